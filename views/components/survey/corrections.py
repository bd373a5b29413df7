"""Answers that were not understood: what they mean is said in one click, and the survey is counted again."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from i18n.translate import Translator
from reports.sentences import survey as say
from satisfaction.answer_quality import UnknownTexts
from satisfaction.answer_scales import MISSING, built_in_scales
from satisfaction.questionnaire import Questionnaire
from satisfaction.survey import SurveySummary
from views import cached, session, surveys_together
from views.components import layout
from views.components.survey.columns import heading
from views.components.survey.looks import NONE, meanings
from views.components.survey.segments import segment_names
from views.components.survey.upload import PATIENCE
from views.survey_reading import corrected, steps_of
from views.survey_recount import corrections, recount, without_correction

COLUMNS = 6
"""Columns whose answers are shown; the others are in the findings."""


def render(survey: SurveySummary) -> None:
    """The columns with answers that nobody understands; and what was said before about such answers."""
    t, chosen = session.translate(), surveys_together.parts(session.working().survey_id)
    unknown = survey.quality.unknown
    asked = cached.repository().survey_questionnaire(chosen[0]) if len(chosen) == 1 else None
    said = corrections(asked, session.study()) if asked is not None else ()
    if not unknown and not said:
        return
    reading = t("They count as missing. Say what one means, and the survey is counted again.")
    with layout.figure(t("Answers that are not understood"), reading, "corrections"):
        if len(chosen) > 1:
            st.caption(t("Choose one survey alone to correct its answers."))
            return
        answers = cached.repository().survey_answers(chosen[0])
        if asked is None or answers is None:
            st.caption(t("The answers themselves were not kept; load the file again to correct them."))
            return
        with st.grid(2, min_column_width=330, gap="small"):
            for each in unknown[:COLUMNS]:
                with st.container(border=True, height="stretch", gap="small"):
                    _unknown(asked, each)
        _said(asked, said, t)


def _unknown(asked: Questionnaire, unknown: UnknownTexts) -> None:
    t, scale = session.translate(), session.study().scale
    kind = unknown.kind
    st.markdown(
        f"**{layout.plain(say.not_understood(heading(unknown.column, asked.columns), unknown.count, kind, t))}**"
    )
    options = _options(asked, unknown.column, t)

    def take(text: str, option: str) -> None:
        is_segment = any(each.column == unknown.column for each in asked.segments)
        meant: int | str = option if is_segment else MISSING if option == NONE else int(option)
        _recount(corrected(asked, unknown.column, text, meant, scale))

    if options and kind in ("text", "place", "beyond"):
        meanings(unknown.examples, options, take, f"meaning/{session.working().survey_id}/{unknown.column}/{kind}")
    else:
        st.caption(layout.plain(" · ".join(unknown.examples)))


def _options(asked: Questionnaire, column: str, t: Translator) -> dict[str, str]:
    """What an answer of a column may mean: a step of its scale, no answer, or a segment."""
    study = session.study()
    item = next((each for each in asked.items if each.column == column), None)
    if item is not None:
        steps = steps_of(asked.scale_of(item, study.scale), study.scale, session.language())
        return {**{str(step): name for step, name in steps.items()}, NONE: t("no answer")}
    segment = next((each for each in asked.segments if each.column == column and not each.thresholds), None)
    dimension = next((each for each in study.population.dimensions if segment and each.id == segment.dimension), None)
    return segment_names(dimension) if dimension is not None and segment is not None and not segment.dates else {}


def _said(asked: Questionnaire, said: tuple[tuple[str, str, int], ...], t: Translator) -> None:
    """What was said about answers before, each with the way to take it back."""
    study = session.study()
    known = {**built_in_scales(study.scale), **{own.id: own for own in asked.scales}}
    for place, (scale_id, text, step) in enumerate(said):
        steps = steps_of(known[scale_id], study.scale, session.language())
        meant = t("no answer") if step == MISSING else steps.get(step, str(step))
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            told = t("“{answer}” was said to mean: {meaning}.", answer=text, meaning=meant)
            st.markdown(f":material/edit: {layout.plain(told)}", width="content")
            st.button(t("Take back"), key=f"take-back-{place}-{scale_id}", type="tertiary", on_click=_recount,
                      args=(without_correction(asked, scale_id, text, study),))  # fmt: skip


def _recount(asked: Questionnaire) -> None:
    """Count the kept answers again, and let the next file be read in the same way."""
    repository, survey_id = cached.repository(), session.working().survey_id
    answers = repository.survey_answers(survey_id)
    entry = next(each for each in repository.surveys(session.study_id()) if each.id == survey_id)
    if answers is None:
        return
    intake = recount(survey_id, Path(answers), entry.name, asked, session.study(), repository, cached.workers())
    cached.intakes()[session.study_id()] = intake
    if intake.job is not None:
        intake.job.wait(PATIENCE)
