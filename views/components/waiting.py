"""Work that takes longer than a person waits: how far it is, the way to stop it, the way to begin again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from views import cached, session
from views.components import layout
from views.jobs import Job, StoppedError

T = TypeVar("T")

PATIENCE = 0.8
"""Work that is done within so many seconds shows no progress: it would only flicker."""


def result(key: str, what: str, do: Callable[[Job[T]], T], *, patience: float | None = None) -> T | None:
    """What the work of this key gives; None while it is under way or stopped, and then this says so.

    Parameters
    ----------
    key
        Names everything the work reads.
    what
        What is being done, as a sentence.
    do
        The work: reports to its job, touches neither the screen nor the session.
    patience
        Seconds that the page waits for it: 0 where the page shows something else meanwhile.
    """
    job = cached.work(key, do)
    if job.wait(PATIENCE if patience is None else patience):
        try:
            return job.result()
        except StoppedError:
            _stopped(key, what)
            return None
    _watch(job, what, key)
    return None


@st.fragment(run_every=0.5)
def _watch(job: Job[T], what: str, key: str) -> None:
    """How far it is; draws the page anew when it has ended."""
    if not job.running:
        st.rerun()
    t = session.translate()
    with st.container(gap="xsmall"):
        seconds = job.seconds_left
        left = "" if seconds is None else t("about {count} s left", count=max(1, round(seconds)))
        st.progress(job.share, " · ".join(filter(None, (layout.plain(what), left))))
        if job.cancelled():
            st.caption(t("Stopping …"))
        else:
            st.button(t("Cancel"), key=f"cancel-{key}", icon=":material/close:", on_click=job.cancel)


def _stopped(key: str, what: str) -> None:
    t = session.translate()
    with layout.empty(layout.plain(what), t("This was stopped. Nothing was changed.")):
        st.button(t("Begin again"), key=f"again-{key}", icon=":material/refresh:",
                  on_click=cached.forget_work, args=(key,))  # fmt: skip
