"""Processes killed while they answer, a database that goes away, a crowd: nothing acknowledged is lost.

``python -m benchmarks faults`` does the same a hundred times.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.faults import crowd, kills, stops
from tests.store.postgres import PostgresServer

pytestmark = pytest.mark.slow


def test_a_writer_that_is_killed_loses_nothing_on_sqlite(tmp_path: Path) -> None:
    damage = kills(str(tmp_path / "kills.db"), 8, "SQLite")
    assert damage.is_fine, damage
    assert damage.acknowledged >= 8


def test_a_writer_that_is_killed_loses_nothing_on_postgresql(postgres: PostgresServer) -> None:
    damage = kills(postgres.new_database(), 8, "PostgreSQL")
    assert damage.is_fine, damage
    assert damage.acknowledged >= 8


def test_a_server_that_goes_away_and_comes_back_loses_nothing(postgres: PostgresServer) -> None:
    damage = stops(postgres, 2)
    assert damage.is_fine, damage
    assert damage.waited > 0


def test_a_crowd_of_processes_loses_nothing(tmp_path: Path) -> None:
    assert crowd(str(tmp_path / "answers.db"), 6, 5, "answers").is_fine
    assert crowd(str(tmp_path / "versions.db"), 4, 2, "versions", versions=True).is_fine
