"""The switch between the views of a page, or between readings of one thing: what a visitor chose is kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import streamlit as st

from views import session

MOST = 7
"""More views than this are a list to choose from: as buttons they would fill rows, on a phone half the screen."""


def view_switch(place: str, views: Mapping[str, str], *, label: str = "", default: str = "") -> str:
    """Show the switch, a list where there are many views, and return which view is open.

    Parameters
    ----------
    place
        Under what the choice is remembered, e.g. ``"weights/view"``.
    views
        What can be chosen -> its name as it is read. What was chosen before and is not offered now is passed over.
    label
        What is chosen between, for those who hear the page; "View" unless told.
    default
        What is open at first: the first of the views unless told.
    """
    kept = opened(place, views, default)
    # Other views, or their names in another language, are another switch to the browser.
    key = "-".join((place.replace("/", "-"), kept, session.language(), *views))
    label = label or session.translate()("View")

    def choose() -> None:
        session.remember(place, session.value_of(key))

    if len(views) > MOST:
        at = list(views).index(kept)
        st.selectbox(label, list(views), at, format_func=views.__getitem__, key=key, label_visibility="collapsed",
                     width=360, on_change=choose)  # fmt: skip
        return kept
    st.segmented_control(
        label,
        list(views),
        format_func=views.__getitem__,
        default=kept,
        key=key,
        required=True,
        label_visibility="collapsed",
        width="content",
        on_change=choose,
    )
    return kept


def opened(place: str, views: Iterable[str], default: str = "") -> str:
    """Which view is open, without showing the switch."""
    offered = list(views)
    kept = str(session.remembered(place, default))
    return kept if kept in offered else default or offered[0]
