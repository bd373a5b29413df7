"""What phones ask all the time: read once for all of a room, and never told to whom nothing is open."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine

from mcdm.errors import DecisionError
from store.pulses import FRESH, Pulses
from store.repository import DatabaseRepository
from store.rooms import DatabaseRooms, open_rooms
from studies.rooms import Pulse
from tests.store.workshop_parts import DEMO, goal, opened, plan


class Watch:
    """Seconds as the test lets them pass."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def rooms(engine: Engine) -> DatabaseRooms:
    return open_rooms(engine)


@pytest.fixture
def study(rooms: DatabaseRooms, tmp_path: Path) -> str:
    return DatabaseRepository(rooms.engine, answers=tmp_path / "answers").create(replace(DEMO, ballots=()))


@pytest.fixture
def pulses(rooms: DatabaseRooms, watch: Watch) -> Pulses:
    return Pulses(rooms.engine, moment=watch)


def seated(rooms: DatabaseRooms, study: str) -> tuple[str, dict[str, str]]:
    room = rooms.create(study, plan(experts=("E1", "E2")))
    return room, rooms.invite(room, ["E1", "E2"])


def test_memory_tells_what_the_database_says(rooms: DatabaseRooms, study: str, pulses: Pulses, watch: Watch) -> None:
    room, tokens = seated(rooms, study)
    for happened in (
        lambda: None,
        lambda: opened(rooms, room),
        lambda: rooms.answer(tokens["E1"], "goal", goal(3.0)),
        lambda: rooms.answer(tokens["E2"], "goal", goal(5.0)),
        lambda: rooms.answer(tokens["E1"], "goal", None),
    ):
        happened()
        watch.seconds += 2 * FRESH
        assert pulses.at_hand(tokens["E1"]) is None, "what is old is not told"
        assert pulses.look(tokens["E1"]) == rooms.pulse(tokens["E1"])
        assert pulses.at_hand(tokens["E2"]) == rooms.pulse(tokens["E2"]), "one reading tells all"


def test_one_reads_and_the_others_need_not_wait(rooms: DatabaseRooms, study: str, pulses: Pulses, watch: Watch) -> None:
    _, tokens = seated(rooms, study)
    before = pulses.look(tokens["E1"])
    watch.seconds += 2 * FRESH
    assert pulses.at_hand(tokens["E1"]) is None
    assert pulses.at_hand(tokens["E2"]) == before
    watch.seconds += 60
    assert pulses.at_hand(tokens["E1"]) is None
    assert pulses.at_hand(tokens["E2"]) is None, "after a minute nobody is told from memory"


def test_a_link_that_was_taken_back_is_told_nothing(
    rooms: DatabaseRooms, study: str, pulses: Pulses, watch: Watch
) -> None:
    room, tokens = seated(rooms, study)
    pulses.look(tokens["E1"])
    again = rooms.invite(room, ["E1"])["E1"]
    watch.seconds += 2 * FRESH
    pulses.look(tokens["E2"])
    assert pulses.at_hand(tokens["E1"]) is None
    assert pulses.at_hand(again) is not None
    with pytest.raises(DecisionError, match="invitation-unknown"):
        pulses.look(tokens["E1"])
    with pytest.raises(DecisionError, match="invitation-unknown"):
        pulses.look("never given")


def test_a_link_ends_in_memory_too(rooms: DatabaseRooms, study: str, watch: Watch) -> None:
    _, tokens = seated(rooms, study)
    late = Pulses(rooms.engine, clock=iter(("2000-01-01", *["9999-01-01"] * 9)).__next__, moment=watch)
    late.look(tokens["E1"])
    assert late.at_hand(tokens["E1"]) is None
    with pytest.raises(DecisionError, match="invitation-unknown"):
        late.look(tokens["E1"])


def test_who_looks_is_here(rooms: DatabaseRooms, study: str, pulses: Pulses, watch: Watch) -> None:
    room, tokens = seated(rooms, study)
    pulses.look(tokens["E1"])
    pulses.at_hand(tokens["E2"])
    watch.seconds += 2 * FRESH
    pulses.look(tokens["E1"])
    assert {each.expert for each in rooms.present(room)} == {"E1", "E2"}


def test_the_waiting_room_is_told_from_the_database(rooms: DatabaseRooms, study: str, pulses: Pulses) -> None:
    room, _ = seated(rooms, study)
    token = rooms.knock(rooms.room(room).code, "Li Na", source="x")
    assert pulses.look(token) == Pulse(waiting=True)
    assert pulses.at_hand(token) is None
    rooms.admit(room, [each.id for each in rooms.knocking(room)])
    assert pulses.look(token) == rooms.pulse(token)


def test_how_many_look_is_known(rooms: DatabaseRooms, study: str, pulses: Pulses, watch: Watch) -> None:
    _, tokens = seated(rooms, study)
    assert pulses.crowd(tokens["E1"]) == 0, "nobody has looked yet"
    pulses.look(tokens["E1"])
    pulses.at_hand(tokens["E2"])
    watch.seconds += 2 * FRESH
    pulses.look(tokens["E1"])
    assert pulses.crowd(tokens["E1"]) == pulses.crowd(tokens["E2"]) == 2
    assert pulses.crowd("never given") == 0
