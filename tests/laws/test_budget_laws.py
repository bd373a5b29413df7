"""Laws of budgets: more money never hurts, more rules never help, what is spent is never more than there is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenarios.budgets.optimise import Effort, allocate
from scenarios.budgets.rules import AmountLimit, BudgetRules, DepartmentPool
from tests.scenarios.budgets.questions import CREWS, DESK, FIVE, GRID_LEVER, IDLE, TEXTS, TOGETHER, question

QUICK = Effort(levels=5, finer=0)
NEAR = 2e-5
"""Two searches of the same best plan stop this near to it."""


@settings(max_examples=12, deadline=None, derandomize=True)
@given(budget=st.floats(0, 1500), more=st.floats(1, 500))
def test_more_budget_never_lowers_the_index(budget: float, more: float) -> None:
    less, larger = (allocate(question(each, interactions=TOGETHER), effort=QUICK) for each in (budget, budget + more))
    assert larger.index >= less.index - NEAR
    assert less.cost <= budget * (1 + 1e-9) + 1e-9


RULES = (
    BudgetRules(limits=(AmountLimit("crews", 3, 10),)),
    BudgetRules(must_fund=(("grid", 4.0),)),
    BudgetRules(either_or=(("crews", "texts", "desk"),)),
    BudgetRules(yearly=(100.0, 60.0)),
    BudgetRules(pools=(DepartmentPool("", 200.0),)),
)


@pytest.mark.parametrize("rules", RULES, ids=["limits", "must", "either", "yearly", "pool"])
@pytest.mark.parametrize("budget", [250.0, 900.0])
def test_a_rule_never_raises_it(rules: BudgetRules, budget: float) -> None:
    free = allocate(question(budget, interactions=TOGETHER), effort=QUICK)
    asked = question(budget, rules=rules, interactions=TOGETHER)
    kept = allocate(asked, effort=QUICK)
    assert kept.index <= free.index + NEAR
    assert kept.cost <= budget * (1 + 1e-9)


def test_no_budget_and_no_levers() -> None:
    nothing = allocate(question(0.0))
    assert (nothing.plan, nothing.cost, nothing.status) == ((), 0.0, "proven")
    empty = allocate(question(100.0, levers=()))
    assert (empty.plan, empty.cost) == ((), 0.0)
    assert empty.index == pytest.approx(nothing.index)


def test_a_lever_without_effect_gets_nothing() -> None:
    found = allocate(question(1000.0, levers=(CREWS, TEXTS, IDLE)))
    assert found.amount("idle") == 0
    assert found.amount("crews") > 0


@pytest.mark.parametrize("aim", ["expected", "futures"])
def test_the_cheapest_plan_costs_no_more_than_one_that_reaches_as_much(aim: str) -> None:
    best = allocate(question(400.0, (CREWS, TEXTS, GRID_LEVER, DESK), aim=aim))
    cheapest = allocate(question(None, (CREWS, TEXTS, GRID_LEVER, DESK), aim=aim), goal=best.worth - 1e-4)
    assert cheapest.worth >= best.worth - 1e-4 - 1e-12
    assert cheapest.cost <= best.cost + 0.05 * best.cost
    assert cheapest.cost < 400.0 * (1 + 1e-9)


def test_harmful_levers_are_left_alone() -> None:
    assert allocate(question(500.0, FIVE)).amount("cuts") == 0
