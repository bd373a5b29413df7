"""News for a wall: a clock in the browser knocks each second, and only where something is new the wall is drawn anew.

A knock reads what came in since the last one, for all walls of a room together, and compares a stamp. It draws nothing.
"""

from __future__ import annotations

from collections.abc import Hashable
from functools import partial

import streamlit as st

from i18n.errors import error_sentence
from mcdm.errors import DecisionError
from views import cached_workshop, session
from views.cached_workshop import Live
from views.components import layout
from views.components.judgments.pairwise_matrix import ASSETS
from views.visit import PASSING

_clock = st.components.v2.component(
    "wall_watch", html='<i class="watch"></i>', js=(ASSETS / "wall_watch.js").read_text(encoding="utf-8")
)


@st.fragment
def watch(room: str, part: str) -> None:
    """Look for news of a room, and draw the fragment with this key anew where there are some."""
    with st.container(key="wallwatch"):
        _clock(key=f"{part}-watch", on_tick_change=partial(_look, room, part))


def drawn(live: Live, part: str) -> None:
    """Remember what the fragment with this key has just drawn."""
    session.remember(f"{part}/drawn", _stamp(live))


def missed(error: DecisionError, part: str) -> None:
    """Say why a fragment cannot be drawn now; what is over for good, the page says."""
    if error.code not in PASSING:
        st.rerun()
    session.remember(f"{part}/drawn", None)
    st.error(layout.plain(error_sentence(error, session.language())), icon=":material/block:")


def _look(room: str, part: str) -> None:
    try:
        found = _stamp(cached_workshop.live(room))
    except DecisionError as error:
        if error.code not in PASSING:
            st.rerun()  # signed out, or the room is gone: the page says so
        return
    if found != session.remembered(f"{part}/drawn"):
        st.rerun(part)


def _stamp(live: Live) -> Hashable:
    """Everything a wall shows, but the screen's own choices: the same as long as there is nothing new to draw."""
    room, player = live.room, cached_workshop.players().get(live.room.id)
    pause = room.standing.phase not in ("open", "locked")
    return (
        live.stamp,
        (room.code, room.expires),
        tuple(each.id for each in live.knocks),
        live.here() & set(live.reading.experts),
        player is not None and player.playing,
        pause and cached_workshop.around(live) is not None,
    )
