"""The page of surveys: load one, say what its columns mean, see how good its answers are; and who the customers are."""

from __future__ import annotations

import streamlit as st

from i18n.numbers import count
from mcdm.errors import DecisionError
from reports.sentences import customers as customer_words
from reports.sentences import survey as say
from satisfaction.survey import SurveySummary
from studies.measure import stated_over
from studies.study import Study
from views import cached, session
from views.components import figures, layout, marks
from views.components.index import coverage as index_coverage
from views.components.survey import choice as survey_choice
from views.components.survey import customers
from views.components.survey import map as survey_map
from views.components.survey import mappings as survey_mappings
from views.components.survey import quality as survey_quality
from views.components.survey import upload as survey_upload
from views.components.view_switch import opened, view_switch

SURVEYS, QUALITY, CUSTOMERS = "surveys", "quality", "customers"


def render() -> None:
    """A file on its way comes first; else the surveys, the quality of the one in use, or the customers."""
    survey_choice.collect()
    survey, intake = session.survey(), cached.intakes().get(session.study_id())
    with layout.page():
        if intake is not None and not intake.counting:
            survey_map.render(intake)
            return
        views = _views(survey)
        if opened("survey/view", views) == CUSTOMERS:
            _customers(views)
            return
        t, display = session.translate(), figures.display()
        if intake is not None:
            layout.headline(t("The answers are being counted"), t("Until they are, the index stays as it is."))
            survey_upload.watch()
            return
        read = _read(survey)
        layout.headline(layout.plain(say.answer(read, display, t)), layout.plain(say.lead(read, display, t)))
        _badges(survey, read)
        shown = view_switch("survey/view", views)
        if survey is not None and shown == QUALITY:
            survey_quality.render(survey, read)
        else:
            _choose_or_load()


def _views(survey: SurveySummary | None) -> dict[str, str]:
    t = session.translate()
    quality = {QUALITY: t("Quality of the answers")} if survey is not None else {}
    return {SURVEYS: t("Surveys"), **quality, CUSTOMERS: t("Customers")}


def _customers(views: dict[str, str]) -> None:
    t, population = session.translate(), session.study().population
    layout.headline(
        layout.plain(customer_words.answer(population, t)), layout.plain(customer_words.lead(population, t))
    )
    view_switch("survey/view", views)
    customers.render()


def _read(survey: SurveySummary | None) -> say.SurveyRead:
    """The numbers behind the headline; an index that cannot be computed is left out."""
    index = low = high = stated = covered = None
    asked = survey.total if survey else 0
    baseline: Study | None = session.study()
    loaded = len(survey_choice.loaded())
    if survey is not None:
        try:
            measured = cached.measurement()
            found, baseline = measured.index, stated_over(session.study(), measured)
            index, low, high, asked = found.score, found.low, found.high, found.answers
            covered = index_coverage.read(measured)
        except DecisionError:
            index = None
    if baseline is not None and baseline.baseline:
        try:
            stated = cached.stated_measurement(baseline).index.score
        except DecisionError:
            stated = None
    return say.SurveyRead(asked, index, low, high, stated, loaded, covered)


def _badges(survey: SurveySummary | None, read: say.SurveyRead) -> None:
    t = session.translate()
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if survey is None:
            badges = [marks.assumption(t("stated baseline, no survey"))] if session.study().baseline else []
        else:
            cells, items = len(survey.cells), len(survey.indicators)
            badges = [
                marks.fact(_counted(survey.total, read.respondents)),
                marks.fact(t("{count} questions", count=items)),
                marks.fact(t("{count} combinations of segments", count=cells)),
            ]
        st.markdown(" ".join(badges), width="stretch")
        if survey is not None and st.button(t("Show the index"), key="to-index", icon=":material/speed:"):
            session.go("index")


def _counted(answers: int, read: int) -> str:
    """How many answers there are, and how many of them the index reads, where those are fewer: of one wave, say."""
    t = session.translate()
    if read < answers:
        return t("{read} of {count} answers in the index", read=count(read), count=count(answers))
    return t("{count} answers", count=count(answers))


def _choose_or_load() -> None:
    left, right = st.columns(2, gap="large")
    if survey_choice.loaded():
        with left:
            survey_choice.render()
        with right:
            survey_upload.render()
            survey_mappings.render()
    else:
        with left:
            survey_upload.render()
        with right:
            survey_upload.invite()
            survey_mappings.render()
