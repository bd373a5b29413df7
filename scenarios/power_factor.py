"""The power-factor adjustment of a bill, and what compensating a customer's reactive power saves.

The surcharge steps are those for the standard .90. The reward for doing better is taken from trade sources that no
official text at hand confirms, so whoever shows it says that it is to be checked.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from mcdm.errors import DecisionError

HOURS = 720.0
"""Hours of a month of continuous running."""


@dataclass(frozen=True)
class AdjustmentTariff:
    """How a bill changes with the power factor.

    Parameters
    ----------
    standard
        The power factor that costs nothing and earns nothing.
    steps
        Surcharge below it: (hundredths that a step is wide, part of the bill for each hundredth), nearest first.
    reward, most_reward
        Part of the bill for each hundredth above the standard, and the most there is; not confirmed.
    """

    standard: float = 0.90
    steps: tuple[tuple[float, float], ...] = ((20, 0.005), (5, 0.01), (math.inf, 0.02))
    reward: float = 0.0015
    most_reward: float = 0.0075

    def rate(self, factor: float) -> float:
        """Part of the bill that is added (positive) or taken off (negative) at a power factor in (0, 1]."""
        missing = float(round(100 * self.standard) - round(100 * factor + 1e-10))  # factors count in whole hundredths
        if missing <= 0:
            return -min(-missing * self.reward, self.most_reward)
        added = 0.0
        for width, part in self.steps:
            inside = min(missing, width)
            added += inside * part
            missing -= inside
        return added


STANDARD_90 = AdjustmentTariff()
"""Standard .90: half a percent for each hundredth down to .70, one percent down to .65, two below."""


@dataclass(frozen=True)
class MeteredMonth:
    """What the meters of one customer say for a month.

    Parameters
    ----------
    active, reactive
        In kWh and kvarh.
    bill
        In yuan, before the adjustment.
    """

    active: float
    reactive: float
    bill: float

    def __post_init__(self) -> None:
        for part, value in (("active energy", self.active), ("bill", self.bill)):
            if not (math.isfinite(value) and value > 0):
                raise DecisionError("power-factor-not-positive", part=part, value=value)
        if not (math.isfinite(self.reactive) and self.reactive >= 0):
            raise DecisionError("reactive-energy-negative", value=self.reactive)

    @property
    def factor(self) -> float:
        """The power factor, P / sqrt(P^2 + Q^2)."""
        return self.active / math.hypot(self.active, self.reactive)

    def adjustment(self, tariff: AdjustmentTariff = STANDARD_90) -> float:
        """Yuan that the power factor adds to the bill; negative where it takes some off."""
        return self.bill * tariff.rate(self.factor)


@dataclass(frozen=True)
class Compensation:
    """What compensating a customer's reactive power brings.

    Parameters
    ----------
    before, after
        The month as metered, and with the compensation.
    rate_before, rate_after
        Part of the bill that the power factor adds.
    capacity
        Capacitors it takes, in kvar; 0 where the target is met already.
    saving
        Yuan a month.
    payback
        Months until the saving has paid for it; None where nothing is saved.
    """

    before: MeteredMonth
    after: MeteredMonth
    rate_before: float
    rate_after: float
    capacity: float
    saving: float
    payback: float | None


def capacity_needed(month: MeteredMonth, target: float, hours: float = HOURS) -> float:
    """Capacitors that bring a month to a power factor, in kvar: (Q - P tan arccos target) / hours.

    Raises
    ------
    DecisionError
        ``power-factor-target``, ``power-factor-not-positive`` (hours).
    """
    if not 0 < target <= 1:
        raise DecisionError("power-factor-target", value=target)
    if not (math.isfinite(hours) and hours > 0):
        raise DecisionError("power-factor-not-positive", part="running hours", value=hours)
    return max(0.0, month.reactive - _reactive_at(month, target)) / hours


def compensate(
    month: MeteredMonth,
    target: float,
    cost: float,
    *,
    hours: float = HOURS,
    tariff: AdjustmentTariff = STANDARD_90,
    after: MeteredMonth | None = None,
) -> Compensation:
    """What it takes and brings to compensate a customer to a power factor.

    Parameters
    ----------
    month
        A typical month before.
    target
        Power factor to reach, in (0, 1].
    cost
        Of capacitors and work, in yuan.
    hours
        That the load runs in a month.
    after
        A month metered afterwards; else the same month with the reactive energy that the target leaves.

    Raises
    ------
    DecisionError
        ``power-factor-target``, ``power-factor-not-positive``, ``cost-negative``.
    """
    if not (math.isfinite(cost) and cost >= 0):
        raise DecisionError("cost-negative", part="fixed", value=cost)
    capacity = capacity_needed(month, target, hours)
    reached = after or MeteredMonth(month.active, min(month.reactive, _reactive_at(month, target)), month.bill)
    saving = month.adjustment(tariff) - reached.adjustment(tariff)
    payback = cost / saving if saving > 0 else None
    rates = tariff.rate(month.factor), tariff.rate(reached.factor)
    return Compensation(month, reached, *rates, capacity, saving, payback)


def _reactive_at(month: MeteredMonth, target: float) -> float:
    return month.active * math.tan(math.acos(target))
