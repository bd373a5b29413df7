"""From levers and futures to the exact model: what levels are worth, figure by figure.

The gap of a figure is a product over levers, so its logarithm is a sum. A figure that one lever moves gives a number a
level; one that two move, a number a pair of levels; one that more move, a curve of the sum. That an index is the sum of
its figures' parts is not assumed but tried on the simulator: where it is not, nothing is called exact.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from mcdm.judgments import FloatArray
from scenarios.budgets.level_grid import LevelGrid
from scenarios.budgets.level_program import Curve, Measure, Row
from scenarios.budgets.obligations import Obligation
from scenarios.budgets.plan_values import PlanValues
from scenarios.chain import answer_shifts, gaps_left
from scenarios.figures import LARGEST_CLOSED, gap
from scenarios.futures import Future
from scenarios.shift import shift_answers
from scenarios.uncertainty import changed_effects, likely_effects

ADDITIVE = 1e-8
"""A sum over figures that differs from the simulator by no more than this is the index: the rest is rounding."""

TRIED = 24
"""Plans on which the sum is held against the simulator."""

LARGEST_TABLES = 30_000
"""Pairs of levels that are told one by one; beyond it, figures that two levers move are curves as well."""


def rows_of(kept: tuple[Obligation, ...], grid: LevelGrid) -> tuple[Row, ...]:
    """Obligations as rules on levels. A level that stands for a range costs its lower and gives its upper end."""
    return tuple(
        Row(_quantities(each, grid.low if np.isfinite(each.high) else grid.high), each.low, each.high) for each in kept
    )


def _quantities(obligation: Obligation, amounts: tuple[FloatArray, ...]) -> tuple[FloatArray | None, ...]:
    found: list[FloatArray | None] = []
    for lever, levels in enumerate(amounts):
        plans = np.zeros((len(levels), len(amounts)))
        plans[:, lever] = levels
        part = np.asarray(obligation.quantity(plans)[:, lever], np.float64)
        found.append(part if part.any() else None)
    return tuple(found)


@dataclass(frozen=True, eq=False)
class Come:
    """How far the levels of one lever have come at one quarter: shares at the lower and the upper end, (k,)."""

    low: FloatArray
    high: FloatArray

    def left(self, closed: float) -> FloatArray:
        """The part of a gap that an effect leaves, (k,): the best that a level may stand for."""
        share = min(closed, LARGEST_CLOSED)
        return np.asarray(1 - share * (self.high if share > 0 else self.low))


class LevelModel:
    """The measures of plans of levels, one for each way of weighing the worlds.

    Parameters
    ----------
    values
        What plans are worth on the simulator.
    grid
        The levels.
    """

    def __init__(self, values: PlanValues, grid: LevelGrid) -> None:
        self.values, self.grid = values, grid
        self.shares = [
            Come(response(low), response(high))
            for response, low, high in zip(values.model.responses, grid.low, grid.high, strict=True)
        ]
        sizes = grid.sizes
        scopes = [tuple(self._scope(row)) for row in range(len(values.model.figures))]
        pairs = {scope for scope in scopes if len(scope) == 2}
        self.tabled = sum(sizes[a] * sizes[b] for a, b in pairs) <= LARGEST_TABLES
        self.scopes = scopes

    def _scope(self, figure: int) -> list[int]:
        """Levers that move a figure."""
        model = self.values.model
        direct = {lever for (lever, row), each in zip(model.links, likely_effects(model).closed, strict=True)
                  if row == figure and each}  # fmt: skip
        joint = {lever for first, second, row, _ in model.pairs if row == figure for lever in (first, second)}
        return sorted(lever for lever in direct | joint if self.grid.sizes[lever] > 1)

    def measure(self, probabilities: FloatArray) -> Measure:
        """The index expected over the worlds (w,), as a sum over figures."""
        found = _Sum(len(self.grid.sizes))
        weighted = zip(self.values.worlds, probabilities.tolist(), strict=True)
        for world, probability in weighted:
            if probability > 0:
                for position in range(len(self.values.quarters)):
                    self._add(found, world, position, probability / len(self.values.quarters))
        bare = float(self.values.by_world(np.zeros((1, len(self.grid.sizes))))[0] @ probabilities)
        measure = found.measure(0.0)
        nothing = np.zeros((1, len(self.grid.sizes)), np.intp)
        return found.measure(bare - float(measure.value(nothing)[0]))

    def is_exact(self, measure: Measure, probabilities: FloatArray) -> bool:
        """Whether the sum agrees with the simulator on plans drawn from the grid."""
        generator = np.random.default_rng(3)
        levels = generator.integers(0, np.array(self.grid.sizes, int), (TRIED, len(self.grid.sizes)))
        levels[0] = 0
        levels[1] = np.array(self.grid.sizes, int) - 1
        simulated = self.values.by_world(self.grid.amounts(levels)) @ probabilities
        return bool(np.abs(measure.value(levels) - simulated).max() <= ADDITIVE)

    # ------------------------------------------------------------------ one figure at one quarter of one world

    def _add(self, found: _Sum, world: Future, position: int, weight: float) -> None:
        values, model = self.values, self.values.model
        quarter = values.quarters[position : position + 1]
        factors = {model.lever_position(name, f"futures/{world.id}"): each for name, each in world.effect_factors}
        closed = changed_effects(model, likely_effects(model), factors)
        outside = gaps_left(model, {}, world, likely_effects(model), quarter)
        for row, scope in enumerate(self.scopes):
            if not scope:
                continue
            moved = {
                lever: Come(each.low * values.approach[lever, position], each.high * values.approach[lever, position])
                for lever, each in ((lever, self.shares[lever]) for lever in scope)
            }
            left: dict[int, FloatArray] = {lever: np.ones(self.grid.sizes[lever]) for lever in scope}
            for (lever, figure), share in zip(model.links, closed.tolist(), strict=True):
                if figure == row and lever in left:
                    left[lever] = left[lever] * moved[lever].left(share)
            joint = self._joint(row, moved)
            factor = float(np.asarray(outside.get(row, 1.0)).reshape(-1)[-1]) if row in outside else 1.0
            worth = self._worth(row, world, quarter, factor, weight)
            if len(scope) == 1 and not joint:
                found.add_part(scope[0], worth(left[scope[0]]))
            elif len(scope) == 2 and self.tabled:
                a, b = scope
                both = left[a][:, None] * left[b] * joint.get((a, b), np.ones(1))
                found.add_pair((a, b), worth(both.ravel()).reshape(both.shape))
            else:
                parts = tuple(-np.log(left[lever]) if lever in left else None for lever in range(len(self.shares)))
                pairs = {pair: -np.log(table) for pair, table in joint.items()}
                found.add_curve(parts, pairs, _of_sum(worth), self._kinks(row, factor))

    def _joint(self, row: int, moved: dict[int, Come]) -> dict[tuple[int, int], FloatArray]:
        """What interactions leave of a gap for each pair of levels: the best that the levels may stand for."""
        found: dict[tuple[int, int], FloatArray] = {}
        for first, second, figure, strength in self.values.model.pairs:
            if figure == row and first in moved and second in moved:
                a, b = sorted((first, second))
                ends = (moved[a].high, moved[b].high) if strength > 0 else (moved[a].low, moved[b].low)
                left = 1 - strength * np.multiply.outer(*ends)
                found[a, b] = found[a, b] * left if (a, b) in found else left
        return found

    def _worth(
        self, row: int, world: Future, quarter: FloatArray, factor: float, weight: float
    ) -> Callable[[FloatArray], FloatArray]:
        """From the part of a gap that levers leave, (k,), to what the indicator adds to the index."""
        model, baseline = self.values.model, self.values.baseline
        column = model.columns[row]
        answers, share = baseline.memberships[column], weight * float(baseline.weights[column])

        def worth(left: FloatArray) -> FloatArray:
            shifts = answer_shifts(model, {row: (left * factor)[:, None]}, world, likely_effects(model), quarter)
            shift = np.broadcast_to(shifts[column], (len(left), 1))[:, 0]
            return np.asarray(share * (shift_answers(answers, shift) @ baseline.scores))

        return worth

    def _kinks(self, row: int, factor: float) -> FloatArray:
        """Sums of logarithms at which a figure passes an anchor, or today's value."""
        figure = self.values.model.figures[row]
        distance = gap(figure)
        if distance == 0 or factor <= 0:
            return np.zeros(0)
        reached = 1 + (np.array([figure.today, *figure.anchors]) - figure.today) / distance
        return np.sort(np.log(factor) - np.log(reached[reached > 0]))


