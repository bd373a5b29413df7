"""The Team page: how a team begins, and what an administrator, a planner and a viewer do there."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from argon2 import PasswordHasher

from store import passwords
from store.accounts import Accounts
from store.links import Links
from store.repository import DatabaseRepository
from studies.access import Role
from tests.studies.parts import small_study
from tests.views.whole_app import Visitor, repository
from views import door

PASSWORD = "four words to remember"
__all__ = ["repository"]


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "_HASHER", PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))


@pytest.fixture
def accounts(repository: DatabaseRepository) -> Accounts:
    return Accounts(repository.engine)


@pytest.fixture
def come(repository: DatabaseRepository, accounts: Accounts, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Visitor]:
    """Ann administers, Bo plans, Vi views; one of them opens the page of the team."""
    accounts.add("Ann", Role.ADMINISTRATOR, password=PASSWORD)
    accounts.add("Bo *the* planner", Role.PLANNER, password=PASSWORD)
    accounts.add("Vi", Role.VIEWER, password=PASSWORD)

    def arrive(name: str, **query: str) -> Visitor:
        token = accounts.sign_in(name, PASSWORD, source="here")
        monkeypatch.setattr(door, "cookie", lambda: token)
        return Visitor(repository, **query).on("team")

    return arrive


def of(accounts: Accounts, name: str) -> str:
    return next(each.id for each in accounts.list() if each.shown.startswith(name))


def test_a_team_begins_with_an_administrator(repository: DatabaseRepository, accounts: Accounts) -> None:
    visitor = Visitor(repository).on("team")
    assert "alone" in visitor.app.title[0].value
    visitor.app.text_input(key="new-name-0").set_value("Ann")
    visitor.app.text_input(key="new-password-0").set_value("short")
    visitor.click("add-account")
    assert "10 to" in visitor.text()
    assert not accounts.exist()
    visitor.app.text_input(key="new-name-0").set_value("Ann")
    visitor.app.text_input(key="new-password-0").set_value(PASSWORD)
    visitor.click("add-account")
    assert visitor.app.title[0].value == "Sign in"
    assert [(each.shown, each.role) for each in accounts.list()] == [("Ann", Role.ADMINISTRATOR)]


def test_an_administrator_manages_people(come: Callable[..., Visitor], accounts: Accounts) -> None:
    visitor = come("Ann")
    assert "3 people work here" in visitor.app.title[0].value
    assert "Bo *the* planner" in visitor.text()
    bo, ann = of(accounts, "Bo"), of(accounts, "Ann")
    visitor.app.selectbox(key=f"role-{bo}-planner").set_value(Role.FACILITATOR).run()
    assert {each.role for each in accounts.list() if each.id == bo} == {Role.FACILITATOR}
    visitor.app.selectbox(key=f"role-{ann}-administrator").set_value(Role.VIEWER).run()
    assert "last administrator" in visitor.text()
    visitor.click(f"close-{bo}")
    assert bo not in {each.id for each in accounts.list()}
    assert "role changed" in visitor.text()
    assert visitor.fine()


def test_a_planner_shares_a_study_and_makes_a_link(
    come: Callable[..., Visitor], accounts: Accounts, repository: DatabaseRepository
) -> None:
    study = repository.create(small_study())
    accounts.share(study, of(accounts, "Bo"), Role.PLANNER)
    visitor = come("Bo *the* planner", study=study)
    assert "shared with 1 person" in visitor.app.title[0].value
    assert not [each for each in visitor.app.selectbox if str(each.key).startswith("role-")]
    visitor.click("share")
    assert {each.shown for each in accounts.shares(study)} == {"Bo *the* planner", "Vi"}
    visitor.click("make-link")
    told = visitor.app.code[0].value
    assert "/?view=" in told
    (link,) = Links(repository.engine).list(study)
    visitor.click(f"revoke-{link.id}")
    assert Links(repository.engine).list(study) == ()
    assert not visitor.app.code
    visitor.click(f"unshare-{of(accounts, 'Vi')}")
    assert len(accounts.shares(study)) == 1


def test_a_viewer_sees_the_own_account_and_nobody_else(come: Callable[..., Visitor]) -> None:
    visitor = come("Vi")
    assert visitor.app.title[0].value == "Your account"
    assert "Bo" not in visitor.text()
    keys = {str(each.key) for each in (*visitor.app.button, *visitor.app.selectbox)}
    assert not [key for key in keys if key.startswith(("close-", "role-", "share", "make-link", "add-account"))]


def test_the_own_password_is_changed_with_the_present_one(come: Callable[..., Visitor], accounts: Accounts) -> None:
    visitor = come("Vi")
    for present, said in (("wrong", "present password is not right"), (PASSWORD, "The password is changed")):
        visitor.app.text_input(key="present-password").set_value(present)
        visitor.app.text_input(key="next-password").set_value("another good one")
        visitor.click("change-password")
        assert said in visitor.text()
    assert accounts.sign_in("Vi", "another good one", source="here")
    visitor.app.run()
    assert visitor.app.title[0].value == "Your account"


def test_signing_out_everywhere_ends_this_tab_too(come: Callable[..., Visitor]) -> None:
    visitor = come("Vi").click("sign-out-everywhere")
    assert visitor.app.title[0].value == "Sign in"
