"""``repair``: proposals in sentences and as JSON; nothing is changed."""

from __future__ import annotations

import json

import pytest

from cli.__main__ import main


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict:
    assert main(["repair", "power-supply", *arguments, "--json"]) == 0
    out = capsys.readouterr()
    assert out.err == ""
    return json.loads(out.out)


def test_the_demo_needs_one_change_of_e5(capsys: pytest.CaptureFixture[str]) -> None:
    document = printed(capsys)
    assert [(each["expert"], each["set"]) for each in document["answers"]] == [("E5", "goal"), ("E7", "C3")]
    first = document["answers"][0]
    best = first["proposals"][0]
    assert (best["first"], best["second"], best["old"], best["kind"]) == ("C1", "C6", 0.25, "fewest")
    assert best["new"] == pytest.approx(1 / 3)
    assert best["exact"]
    assert best["ratio_before"] == pytest.approx(0.118, abs=5e-4)
    assert best["ratio_after"] == pytest.approx(0.091, abs=5e-4)
    assert len(best["changes"]) == 1
    ratios = [each["ratio"] for each in first["frontier"]]
    assert ratios == sorted(ratios, reverse=True)
    assert [each["move"] is None for each in first["frontier"]][:2] == [True, False]


def test_sentences(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["repair", "power-supply", "--expert", "E5", "--set", "goal"]) == 0
    out = capsys.readouterr().out
    assert "from 1/4 to 1/3 brings the consistency ratio from .118 to .091" in out
    assert "by way of Fault repair & problem solving the answers say 3" in out
    assert "random index Saaty 1980" in out
    assert main(["repair", "power-supply", "--expert", "E5", "--set", "goal", "--language", "zh"]) == 0
    assert "由 1/4 改为 1/3，一致性比率由 0.118 变为 0.091" in capsys.readouterr().out


def test_another_threshold_asks_for_other_changes(capsys: pytest.CaptureFixture[str]) -> None:
    strict = printed(capsys, "--expert", "E5", "--set", "goal", "--threshold", "0.02")["answers"][0]
    assert strict["proposals"][0]["ratio_after"] <= 0.02
    assert len(strict["proposals"][0]["changes"]) == 2
    assert strict["proposals"][0]["first"] is None
    assert main(["repair", "power-supply", "--threshold", "0.9"]) == 0
    assert capsys.readouterr().out == "Every consistency ratio is at most .90.\n"


def test_an_answer_within_the_threshold_is_shown_where_it_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    (named,) = printed(capsys, "--expert", "E1", "--set", "goal")["answers"]
    assert named["proposals"] == []
    assert printed(capsys, "--expert", "E1")["answers"] == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--expert", "E55"], "E55"),
        (["--set", "gaol"], "goal"),
        (["--threshold", "-1"], "consistency_threshold"),
    ],
)
def test_what_is_not_there_is_one_line(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["repair", "power-supply", *arguments]) == 2
    err = capsys.readouterr().err
    assert said in err
    assert err.count("\n") == 1
