"""Sliding along several limits on money at once."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from scenarios.budgets.exchange_search import exchange
from scenarios.budgets.optimise import allocate
from scenarios.budgets.rules import AmountLimit, BudgetRules
from scenarios.budgets.slide import slide
from tests.scenarios.budgets.questions import FIVE, question

TIGHT = BudgetRules(yearly=(330.0, 40.0), limits=(AmountLimit("crews", 2.0, 60.0),))


def test_where_no_exchange_helps_a_slide_does() -> None:
    asked = question(400.0, rules=TIGHT)
    start = np.array([3.0, 5.0, 0.0, 5.0, 0.0])
    stuck, worth = exchange(asked.space, start)
    slid, more = slide(asked.space, asked.kept, stuck, worth)
    assert asked.allowed(slid[None])[0]
    assert more == pytest.approx(asked.worth(slid[None])[0], abs=1e-15)
    assert more > worth + 1e-6
    drawn = slid * (1 + 0.01 * np.random.default_rng(3).standard_normal((5_000, 5)))
    kept = drawn[asked.allowed(drawn)]
    assert len(kept) > 100
    assert asked.worth(kept).max() <= more + 1e-8


def test_a_larger_budget_is_worth_no_less_beyond_rounding() -> None:
    worths = [allocate(question(budget, rules=TIGHT)).worth for budget in (200.0, 300.0, 400.0)]
    assert (np.diff(worths) >= -1e-7).all()


def test_whole_units_and_unused_levers_stay() -> None:
    levers = tuple(replace(each, whole=each.id == "crews") for each in FIVE)
    asked = question(400.0, levers, TIGHT)
    start = np.array([4.0, 5.0, 0.0, 0.0, 0.0])
    slid, more = slide(asked.space, asked.kept, start, float(asked.worth(start[None])[0]))
    assert (slid[[0, 2, 3, 4]] == start[[0, 2, 3, 4]]).all()
    assert slid[1] == pytest.approx(12.0, rel=1e-6)  # 40 in the second year: 4 crews at 4, the rest for texts at 2
    assert more > asked.worth(start[None])[0]
