"""Previews, frontiers, the next yuan and the next tenth."""

from __future__ import annotations

import numpy as np
import pytest

from scenarios.budgets.frontier import frontier, marginal_values, next_tenth, preview, row_of
from scenarios.budgets.optimise import allocate
from scenarios.budgets.rules import BudgetRules
from tests.scenarios.budgets.questions import TOGETHER, question

BUDGETS = (0.0, 100.0, 200.0, 400.0, 800.0)


def test_a_frontier_never_falls_and_a_preview_is_near_it() -> None:
    asked = question(400.0, interactions=TOGETHER)
    shares: list[float] = []
    proven = frontier(asked, BUDGETS[::-1], progress=shares.append)
    quick = preview(asked, BUDGETS)
    assert [each.budget for each in proven] == list(BUDGETS) == [each.budget for each in quick]
    assert (np.diff([each.index for each in proven]) >= 0).all()
    assert shares == sorted(shares)
    for best, fast in zip(proven, quick, strict=True):
        assert fast.cost <= fast.budget * (1 + 1e-9)
        assert best.index - 2e-3 <= fast.index <= best.index + 1e-6


def test_budgets_too_small_for_what_must_be_funded() -> None:
    asked = question(400.0, rules=BudgetRules(must_fund=(("grid", 20.0),)))
    found = frontier(asked, BUDGETS)
    assert [each.status for each in found if not each.is_feasible] == ["infeasible"] * 2
    assert [each.budget for each in preview(asked, BUDGETS)] == [each.budget for each in found if each.is_feasible]


def test_marginal_values_are_gains_for_money() -> None:
    asked = question(300.0)
    best = allocate(asked)
    row = row_of(asked, best.plan)
    values = marginal_values(asked, best)
    assert [each.gain for each in values] == sorted((each.gain for each in values), reverse=True)
    top = values[0]
    more = row.copy()
    more[[lever.id for lever in asked.values.model.levers].index(top.lever)] += top.amount
    gained = (asked.worth(more[None]) - asked.worth(row[None]))[0]
    assert top.gain * top.cost == pytest.approx(gained, rel=1e-9)
    assert top.gain > 0


def test_the_next_tenth() -> None:
    asked = question(300.0)
    best = allocate(asked)
    more = next_tenth(asked, best)
    assert more.allocation.budget == pytest.approx(330.0)
    assert more.gain > 0
    assert sum(cost for _, _, cost in more.changes) == pytest.approx(more.allocation.cost - best.cost)
    assert next_tenth(question(None), best) is None
