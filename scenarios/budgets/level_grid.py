"""Which amounts of each lever the exact model may choose: a few at first, then finer around the best."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mcdm.judgments import FloatArray
from scenarios.budgets.obligations import LEAST_NEEDED
from scenarios.budgets.plan_values import PlanValues
from scenarios.budgets.rules import BudgetRules

LEVELS = 8
"""Levels of each lever besides the amounts that rules name."""

CURVE_POINTS = 257
"""Amounts at which a response curve is read to space the levels."""


@dataclass(frozen=True, eq=False)
class LevelGrid:
    """Rising amounts of each lever, from 0; a level may stand for all amounts from `low` to `high`.

    Parameters
    ----------
    low, high
        One array a lever. The same where a level is one amount.
    """

    low: tuple[FloatArray, ...]
    high: tuple[FloatArray, ...]

    @classmethod
    def of(cls, amounts: tuple[FloatArray, ...]) -> LevelGrid:
        """Levels that are single amounts."""
        return cls(amounts, amounts)

    @property
    def sizes(self) -> tuple[int, ...]:
        """The number of levels of each lever."""
        return tuple(len(each) for each in self.high)

    def amounts(self, levels: np.ndarray[tuple[int, ...], np.dtype[np.intp]]) -> FloatArray:
        """Amounts (p, levers) of plans of levels (p, levers), the upper ends."""
        found = np.zeros(levels.shape)
        for lever, each in enumerate(self.high):
            found[:, lever] = each[levels[:, lever]]
        return found


@dataclass(frozen=True, eq=False)
class AmountRanges:
    """What is allowed of each lever on its own.

    Parameters
    ----------
    most
        The largest amount that its maximum, its limit and the budget allow, shape (levers,).
    named
        Amounts that rules name, one tuple a lever.
    whole
        Whether only whole units may be bought, shape (levers,).
    """

    most: FloatArray
    named: tuple[tuple[float, ...], ...]
    whole: tuple[bool, ...]

    def rounded(self, lever: int, amounts: FloatArray) -> FloatArray:
        """Amounts within the range, whole where they must be, sorted, each once, 0 always among them."""
        kept = np.clip(np.asarray(amounts, np.float64), 0, self.most[lever])
        if self.whole[lever]:
            kept = np.floor(kept + 0.5)
            kept = kept[kept <= self.most[lever] + 1e-9]
        return np.unique(np.concatenate([[0.0], kept]))


def amount_ranges(values: PlanValues, rules: BudgetRules, budget: float | None) -> AmountRanges:
    """The range of each lever under the rules that concern it alone, and what it could buy with the whole budget."""
    first, unit = values.unit_costs
    most, named = [], []
    for row, lever in enumerate(values.model.levers):
        limit = rules.limit(lever.id)
        fixed = [amount for name, amount in rules.must_fund if name == lever.id]
        needed = any(each.needs == lever.id for each in rules.prerequisites)
        top = lever.maximum
        if limit.most is not None:
            top = min(top, max(limit.most, *fixed, 0.0))
        if budget is not None and unit[row] * top > budget - first[row]:
            affordable = max((budget - first[row]) / unit[row], 0.0) if unit[row] > 0 else 0.0
            top = min(top, max(affordable, *fixed, 0.0))
        special = [limit.least, limit.most or 0.0, *fixed]
        special += [LEAST_NEEDED * lever.maximum] if needed else []
        if lever.whole:
            special = [float(np.ceil(each - 1e-9)) for each in special]
        most.append(top)
        named.append(tuple(sorted({each for each in special if 0 < each <= lever.maximum})))
    return AmountRanges(np.array(most), tuple(named), tuple(lever.whole for lever in values.model.levers))


def first_grid(values: PlanValues, ranges: AmountRanges, count: int = LEVELS) -> LevelGrid:
    """Levels from 0 to the most, half spaced by amount and half by what the curve gives."""
    return LevelGrid.of(tuple(_levels(values, ranges, row, count) for row in range(len(values.model.levers))))


def _levels(values: PlanValues, ranges: AmountRanges, row: int, count: int) -> FloatArray:
    top = float(ranges.most[row])
    if top <= 0 or not values.model.levers[row].effects:
        return ranges.rounded(row, np.array(ranges.named[row]))
    amounts = np.linspace(0, useful_amount(values, row, top), CURVE_POINTS)
    share = values.model.responses[row](amounts)
    top = float(amounts[-1])
    mixed = amounts / top + (share / share[-1] if share[-1] > 0 else 0)
    spread = np.interp(np.linspace(0, mixed[-1], count), mixed, amounts)
    if ranges.whole[row] and top < 3 * count:
        spread = np.arange(top + 1)
    return ranges.rounded(row, np.concatenate([spread, ranges.named[row]]))


def useful_amount(values: PlanValues, row: int, top: float) -> float:
    """The smallest amount that gives all that `top` gives: beyond a cap there is nothing to buy."""
    response = values.model.responses[row]
    all_of_it, below, above = float(response(np.array(top))), 0.0, top
    for _ in range(60):
        middle = (below + above) / 2
        below, above = (below, middle) if float(response(np.array(middle))) >= all_of_it else (middle, above)
    return above


def finer_grid(grid: LevelGrid, ranges: AmountRanges, best: FloatArray) -> LevelGrid:
    """Levels around the best amounts (levers,): each, its neighbours, and half way to them; 0 stays a choice."""
    found = []
    for row, amounts in enumerate(grid.high):
        at = int(np.searchsorted(amounts, best[row] - 1e-12))
        at = min(at, len(amounts) - 1)
        below, above = amounts[max(at - 1, 0)], amounts[min(at + 1, len(amounts) - 1)]
        near = [below, (below + best[row]) / 2, best[row], (best[row] + above) / 2, above]
        found.append(ranges.rounded(row, np.array([*near, *ranges.named[row]])))
    return LevelGrid.of(tuple(found))
