"""The door of a workshop: a code off the wall and a name lead to the waiting room, and to nothing else.

A device that has a place in the workshop already is led back to it: nobody waits twice by opening the code twice.
"""

from __future__ import annotations

import streamlit as st

from i18n.errors import error_sentence
from mcdm.errors import DecisionError
from views import cached, session
from views.components import layout
from views.components.seat import bar as seat_bar
from views.components.seat import device

ANOTHER = "join/another"
"""Remembered where somebody else joins on a device that has a place."""


def render() -> None:
    """Ask for the name, and for the code where it did not come with the address."""
    code = session.join_code() or ""
    with seat_bar.page():
        seat_bar.render()
        tokens = device.ask()
        place = "" if not code or session.remembered(ANOTHER) else device.place_at(cached.rooms(), code, tokens)
        if place:
            _back(place)
        else:
            _ask(code, tokens)


def _back(token: str) -> None:
    """Where the device was let in, or waits, already."""
    t = session.translate()
    seat_bar.calm(
        t("This device has a place already"),
        t("Go on where you were. Your answers are kept, and nobody has to let you in a second time."),
        "event_seat",
    )
    if st.button(t("Go on"), key="join-back", type="primary", icon=":material/login:", width="stretch"):
        session.take_seat(token)
        st.rerun()
    st.button(t("Somebody else joins on this device"), key="join-another", type="tertiary",
              on_click=session.remember, args=(ANOTHER, True))  # fmt: skip


def _ask(known: str, tokens: tuple[str, ...]) -> None:
    t = session.translate()
    st.title(t("Join the workshop"), anchor=False)
    with st.form("join", border=False):
        code = known or st.text_input(
            t("Code on the wall"), max_chars=12, placeholder="7KQ4-M2", key="join-code", autocomplete="off"
        )
        name = st.text_input(t("Your name"), max_chars=60, key="join-name", autocomplete="name")
        sent = st.form_submit_button(t("Join"), type="primary", icon=":material/login:", width="stretch")
    if known:
        st.caption(t("Code {code}", code=layout.plain(known)))
    st.caption(t("The facilitator sees your name and lets you in. Where names are hidden, it is forgotten then."))
    if sent:
        _knock(code, name, tokens)


def _knock(code: str, name: str, tokens: tuple[str, ...]) -> None:
    """Into the waiting room, with a token that stays in the address; a device that is in already goes on there."""
    rooms = cached.rooms()
    token = "" if session.remembered(ANOTHER) else device.place_at(rooms, code, tokens)
    try:
        token = token or rooms.knock(code, name, source=session.source())
    except DecisionError as error:
        told = error_sentence(error, session.language())
        st.error(layout.plain(told), icon=":material/block:")
        if error.code == "code-unknown":
            session.forget_join_code()
        return
    session.take_seat(token)
    st.rerun()
