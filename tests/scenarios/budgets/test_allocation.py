"""What an allocation says of itself."""

from __future__ import annotations

from scenarios.budgets.optimise import allocate
from scenarios.budgets.rules import BudgetRules
from tests.scenarios.budgets.questions import question


def test_as_a_scenario() -> None:
    found = allocate(question(300.0))
    assert found.is_feasible
    plan = found.scenario("mine")
    assert plan.id == "mine"
    assert {each.lever: each.amounts for each in plan.plan} == {lever: (amount,) for lever, amount in found.plan}
    assert found.amount("nothing") == 0
    assert found.amount(found.plan[0][0]) == found.plan[0][1]


def test_infeasible() -> None:
    found = allocate(question(1.0, rules=BudgetRules(must_fund=(("grid", 10.0),))))
    assert not found.is_feasible
    assert (found.plan, found.index, found.cost, found.worth) == ((), None, None, None)
