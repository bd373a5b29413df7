"""The team: who is in it, with whom this study is shared, links for viewers, the own password."""

from __future__ import annotations

import streamlit as st

from reports.sentences import team as say
from store.accounts import Accounts
from studies.access import Right, Role
from views import cached, session, visit
from views.components import layout
from views.components.team import links as team_links
from views.components.team import own as team_own
from views.components.team import people as team_people
from views.components.team import sharing as team_sharing


def render() -> None:
    """Alone: how a team begins. In a team: what the visitor may see of it."""
    accounts = Accounts(cached.database().engine, session.visitor())
    with layout.page():
        if session.visitor().is_alone:
            _alone(accounts)
        else:
            _team(accounts)


def _alone(accounts: Accounts) -> None:
    t = session.translate()
    layout.headline(
        t("You work alone on this machine"),
        t("Nobody signs in, and only this machine opens the desk. From the first account on everybody signs in, "
          "you too."),
    )  # fmt: skip
    if session.has_study():
        team_links.render()
    with layout.figure(
        t("Begin a team"), t("The first account is yours: an administrator, who adds the others."), "begin"
    ):
        team_people.add(accounts, (Role.ADMINISTRATOR,))


def _team(accounts: Accounts) -> None:
    t, visitor = session.translate(), session.visitor()
    manages = visitor.is_administrator
    people = accounts.list() if visit.may(Right.SHARE) else ()
    shared = accounts.shares(session.study_id()) if session.has_study() and session.may(Right.LOOK) else ()
    name = session.whole().label.in_language(session.language()) if shared or session.has_study() else ""
    weaker = t(
        "What somebody may do with a study is the weaker of two: the role of the account, and the role in the study."
    )
    layout.headline(layout.plain(say.answer(len(people), name, len(shared), t)), weaker)
    left, right = st.columns([7, 5], gap="large")
    with left:
        if session.has_study() and session.may(Right.LOOK):
            team_sharing.render(accounts, shared, people if session.may(Right.SHARE) else ())
        if session.has_study() and session.may(Right.SHARE):
            team_links.render()
        if people:
            team_people.render(accounts, people, manages=manages)
    with right:
        team_own.render(accounts)
        team_people.meanings()
        if manages:
            team_people.happened(accounts)
