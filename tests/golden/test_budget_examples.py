"""Published numbers of budgets: the worked example of the science notes (3.9, 3.12), and the demo at 60 million."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from scenarios.budgets.level_solver import solve
from scenarios.budgets.optimise import allocate
from scenarios.budgets.plan_values import PlanValues
from scenarios.budgets.rules import BudgetRules
from scenarios.budgets.spending import Spending
from scenarios.budgets.trade_offs import not_dominated
from scenarios.simulate import simulate
from tests.scenarios.budgets.worked import COSTS, worked_program
from tests.scenarios.demo import read_demo


def test_the_best_levels_of_a_budget_of_30() -> None:
    found = solve(worked_program(30), tolerance=1e-9)
    assert found.levels.tolist() == [2, 2, 2]
    assert found.value == pytest.approx(0.7980, abs=5e-5)
    assert found.gap <= 1e-9


def test_the_frontier() -> None:
    reached = [solve(worked_program(budget)).value for budget in (0, 10, 20, 30, 40, 50, 67)]
    assert reached == pytest.approx([0.670, 0.741, 0.778, 0.798, 0.812, 0.819, 0.829], abs=6e-4)


def test_the_cheapest_plan_for_70() -> None:
    asked = replace(worked_program(67), rewards=np.zeros(1), prices=tuple(COSTS), floors=np.array([0.70]))
    assert -solve(asked).value == pytest.approx(6)
    beyond = replace(asked, floors=np.array([0.90]))
    assert solve(beyond).status == "infeasible"


def test_the_rows_that_nothing_beats() -> None:
    rows = np.array([[0.735, 60, 900], [0.722, 58, 300], [0.728, 61, 650], [0.687, 0, 0], [0.725, 62, 500]])
    assert np.flatnonzero(not_dominated(rows, np.array([1, -1, 1]))).tolist() == [0, 1, 3]


def test_the_demo_beats_every_plan_made_by_hand(shared: Path) -> None:
    demo = read_demo(shared)
    values = PlanValues(demo.model, demo.baseline)
    found = allocate(Spending(values, BudgetRules(), 6000.0))
    by_hand = max(
        simulate(demo.model, demo.scenarios[name], demo.baseline).index[-1] for name in ("S1", "S2", "S3", "S4")
    )
    assert found.status == "proven"
    assert found.gap <= 1e-4
    assert found.cost <= 6000.0
    assert found.index > by_hand + 0.005
    assert found.index >= found.model_worth - 1e-9
    assert found.index == pytest.approx(simulate(demo.model, found.scenario(), demo.baseline).index[-1], abs=1e-12)
