"""Which survey the index reads: one of those that are loaded, several as one, or the stated baseline."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from i18n.numbers import count
from i18n.translate import LANGUAGES, N_, translator
from mcdm.errors import DecisionError
from studies.repository import SurveyEntry
from views import cached, session, surveys_together
from views.components import layout

SAMPLE_NAME = N_("Sample survey")

BASELINE, SEVERAL = "", "several"
"""In place of a survey's id."""

_GATHERING, _REFUSED = "survey/several", "survey/refused"


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
        if intake.again:
            intakes.pop(session.study_id(), None)
    else:
        intakes.pop(session.study_id(), None)
        session.use_survey(survey_id)
        if session.remembered("survey/view") != "customers":
            session.remember("survey/view", "quality")
    st.rerun()


def loaded() -> tuple[SurveyEntry, ...]:
    """The surveys of the open study, the one loaded last first."""
    return cached.repository().surveys(session.study_id())


def render() -> None:
    """The list: choose one, several together, or the baseline; or remove the one that is chosen."""
    t, entries = session.translate(), {entry.id: entry for entry in loaded()}
    if not entries:
        return
    with layout.figure(t("What the index reads"), t("Switching changes no survey."), "choice"):
        used = surveys_together.parts(session.working().survey_id)
        shown = SEVERAL if len(used) > 1 or _gathering() else next(iter(used), BASELINE)
        ids = [*entries, *([SEVERAL] if len(entries) > 1 else []), *([BASELINE] if session.study().baseline else [])]
        names = {SEVERAL: t("Several surveys together"), BASELINE: t("Stated baseline")}
        key = session.widget("survey-used", shown, len(ids), session.language())
        st.radio(
            t("What the index reads"),
            ids,
            index=ids.index(shown) if shown in ids else None,
            format_func=lambda each: names.get(each) or layout.plain(name(entries[each])),
            captions=[_caption(entries.get(each), each) for each in ids],
            key=key,
            label_visibility="collapsed",
            on_change=lambda: _choose(session.value_of(key)),
        )
        if shown == SEVERAL:
            _together(entries, used)
        elif shown in entries:
            _remove(entries[shown])


def _choose(chosen: str) -> None:
    session.remember(_GATHERING, session.study_id() if chosen == SEVERAL else "")
    if chosen != SEVERAL:
        session.use_survey(chosen)


def _gathering() -> bool:
    """Whether several surveys are being chosen, though so far not more than one is."""
    return bool(session.remembered(_GATHERING, "") == session.study_id())


def _together(entries: Mapping[str, SurveyEntry], used: tuple[str, ...]) -> None:
    """Which of the surveys are read as one; a choice that does not fit says why and changes nothing."""
    t = session.translate()
    key = session.widget("surveys-together", *used, session.remembered(_REFUSED, 0), session.language())

    def take() -> None:
        chosen = surveys_together.together(each for each in entries if each in session.value_of(key))
        session.use_survey(chosen)
        if session.working().survey_id != chosen:
            session.remember(_REFUSED, session.remembered(_REFUSED, 0) + 1)  # the pills show what holds

    st.pills(
        t("Read as one survey"),
        list(entries),
        selection_mode="multi",
        default=[each for each in used if each in entries],
        format_func=lambda each: layout.plain(name(entries[each])),
        key=key,
        on_change=take,
    )
    st.caption(t("They must ask the same questions and divide people alike, e.g. waves, or web and telephone."))


def name(entry: SurveyEntry) -> str:
    """Its file; a sample was named in the language of whoever loaded it and is read in one's own."""
    samples = {translator(language)(SAMPLE_NAME) for language in LANGUAGES}
    return session.translate()(SAMPLE_NAME) if entry.name in samples else entry.name


def _caption(entry: SurveyEntry | None, chosen: str) -> str:
    t = session.translate()
    if chosen == SEVERAL:
        return t("their respondents are added: waves, or sources")
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
