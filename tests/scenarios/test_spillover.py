"""Spill-over: what passes on along the influences."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.draws import Draws
from mcdm.network.supermatrix import damped_weights
from scenarios.effect_model import prepare
from scenarios.settings import SimulationSettings
from scenarios.simulate import simulate
from scenarios.spillover import spilled, spread
from scenarios.uncertainty import sample_effects
from tests.scenarios.small import FIGURES, INDICATORS, LEVERS, plan, small_baseline

INFLUENCES = np.array([[0, 0, 0.5], [0, 0, 0.5], [0, 0, 0]])
DIRECT = np.array([0.3, 0.2, 0.0])
BASELINE = small_baseline()


def model(part: float, *, amplifying: bool = False, influences: np.ndarray | None = INFLUENCES, drift: float = 0.0):
    settings = SimulationSettings(
        quarters=8, spillover=part, amplifying=amplifying, expectation_drift=drift, visibility_scale=(0.6, 1.0, 1.3)
    )
    return prepare(INDICATORS, FIGURES, LEVERS, (), settings, influences)


def test_the_worked_example() -> None:
    assert spread(INFLUENCES, 0.3, amplifying=True) @ DIRECT == pytest.approx([0.3, 0.2, 0.075])
    assert spread(INFLUENCES, 0.3) @ DIRECT == pytest.approx([0.3, 0.2, 0.075])  # nothing influences the first two


def test_what_nothing_influences_keeps_its_shift_whole() -> None:
    chain = np.array([[0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 0], [0, 0, 0, 0.0]])  # 1 > 2 > 3, and 4 alone
    found = spread(chain, 0.3)
    assert found[0].tolist() == [1, 0, 0, 0]
    assert found[3].tolist() == [0, 0, 0, 1]
    assert found @ [1, 0, 0, 0] == pytest.approx([1, 0.3, 0.09, 0])
    assert found @ np.ones(4) == pytest.approx(np.ones(4))


def test_columns_are_scaled_as_in_the_supermatrix() -> None:
    points = INFLUENCES * 7
    assert spread(points, 0.3) == pytest.approx(spread(INFLUENCES, 0.3))


def test_a_shift_that_is_everywhere_the_same_keeps_its_scale() -> None:
    circle = np.array([[0, 0.4, 0.5], [1, 0, 0.5], [0, 0.6, 0]])
    assert spread(circle, 0.6) @ np.ones(3) == pytest.approx(np.ones(3))
    assert (spread(circle, 0.6, amplifying=True) @ np.ones(3)) == pytest.approx(np.full(3, 1 / 0.4))


def test_spill_over_is_what_damped_weights_count() -> None:
    """With linear scores, weights g and spilled shifts give what damped weights and direct shifts give."""
    generator = np.random.default_rng(2)
    influences = generator.dirichlet(np.ones(6), 6).T  # every column sums to one: nothing returns to the goal
    goal, direct = generator.dirichlet(np.ones(6)), generator.normal(size=6)
    damped = damped_weights(influences, goal, 0.4)
    assert goal @ spread(influences, 0.4) @ direct == pytest.approx(damped @ direct)


def test_draws_spill_like_the_central_run() -> None:
    matrix = spread(INFLUENCES, 0.3)
    shifts = {0: np.array([[0.0, 0.3], [0.0, 0.6]]), 1: np.array([0.0, 0.2])}
    found = spilled(shifts, matrix)
    assert found[2] == pytest.approx(0.15 * np.array([[0, 0.5], [0, 0.8]]))
    assert (found[2][:, 0] == 0).all(), "where nothing moved nothing spills, to the bit"
    assert spilled({}, matrix) == {}


def test_an_indicator_without_a_figure_moves_with_what_influences_it() -> None:
    alone = simulate(model(0.0), plan(crews=20), BASELINE)
    projection = simulate(model(0.3), plan(crews=20), BASELINE)
    assert (alone.memberships[:, 2] == BASELINE.memberships[2]).all()
    assert projection.memberships[-1, 2, 0] > BASELINE.memberships[2, 0]
    assert projection.index[0] == BASELINE.score
    assert [f.code for f in projection.findings] == ["spillover-assumed"]


def test_the_empty_plan_stays_the_baseline_to_the_bit() -> None:
    for amplifying in (False, True):
        built = model(0.3, amplifying=amplifying)
        projection = simulate(built, plan(), BASELINE, draws=sample_effects(built, Draws(3, 20)))
        assert set(projection.draws_index.ravel().tolist()) == {BASELINE.score}


def test_amplified_gains_are_larger() -> None:
    gains = [simulate(model(part, amplifying=True), plan(crews=20), BASELINE).gain for part in (0.0, 0.3, 0.6)]
    assert gains == sorted(gains)
    assert simulate(model(0.3, amplifying=True), plan(), BASELINE).findings[0].code == "spillover-amplifies"


def test_expectations_fall_alike_everywhere() -> None:
    with_spill, without = model(0.5, drift=0.1), model(0.0, drift=0.1)
    assert (simulate(with_spill, plan(), BASELINE).index == simulate(without, plan(), BASELINE).index).all()


def test_without_influences_nothing_passes_on_and_that_is_said() -> None:
    for influences in (None, np.zeros((3, 3))):
        projection = simulate(model(0.3, influences=influences), plan(crews=20), BASELINE)
        assert (projection.index == simulate(model(0.0), plan(crews=20), BASELINE).index).all()
        assert [f.code for f in projection.findings] == ["spillover-without-influences"]
