"""Levels: within the rules, whole where they must be, nothing beyond a cap."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from mcdm.choice import Choice
from scenarios.budgets.level_grid import LevelGrid, amount_ranges, finer_grid, first_grid
from scenarios.budgets.plan_values import PlanValues
from scenarios.budgets.rules import AmountLimit, BudgetRules, Prerequisite
from tests.scenarios.budgets.questions import CREWS, IDLE, TEXTS
from tests.scenarios.small import small_baseline, small_model

CAPPED = replace(TEXTS, id="capped", response=Choice.of("linear-to-cap", cap=40.0))
WHOLE = replace(CREWS, id="whole", whole=True, maximum=9.5)
VALUES = PlanValues(small_model((CREWS, CAPPED, WHOLE, IDLE)), small_baseline())


def test_ranges_and_what_rules_name() -> None:
    rules = BudgetRules(
        limits=(AmountLimit("crews", 2.5, 30.0),),
        must_fund=(("whole", 3.2),),
        prerequisites=(Prerequisite("crews", "capped"),),
    )
    ranges = amount_ranges(VALUES, rules, None)
    assert ranges.most.tolist() == [30.0, 100.0, 9.5, 100.0]
    assert ranges.named == ((2.5, 30.0), (1.0,), (4.0,), ())


def test_a_budget_buys_so_much_at_most() -> None:
    first, unit = VALUES.unit_costs
    assert amount_ranges(VALUES, BudgetRules(), 50.0).most[0] == pytest.approx((50 - first[0]) / unit[0])
    assert amount_ranges(VALUES, BudgetRules(), 1.0).most[0] == 0


def test_levels() -> None:
    grid = first_grid(VALUES, amount_ranges(VALUES, BudgetRules(), None), 6)
    crews, capped, whole, idle = grid.high
    assert crews[0] == 0
    assert (np.diff(crews) > 0).all()
    assert capped[-1] == pytest.approx(40.0)
    assert whole.tolist() == list(range(10))
    assert idle.tolist() == [0.0]
    assert grid.amounts(np.array([[0, 5, 3, 0]])).tolist()[0][2] == 3


def test_finer_levels_keep_the_best_and_zero() -> None:
    ranges = amount_ranges(VALUES, BudgetRules(), None)
    grid = first_grid(VALUES, ranges, 6)
    best = grid.amounts(np.array([[2, 3, 4, 0]]))[0]
    finer = finer_grid(grid, ranges, best)
    for levels, amount in zip(finer.high, best.tolist(), strict=True):
        assert 0.0 in levels
        assert amount in levels
    assert isinstance(finer, LevelGrid)
    assert np.diff(finer.high[0]).min() < np.diff(grid.high[0]).min() + 1e-12
