"""Costs of a scenario: cash by quarter, net present value, and what an asset is still worth at the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from mcdm.errors import DecisionError
from mcdm.judgments import FloatArray
from scenarios.levers import Cost, Lever


@dataclass(frozen=True, eq=False)
class ScenarioCost:
    """What a scenario costs, in 10k yuan.

    Parameters
    ----------
    cash
        Read-only, shape (T + 1,): payments at time 0 and at the end of quarters 1..T.
    by_lever
        (lever, net present value) of every lever of the plan, in its order.
    npv
        Net present value of all payments.
    residual
        Present value of what capital is still worth after quarter T: never taken off `npv`, shown beside it.
    """

    cash: FloatArray
    by_lever: tuple[tuple[str, float], ...]
    npv: float
    residual: float


def scenario_cost(levers: Sequence[Lever], amounts: FloatArray, discount_rate: float) -> ScenarioCost:
    """Cash, net present value and residual value of a plan.

    Parameters
    ----------
    levers
        The levers of the plan.
    amounts
        Shape (levers, T): the amount of each lever held in quarters 1..T.
    discount_rate
        Per year.
    """
    payments = np.array([payments_of(lever.cost, held) for lever, held in zip(levers, amounts, strict=True)])
    cash = payments.sum(0) if levers else np.zeros(amounts.shape[-1] + 1)
    cash.flags.writeable = False
    values = [net_present_value(paid, discount_rate) for paid in payments]
    residuals = [residual_value(lever.cost, held, discount_rate) for lever, held in zip(levers, amounts, strict=True)]
    named = tuple((lever.id, value) for lever, value in zip(levers, values, strict=True))
    return ScenarioCost(cash, named, sum(values), sum(residuals))


def payments_of(cost: Cost, amounts: FloatArray) -> FloatArray:
    """Payments (T + 1,) for one lever held at `amounts` (T,).

    Fixed cost and capital fall when a unit is first held, at the start of its quarter; a unit given up and taken up
    again is not bought twice. Operating cost falls at the end of every quarter, also while the effect is delayed. Where
    the bill is uncertain it is the most likely one.
    """
    payments = np.zeros(len(amounts) + 1)
    payments[:-1] += cost.capital * _bought(amounts)
    payments[1:] += cost.operating / 4 * amounts
    used = np.flatnonzero(amounts > 0)
    if used.size:
        payments[used[0]] += cost.fixed
    return payments * cost.factor[1]


def quarterly_rate(discount_rate: float) -> float:
    """The rate per quarter that compounds to `discount_rate` per year."""
    return float((1 + discount_rate) ** 0.25 - 1)


def net_present_value(payments: FloatArray, discount_rate: float) -> float:
    """Payments (T + 1,) by quarter, discounted to time 0."""
    return float(payments @ (1 + quarterly_rate(discount_rate)) ** -np.arange(len(payments)))


def residual_value(cost: Cost, amounts: FloatArray, discount_rate: float) -> float:
    """Present value of the capital left after the last quarter, written off in equal parts over its life."""
    if cost.life is None:
        return 0.0
    horizon = len(amounts)
    age = (horizon - np.arange(horizon)) / 4
    left = cost.factor[1] * cost.capital * _bought(amounts) @ (np.maximum(cost.life - age, 0) / cost.life)
    return float(left / (1 + discount_rate) ** (horizon / 4))


def equivalent_annual_cost(capital: float, life: float, discount_rate: float) -> float:
    """The yearly payment over `life` years that is worth `capital` today.

    Raises
    ------
    DecisionError
        ``life-not-positive``.
    """
    if not life > 0:
        raise DecisionError("life-not-positive", value=life)
    if discount_rate == 0:
        return capital / life
    return float(capital * discount_rate / (1 - (1 + discount_rate) ** -life))


def _bought(amounts: FloatArray) -> FloatArray:
    """Units first held in each quarter (T,)."""
    return np.diff(np.maximum.accumulate(amounts), prepend=0.0)
