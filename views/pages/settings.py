"""The settings: language, theme, how the index is written. They belong to the visitor, not to a study."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import streamlit as st

from mcdm.scales import FIVE_GRADES
from reports.charts.scales import IndexDisplay
from views import session
from views.components import layout
from views.components.study import bar as study_bar
from views.components.theme_choice import theme_choice

EXAMPLE = 0.687
"""An index to show both displays with."""


def render() -> None:
    """Three choices, each with what it does; all are remembered."""
    t = session.translate()
    with layout.page():
        lead = t("These choices change how things are shown, never what is computed.")
        layout.headline(t("As you like to read it"), lead)
        with st.container(width=760, gap="large"):
            either = t("Names that a study has in one language only are shown in that one.")
            with _choice(t("Language"), either, "language"):
                _language()
            with _choice(t("Theme"), t("Kept in this browser. The page is loaded again; drafts stay."), "theme"):
                theme_choice(t, session.page_paths())
            with _choice(t("Satisfaction index"), _both(), "display"):
                _display()


@contextmanager
def _choice(title: str, explanation: str, key: str) -> Iterator[None]:
    with st.container(key=f"fig-settings-{key}", gap="xsmall"):
        st.subheader(title, anchor=False)
        st.caption(explanation)
        yield


def _language() -> None:
    t = session.translate()
    _segments(t("Language"), study_bar.LANGUAGES, session.language(), "settings-language", session.set_language)


def _display() -> None:
    t = session.translate()
    kinds = {"score": t("Score"), "percent": t("0–100")}
    _segments(t("Satisfaction index"), kinds, session.display(), "settings-display", session.set_display)


def _both() -> str:
    t, scores = session.translate(), FIVE_GRADES.scores
    as_score, as_percent = (IndexDisplay(kind, scores[-1], scores[0]).text(EXAMPLE) for kind in ("score", "percent"))
    return t(
        "The same index in two ways: {score} on the scale of the grade scores, {percent} where 0 is the worst grade "
        "and 100 the best. One page never mixes them.",
        score=as_score,
        percent=as_percent,
    )


def _segments(label: str, options: dict[str, str], present: str, key: str, choose: Callable[[str], None]) -> None:
    # The key names the present choice, so that a change made elsewhere (the study bar) is seen here.
    widget = f"{key}-{present}"
    st.segmented_control(label, list(options), format_func=options.__getitem__, default=present, key=widget,
                         required=True, label_visibility="collapsed",
                         on_change=lambda: choose(session.value_of(widget)))  # fmt: skip
