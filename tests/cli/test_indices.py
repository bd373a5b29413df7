"""``indices``: a table, its JSON, and reasons where an index cannot be told."""

from __future__ import annotations

import json
import re

import pytest

from cli.__main__ import main
from store.examples import example_survey


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["indices", "power-supply", *arguments]) == 0
    return capsys.readouterr().out


def test_json_has_every_index_with_its_interval(capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(printed(capsys, "--survey", str(example_survey("power-supply")), "--json"))
    assert found["used"] == "fuzzy-comprehensive/weighted-average"
    assert len(found["indices"]) == 11
    for key, each in found["indices"].items():
        assert "absent" not in each, key
        if key == "fuzzy-comprehensive/min-bounded-sum":  # nothing moves it, so nothing says how sure it is
            assert each["percent"]["low"] is None
        elif each["percent"]:
            assert each["percent"]["low"] <= each["percent"]["value"] <= each["percent"]["high"]
    roles = found["indices"]["role-weighted"]["detail"]
    assert roles["roles"]["staff"]["gap"]["low"] > 0
    assert found["indices"]["kano"]["detail"]["N11"]["class"] == "M"
    assert found["indices"]["set-pair"]["band"][0] < found["indices"]["set-pair"]["percent"]["value"]
    assert found["indices"]["servqual"]["detail"]["indicators"]["N21"]["zone"] is not None
    assert "N22" in found["indicators"]["bottom"]
    assert all("text" in each for each in found["findings"])


def test_without_a_survey_the_table_says_what_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    told = printed(capsys)
    assert "Weighted average score" in told
    assert "- Kano: It needs single answers, and no survey is loaded." in told
    absent = json.loads(printed(capsys, "--json"))["indices"]["kano"]["absent"]
    assert absent["code"] == "index-needs-survey"


def test_in_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    assert "集对分析" in printed(capsys, "--language", "zh")


def test_a_reader_at_a_terminal_sees_what_each_index_is_made_of(capsys: pytest.CaptureFixture[str]) -> None:
    """Numbers with intervals and n: roles, set pair, questions, gaps, classes; no index without a word."""
    told = printed(capsys, "--survey", str(example_survey("power-supply")))
    rows = {line.split("  ")[0]: line for line in told.splitlines()}
    assert re.search(r"20%  69\.\d ± \d\.\d +\+9\.\d ± \d\.\d +120$", rows["Staff"])
    assert re.search(r"\+\.\d{3} ± \.\d{3}$", rows["degree"])
    assert re.search(r"−\.\d{3} … \+\.\d{3}$", rows["all that the grades in between may count for"])
    assert re.search(r"\d\.\d{1,2}$", rows["set-pair potential a/c"])
    assert re.search(r"57\.\d +85\.\d +−27\.\d ± 1\.\d +68% +within tolerance +2,2\d\d$", rows["Repair arrival"])
    better_and_worse = r"must-be +\.2\d \(\.2\d … \.2\d\) +−\.8\d \(−\.8\d … −\.8\d\) +2% +2,378$"
    assert re.search(better_and_worse, rows["Hotline answer"])
    assert re.search(r"61\.\d ± 0\.\d +2,2\d\d$", rows["Overall satisfaction"])
    assert rows["Kano"] in told
    assert "no number: classes below" in told
    assert "the same whatever customers answer" in told
