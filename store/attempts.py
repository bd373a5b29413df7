"""Attempts that failed, counted by where they came from."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection, func, insert, select

from mcdm.errors import DecisionError
from store.schema import attempts

MOST = 10
WINDOW = timedelta(minutes=10)


def check(connection: Connection, kind: str, source: str, at: str) -> None:
    """Raise ``too-many-attempts`` where this source failed too often lately."""
    since = (datetime.fromisoformat(at) - WINDOW).isoformat(timespec="microseconds")
    recent = (attempts.c.kind == kind) & (attempts.c.source == source) & (attempts.c.at > since)
    if (connection.scalar(select(func.count()).where(recent)) or 0) >= MOST:
        raise DecisionError("too-many-attempts")


def note(connection: Connection, kind: str, source: str, at: str) -> None:
    """Count a failed attempt."""
    connection.execute(insert(attempts).values(kind=kind, source=source, at=at))
