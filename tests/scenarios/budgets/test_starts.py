"""Plans that use other levers."""

from __future__ import annotations

import numpy as np

from scenarios.budgets.level_grid import first_grid
from scenarios.budgets.rules import BudgetRules
from scenarios.budgets.starts import other_starts
from tests.scenarios.budgets.questions import question


def test_each_start_uses_other_levers_and_keeps_the_rules() -> None:
    asked = question(400.0, rules=BudgetRules(either_or=(("crews", "grid"),), yearly=(330.0, 40.0)))
    plan = np.array([3.0, 5.0, 0.0, 0.0, 0.0])
    grid = first_grid(asked.values, asked.ranges, 8)
    found = other_starts(asked.space, grid, plan, asked.worth, 6)
    patterns = [tuple(each > 0) for each in (plan, *found)]
    assert 2 <= len(found) <= 6
    assert len(set(patterns)) == len(patterns)
    assert asked.allowed(np.array(found)).all()
    worths = asked.worth(np.array(found))
    assert worths.tolist() == sorted(worths, reverse=True)
    assert len(other_starts(asked.space, grid, plan, asked.worth, 2)) == 2
