"""Attempts that failed, counted by where they came from; too many in a short time lock that source out for a while.

Where an attempt came from is kept as a keyed hash and forgotten within the hour: the table tells nobody who was here.
"""

from __future__ import annotations

import hashlib
import hmac
import math
import os
import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, select

from mcdm.errors import DecisionError
from store.schema import attempts, information
from store.times import later

MOST = 10
WINDOW = timedelta(minutes=10)
LOCKED = timedelta(minutes=15)
KEPT = WINDOW + LOCKED + timedelta(minutes=5)
"""So many failures within the window lock their source out for so long; older ones are forgotten."""

ENVIRONMENT = "WEIGHBRIDGE_SECRET"
"""Names the key of the hashes; without it one is made and kept in the database."""

_KEY = "attempts-key"


def locked_until(times: Iterable[datetime], at: datetime) -> datetime | None:
    """Until when a source with failures at these times is locked out; None where it may try now."""
    ordered = sorted(times)
    lasts = (last for first, last in zip(ordered, ordered[MOST - 1 :], strict=False) if last - first <= WINDOW)
    until = max(lasts, default=at - LOCKED) + LOCKED
    return until if until > at else None


def check(connection: Connection, kind: str, source: str, at: str) -> None:
    """Raise ``too-many-attempts`` (with the minutes to wait) where this source is locked out.

    Parameters
    ----------
    connection
        A transaction that may write.
    kind
        What was tried: ``sign-in``, ``code``.
    source
        Where from: an address, or the name that was tried.
    at
        Now (UTC, ISO 8601).
    """
    now = datetime.fromisoformat(at)
    mine = (attempts.c.kind == kind) & (attempts.c.source == _hidden(connection, kind, source))
    times = connection.scalars(select(attempts.c.at).where(mine))
    until = locked_until((datetime.fromisoformat(each) for each in times), now)
    if until is not None:
        raise DecisionError("too-many-attempts", minutes=math.ceil((until - now) / timedelta(minutes=1)))


def note(connection: Connection, kind: str, source: str, at: str) -> int:
    """Count a failed attempt, and forget old ones; gives its number.

    The refusal must be raised after the transaction, or the count is rolled back with it.
    """
    old = later(at, -KEPT)
    connection.execute(delete(attempts).where(attempts.c.at < old))
    values = {"kind": kind, "source": _hidden(connection, kind, source), "at": at}
    return int(connection.execute(insert(attempts).values(values).returning(attempts.c.id)).scalar_one())


def forgive(connection: Connection, numbers: Iterable[int]) -> None:
    """Take attempts back that were counted before they were known to be right."""
    connection.execute(delete(attempts).where(attempts.c.id.in_(list(numbers))))


def _hidden(connection: Connection, kind: str, source: str) -> str:
    key = _key(connection)
    return hmac.new(key.encode(), f"{kind}\n{source}".encode(), hashlib.sha256).hexdigest()


def _key(connection: Connection) -> str:
    """The key of this installation: from the environment, else one of its own that is made on first use."""
    if given := os.environ.get(ENVIRONMENT):
        return given
    kept = connection.scalar(select(information.c.value).where(information.c.name == _KEY))
    if kept is None:
        kept = secrets.token_hex(32)
        connection.execute(insert(information).values(name=_KEY, value=kept))
    return kept
