"""What a database is: which one, its layout, its size, and whether it is intact."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, func, select, text

from store import layout, rows
from store.backup import kept_answers
from store.database import folder, reading, shown


@dataclass(frozen=True)
class Inspection:
    """What was found.

    Parameters
    ----------
    database, kind
        How it is called, and ``SQLite 3.40.1`` or ``PostgreSQL 16.14``.
    schema
        Number of its layout.
    size
        Bytes on disk.
    rows
        Rows by table.
    answers, missing
        Files of raw answers, and those that rows name but are not there.
    faults
        What the integrity check found; empty where the database is intact.
    """

    database: str
    kind: str
    schema: int
    size: int
    rows: dict[str, int]
    answers: int
    missing: tuple[str, ...]
    faults: tuple[str, ...]


def inspect(engine: Engine, *, answers: Path | None = None) -> Inspection:
    """Look at a database and check it: its pages, and that no row names what is not there.

    Damage beyond that, where SQLite cannot even go on reading, is ``database-damaged``.
    """
    place = answers or folder(engine)
    with reading(engine) as connection:
        faults = _faults(connection)
        names = () if faults else kept_answers(connection)
        return Inspection(
            shown(engine),
            _kind(connection),
            layout.number(connection),
            _size(connection),
            {} if faults else _counts(connection),
            sum((place / name).is_file() for name in names),
            tuple(name for name in names if not (place / name).is_file()),
            tuple(faults or _references(connection)),
        )


def _counts(connection: Connection) -> dict[str, int]:
    return {table.name: connection.scalar(select(func.count()).select_from(table)) or 0 for table in rows.COPIED}


def _kind(connection: Connection) -> str:
    if connection.dialect.name == "sqlite":
        return f"SQLite {connection.scalar(text('SELECT sqlite_version()'))}"
    return f"PostgreSQL {connection.scalar(text('SHOW server_version'))}".split(" (")[0]


def _size(connection: Connection) -> int:
    query = "SELECT pg_database_size(current_database())"
    if connection.dialect.name == "sqlite":
        query = "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"
    return int(connection.scalar(text(query)) or 0)


def _faults(connection: Connection) -> list[str]:
    """What SQLite finds in its own file. PostgreSQL reads every row: a damaged page is an error."""
    if connection.dialect.name == "sqlite":
        return [str(found) for found in connection.scalars(text("PRAGMA integrity_check(20)")) if found != "ok"]
    for table in rows.COPIED:
        rows.digest(connection, table)
    return []


def _references(connection: Connection) -> list[str]:
    """Rows that name what is not there."""
    found = []
    for table in rows.COPIED:
        for key in table.foreign_keys:
            there = select(key.column)
            lost = select(func.count()).select_from(table).where(key.parent.is_not(None), key.parent.not_in(there))
            count = connection.scalar(lost)
            if count:
                found.append(f"{table.name}.{key.parent.name}: {count}")
    return found
