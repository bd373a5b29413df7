"""What levels are worth and which rules they keep, counted by hand."""

from __future__ import annotations

import numpy as np

from scenarios.budgets.level_program import Curve, LevelProgram, Measure, Row

LEVELS = np.array([[0, 0], [1, 2], [2, 1]])
FIRST, SECOND = np.array([0.0, 1.0, 2.0]), np.array([0.0, 10.0, 20.0])
PAIRS = {(0, 1): np.array([[0.0, 0.0, 0.0], [0.0, 0.0, 0.5], [0.0, 0.0, 0.0]])}
CURVE = Curve((FIRST, None), {}, np.square, np.array([1.0]))


def test_a_measure_adds_levels_pairs_and_curves() -> None:
    measure = Measure(100.0, (FIRST, SECOND), PAIRS, (CURVE,))
    assert measure.value(LEVELS).tolist() == [100.0, 100 + 1 + 20 + 0.5 + 1, 100 + 2 + 10 + 4]


def test_an_envelope_reaches_over_all_sums_that_levels_can_make() -> None:
    envelope = CURVE.envelope()
    assert (envelope.points[0], envelope.points[-1]) == (0.0, 2.0)


def test_a_row_holds_at_its_very_ends() -> None:
    row = Row((FIRST, SECOND), low=12.0, high=21.0)
    assert row.keeps(LEVELS).tolist() == [False, True, True]


def test_prices_floors_and_shortfalls_count() -> None:
    measures = (Measure(0.0, (FIRST, None), {}, ()), Measure(0.0, (None, SECOND), {}, ()))
    priced = LevelProgram((3, 3), (), measures, np.array([1.0, 0.0]), (None, SECOND / 10))
    assert priced.objective(LEVELS).tolist() == [0.0, -1.0, 1.0]
    floored = LevelProgram((3, 3), (), measures, np.ones(2), floors=np.array([-np.inf, 15.0]))
    assert floored.keeps(LEVELS).tolist() == [False, True, False]
    regret = LevelProgram((3, 3), (), measures, np.zeros(2), bests=np.array([2.0, np.inf]))
    assert regret.objective(LEVELS).tolist() == [-2.0, -1.0, 0.0]
