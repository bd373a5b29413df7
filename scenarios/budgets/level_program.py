"""The exact model of a budget: each lever at one of a few levels.

What a plan is worth is a sum: a number for every level, a number for every pair of levels of two levers, and curves of
sums (of logarithms of the gaps left) over several levers.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mcdm.judgments import FloatArray
from scenarios.budgets.envelopes import Envelope

Levels = NDArray[np.intp]
"""The level of each lever, shape (levers,) or (p, levers)."""

Tables = Mapping[tuple[int, int], FloatArray]
"""Two levers (the smaller position first) -> a number for each pair of their levels."""

ENVELOPE_ERROR = 2e-6
"""How far a curve's envelope may lie above it where nobody looked yet, in units of the index."""


@dataclass(frozen=True, eq=False)
class Curve:
    """A curve of a sum over levers.

    Parameters
    ----------
    parts
        What each level of each lever adds to the sum, one array a lever; None where the lever adds nothing.
    pairs
        What pairs of levels add.
    value
        Sums (k,) -> worth (k,).
    kinks
        Sums at which the curve bends sharply.
    """

    parts: tuple[FloatArray | None, ...]
    pairs: Tables
    value: Callable[[FloatArray], FloatArray]
    kinks: FloatArray

    def total(self, levels: Levels) -> FloatArray:
        """The sum for plans (p, levers): (p,)."""
        return _added(self.parts, self.pairs, levels)

    def envelope(self) -> Envelope:
        """The envelope over all sums that levels can make."""
        low = sum(float(part.min()) for part in (*self.parts, *self.pairs.values()) if part is not None)
        high = sum(float(part.max()) for part in (*self.parts, *self.pairs.values()) if part is not None)
        return Envelope(self.value, low, high, self.kinks, ENVELOPE_ERROR)


@dataclass(frozen=True, eq=False)
class Measure:
    """What a plan of levels is worth in one respect: a constant, parts of levers, of pairs, and curves."""

    constant: float
    parts: tuple[FloatArray | None, ...]
    pairs: Tables
    curves: tuple[Curve, ...]

    def value(self, levels: Levels) -> FloatArray:
        """The worth of plans (p, levers): (p,)."""
        found = self.constant + _added(self.parts, self.pairs, levels)
        for curve in self.curves:
            found = found + curve.value(curve.total(levels))
        return found


@dataclass(frozen=True, eq=False)
class Row:
    """A linear rule: what the levels of all levers add up to lies in [low, high]."""

    parts: tuple[FloatArray | None, ...]
    low: float = -np.inf
    high: float = np.inf

    def keeps(self, levels: Levels) -> NDArray[np.bool_]:
        """Which plans (p, levers) keep it: (p,)."""
        total = _added(self.parts, {}, levels)
        slack = 1e-9 * max(1.0, *(abs(bound) for bound in (self.low, self.high) if np.isfinite(bound)), 0.0)
        return np.asarray((total >= self.low - slack) & (total <= self.high + slack))


@dataclass(frozen=True, eq=False)
class LevelProgram:
    """Levers with their numbers of levels, rules, and what is sought.

    Parameters
    ----------
    sizes
        Number of levels of each lever.
    rows
        Rules that every plan keeps.
    measures
        What plans are worth, in one or several respects.
    rewards
        How much of each measure is maximised, shape (measures,).
    prices
        What levels cost in the objective, one array a lever; None for nothing.
    floors
        The least of each measure, minus infinity for none, shape (measures,).
    bests
        The best of each measure where the largest shortfall from it is minimised, infinite elsewhere; None otherwise.
    """

    sizes: tuple[int, ...]
    rows: tuple[Row, ...]
    measures: tuple[Measure, ...]
    rewards: FloatArray
    prices: tuple[FloatArray | None, ...] = ()
    floors: FloatArray | None = None
    bests: FloatArray | None = None

    def objective(self, levels: Levels) -> FloatArray:
        """What is maximised, for plans (p, levers): (p,)."""
        values = np.array([measure.value(levels) for measure in self.measures]).reshape(-1, len(levels))
        found = np.asarray(self.rewards @ values, np.float64) - _added(self.prices, {}, levels)
        return found if self.bests is None else found - self._shortfall(values)

    def _shortfall(self, values: FloatArray) -> FloatArray:
        assert self.bests is not None
        counted = np.isfinite(self.bests)
        return np.asarray((self.bests[counted, None] - values[counted]).max(0))

    def keeps(self, levels: Levels) -> NDArray[np.bool_]:
        """Which plans (p, levers) keep every rule: (p,)."""
        kept = np.ones(len(levels), bool)
        for row in self.rows:
            kept &= row.keeps(levels)
        if self.floors is not None:
            for measure, floor in zip(self.measures, self.floors.tolist(), strict=True):
                if np.isfinite(floor):
                    kept &= measure.value(levels) >= floor - 1e-9
        return kept


def _added(parts: Sequence[FloatArray | None], pairs: Tables, levels: Levels) -> FloatArray:
    total = np.zeros(len(levels))
    for lever, part in enumerate(parts):
        if part is not None:
            total += part[levels[:, lever]]
    for (a, b), table in pairs.items():
        total += table[levels[:, a], levels[:, b]]
    return total
