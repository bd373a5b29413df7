"""``robustness``: sentences and JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.__main__ import main
from studies.document import write
from tests.studies.choosing import cars


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict:
    assert main(["robustness", *arguments, "--json"]) == 0
    out = capsys.readouterr()
    assert out.err == ""
    return json.loads(out.out)


def test_the_small_example_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    document = printed(capsys, "town-hall", "--draws", "200", "--seed", "3")
    values = document["values"]
    assert document["winner"] == max(values, key=values.get)
    assert document["lead"] == pytest.approx(values[document["winner"]] - values[document["runner_up"]])
    assert (document["draws"], document["seed"]) == (200, 3)
    assert {"judgments", "weights", "answers", "costs", "drivers"} <= document.keys()
    assert document["judgments"][0]["alone"][0].keys() == {"expert", "value", "needed"}
    for chances in document["rank_probabilities"].values():
        assert sum(chances) == pytest.approx(1)
    for interval in document["weight_intervals"].values():
        assert interval["low"] <= interval["median"] <= interval["high"]
    totals = [each["total"] for each in document["drivers"]]
    assert totals == sorted(totals, reverse=True)
    assert printed(capsys, "town-hall", "--draws", "200", "--seed", "3") == document


def test_sentences_in_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["robustness", "town-hall", "--draws", "100"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("Some of both leads Go online by .001: one judgment by one expert changes it")
    assert "5 of 6 judgments can change it" in said
    assert main(["robustness", "town-hall", "--draws", "100", "--language", "zh"]) == 0
    assert "一位专家的一个判断就能改变结论" in capsys.readouterr().out


def test_alternatives_and_indicators(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "cars.json"
    file.write_text(write(cars()), encoding="utf-8")
    document = printed(capsys, str(file), "--draws", "50")
    assert (document["decision"], set(document["values"])) == ("alternatives", {"Ace", "Bee", "Cat"})
    assert (document["answers"], document["costs"]) == ([], [])
    assert printed(capsys, str(file), "--draws", "50", "--decision", "indicators")["decision"] == "indicators"


def test_what_cannot_be_decided_is_one_clear_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["robustness", "town-hall", "--decision", "alternatives"]) == 2
    assert "at least two are needed" in capsys.readouterr().err
    assert main(["robustness", "town-hall", "--draws", "100001"]) == 2
    assert capsys.readouterr().out == ""
