"""How good the answers are, before anything is read from them; and who answered, against who there is."""

from __future__ import annotations

import streamlit as st

from mcdm.findings import Finding
from reports.charts import methods
from reports.charts import survey as charts
from reports.sentences import survey as say
from satisfaction.answer_quality import MISSING_SHARE
from satisfaction.survey import SurveySummary
from views import cached, session, surveys_together
from views.components import figures, findings, layout
from views.components.index import figures as index_figures
from views.components.survey import corrections as survey_corrections
from views.components.survey.rules import rules_told
from views.survey_intake import notes_of


def render(survey: SurveySummary, read: say.SurveyRead) -> None:
    """What was read and left out, what is missing and not understood, who answered, how the index compares."""
    _doubts(survey)
    _quality(survey)
    left, right = st.columns(2, gap="large")
    with left:
        _rows(survey)
        _who(survey)
    with right:
        _missing(survey)
        _against(read)
    survey_corrections.render(survey)


def _doubts(survey: SurveySummary) -> None:
    chosen, repository = session.working().survey_id, cached.repository()
    notes = [note for each in surveys_together.parts(chosen) for note in notes_of(repository, each)]
    if surveys_together.lose_questions(repository, chosen):
        notes.append(Finding.of("surveys-other-questions-differ"))
    findings.show((*notes, *survey.findings()), limit=3, key="survey")


def _quality(survey: SurveySummary) -> None:
    t = session.translate()
    told = say.quality(survey.quality, survey.sample.repeated, len(survey.sample), t)
    reading = t("Nothing is filled in: what is missing stays missing, and every number rests on answers given.")
    title = t("How good the answers are")
    with layout.figure(title, reading, "quality"), st.grid(6, min_column_width=150, gap="medium"):
        for number, what, doubtful in told:
            with st.container(gap=None):
                flag = " :orange[:material/flag:]" if doubtful else ""
                st.markdown(f"**{number}**{flag}")
                st.caption(what)


def _rows(survey: SurveySummary) -> None:
    """What became of the rows, with the rules that they were held against."""
    t, quality = session.translate(), survey.quality
    chosen = surveys_together.parts(session.working().survey_id)
    rules = dict.fromkeys(
        rule for each in chosen for rule in rules_told(cached.repository().survey_questionnaire(each).hygiene)
    )
    reading = t("Left out is: {rules}.", rules=t("; ").join(rules)) if rules else t("No rule leaves anybody out.")
    parts = [charts.RowCount(name, rows, place == 0) for place, (name, rows) in enumerate(say.rows_kept(quality, t))]
    with layout.figure(say.kept(quality, t), layout.plain(reading), "rows"):
        figures.show("rows", _key(survey), lambda: charts.rows_counted(parts, t=t))


def _missing(survey: SurveySummary) -> None:
    t, named = session.translate(), index_figures.names()
    items = [
        (named.get(indicator, indicator), float(part))
        for indicator, part in zip(survey.indicators, survey.missing_shares, strict=True)
    ]
    with layout.figure(t("Questions left open"), layout.plain(say.left_open(items, t)), "missing"):
        if any(part for _, part in items):
            figures.show("missing", _key(survey), lambda: charts.missing_by_item(items, limit=MISSING_SHARE, t=t))


def _who(survey: SurveySummary) -> None:
    """Answers against customers, by a dimension whose customers are counted."""
    t, language = session.translate(), session.language()
    counted = {each.id: each for each in session.study().population.weighting if each.id in survey.dimensions}
    if not counted:
        with layout.figure(t("Who answered"), "", "who"):
            st.caption(t("The number of customers is not known by district or tier, so nobody can say who is missing."))
        return
    with layout.figure(t("Who answered"), t("The index weights the answers to the customers."), "who"):
        kept = session.remembered("survey/dimension")
        chosen = kept if kept in counted else next(iter(counted))
        if len(counted) > 1:
            key = f"who-{chosen}-{language}"
            st.segmented_control(
                t("By"),
                list(counted),
                format_func=lambda name: counted[name].label.in_language(language) or name,
                default=chosen,
                key=key,
                required=True,
                label_visibility="collapsed",
                on_change=lambda: session.remember("survey/dimension", session.value_of(key)),
            )
        margin = survey.collapse((chosen,))
        answers = {cell[0]: int(n) for cell, n in zip(margin.cells, margin.respondents, strict=True)}
        dimension = counted[chosen]
        rows = [
            charts.SegmentAnswers(
                segment.label.in_language(language) or segment.id,
                answers.get(segment.id, 0),
                (segment.customers or 0) / max(dimension.customers, 1),
            )
            for segment in dimension.segments
        ]
        figures.show(f"who-{chosen}", _key(survey), lambda: charts.answers_by_segment(rows, t=t))


def _against(read: say.SurveyRead) -> None:
    if read.index is None or read.stated is None:
        return
    t, display = session.translate(), figures.display()
    rows = [
        methods.MethodIndex(t("This survey"), read.index, True, read.low, read.high),
        methods.MethodIndex(t("Stated baseline"), read.stated, False, assumed=True),
    ]
    with layout.figure(t("Survey and stated baseline"), t("The band is the 95% sampling interval."), "against"):
        figures.show("against", cached.measured(), lambda: methods.methods(rows, display=display, t=t))


def _key(survey: SurveySummary) -> str:
    study = session.study()
    return f"{survey.digest()}|{session.key_of(study.model, study.population)}"
