"""Every kind of rule, kept and broken."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from mcdm.errors import DecisionError
from scenarios.budgets.obligations import emissions_at_least, keep_all, obligations
from scenarios.budgets.rules import AmountLimit, BudgetRules, DepartmentPool, Prerequisite
from tests.scenarios.budgets.questions import CREWS, FIVE, question


@pytest.mark.parametrize(
    ("rules", "kept", "broken"),
    [
        (BudgetRules(limits=(AmountLimit("crews", 3.0, 9.0),)), (0, 3.0, 9.0), (2.9, 9.1)),
        (BudgetRules(must_fund=(("crews", 4.0),)), (4.0, 50.0), (0.0, 3.9)),
        (BudgetRules(pools=(DepartmentPool("", 100.0),)), (0.0, 5.0), (6.0, 90.0)),
        (BudgetRules(yearly=(100.0,)), (0.0, 6.0), (7.0, 90.0)),
    ],
)
def test_on_one_lever(rules, kept, broken) -> None:
    asked = question(None, (CREWS,), rules)
    assert keep_all(asked.kept, np.array(kept)[:, None]).all()
    assert not keep_all(asked.kept, np.array(broken)[:, None]).any()


def test_on_two_levers() -> None:
    rules = BudgetRules(either_or=(("crews", "texts"),), prerequisites=(Prerequisite("grid", "desk"),))
    plans = np.array([[1, 0, 0, 0, 0], [1, 1, 0, 0, 0], [0, 0, 0, 1, 0], [0, 0, 0, 1, 1], [0, 0, 0, 1, 0.5]], float)
    assert keep_all(question(None, rules=rules).kept, plans).tolist() == [True, False, False, True, False]


def test_the_total_and_emissions() -> None:
    asked = question(None, (replace(CREWS, avoided_emissions=2.0),))
    (total,) = obligations(asked.values, BudgetRules(), 100.0)
    cost = asked.values.cost(np.array([[5.0]]))[0]
    assert total.keeps(np.array([[5.0]]))[0] == (cost <= 100)
    least = emissions_at_least(asked.values, float(asked.values.avoided(np.array([[5.0]]))[0]))
    assert least.keeps(np.array([[5.0], [4.9]])).tolist() == [True, False]


def test_a_rule_about_a_lever_that_is_gone() -> None:
    with pytest.raises(DecisionError) as refused:
        obligations(question(None, FIVE).values, BudgetRules(must_fund=(("gird", 1.0),)), None)
    assert refused.value.code == "id-unknown"
    assert refused.value.facts["suggestion"] == "grid"
