"""How a survey comes in: a file, or the sample of an example in one click; and the count while it runs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

import streamlit as st

from mcdm.errors import DecisionError
from mcdm.findings import Finding
from reports.sentences import survey as say
from store.examples import example_survey, examples, load_example
from views import cached, session
from views.components import layout
from views.components.survey import choice as survey_choice
from views.survey_intake import SAMPLE, Intake
from views.survey_population import asked_for_another, invited_in, told, with_questionnaire

PATIENCE = 0.8
"""A count that is done within so many seconds shows no progress: it would only flicker."""


def render() -> None:
    """The upload field."""
    t = session.translate()
    reading = t("CSV with any delimiter (UTF-8, UTF-16, GB18030), Excel (XLSX) or Parquet. One row a respondent.")
    with layout.figure(t("Load a survey"), reading, "upload"):
        key = f"survey-file-{session.remembered('survey/uploads', 0)}"
        with st.container(key=f"uploader-{session.language()}"):
            st.file_uploader(t("Survey file"), key=key, label_visibility="collapsed", on_change=_receive, args=(key,))
        if survey_choice.loaded():
            _offer_sample("secondary")


def invite() -> None:
    """Where no survey was loaded yet: an inviting place with the sample, if the study has one."""
    t = session.translate()
    if _sample() is not None:
        with layout.empty(
            t("No survey at hand?"), t("A drawn sample of the population of this example, to try everything with.")
        ):
            _offer_sample("primary")


def _offer_sample(kind: Literal["primary", "secondary"]) -> None:
    t, sample = session.translate(), _sample()
    if sample is not None:
        st.button(
            t("Load the sample survey"),
            key="load-sample",
            icon=":material/science:",
            type=kind,
            on_click=_receive_sample,
            args=(sample,),
        )


def start(intake: Intake, invited: Mapping[tuple[str, str], int] | None = None) -> None:
    """Make the draft the study's questionnaire and count by it; a contradiction says so and changes nothing.

    How many were asked is `invited` where that is known of this survey. Else the numbers of the study hold, unless they
    were given for another survey: then they are taken out, and a finding goes with the survey that says so.
    """
    if intake.counting:
        return
    try:
        asked = intake.draft.questionnaire(session.study().scale)
        asked.check(
            session.study().model.indicator_ids, session.study().scale, intake.grown(session.study()).population
        )
    except DecisionError as error:
        session.complain(error)
        return
    if invited is None and _asked_for_another(intake):
        strangers = sum(invited_in(session.study()).values())
        intake.notes = (*intake.notes, Finding.of("invitations-of-another-survey", count=strangers))
        invited = {}
    if session.apply(with_questionnaire, asked, told(intake.draft, intake.answers), invited):
        if intake.keep_as.strip():
            cached.repository().keep_mapping(intake.keep_as.strip(), intake.file.columns, asked)
        intake.start(session.study_id(), session.study(), asked, cached.repository(), cached.workers())
        if intake.job is not None:
            intake.job.wait(PATIENCE)


def _asked_for_another(intake: Intake) -> bool:
    loaded = [survey_choice.name(entry) for entry in survey_choice.loaded()]
    return asked_for_another(session.study(), intake.file.name, loaded, map(load_example, examples()))


def discard() -> None:
    """Forget the file that is being taken in."""
    intake = cached.intakes().pop(session.study_id(), None)
    if intake is not None and intake.job is not None:
        intake.job.cancel()


@st.fragment(run_every=0.5)
def watch() -> None:
    """How far the count is, with the way to stop it; draws the page anew when it has ended."""
    intake = cached.intakes().get(session.study_id())
    if intake is None or intake.job is None or not intake.job.running:
        st.rerun()
        return
    t, job = session.translate(), intake.job
    with layout.figure(layout.plain(intake.file.name), t("You may leave this page; the count goes on."), "counting"):
        st.progress(job.share, say.progress(job.step, job.count, job.share, job.seconds_left, t))
        if job.cancelled():
            st.caption(t("Stopping …"))
        else:
            st.button(t("Cancel"), key="cancel-count", icon=":material/close:", on_click=job.cancel)


def _receive(key: str) -> None:
    """Take the uploaded file; one that cannot be read leaves its sentence, and everything stays as it was."""
    uploaded = session.value_of(key)
    if uploaded is None:
        return
    session.remember("survey/uploads", session.remembered("survey/uploads", 0) + 1)
    try:
        cached.intakes()[session.study_id()] = Intake.receive(
            uploaded.name, uploaded, session.study(), cached.repository()
        )
    except DecisionError as error:
        session.complain(error)


def _receive_sample(example: str) -> None:
    """Take the sample in and count it at once, by the questionnaire of its example."""
    path = example_survey(example)
    if path is None:
        return
    drawn = (SAMPLE,) if path.with_suffix(".json").is_file() else ()
    own = load_example(example)
    asked = replace(session.study(), questionnaire=own.questionnaire)
    try:
        intake = Intake.look_into(path, asked, name=session.translate()("Sample survey"), notes=drawn)
    except DecisionError as error:
        session.complain(error)
        return
    cached.intakes()[session.study_id()] = intake
    known = invited_in(session.study())
    start(intake, invited_in(own) if not known or _asked_for_another(intake) else None)


def _sample() -> str | None:
    """The example with a sample survey that asks about the same indicators."""
    nodes = session.study().model.indicator_ids
    alike = (name for name in examples() if load_example(name).model.indicator_ids == nodes)
    return next((name for name in alike if example_survey(name) is not None), None)
