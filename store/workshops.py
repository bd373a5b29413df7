"""Workshops and what happens in them, as rows: the inside of the transactions of :class:`store.rooms.DatabaseRooms`."""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Row, Select, func, insert, select, update

from mcdm.errors import DecisionError
from mcdm.judgments import PairwiseComparisons
from store.schema import ballots, studies, workshop_events, workshops
from studies import document
from studies.edits.ballots import fitting
from studies.study import Ballot, Study
from studies.study_shapes import SHAPES
from studies.workshop import Event, Workshop

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""No 0 and O, no 1, I and L: what is read off a wall is typed right."""

LENGTH = 6


@dataclass(frozen=True)
class Kept:
    """A workshop as it is kept; `code` as it is shown, e.g. ``7KQ4-M2``."""

    id: str
    study: str
    code: str
    created: str
    expires: str
    workshop: Workshop


# ---------------------------------------------------------------------- codes


def fresh_code(connection: Connection, at: str) -> str:
    """A code that no living workshop has."""
    while True:
        code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
        if not connection.scalar(select(workshops.c.id).where(workshops.c.code == code, workshops.c.expires > at)):
            return code


def shown(code: str) -> str:
    """A code as people read it."""
    return f"{code[:4]}-{code[4:]}"


def typed(code: str) -> str:
    """A code as it is kept, from what somebody typed."""
    return re.sub("[^0-9A-Z]", "", code.upper())


# ---------------------------------------------------------------------- workshops


def create(connection: Connection, new: str, study: str, workshop: Workshop, *, at: str, expires: str) -> None:
    """Write a workshop with a code of its own."""
    row = {"id": new, "study": study, "code": fresh_code(connection, at), "document": _written(workshop)}
    connection.execute(insert(workshops).values(**row, created=at, expires=expires))


def read(connection: Connection, room: str) -> Kept:
    """A workshop of a study that is there; ``workshop-unknown``."""
    row = connection.execute(_living().where(workshops.c.id == room)).one_or_none()
    if row is None:
        raise DecisionError("workshop-unknown", name=room)
    return _kept(row)


def of_study(connection: Connection, study: str) -> tuple[Kept, ...]:
    """The workshops of a study, newest first."""
    query = _living().where(workshops.c.study == study).order_by(workshops.c.created.desc(), workshops.c.id)
    return tuple(_kept(row) for row in connection.execute(query))


def with_code(connection: Connection, code: str, at: str) -> Kept | None:
    """The workshop that a code opens now."""
    query = _living().where(workshops.c.code == typed(code), workshops.c.expires > at)
    row = connection.execute(query).first()
    return _kept(row) if row else None


def renew(connection: Connection, room: str, *, at: str, expires: str) -> str:
    """Give a workshop another code; the code as it is shown."""
    code = fresh_code(connection, at)
    connection.execute(update(workshops).where(workshops.c.id == room).values(code=code, expires=expires))
    return shown(code)


# ---------------------------------------------------------------------- events


def events(connection: Connection, room: str, after: int = 0) -> tuple[Event, ...]:
    """What happened after an event, oldest first."""
    table = workshop_events
    query = select(table).where(table.c.workshop == room, table.c.id > after).order_by(table.c.id)
    return tuple(
        Event(row.kind, json.loads(row.facts), row.at, row.author, row.id) for row in connection.execute(query)
    )


def joined(connection: Connection, room: str) -> frozenset[str]:
    """Everybody who ever took part, whoever was left out since included."""
    return frozenset(str(each.facts["expert"]) for each in events(connection, room) if each.kind == "joined")


def append(connection: Connection, room: str, event: Event, *, at: str, author: str) -> int:
    """Write down that something happened; gives its number."""
    facts = json.dumps(dict(event.facts), ensure_ascii=False)
    values = {"workshop": room, "at": at, "author": author, "kind": event.kind, "facts": facts}
    result = connection.execute(insert(workshop_events).values(values))
    return int(result.inserted_primary_key[0])  # type: ignore[index]


# ---------------------------------------------------------------------- answers


def answers(
    connection: Connection,
    study: str,
    content: Study,
    workshop: Workshop,
    experts: frozenset[str],
    *,
    after: int = 0,
    up_to: int | None = None,
) -> tuple[tuple[int, Ballot], ...]:
    """The newest answers of the experts on the workshop's sets, with their numbers, as far as they fit the model.

    What is new after a ballot is looked up by number alone, so that a wall that refreshes reads only what came in. An
    answer that was taken back since then comes as comparisons without a judgment.
    """
    wanted = ballots.c.id > after
    if up_to is not None:
        wanted &= ballots.c.id <= up_to
    query = select(ballots.c.id, ballots.c.study, ballots.c.expert, ballots.c.set, ballots.c.judgments).where(wanted)
    if not after:
        asked = wanted & (ballots.c.study == study) & ballots.c.set.in_(workshop.sets)
        newest = select(func.max(ballots.c.id)).where(asked).group_by(ballots.c.expert, ballots.c.set)
        query = query.where(ballots.c.id.in_(newest), ballots.c.judgments.is_not(None))
    rows = {
        (row.expert, row.set): row
        for row in connection.execute(query.order_by(ballots.c.id))
        if row.study == study and row.set in workshop.sets and row.expert in experts
    }
    return _numbered(rows, content)


def _numbered(rows: Mapping[tuple[str, str], Any], content: Study) -> tuple[tuple[int, Ballot], ...]:
    sets = content.every_set
    given = [
        Ballot(expert, name, document.read_judgments(json.loads(row.judgments)))
        for (expert, name), row in rows.items()
        if row.judgments is not None
    ]
    fit = fitting(given, content.model, content.experts, content.subnetworks)
    cast = {(each.expert, each.set): each for each in fit}
    for (expert, name), row in rows.items():
        if row.judgments is None and name in sets:
            cast[expert, name] = Ballot(expert, name, PairwiseComparisons(sets[name].elements))
    return tuple(sorted(((rows[place].id, ballot) for place, ballot in cast.items()), key=lambda each: each[0]))


# ---------------------------------------------------------------------- rows


def _living() -> Select[Any]:
    """Workshops of studies that were not deleted."""
    joined = select(workshops).join(studies, studies.c.id == workshops.c.study)
    return joined.where(studies.c.deleted.is_(None))


def _kept(row: Row[Any]) -> Kept:
    return Kept(row.id, row.study, shown(row.code), row.created, row.expires, _read(row.document))


def _written(workshop: Workshop) -> str:
    return json.dumps(SHAPES.of(Workshop).write(workshop), ensure_ascii=False)


@lru_cache(maxsize=256)
def _read(text: str) -> Workshop:
    found = SHAPES.of(Workshop).read(json.loads(text), "")
    assert isinstance(found, Workshop)
    return found
