"""``check``: what is doubtful."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.__main__ import main
from store.examples import example_survey


def test_check_lists_what_is_doubtful(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "power-supply"]) == 0
    assert "The consistency ratio is .118" in capsys.readouterr().out
    assert main(["check", "power-supply", "--json"]) == 0
    codes = [each["code"] for each in json.loads(capsys.readouterr().out)["findings"]]
    assert codes.count("consistency-above-threshold") == 2


def test_a_survey_brings_its_own_doubts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "power-supply", "--survey", str(example_survey("power-supply")), "--json"]) == 0
    codes = [each["code"] for each in json.loads(capsys.readouterr().out)["findings"]]
    assert "joint-population-assumed" in codes


def test_the_small_example_is_spoken_in_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "power-supply", "--language", "zh"]) == 0
    assert "\u4e00\u81f4\u6027\u6bd4\u7387" in capsys.readouterr().out
