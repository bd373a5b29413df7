"""``drivers``: what drives satisfaction, as sentences and as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from cli.__main__ import main
from store.examples import example_survey

SURVEY = str(example_survey("power-supply"))


def test_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["drivers", "power-supply", "--survey", SURVEY, "--bootstrap", "40", "--seed", "3", "--json"]) == 0
    out = capsys.readouterr()
    found = json.loads(out.out)
    assert out.err == ""
    derived = found["derived"]["indicators"]
    assert sum(each["share"] for each in derived.values()) == pytest.approx(1)
    assert sum(each["importance"] for each in derived.values()) == pytest.approx(found["derived"]["r_squared"])
    assert max(derived, key=lambda item: derived[item]["share"]) == "N22"
    whole = found["derived"]
    assert whole["adjusted_low"] < whole["adjusted_r_squared"] < whole["adjusted_high"]
    assert derived["N22"]["low"] < derived["N22"]["share"] < derived["N22"]["high"]
    assert found["map"]["quadrants"]["N22"] == {"quadrant": "concentrate", "settled": True}
    assert {"panel", "customers"} == set(found["disagreements"])
    assert [each["segments"] for each in found["funnel"]] == [[], ["A", "B", "C"], ["A"]]
    assert found["quality"]["alpha"]["all"]["value"] > 0.8


@pytest.mark.parametrize(("language", "words"), [("en", "Fix “Restoration time” first"), ("zh", "先改进“复电时间”")])
def test_in_words(language: str, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["drivers", "power-supply", "--survey", SURVEY, "--bootstrap", "40", "--language", language]) == 0
    assert words in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "--survey"),
        (("--survey", SURVEY, "--outcome", "overal"), "overall"),
        (("--survey", SURVEY, "--method", "shapley", "--bootstrap", "-1"), "−1"),
    ],
)
def test_what_cannot_be_computed_is_one_line(
    arguments: tuple[str, ...], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["drivers", "power-supply", *arguments]) == 2
    err = capsys.readouterr().err
    assert words in err
    assert err.count("\n") == 1


def test_nine_respondents_are_shown_what_they_can_tell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    few = tmp_path / "nine.parquet"
    pq.write_table(pq.read_table(SURVEY).slice(0, 9), few)
    assert main(["drivers", "power-supply", "--survey", str(few), "--bootstrap", "40"]) == 0
    out = capsys.readouterr().out
    assert "9 answers to Overall satisfaction cannot tell what drives it: 28 questions take at least 56." in out
    assert "explain" not in out
    assert "N22" in out
