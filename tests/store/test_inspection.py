"""Looking at a database."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Engine

from store import schema
from store.database import connect
from store.inspection import inspect
from tests.store.parts import filled, refused


def test_what_it_is_and_that_it_is_intact(engine: Engine, tmp_path: Path) -> None:
    filled(engine, tmp_path / "answers")
    found = inspect(engine, answers=tmp_path / "answers")
    assert found.kind.startswith(("SQLite 3", "PostgreSQL 1"))
    assert (found.schema, found.rows["studies"], found.rows["comments"]) == (schema.SCHEMA, 2, 2)
    assert (found.answers, found.missing, found.faults) == (1, (), ())
    assert found.size > 10_000
    (tmp_path / "answers" / "000000000003.parquet").unlink()
    assert inspect(engine, answers=tmp_path / "answers").missing == ("000000000003.parquet",)


def test_a_row_that_names_nothing_is_found(tmp_path: Path) -> None:
    file = tmp_path / "test.db"
    filled(connect(file), tmp_path / "answers")
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("INSERT INTO comments (study, place, text, author, at) VALUES ('gone', '', '', '', '')")
    assert inspect(connect(file)).faults == ("comments.study: 1",)


def test_a_damaged_page_is_found(tmp_path: Path) -> None:
    file = tmp_path / "test.db"
    filled(connect(file), tmp_path / "answers")
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        page = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'ballots_by_set'").fetchone()[0]
        size = connection.execute("PRAGMA page_size").fetchone()[0]
    with file.open("r+b") as raw:
        raw.seek((page - 1) * size + size - 60)
        raw.write(b"\xff" * 50)
    with refused("database-damaged"):
        inspect(connect(file))
