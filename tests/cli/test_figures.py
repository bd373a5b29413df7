"""``figures``: lists in, figures with grades, indices and rates out; the study written where asked."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow.csv
import pytest

from cli.__main__ import main
from satisfaction.synthetic_operations import OperationsModel, draw_outages, draw_tickets
from store.examples import load_example
from studies import document

DEMO = load_example("power-supply")


@pytest.fixture
def lists(tmp_path: Path) -> tuple[str, str]:
    model = OperationsModel.around(DEMO.population.dimension("district"), 8.94, 8.0, 2.4)
    paths = tmp_path / "outages.csv", tmp_path / "tickets.csv"
    pyarrow.csv.write_csv(draw_outages(model, seed=1), paths[0])
    pyarrow.csv.write_csv(draw_tickets(model, seed=1), paths[1])
    return str(paths[0]), str(paths[1])


def test_one_document(lists: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "study.json"
    arguments = ["--outages", lists[0], "--tickets", lists[1], "--out", str(out), "--take-over", "--json"]
    assert main(["figures", "power-supply", *arguments]) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    found = json.loads(printed.out)
    company = found["reliability"]["company"]
    assert company["SAIDI"] == pytest.approx(company["SAIFI"] * company["CAIDI"])
    assert sum(each["SAIDI"] for each in found["reliability"]["causes"]) == pytest.approx(company["SAIDI"])
    assert found["figures"]["N11"]["value"] == pytest.approx(company["SAIDI"] / 60)
    assert found["complaints"]["company"]["low"] < found["figures"]["N24"]["value"]
    assert set(found["figures"]["N11"]["segments"]) == {"D1", "D2", "D3", "D4", "D5"}
    assert {"tickets-no-complaints"} <= {each["code"] for each in found["findings"]}
    kept = document.read(out.read_text(encoding="utf-8"))
    assert kept.outages
    assert {f.indicator: f.today for f in kept.figures}["N11"] == found["figures"]["N11"]["today"]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_for_people(lists: tuple[str, str], language: str, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["--outages", lists[0], "--tickets", lists[1], "--everyday", "--momentary", "--language", language]
    assert main(["figures", "power-supply", *arguments]) == 0
    told = capsys.readouterr().out
    assert {"en": "without supply for", "zh": "平均每户每年停电"}[language] in told
    assert "SAIFI" in told


def test_a_table_and_a_study_without_lists(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = tmp_path / "table.csv"
    table.write_text("period,value\n2025,98\n2026,98.4\n")
    assert main(["figures", "power-supply", "--readings", str(table), "--indicator", "N13", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["figures"]["N13"]["before"], found["figures"]["N13"]["origin"]) == (98, "readings")
    assert found["reliability"] is None
    assert found["complaints"] is None
    assert main(["figures", "power-supply", "--readings", str(table)]) == 2
    assert "does not say which figure" in capsys.readouterr().err


def test_values_that_cannot_be_are_told_and_the_others_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = tmp_path / "table.csv"
    table.write_text("figure,2025,2026\nN13,-3%,98\nN21,40,-5\n")
    assert main(["figures", "power-supply", "--readings", str(table), "--take-over"]) == 1
    told = capsys.readouterr().out
    assert 'In "table.csv", row 2, column "2025": -3% cannot be a value of' in told
    assert "possible is 0 to 100%." in told
    assert 'row 3, column "2026": -5' in told
    assert "possible is 0 or more." in told
    assert main(["figures", "power-supply", "--readings", str(table), "--json", "--language", "zh"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert (found["figures"]["N13"]["value"], found["figures"]["N21"]["value"]) == (98, 40)
    assert "第 2 行“2025”列的 -3% 不可能是" in found["findings"][0]["text"]
