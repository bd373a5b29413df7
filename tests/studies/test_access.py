"""Roles: the weaker of account and share counts, and a link opens one thing."""

from __future__ import annotations

import pytest

from mcdm.errors import DecisionError
from studies.access import ALONE, RIGHTS, Right, Role, Visitor, role_of


def test_alone_everything_is_open() -> None:
    assert ALONE.rights("any", None) == frozenset(Right)


@pytest.mark.parametrize("account", [role for role in Role if role is not Role.ADMINISTRATOR])
@pytest.mark.parametrize("shared", [Role.PLANNER, Role.FACILITATOR, Role.EXPERT, Role.VIEWER])
def test_the_weaker_of_account_and_share_counts(account: Role, shared: Role) -> None:
    visitor = Visitor("Li", "a1", account)
    assert visitor.rights("s1", shared) == RIGHTS[account] & RIGHTS[shared]
    assert visitor.rights("s1", None) == frozenset()


def test_an_administrator_needs_no_share() -> None:
    assert Visitor("Li", "a1", Role.ADMINISTRATOR).rights("s1", None) == frozenset(Right)


def test_the_link_of_a_viewer_opens_one_study_for_reading() -> None:
    visitor = Visitor("", "", Role.VIEWER, "s1")
    assert visitor.rights("s1", None) == {Right.READ}
    assert visitor.rights("s2", None) == frozenset()


def test_a_link_of_an_administrator_would_still_open_one_study_only() -> None:
    visitor = Visitor("", "", Role.ADMINISTRATOR, "s1")
    assert visitor.rights("s2", Role.PLANNER) == frozenset()


def test_a_personal_link_opens_the_own_ballot_only() -> None:
    visitor = Visitor("", "", Role.EXPERT, "s1", "E5")
    rights = visitor.rights("s1", None)
    assert visitor.may_judge("s1", "E5", rights)
    assert not visitor.may_judge("s1", "E4", rights)
    assert not visitor.may_judge("s2", "E5", rights)


def test_an_unknown_role_is_refused() -> None:
    with pytest.raises(DecisionError) as caught:
        role_of("king")
    assert caught.value.code == "role-unknown"
