"""Accounts: who may make them, how one signs in, when a visit ends, and that the last administrator stays."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from argon2 import PasswordHasher
from sqlalchemy import Engine, insert, select, text

from mcdm.errors import DecisionError
from store import accounts as store
from store import passwords
from store.accounts import Accounts
from store.database import reading, writing
from store.repository import DatabaseRepository
from store.schema import accounts as table
from store.schema import visits
from studies.access import ALONE, Role, Visitor
from tests.store.parts import refused
from tests.studies.parts import small_study

PASSWORD = "four words to remember"


class Clock:
    """A clock that tests put forward."""

    def __init__(self) -> None:
        self.time = datetime(2026, 11, 21, 12, tzinfo=UTC)

    def __call__(self) -> str:
        return self.time.isoformat(timespec="microseconds")

    def pass_by(self, **span: float) -> None:
        self.time += timedelta(**span)


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hashes that cost little; :mod:`tests.store.test_passwords` tests the real ones."""
    monkeypatch.setattr(passwords, "_HASHER", PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def accounts(engine: Engine, clock: Clock) -> Iterator[Accounts]:
    """The accounts as the machine itself sees them."""
    return Accounts(engine, clock=clock)


@pytest.fixture
def ann(accounts: Accounts) -> str:
    """The first administrator."""
    return accounts.add("Ann", Role.ADMINISTRATOR, password=PASSWORD)


def visitor(accounts: Accounts, name: str) -> Visitor:
    found = accounts.visitor_of(accounts.sign_in(name, PASSWORD, source="here"))
    assert found is not None
    return found


def test_alone_until_the_first_account(accounts: Accounts) -> None:
    assert not accounts.exist()
    with refused("first-administrator"):
        accounts.add("Ann", Role.PLANNER, password=PASSWORD)
    accounts.add("Ann", Role.ADMINISTRATOR, password=PASSWORD)
    assert accounts.exist()


@pytest.mark.parametrize("name", ["", "  ", "x" * 65, "two\nlines", "nul\0"])
def test_a_name_can_be_read(accounts: Accounts, name: str) -> None:
    with refused("account-name"):
        accounts.add(name, Role.ADMINISTRATOR, password=PASSWORD)


@pytest.mark.parametrize("name", ["Ann", " aNN ", "\uff21nn"])
def test_a_name_is_taken_once_in_any_spelling(accounts: Accounts, ann: str, name: str) -> None:
    with refused("account-name-taken"):
        accounts.add(name, Role.PLANNER, password=PASSWORD)
    assert [each.shown for each in accounts.list()] == ["Ann"]


def test_an_account_has_a_way_in(accounts: Accounts, ann: str) -> None:
    with refused("account-without-door"):
        accounts.add("Bo", Role.PLANNER)


def test_signing_in_gives_a_visit_that_holds_no_secret(accounts: Accounts, ann: str, engine: Engine) -> None:
    token = accounts.sign_in(" ANN", PASSWORD, source="here")
    found = accounts.visitor_of(token)
    assert found == Visitor("Ann", ann, Role.ADMINISTRATOR, key=found.key if found else "")
    with reading(engine) as connection:
        rows = repr([connection.execute(select(each)).all() for each in (table, visits)])
    assert token not in rows
    assert PASSWORD not in rows


def test_wrong_name_and_wrong_password_are_told_alike(accounts: Accounts, ann: str) -> None:
    accounts.close(accounts.add("Bo", Role.PLANNER, password=PASSWORD))
    said = []
    for name, password in (("Ann", "wrong"), ("Nobody", PASSWORD), ("Bo", PASSWORD), ("", ""), ("x" * 999, "y" * 9999)):
        with pytest.raises(DecisionError) as caught:
            accounts.sign_in(name, password, source=f"from {name[:5]}")
        said.append((caught.value.code, dict(caught.value.facts)))
    assert said == [("sign-in-refused", {})] * 5


def test_ten_wrong_passwords_lock_the_name_from_anywhere(accounts: Accounts, ann: str, clock: Clock) -> None:
    for each in range(10):
        with refused("sign-in-refused"):
            accounts.sign_in("Ann", "wrong", source=f"10.0.0.{each}")
    with refused("too-many-attempts"):
        accounts.sign_in("Ann", PASSWORD, source="10.9.9.9")
    clock.pass_by(minutes=15, seconds=1)
    assert accounts.sign_in("Ann", PASSWORD, source="10.9.9.9")


def test_ten_names_tried_lock_the_source(accounts: Accounts, ann: str) -> None:
    for each in range(10):
        with refused("sign-in-refused"):
            accounts.sign_in(f"guess{each}", PASSWORD, source="10.0.0.1")
    with refused("too-many-attempts"):
        accounts.sign_in("Ann", PASSWORD, source="10.0.0.1")
    assert accounts.sign_in("Ann", PASSWORD, source="10.0.0.2")


def test_an_unknown_name_is_locked_as_a_known_one_is(accounts: Accounts, ann: str) -> None:
    for each in range(10):
        with refused("sign-in-refused"):
            accounts.sign_in("Nobody", "wrong", source=f"10.0.0.{each}")
    with refused("too-many-attempts"):
        accounts.sign_in("Nobody", "wrong", source="10.9.9.9")


def test_signing_in_often_is_no_attack(accounts: Accounts, ann: str) -> None:
    assert len({accounts.sign_in("Ann", PASSWORD, source="here") for _ in range(25)}) == 25


def test_a_visit_lasts_while_it_is_used_and_a_week_at_most(accounts: Accounts, ann: str, clock: Clock) -> None:
    token = accounts.sign_in("Ann", PASSWORD, source="here")
    for _ in range(15):
        clock.pass_by(hours=11)
        assert accounts.visitor_of(token)
    clock.pass_by(hours=3, minutes=1)
    assert accounts.visitor_of(token) is None
    left = accounts.sign_in("Ann", PASSWORD, source="here")
    clock.pass_by(hours=12, seconds=1)
    assert accounts.visitor_of(left) is None


@pytest.mark.parametrize("token", ["", "x", "0" * 40, "' OR 1=1 --", "\u0000", "💣" * 50])
def test_a_forged_token_lets_nobody_in(accounts: Accounts, ann: str, token: str) -> None:
    assert accounts.visitor_of(token) is None


def test_what_ends_a_visit(accounts: Accounts, ann: str) -> None:
    bo = accounts.add("Bo", Role.PLANNER, password=PASSWORD)
    there, here = visitor(accounts, "Bo"), visitor(accounts, "Bo")
    accounts.acting_as(there).sign_out()
    with refused("signed-out"):
        accounts.acting_as(there).list()
    assert accounts.acting_as(here).list()
    accounts.set_password(bo, "another good one")
    with refused("signed-out"):
        accounts.acting_as(here).list()
    again = accounts.visitor_of(accounts.sign_in("Bo", "another good one", source="here"))
    assert again
    accounts.acting_as(again).set_password(bo, PASSWORD, present="another good one")
    assert accounts.acting_as(again).list()  # the own visit goes on
    accounts.acting_as(again).sign_out(everywhere=True)
    with refused("signed-out"):
        accounts.acting_as(again).list()
    last = visitor(accounts, "Bo")
    accounts.close(bo)
    with refused("signed-out"):
        accounts.acting_as(last).list()


def test_the_own_password_takes_the_present_one(accounts: Accounts, ann: str) -> None:
    bo = accounts.add("Bo", Role.VIEWER, password=PASSWORD)
    own = accounts.acting_as(visitor(accounts, "Bo"))
    with refused("password-wrong"):
        own.set_password(bo, "another good one", present="wrong")
    with refused("not-permitted"):
        own.set_password(ann, "another good one", present=PASSWORD)
    own.set_password(bo, "another good one", present=PASSWORD)
    assert accounts.sign_in("Bo", "another good one", source="here")


def test_guessing_the_present_password_is_counted(accounts: Accounts, ann: str) -> None:
    own = accounts.acting_as(visitor(accounts, "Ann"))
    for _ in range(10):
        with refused("password-wrong"):
            own.set_password(ann, "another good one", present="wrong")
    with refused("too-many-attempts"):
        own.set_password(ann, "another good one", present=PASSWORD)


def test_the_last_administrator_stays(accounts: Accounts, ann: str) -> None:
    for attempt in (lambda: accounts.close(ann), lambda: accounts.change_role(ann, Role.PLANNER)):
        with refused("last-administrator"):
            attempt()
    bo = accounts.add("Bo", Role.ADMINISTRATOR, password=PASSWORD)
    accounts.change_role(ann, Role.PLANNER)
    with refused("last-administrator"):
        accounts.close(bo)
    accounts.close(ann)
    with refused("account-unknown"):
        accounts.change_role(ann, Role.ADMINISTRATOR)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMINISTRATOR])
