"""The page of the index: how satisfied customers are, how sure that is, where it is weakest, what methods change."""

from __future__ import annotations

import streamlit as st

from i18n.errors import error_sentence
from i18n.translate import N_
from mcdm.errors import DecisionError
from reports.sentences import index as say
from reports.sentences.indices import NAMES as INDICES
from reports.sentences.weights import together
from studies.measure import FUZZY, Measurement
from views import cached, session
from views.components import figures, findings, layout, marks
from views.components.index import coverage as index_coverage
from views.components.index import detail as index_detail
from views.components.index import figures as index_figures
from views.components.index import method as index_method
from views.components.index import number as index_number
from views.components.survey import choice as survey_choice
from views.components.view_switch import view_switch

VIEWS = {
    "overview": (N_("Overview"), index_figures.render),
    "indicator": (N_("One indicator"), index_detail.render),
    "method": (N_("Method"), index_method.render),
}


def render() -> None:
    """The number and the sentence, then one of three views, then the findings."""
    survey_choice.collect()
    with layout.page():
        try:
            measured = cached.measurement()
        except DecisionError as error:
            _nothing(error)
            return
        _top(measured)
        VIEWS[_view()][1](measured)
        findings.show(measured.findings, limit=3, key="index")


def _top(measured: Measurement) -> None:
    left, right = st.columns([5, 7], gap="large", vertical_alignment="bottom")
    with left:
        index_number.render(measured.index)
    with right:
        read = _read(measured)
        display, t = figures.display(), session.translate()
        told = [say.lead(read, t)]
        if not session.study().model.is_hierarchy:
            ahp, used = cached.index_by_method()["ahp"].score, session.study().choices.network_weights
            told.append(say.against_ahp(read, ahp, used, display, t))
        layout.headline(layout.plain(say.answer(read, t)), layout.plain(together(t, *told)))
        _badges(measured)


def _read(measured: Measurement) -> say.IndexRead:
    study, index = session.study(), measured.index
    labels = study.labels
    return say.IndexRead(
        index.score,
        index.low,
        index.high,
        index.answers,
        index.source,
        index_figures.grade_names(),
        study.scale.scores,
        measured.fuzzy.shares.tolist(),
        [
            say.ClusterRead(labels[each.cluster].in_language(session.language()), each.weight, each.score)
            for each in measured.clusters
        ],
        index_coverage.read(measured),
    )


def _badges(measured: Measurement) -> None:
    t, index = session.translate(), measured.index
    choices = session.study().choices
    sign = say.OPERATORS[choices.composition.method][0]
    fuzzy, other = t("fuzzy evaluation {operator}", operator=sign), INDICES.get(choices.index.method)
    method = fuzzy if choices.index.method == FUZZY or other is None else t(other)
    answers = [marks.fact(t("{count:answer|answers}", count=index.answers))] if index.source == "survey" else []
    judged = session.study().ballots or session.study().overrides
    unjudged = [] if judged else [marks.flagged(t("nobody has judged: equal weights"))]
    badges = [*answers, marks.fact(layout.plain(method)), *unjudged]
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(" ".join(badges), width="stretch")
        if st.button(
            t("Surveys") if session.survey() is not None else t("Load a survey"),
            key="to-survey",
            icon=":material/upload_file:",
            type="secondary" if session.survey() is not None else "primary",
        ):
            session.go("survey")


def _view() -> str:
    t = session.translate()
    return view_switch("index/view", {view: t(name) for view, (name, _) in VIEWS.items()})


def _nothing(error: DecisionError) -> None:
    t = session.translate()
    layout.headline(t("Nothing is measured yet"), layout.plain(error_sentence(error, session.language())))
    explained = t("It follows as soon as customers were asked or figures are given.")
    with layout.empty(t("The satisfaction index"), explained):
        if st.button(t("Load a survey"), key="load-first", type="primary", icon=":material/upload_file:"):
            session.go("survey")
