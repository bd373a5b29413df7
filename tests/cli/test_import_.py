"""``import``: a document into another file or the database."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.__main__ import main
from store.examples import load_example
from store.repository import open_repository


def test_export_and_import_keep_a_study(tmp_path: Path) -> None:
    out, again = tmp_path / "study.json", tmp_path / "again.json"
    assert main(["export", "power-supply", "--format", "json", "--out", str(out)]) == 0
    assert main(["import", str(out), "--out", str(again)]) == 0
    assert out.read_bytes() == again.read_bytes()


def test_an_import_into_the_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("WEIGHBRIDGE_DATABASE", str(tmp_path / "here.db"))
    out = tmp_path / "study.json"
    assert main(["export", "town-hall", "--format", "json", "--out", str(out)]) == 0
    assert main(["import", str(out)]) == 0
    identifier = capsys.readouterr().out.strip()
    assert open_repository().open(identifier).study == load_example("town-hall")


def test_a_broken_document_changes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken, out = tmp_path / "broken.json", tmp_path / "out.json"
    broken.write_text('{"schema": 1, "label": ', "utf-8")
    assert main(["import", str(broken), "--out", str(out)]) == 2
    assert not out.exists()
    assert len(capsys.readouterr().err.strip().splitlines()) == 1
