"""Small budgets to ask about: five levers on two figures, and every plan of a grid by brute force."""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np

from mcdm.choice import Choice
from mcdm.labels import Label
from scenarios.budgets.level_grid import LevelGrid
from scenarios.budgets.plan_values import PlanValues
from scenarios.budgets.rules import BudgetRules
from scenarios.budgets.spending import Spending
from scenarios.futures import Future
from scenarios.levers import Cost, Effect, Interaction, Lever
from tests.scenarios.small import LEVERS, lever, small_baseline, small_model

CREWS, TEXTS, CUTS = LEVERS
GRID_LEVER = lever(
    "grid",
    Effect("outage", 0.2, 0.5, 0.6),
    response=Choice.of("hill", half=30.0, exponent=1.5),
    cost=Cost(capital=8, operating=1),
)
DESK = lever(
    "desk",
    Effect("notice", 0.1, 0.3, 0.4),
    Effect("outage", 0.0, 0.05, 0.1),
    response=Choice.of("s-curve", midpoint=40.0, steepness=0.1),
    cost=Cost(fixed=30, operating=3),
)
IDLE = lever("idle", cost=Cost(capital=1))
FIVE: tuple[Lever, ...] = (CREWS, TEXTS, CUTS, GRID_LEVER, DESK)
TOGETHER = (Interaction("crews", "texts", "outage", 0.25), Interaction("texts", "desk", "notice", -0.2))
FUTURES = (
    Future("calm", Label(), 0.6),
    Future("storm", Label(), 0.4, (("outage", 1.4),), (("crews", 1.5), ("texts", 0.6)), 0.08),
)


def question(
    budget: float | None,
    levers: tuple[Lever, ...] = FIVE,
    rules: BudgetRules | None = None,
    interactions: tuple[Interaction, ...] = (),
    over: Any = "last",
    **more: Any,
) -> Spending:
    names = {each.id for each in levers}
    kept = tuple(each for each in interactions if {each.first, each.second} <= names)
    values = PlanValues(small_model(levers, kept), small_baseline(), FUTURES, over)
    return Spending(values, rules or BudgetRules(), budget, **more)


def every_plan(grid: LevelGrid) -> np.ndarray:
    """All plans of levels (p, levers)."""
    return np.array(list(itertools.product(*map(range, grid.sizes))))
