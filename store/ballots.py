"""Ballots, stored one by one: the newest row of an expert on a set is the answer of today."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, bindparam, func, insert, select

from mcdm.judgments import Judgments, PairwiseComparisons
from store.schema import ballots
from studies import document
from studies.study import Ballot

BallotText = tuple[str, str, str]
"""Expert, set, and judgments as they are stored."""

_APPEND = insert(ballots)
_LAST = (
    select(ballots.c.id, ballots.c.judgments)
    .where(ballots.c.study == bindparam("of"), ballots.c.expert == bindparam("by"), ballots.c.set == bindparam("to"))
    .order_by(ballots.c.id.desc())
    .limit(1)
)
"""Made once: every answer needs them."""


def append(
    connection: Connection, study: str, cast: Iterable[tuple[str, str, Judgments | None]], *, at: str, author: str
) -> None:
    """Write answers as (expert, set, judgments), or None where one is taken back."""
    rows = [_row(study, expert, name, judgments, at, author) for expert, name, judgments in cast]
    if rows:
        connection.execute(_APPEND, rows)


def append_one(
    connection: Connection, study: str, expert: str, name: str, judgments: Judgments | None, *, at: str, author: str
) -> int:
    """Write one answer, or that one is taken back; gives its number."""
    result = connection.execute(_APPEND, _row(study, expert, name, judgments, at, author))
    return int(result.inserted_primary_key[0])  # type: ignore[index]


def _row(study: str, expert: str, name: str, judgments: Judgments | None, at: str, author: str) -> dict[str, Any]:
    written = None if judgments is None else _written(judgments)
    return {"study": study, "expert": expert, "set": name, "judgments": written, "author": author, "cast": at}


def answered(connection: Connection, study: str) -> set[tuple[str, str]]:
    """The (expert, set) that were ever answered, taken back or not."""
    query = select(ballots.c.expert, ballots.c.set).where(ballots.c.study == study).distinct()
    return {(row.expert, row.set) for row in connection.execute(query)}


def newest(connection: Connection, study: str) -> int:
    """Id of the ballot that was cast last, or 0."""
    return connection.execute(select(func.max(ballots.c.id)).where(ballots.c.study == study)).scalar() or 0


def current(connection: Connection, study: str, up_to: int | None = None) -> tuple[Ballot, ...]:
    """The newest answer of every expert on every set, as given: it may not fit the model of today.

    Parameters
    ----------
    connection, study
        Whose.
    up_to
        Look only at ballots up to this one: the answers of an earlier day.
    """
    return tuple(Ballot(expert, name, read(text)) for expert, name, text in texts(connection, study, up_to))


def last(connection: Connection, study: str, expert: str, name: str) -> Judgments | None:
    """The newest answer of one expert to one set, as given; None where there is none or it was taken back."""
    return last_numbered(connection, study, expert, name)[1]


def last_numbered(connection: Connection, study: str, expert: str, name: str) -> tuple[int, Judgments | None]:
    """The same with its number, 0 where there never was one.

    It is parsed anew: while people answer, an answer is read once and then another one stands in its place.
    """
    row = connection.execute(_LAST, {"of": study, "by": expert, "to": name}).one_or_none()
    if row is None:
        return 0, None
    return row.id, None if row.judgments is None else read.__wrapped__(row.judgments)


def texts(connection: Connection, study: str, up_to: int | None = None) -> tuple[BallotText, ...]:
    """The same as it is stored, not read yet."""
    mine = ballots.c.study == study
    if up_to is not None:
        mine &= ballots.c.id <= up_to
    newest = select(func.max(ballots.c.id)).where(mine).group_by(ballots.c.expert, ballots.c.set)
    query = (
        select(ballots.c.expert, ballots.c.set, ballots.c.judgments)
        .where(ballots.c.id.in_(newest), ballots.c.judgments.is_not(None))
        .order_by(ballots.c.id)
    )
    return tuple((expert, name, text) for expert, name, text in connection.execute(query))


def revised(connection: Connection, study: str, expert: str, name: str) -> tuple[str, ...]:
    """When each change on advice of an answer came in, oldest first: the times at which its revisions grew."""
    mine = (ballots.c.study == study) & (ballots.c.expert == expert) & (ballots.c.set == name)
    query = select(ballots).where(mine, ballots.c.judgments.is_not(None)).order_by(ballots.c.id)
    times: list[str] = []
    for row in connection.execute(query):
        given = read(row.judgments)
        count = len(given.revisions) if isinstance(given, PairwiseComparisons) else 0
        times = [*times[:count], *[row.cast] * (count - len(times))]
    return tuple(times)


@lru_cache(maxsize=20_000)
def read(text: str) -> Judgments:
    """The judgments of one ballot, parsed once: ballots never change, so the text itself is the key."""
    return document.read_judgments(json.loads(text))


def _written(judgments: Judgments) -> str:
    return json.dumps(document.write_judgments(judgments), ensure_ascii=False, separators=(",", ":"))
