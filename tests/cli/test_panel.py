"""``panel``: the experts of a study in sentences, and as JSON."""

from __future__ import annotations

import json

import pytest

from cli.__main__ import main


def test_the_demo_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["panel", "power-supply", "--json"]) == 0
    out = capsys.readouterr()
    assert out.err == ""
    document = json.loads(out.out)
    assert document["experts"] == [f"E{k}" for k in range(1, 10)]
    assert document["consensus"] == pytest.approx(0.899, abs=5e-4)
    assert document["word"] == "very-high"
    assert document["outlier"]["expert"] == "E5"
    assert not document["outlier"]["stands_apart"]
    assert not document["clusters"]["clear"]
    goal = document["sets"][0]
    assert goal["set"] == "goal"
    assert goal["consensus"] == pytest.approx(0.938, abs=5e-4)
    assert document["outcome"] == "scenarios"
    assert max(document["together"], key=document["together"].get) == "S3"
    assert {each["expert"] for each in document["leaving"] if each["winner"] == "S4"} == {"E2", "E4", "E7"}
    assert document["leaving"][0]["shift"] == max(each["shift"] for each in document["leaving"])
    for weights in document["weights"].values():
        assert sum(weights.values()) == pytest.approx(1)


def test_the_demo_in_sentences(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["panel", "power-supply"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("The panel agrees very well on the whole (.90); it differs most on what matters for “Cust")
    assert "There are no camps" in out
    assert "these two cannot be told apart anyway" in out
    assert "Staff skills −.005" in out


def test_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["panel", "power-supply", "--language", "zh"]) == 0
    assert capsys.readouterr().out.startswith("专家组总体高度一致（0.90）；分歧主要在“客户满意度”各项的轻重")


def test_two_experts_are_a_small_panel(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["panel", "town-hall", "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["clusters"] is None
    assert document["outlier"] is None
    assert len(document["leaving"]) == 2
