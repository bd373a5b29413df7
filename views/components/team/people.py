"""The people of a team: their accounts, which administrators manage."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from i18n.translate import N_
from mcdm.errors import DecisionError
from store.accounts import Account, Accounts
from studies.access import Role
from views import session
from views.components import layout
from views.components.team.roles import MEANINGS, NAMES

SHOWN_CHANGES = 50

ACTIONS = {
    "added": N_("added as"),
    "role changed": N_("role changed:"),
    "password changed": N_("new password"),
    "closed": N_("closed"),
}


def render(accounts: Accounts, people: Sequence[Account], *, manages: bool) -> None:
    """Everybody with their role; administrators change it, give a new password, close an account, add one."""
    t = session.translate()
    with layout.figure(t("People"), "", "people"):
        for each in people:
            with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"person-{each.id}"):
                own = " · " + t("you") if each.id == session.visitor().account else ""
                st.markdown(f"**{layout.plain(each.shown)}**{own}", width="stretch")
                if manages:
                    _managed(accounts, each)
                else:
                    st.markdown(t(NAMES[each.role]), width="content")
        if manages:
            with st.expander(t("Add somebody"), icon=":material/person_add:"):
                add(accounts, tuple(Role))


def add(accounts: Accounts, roles: Sequence[Role]) -> None:
    """The form of a new account."""
    t, turn = session.translate(), session.remembered("team/added", 0)
    with st.form(f"add-account-{turn}", border=False):
        st.text_input(t("Name to sign in with"), key=f"new-name-{turn}", max_chars=64, autocomplete="off")
        if len(roles) > 1:
            st.selectbox(t("Role"), roles, key=f"new-role-{turn}", format_func=lambda role: t(NAMES[role]), index=1)
        st.text_input(t("Password (at least 10 characters)"), key=f"new-password-{turn}", type="password",
                      autocomplete="new-password")  # fmt: skip
        if len(roles) > 1:
            st.text_input(t("Or: e-mail address by which your provider knows the person"), key=f"new-email-{turn}")
        st.form_submit_button(t("Add"), type="primary", icon=":material/person_add:", key="add-account",
                              on_click=_add, args=(accounts, roles, turn))  # fmt: skip


def _add(accounts: Accounts, roles: Sequence[Role], turn: int) -> None:
    def typed(name: str) -> str:
        return str(session.value_of(f"new-{name}-{turn}", "") or "")

    role = session.value_of(f"new-role-{turn}", roles[0])
    subject = f"email:{typed('email').strip().casefold()}" if typed("email").strip() else ""
    if done(lambda: accounts.add(typed("name"), Role(role), password=typed("password") or None, subject=subject)):
        session.remember("team/added", turn + 1)


def _managed(accounts: Accounts, each: Account) -> None:
    t, key = session.translate(), f"role-{each.id}-{each.role}"
    st.selectbox(
        t("Role of {name}", name=each.shown), list(Role), list(Role).index(each.role), key=key, width=170,
        format_func=lambda role: t(NAMES[role]), label_visibility="collapsed",
        on_change=lambda: done(lambda: accounts.change_role(each.id, Role(session.value_of(key)))),
    )  # fmt: skip
    if each.id == session.visitor().account:
        return
    with st.popover("", icon=":material/more_horiz:", type="tertiary", key=f"person-more-{each.id}",
                    help=t("New password, close")):  # fmt: skip
        with st.form(f"password-{each.id}", border=False, clear_on_submit=True):
            field = f"password-of-{each.id}"
            st.text_input(t("New password"), key=field, type="password", autocomplete="new-password")
            st.form_submit_button(
                t("Set the password"), key=f"set-{each.id}",
                on_click=lambda: done(lambda: accounts.set_password(each.id, str(session.value_of(field, "")))),
            )  # fmt: skip
        st.caption(t("Closing an account ends it for good and at once; what it did stays in the records."))
        st.button(t("Close the account of {name}", name=layout.plain(each.shown)), key=f"close-{each.id}",
                  icon=":material/block:", on_click=lambda: done(lambda: accounts.close(each.id)))  # fmt: skip


def meanings() -> None:
    """What the roles may do."""
    t = session.translate()
    with layout.figure(t("The roles"), "", "roles"):
        st.markdown("\n".join(f"- **{t(NAMES[role])}**: {t(MEANINGS[role])}" for role in Role))


def happened(accounts: Accounts) -> None:
    """What was done to accounts, newest first."""
    t = session.translate()
    with layout.figure(t("What happened to accounts"), "", "account-changes"):
        for each in accounts.changes()[:SHOWN_CHANGES]:
            author = layout.plain(each.author) or t("at this machine")
            st.caption(f"{each.at[:16].replace('T', ' ')} · {author} · **{layout.plain(each.account)}** · "
                       f"{t(ACTIONS[each.action])} {_detail(each.detail)}")  # fmt: skip


def _detail(detail: str) -> str:
    t, known = session.translate(), {str(role): NAMES[role] for role in Role}
    return " → ".join(t(known[part]) if part in known else layout.plain(part) for part in detail.split(" → ") if part)


def done(do: Callable[[], object]) -> bool:
    """Do something; a refusal leaves its sentence."""
    try:
        do()
    except DecisionError as error:
        session.complain(error)
        return False
    return True
