"""The path of an effect: every link adds up, and the points of all indicators sum to the gain of the plan."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from mcdm.errors import DecisionError
from mcdm.labels import Label
from scenarios.attribution import attribute
from scenarios.effect_path import effect_paths
from scenarios.futures import Future
from scenarios.levers import Effect, Interaction
from scenarios.simulate import simulate
from tests.scenarios.demo import read_demo
from tests.scenarios.small import LEVERS, lever, plan, small_baseline, small_model

BASELINE = small_baseline()
MODEL = small_model(
    (*LEVERS, lever("twin", Effect("outage", 0.3, 0.45, 0.55))), (Interaction("crews", "texts", "outage", 0.2),)
)
BOTH = plan("both", crews=20, texts=15, twin=5)


@pytest.mark.parametrize("quarter", [0, 3, 8])
def test_rows_are_the_levers_and_columns_the_indicators(quarter: int) -> None:
    found = effect_paths(MODEL, BOTH, BASELINE, quarter=quarter)
    gain = simulate(MODEL, BOTH, BASELINE).index[quarter] - BASELINE.score
    assert found.adds_up
    assert found.gain == pytest.approx(gain, abs=1e-14)
    assert found.by_indicator.sum() == pytest.approx(gain, abs=1e-14)
    assert found.points is not None
    assert found.points.sum(0) == pytest.approx(found.by_indicator, abs=1e-14)
    assert found.points.sum(1) == pytest.approx(attribute(MODEL, BOTH, BASELINE).quarterly[:, quarter], abs=1e-14)


def test_every_link_is_shared_whole() -> None:
    found = effect_paths(MODEL, BOTH, BASELINE)
    change = np.nan_to_num(found.after - found.before)
    assert found.own.sum(0) == pytest.approx(change, abs=1e-12)


def test_the_path_of_one_lever_can_be_followed_by_hand() -> None:
    alone = plan("alone", crews=20)
    (step,) = effect_paths(MODEL, alone, BASELINE).of("crews")
    run = simulate(MODEL, alone, BASELINE)
    assert step.indicator == "outage"
    assert step.figure is not None
    assert step.utility is not None
    assert (step.figure.before, step.figure.after) == (9.6, pytest.approx(run.figures[-1, 0]))
    assert step.figure.own == pytest.approx(step.figure.after - 9.6)
    assert step.shift.after == pytest.approx(2.0 * (step.utility.after - step.utility.before))
    assert step.score.after == pytest.approx(run.memberships[-1, 0] @ BASELINE.scores)
    assert step.points == pytest.approx(0.5 * (step.score.after - step.score.before))
    assert step.points == pytest.approx(run.gain)


def test_what_the_world_does_belongs_to_no_lever() -> None:
    storm = Future("storm", Label(), 1.0, (("outage", 1.5),), (), 0.2)
    found = effect_paths(MODEL, BOTH, BASELINE, future=storm)
    assert found.points is not None
    assert found.before[2, 2] < 0  # expectations lower the answers about staff, which no lever moves
    assert found.points[:, 2] == pytest.approx(np.zeros(3))
    assert found.points.sum() == pytest.approx(found.gain, abs=1e-14)


def test_an_index_that_is_no_average_is_shared_by_indicator_and_refuses_the_points_of_a_lever() -> None:
    def smallest(weights: np.ndarray, memberships: np.ndarray, scores: np.ndarray) -> np.ndarray:
        return (memberships @ scores).min(-1)

    found = effect_paths(MODEL, BOTH, replace(BASELINE, index=smallest))
    assert not found.adds_up
    assert found.points is None
    assert found.by_indicator.sum() == pytest.approx(found.gain, abs=1e-14)
    assert [finding.code for finding in found.findings] == ["path-without-points"]
    assert found.of("crews")[0].points is None


def test_a_lever_or_quarter_that_is_not_there_is_refused() -> None:
    found = effect_paths(MODEL, BOTH, BASELINE)
    with pytest.raises(DecisionError) as caught:
        found.of("cruws")
    assert caught.value.facts["suggestion"] == "crews"
    with pytest.raises(DecisionError):
        effect_paths(MODEL, BOTH, BASELINE, quarter=9)


def test_an_empty_plan_has_no_path() -> None:
    found = effect_paths(MODEL, plan(), BASELINE)
    assert found.levers == ()
    assert found.by_indicator == pytest.approx(np.zeros(3))


@pytest.mark.parametrize("name", ["S1", "S2", "S3", "S4"])
def test_demo_paths_sum_to_the_published_shares(shared: Path, name: str) -> None:
    demo = read_demo(shared)
    found = effect_paths(demo.model, demo.scenarios[name], demo.baseline)
    assert found.points is not None
    told = demo.expected["scenarios"][name]["shapley_q12"]
    assert dict(zip(found.levers, found.points.sum(1), strict=True)) == pytest.approx(told, abs=2e-4)
