"""``simulate``: scenarios, plans and their JSON."""

from __future__ import annotations

import json

import pytest

from cli.__main__ import main


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict:
    assert main(["simulate", "power-supply", *arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_every_scenario_of_the_demo(capsys: pytest.CaptureFixture[str]) -> None:
    scenarios = printed(capsys)["scenarios"]
    last = {name: each["index"][-1] for name, each in scenarios.items()}
    assert last == pytest.approx({"S0": 0.6870, "S1": 0.6991, "S2": 0.7268, "S3": 0.7344, "S4": 0.7341}, abs=1e-4)
    for each in scenarios.values():
        assert len(each["index"]) == len(each["low"]) == len(each["high"]) == 13
        assert each["low"][-1] <= each["index"][-1] <= each["high"][-1]


def test_several_plans_are_one_scenario_and_only_it_runs(capsys: pytest.CaptureFixture[str]) -> None:
    scenarios = printed(capsys, "--plan", "L1=3600", "L2=4", "--plan", "L3=12")["scenarios"]
    assert list(scenarios) == ["plan"]
    assert scenarios["plan"]["index"][-1] == pytest.approx(0.6991, abs=1e-4)
    assert scenarios["plan"]["npv"] == pytest.approx(6019.8, rel=1e-3)


def test_named_scenarios_run_beside_the_plan(capsys: pytest.CaptureFixture[str]) -> None:
    scenarios = printed(capsys, "--scenario", "S1", "--scenario", "S3", "--plan", "L2=1.5")["scenarios"]
    assert list(scenarios) == ["S1", "S3", "plan"]


def test_horizon_draws_and_seed(capsys: pytest.CaptureFixture[str]) -> None:
    first = printed(capsys, "--periods", "4", "--draws", "50", "--seed", "1")
    again = printed(capsys, "--periods", "4", "--draws", "50", "--seed", "1")
    other = printed(capsys, "--periods", "4", "--draws", "50", "--seed", "2")
    assert len(first["scenarios"]["S1"]["index"]) == 5
    assert first == again
    assert first["scenarios"]["S1"]["low"] != other["scenarios"]["S1"]["low"]
    assert first["scenarios"]["S1"]["index"] == other["scenarios"]["S1"]["index"]


def test_the_table_says_who_is_tied(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["simulate", "power-supply"]) == 0
    rows = {line.split()[0]: line for line in capsys.readouterr().out.splitlines()[2:]}
    assert "best or tied" in rows["S3"]
    assert "best or tied" in rows["S4"]
    assert "best or tied" not in rows["S2"]


def test_what_is_doubtful_about_the_baseline_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    codes = [finding["code"] for finding in printed(capsys, "--scenario", "S1")["findings"]]
    assert "consistency-above-threshold" in codes


# ---------------------------------------------------------------- money, places


def test_money_by_lever_and_what_is_left_of_it(capsys: pytest.CaptureFixture[str]) -> None:
    plan = printed(capsys, "--plan", "L1=3600", "L2=4", "--periods", "40", "--draws", "2")["scenarios"]["plan"]
    assert list(plan["cost_by_lever"]) == ["L1", "L2"]
    assert sum(plan["cost_by_lever"].values()) == pytest.approx(plan["npv"])
    assert plan["residual"] >= 0
    assert len(plan["index"]) == 41


def test_a_targeted_plan_moves_the_segments_it_is_spent_in(capsys: pytest.CaptureFixture[str]) -> None:
    found = printed(capsys, "--plan", "L1@district:D4=2000", "L1@district:D5=1000", "--by", "district", "--by", "tier")
    plan = found["scenarios"]["plan"]
    district = plan["segments"]["district"]
    gains = {name: segment["gain"] for name, segment in district["segments"].items()}
    assert gains["D5"] > gains["D4"] > 0 == gains["D1"] == gains["D2"] == gains["D3"]
    assert sum(each["share"] for each in district["segments"].values()) == pytest.approx(1)
    assert district["together"] == pytest.approx(plan["index"], abs=1e-12)
    assert district["pooled"][-1] != pytest.approx(plan["index"][-1], abs=1e-4)
    whole = plan["index"][-1] - plan["index"][0]
    assert [each["gain"] for each in plan["segments"]["tier"]["segments"].values()] == pytest.approx([whole] * 3)
    assert plan["cost_by_lever"]["L1"] > 3000
    assert "plan-by-places" in [finding["code"] for finding in plan["findings"]]


def test_the_table_by_segment(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["simulate", "power-supply", "--scenario", "S1", "--by", "district"]) == 0
    assert "Townships" in capsys.readouterr().out


def test_without_by_nothing_is_told_of_segments(capsys: pytest.CaptureFixture[str]) -> None:
    assert "segments" not in printed(capsys, "--scenario", "S1")["scenarios"]["S1"]


def test_a_dimension_that_is_nowhere(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["simulate", "power-supply", "--by", "distrikt"]) == 2
    assert 'Did you mean "district"' in capsys.readouterr().err
