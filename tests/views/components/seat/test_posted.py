"""The address at which phones leave their answers: stored as on the page, refused as on the page."""

from __future__ import annotations

import asyncio
import json
import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette

from mcdm.errors import DecisionError
from mcdm.labels import Label
from store.examples import load_example
from store.repository import open_repository
from store.rooms import DatabaseRooms, open_rooms
from studies.workshop import Event, Workshop
from tests.hostile import letters
from views.components.seat import place
from views.components.seat.pace import AT_ONCE, Pace
from views.components.seat.posted import LARGEST, routes

HEADERS = {"Origin": "http://localhost", "Sec-Fetch-Site": "same-origin"}


class Phone:
    """A browser with a link, or somebody who is none."""

    def __init__(self, rooms: DatabaseRooms, room: str, token: str) -> None:
        self.rooms, self.room, self.token = rooms, room, token
        self._app = Starlette(routes=routes(lambda: rooms))

    def send(self, body: object, **headers: str) -> httpx.Response:
        async def sent() -> httpx.Response:
            transport = httpx.ASGITransport(self._app)
            content = body if isinstance(body, bytes) else json.dumps(body).encode()
            async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
                found = {"X-Seat": self.token, **HEADERS} | headers
                return await client.post("/seat/answer", content=content, headers=found)

        return asyncio.run(sent())

    def answer(self, entries: dict[str, Any], version: str = "") -> dict[str, Any]:
        answer = self.send({"set": "goal", "version": version or self.stored()["version"], "entries": entries})
        assert answer.status_code == 200
        assert answer.headers["cache-control"] == "no-store"
        return dict(answer.json())

    def stored(self, name: str = "goal") -> dict[str, Any]:
        """What is stored, which somebody is told whose version is not that."""
        entries = {"0,1": {"value": 9}, "0,2": {"value": 9}, "0,3": {"value": 9}}
        return dict(self.send({"set": name, "version": "of another day", "entries": entries}).json())


@pytest.fixture
def phone(tmp_path: Path) -> Phone:
    repository = open_repository(tmp_path / "posted.db")
    study = repository.create(replace(load_example("power-supply"), ballots=()))
    rooms = open_rooms(repository.engine)
    room = rooms.create(study, Workshop(Label("Panel"), ("goal",), ("E1",)))
    token = rooms.invite(room, ["E1"])["E1"]
    rooms.tell(room, Event("round opened", {"newest_ballot": 0}))
    return Phone(rooms, room, token)


def test_an_answer_is_stored_and_told_under_its_new_version(phone: Phone) -> None:
    empty = phone.stored()
    assert empty["entries"] == {}
    told = phone.answer({"0,1": {"value": 3}})
    assert told["entries"] == {"0,1": {"value": 3}} == phone.stored()["entries"]
    assert told["version"] == phone.stored()["version"] != empty["version"]
    assert told["ballot"] == phone.rooms.pulse(phone.token).ballot
    (ballot,) = phone.rooms.ballots(phone.room)
    assert ballot[1].expert == "E1"


def test_the_same_again_is_not_written_again(phone: Phone) -> None:
    first = phone.answer({"0,1": {"value": 3}})
    assert phone.answer({"0,1": {"value": 3}}, "of another day") == first


def test_two_devices_do_not_overwrite_each_other(phone: Phone) -> None:
    version = phone.stored()["version"]
    phone.answer({"0,1": {"value": 3}}, version)
    other = phone.answer({"0,2": {"value": 5}}, version)
    assert other["entries"] == {"0,1": {"value": 3}}, "the second device is told what is stored, and sends the rest"
    assert phone.answer(other["entries"] | {"0,2": {"value": 5}}, other["version"])["entries"].keys() == {"0,1", "0,2"}


def test_an_answer_can_be_taken_back(phone: Phone) -> None:
    empty = phone.stored()["version"]
    phone.answer({"0,1": {"value": 3}})
    assert phone.answer({})["version"] == empty


