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


@pytest.mark.parametrize(
    "name", ["qualtrics", "google", "expert-csv", "expert-xlsx", "matrices-xlsx", "questionnaire-xlsx"]
)
def test_questionnaires_and_matrices_as_one_file(tmp_path: Path, name: str) -> None:
    out = tmp_path / ("out.xlsx" if name.endswith("xlsx") else "out.txt")
    assert main(["export", "town-hall", "--format", name, "--out", str(out)]) == 0
    assert out.stat().st_size > 100


def test_supermatrices_are_four_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "town-hall", "--format", "supermatrix-txt", "--out", str(tmp_path / "m" / "net")]) == 0
    assert sorted(path.name for path in (tmp_path / "m").iterdir()) == [
        "net.cluster.txt", "net.limit.txt", "net.unweighted.txt", "net.weighted.txt",
    ]  # fmt: skip
    assert len(capsys.readouterr().out.splitlines()) == 4


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    assert main(["export", "town-hall", "--format", "questionnaire-xlsx", "--out", str(tmp_path / "file" / "q")]) == 2
    assert "could not be written" in capsys.readouterr().err
