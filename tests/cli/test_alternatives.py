"""``evaluate`` for studies that rank alternatives and measure nothing."""

from __future__ import annotations

import json

import pytest

from cli.__main__ import main
from store.templates import templates


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict:
    assert main(["evaluate", *arguments, "--json"]) == 0
    out = capsys.readouterr()
    assert out.err == ""
    return json.loads(out.out)


def codes(document: dict) -> list[str]:
    return [each["code"] for each in document["findings"]]


def test_alternatives_without_an_index(capsys: pytest.CaptureFixture[str]) -> None:
    document = printed(capsys, "alternatives")
    assert document["alternatives"] == pytest.approx({"old-town": 0.27, "station": 0.36, "new-quarter": 0.37})
    assert (document["index"], document["evaluation"], document["indicators"]) == (None, None, {})
    assert (document["synthesis"], document["ratings"]) == (None, None)
    assert document["weights"] == pytest.approx({"access": 0.5, "room": 0.2, "cost": 0.3})
    assert codes(document) == ["nothing-measured"]


def test_networks_and_their_synthesis(capsys: pytest.CaptureFixture[str]) -> None:
    document = printed(capsys, "bocr-multiplicative")
    synthesis = document["synthesis"]
    assert [(each["id"], each["merit"], each["parent"]) for each in synthesis["networks"]] == [
        (merit, merit, "") for merit in ("benefits", "opportunities", "costs", "risks")
    ]
    assert synthesis["networks"][0]["priorities"] == pytest.approx({"S1": 0.31, "S2": 0.2, "S3": 0.2, "S4": 0.29})
    assert sum(each["weight"] for each in synthesis["networks"]) == pytest.approx(1)
    assert synthesis["values"]["S4"] == pytest.approx(0.29 * 0.24 / (0.24 * 0.2))
    assert max(synthesis["ideal"].values()) == 1
    assert synthesis["normalised"] == pytest.approx(document["alternatives"])
    assert document["ratings"]["totals"]["benefits"] == pytest.approx(0.924)


def test_negative_results_give_no_priorities(capsys: pytest.CaptureFixture[str]) -> None:
    document = printed(capsys, "bocr-formula")
    assert document["alternatives"] == {}
    assert document["synthesis"]["normalised"] is None
    assert "synthesis-negative" in codes(document)


def test_ratings(capsys: pytest.CaptureFixture[str]) -> None:
    document = printed(capsys, "ratings")
    assert document["ratings"]["criteria"] == ["customers", "outages", "condition", "works"]
    assert document["ratings"]["values"]["F1"] == [1, 0.5, 0.25, 1]
    assert sum(document["ratings"]["priorities"].values()) == pytest.approx(1)
    assert document["alternatives"] == {}


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", templates())
def test_every_template_is_printed(name: str, language: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", name, "--language", language]) == 0
    out = capsys.readouterr().out
    nothing = {"en": "No satisfaction index: nothing is measured.", "zh": "没有满意度指数：尚无测量数据。"}
    assert nothing[language] in out


def test_the_table_of_a_synthesis(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", "bocr-subtractive"]) == 0
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert ["id", "alternative", "Benefits", "Opportunities", "Costs", "Risks", "synthesis"] in lines
    assert ["S4", "Balanced", ".290", ".240", ".240", ".200", "0.095"] in lines