def test_only_administrators_manage_accounts(accounts: Accounts, ann: str, role: Role) -> None:
    bo = accounts.add("Bo", role, password=PASSWORD)
    own = accounts.acting_as(visitor(accounts, "Bo"))
    attempts = (
        lambda: own.add("Cy", Role.VIEWER, password=PASSWORD),
        lambda: own.change_role(bo, Role.ADMINISTRATOR),
        lambda: own.set_password(ann, "another good one"),
        lambda: own.close(ann),
        own.changes,
    )
    for attempt in attempts:
        with refused("not-permitted"):
            attempt()


def test_a_role_counts_from_the_next_click_on(accounts: Accounts, ann: str) -> None:
    bo = accounts.add("Bo", Role.ADMINISTRATOR, password=PASSWORD)
    own = accounts.acting_as(visitor(accounts, "Bo"))
    assert own.changes()
    accounts.change_role(bo, Role.PLANNER)
    with refused("not-permitted"):
        own.changes()


def test_what_happened_is_recorded_without_secrets(accounts: Accounts, ann: str) -> None:
    own = accounts.acting_as(visitor(accounts, "Ann"))
    bo = own.add("Bo", Role.PLANNER, password=PASSWORD)
    own.change_role(bo, Role.VIEWER)
    own.set_password(bo, "another good one")
    own.close(bo)
    told = [(each.author, each.account, each.action, each.detail) for each in own.changes()]
    assert told == [
        ("Ann", "Bo", "closed", ""),
        ("Ann", "Bo", "password changed", ""),
        ("Ann", "Bo", "role changed", "planner → viewer"),
        ("Ann", "Bo", "added", "planner"),
        ("", "Ann", "added", "administrator"),
    ]


