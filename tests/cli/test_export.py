"""``export``: a study as a file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.__main__ import main
from store.examples import load_example
from studies.document import read


def test_an_example_is_written_as_a_document(tmp_path: Path) -> None:
    out = tmp_path / "study.json"
    assert main(["export", "power-supply", "--format", "json", "--out", str(out)]) == 0
    assert read(out.read_bytes()) == load_example("power-supply")


def test_the_schema_is_exported(tmp_path: Path) -> None:
    out = tmp_path / "schema.json"
    assert main(["export", "town-hall", "--format", "json-schema", "--out", str(out)]) == 0
    assert json.loads(out.read_text("utf-8"))["$schema"].startswith("https://json-schema.org/")


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "town-hall", "--format", "json", "--out", str(tmp_path / "no" / "folder.json")]) == 2
    assert "could not be written" in capsys.readouterr().err


def test_a_model_of_super_decisions_and_what_it_could_not_hold(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, again = tmp_path / "hall.sdmod", tmp_path / "again.json"
    assert main(["export", "town-hall", "--format", "sdmod", "--out", str(out)]) == 0
    assert "knows one judge" in capsys.readouterr().out
    assert main(["import", str(out), "--out", str(again)]) == 0
    labels = {label.en for label in read(again.read_bytes()).model.labels.values()}
    assert {node.label.en for node in load_example("town-hall").model.nodes} <= labels
