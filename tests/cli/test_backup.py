"""``backup``: everything as one file."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.__main__ import main
from store.examples import load_example
from store.repository import open_repository


def test_a_backup_says_what_it_took(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("WEIGHBRIDGE_DATABASE", str(tmp_path / "here.db"))
    open_repository().create(load_example("town-hall"))
    assert main(["backup", str(tmp_path / "b.zip")]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith(f"Backed up to {tmp_path / 'b.zip'} (0.0")
    assert second.startswith("1 study, ")
    assert second.endswith(" rows, 0 files of raw answers")
    assert main(["backup", str(tmp_path / "b.zip"), "--language", "zh"]) == 0
    assert "1 项评价研究" in capsys.readouterr().out


def test_a_place_that_cannot_be_written_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["backup", str(tmp_path / "no" / "b.zip"), "--database", str(tmp_path / "here.db")]
    assert main(arguments) == 2
    assert capsys.readouterr().err.count("\n") == 1
