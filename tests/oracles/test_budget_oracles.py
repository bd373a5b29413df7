"""The exact model against brute force: every plan of a grid on the simulator, with all rules."""

from __future__ import annotations

import numpy as np
import pytest

from scenarios.budgets.level_grid import LevelGrid, first_grid
from scenarios.budgets.level_solver import solve
from scenarios.budgets.rules import AmountLimit, BudgetRules, DepartmentPool, Prerequisite
from scenarios.budgets.spending import Spending
from tests.scenarios.budgets.questions import (
    CREWS,
    DESK,
    FIVE,
    FUTURES,
    GRID_LEVER,
    TEXTS,
    TOGETHER,
    every_plan,
    question,
)

THREE = (CREWS, TEXTS, DESK)
RULES = BudgetRules(
    yearly=(500.0, 200.0),
    limits=(AmountLimit("crews", 4, 60), AmountLimit("desk", 30)),
    must_fund=(("texts", 5.0),),
    either_or=(("desk", "grid"),),
    prerequisites=(Prerequisite("grid", "crews"),),
    pools=(DepartmentPool("", 900.0),),
)


def brute_force(spending: Spending, grid: LevelGrid) -> float:
    amounts = grid.amounts(every_plan(grid))
    kept = spending.allowed(amounts)
    return float(spending.worth(amounts[kept]).max())


@pytest.mark.parametrize("levers", [THREE, FIVE], ids=["three", "five"])
@pytest.mark.parametrize("interactions", [(), TOGETHER], ids=["apart", "together"])
@pytest.mark.parametrize("over", ["last", "mean"])
@pytest.mark.parametrize("aim", ["expected", "futures"])
def test_the_best_plan_of_levels(levers: tuple, interactions: tuple, over: str, aim: str) -> None:
    for budget in (0.0, 150.0, 600.0):
        asked = question(budget, levers, interactions=interactions, over=over, aim=aim)
        grid = first_grid(asked.values, asked.ranges, 5)
        program, exact = asked.program(grid)
        found = solve(program, tolerance=1e-10)
        assert exact
        assert found.status == "proven"
        assert found.value == pytest.approx(brute_force(asked, grid), abs=1e-9)
        assert found.bound == pytest.approx(found.value, abs=1e-7)


@pytest.mark.parametrize("budget", [300.0, 700.0])
def test_with_every_kind_of_rule(budget: float) -> None:
    asked = question(budget, (CREWS, TEXTS, GRID_LEVER, DESK), RULES, TOGETHER)
    grid = first_grid(asked.values, asked.ranges, 5)
    found = solve(asked.program(grid)[0], tolerance=1e-10)
    assert found.value == pytest.approx(brute_force(asked, grid), abs=1e-9)
    assert asked.allowed(grid.amounts(found.levels[None]))[0]


def test_the_least_regret() -> None:
    asked = question(400.0, THREE, interactions=TOGETHER, aim="regret", bests=np.array([0.75, 0.74]))
    grid = first_grid(asked.values, asked.ranges, 5)
    found = solve(asked.program(grid)[0], tolerance=1e-10)
    assert len(FUTURES) == 2
    assert found.value == pytest.approx(brute_force(asked, grid), abs=1e-8)


def test_the_cheapest_plan_of_levels() -> None:
    asked = question(None, THREE, interactions=TOGETHER)
    grid = first_grid(asked.values, asked.ranges, 5)
    amounts = grid.amounts(every_plan(grid))
    index = asked.worth(amounts)
    goal = float(np.quantile(index, 0.6))
    found = solve(asked.program(grid, goal=goal)[0], tolerance=1e-10)
    cheapest = asked.values.cost(amounts[index >= goal]).min()
    assert -found.value * asked.money == pytest.approx(cheapest, rel=1e-9)


def test_no_plan_is_above_the_bound() -> None:
    from scenarios.budgets.upper_bound import upper_bound

    asked = question(300.0, THREE, interactions=TOGETHER)
    fine = first_grid(asked.values, asked.ranges, 14)
    best = brute_force(asked, fine)
    bound = upper_bound(asked, np.zeros(3), float(asked.worth(np.zeros((1, 3)))[0]), cuts=4)
    assert bound is not None
    assert bound >= best
