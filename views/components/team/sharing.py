"""With whom the open study is shared, and in which role."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from store.accounts import Account, Accounts, Share
from studies.access import Role
from views import session
from views.components import layout
from views.components.team.people import done
from views.components.team.roles import NAMES

GIVEN = (Role.PLANNER, Role.FACILITATOR, Role.VIEWER)
"""Roles in a study: administrators need none, and experts answer by a link."""


def render(accounts: Accounts, shared: Sequence[Share], people: Sequence[Account]) -> None:
    """Each with the role in this study; whoever may share gives and takes it.

    Parameters
    ----------
    accounts, shared
        The accounts, and what is shared.
    people
        With whom it could be shared; nobody where the visitor may only look.
    """
    t, study = session.translate(), session.study_id()
    with layout.figure(t("This study"), t("Administrators see it in any case."), "sharing"):
        if not shared:
            st.caption(t("Shared with nobody."))
        for each in shared:
            with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"share-{each.account}"):
                st.markdown(f"**{layout.plain(each.shown)}**", width="stretch")
                if people:
                    _changed(accounts, study, each)
                else:
                    st.markdown(t(NAMES[each.role]), width="content")
        needless = {share.account for share in shared} | {session.visitor().account}
        others = [each for each in people if each.id not in needless and each.role in GIVEN]
        if others:
            _given(accounts, study, others)


def _changed(accounts: Accounts, study: str, each: Share) -> None:
    t, key = session.translate(), f"share-role-{study}-{each.account}-{each.role}"
    roles = list(dict.fromkeys((*GIVEN, each.role)))
    st.selectbox(
        t("Role of {name} in this study", name=each.shown), roles, roles.index(each.role), key=key, width=170,
        format_func=lambda role: t(NAMES[role]), label_visibility="collapsed",
        on_change=lambda: done(lambda: accounts.share(study, each.account, Role(session.value_of(key)))),
    )  # fmt: skip
    st.button("", key=f"unshare-{each.account}", icon=":material/close:", type="tertiary",
              help=t("Share it no longer with {name}", name=layout.plain(each.shown)),
              on_click=lambda: done(lambda: accounts.share(study, each.account, None)))  # fmt: skip


def _given(accounts: Accounts, study: str, others: Sequence[Account]) -> None:
    t, keys = session.translate(), (f"share-with-{study}-{len(others)}", f"share-as-{study}")
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="share-new"):
        names = {each.id: each.shown for each in others}
        st.selectbox(t("Share with"), list(names), key=keys[0], format_func=lambda each: names.get(each, ""))
        st.selectbox(t("In the role"), GIVEN, key=keys[1], format_func=lambda role: t(NAMES[role]), width=170)
        st.button(
            t("Share it"), key="share", icon=":material/person_add:",
            on_click=lambda: done(
                lambda: accounts.share(study, str(session.value_of(keys[0])), Role(session.value_of(keys[1])))
            ),
        )  # fmt: skip
