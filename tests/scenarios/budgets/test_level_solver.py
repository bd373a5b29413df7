"""The mixed-integer program on its own."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from scenarios.budgets.level_program import LevelProgram, Measure, Row
from scenarios.budgets.level_solver import solve
from tests.scenarios.budgets.worked import worked_measure, worked_program

PAIRS = {(0, 1): np.array([[0.0, 0.2, 0.1], [0.3, 0.9, 0.0], [0.1, 0.0, 0.4]])}
PAIRED = Measure(1.0, (np.array([0, 0.1, 0.5]), None), PAIRS, ())


def test_pairs_are_exact() -> None:
    found = solve(LevelProgram((3, 3), (), (PAIRED,), np.ones(1)))
    assert found.levels.tolist() == [1, 1]
    assert found.value == pytest.approx(2.0)


def test_a_rule_on_levels() -> None:
    once = Row((np.array([0, 1.0, 1.0]), np.array([0, 1.0, 1.0])), high=1)
    found = solve(LevelProgram((3, 3), (once,), (PAIRED,), np.ones(1)))
    assert found.levels.tolist() == [2, 0]
    assert found.value == pytest.approx(1.6)


def test_two_measures_and_the_largest_shortfall() -> None:
    first = Measure(0.0, (np.array([0.5, 0.6, 0.9]),), {}, ())
    second = Measure(0.0, (np.array([0.9, 0.8, 0.1]),), {}, ())
    found = solve(LevelProgram((3,), (), (first, second), np.zeros(2), (), None, np.array([0.9, 0.9])))
    assert found.levels.tolist() == [1]
    assert found.value == pytest.approx(-0.3)


def test_nothing_keeps_the_rules() -> None:
    impossible = Row((np.array([0, 1.0, 1.0]), None), low=2)
    found = solve(LevelProgram((3, 3), (impossible,), (PAIRED,), np.ones(1)))
    assert found.status == "infeasible"
    assert found.levels is None


def test_without_levers() -> None:
    nothing = LevelProgram((), (), (Measure(0.7, (), {}, ()),), np.ones(1))
    assert solve(nothing).value == pytest.approx(0.7)
    assert solve(replace(nothing, rows=(Row((), low=1.0),))).status == "infeasible"


def test_whoever_watches_may_stop_it() -> None:
    class StoppedError(Exception):
        pass

    def stop() -> None:
        raise StoppedError

    with pytest.raises(StoppedError):
        solve(worked_program(30), watch=stop)


def test_the_worth_of_curves_is_their_sum() -> None:
    measure = worked_measure()
    levels = np.array([[0, 0, 0], [4, 4, 4]])
    assert measure.value(levels) == pytest.approx([0.67, 0.8294], abs=5e-5)
