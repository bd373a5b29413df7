"""Rows as lines of text."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import Engine

from store import rows, schema
from store.database import reading
from tests.store.parts import filled


def test_every_row_survives_as_a_line(engine: Engine, tmp_path: Path) -> None:
    with reading(engine) as connection:
        assert rows.is_empty(connection)
    filled(engine, tmp_path / "answers")
    with reading(engine) as connection:
        assert not rows.is_empty(connection)
        for table in rows.COPIED:
            for row in rows.every(connection, table):
                assert rows.read_line(rows.line(row), table) == row


def test_a_digest_knows_content_and_not_order() -> None:
    first, second, other = rows.Digest(), rows.Digest(), rows.Digest()
    for line in (b"a", b"b"):
        first.add(line)
    for line in (b"b", b"a"):
        second.add(line)
    for line in (b"a", b"c"):
        other.add(line)
    assert first == second != other


@pytest.mark.parametrize(
    "line",
    [
        b"[]",
        b"{",
        b"[" * 100_000,
        b'{"name": "x"}',
        b'{"name": "x", "value": "y", "more": 1}',
        b'{"name": null, "value": "y"}',
        b'{"name": 1, "value": "y"}',
        b'{"name": {"base64": "AA=="}, "value": "y"}',
    ],
)
def test_what_is_no_row_is_refused(line: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the caller says which part it was
        rows.read_line(line, schema.settings)
