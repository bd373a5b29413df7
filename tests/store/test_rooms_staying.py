"""Asked once more, an expert stays with an answer: it counts as given in that round and in that vote."""

from __future__ import annotations

import pytest

from studies.group_reading import group_reading
from studies.pair_votes import pair_votes
from studies.workshop import Event, Pair, Stay
from tests.store.parts import refused
from tests.store.workshop_parts import DEMO, goal, opened

PAIR = Pair("goal", "C1", "C2")


@pytest.fixture
def token(rooms, room) -> str:
    """E1, who answered in the first round."""
    opened(rooms, room)
    given = rooms.invite(room, ["E1"])["E1"]
    rooms.answer(given, "goal", goal(3))
    return given


def test_who_stays_has_voted_again(rooms, room, token) -> None:
    rooms.tell(room, Event("vote again", {"set": "goal", "first": "C1", "second": "C2", "newest_ballot": 0}))
    vote = rooms.room(room).standing.votes[-1]

    def heard() -> tuple[str, ...]:
        reading = group_reading(DEMO, ("goal",), {"E1": 1.0}, rooms.ballots(room))
        return pair_votes(reading, PAIR).since(vote.first)

    assert heard() == ()
    rooms.stay(token, "goal", "C2", "C1")
    assert heard() == ("E1",)
    assert [each.judgments for _, each in rooms.ballots(room)] == [goal(3)], "the answer itself is the same"
    assert rooms.room(room).standing.stays == {Stay(PAIR.turned, "E1")}


def test_the_seat_knows_its_own_stays_and_no_others(rooms, room, token) -> None:
    rooms.stay(token, "goal", "C1", "C2")
    other = rooms.invite(room, ["E2"])["E2"]
    assert rooms.seat(token).room.standing.stays == {Stay(PAIR, "E1")}
    assert not rooms.seat(other).room.standing.stays


def test_it_wakes_no_other_phone(rooms, room, token) -> None:
    other = rooms.invite(room, ["E2"])["E2"]
    before = rooms.pulse(other)
    rooms.stay(token, "goal", "C1", "C2")
    assert rooms.pulse(other) == before


def test_what_was_never_answered_cannot_be_kept(rooms, room, token) -> None:
    other = rooms.invite(room, ["E2"])["E2"]
    for where in (("goal", "C1", "C2"), ("goal", "C1", "nothing")):
        with refused("workshop-nothing-to-keep"):
            rooms.stay(other, *where)
    with refused("workshop-pair-unknown"):
        rooms.stay(token, "C5", "C1", "C2")
    with refused("invitation-unknown"):
        rooms.stay("guessed", "goal", "C1", "C2")


@pytest.mark.parametrize(("kind", "code"), [("locked", "workshop-locked"), ("finished", "workshop-over")])
def test_nothing_is_taken_while_the_room_takes_nothing(rooms, room, token, kind: str, code: str) -> None:
    rooms.tell(room, Event(kind, {"newest_ballot": 0} if kind == "finished" else {}))
    with refused(code):
        rooms.stay(token, "goal", "C1", "C2")
