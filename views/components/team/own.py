"""The visitor's own account: the role, the password, and signing out everywhere."""

from __future__ import annotations

import streamlit as st

from mcdm.errors import DecisionError
from store.accounts import Accounts
from views import door, session
from views.components import layout
from views.components.study import signed_in
from views.components.team.people import done
from views.components.team.roles import MEANINGS, NAMES


def render(accounts: Accounts) -> None:
    """Who one is, a new password, the way out of every browser."""
    t, visitor = session.translate(), session.visitor()
    with layout.figure(t("You"), "", "own-account"):
        st.markdown(f"**{layout.plain(visitor.name)}** · {t(NAMES[visitor.role])}")
        st.caption(t(MEANINGS[visitor.role]))
        if session.remembered("team/password-changed"):
            st.markdown(f":green[:material/check:] {t('The password is changed; other browsers are signed out.')}")
        if not door.is_vouched():
            with st.expander(t("Change the password"), icon=":material/key:"):
                _password(accounts)
        with st.container(horizontal=True, gap="small"):
            st.button(t("Sign out"), key="own-sign-out", icon=":material/logout:", on_click=signed_in.sign_out)
            st.button(t("Sign out everywhere"), key="sign-out-everywhere", type="tertiary",
                      on_click=lambda: done(lambda: accounts.sign_out(everywhere=True)))  # fmt: skip


def _password(accounts: Accounts) -> None:
    t = session.translate()
    with st.form("own-password", border=False, clear_on_submit=True):
        st.text_input(t("Present password"), key="present-password", type="password", autocomplete="current-password")
        st.text_input(t("New password (at least 10 characters)"), key="next-password", type="password",
                      autocomplete="new-password")  # fmt: skip
        st.form_submit_button(t("Change the password"), key="change-password", on_click=_change, args=(accounts,))


def _change(accounts: Accounts) -> None:
    present, following = (str(session.value_of(f"{name}-password", "")) for name in ("present", "next"))
    session.remember("team/password-changed", False)
    try:
        accounts.set_password(session.visitor().account, following, present=present)
    except DecisionError as error:
        session.complain(error)
        return
    session.remember("team/password-changed", True)
