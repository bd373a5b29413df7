"""The database: where it is, how it is opened, and what a transaction promises.

SQLite needs nothing to be set up and is the default; a team shares a PostgreSQL by naming its address. A writer takes
its lock at the beginning (``BEGIN IMMEDIATE``), so writers queue instead of failing, and what is committed is on disk.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, insert, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, NoSuchModuleError

from mcdm.errors import DecisionError
from store import schema

ENVIRONMENT = "WEIGHBRIDGE_DATABASE"
"""Names the database: a path of a file, or an address such as ``postgresql+psycopg://...``."""

DEFAULT = Path(__file__).parent.parent / "var" / "weighbridge.db"
"""The database of an installation that names none, beside the application."""

_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=30000")


def connect(where: str | Path | None = None) -> Engine:
    """Open a database and make its tables where they are missing.

    Parameters
    ----------
    where
        Path or address; by default what ``WEIGHBRIDGE_DATABASE`` says, else ``var/weighbridge.db``.

    Raises
    ------
    DecisionError
        ``database-unreadable``, ``database-too-new``.
    """
    address = str(where or os.environ.get(ENVIRONMENT) or DEFAULT)
    try:
        engine = _engine(address)
        with writing(engine) as connection:
            schema.metadata.create_all(connection)
            _check_schema(connection, address)
    except (DatabaseError, ArgumentError, NoSuchModuleError, ImportError, OSError) as error:
        reason = str(getattr(error, "orig", None) or error).splitlines()[0]
        raise DecisionError("database-unreadable", database=_shown(address), reason=reason) from error
    return engine


def folder(engine: Engine) -> Path:
    """Where raw answers lie: beside the database file, or in ``var`` for a server."""
    file = engine.url.database if engine.dialect.name == "sqlite" else None
    return (Path(file).parent if file else DEFAULT.parent) / "answers"


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that may write: all of it is kept, or, after an error, nothing."""
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction that sees one state of the database."""
    with engine.connect() as connection, connection.begin():
        yield connection


def _engine(address: str) -> Engine:
    if "://" not in address:
        Path(address).parent.mkdir(parents=True, exist_ok=True)
        address = f"sqlite:///{address}"
    if make_url(address).get_backend_name() != "sqlite":
        return create_engine(address, pool_pre_ping=True)
    engine = create_engine(address)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # the driver begins nothing by itself; `_begin` does
    cursor = connection.cursor()
    for pragma in reversed(_PRAGMAS):  # the timeout first: switching to WAL may have to wait
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _check_schema(connection: Connection, address: str) -> None:
    table = schema.information
    found = connection.scalar(select(table.c.value).where(table.c.name == "schema"))
    if found is None:
        connection.execute(insert(table).values(name="schema", value=str(schema.SCHEMA)))
    elif int(found) > schema.SCHEMA:
        raise DecisionError("database-too-new", database=_shown(address), found=int(found), known=schema.SCHEMA)


def _shown(address: str) -> str:
    return re.sub("://([^:/@]*):[^@]*@", r"://\1:***@", address)