def _of_sum(worth: Callable[[FloatArray], FloatArray]) -> Callable[[FloatArray], FloatArray]:
    return lambda total: worth(np.exp(-total))


@dataclass(eq=False)
class _Joined:
    """Curves of the same sum, added up: many futures leave the sum alone and only change the curve."""

    parts: tuple[FloatArray | None, ...]
    pairs: dict[tuple[int, int], FloatArray]
    values: list[Callable[[FloatArray], FloatArray]] = field(default_factory=list)
    kinks: list[FloatArray] = field(default_factory=list)

    def curve(self) -> Curve:
        values = tuple(self.values)

        def total(sums: FloatArray) -> FloatArray:
            return np.asarray(sum(value(sums) for value in values))

        return Curve(self.parts, self.pairs, total, np.concatenate(self.kinks))


class _Sum:
    """A measure as it is added up."""

    def __init__(self, levers: int) -> None:
        self.parts: list[FloatArray | None] = [None] * levers
        self.pairs: dict[tuple[int, int], FloatArray] = {}
        self.curves: dict[tuple[object, ...], _Joined] = {}

    def add_part(self, lever: int, part: FloatArray) -> None:
        before = self.parts[lever]
        self.parts[lever] = part if before is None else before + part

    def add_pair(self, pair: tuple[int, int], table: FloatArray) -> None:
        self.pairs[pair] = self.pairs[pair] + table if pair in self.pairs else table

    def add_curve(
        self,
        parts: tuple[FloatArray | None, ...],
        pairs: dict[tuple[int, int], FloatArray],
        value: Callable[[FloatArray], FloatArray],
        kinks: FloatArray,
    ) -> None:
        alone = (None if part is None else part.tobytes() for part in parts)
        key = (*alone, *((pair, pairs[pair].tobytes()) for pair in sorted(pairs)))
        joined = self.curves.setdefault(key, _Joined(parts, pairs))
        joined.values.append(value)
        joined.kinks.append(kinks)

    def measure(self, constant: float) -> Measure:
        curves = tuple(joined.curve() for joined in self.curves.values())
        return Measure(constant, tuple(self.parts), self.pairs, curves)
