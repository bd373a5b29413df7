"""Names that mean harm at every door: of a workshop, of a seat, of the team; and on the wall where they wait."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from streamlit.testing.v1 import AppTest

from mcdm.errors import DecisionError
from mcdm.labels import Label
from store import passwords, seats
from store.accounts import Accounts
from store.examples import load_example
from store.repository import DatabaseRepository
from store.rooms import DatabaseRooms, open_rooms
from studies.access import Role
from studies.workshop import Event, Workshop
from tests.cli.test_sign_in import Browser, sign_in
from tests.hostile.letters import HOSTILE_TEXTS, LONG, UNSTORABLE
from tests.hostile.test_pages import _ESCAPED, ALIVE, HARM, markdown, markup
from tests.store.parts import refused
from tests.views.conftest import _packages_are_searched_once, _the_program_stays_the_main_module  # noqa: F401
from tests.views.one_page import fresh, visit
from views import cached_workshop, door

PASSWORD = "four words to remember"
ONE_LINE = "<script>x()</script> [a](javascript:b) $x$ **b** :red[r]"
"""Harm within the length of a name at the door."""


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DatabaseRepository:
    monkeypatch.setattr(passwords, "_HASHER", PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))
    found = fresh(tmp_path, monkeypatch)
    cached_workshop._rooms.clear()
    cached_workshop._live.clear()
    return found


@pytest.fixture
def rooms(repository: DatabaseRepository) -> DatabaseRooms:
    return open_rooms(repository.engine)


@pytest.fixture
def room(repository: DatabaseRepository, rooms: DatabaseRooms) -> str:
    small = replace(load_example("town-hall"), ballots=(), label=Label(HARM, HARM))
    return rooms.create(repository.create(small), Workshop(Label(HARM, HARM), ("goal",), ("E1",)))


def harmless(app: AppTest) -> None:
    """Nothing on the page is alive that somebody typed."""
    assert not app.exception
    assert [text for text in markdown(app) if ALIVE.search(_ESCAPED.sub("", text))] == []
    assert [text for text in markup(app) if "<script>x" in text or "\u202e" in text] == []


NAMES = [each for each in (*HOSTILE_TEXTS, *UNSTORABLE, *LONG, HARM, "\u202eLi", "x" * 10_000) if seats.called(each)]


@pytest.mark.parametrize("name", ["", " \n", "\u202e\u2066", "\x00", "\ud800", "\u200b"], ids=ascii)
def test_what_shows_nothing_is_no_name(rooms: DatabaseRooms, room: str, name: str) -> None:
    with refused("knock-without-name"):
        rooms.knock(rooms.room(room).code, name, source="x")


@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
def test_a_name_at_the_door_is_one_short_line_that_shows(rooms: DatabaseRooms, room: str, name: str) -> None:
    rooms.knock(rooms.room(room).code, name, source="x")
    (knock,) = rooms.knocking(room)
    assert 0 < len(knock.name) <= seats.LONGEST_NAME
    assert knock.name.isprintable()
    (expert,) = rooms.admit(room, [knock.id])
    assert expert in rooms.room(room).standing.seats


def test_the_wall_shows_names_as_they_are_written(rooms: DatabaseRooms, room: str) -> None:
    code = rooms.room(room).code
    for name in (ONE_LINE, HARM, "=1+1"):
        rooms.knock(code, name, source="x")
    waiting = visit("workshop", study=rooms.room(room).study)
    harmless(waiting)
    assert any("javascript" in text for text in markdown(waiting))
    rooms.admit(room, [each.id for each in rooms.knocking(room)])
    rooms.tell(room, Event("round opened", {"newest_ballot": 0}))
    harmless(visit("workshop", study=rooms.room(room).study))


def test_a_seat_shows_names_as_they_are_written(rooms: DatabaseRooms, room: str) -> None:
    token = rooms.knock(rooms.room(room).code, ONE_LINE, source="x")
    harmless(visit("ballot", ballot=token))
    rooms.admit(room, [each.id for each in rooms.knocking(room)])
    for kind in ("round opened", "round closed", "finished"):
        rooms.tell(room, Event(kind, {"newest_ballot": 0}))
        harmless(visit("ballot", ballot=token))


@pytest.mark.parametrize("code", [HARM, "x" * 10_000, "\u202e7KQ4", "\x00", "%00%0a"])
def test_a_code_in_the_address_is_only_shown(repository: DatabaseRepository, code: str) -> None:
    app = AppTest.from_function(_join, default_timeout=30)
    app.query_params["join"], app.query_params["lang"] = code, "en"
    app.run()
    harmless(app)
    app.text_input[-1].set_value("Li")
    next(each for each in app.button if each.label == "Join").click().run()
    harmless(app)
    assert "This code opens nothing" in app.error[0].value


def _join() -> None:
    from views import cached, session
    from views.pages import join

    session.begin(cached.database())
    join.render()


TYPED = (*HOSTILE_TEXTS, HARM, "x" * 3_000)


@pytest.mark.parametrize("name", TYPED, ids=range(len(TYPED)))
def test_the_page_for_signing_in_gives_a_name_back_as_it_was_typed(repository: DatabaseRepository, name: str) -> None:
    accounts = Accounts(repository.engine)
    accounts.add("Ann", Role.ADMINISTRATOR, password=PASSWORD)
    answer = sign_in(Browser(accounts), name=name, password="wrong")
    assert answer.status_code in (401, 403, 429)
    assert "<script>" not in answer.text
    assert "<img src=x" not in answer.text
    assert "onerror=alert(1)>" not in answer.text


def test_the_team_shows_names_as_they_are_written(
    repository: DatabaseRepository, monkeypatch: pytest.MonkeyPatch
) -> None:
    accounts = Accounts(repository.engine)
    accounts.add("Ann", Role.ADMINISTRATOR, password=PASSWORD)
    token = accounts.sign_in("Ann", PASSWORD, source="here")
    monkeypatch.setattr(door, "cookie", lambda: token)
    study = repository.create(replace(load_example("town-hall"), label=Label(HARM, HARM)))
    made = 0
    for name in (*HOSTILE_TEXTS, *UNSTORABLE, *LONG, ONE_LINE, HARM):
        with suppress(DecisionError):  # too long, or nothing that shows
            accounts.share(study, accounts.add(name, Role.PLANNER, password=PASSWORD), Role.PLANNER)
            made += 1
    assert made > 8
    harmless(visit("team", study=study))
