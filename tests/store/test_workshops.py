"""Codes, events and answers of workshops, as rows."""

from __future__ import annotations

from store.workshops import ALPHABET
from studies.workshop import Event
from tests.store.parts import refused
from tests.store.workshop_parts import code, goal, opened, opened_second


def test_a_code_is_six_signs_that_cannot_be_mistaken(rooms, room) -> None:
    shown = code(rooms, room)
    assert len(shown) == 7
    assert shown[4] == "-"
    assert set(shown) - {"-"} <= set(ALPHABET)
    assert not set("0O1IL") & set(ALPHABET)


def test_a_code_is_read_as_people_type_it(rooms, room) -> None:
    assert rooms.knock(f" {code(rooms, room).lower().replace('-', ' ')} ", "Li Na", source="x")


def test_an_earlier_round_can_be_read_for_ever(rooms, room) -> None:
    token = rooms.invite(room, ["E1"])["E1"]
    opened(rooms, room)
    rooms.answer(token, "goal", goal(3))
    opened_second(rooms, room)
    rooms.answer(token, "goal", goal(5))
    first, second = rooms.room(room).standing.rounds
    assert [each.judgments for _, each in rooms.ballots(room, up_to=first.last)] == [goal(3)]
    assert second.first == first.last
    assert rooms.before(token, "goal").own == goal(3)


def test_a_wall_reads_only_what_came_in(rooms, room) -> None:
    first, second = rooms.invite(room, ["E1", "E2"]).values()
    opened(rooms, room)
    seen = rooms.answer(first, "goal", goal(3))
    rooms.answer(second, "goal", goal(5))
    newest = rooms.answer(second, "goal", goal(7))
    assert [(number, each.expert, each.judgments) for number, each in rooms.ballots(room, after=seen)] == [
        (newest, "E2", goal(7))
    ]
    taken_back = rooms.answer(second, "goal", None)
    assert [(number, each.judgments.judgments) for number, each in rooms.ballots(room, after=newest)] == [
        (taken_back, ())
    ]
    assert [each.expert for _, each in rooms.ballots(room)] == ["E1"]


def test_events_are_numbered_and_follow_one_another(rooms, room) -> None:
    newest = rooms.room(room).newest
    number = rooms.tell(room, Event("decision", {"text": "We agree"}, author="Chair"))
    (event,) = rooms.events(room, newest)
    assert (event.number, event.kind, event.author) == (number, "decision", "Chair")
    with refused("workshop-not-now"):
        rooms.tell(room, Event("locked"))
    assert rooms.room(room).newest == number
