"""``segments``: the table, its JSON and CSV, and one line where something is wrong."""

from __future__ import annotations

import csv
import io
import json

import pytest

from cli.__main__ import main
from store.examples import example_survey

SURVEY = str(example_survey("power-supply"))


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["segments", "power-supply", "--survey", SURVEY, *arguments]) == 0
    return capsys.readouterr().out


def test_json_has_the_rows_the_indices_and_the_findings(capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(run(capsys, "--by", "district", "--wave", "2026-Q3", "--indicator", "N22", "--json"))
    assert (found["by"], found["waves"]) == (["district"], ["2026-Q3"])
    assert [row["segment"]["district"] for row in found["rows"]] == ["D1", "D2", "D3", "D4", "D5"]
    assert {row["indicator"] for row in found["rows"]} == {"N22"}
    row = found["rows"][-1]
    assert row["low"] < row["value"] < row["high"]
    assert row["effective"] < row["answers"]
    assert row["change"].keys() == {"value", "low", "high", "p", "verdict", "stands", "paired"}
    assert found["published"]["indices"].keys() == {"customers", "revenue", "tiers"}
    assert found["published"]["missing_answers"]["all"] == 0
    assert "silent-customers" in {each["code"] for each in found["findings"]}


def test_the_table_says_what_changed(capsys: pytest.CaptureFixture[str]) -> None:
    told = run(capsys, "--by", "district", "--by", "tier")
    assert "Mountain area" in told
    assert "not distinguishable" in told
    assert "too few answers to be ranked" in told
    assert "every yuan of revenue counts alike" in told


def test_many_comparisons_are_flagged(capsys: pytest.CaptureFixture[str]) -> None:
    told = run(capsys, "--all", "--wave", "2026-Q3")
    assert "Restoration time" in told
    assert "but not among so many comparisons" in told


def test_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["segments", "power-supply", "--survey", SURVEY, "--indicator", "index", "--language", "zh"]) == 0
    assert "无法区分" in capsys.readouterr().out


def test_csv_is_a_table_and_nothing_else(capsys: pytest.CaptureFixture[str]) -> None:
    rows = list(csv.DictReader(io.StringIO(run(capsys, "--by", "district", "--all", "--csv").removeprefix("\ufeff"))))
    assert len(rows) == 2 * 5 * 29
    assert rows[0]["Indicator"] == "Satisfaction index"


def test_a_wrong_name_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["segments", "power-supply", "--survey", SURVEY, "--by", "distrct"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert "district" in told.err


def test_the_table_says_how_many_answers_are_missing(capsys: pytest.CaptureFixture[str]) -> None:
    told = run(capsys)
    assert "The index of all customers is known within ±.01 already." in told
    assert "answers missing for ±.01" in told
