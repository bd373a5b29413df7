"""``explain``: shares, paths and the paragraph."""

from __future__ import annotations

import json

import pytest

from cli.__main__ import main


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict:
    assert main(["explain", "power-supply", *arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_shares_sum_and_paths_add_up(capsys: pytest.CaptureFixture[str]) -> None:
    told = printed(capsys, "--scenario", "S4")
    shares = {name: each["share"] for name, each in told["levers"].items()}
    expected = {"L1": 0.0019, "L2": 0.0041, "L3": 0.0101, "L4": 0.0132, "L5": 0.0078, "L7": 0.0018, "L10": 0.0082}
    assert shares == pytest.approx(expected, abs=2e-4)
    assert sum(shares.values()) == pytest.approx(told["gain"][-1], abs=1e-12)
    assert sum(told["indicators"].values()) == pytest.approx(told["gain"][-1], abs=1e-12)
    for name, steps in told["paths"].items():
        assert sum(step["points"] for step in steps) == pytest.approx(shares[name], abs=1e-12)
    quarters = [each["quarters"] for each in told["levers"].values()]
    assert [sum(each) for each in zip(*quarters, strict=True)] == pytest.approx(told["gain"], abs=1e-12)
    assert told["exact"] is True
    assert told["residual"] < 1e-12
    assert "Balanced raises the index by .047" in told["paragraph"]


def test_a_plan_a_future_and_another_plan(capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(capsys, "--plan", "L2=4", "L3=12")["levers"].keys() == {"L2", "L3"}
    storm = printed(capsys, "--scenario", "S4", "--future", "F2", "--quarter", "4")
    assert storm["drift"][-1] < 0
    assert storm["quarter"] == 4
    against = printed(capsys, "--scenario", "S4", "--against", "S3")
    assert against["against"] == "S3"
    assert against["gain"][-1] == pytest.approx(-0.0003, abs=1e-4)


def test_without_a_name_the_best_plan_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(capsys)["scenario"] == "S3"


def test_the_table_in_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "power-supply", "--scenario", "S1"]) == 0
    english = capsys.readouterr().out
    assert "Live-line work teams" in english
    assert "removed last" in english
    assert main(["explain", "power-supply", "--scenario", "S1", "--language", "zh"]) == 0
    assert "运营指标" in capsys.readouterr().out


def test_what_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    for wrong in (
        ["--scenario", "S9"],
        ["--future", "F9"],
        ["--against", "S9"],
        ["--scenario", "S1", "--quarter", "99"],
        ["--scenario", "S1", "--plan", "L1=3"],
    ):
        assert main(["explain", "power-supply", *wrong]) == 2
        assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize(("language", "said"), [("en", "explained against itself"), ("zh", "不能与自身比较")])
def test_a_scenario_is_not_explained_against_itself(capsys, language: str, said: str) -> None:
    assert main(["explain", "power-supply", "--scenario", "S1", "--against", "S1", "--language", language]) == 2
    told = capsys.readouterr()
    assert (told.out, told.err.count("\n")) == ("", 1)
    assert said in told.err
    assert printed(capsys, "--against", "S3")["scenario"] == "S4"  # the best of the others


@pytest.mark.parametrize("arguments", [("--scenario", "S1", "--quarter", "0"), ("--plan", "L7=1e-307")])
def test_no_table_of_ways_where_nothing_moves(capsys, arguments: tuple[str, ...]) -> None:
    assert main(["explain", "power-supply", *arguments]) == 0
    text = capsys.readouterr().out
    assert "removed last" in text
    assert "operating figure" not in text
