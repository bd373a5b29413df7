"""The database: where it is, how it is opened, and what a transaction promises.

SQLite needs nothing to be set up and is the default; a team shares a PostgreSQL by naming its address. On both, a
writer takes the writers' lock at the beginning (``BEGIN IMMEDIATE``, or a lock of the transaction on PostgreSQL), so
writers queue instead of failing, what one reads before writing is not changed by another, and what is committed is on
disk. A reader never waits, and sees one state of the database.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, NoSuchModuleError

from mcdm.errors import DecisionError
from store import layout, schema
from store.faults import reason, told

ENVIRONMENT = "WEIGHBRIDGE_DATABASE"
"""Names the database: a path of a file, or an address such as ``postgresql+psycopg://...``."""

DEFAULT = Path(__file__).parent.parent / "var" / "weighbridge.db"
"""The database of an installation that names none, beside the application."""

_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=30000")

_TURNS: dict[str, Lock] = {}
_PATIENCE = 30.0  # seconds, as busy_timeout: then SQLite says that it is busy
_MANY = {"pool_size": 16, "max_overflow": 16}  # connections that stay open: to open one costs as much as to write

_WRITERS = 0x5765696768  # the number of the writers' lock on PostgreSQL
_SERVER = {"options": "-c lock_timeout=30s", "connect_timeout": 5, "keepalives_idle": 10, "tcp_user_timeout": 15000}
_SNAPSHOT = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}


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
        with _transaction(engine, writes=False) as connection:
            found = layout.number(connection)
        if found < schema.SCHEMA:
            with _transaction(engine, writes=True) as connection:
                layout.bring_up(connection)
    except (DatabaseError, ArgumentError, NoSuchModuleError, ImportError, OSError) as error:
        raise DecisionError("database-unreadable", database=_shown(address), reason=reason(error)) from error
    if found > schema.SCHEMA:
        raise DecisionError("database-too-new", database=_shown(address), found=found, known=schema.SCHEMA)
    return engine


def folder(engine: Engine) -> Path:
    """Where raw answers lie: beside the database file, or in ``var`` for a server."""
    file = engine.url.database if engine.dialect.name == "sqlite" else None
    return (Path(file).parent if file else DEFAULT.parent) / "answers"


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that may write: all of it is kept, or, after an error, nothing. Raises as ``faults.told``."""
    with told(shown(engine)), _transaction(engine, writes=True) as connection:
        yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction that sees one state of the database. Raises as ``faults.told``."""
    with told(shown(engine)), _transaction(engine, writes=False) as connection:
        yield connection


def shown(engine: Engine) -> str:
    """How a database is called in a sentence: its file, or its address without the password."""
    if engine.dialect.name == "sqlite":
        return str(engine.url.database)
    return engine.url.render_as_string(hide_password=True)


@contextmanager
def _transaction(engine: Engine, *, writes: bool) -> Iterator[Connection]:
    options: dict[str, Any] = _SNAPSHOT if not writes and engine.dialect.name == "postgresql" else {"writes": writes}
    turn = _turn(engine) if writes else nullcontext()
    with turn, engine.connect().execution_options(**options) as connection, connection.begin():
        yield connection


@contextmanager
def _turn(engine: Engine) -> Iterator[None]:
    """Let the writers of this program queue for a file of SQLite before they take a connection.

    SQLite itself does not queue: whoever finds the lock taken sleeps for longer and longer, and a crowd starves.
    """
    if engine.dialect.name != "sqlite":
        yield
        return
    turn = _TURNS.setdefault(str(engine.url.database), Lock())
    taken = turn.acquire(timeout=_PATIENCE)
    try:
        yield
    finally:
        if taken:
            turn.release()


def _engine(address: str) -> Engine:
    if "://" not in address:
        Path(address).parent.mkdir(parents=True, exist_ok=True)
        address = f"sqlite:///{address}"
    url = make_url(re.sub("^postgres(ql)?://", "postgresql+psycopg://", address))
    if url.get_backend_name() == "sqlite":
        engine = create_engine(url, **_MANY)
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
        return engine
    engine = create_engine(url, pool_pre_ping=True, connect_args=_server(url))
    event.listen(engine, "begin", _queue)
    return engine


def _server(url: URL) -> dict[str, Any]:
    """How a server is spoken to, where the address does not say otherwise."""
    return {name: value for name, value in _SERVER.items() if name not in url.query}


def _prepare(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # the driver begins nothing by itself; `_begin` does
    cursor = connection.cursor()
    for pragma in reversed(_PRAGMAS):  # the timeout first: switching to WAL may have to wait
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _queue(connection: Connection) -> None:
    if connection.get_execution_options().get("writes", False):
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITERS})")


def _shown(address: str) -> str:
    return re.sub("://([^:/@]*):[^@]*@", r"://\1:***@", address)
