"""The worked example of the science notes, 3.9: three levers of five levels on two figures."""

from __future__ import annotations

import numpy as np

from scenarios.budgets.level_program import Curve, LevelProgram, Measure, Row

SHARES = np.array([1, 0.8, 0.6, 0.4, 0.2])
ANSWERS = np.array([0.14, 0.36, 0.28, 0.15, 0.07])
EFFECTS = np.array([[0.45, 0.10], [0.25, 0.0], [0.05, 0.50]])
COSTS = np.array([[0, 6, 13, 21, 30], [0, 3, 6, 10, 15], [0, 4, 9, 15, 22]], float)
COME = 1 - np.exp(-2.2 * np.array([0, 0.25, 0.5, 0.75, 1]))
GRID = np.linspace(0, 1.3, 14)
WEIGHTS, LOGITS = (0.6, 0.4), (3.0, 2.4)


def score(figure: int, total: float) -> float:
    """Mean score of the answers after the shift that a sum of logarithms makes."""
    odds = np.cumsum(ANSWERS)[:-1] / (1 - np.cumsum(ANSWERS)[:-1]) * np.exp(LOGITS[figure] * (1 - np.exp(-total)))
    return float(np.diff(odds / (1 + odds), prepend=0, append=1) @ SHARES)


def curve(figure: int) -> Curve:
    points = np.array([score(figure, total) for total in GRID])
    parts = tuple(-np.log(1 - EFFECTS[lever, figure] * COME) for lever in range(3))
    return Curve(parts, {}, lambda total: WEIGHTS[figure] * np.interp(total, GRID, points), GRID)


def worked_measure() -> Measure:
    return Measure(0.0, (None, None, None), {}, (curve(0), curve(1)))


def worked_program(budget: float) -> LevelProgram:
    return LevelProgram((5, 5, 5), (Row(tuple(COSTS), high=budget),), (worked_measure(),), np.ones(1))
