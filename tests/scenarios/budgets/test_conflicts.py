"""Rules that contradict each other are named, and no others."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scenarios.budgets.conflicts import all_conflicts, can_be_kept, conflicting
from scenarios.budgets.optimise import allocate
from scenarios.budgets.rules import AmountLimit, BudgetRules, DepartmentPool, Prerequisite
from tests.scenarios.budgets.questions import CREWS, DESK, GRID_LEVER, question


@pytest.mark.parametrize(
    ("budget", "rules", "codes"),
    [
        (50.0, BudgetRules(must_fund=(("grid", 12.0),)), ["rule-must-fund", "rule-budget"]),
        (9e9, BudgetRules(must_fund=(("grid", 400.0),)), ["rule-must-fund"]),
        (
            9e9,
            BudgetRules(must_fund=(("grid", 4.0), ("desk", 4.0)), either_or=(("desk", "grid"),), yearly=(9e8,)),
            ["rule-must-fund", "rule-must-fund", "rule-either-or"],
        ),
        (
            9e9,
            BudgetRules(must_fund=(("grid", 4.0),),
                        limits=(AmountLimit("grid", 6.0, 8.0), AmountLimit("desk", 1, 2)),
                        prerequisites=(Prerequisite("grid", "desk"),), either_or=(("desk", "grid"),)),
            ["rule-must-fund", "rule-either-or", "rule-prerequisite"],
        ),
        (9e9, BudgetRules(must_fund=(("grid", 9.0),), pools=(DepartmentPool("", 60.0),)),
         ["rule-must-fund", "rule-pool"]),
        (9e9, BudgetRules(must_fund=(("grid", 9.0),), yearly=(60.0,)), ["rule-must-fund", "rule-year"]),
        (9e9, BudgetRules(must_fund=(("grid", 9.0),), limits=(AmountLimit("grid", 0, 5.0),)),
         ["rule-must-fund", "rule-most"]),
    ],
)  # fmt: skip
def test_the_fewest_rules_in_conflict(budget, rules, codes) -> None:
    asked = question(budget, rules=rules)
    told = conflicting(asked)
    assert [each.code for each in told] == codes
    found = allocate(asked)
    assert found.status == "infeasible"
    assert found.conflicts == told
    assert found.findings[0].code == ("rule-impossible" if len(told) == 1 else "plan-infeasible")
    positions = [asked.rules_told().index(each) for each in told]
    assert all(can_be_kept(asked, (position,)) for position in positions)


@pytest.mark.parametrize(
    ("rules", "codes"),
    [
        (BudgetRules(must_fund=(("grid", 2.2),), limits=(AmountLimit("grid", 0, 2.8),)),
         ["rule-must-fund", "rule-most", "rule-whole"]),
        (BudgetRules(must_fund=(("grid", 3.2),), limits=(AmountLimit("grid", 0, 2.8),)),
         ["rule-must-fund", "rule-most"]),
    ],
)  # fmt: skip
def test_whole_units_are_named_where_they_are_what_conflicts(rules, codes) -> None:
    levers = tuple(replace(each, whole=True) for each in (GRID_LEVER, CREWS))
    asked = question(9e9, levers, rules)
    assert [each.code for each in conflicting(asked)] == codes
    bought = question(9e9, (GRID_LEVER, CREWS), rules)
    assert can_be_kept(bought) == ("rule-whole" in codes)


def test_what_counts_as_use_is_told() -> None:
    levers = (replace(GRID_LEVER, whole=True, maximum=60.0), DESK)
    rules = BudgetRules(prerequisites=(Prerequisite("desk", "grid"), Prerequisite("crews", "desk")))
    told = [dict(each.details)["least"] for each in question(9.0, (*levers, CREWS), rules).rules_told()[:2]]
    assert told == [1.0, 0.01 * DESK.maximum]


def test_rules_that_can_be_kept() -> None:
    assert conflicting(question(500.0, rules=BudgetRules(must_fund=(("grid", 12.0),)))) == ()


def test_every_contradiction_is_told() -> None:
    rules = BudgetRules(
        must_fund=(("grid", 9.0), ("crews", 200.0), ("desk", 4.0)),
        limits=(AmountLimit("desk", 0, 2.0),),
        pools=(DepartmentPool("", 60.0),),
    )
    asked = question(9e9, rules=rules)
    told = all_conflicts(asked)
    assert sorted(sorted(each.place for each in one if each.code == "rule-must-fund") for one in told) == [
        ["crews"], ["desk"], ["grid"],
    ]  # fmt: skip
    positions = tuple(asked.rules_told().index(one[0]) for one in told)
    assert can_be_kept(asked, positions)
    assert not can_be_kept(asked, positions[:-1])
    found = allocate(asked)
    assert found.further_conflicts == told[1:]
    assert found.findings[-1].code == "conflicts-further"
    assert all_conflicts(question(500.0)) == ()
