"""Who was left out counts for nothing any more; the minutes still tell what was answered."""

from __future__ import annotations

from studies.group_outcome import surroundings
from studies.minutes import minutes
from studies.rounds import marks
from studies.workshop import Event
from tests.store.workshop_parts import DEMO, goal, opened


def test_the_answers_of_who_was_left_out_stay_in_the_minutes(rooms, room) -> None:
    opened(rooms, room)
    given = rooms.invite(room, ["E1", "E2"])
    for expert in ("E1", "E2"):
        rooms.answer(given[expert], "goal", goal(3))
    rooms.tell(room, Event("left out", {"expert": "E2"}))
    assert {each.expert for _, each in rooms.ballots(room)} == {"E1"}
    kept = rooms.ballots(room, left=True)
    assert {each.expert for _, each in kept} == {"E1", "E2"}
    state, events = rooms.room(room).standing, rooms.events(room)
    answers = {mark: rooms.ballots(room, up_to=mark, left=True) for mark in marks(state, kept[-1][0])}
    found = minutes(surroundings(DEMO), rooms.room(room).workshop, events, answers)
    people = {each.expert: each for each in found.participants}
    assert (people["E2"].left, people["E2"].answered) == (True, people["E1"].answered)
    assert people["E2"].answered > 0
    assert {each.participant for each in found.answers} == {people["E1"].number}
