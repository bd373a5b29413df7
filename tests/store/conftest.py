"""A fresh database for every test, on SQLite and on PostgreSQL."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, event

from store.database import connect
from store.repository import DatabaseRepository
from store.rooms import DatabaseRooms, open_rooms
from tests.store.postgres import PostgresServer
from tests.store.workshop_parts import DEMO, plan


@pytest.fixture(autouse=True)
def _every_database_is_closed() -> Iterator[None]:
    """Whatever a test opened is closed at its end."""
    used: set[Engine] = set()

    def note(connection: Connection) -> None:
        used.add(connection.engine)

    event.listen(Engine, "engine_connect", note)
    yield
    event.remove(Engine, "engine_connect", note)
    for engine in used:
        engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def new_address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], str]]:
    """Gives places for databases of one kind, still without tables."""
    if request.param == "sqlite":
        names = itertools.count(1)
        yield lambda: str(tmp_path / f"test{next(names)}.db")
        return
    server: PostgresServer = request.getfixturevalue("postgres")
    found: list[str] = []
    yield lambda: found.append(server.new_database()) or found[-1]
    for address in found:
        server.drop(address)


@pytest.fixture
def address(new_address: Callable[[], str]) -> str:
    """Where the database of this test is."""
    return new_address()


@pytest.fixture
def engine(address: str) -> Engine:
    """A fresh database of this program."""
    return connect(address)


@pytest.fixture
def repository(engine: Engine, tmp_path: Path) -> DatabaseRepository:
    """A fresh database with a clock that ticks seconds and tokens that count."""
    ticks, tokens = itertools.count(), itertools.count(1)
    return DatabaseRepository(
        engine,
        clock=lambda: f"2026-11-21T10:{next(ticks):06d}",
        tokens=lambda: f"{next(tokens):012d}-secret",
        answers=tmp_path / "answers",
    )


@pytest.fixture
def study(repository: DatabaseRepository) -> str:
    return repository.create(replace(DEMO, ballots=()))


@pytest.fixture
def rooms(repository: DatabaseRepository) -> DatabaseRooms:
    return open_rooms(repository.engine)


@pytest.fixture
def room(rooms: DatabaseRooms, study: str) -> str:
    return rooms.create(study, plan(experts=("E1", "E2")))


@pytest.fixture
def hidden(rooms: DatabaseRooms, study: str) -> str:
    return rooms.create(study, plan(names_hidden=True))
