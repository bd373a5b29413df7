"""The layout: the tables are what the migrations make, and whoever opens an earlier database finds it lifted once."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, select

from store import layout, schema
from store.database import connect, reading
from store.repository import DatabaseRepository
from tests.conftest import ROOT
from tests.store.earlier import STUDY, write_earlier
from tests.store.migrations.versions.test_schema_1 import described, opened


def differences(connection: Connection) -> list[object]:
    context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
    return list(compare_metadata(context, schema.metadata))


def test_migrations_lead_to_the_tables(new_address: Callable[[], str]) -> None:
    fresh, migrated, lifted = new_address(), new_address(), new_address()
    write_earlier(lifted)
    with opened(migrated).begin() as connection:
        layout.migrate(connection, 0)
    engines = [connect(place) for place in (fresh, migrated, lifted)]
    first, *others = (described(engine) for engine in engines)
    for other in others:
        assert other.keys() == first.keys()
        assert all(_unordered(other[name]) == _unordered(first[name]) for name in first)
    for engine in engines:
        with reading(engine) as connection:
            assert differences(connection) == []
            assert layout.number(connection) == schema.SCHEMA
            assert connection.scalars(select(schema.revision)).all() == [f"{schema.SCHEMA:04d}"]


def _unordered(described: object) -> object:
    """Columns that came later stand at the end."""
    if isinstance(described, tuple):
        columns, *others = described
        return sorted(columns), *others
    return described


def test_a_copy_of_what_was_there_is_kept_beside_it(tmp_path: Path) -> None:
    file = tmp_path / "mine.db"
    (tmp_path / "mine.schema-1.db").write_text("taken")
    write_earlier(str(file))
    with closing(sqlite3.connect(file)) as connection:
        before = list(connection.iterdump())
    connect(file)
    with closing(sqlite3.connect(tmp_path / "mine.schema-1-2.db")) as connection:
        assert list(connection.iterdump()) == before
    assert (tmp_path / "mine.schema-1.db").read_text() == "taken"
    connect(file)
    assert len(list(tmp_path.glob("mine.schema-*"))) == 2, "an upgrade happens once"


def test_an_upgrade_that_fails_changes_nothing(address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_earlier(address)
    before = described(opened(address))
    migrations = layout.MIGRATIONS
    broken = tmp_path / "migrations"
    (broken / "versions").mkdir(parents=True)
    for file in ("env.py", "versions/schema_1.py"):
        (broken / file).write_text((migrations / file).read_text())
    text = (migrations / "versions/schema_2.py").read_text()
    (broken / "versions/schema_2.py").write_text(text.replace("    _workshops()\n", "    _workshops()\n    1 / 0\n", 1))
    monkeypatch.setattr(layout, "MIGRATIONS", broken)
    with pytest.raises(ZeroDivisionError):
        connect(address)
    assert described(opened(address)).items() >= before.items()
    monkeypatch.undo()
    assert DatabaseRepository(connect(address)).open(STUDY).version == 2


OPEN = "import sys; from store.database import connect; print(flush=True); input(); connect(sys.argv[1]); print('open')"


def test_of_two_programs_that_open_it_at_once_one_lifts_it(address: str) -> None:
    write_earlier(address)
    command = [sys.executable, "-c", OPEN, address]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    programs = [subprocess.Popen(command, cwd=ROOT, **pipes) for _ in range(2)]
    for program in programs:
        program.stdout.readline()
    for program in programs:
        program.stdin.write("\n")
        program.stdin.flush()
    assert [program.communicate(timeout=60) for program in programs] == [("open\n", "")] * 2
    assert DatabaseRepository(connect(address)).open(STUDY).version == 2
