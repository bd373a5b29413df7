"""The door of a workshop: a code off the wall and a name lead to the waiting room, and to nothing else."""

from __future__ import annotations

import streamlit as st

from i18n.errors import error_sentence
from mcdm.errors import DecisionError
from views import cached, session
from views.components import layout
from views.components.seat import bar as seat_bar


def render() -> None:
    """Ask for the name, and for the code where it did not come with the address."""
    t, known = session.translate(), session.join_code()
    with seat_bar.page():
        seat_bar.render()
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
            _knock(code, name)


def _knock(code: str, name: str) -> None:
    """Into the waiting room, with a token that stays in the address."""
    try:
        token = cached.rooms().knock(code, name, source=session.source())
    except DecisionError as error:
        told = error_sentence(error, session.language())
        st.error(layout.plain(told), icon=":material/block:")
        if error.code == "code-unknown":
            session.forget_join_code()
        return
    session.take_seat(token)
    st.rerun()