def test_a_weak_hash_is_made_anew(accounts: Accounts, ann: str, engine: Engine) -> None:
    weak = PasswordHasher(time_cost=1, memory_cost=32, parallelism=1).hash(PASSWORD)
    with writing(engine) as connection:
        values = {"id": "old", "name": "old", "shown": "Old", "role": "viewer", "password": weak, "created": "x"}
        connection.execute(insert(table).values(values))
    assert accounts.sign_in("Old", PASSWORD, source="here")
    with reading(engine) as connection:
        kept = connection.scalar(select(table.c.password).where(table.c.id == "old"))
    assert kept != weak
    assert accounts.sign_in("Old", PASSWORD, source="here")


# ---------------------------------------------------------------------- another provider


ISSUER = "https://id.example.org"


def test_a_provider_vouches_for_a_subject(accounts: Accounts, ann: str) -> None:
    bo = accounts.add("Bo", Role.PLANNER, subject=f"{ISSUER} 4711")
    found = accounts.sign_in_by_provider(ISSUER, "4711", "n1")
    assert (found.name, found.account, found.role) == ("Bo", bo, Role.PLANNER)
    assert accounts.sign_in_by_provider(ISSUER, "4711", "n1") == found
    for issuer, subject in (("https://evil.example.org", "4711"), (ISSUER, "4712"), (ISSUER, "")):
        with refused("openid-unknown"):
            accounts.sign_in_by_provider(issuer, subject, "n1")


