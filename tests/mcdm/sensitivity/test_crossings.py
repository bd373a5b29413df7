"""Where the order changes as a dial is turned: crossovers, jumps, the smallest change."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.sensitivity.crossings import Crossover, crossovers, smallest_change
from mcdm.sensitivity.dials import Dial, node_dial, reading

THREE = np.array([[0, 0.5, 0.3], [0.6, 0, 0.7], [0.4, 0.5, 0]])
GOAL = np.array([0.5, 0.3, 0.2])
LIMIT = reading("limit")


def curve_of(*lines: tuple[float, float]) -> Dial:
    """Weights that are plain functions of the number: a + b v."""
    a, b = np.array(lines).T
    return Dial(lambda v: a + b * v[:, None], 0.5, 0.0, 1.0, "line")


def test_crossovers_are_exact() -> None:
    found = crossovers(node_dial(THREE, GOAL, 0, 1, LIMIT))
    assert [(each.first, each.second, each.jump) for each in found] == [(2, 1, False), (2, 0, False), (1, 0, False)]
    np.testing.assert_allclose([each.value for each in found], [1 / 5, 7 / 13, 29 / 35], atol=1e-13)


def test_only_the_pairs_asked_for() -> None:
    dial = node_dial(THREE, GOAL, 0, 1, LIMIT)
    assert [(each.first, each.second) for each in crossovers(dial, [(0, 1)])] == [(1, 0)]


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
