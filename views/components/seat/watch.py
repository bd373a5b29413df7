"""News for a seat: the browser asks the server whether anything changed, and only then is the page drawn anew.

A look costs one query and no run of the page, so that two hundred phones may look at once. Where the page is served
without that address (``cli.pulse``), a fragment looks instead.
"""

from __future__ import annotations

from dataclasses import asdict

import streamlit as st

from mcdm.errors import DecisionError
from views import session
from views.components.judgments.pairwise_matrix import ASSETS
from views.components.seat import place as seat_place
from views.components.seat.place import Place

EVERY = 2.0
"""Seconds between two looks of the fragment."""

KEY, DRAWN = "seat-watch", "seat-watch/drawn"

_watch = st.components.v2.component(
    "seat_watch", html='<i class="watch"></i>', js=(ASSETS / "seat_watch.js").read_text(encoding="utf-8")
)


def watch(place: Place | None) -> None:
    """Look for news of a seat; without a place (the database is away) try again by drawing the page."""
    state = session.value_of(KEY)
    if place is None or (state and state.get("alone")):
        session.remember(DRAWN, True)
        _look()
        return
    with st.container(key="seatwatch"):
        _watch(
            key=KEY,
            data={"token": place.token, "known": asdict(place.pulse)},
            default={"alone": False, "news": ""},
            on_alone_change=lambda: None,
            on_news_change=lambda: None,
        )


@st.fragment(run_every=EVERY)
def _look() -> None:
    place, drawn = seat_place.taken(), session.remembered(DRAWN)
    session.remember(DRAWN, False)
    if not drawn and (place is None or _has_news(place)):
        st.rerun()


def _has_news(place: Place) -> bool:
    """Whether anything changed since the seat was read: one query. A database that is away has none."""
    try:
        place.rooms.here(place.token)
        return place.rooms.pulse(place.token) != place.pulse
    except DecisionError as error:
        return error.code == "invitation-unknown"
