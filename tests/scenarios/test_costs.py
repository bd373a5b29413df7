"""Cash, net present value and residual value."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.errors import DecisionError
from scenarios.costs import equivalent_annual_cost, net_present_value, payments_of, residual_value, scenario_cost
from scenarios.levers import Cost
from tests.scenarios.small import lever

COST = Cost(fixed=100, capital=10, operating=4)


def test_payments_of_an_amount_that_is_held() -> None:
    assert payments_of(COST, np.full(4, 3.0)).tolist() == [130, 3, 3, 3, 3]


def test_payments_of_amounts_by_quarter() -> None:
    """Capital is bought when first needed, and not again; fixed cost falls once."""
    assert payments_of(COST, np.array([0, 2.0, 5, 1, 5])).tolist() == [0, 120, 32, 5, 1, 5]


def test_nothing_held_costs_nothing() -> None:
    assert not payments_of(COST, np.zeros(4)).any()


def test_levers_add_up() -> None:
    amounts = np.array([[3.0] * 8, [1.0] * 8])
    cost = scenario_cost([lever("a", cost=COST), lever("b", cost=Cost(operating=8))], amounts, 0.06)
    assert cost.npv == pytest.approx(sum(value for _, value in cost.by_lever))
    assert cost.npv == pytest.approx(net_present_value(cost.cash, 0.06))
    assert cost.residual == 0


def test_residual_value_of_an_asset() -> None:
    asset = Cost(capital=100, life=5)
    assert residual_value(asset, np.ones(12), 0.0) == pytest.approx(40)
    assert residual_value(asset, np.array([0.0] * 4 + [1.0] * 8), 0.0) == pytest.approx(60)
    assert residual_value(asset, np.ones(40), 0.0) == 0


def test_equivalent_annual_cost() -> None:
    assert equivalent_annual_cost(100, 5, 0.0) == 20
    with pytest.raises(DecisionError, match="life-not-positive"):
        equivalent_annual_cost(100, 0, 0.06)