def test_an_address_finds_the_account_once(accounts: Accounts, ann: str) -> None:
    accounts.add("Bo", Role.PLANNER, subject="email:bo@example.org")
    with refused("openid-unknown"):
        accounts.sign_in_by_provider(ISSUER, "4711", "n1")
    assert accounts.sign_in_by_provider(ISSUER, "4711", "n1", email="Bo@Example.org").name == "Bo"
    assert accounts.sign_in_by_provider(ISSUER, "4711", "n2").name == "Bo"
    with refused("openid-unknown"):  # the address was given to somebody else at the provider
        accounts.sign_in_by_provider(ISSUER, "9999", "n3", email="bo@example.org")


def test_a_visit_by_a_provider_ends_for_good(accounts: Accounts, ann: str, clock: Clock) -> None:
    bo = accounts.add("Bo", Role.PLANNER, subject=f"{ISSUER} 4711")
    accounts.acting_as(accounts.sign_in_by_provider(ISSUER, "4711", "n1")).sign_out()
    with refused("signed-out"):
        accounts.sign_in_by_provider(ISSUER, "4711", "n1")
    assert accounts.sign_in_by_provider(ISSUER, "4711", "n2")
    clock.pass_by(hours=13)
    with refused("signed-out"):
        accounts.sign_in_by_provider(ISSUER, "4711", "n2")
    accounts.close(bo)
    with refused("openid-unknown"):
        accounts.sign_in_by_provider(ISSUER, "4711", "n3")


# ---------------------------------------------------------------------- sharing


def test_sharing_opens_a_study_and_taking_back_closes_it(
    accounts: Accounts, ann: str, engine: Engine, clock: Clock
) -> None:
    bo = accounts.add("Bo", Role.PLANNER, password=PASSWORD)
    cy = accounts.add("Cy", Role.PLANNER, password=PASSWORD)
    repository = DatabaseRepository(engine, clock=clock)
    mine = repository.acting_as(visitor(accounts, "Bo"))
    study = mine.create(small_study())
    his = repository.acting_as(visitor(accounts, "Cy"))
    with refused("study-not-found"):
        his.open(study)
    sharing = accounts.acting_as(mine.visitor)
    with refused("study-not-found"):
        accounts.acting_as(his.visitor).share(study, cy, Role.PLANNER)
    sharing.share(study, cy, Role.FACILITATOR)
    assert [(each.shown, each.role) for each in sharing.shares(study)] == [("Bo", "planner"), ("Cy", "facilitator")]
    assert his.open(study).study == small_study()
    with refused("not-permitted"):
        his.delete(study)
    with refused("not-permitted"):
        accounts.acting_as(his.visitor).share(study, cy, Role.PLANNER)
    sharing.share(study, cy, None)
    with refused("study-not-found"):
        his.open(study)
    told = [(entry.author, entry.action, entry.detail, entry.version) for entry in mine.audit(study)]
    assert told[:2] == [("Bo", "no longer shared", "Cy", 1), ("Bo", "shared", "Cy (facilitator)", 1)]
    with refused("account-unknown"):
        sharing.share(study, "nobody", Role.VIEWER)
    assert accounts.acting_as(ALONE).shares(study)[0].account == bo


def test_accounts_are_found_by_name(accounts: Accounts, ann: str) -> None:
    assert store.by_name(accounts.list(), " ANN ").id == ann
    with refused("account-unknown"):
        store.by_name(accounts.list(), "Bo")


def test_what_happened_to_accounts_only_grows(accounts: Accounts, ann: str, engine: Engine) -> None:
    with pytest.raises(Exception, match="only grows"), writing(engine) as connection:
        connection.execute(text("UPDATE account_changes SET author = 'X'"))
