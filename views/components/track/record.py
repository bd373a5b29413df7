"""The form that puts a decision on record: which plan, who, when and why; what it expects is taken from the run."""

from __future__ import annotations

from datetime import date

import streamlit as st

from mcdm.errors import DecisionError
from reports.sentences.scenarios import called
from studies import edits
from studies.looking_back import decision_of
from studies.study import Study
from views import cached, cached_scenarios, session
from views.components import figures, layout, unmeasured


def show(study: Study) -> None:
    """Draw the form, with the leading plan and the day of today filled in."""
    t = session.translate()
    reading = t("What is expected, with its band, its cost and the version of the study, is kept as it is today.")
    with layout.figure(t("Record a decision"), reading, "record"):
        if not study.scenarios:
            st.caption(t("No scenario is planned yet."))
            return
        with st.form(session.widget("track", "record", len(study.decisions)), border=False):
            _fields(study)


def offer(scenario: str) -> None:
    """A button, for pages that show a plan, that leads to the form with this plan filled in."""
    t = session.translate()
    if st.button(t("Record the decision"), key=f"decide-{scenario}", icon=":material/gavel:"):
        session.remember(_place(), scenario)
        session.go("track")


def _place() -> str:
    return f"track/{session.study_id()}/offered"


def _fields(study: Study) -> None:
    t, palette = session.translate(), figures.palette()
    offered = list(palette.ids)
    first = session.remembered(_place(), "")
    with st.grid(3, min_column_width=220, gap="small"):
        chosen = offered.index(first if first in offered else _leading(study))
        scenario = st.selectbox(
            t("Scenario"), offered, chosen, format_func=palette.name, key=session.widget("track", "scenario", first)
        )
        who = st.text_input(
            t("Decided by"), session.remembered("track/who", ""), key=session.widget("track", "who"),
            placeholder=t("Name, role or meeting"),
        )  # fmt: skip
        day = st.date_input(t("Day"), date.today(), key=session.widget("track", "day"))
    reason = st.text_area(
        t("Why"), key=session.widget("track", "reason"), placeholder=t("In the words of who decides"), height=80
    )
    if not session.is_saved():
        st.caption(t("Edits are not saved yet: they become a version first, so that the decision rests on one that can "
                     "be opened again."))  # fmt: skip
    asked = t("Record the decision") if session.is_saved() else t("Save and record")
    if st.form_submit_button(asked, key="record", type="primary", icon=":material/gavel:"):
        _record(study, scenario, who, day, reason)


def _leading(study: Study) -> str:
    """The plan that is best on the screen of comparison; the first one where none can be run."""
    try:
        return cached_scenarios.comparison(study).leaders[0]
    except DecisionError:
        return study.scenarios[0].id


def _saved(scenario: str) -> bool:
    """The study as it is, made a version that says what it was kept for."""
    name = called(figures.palette().name(scenario), session.translate())
    return session.save(session.translate()("Before the decision for {name}", name=name))


def _record(study: Study, scenario: str, who: str, day: object, reason: str) -> None:
    t = session.translate()
    if not who.strip():
        st.caption(f":orange[:material/flag: {t('Say who decides first.')}]")
        return
    if not session.is_saved() and not _saved(scenario):
        st.rerun()  # the bar says why; what was typed stands where it was
    try:
        projection = cached_scenarios.projection(study.scenario(scenario))
        index = cached.measurement().index
        when = day.isoformat() if isinstance(day, date) else ""
        record = decision_of(study, projection, index, day=when, who=who, reason=reason,
                             number=session.working().version)  # fmt: skip
    except DecisionError as error:
        unmeasured.refuse(error)
        return
    session.remember("track/who", who.strip())
    session.remember(_place(), "")
    if session.apply(edits.record_decision, record):
        session.remember(f"track/{session.study_id()}/chosen", record.id)
        session.refresh_widgets()
        st.rerun()
