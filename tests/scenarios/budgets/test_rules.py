"""Rules of a budget: what they refuse."""

import pytest

from mcdm.errors import DecisionError
from scenarios.budgets.rules import AmountLimit, BudgetRules, DepartmentPool, Prerequisite


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda: AmountLimit("L1", 5, 2), "amount-limit-out-of-range"),
        (lambda: AmountLimit("L1", -1), "amount-limit-out-of-range"),
        (lambda: DepartmentPool("grid", -1), "budget-negative"),
        (lambda: DepartmentPool("grid", float("nan")), "budget-negative"),
        (lambda: BudgetRules(yearly=(100, -5)), "budget-negative"),
        (lambda: BudgetRules(must_fund=(("L1", 0),)), "must-fund-not-positive"),
        (lambda: BudgetRules(either_or=(("L1",),)), "either-or-of-one"),
        (lambda: BudgetRules(either_or=(("L1", "L1"),)), "either-or-of-one"),
        (lambda: BudgetRules(limits=(AmountLimit("L1"), AmountLimit("L1", 2))), "id-taken"),
    ],
)
def test_refused(make, code):
    with pytest.raises(DecisionError) as refused:
        make()
    assert refused.value.code == code


def test_a_circle_of_prerequisites_is_named():
    chain = [Prerequisite("L0", "L1"), Prerequisite("L1", "L2"), Prerequisite("L2", "L3"), Prerequisite("L3", "L1")]
    with pytest.raises(DecisionError) as refused:
        BudgetRules(prerequisites=tuple(chain))
    assert refused.value.code == "prerequisites-circular"
    assert refused.value.facts["names"] == "L1 > L2 > L3 > L1"


def test_a_chain_and_a_diamond_are_no_circle():
    diamond = [("A", "B"), ("A", "C"), ("B", "D"), ("C", "D")]
    assert BudgetRules(prerequisites=tuple(Prerequisite(*pair) for pair in diamond)).prerequisites


def test_limits_of_a_lever_nobody_limited():
    assert BudgetRules().limit("L9") == AmountLimit("L9", 0.0, None)
