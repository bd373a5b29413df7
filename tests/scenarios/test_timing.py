"""Ramps: delay, rising, falling."""

from __future__ import annotations

import numpy as np
import pytest

from scenarios.levers import Timing
from scenarios.timing import ramp


def test_levers_ramp_side_by_side() -> None:
    timings = [Timing(0, 1, 1), Timing(2, 4, 4), Timing(1, 2, 3)]
    targets = np.array([[0.5] * 6, [0.8] * 6, [0.6, 0.6, 0, 0, 0.6, 0.6]])
    together = ramp(targets, timings)
    for row, (target, timing) in enumerate(zip(targets, timings, strict=True)):
        assert (together[row] == ramp(target[None], [timing])[0]).all()
    assert together[0].tolist() == [0, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5]


def test_equal_constants_are_the_normalised_geometric_adstock() -> None:
    spending = np.random.default_rng(5).random(10)
    come = ramp(spending[None], [Timing(0, 4, 4)])[0]
    retention = 1 - 1 / 4
    for quarter in range(1, 11):
        weights = (1 - retention) * retention ** np.arange(quarter)
        assert come[quarter] == pytest.approx(weights @ spending[quarter - 1 :: -1])


def test_a_constant_below_one_acts_as_one() -> None:
    assert ramp(np.full((1, 3), 0.7), [Timing(0, 0.2, 0.2)])[0].tolist() == [0, 0.7, 0.7, 0.7]


def test_a_delay_beyond_the_horizon() -> None:
    assert not ramp(np.ones((1, 3)), [Timing(delay=9)]).any()
