"""``import``, ``export`` and ``check``: study documents in and out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.__main__ import main
from store.examples import load_example
from store.repository import open_repository
from studies.document import read


def test_export_and_import_keep_a_study(tmp_path: Path) -> None:
    out, again = tmp_path / "study.json", tmp_path / "again.json"
    assert main(["export", "power-supply", "--format", "json", "--out", str(out)]) == 0
    assert main(["import", str(out), "--out", str(again)]) == 0
    assert read(again.read_bytes()) == load_example("power-supply")
    assert out.read_bytes() == again.read_bytes()


def test_the_schema_is_exported(tmp_path: Path) -> None:
    out = tmp_path / "schema.json"
    assert main(["export", "town-hall", "--format", "json-schema", "--out", str(out)]) == 0
    assert json.loads(out.read_text("utf-8"))["$schema"].startswith("https://json-schema.org/")


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


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "town-hall", "--format", "json", "--out", str(tmp_path / "no" / "folder.json")]) == 2
    assert "could not be written" in capsys.readouterr().err


def test_check_lists_what_is_doubtful(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "power-supply"]) == 0
    assert "The consistency ratio is 0.118" in capsys.readouterr().out
    assert main(["check", "power-supply", "--json"]) == 0
    codes = [each["code"] for each in json.loads(capsys.readouterr().out)["findings"]]
    assert codes.count("consistency-above-threshold") == 2
