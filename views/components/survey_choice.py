"""Which survey the index reads: one of those that are loaded, or the stated baseline."""

from __future__ import annotations

import streamlit as st

from i18n.numbers import count
from i18n.translate import LANGUAGES, N_, translator
from mcdm.errors import DecisionError
from studies.repository import SurveyEntry
from views import cached, session
from views.components import layout

SAMPLE_NAME = N_("Sample survey")

BASELINE = ""
"""In place of a survey's id."""


def collect() -> None:
    """Take over a count that has finished since the last run, or its error, and draw the page anew."""
    intakes = cached.intakes()
    intake = intakes.get(session.study_id())
    if intake is None or intake.job is None or intake.job.running:
        return
    job, intake.job = intake.job, None
    try:
        survey_id = job.result()
    except DecisionError as error:
        session.complain(error)
    else:
        intakes.pop(session.study_id(), None)
        session.use_survey(survey_id)
    st.rerun()


def loaded() -> tuple[SurveyEntry, ...]:
    """The surveys of the open study, the one loaded last first."""
    return cached.repository().surveys(session.study_id())


def render() -> None:
    """The list: choose, or remove the one that is chosen."""
    t, entries = session.translate(), {entry.id: entry for entry in loaded()}
    if not entries:
        return
    with layout.figure(t("What the index reads"), t("Switching changes no survey."), "choice"):
        used = session.working().survey_id
        ids = [*entries, BASELINE] if session.study().baseline else [*entries]
        key = session.widget("survey-used", used, len(ids), session.language())
        st.radio(
            t("What the index reads"),
            ids,
            index=ids.index(used) if used in ids else None,
            format_func=lambda each: layout.plain(name(entries[each])) if each else t("Stated baseline"),
            captions=[_caption(entries.get(each)) for each in ids],
            key=key,
            label_visibility="collapsed",
            on_change=lambda: session.use_survey(session.value_of(key)),
        )
        if used in entries:
            _remove(entries[used])


def name(entry: SurveyEntry) -> str:
    """Its file; a sample was named in the language of whoever loaded it and is read in one's own."""
    samples = {translator(language)(SAMPLE_NAME) for language in LANGUAGES}
    return session.translate()(SAMPLE_NAME) if entry.name in samples else entry.name


def _caption(entry: SurveyEntry | None) -> str:
    t = session.translate()
    if entry is None:
        return t("shares stated in the study; no interval")
    return t("{count} respondents, loaded {date}", count=count(entry.respondents), date=entry.loaded[:10])


def _remove(entry: SurveyEntry) -> None:
    t = session.translate()
    with st.popover(t("Remove this survey"), icon=":material/delete:", type="tertiary", key="remove-survey"):
        st.markdown(t("**{name}** is taken off the list, and the index reads something else.",
                      name=layout.plain(name(entry))))  # fmt: skip
        st.button(t("Remove"), key="remove-survey-now", on_click=_take_off, args=(entry.id,))


def _take_off(survey_id: str) -> None:
    """Remove a survey; the index then reads the stated baseline, or what was loaded before."""
    cached.repository().remove_survey(survey_id)
    left = loaded()
    session.use_survey(BASELINE if session.study().baseline or not left else left[0].id)
