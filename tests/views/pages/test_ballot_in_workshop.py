"""The phone of an expert in a workshop: its page in every phase, without a browser."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from mcdm.judgments import PairwiseComparisons, PairwiseJudgment
from mcdm.labels import Label
from store.examples import load_example
from store.repository import DatabaseRepository
from store.rooms import DatabaseRooms, open_rooms
from studies.workshop import Event, Workshop
from tests.views.one_page import fresh, said, visit
from views.components.seat import answering as seat_answering
from views.components.seat.place import Place

DEMO = load_example("power-supply")
GOAL = DEMO.comparison_sets["goal"].elements


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DatabaseRepository:
    return fresh(tmp_path, monkeypatch)


@pytest.fixture
def rooms(repository: DatabaseRepository) -> DatabaseRooms:
    return open_rooms(repository.engine)


@pytest.fixture
def room(repository: DatabaseRepository, rooms: DatabaseRooms) -> str:
    study = repository.create(replace(DEMO, ballots=()))
    return rooms.create(study, Workshop(Label("Autumn panel", "秋季研讨"), ("goal", "C5"), ("E1", "E2"), rounds=2))


@pytest.fixture
def token(rooms: DatabaseRooms, room: str) -> str:
    return rooms.invite(room, ["E1"])["E1"]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """What was asked: set, and why nothing is taken."""
    seen: list[tuple[str, str]] = []
    monkeypatch.setattr(seat_answering, "_pairs", lambda place, sheet: seen.append((sheet.asked.id, place.held)))
    return seen


def happens(rooms: DatabaseRooms, room: str, *kinds: str) -> None:
    for kind in kinds:
        rooms.tell(room, Event(kind, {} if kind in ("locked", "reopened") else {"newest_ballot": 0}))


def answer(value: float) -> PairwiseComparisons:
    return PairwiseComparisons(GOAL, (PairwiseJudgment(GOAL[0], GOAL[1], value),))


def shown(token: str, language: str = "en") -> AppTest:
    app = visit("ballot", ballot=token, language=language)
    assert not app.exception
    return app


def test_before_the_first_round_one_waits(token: str) -> None:
    assert shown(token).title[0].value == "You are in"
    assert shown(token, "zh").title[0].value == "您已进入研讨"


def test_in_a_round_the_first_set_is_asked(rooms, room, token: str, asked: list[tuple[str, str]]) -> None:
    happens(rooms, room, "round opened")
    shown(token)
    assert asked == [("goal", "")]


def test_while_it_is_locked_the_question_stays_and_says_why(rooms, room, token: str, asked) -> None:
    happens(rooms, room, "round opened", "locked")
    shown(token)
    assert asked == [("goal", "locked")]


def test_everybody_is_led_to_the_pair_on_the_wall(rooms, room, token: str, asked) -> None:
    happens(rooms, room, "round opened")
    elements = DEMO.comparison_sets["C5"].elements
    facts = {"set": "C5", "first": elements[0], "second": elements[1], "together": True}
    rooms.tell(room, Event("pair shown", facts))
    app = shown(token)
    assert asked == [("C5", "")]
    assert not app.selectbox, "nobody goes elsewhere now"


def test_between_rounds_and_at_the_end(rooms, room, token: str) -> None:
    happens(rooms, room, "round opened")
    rooms.answer(token, "goal", answer(3.0))
    happens(rooms, room, "round closed")
    assert shown(token).title[0].value == "Round 1 is over"
    happens(rooms, room, "round opened", "finished")
    app = shown(token)
    assert app.title[0].value == "Thank you: your judgment counts"
    assert "You answered 1 of 21 pairs" in said(app)


def test_a_further_round_begins_with_the_first_set(rooms, room, token: str, asked) -> None:
    happens(rooms, room, "round opened")
    every = [PairwiseJudgment(a, b, 1.0) for k, a in enumerate(GOAL) for b in GOAL[k + 1 :]]
    rooms.answer(token, "goal", PairwiseComparisons(GOAL, tuple(every)))
    shown(token)
    happens(rooms, room, "round closed", "round opened")
    shown(token)
    assert [name for name, _ in asked] == ["C5", "goal"]


def test_an_answer_that_comes_too_late_is_not_lost_and_not_taken(
    rooms, room, token: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    happens(rooms, room, "round opened")
    held = []

    def pairs(place: Place, sheet: object) -> None:
        if not held:
            rooms.tell(room, Event("locked"))
            held.append(place.keep("goal", answer(3.0)))
            held.append(place.held)

    monkeypatch.setattr(seat_answering, "_pairs", pairs)
    app = shown(token)
    assert held == [False, "locked"]
    assert not app.error, "the question itself says it, and keeps the answer"
    assert not rooms.ballots(room)


def test_a_walk_in_waits_and_may_be_turned_away(rooms, room) -> None:
    token = rooms.knock(rooms.room(room).code, "Li Na", source="x")
    assert shown(token).title[0].value == "You are in the waiting room"
    rooms.refuse(room, [each.id for each in rooms.knocking(room)])
    assert shown(token).title[0].value == "You do not take part just now"


def test_names_of_others_are_nowhere(rooms, room, token: str) -> None:
    happens(rooms, room, "round opened")
    others = [expert.label.en for expert in DEMO.experts if expert.id != "E1"]
    assert not [name for name in others if name in said(shown(token))]
