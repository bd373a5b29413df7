"""Who is signed in, at the right of the study bar, with the way out. Alone there is nobody to name."""

from __future__ import annotations

import streamlit as st

from store.accounts import Accounts
from views import cached, door, session
from views.components import layout
from views.components.team.roles import NAMES


def render() -> None:
    """A small menu under the name."""
    t, visitor = session.translate(), session.visitor()
    if not visitor.account:
        return
    with st.popover(layout.plain(visitor.name), icon=":material/account_circle:", type="tertiary", key="signed-in"):
        st.markdown(f"**{layout.plain(visitor.name)}**")
        st.caption(t(NAMES[visitor.role]))
        if st.button(t("Account and team"), key="to-team", icon=":material/group:", type="tertiary"):
            session.go("team")
        st.button(t("Sign out"), key="sign-out", icon=":material/logout:", on_click=sign_out)


def sign_out() -> None:
    """End this visit: the cookie lets nobody in any more, in no tab."""
    Accounts(cached.database().engine, session.visitor()).sign_out()
    if door.is_vouched():
        st.logout()
