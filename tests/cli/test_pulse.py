"""The address at which phones look for news."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from itertools import count
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette

from cli.pulse import A_PAGE, routes
from mcdm.labels import Label
from store.examples import load_example
from store.pulses import Pulses
from store.repository import open_repository
from store.rooms import DatabaseRooms, open_rooms
from studies.workshop import Event, Workshop


@pytest.fixture
def rooms(tmp_path: Path) -> DatabaseRooms:
    return open_rooms(open_repository(tmp_path / "pulse.db").engine)


@pytest.fixture
def room(rooms: DatabaseRooms, tmp_path: Path) -> str:
    study = open_repository(tmp_path / "pulse.db").create(replace(load_example("power-supply"), ballots=()))
    return rooms.create(study, Workshop(Label("Panel"), ("goal",), ("E1",)))


class Phone:
    """Something that asks the address."""

    def __init__(self, rooms: DatabaseRooms) -> None:
        seconds = count(step=1)  # a second passes between two looks
        pulses = Pulses(rooms.engine, moment=lambda: float(next(seconds)))
        self._app = Starlette(routes=routes(lambda: pulses))

    def ask(self, method: str = "POST", **headers: str) -> httpx.Response:
        async def asked() -> httpx.Response:
            transport = httpx.ASGITransport(self._app)
            async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
                return await client.request(method, "/seat/pulse", headers=headers)

        return asyncio.run(asked())


@pytest.fixture
def phone(rooms: DatabaseRooms) -> Phone:
    return Phone(rooms)


def look(phone: Phone, token: str) -> dict[str, object]:
    answer = phone.ask(**{"X-Seat": token})
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    return {name: value for name, value in answer.json().items() if name != "spread"}


def spread(phone: Phone, token: str) -> float:
    return float(phone.ask(**{"X-Seat": token}).json()["spread"])


def test_what_happens_in_the_room_is_news(phone: Phone, rooms: DatabaseRooms, room: str) -> None:
    token = rooms.invite(room, ["E1"])["E1"]
    before = look(phone, token)
    assert look(phone, token) == before
    rooms.tell(room, Event("decision", {"text": "What is decided changes no phone"}))
    assert look(phone, token) == before
    rooms.tell(room, Event("round opened", {"newest_ballot": 0}))
    assert look(phone, token)["newest"] != before["newest"]
    assert [each.expert for each in rooms.present(room)] == ["E1"], "a look is presence"


def test_the_more_look_the_longer_news_are_spread(phone: Phone, rooms: DatabaseRooms, room: str) -> None:
    token = rooms.invite(room, ["E1"])["E1"]
    assert spread(phone, token) == 0
    assert spread(phone, token) == A_PAGE
    assert spread(phone, "never given") == 0


def test_a_walk_in_hears_of_being_admitted(phone: Phone, rooms: DatabaseRooms, room: str) -> None:
    token = rooms.knock(rooms.room(room).code, "Li Na", source="x")
    assert look(phone, token)["waiting"]
    rooms.admit(room, [each.id for each in rooms.knocking(room)])
    assert not look(phone, token)["waiting"]


def test_a_seat_that_was_taken_away_is_gone(phone: Phone, rooms: DatabaseRooms, room: str) -> None:
    token = rooms.invite(room, ["E1"])["E1"]
    rooms.tell(room, Event("left out", {"expert": "E1"}))
    assert look(phone, token)["gone"]
    assert look(phone, "never given")["gone"]


def test_nothing_else_is_answered(phone: Phone) -> None:
    assert phone.ask().status_code == 400
    assert phone.ask(**{"X-Seat": "x" * 300}).status_code == 400
    assert phone.ask("GET").status_code == 405
