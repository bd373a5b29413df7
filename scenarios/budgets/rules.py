"""Rules of a budget: what a plan must keep besides the total."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from mcdm.errors import DecisionError
from scenarios.levers import AMOUNTS


@dataclass(frozen=True)
class AmountLimit:
    """The least and the most of a lever, if it is used at all; None for its own maximum."""

    lever: str
    least: float = 0.0
    most: float | None = None

    def __post_init__(self) -> None:
        most = math.inf if self.most is None else self.most
        if not (0 <= self.least <= most):
            raise DecisionError("amount-limit-out-of-range", lever=self.lever, least=self.least, most=most)
        for amount in (self.least, most):
            _check_amount(self.lever, amount)


def _check_amount(lever: str, amount: float) -> None:
    """No rule is about less than the least that a lever's maximum may be."""
    if 0 < amount < AMOUNTS[0]:
        raise DecisionError("amount-too-small", lever=lever, amount=amount, least=AMOUNTS[0])


@dataclass(frozen=True)
class Prerequisite:
    """A lever that may only be used where another is used too."""

    lever: str
    needs: str


@dataclass(frozen=True)
class DepartmentPool:
    """The most that the levers of one department may cost, net present value in 10k yuan."""

    department: str
    budget: float

    def __post_init__(self) -> None:
        if not (math.isfinite(self.budget) and self.budget >= 0):
            raise DecisionError("budget-negative", name=self.department, value=self.budget)


@dataclass(frozen=True)
class BudgetRules:
    """What every plan that spends a budget keeps.

    Parameters
    ----------
    yearly
        Cash that may be paid in years 1, 2, ... (time 0 belongs to year 1), in 10k yuan; years beyond are free.
    limits
        Least and most of levers, if they are used.
    must_fund
        (lever, amount): at least so much of it, in any case.
    either_or
        Groups of levers of which at most one may be used.
    prerequisites
        Which lever needs which.
    pools
        The most a department may spend.
    floors
        Dimensions of customers, e.g. "district", none of whose segments may fall below its index of today.
    """

    yearly: tuple[float, ...] = ()
    limits: tuple[AmountLimit, ...] = ()
    must_fund: tuple[tuple[str, float], ...] = ()
    either_or: tuple[tuple[str, ...], ...] = ()
    prerequisites: tuple[Prerequisite, ...] = ()
    pools: tuple[DepartmentPool, ...] = ()
    floors: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for year, amount in enumerate(self.yearly, 1):
            if not (math.isfinite(amount) and amount >= 0):
                raise DecisionError("budget-negative", name=str(year), value=amount)
        for lever, amount in self.must_fund:
            if not (math.isfinite(amount) and amount > 0):
                raise DecisionError("must-fund-not-positive", lever=lever, amount=amount)
            _check_amount(lever, amount)
        for lever in (limit.lever for limit in self.limits):
            if sum(limit.lever == lever for limit in self.limits) > 1:
                raise DecisionError("id-taken", name=lever, where="limits")
        for group in self.either_or:
            if len(set(group)) < 2:
                raise DecisionError("either-or-of-one", names=", ".join(group))
        circle = _circle(self.prerequisites)
        if circle:
            raise DecisionError("prerequisites-circular", names=" > ".join(circle))

    def limit(self, lever: str) -> AmountLimit:
        """The limits of a lever; none where nothing is said."""
        return next((limit for limit in self.limits if limit.lever == lever), AmountLimit(lever))

    @property
    def levers(self) -> tuple[tuple[str, str], ...]:
        """Every lever that a rule names, with the rule that names it."""
        named = [("limits", limit.lever) for limit in self.limits]
        named += [("must_fund", lever) for lever, _ in self.must_fund]
        named += [("either_or", lever) for group in self.either_or for lever in group]
        named += [("prerequisites", lever) for each in self.prerequisites for lever in (each.lever, each.needs)]
        return tuple(named)


def _circle(prerequisites: Sequence[Prerequisite]) -> tuple[str, ...]:
    """Levers that need each other in a circle, the first again at the end; empty where there is none."""
    needs: dict[str, list[str]] = {}
    for each in prerequisites:
        needs.setdefault(each.lever, []).append(each.needs)
    for start in needs:
        paths: list[tuple[str, ...]] = [(start,)]
        while paths:
            path = paths.pop()
            for after in needs.get(path[-1], []):
                if after == start:
                    return (*path, after)
                if after not in path:
                    paths.append((*path, after))
    return ()
