"""The page of the model: what is weighed, what influences what, and what experts are asked because of it."""

from __future__ import annotations

import streamlit as st

from mcdm.errors import DecisionError
from reports.charts import model as charts
from reports.sentences import model as say
from reports.sentences.judgments import set_name
from reports.sentences.weights import together
from studies.study import Study
from studies.weighing import Weighing
from views import cached, session
from views.components import element_editor, figures, layout, marks, outline_editor


def render() -> None:
    """Headline; the drawing beside what can be changed; what experts are asked beside the outline."""
    t, study = session.translate(), session.study()
    with layout.page():
        loops = len(charts.feedback(study.model))
        layout.headline(layout.plain(say.answer(study.model, loops, t)), layout.plain(say.lead(study, t)))
        _bar(study)
        left, right = st.columns([7, 5], gap="large")
        with left:
            _network(study)
        with right, layout.figure(t("Change it"), t("Each change is one step that Undo takes back."), "change"):
            element_editor.render()
        left, right = st.columns([7, 5], gap="large")
        with left:
            _questions(study)
        reading = t("Paste another outline, or edit this one; the preview says what changes.")
        with right, layout.figure(t("The same as text"), reading, "outline"):
            outline_editor.render()


def _bar(study: Study) -> None:
    """What is known about the indicators; the way to the judgments."""
    t, indicators = session.translate(), len(study.model.nodes)
    badges = [marks.fact(t("hierarchy") if study.model.is_hierarchy else t("network"))]
    if session.survey() is None and study.baseline:
        told = t("stated shares for {count} of {all} indicators", count=len(study.baseline), all=indicators)
        badges.append(marks.assumption(told))
    if study.figures:
        figured = t("operating figures for {count} of {all}", count=len(study.figures), all=indicators)
        badges.append(marks.sourced(figured))
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        st.markdown(" ".join(badges), width="stretch")
        if st.button(t("Go to the judgments"), key="to-judgments", icon=":material/how_to_vote:",
                     type="secondary" if study.ballots else "primary"):  # fmt: skip
            session.go("judgments")


def _network(study: Study) -> None:
    t, weighed = session.translate(), _weighed()
    hierarchy = study.model.is_hierarchy
    title = t("What divides into what") if hierarchy else t("What influences what")
    arcs = t("An arc leads from what influences to what is influenced; coloured arcs lie on a feedback loop.")
    reading = t("Larger dots weigh more.")
    if not hierarchy:
        reading = together(t, arcs, reading)
    shown = session.key_of(study.model)
    weights, influence = None, None
    if weighed is not None:
        weights = weighed.weights.as_dict()
        place = {name: k for k, name in enumerate(study.model.node_ids)}
        matrix = weighed.supermatrix
        influence = {
            (link.source, link.target): float(matrix[place[link.source], place[link.target]])
            for link in study.model.links
        }
        shown += figures.key_of(weighed.weights.values, matrix)
    with layout.figure(title, reading, "network", wide=True):
        figures.show("network", shown, lambda: charts.network(study.model, t=t, weights=weights, influence=influence))


def _weighed() -> Weighing | None:
    """The weights, where they can be computed: the drawing does without."""
    try:
        return cached.weighing()
    except DecisionError:
        return None


def _questions(study: Study) -> None:
    """Every comparison set with its pairs and who answered it."""
    t, sets = session.translate(), study.comparison_sets.values()
    pairs = sum(each.pair_count for each in sets)
    told = t("{sets} questions, {pairs} pairs.", sets=len(sets), pairs=pairs)
    more = t("An indicator more means new pairs; an influence may mean a new question.")
    with layout.figure(t("What the experts are asked"), together(t, told, more), "questions"):
        rows = [
            {
                t("Question"): set_name(each, study.labels, t),
                t("Pairs"): each.pair_count,
                t("Answered by"): say.answered(study, each.id, t),
                t("Compared"): t(", ").join(element_editor.name_of(name) for name in each.elements),
            }
            for each in sets
        ]
        if rows:
            st.dataframe(rows, hide_index=True, height=min(38 * len(rows) + 42, 460), key="questions-table",
                         placeholder="–")  # fmt: skip
        else:
            st.caption(t("Nothing is compared yet."))
