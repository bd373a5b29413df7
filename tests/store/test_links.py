"""Viewers' links: told once, open one study for reading, expire and can be taken back."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine, select

from store.accounts import Accounts
from store.database import reading
from store.links import Links
from store.repository import DatabaseRepository
from store.schema import links as table
from studies.access import Role, Visitor
from tests.store.parts import refused
from tests.store.test_accounts import PASSWORD, Clock, visitor
from tests.studies.parts import small_study

STUDY = small_study()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def links(engine: Engine, clock: Clock) -> Links:
    return Links(engine, clock=clock)


@pytest.fixture
def repository(engine: Engine, clock: Clock) -> DatabaseRepository:
    return DatabaseRepository(engine, clock=clock)


@pytest.fixture
def study(repository: DatabaseRepository) -> str:
    return repository.create(STUDY)


def test_a_link_is_told_once_and_opens_one_study(
    links: Links, repository: DatabaseRepository, study: str, engine: Engine
) -> None:
    other, token = repository.create(STUDY), links.make(study, " The board ")
    found = links.visitor_of(token)
    assert found == Visitor("The board", "", Role.VIEWER, study, key=found.key)
    seen = repository.acting_as(found)
    assert seen.open(study).study == STUDY
    assert [entry.id for entry in seen.list()] == [study]
    with refused("study-not-found"):
        seen.open(other)
    with refused("not-permitted"):
        seen.history(study)
    with reading(engine) as connection:
        assert token not in repr(connection.execute(select(table)).all())
    assert [each.action for each in repository.audit(study)] == ["link made", "created"]


def test_a_link_ends(links: Links, repository: DatabaseRepository, study: str, clock: Clock) -> None:
    token, later = links.make(study, "A", days=1), links.make(study, "B", days=2)
    seen, revoked = (repository.acting_as(links.visitor_of(each)) for each in (token, later))
    clock.pass_by(days=1)
    for use in (lambda: links.visitor_of(token), lambda: seen.open(study)):
        with refused("viewer-link-unknown"):
            use()
    (link,) = links.list(study)
    links.revoke(study, link.id)
    for use in (lambda: links.visitor_of(later), lambda: revoked.open(study)):
        with refused("viewer-link-unknown"):
            use()
    assert links.list(study) == ()


def test_a_link_of_a_deleted_study_opens_nothing(links: Links, repository: DatabaseRepository, study: str) -> None:
    token = links.make(study, "A")
    repository.delete(study)
    with refused("viewer-link-unknown"):
        links.visitor_of(token)


@pytest.mark.parametrize("link", ["", "%", "0", "________________"])
def test_revoking_takes_the_whole_name_of_a_link(links: Links, study: str, link: str) -> None:
    token = links.make(study, "A")
    links.revoke(study, link)
    assert links.visitor_of(token)


@pytest.mark.parametrize("days", [0, -1, 366])
def test_a_link_is_not_open_for_ever(links: Links, study: str, days: int) -> None:
    with refused("link-days"):
        links.make(study, "A", days=days)


def test_a_viewer_makes_no_links(links: Links, study: str, engine: Engine, clock: Clock) -> None:
    accounts = Accounts(engine, clock=clock)
    accounts.add("Ann", Role.ADMINISTRATOR, password=PASSWORD)
    accounts.share(study, accounts.add("Bo", Role.VIEWER, password=PASSWORD), Role.PLANNER)
    own = links.acting_as(visitor(accounts, "Bo"))
    token = links.make(study, "A")
    by_link = links.acting_as(links.visitor_of(token))
    (link,) = links.list(study)
    for each in (own, by_link):
        for use in (lambda each=each: each.make(study, "B"), lambda each=each: each.list(study),
                    lambda each=each: each.revoke(study, link.id)):  # fmt: skip
            with refused("not-permitted"):
                use()


def test_a_link_shows_the_survey_its_maker_looks_at(links: Links, repository: DatabaseRepository, study: str) -> None:
    repository.set_setting(f"survey/{study}", "s1")
    seen = repository.acting_as(links.visitor_of(links.make(study, "A")))
    repository.set_setting(f"survey/{study}", "s2")
    assert seen.setting(f"survey/{study}") == "s1"
    with refused("not-permitted"):
        seen.set_setting("language", "zh")
