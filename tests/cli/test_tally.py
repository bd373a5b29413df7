"""``tally``: what was counted, as JSON and in words."""

from __future__ import annotations

import json

import pytest

from cli.__main__ import main
from store.examples import FOLDER

SURVEY = str(FOLDER / "power-supply-survey.parquet")


def test_json_says_what_was_counted(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["tally", "power-supply", SURVEY, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["rows"] == 5049
    assert found["respondents"] + sum(found["left_out"].values()) == 5049
    assert len(found["grades"]) == 28
    assert found["left_out"]["hurried"] > 50


@pytest.mark.parametrize(("language", "word"), [("en", "respondents of 5,049 rows"), ("zh", "5,049 行中有")])
def test_words(language: str, word: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["tally", "power-supply", SURVEY, "--language", language]) == 0
    assert word in capsys.readouterr().out


def test_only_parquet_can_be_shared_out(capsys: pytest.CaptureFixture[str]) -> None:
    town = str(FOLDER / "town-hall-survey.csv")
    assert main(["tally", "town-hall", town, "--workers", "2"]) == 2
    assert "can only be read from its beginning" in capsys.readouterr().err
