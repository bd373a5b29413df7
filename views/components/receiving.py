"""Files that are being read, on the page they were given to: the step, how far it is, and the way to stop it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

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
