"""Sensitivity of a network: the worked numbers, crossovers, tornado, slopes, smallest changes."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.errors import DecisionError
from mcdm.sensitivity.dials import (
    Crossover,
    Dial,
    among,
    cluster_dial,
    crossovers,
    derivative,
    judgment_dial,
    node_dial,
    perspective_dial,
    reading,
    row_dial,
    smallest_change,
    tornado,
)
from mcdm.weighting import geometric_mean

THREE = np.array([[0, 0.5, 0.3], [0.6, 0, 0.7], [0.4, 0.5, 0]])
GOAL = np.array([0.5, 0.3, 0.2])
LIMIT = reading("limit")
UNWEIGHTED = np.array([[0.7, 0.4, 0.6, 0.5], [0.3, 0.6, 0.4, 0.5], [0.2, 0.9, 0.5, 0], [0.8, 0.1, 0.5, 0]])
CLUSTERS, CLUSTER_WEIGHTS = (0, 0, 1, 1), ((0.4, 0.7), (0.6, 0.3))


def curve_of(*lines: tuple[float, float]) -> Dial:
    """Weights that are plain functions of the number: a + b v."""
    a, b = np.array(lines).T
    return Dial(lambda v: a + b * v[:, None], 0.5, 0.0, 1.0, "line")


def test_the_worked_numbers_of_node_sensitivity() -> None:
    dial = node_dial(THREE, GOAL, 0, 1, LIMIT)
    assert dial.base == 0.5
    np.testing.assert_allclose(dial.now, [0.2915, 0.3946, 0.3139], atol=5e-5)
    np.testing.assert_allclose(dial.at([0.5, 0.8])[1], [0.3805, 0.3894, 0.2301], atol=5e-5)


def test_the_worked_numbers_of_row_sensitivity() -> None:
    dial = row_dial(THREE, GOAL, 0, LIMIT)
    np.testing.assert_allclose(dial.at([0.7, 0.3])[:, 0], [0.3933, 0.1960], atol=5e-5)


def test_crossovers_are_exact() -> None:
    found = crossovers(node_dial(THREE, GOAL, 0, 1, LIMIT))
    assert [(each.first, each.second, each.jump) for each in found] == [(2, 1, False), (2, 0, False), (1, 0, False)]
    np.testing.assert_allclose([each.value for each in found], [1 / 5, 7 / 13, 29 / 35], atol=1e-13)


def test_only_the_pairs_asked_for() -> None:
    dial = node_dial(THREE, GOAL, 0, 1, LIMIT)
    assert [(each.first, each.second) for each in crossovers(dial, [(0, 1)])] == [(1, 0)]


def test_the_goal_moves_damped_weights_but_not_the_limit_of_a_strong_network() -> None:
    assert crossovers(perspective_dial(THREE, GOAL, 2, LIMIT)) == ()
    assert smallest_change(perspective_dial(THREE, GOAL, 2, LIMIT)) is None
    damped = perspective_dial(THREE, GOAL, 2, reading("damped", 0.5))
    change = smallest_change(damped)
    assert change is not None
    at = damped.at(change.value)[0]
    assert at[change.first] == pytest.approx(at[change.second], abs=1e-12)
    assert damped.now.argmax() == change.first


def test_ahp_weights_do_not_hear_the_network() -> None:
    assert (node_dial(THREE, GOAL, 0, 1, reading("ahp")).at([0.1, 0.9]) == GOAL).all()


def test_a_block_keeps_the_cluster_weights() -> None:
    dial = node_dial(THREE, GOAL, 0, 1, LIMIT, block=(0, 1))
    assert dial.base == 1 - 1e-9  # all that the block holds
    other = node_dial(THREE, GOAL, 0, 2, LIMIT, block=(0, 1))
    assert other.base == pytest.approx(0.3)


def test_a_cluster_moves() -> None:
    dial = cluster_dial(UNWEIGHTED, CLUSTERS, CLUSTER_WEIGHTS, np.full(4, 0.25), 0, 0, LIMIT)
    assert dial.base == 0.4
    np.testing.assert_allclose(dial.now, [0.3228, 0.2624, 0.2123, 0.2025], atol=5e-5)
    for each in crossovers(dial):
        at = dial.at(each.value)[0]
        assert at[each.first] == pytest.approx(at[each.second], abs=1e-11)


def test_weights_among_the_alternatives() -> None:
    dial = node_dial(THREE, GOAL, 0, 1, among(LIMIT, (1, 2)))
    np.testing.assert_allclose(dial.now.sum(), 1)
    with pytest.raises(DecisionError, match="sensitivity-no-weight"):
        _ = node_dial(np.diag([1.0, 1, 0]), [1, 0, 0], 1, 1, among(LIMIT, (1,))).now


def test_elements_that_only_touch_do_not_cross() -> None:
    touching = Dial(lambda v: np.stack([(v - 0.5) ** 2, 0 * v], axis=-1), 0.2, 0.0, 1.0)
    assert crossovers(touching) == ()


def test_a_crossover_on_a_grid_point_is_found_once() -> None:
    assert crossovers(curve_of((0, 1), (0.25, 0.5))) == (Crossover(0.5, 1, 0),)


def test_a_jump_is_called_one() -> None:
    jumping = Dial(lambda v: np.stack([np.where(v < 0.3, 1.0, 0), np.where(v < 0.3, 0, 1.0)], axis=-1), 0.2, 0.0, 1.0)
    (found,) = crossovers(jumping)
    assert found.jump
    assert found.value == pytest.approx(0.3)


def test_the_nearest_change_of_the_winner_and_of_any_rank() -> None:
    lines = curve_of((0.9, -0.5), (0.1, 0.8), (0.0, 1.2))  # now .65, .5, .6
    top, anyone = smallest_change(lines), smallest_change(lines, "any")
    assert top is not None
    assert anyone is not None
    assert (top.first, top.second, top.name) == (0, 2, "line")
    assert top.value == pytest.approx(0.9 / 1.7)
    assert (anyone.first, anyone.second) == (0, 2)
    assert anyone.size == pytest.approx(0.9 / 1.7 - 0.5)
    behind = smallest_change(curve_of((0.9, -0.1), (0.1, 0.8), (0.0, 1.1)), "any")
    assert behind is not None
    assert (behind.first, behind.second) == (2, 1)
    assert behind.value == pytest.approx(1 / 3)


def test_a_tornado_is_sorted_by_what_moves_most() -> None:
    dials = [node_dial(THREE, GOAL, i, j, LIMIT, name=f"{i}/{j}") for i, j in np.argwhere(THREE > 0)]
    bars = tornado(dials, element=0)
    widths = [abs(bar.width[0]) for bar in bars]
    assert widths == sorted(widths, reverse=True)
    first = next(bar for bar in bars if bar.name == "0/1")
    assert (first.low, first.high) == pytest.approx((0.4, 0.6))
    np.testing.assert_allclose(first.at_high, node_dial(THREE, GOAL, 0, 1, LIMIT).at(0.6)[0])
    assert not first.winner_changes
    assert tornado([curve_of((0.5, 0), (0, 1.01))])[0].winner_changes


def test_slopes_of_straight_lines_and_of_a_kink() -> None:
    left, right = derivative(curve_of((0.1, 2.0), (0.3, -1.0)))
    np.testing.assert_allclose([left, right], [[2, -1], [2, -1]], atol=1e-9)
    left, right = derivative(row_dial(THREE, GOAL, 0, LIMIT))
    assert left is not None
    assert right is not None
    assert left[0] > 0
    assert abs(left[0] - right[0]) > 0.01
    dial = row_dial(THREE, GOAL, 0, LIMIT)
    np.testing.assert_allclose(right, (dial.at(0.5 + 1e-6) - dial.now)[0] / 1e-6, atol=1e-4)
    assert derivative(Dial(lambda v: v[:, None], 0.0))[0] is None


def test_a_long_list_of_values_is_worked_through_in_parts() -> None:
    values = np.linspace(0, 0.9, 50)
    dial = node_dial(THREE, GOAL, 0, 1, LIMIT)
    in_parts = Dial(dial.weights_at, dial.base, cells=10**9)
    np.testing.assert_allclose(in_parts.at(values), dial.at(values), rtol=1e-12)


def test_a_value_beyond_the_range_is_refused() -> None:
    with pytest.raises(DecisionError, match="sensitivity-value-out-of-range"):
        node_dial(THREE, GOAL, 0, 1, LIMIT).at(1.0)


@pytest.mark.parametrize(
    "make",
    [
        lambda: node_dial(THREE, GOAL, 0, 3, LIMIT),
        lambda: node_dial(THREE, GOAL, -1, 0, LIMIT),
        lambda: perspective_dial(THREE, GOAL, 3, LIMIT),
        lambda: cluster_dial(UNWEIGHTED, CLUSTERS, CLUSTER_WEIGHTS, np.full(4, 0.25), 0, 2, LIMIT),
    ],
)
def test_an_element_that_is_not_there_is_refused(make) -> None:
    with pytest.raises(DecisionError, match="element-out-of-range"):
        make()


def test_a_judgment_moves_with_its_reciprocal() -> None:
    matrix = np.array([[1, 3, 5], [1 / 3, 1, 2], [1 / 5, 1 / 2, 1]])
    dial = judgment_dial(matrix, 0, 1, geometric_mean, name="a/b")
    np.testing.assert_allclose(dial.now, geometric_mean(matrix))
    change = smallest_change(dial)
    assert change is not None
    # geometric means of rows: (5 x)^(1/3) against (2 / x)^(1/3), equal where 5 x^2 = 2
    assert np.exp(change.value) == pytest.approx(np.sqrt(2 / 5))
    assert (change.first, change.second) == (0, 1)
    far = np.array([[1, 20], [1 / 20, 1]])
    assert judgment_dial(far, 0, 1, geometric_mean).maximum == pytest.approx(np.log(20))


@pytest.mark.parametrize(("row", "column"), [(0, 0), (0, 1)])
def test_an_open_judgment_cannot_be_moved(row: int, column: int) -> None:
    with pytest.raises(DecisionError, match="sensitivity-judgment-open"):
        judgment_dial([[1, 0], [0, 1]], row, column, geometric_mean)
