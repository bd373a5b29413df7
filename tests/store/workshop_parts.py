"""What tests of workshops on a database share."""

from __future__ import annotations

import json

from sqlalchemy import select

from mcdm.judgments import PairwiseComparisons, PairwiseJudgment
from mcdm.labels import Label
from store import schema
from store.examples import load_example
from store.rooms import DatabaseRooms
from studies.workshop import Event, Workshop

DEMO = load_example("power-supply")
SETS = ("goal", "C1")


def plan(**given: object) -> Workshop:
    return Workshop(Label("Autumn panel", "秋季研讨"), SETS, **given)  # type: ignore[arg-type]


def opened(rooms: DatabaseRooms, room: str) -> None:
    rooms.tell(room, Event("round opened", {"newest_ballot": 0}))


def goal(value: float) -> PairwiseComparisons:
    first, second = DEMO.comparison_sets["goal"].elements[:2]
    return PairwiseComparisons(DEMO.comparison_sets["goal"].elements, (PairwiseJudgment(first, second, value),))


def code(rooms: DatabaseRooms, room: str) -> str:
    return rooms.room(room).code


def walk_in(rooms: DatabaseRooms, room: str, name: str = "Li Na") -> str:
    token = rooms.knock(code(rooms, room), name, source="10.0.0.7")
    rooms.admit(room, [each.id for each in rooms.knocking(room)])
    return token


def everything(rooms: DatabaseRooms) -> str:
    """All that is kept, as one text."""
    with rooms.engine.connect() as connection:
        return json.dumps(
            [list(map(str, row)) for each in schema.metadata.sorted_tables for row in connection.execute(select(each))],
            ensure_ascii=False,
        )


def opened_second(rooms: DatabaseRooms, room: str) -> None:
    rooms.tell(room, Event("round closed", {"newest_ballot": 0}))
    rooms.tell(room, Event("round opened", {"newest_ballot": 0}))
