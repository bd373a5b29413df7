"""``levers``: lists, the library, tables out and in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.__main__ import main
from studies import document


def test_the_levers_of_a_study(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["levers", "power-supply"]) == 0
    said = capsys.readouterr().out
    assert "Live-line work teams" in said
    assert "N61 50%" in said


def test_the_library_in_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["levers", "power-supply", "--library", "--language", "zh"]) == 0
    said = capsys.readouterr().out
    assert "线路通道清障" in said
    assert "50 万客户" in said


def test_suggestions_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["levers", "power-supply", "--library", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["suggested"]["tree-trimming"] == {"saifi": ["N12"], "saidi": ["N11"], "hazards": ["N15"]}
    assert len(told["levers"]) > 30


@pytest.mark.parametrize("name", ["levers.csv", "levers.xlsx"])
def test_a_table_out_and_in(tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    out = tmp_path / "study.json"
    assert main(["levers", "power-supply", "--export", str(tmp_path / name)]) == 0
    assert main(["levers", "power-supply", "--import", str(tmp_path / name), "--out", str(out)]) == 0
    assert "0 added, 0 changed, 0 rows left out." in capsys.readouterr().out
    assert len(document.read(out.read_bytes()).levers) == 10


def test_a_bad_row_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table, out = tmp_path / "levers.csv", tmp_path / "study.json"
    table.write_text("name,maximum,curve\nNew,5,hill\nBad,x,hill\n", encoding="utf-8")
    assert main(["levers", "power-supply", "--import", str(table), "--out", str(out), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["added"] == ["L11"]
    assert told["left_out"][0]["row"] == 3
    assert "no number" in told["left_out"][0]["text"]
    assert document.read(out.read_bytes()).levers[-1].label.en == "New"


def test_a_measure_is_taken(tmp_path: Path) -> None:
    out = tmp_path / "study.json"
    assert main(["levers", "power-supply", "--take", "tree-trimming", "--out", str(out)]) == 0
    lever = document.read(out.read_bytes()).levers[-1]
    assert [effect.indicator for effect in lever.effects] == ["N12", "N11", "N15"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--take", "tree-triming"], "tree-trimming"),
        (["--take", "tree-trimming"], "--out"),
        (["--import", "nowhere.csv"], "nowhere.csv"),
    ],
)
def test_refused_in_one_line(arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["levers", "power-supply", *arguments]) == 2
    said = capsys.readouterr().err
    assert says in said
    assert said.count("\n") == 1
