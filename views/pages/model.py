"""The page of the model: what is weighed, what influences what, and what experts are asked because of it."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from mcdm.errors import DecisionError
from reports.charts import model as charts
from reports.sentences import model as say
from reports.sentences.judgments import set_name
from reports.sentences.weights import together
from studies.study import Study
from studies.weighing import Weighing
from views import cached, session
from views.components import layout, marks
from views.components.model import element_editor, network_editor, outline_editor
from views.components.model import purpose as model_purpose
from views.components.model import table as model_table
from views.components.view_switch import view_switch


def render() -> None:
    """Headline; the drawing with what is chosen in it; below, what experts are asked and the same model as text."""
    t, study = session.translate(), session.study()
    with layout.page():
        loops = len(charts.feedback(study.model))
        layout.headline(layout.plain(say.answer(study.model, loops, t)), layout.plain(say.lead(study, t)))
        _bar(study)
        left, right = st.columns([16, 9], gap="medium")
        with left:
            _drawing(study)
        with right, layout.figure(t("What is chosen"), t("Each change is one step that Undo takes back."), "change"):
            element_editor.render()
        _below(study)


def _bar(study: Study) -> None:
    """What is known about the indicators; the way to the judgments."""
    t, indicators = session.translate(), len(study.model.indicators)
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


def _drawing(study: Study) -> None:
    t = session.translate()
    title = t("What divides into what") if study.model.is_hierarchy else t("What influences what")
    reading = t("Larger dots weigh more.")
    if study.model.links:
        arcs = t("An arrow leads from what influences to what is influenced; coloured ones lie on a feedback loop.")
        reading = together(t, arcs, reading)
    with layout.figure(title, reading, "network"):
        network_editor.render(network_editor.weights_of(study.model, _weighed()))


def _weighed() -> Weighing | None:
    """The weights, where they can be computed: the drawing does without."""
    try:
        return cached.weighing()
    except DecisionError:
        return None


def _below(study: Study) -> None:
    """What experts are asked because of the model, and the model in two other forms."""
    t = session.translate()
    forms: dict[str, tuple[str, Callable[[], None]]] = {
        "questions": (t("What the experts are asked"), lambda: _questions(study)),
        "outline": (t("The same as an outline"), outline_editor.render),
        "table": (t("The same as a table"), model_table.render),
        "purpose": (t("What it is for"), model_purpose.render),
    }
    with st.container(key="fig-forms", gap="small"):
        forms[view_switch("model/form", {form: name for form, (name, _) in forms.items()}, label=t("Form"))][1]()


def _questions(study: Study) -> None:
    """Every comparison set with its pairs and who answered it."""
    t, sets = session.translate(), study.comparison_sets.values()
    pairs = sum(each.pair_count for each in sets)
    told = t("{sets} questions, {pairs} pairs.", sets=len(sets), pairs=pairs)
    st.caption(together(t, told, t("An indicator more means new pairs; an influence may mean a new question.")))
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
