"""Levels as sums over figures: exact where the index is such a sum, and known where it is not."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from scenarios.budgets.level_grid import LevelGrid, first_grid
from scenarios.budgets.level_model import LevelModel, rows_of
from scenarios.budgets.optimise import allocate
from scenarios.budgets.rules import BudgetRules
from tests.scenarios.budgets.questions import TOGETHER, every_plan, question


def least_indicator(weights, memberships, scores):
    """No sum over indicators: the worst one counts."""
    return (memberships @ scores).min(-1) + 0 * weights.sum(-1)


@pytest.mark.parametrize("over", ["last", "mean"])
def test_every_plan_agrees_with_the_simulator(over) -> None:
    asked = question(None, interactions=TOGETHER, over=over, aim="futures")
    grid = first_grid(asked.values, asked.ranges, 3)
    measure = LevelModel(asked.sought, grid).measure(asked.sought.probabilities)
    levels = every_plan(grid)
    assert measure.value(levels) == pytest.approx(asked.sought.index(grid.amounts(levels)), abs=1e-12)


def test_ranges_are_worth_their_best() -> None:
    asked = question(None, interactions=TOGETHER)
    points = first_grid(asked.values, asked.ranges, 4).high
    low = tuple(np.concatenate([[0.0], each[:-1]]) for each in points)
    wide = LevelModel(asked.central, LevelGrid(low, points)).measure(np.ones(1))
    levels = every_plan(LevelGrid.of(points))
    generator = np.random.default_rng(1)
    for _ in range(3):
        between = np.stack(
            [lo[levels[:, k]] + generator.random(len(levels)) * (hi - lo)[levels[:, k]]
             for k, (lo, hi) in enumerate(zip(low, points, strict=True))], axis=-1)  # fmt: skip
        assert (wide.value(levels) >= asked.central.index(between) - 1e-12).all()


def test_an_index_that_is_no_sum_is_searched_not_proven() -> None:
    asked = question(500.0)
    baseline = replace(asked.values.baseline, index=least_indicator)
    other = replace(asked, values=replace(asked.values, baseline=baseline))
    grid = first_grid(other.values, other.ranges, 4)
    assert not other.program(grid)[1]
    found = allocate(other)
    assert found.status == "searched"
    assert [each.code for each in found.findings] == ["plan-searched"]
    assert (found.gap, found.bound, found.levels) == (None, None, ())
    amounts = grid.amounts(every_plan(grid))
    assert found.worth >= other.worth(amounts[other.allowed(amounts)]).max() - 1e-9


def test_rules_on_levels_are_the_rules_on_amounts() -> None:
    asked = question(300.0, rules=BudgetRules(yearly=(150.0,)))
    grid = first_grid(asked.values, asked.ranges, 4)
    levels = every_plan(grid)
    kept = np.all([row.keeps(levels) for row in rows_of(asked.kept, grid)], axis=0)
    assert (kept == asked.allowed(grid.amounts(levels))).all()
