"""``optimise``: the plan, its JSON, and that it holds in ``simulate``."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from cli.__main__ import main
from scenarios.budgets.rules import AmountLimit, BudgetRules
from store.examples import load_example
from studies.document import write


def printed(capfd: pytest.CaptureFixture[str], *arguments: str) -> dict:
    assert main([*arguments, "--json"]) == 0
    return json.loads(capfd.readouterr().out)


def test_the_plan_holds_in_simulate(capfd: pytest.CaptureFixture[str]) -> None:
    found = printed(capfd, "optimise", "power-supply", "--budget", "6000")
    assert found["status"] == "proven"
    assert found["gap"] <= 1e-4
    assert found["cost"] <= 6000
    assert found["index"] > 0.74
    assert found["bound"] >= found["index"]
    plan = [f"{lever}={amount!r}" for lever, amount in found["plan"].items()]
    simulated = printed(capfd, "simulate", "power-supply", "--plan", *plan, "--draws", "2")
    assert simulated["scenarios"]["plan"]["index"][-1] == pytest.approx(found["index"], abs=1e-12)
    assert found["next"]["budget"] == pytest.approx(6600)
    assert found["next"]["gain"] > 0
    assert found["marginal"][0]["index_per_10k_yuan"] > 0


def test_frontier_horizon_and_mean(capfd: pytest.CaptureFixture[str]) -> None:
    found = printed(capfd, "optimise", "power-supply", "--budget", "1000", "--frontier", "3", "--periods", "4",
                    "--over", "mean")  # fmt: skip
    assert [each["budget"] for each in found["frontier"]] == [0, 1000, 2000]
    reached = [each["worth"] for each in found["frontier"]]
    assert reached == sorted(reached)
    assert reached[1] == pytest.approx(found["worth"], abs=1e-5)
    plan = [f"{lever}={amount!r}" for lever, amount in found["plan"].items()]
    simulated = printed(capfd, "simulate", "power-supply", "--periods", "4", "--plan", *plan, "--draws", "2")
    path = simulated["scenarios"]["plan"]["index"]
    assert path[-1] == pytest.approx(found["index"], abs=1e-12)
    assert sum(path[1:]) / 4 == pytest.approx(found["worth"], abs=1e-12)
    assert found["worth"] < found["index"] - 1e-3
    assert main(["optimise", "power-supply", "--budget", "1000", "--periods", "4", "--over", "mean"]) == 0
    mean, end = (f"{found[name]:.4f}".lstrip("0") for name in ("worth", "index"))
    assert f"mean index over the quarters {mean}; at the end {end}" in capfd.readouterr().out


@pytest.mark.parametrize(("language", "nothing"), [("en", "for no money"), ("zh", "成本 零资金")])
def test_no_money(capfd: pytest.CaptureFixture[str], language: str, nothing: str) -> None:
    assert main(["optimise", "power-supply", "--budget", "0", "--language", language]) == 0
    text = capfd.readouterr().out
    assert nothing in text
    assert "next tenth" not in text
    assert "再增加一成" not in text


def test_regret_is_told_as_a_regret(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["optimise", "power-supply", "--budget", "0", "--aim", "regret", "--json"]) == 0
    text = capfd.readouterr().out
    assert json.loads(text)["worth"] == 0
    assert "-0.0," not in text
    assert json.loads(text)["bound"] is None
    assert main(["optimise", "power-supply", "--budget", "0", "--aim", "regret", "--prove"]) == 0
    text = capfd.readouterr().out
    assert "largest regret over the futures .0000\nno plan has a regret below .0000\n" in text
    assert "worth more" not in text


def test_a_goal_in_words_and_a_study_with_the_plan(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    out = tmp_path / "with_plan.json"
    assert main(["optimise", "power-supply", "--goal", "0.72", "--scenario-out", str(out)]) == 0
    text = capfd.readouterr().out
    assert "index .7200" in text
    simulated = printed(capfd, "simulate", str(out), "--scenario", "best", "--draws", "2")
    assert simulated["scenarios"]["best"]["index"][-1] >= 0.72


@pytest.mark.parametrize(("language", "word"), [("en", "contradict"), ("zh", "矛盾")])
def test_rules_that_contradict(capfd: pytest.CaptureFixture[str], tmp_path: Path, language: str, word: str) -> None:
    ruled = replace(load_example("power-supply"), rules=BudgetRules(must_fund=(("L3", 12.0),)))
    path = tmp_path / "ruled.json"
    path.write_text(write(ruled), encoding="utf-8")
    assert main(["optimise", str(path), "--budget", "50", "--language", language]) == 0
    text = capfd.readouterr().out
    assert word in text
    assert "rule-" not in text
    rule = "at least 12" if language == "en" else "至少投入 12"
    assert text.count(rule) == 1
    found = printed(capfd, "optimise", str(path), "--budget", "50")
    assert found["status"] == "infeasible"
    assert [each["code"] for each in found["conflicts"]] == ["rule-must-fund", "rule-budget"]
    assert (found["plan"], found["index"]) == ({}, None)
    every = replace(ruled, rules=BudgetRules(must_fund=(("L3", 12.0), ("L7", 12.0))))
    path.write_text(write(every), encoding="utf-8")
    assert main(["optimise", str(path), "--budget", "50", "--language", language]) == 0
    text = capfd.readouterr().out
    assert ("at least one rule of each list" if language == "en" else "每一组中至少") in text
    assert "any one of them" not in text
    assert "任意一条" not in text
    several = printed(capfd, "optimise", str(path), "--budget", "50", "--language", language)
    said = next(each["text"] for each in several["findings"] if each["code"] == "plan-infeasible")
    assert ("but not the other 1" if language == "en" else "另外 1 组矛盾仍在") in said
    alone = replace(ruled, rules=BudgetRules(must_fund=(("L2", 9.0),)))
    path.write_text(write(alone), encoding="utf-8")
    assert main(["optimise", str(path), "--language", language]) == 0
    text = capfd.readouterr().out
    assert text.startswith("This rule cannot be kept:\n" if language == "en" else "这条规则无法满足：\n")
    assert word not in text


@pytest.mark.parametrize(
    "arguments",
    [("--budget", "-5"), ("--frontier", "1"), ("--draws", "0"), ("--aim", "luck"), ("--goal", "nan"),
     ("--goal", "70"), ("--goal", "-1"), ("--goal=inf", "--json"), ("--goal=-inf",),
     ("--frontier", "2", "--top", "nan")],
)  # fmt: skip
def test_refused(capfd: pytest.CaptureFixture[str], arguments: tuple[str, ...]) -> None:
    try:
        code = main(["optimise", "power-supply", *arguments])
    except SystemExit as stopped:
        code = stopped.code
    assert code == 2
    said = capfd.readouterr()
    assert said.out == ""
    assert "Traceback" not in said.err


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_study_without_levers_and_amounts_of_next_to_nothing(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, language: str
) -> None:
    study = load_example("power-supply")
    futures = tuple(replace(each, effect_factors=()) for each in study.futures)
    bare = replace(study, levers=(), interactions=(), scenarios=study.scenarios[:1], futures=futures)
    limits = tuple(AmountLimit(lever.id, most=1e-5) for lever in study.levers)
    path = tmp_path / "odd.json"
    for odd in (bare, replace(study, rules=BudgetRules(limits=limits))):
        path.write_text(write(odd), encoding="utf-8")
        found = printed(capfd, "optimise", str(path), "--language", language)
        assert (found["plan"], found["cost"]) == ({}, 0)  # nobody buys what gains nothing
        assert found["index"] == pytest.approx(0.687, abs=1e-3)
        assert main(["optimise", str(path), "--language", language]) == 0
        said = capfd.readouterr()
        assert "nan" not in said.out
        assert said.err == ""


def test_amounts_too_small_to_be_counted_are_refused(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    ruled = replace(load_example("power-supply"), rules=BudgetRules(limits=(AmountLimit("L7", most=2.0),)))
    path = tmp_path / "tiny.json"
    path.write_text(write(ruled).replace('"most": 2', '"most": 1e-307'), encoding="utf-8")
    assert main(["optimise", str(path), "--json"]) == 2
    said = capfd.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert "1e-307" in said.err


@pytest.mark.parametrize("arguments", [("--periods", "1"), ("--budget", "1e12"), ("--goal", "0.99"),
                                       ("--goal", "0.3"), ("--aim", "p10", "--draws", "1"),
                                       ("--frontier", "2", "--top", "0")])  # fmt: skip
def test_odd_but_legal(capfd: pytest.CaptureFixture[str], arguments: tuple[str, ...]) -> None:
    found = printed(capfd, "optimise", "power-supply", "--budget", "500", *arguments)
    assert found["index"] >= 0.686
    assert found["cost"] >= 0
    if "0.99" in arguments:
        assert "goal-unreachable" in [each["code"] for each in found["findings"]]
    if "0.3" in arguments:
        assert found["plan"] == {}
