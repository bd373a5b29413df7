"""The question of a budget."""

from __future__ import annotations

import numpy as np
import pytest

from scenarios.budgets.rules import BudgetRules
from scenarios.budgets.spending import without
from tests.scenarios.budgets.questions import question


def test_worth_of_each_aim() -> None:
    plans = np.array([[10.0, 5, 0, 0, 0], [0.0, 5, 0, 20, 0]])
    by_world = question(None).values.by_world(plans)
    assert question(None, aim="futures").worth(plans) == pytest.approx(by_world @ [0.6, 0.4])
    assert question(None).worth(plans) == pytest.approx(question(None).central.by_world(plans)[:, 0])
    regret = question(None, aim="regret", bests=np.array([0.8, 0.9]))
    assert regret.worth(plans) == pytest.approx(-np.max([0.8, 0.9] - by_world, axis=1))


def test_leaving_out_rules() -> None:
    asked = question(100.0, rules=BudgetRules(must_fund=(("grid", 50.0),)))
    codes = [each.code for each in asked.rules_told()]
    assert codes == ["rule-must-fund", "rule-budget"]
    plan = np.zeros((1, 5))
    assert not asked.allowed(plan)[0]
    assert without(asked, (0,)).allowed(plan)[0]
