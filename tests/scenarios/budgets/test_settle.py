"""Settling amounts along several limits on money at once."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from scenarios.budgets.exchange_search import exchange
from scenarios.budgets.optimise import allocate
from scenarios.budgets.rules import AmountLimit, BudgetRules, Prerequisite
from scenarios.budgets.settle import settle, stretch_around
from tests.scenarios.budgets.questions import FIVE, question

TIGHT = BudgetRules(yearly=(330.0, 40.0), limits=(AmountLimit("crews", 2.0, 60.0),))


def test_where_no_exchange_helps_settling_does() -> None:
    asked = question(400.0, rules=TIGHT)
    stuck, worth = exchange(asked.space, np.array([3.0, 5.0, 0.0, 5.0, 0.0]))
    settled, more = settle(asked.space, stuck)
    assert asked.allowed(settled[None])[0]
    assert more == pytest.approx(asked.worth(settled[None])[0], abs=1e-15)
    assert more > worth + 1e-6
    drawn = settled * (1 + 0.01 * np.random.default_rng(3).standard_normal((5_000, 5)))
    kept = drawn[asked.allowed(drawn)]
    assert len(kept) > 100
    assert asked.worth(kept).max() <= more + 1e-8


def test_a_larger_budget_is_worth_no_less_beyond_rounding() -> None:
    worths = [allocate(question(budget, rules=TIGHT)).worth for budget in (200.0, 300.0, 400.0)]
    assert (np.diff(worths) >= -1e-7).all()


def test_whole_units_stay_and_so_does_what_costs_something_to_begin() -> None:
    levers = tuple(replace(each, whole=each.id == "crews") for each in FIVE)
    asked = question(400.0, levers, TIGHT)
    start = np.array([4.0, 5.0, 0.0, 0.0, 0.0])
    settled, more = settle(asked.space, start)
    assert settled[[0, 4]].tolist() == [4.0, 0.0]  # whole units; and a desk has a fixed cost
    assert asked.allowed(settled[None])[0]
    assert more > asked.worth(start[None])[0]


def test_a_stretch_ends_where_a_rule_jumps() -> None:
    rules = BudgetRules(limits=(AmountLimit("crews", 2.0),), prerequisites=(Prerequisite("grid", "texts"),))
    asked = question(400.0, rules=rules)
    plan = np.array([3.0, 5.0, 0.0, 5.0, 0.0])
    known = asked.space.settling
    assert known is not None
    used = stretch_around(asked.space, known, plan)
    ends = dict(zip(used.moved.tolist(), used.low.tolist(), strict=True))
    assert ends[0] == 2.0  # the least amount of crews
    assert ends[1] == 0.01 * FIVE[1].maximum  # from there texts count as used
    assert (used.slopes @ plan[used.moved] <= used.ends + 1e-12).all()


def test_a_start_that_breaks_a_rule_goes_nowhere() -> None:
    asked = question(10.0)
    start = asked.ranges.most.copy()
    settled, worth = settle(asked.space, start)
    assert settled is start
    assert worth == -np.inf
