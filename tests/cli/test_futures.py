"""``futures``: the table, the choices, and when scenarios fail."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from cli.__main__ import main
from mcdm.labels import Label
from scenarios.futures import Future
from studies.document import write
from tests.studies.deciding import DEMO


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict:
    assert main(["futures", "power-supply", *arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_the_named_futures(capsys: pytest.CaptureFixture[str]) -> None:
    named = printed(capsys, "--explore", "0")["named"]
    plans = [named["scenarios"][name] for name in ("S1", "S2", "S3", "S4")]
    assert [plan["expected"] for plan in plans] == pytest.approx([0.6929, 0.7207, 0.7269, 0.7272], abs=1e-3)
    assert [plan["max_regret"] for plan in plans] == pytest.approx([0.0363, 0.0078, 0.0019, 0.0003], abs=1e-3)
    assert named["choices"]["minimax_regret"] == "S4"
    assert sum(named["probabilities"].values()) == pytest.approx(1)


def test_boxes_below_a_threshold(capsys: pytest.CaptureFixture[str]) -> None:
    found = printed(capsys, "--scenario", "S3", "--threshold", "0.71", "--explore", "300")
    assert found["explored"]["count"] == 300
    (discovery,) = found["discoveries"]
    assert discovery["below"] == 0.71
    assert discovery["failing"] == pytest.approx(1 - found["explored"]["scenarios"]["S3"]["reaching"])
    assert "drift" in [limit["kind"] for limit in discovery["boxes"][0]["limits"]]


def test_where_nothing_can_be_explored_the_named_futures_are_told_all_the_same(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    levers = tuple(replace(each, effects=(), answers=()) for each in DEMO.levers)
    settings = replace(DEMO.settings, visibility_scale=(1.0, 1.0, 1.0))
    still = replace(
        DEMO, levers=levers, interactions=(), settings=settings, futures=(Future("F0", Label("As is"), 1.0),)
    )
    path = tmp_path / "still.json"
    path.write_text(write(still), encoding="utf-8")
    assert main(["futures", str(path), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["explored"] is None
    assert found["named"]["scenarios"]
    assert "nothing-to-explore" in [each["code"] for each in found["findings"]]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_in_words(capsys: pytest.CaptureFixture[str], language: str) -> None:
    assert main(["futures", "power-supply", "--threshold", "0.71", "--language", language]) == 0
    told = capsys.readouterr().out
    wanted = {
        "en": ("least to regret: S4", "falls below .710 in"),
        "zh": ("最大后悔值最小：S4", "低于 0.710，多出现在"),
    }
    for each in wanted[language]:
        assert each in told
    assert "{" not in told


def test_without_a_threshold_the_best_is_held_against_the_others(capsys: pytest.CaptureFixture[str]) -> None:
    found = printed(capsys, "--explore", "100")
    assert {each["scenario"] for each in found["discoveries"]} == {"S4"}
    assert [each["other"] for each in found["discoveries"]] == ["S0", "S1", "S2", "S3"]


def test_what_it_refuses(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["--scenario", "S9"], ["--explore", "5"], ["--optimism", "2"]):
        assert main(["futures", "power-supply", *arguments]) == 2
        assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("threshold", ["nan", "inf", "61"])
def test_a_threshold_off_the_scale_is_refused(threshold, capsys):
    assert main(["futures", "power-supply", "--explore", "0", "--threshold", threshold, "--json"]) == 2
    said = capsys.readouterr()
    assert not said.out
    assert "threshold" in said.err


def test_a_threshold_that_nobody_reaches_names_nobody(capsys):
    assert main(["futures", "power-supply", "--explore", "0", "--threshold", ".9", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["named"]["choices"]["satisficing"] is None
