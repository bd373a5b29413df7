"""A fresh database for every test."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from store.database import connect
from store.repository import DatabaseRepository


@pytest.fixture
def repository(tmp_path: Path) -> DatabaseRepository:
    """A fresh database with a clock that ticks seconds and tokens that count."""
    ticks, tokens = itertools.count(), itertools.count(1)
    return DatabaseRepository(
        connect(tmp_path / "test.db"),
        clock=lambda: f"2026-11-21T10:{next(ticks):06d}",
        tokens=lambda: f"{next(tokens):012d}-secret",
    )
