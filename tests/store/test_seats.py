"""Tokens, knocks and presence, as rows."""

from __future__ import annotations

import pytest

from tests.store.parts import refused
from tests.store.workshop_parts import code, everything, walk_in


def test_tokens_and_codes_are_kept_nowhere_as_they_are(rooms, room) -> None:
    tokens = [*rooms.invite(room, ["E1"]).values(), walk_in(rooms, room)]
    kept = everything(rooms)
    assert not [token for token in tokens if token in kept]


def test_being_here_is_noted_now_and_then(rooms, room) -> None:
    token = rooms.invite(room, ["E1"])["E1"]
    rooms.here(token)
    (first,) = rooms.present(room)
    rooms.here(token)
    assert rooms.present(room) == (first,)
    assert first.expert == "E1"


def test_a_waiting_room_has_an_end(rooms, room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("store.seats.MOST_WAITING", 2)
    for name in ("A", "B"):
        rooms.knock(code(rooms, room), name, source="x")
    with refused("waiting-room-full"):
        rooms.knock(code(rooms, room), "C", source="x")


def test_whoever_is_turned_away_is_told(rooms, room) -> None:
    token = rooms.knock(code(rooms, room), "Li Na", source="x")
    rooms.refuse(room, [each.id for each in rooms.knocking(room)])
    assert rooms.seat(token).refused
    assert rooms.pulse(token).refused
    assert not rooms.knocking(room)


def test_a_new_link_takes_the_place_of_the_old_one(rooms, room) -> None:
    old = rooms.invite(room, ["E1"])["E1"]
    new = rooms.invite(room, ["E1"])["E1"]
    assert rooms.seat(new).expert == "E1"
    with refused("invitation-unknown"):
        rooms.seat(old)
    with refused("invitation-unknown"):
        rooms.pulse(old)