@pytest.mark.parametrize(("event", "held"), [("locked", "locked"), ("round closed", "pause"), ("finished", "over")])
def test_while_nothing_is_taken_the_phone_is_told_why(phone: Phone, event: str, held: str) -> None:
    version = phone.stored()["version"]
    facts = {} if event == "locked" else {"newest_ballot": 0}
    phone.rooms.tell(phone.room, Event(event, facts))
    assert phone.answer({"0,1": {"value": 3}}, version) == {"hold": held}
    assert phone.rooms.ballots(phone.room) == ()


def test_what_is_refused_for_good_the_page_must_say(phone: Phone) -> None:
    message = {"set": "goal", "version": phone.stored()["version"], "entries": {"0,1": {"value": 3}}}
    assert phone.send(message | {"entries": {"0,1": {"value": 77}}}).status_code == 409
    assert phone.send(message | {"set": "C1", "version": phone.stored("C1")["version"]}).status_code == 409
    assert phone.send(message | {"set": "nothing"}).status_code == 409
    assert phone.send(message, **{"X-Seat": "never given"}).status_code == 409
    phone.rooms.tell(phone.room, Event("left out", {"expert": "E1"}))
    assert phone.send(message).status_code == 409


def test_a_database_that_is_away_is_asked_again(phone: Phone, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*_: object) -> None:
        raise DecisionError("database-away", database="x", reason="stopped")

    monkeypatch.setattr(DatabaseRooms, "revise", away)
    assert phone.send({"set": "goal", "version": "v", "entries": {}}).status_code == 503


def test_a_seat_that_answers_like_a_program_is_slowed_down(phone: Phone, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    monkeypatch.setattr(place, "PACE", Pace(lambda: now[0]))
    statuses, told = [], phone.stored()
    for turn in range(int(AT_ONCE) + 5):
        sent = {"set": "goal", "version": told["version"], "entries": {"0,1": {"value": 1.5 + turn / 20}}}
        answer = phone.send(sent)
        statuses.append(answer.status_code)
        told = answer.json() if answer.status_code == 200 else told
    assert statuses == [200] * int(AT_ONCE) + [503] * 5, "the browser keeps what it could not send, and tries again"
    assert len(phone.rooms.ballots(phone.room)) == 1
    assert phone.stored()["entries"] == told["entries"], "what is stored may be read all the same"
    now[0] += 1.0
    assert phone.send(sent).status_code == 200, "whoever waits goes on"


def test_no_other_site_is_heard(phone: Phone) -> None:
    message = {"set": "goal", "version": phone.stored()["version"], "entries": {"0,1": {"value": 3}}}
    assert phone.send(message, Origin="http://elsewhere.example").status_code == 403
    assert phone.send(message, Origin="null").status_code == 403
    assert phone.send(message, **{"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert phone.rooms.ballots(phone.room) == ()


def test_what_is_too_large_or_no_answer_is_turned_away(phone: Phone) -> None:
    assert phone.send(b"{" + b" " * LARGEST + b"}").status_code == 413
    assert phone.send(b"", **{"Content-Length": "many"}).status_code == 411
    assert phone.send(b"{}", **{"X-Seat": ""}).status_code == 400
    assert phone.send(b"{}", **{"X-Seat": "x" * 300}).status_code == 400
    for body in (
        b"{}",
        b"[" * 100_000,
        b"\xff\xfe",
        b"1" * 5_000,
        b'{"set": 1, "version": "v", "entries": {}}',
        b"null",
    ):
        assert phone.send(body).status_code == 409


def test_whatever_is_sent_nothing_is_stored_that_a_browser_would_not_send(phone: Phone) -> None:
    chance, version = random.Random(7), phone.stored()["version"]
    for _ in range(300):
        key = chance.choice(("0,1", "1,0", "0,99", letters.text(chance)[:50]))
        entry = {chance.choice(("value", "low", "high", "options", "comment")): letters.value(chance)}
        body = {"set": "goal", "version": version, "entries": chance.choice(({key: entry}, letters.value(chance)))}
        body |= {chance.choice(("set", "version", "x")): letters.value(chance)} if chance.random() < 0.3 else {}
        answer = phone.send(json.dumps(body, default=str).encode("utf-8", "surrogatepass"))
        assert answer.status_code in (200, 409)
    assert all(
        1 / 9 <= each.value <= 9 for _, ballot in phone.rooms.ballots(phone.room) for each in ballot.judgments.judgments
    )  # type: ignore[union-attr]
