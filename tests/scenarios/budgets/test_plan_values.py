"""Many plans at once: the same as one simulation each."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from mcdm.draws import Draws
from scenarios.budgets.plan_values import PlanValues, as_scenario
from scenarios.simulate import simulate
from scenarios.uncertainty import sample_effects
from tests.scenarios.budgets.questions import FIVE, FUTURES, TOGETHER
from tests.scenarios.small import small_baseline, small_model

MODEL, BASELINE = small_model(FIVE, TOGETHER), small_baseline()
AMOUNTS = np.array([[0, 0, 0, 0, 0], [8, 0, 0, 0, 0], [80, 15, 3, 20, 44.5], [0, 1e-6, 0, 100, 100]], float)
PLANS = [as_scenario([(lever.id, a) for lever, a in zip(FIVE, row, strict=True) if a]) for row in AMOUNTS.tolist()]


@pytest.mark.parametrize("over", ["last", "mean"])
def test_index_in_every_world(over) -> None:
    values = PlanValues(MODEL, BASELINE, FUTURES, over)
    single = [[simulate(MODEL, plan, BASELINE, future=each).index for each in FUTURES] for plan in PLANS]
    counted = [[path[-1] if over == "last" else path[1:].mean() for path in row] for row in single]
    assert values.by_world(AMOUNTS) == pytest.approx(np.array(counted), abs=1e-12)
    assert values.index(AMOUNTS) == pytest.approx(np.array(counted) @ [0.6, 0.4], abs=1e-12)


def test_draws() -> None:
    values, draws = PlanValues(MODEL, BASELINE), sample_effects(MODEL, Draws(count=7))
    single = [simulate(MODEL, plan, BASELINE, draws=draws).draws_index[:, -1] for plan in PLANS]
    assert values.drawn(AMOUNTS, draws) == pytest.approx(np.array(single), abs=1e-12)


def test_the_empty_plan_is_the_same_in_every_draw() -> None:
    values, draws = PlanValues(MODEL, BASELINE), sample_effects(MODEL, Draws(count=7))
    nothing = np.zeros_like(AMOUNTS[:1])
    assert values.drawn(nothing, draws) == pytest.approx(np.full((1, 7), values.index(nothing)[0]), abs=1e-12)


def test_money() -> None:
    values = PlanValues(MODEL, BASELINE)
    costs = [simulate(MODEL, plan, BASELINE).cost for plan in PLANS]
    assert values.cost(AMOUNTS) == pytest.approx([cost.npv for cost in costs], rel=1e-12)
    assert values.yearly(AMOUNTS)[:, 0] == pytest.approx([cost.cash[:5].sum() for cost in costs])
    assert values.yearly(AMOUNTS)[:, 1] == pytest.approx([cost.cash[5:9].sum() for cost in costs])
    assert values.lever_costs(AMOUNTS).sum(-1) == pytest.approx(values.cost(AMOUNTS))


def test_emissions_come_with_the_lever() -> None:
    green = (replace(FIVE[0], avoided_emissions=3.0), *FIVE[1:])
    values = PlanValues(small_model(green), BASELINE)
    come = [0, *(1 - 0.5**k for k in range(1, 8))]  # one quarter of delay, then half of what is missing a quarter
    assert values.avoided(np.array([[2.0, 9, 0, 0, 0]])) == pytest.approx([2 * 3 * sum(come) / 4])


def test_plans_as_people_write_them() -> None:
    values = PlanValues(MODEL, BASELINE)
    assert values.amounts_of(PLANS[2]).tolist() == AMOUNTS[2].tolist()
    assert values.plan_of(AMOUNTS[1]) == (("crews", 8.0),)
