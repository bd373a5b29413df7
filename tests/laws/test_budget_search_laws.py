"""No other search finds much more: every set of levers, from plans drawn at random, by a program of its own."""

from __future__ import annotations

import itertools
import warnings

import numpy as np
import pytest
from scipy.optimize import minimize

from scenarios.budgets.optimise import allocate
from scenarios.budgets.rules import AmountLimit, BudgetRules, Prerequisite
from scenarios.budgets.spending import Spending
from tests.scenarios.budgets.questions import FIVE, TOGETHER, question

NEAR = 2e-5


def drawn_question(seed: int) -> Spending:
    """Two binding years, a least amount or two, sometimes levers that need or exclude one another."""
    draw = np.random.default_rng(seed)
    most = np.array([lever.maximum for lever in FIVE])
    free = question(None, interactions=TOGETHER)
    cash = free.values.yearly((draw.random(5) * most * draw.uniform(0.1, 0.5))[None])[0]
    names = [lever.id for lever in FIVE]
    limits = tuple(
        AmountLimit(names[k], float(most[k] * draw.uniform(0.05, 0.3))) for k in draw.choice(5, 2, replace=False)
    )
    first, second, third = draw.permutation(names)[:3].tolist()
    rules = BudgetRules(
        yearly=tuple((cash[:2] * draw.uniform(0.6, 1.0, 2) + 40).tolist()),
        limits=limits,
        either_or=((first, second),) if draw.random() < 0.4 else (),
        prerequisites=(Prerequisite(second, third),) if draw.random() < 0.4 else (),
    )
    budget = float(free.values.cost(most[None])[0] * draw.uniform(0.1, 0.5))
    return question(budget, rules=rules, interactions=TOGETHER, aim=str(draw.choice(["expected", "futures"])))


def strongest(asked: Spending, seed: int) -> float:
    """The most that a search of its own reaches: each set of levers apart."""
    draw, most = np.random.default_rng(seed), asked.ranges.most
    least = np.array([asked.rules.limit(lever.id).least for lever in FIVE])
    needed = {each.needs for each in asked.rules.prerequisites}
    least = np.maximum(least, [0.01 * lever.maximum if lever.id in needed else 0.0 for lever in FIVE])
    (first, unit), (first_year, unit_year) = asked.values.unit_costs, asked.values.yearly_payments
    years = len(asked.rules.yearly)
    fixed = np.column_stack([first, first_year[:, :years]])
    unit = np.column_stack([unit, unit_year[:, :years]])
    ends = np.array([asked.budget, *asked.rules.yearly])
    best = float(asked.worth(np.zeros((1, 5)))[0])
    for pattern in itertools.product([0.0, 1.0], repeat=5):
        used = np.array(pattern)
        low = used * np.maximum(least, 1e-6 * most)
        if (ends - used @ fixed - low @ unit < 0).any() or (low > most).any() or not asked.allowed(low[None])[0]:
            continue
        drawn = low + draw.random((40, 5)) ** 3 * (used * most - low)
        kept = np.concatenate([low[None], drawn[asked.allowed(drawn)]])
        for start in kept[np.argsort(-asked.worth(kept))[:2]]:
            best = max(best, _climbed(asked, start, low, used * most, unit.T, ends - used @ fixed))
    return best


def _climbed(asked: Spending, start, low, high, prices, money) -> float:
    span = np.maximum(high, 1e-12)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = minimize(
            lambda at: -100 * asked.worth(np.clip(at * span, low, high)[None])[0],
            start / span,
            bounds=list(zip(low / span, high / span, strict=True)),
            constraints={"type": "ineq", "fun": lambda at: (money - prices @ (at * span)) / money},
            method="SLSQP",
        ).x
    plans = low + (np.clip(found * span, low, high) - low) * (1 - np.array([[0.0], [1e-9], [1e-7], [1e-5], [1e-3]]))
    plans = np.concatenate([start[None], plans])
    return float(asked.worth(plans[asked.allowed(plans)]).max())


@pytest.mark.parametrize("seed", [0, 4, 24, 41, 46])
def test_no_other_search_finds_more(seed: int) -> None:
    asked = drawn_question(seed)
    found = allocate(asked)
    plan = np.array([[found.amount(lever.id) for lever in FIVE]])
    assert asked.allowed(plan)[0]
    assert found.worth >= strongest(asked, seed) - NEAR
