"""A scenario: a plan of lever amounts over time. The robust-decision literature calls this a policy."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from mcdm.errors import DecisionError
from mcdm.labels import Label


@dataclass(frozen=True)
class PlannedAmount:
    """How much of one lever: a single amount held from time 0 on, or one amount a quarter.

    The last amount is held to the end of the run; amounts beyond the end are not looked at.

    Parameters
    ----------
    lever
        Its id.
    amounts
        Units of the whole company.
    dimension, targets
        Where they are spent: (segment, part of the amount) of a dimension of customers, e.g. all of it in two
        townships. Where empty, every customer gets the same.
    """

    lever: str
    amounts: tuple[float, ...]
    dimension: str = ""
    targets: tuple[tuple[str, float], ...] = ()

    def __post_init__(self) -> None:
        parts = [part for _, part in self.targets]
        for segment, part in self.targets:
            if part < 0:
                raise DecisionError("target-part-negative", lever=self.lever, segment=segment, part=part)
        if bool(self.dimension) != bool(parts) or (parts and not math.isclose(sum(parts), 1, abs_tol=1e-6)):
            raise DecisionError("targets-not-parts", lever=self.lever, total=sum(parts))
        if not self.amounts or not all(math.isfinite(a) and a >= 0 for a in self.amounts):
            raise DecisionError("amount-negative", lever=self.lever, amounts=", ".join(f"{a:g}" for a in self.amounts))

    @property
    def peak(self) -> float:
        """The largest amount of the plan."""
        return max(self.amounts)

    @property
    def start(self) -> int:
        """How many quarters pass before any of it is held; 0 for a plan of nothing."""
        return next((quarter for quarter, amount in enumerate(self.amounts) if amount > 0), 0)

    def over(self, quarters: int) -> tuple[float, ...]:
        """The amount held in each of quarters 1..T."""
        given = self.amounts[:quarters]
        return given + (given[-1],) * (quarters - len(given))

    def window(self, quarters: int) -> tuple[int, int] | None:
        """First and last quarter in which one and the same amount is held; None where amounts differ, or none is."""
        held = self.over(quarters)
        used = [quarter for quarter, amount in enumerate(held, 1) if amount > 0]
        if not used or len(set(held[used[0] - 1 : used[-1]])) > 1:
            return None
        return used[0], used[-1]

    def during(self, first: int, last: int, quarters: int) -> PlannedAmount:
        """The peak held from one quarter to another, nothing before and after."""
        held = (self.peak,) if last >= quarters else (self.peak,) * (last - first + 1) + (0.0,)
        return replace(self, amounts=(0.0,) * (first - 1) + held)

    def up_to(self, peak: float) -> PlannedAmount:
        """The same plan with another peak: when and where stay as they are."""
        if self.peak == 0:
            return replace(self, amounts=(peak,))
        return replace(self, amounts=tuple(round(amount / self.peak * peak, 10) for amount in self.amounts))


@dataclass(frozen=True)
class Scenario:
    """Lever amounts over time under a name. The empty plan is the status quo."""

    id: str
    label: Label
    plan: tuple[PlannedAmount, ...] = ()

    def __post_init__(self) -> None:
        named = [amount.lever for amount in self.plan]
        for lever in named:
            if named.count(lever) > 1:
                raise DecisionError("plan-lever-repeated", scenario=self.id, lever=lever)

    def amount(self, lever: str) -> float:
        """The peak amount of a lever in this plan, 0 where it is not used."""
        return next((planned.peak for planned in self.plan if planned.lever == lever), 0.0)

    @property
    def is_targeted(self) -> bool:
        """Whether any lever is spent in some places only."""
        return any(planned.dimension for planned in self.plan)

    @property
    def untargeted(self) -> Scenario:
        """The same amounts spent evenly on all customers."""
        return replace(self, plan=tuple(replace(planned, dimension="", targets=()) for planned in self.plan))
