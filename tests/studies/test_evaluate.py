"""The main job from end to end, on the demo and on small studies."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from mcdm.draws import Draws
from mcdm.labels import Label
from scenarios.scenario import Scenario
from store.examples import load_example
from studies.evaluate import compare, evaluate, explain, face_futures, project
from tests.studies.examples import hierarchy

DEMO = load_example("power-supply")


@pytest.fixture(scope="module")
def expected(shared: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((shared / "demo" / "demo_model.json").read_text("utf-8"))["expected_results"]
    return found


def demo(method: str = "damped"):
    return replace(DEMO, choices=replace(DEMO.choices, network_weights=method))


def test_the_demo_reaches_its_baseline() -> None:
    """0.6870 with damped weights, as the demo's own document says."""
    assert evaluate(DEMO).measurement.index.score == pytest.approx(0.6870, abs=5e-5)


@pytest.mark.parametrize(("method", "name"), [("ahp", "rho0"), ("damped", "rho05"), ("limit", "rho1")])
def test_every_weighting_reaches_its_index(method: str, name: str, expected: dict[str, Any]) -> None:
    score = evaluate(demo(method)).measurement.index.score
    assert score == pytest.approx(expected["baseline_index"][name], abs=5e-5)


@pytest.mark.parametrize(
    ("method", "name"), [("ahp", "goal_AHP_rho0"), ("damped", "damped_rho05"), ("limit", "full_limit_rho1")]
)
def test_every_weight_of_the_demo(method: str, name: str, expected: dict[str, Any]) -> None:
    weights = evaluate(DEMO).weighing.by_method[method].as_dict()
    for indicator, weight in expected["weights"][name].items():
        assert weights[indicator] == pytest.approx(weight, abs=6e-5), indicator


def test_the_contradicting_experts_are_found_and_no_others(expected: dict[str, Any]) -> None:
    weighing = evaluate(DEMO).weighing
    above = {(each.expert, each.set) for each in weighing.experts if (each.consistency_ratio or 0) > 0.1}
    assert above == {("E5", "goal"), ("E7", "C3")}
    for each in weighing.experts:
        if each.set == "goal" and (ratio := expected["expert_CR_goal"][each.expert]) is not None:
            assert each.consistency_ratio == pytest.approx(ratio, abs=5e-4)
    assert weighing.consensus == pytest.approx(expected["consensus_goal"], abs=5e-4)


def test_every_quarter_of_every_scenario(expected: dict[str, Any]) -> None:
    for projection in project(DEMO, evaluate(DEMO)):
        wanted = expected["scenarios"][projection.scenario]
        assert projection.index == pytest.approx(wanted["index_by_quarter"], abs=1e-4)
        assert projection.cost.npv == pytest.approx(wanted["npv_cost"], rel=1e-3)


def test_the_empty_scenario_is_the_baseline_to_the_bit() -> None:
    for study in (DEMO, demo("ahp"), demo("limit")):
        evaluation = evaluate(study)
        (nothing,) = project(study, evaluation, Draws(count=20), [Scenario("nothing", Label("Nothing"))])
        assert (nothing.index == evaluation.measurement.index.score).all()
        assert (nothing.draws_index == evaluation.measurement.index.score).all()


def test_the_two_best_plans_cannot_be_told_apart() -> None:
    compared = compare(DEMO, project(DEMO, evaluate(DEMO), Draws(count=500)))
    assert set(compared.leaders) == {"S3", "S4"}
    assert compared.verdict("S4", "S3") == "indistinguishable"
    assert compared.verdict("S3", "S2") == "better"


def test_futures_and_regret(expected: dict[str, Any]) -> None:
    table = face_futures(DEMO, evaluate(DEMO))
    for k, scenario in enumerate(table.scenarios):
        assert table.expected[k] == pytest.approx(expected["robust"]["expected"][scenario], abs=1e-4)
        assert table.max_regret[k] == pytest.approx(expected["robust"]["max_regret"][scenario], abs=1e-4)


def test_contributions_of_levers_add_up(expected: dict[str, Any]) -> None:
    evaluation = evaluate(DEMO)
    plan = DEMO.scenario("S4")
    shares = explain(DEMO, evaluation, plan)
    (projection,) = project(DEMO, evaluation, None, [plan])
    assert shares.shares.sum() == pytest.approx(projection.gain)
    for lever, share in zip(shares.levers, shares.shares, strict=True):
        assert share == pytest.approx(expected["scenarios"]["S4"]["shapley_q12"][lever], abs=2e-4)


def test_findings_come_in_the_order_of_the_work() -> None:
    study = hierarchy()
    evaluation = evaluate(replace(study, ballots=(), baseline=study.baseline[:2]))
    assert [finding.code for finding in evaluation.findings] == ["comparisons-unanswered", "indicator-without-answers"]


def test_a_study_without_scenarios_projects_nothing() -> None:
    study = hierarchy()
    assert project(study, evaluate(study)) == ()


def test_draws_do_not_move_the_central_run() -> None:
    evaluation = evaluate(DEMO)
    without, with_draws = project(DEMO, evaluation), project(DEMO, evaluation, Draws(count=50))
    for first, second in zip(without, with_draws, strict=True):
        assert np.array_equal(first.index, second.index)
