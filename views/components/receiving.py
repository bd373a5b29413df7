"""Files that are being read, on the page they were given to: the step, how far it is, and the way to stop it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

import streamlit as st

from exchange.survey_file import SurveyFile
from reports.sentences import operation_lists
from reports.sentences.files import STEPS
from views import session
from views.components import layout
from views.jobs import Job

PATIENCE = 0.8
"""What is read within so many seconds shows no progress: it would only flicker."""


@st.fragment(run_every=0.5)
def watch(job: Job[Any], name: str, stop: Callable[[], None], *, key: str) -> None:
    """How far the reading is; draws the page anew when it has ended."""
    if not job.running:
        st.rerun()
    t = session.translate()
    with layout.figure(layout.plain(name), "", f"receiving-{key}"):
        st.progress(job.share, t(STEPS[job.step]))
        st.button(t("Cancel"), key=f"stop-{key}", icon=":material/close:", on_click=stop)


class ListOnItsWay(Protocol):
    """A list that was handed in, with the reading of it once that was started."""

    file: SurveyFile

    @property
    def job(self) -> Job[Any] | None:
        """The reading."""


@st.fragment(run_every=0.5)
def watch_list(find: Callable[[], ListOnItsWay | None], *, key: str) -> None:
    """How far the reading of a list is, with the way to stop it; draws the page anew when it has ended."""
    intake = find()
    if intake is None or intake.job is None or not intake.job.running:
        st.rerun()
    t, job = session.translate(), intake.job
    with layout.figure(layout.plain(intake.file.name), t("You may leave this page; the count goes on."), "reading"):
        st.progress(job.share, operation_lists.progress(job.count, job.seconds_left, t))
        st.button(t("Cancel"), key=f"cancel-{key}", icon=":material/close:", on_click=job.cancel)
