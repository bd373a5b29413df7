"""A rehearsal plays in a room as phones would: it waits for rounds, keeps still when locked, votes again when asked."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from mcdm.labels import Label
from store.examples import load_example
from store.repository import open_repository
from store.rooms import DatabaseRooms, open_rooms
from studies.group_reading import group_reading
from studies.rehearsal import cast, walk_ins
from studies.workshop import Event, Workshop
from views.rehearsing import Player

SMALL = replace(load_example("town-hall"), ballots=())


@pytest.fixture
def rooms(tmp_path: Path) -> DatabaseRooms:
    return open_rooms(open_repository(tmp_path / "rehearsal.db").engine)


@pytest.fixture
def played(rooms: DatabaseRooms) -> tuple[str, Player]:
    study = open_repository(Path(str(rooms.engine.url.database))).create(SMALL)
    workshop = Workshop(Label("Rehearsal"), ("goal",), ("E1", "E2"), rounds=2)
    room = rooms.create(study, workshop)
    tokens = rooms.invite(room, workshop.experts)
    player = Player(rooms, room, SMALL, cast(("E1", "E2")), tokens, seed=3)
    player.speed = 10_000.0
    return room, player


def until(true: Callable[[], bool], seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "nothing came"
        time.sleep(0.02)


def answered(rooms: DatabaseRooms, room: str) -> int:
    state = rooms.room(room).standing
    return group_reading(SMALL, ("goal",), state.seats, rooms.ballots(room)).answers


def test_a_whole_rehearsal(rooms: DatabaseRooms, played: tuple[str, Player]) -> None:
    room, player = played
    player.start()
    until(lambda: len(rooms.present(room)) == 2)
    time.sleep(0.3)
    assert answered(rooms, room) == 0  # no round is open yet

    rooms.tell(room, Event("round opened", {"newest_ballot": 0}))
    until(lambda: answered(rooms, room) >= 4)
    newest = rooms.ballots(room)[-1][0]
    rooms.tell(room, Event("vote again", {"set": "goal", "first": "C1", "second": "C2", "newest_ballot": 0}))
    until(lambda: len({ballot.expert for _, ballot in rooms.ballots(room, after=newest)}) == 2)

    rooms.tell(room, Event("finished", {"newest_ballot": 0}))
    until(lambda: not player.playing)


def test_a_locked_room_stays_as_it_is(rooms: DatabaseRooms, played: tuple[str, Player]) -> None:
    room, player = played
    rooms.tell(room, Event("round opened", {"newest_ballot": 0}))
    rooms.tell(room, Event("locked"))
    player.start()
    time.sleep(0.5)
    assert answered(rooms, room) == 0
    rooms.tell(room, Event("reopened"))
    until(lambda: answered(rooms, room) >= 4)
    player.stop()
    assert not player.playing


def test_walk_ins_knock_wait_and_play_along(rooms: DatabaseRooms, played: tuple[str, Player]) -> None:
    room, player = played
    player.walk_ins = walk_ins(2, seed=3)
    player.start()
    until(lambda: len(rooms.knocking(room)) == 2)
    first, second = rooms.knocking(room)
    assert {first.name, second.name} == {each.name for each in player.walk_ins}
    (expert,) = rooms.admit(room, [first.id])
    rooms.refuse(room, [second.id])
    rooms.tell(room, Event("round opened", {"newest_ballot": 0}))
    until(lambda: expert in {ballot.expert for _, ballot in rooms.ballots(room)})
    assert len(rooms.room(room).standing.seats) == 3
    rooms.tell(room, Event("left out", {"expert": expert}))
    time.sleep(0.5)
    assert player.playing  # the others go on
    player.stop()
