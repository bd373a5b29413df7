"""``database``: which one, and whether it is intact."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from cli.__main__ import main
from cli.database import megabytes
from store.examples import load_example
from store.repository import open_repository


def test_what_is_said_of_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = str(tmp_path / "here.db")
    open_repository(place).create(load_example("town-hall"))
    assert main(["database", "--database", place]) == 0
    printed = capsys.readouterr().out
    assert place in printed
    assert "The database is intact." in printed
    assert main(["database", "--database", place, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["rows"]["studies"] == 1
    with closing(sqlite3.connect(place, isolation_level=None)) as connection:
        connection.execute("INSERT INTO comments (study, place, text, author, at) VALUES ('gone', '', '', '', '')")
    assert main(["database", "--database", place, "--language", "zh"]) == 1
    assert "comments.study: 1" in capsys.readouterr().out


def test_megabytes() -> None:
    assert megabytes(1572864) == "1.50"
