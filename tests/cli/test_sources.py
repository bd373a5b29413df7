"""``simulate --vary``: bands of the sources asked for, all of them beside, and which dominates."""

from __future__ import annotations

import json

import pytest

from cli.__main__ import main


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict:
    assert main(["simulate", "power-supply", "--scenario", "S3", "--scenario", "S4", *arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def width(of: dict) -> float:
    return of["high"][-1] - of["low"][-1]


def test_by_default_effects_vary_and_all_sources_stand_beside(capsys: pytest.CaptureFixture[str]) -> None:
    found = printed(capsys)
    assert "variance" not in found
    assert found["all_sources"]["scenarios"] == ["S3", "S4"]
    assert width(found["all_sources"]["S3"]) > 1.2 * width(found["scenarios"]["S3"])
    assert found["all_sources"]["probability_better"][0][1] == pytest.approx(
        1 - found["all_sources"]["probability_better"][1][0]
    )


def test_what_varies_is_in_the_bands_and_explained(capsys: pytest.CaptureFixture[str]) -> None:
    found = printed(capsys, "--vary", "judgments", "survey", "effects", "futures")
    assert width(found["scenarios"]["S3"]) == pytest.approx(width(found["all_sources"]["S3"]))
    first = found["variance"]["outcomes"][0]
    assert (first["kind"], first["scenario"]) == ("index", "S3")
    assert sum(each["first"] for each in first["sources"].values()) < 1.05
    assert first["sources"]["futures"]["total"] > first["sources"]["judgments"]["total"]
    assert found["variance"]["information"]["everything"]["value"] > 0
    assert found["variance"]["findings"] == ["survey-not-drawn"]


def test_in_words_and_where_nothing_varies(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["simulate", "power-supply", "--vary", "judgments", "futures"]) == 0
    assert "hangs most on how the world turns out" in capsys.readouterr().out
    assert printed(capsys, "--vary", "survey")["variance"] == {}
    assert main(["simulate", "power-supply", "--vary", "weather"]) == 2
    assert "weather" in capsys.readouterr().err
