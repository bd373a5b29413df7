"""The places that a device took in workshops: its browser keeps them, so that one device waits at a door only once."""

from __future__ import annotations

import streamlit as st

from mcdm.errors import DecisionError
from store.workshops import typed
from studies.rooms import Rooms
from views import session
from views.components.judgments.pairwise_matrix import ASSETS

KEY = "seat-device"
MOST, LONGEST = 8, 200

_device = st.components.v2.component(
    "seat_device", html="<i></i>", js=(ASSETS / "seat_device.js").read_text(encoding="utf-8")
)


def ask() -> tuple[str, ...]:
    """The tokens that this device keeps; none until its browser has spoken."""
    with st.container(key="seatdevice"):
        known = list(kept())
        _device(
            key=KEY,
            data={"keep": "", "forget": "", "ask": True, "known": known},
            default={"tokens": []},
            on_tokens_change=lambda: None,
        )
    return kept()


def kept() -> tuple[str, ...]:
    """What the browser said, as far as it can be believed."""
    state = session.value_of(KEY)
    sent = state.get("tokens") if hasattr(state, "get") else None
    found = sent if isinstance(sent, list) else []
    return tuple(each for each in found[:MOST] if isinstance(each, str) and each.isascii() and 0 < len(each) <= LONGEST)


def keep(token: str) -> None:
    """Let this device find its place again."""
    _tell(keep=token)


def forget(token: str) -> None:
    """Let this device knock again: it was turned away, or its place is gone."""
    _tell(forget=token)


def _tell(*, keep: str = "", forget: str = "") -> None:
    with st.container(key="seatdevice"):
        _device(
            key="seat-device-kept",
            data={"keep": keep, "forget": forget, "ask": False, "known": []},
            default={"tokens": []},
            on_tokens_change=lambda: None,
        )


def place_at(rooms: Rooms, code: str, tokens: tuple[str, ...]) -> str:
    """The token among these that waits, or sits, in the workshop with a code; empty where none does."""
    for token in tokens:
        try:
            seat = rooms.seat(token)
        except DecisionError:
            continue
        if seat.room is not None and not seat.refused and typed(seat.room.code) == typed(code):
            return token
    return ""
