"""The best plan of levels: a level program as columns and rows of a mixed-integer linear program, solved and proven.

Pairs are told exactly by shares whose margins are the levels. Curves are told by envelopes that lie nowhere below them;
each solution makes them exact where it lies, until the solution comes back: then nothing on the grid is better.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, OptimizeResult, milp
from scipy.sparse import coo_array

from mcdm.judgments import FloatArray
from scenarios.budgets.envelopes import Envelope
from scenarios.budgets.level_program import Curve, LevelProgram, Levels, Measure, Row, Tables

INDEX_UNIT, SUM_UNIT = 1e-4, 1e-3
"""What the program counts as one, so that its absolute tolerances are far below what matters."""

ROUNDS = 60
"""Solutions at which envelopes are made exact before the search gives up and says so."""


@dataclass(frozen=True, eq=False)
class LevelSolution:
    """The best plan of levels; `levels` is None where no plan keeps the rules.

    Parameters
    ----------
    value
        What it is worth, by the exact curves.
    bound
        No plan of levels is worth more.
    status
        "proven": value and bound agree; "limit": the search was stopped before; "infeasible".
    """

    levels: Levels | None
    value: float
    bound: float
    status: Literal["proven", "limit", "infeasible"]

    @property
    def gap(self) -> float:
        """How much better a plan of levels could still be."""
        return max(self.bound - self.value, 0.0)


def solve(
    program: LevelProgram,
    *,
    tolerance: float = 1e-7,
    seconds: float = 20.0,
    watch: Callable[[], None] = lambda: None,
) -> LevelSolution:
    """The plan of levels that is worth most.

    Parameters
    ----------
    tolerance
        Value and bound may differ by this much.
    seconds
        Longest time of each linear program.
    watch
        Called between programs; may raise to stop.
    """
    if not program.sizes:
        return _without_levers(program)
    build = _Build(program)
    best, value, bound, seen = None, -np.inf, np.inf, set()
    for _ in range(ROUNDS):
        watch()
        found = build.solved(tolerance, seconds)
        if found.x is None:
            stopped = found.status == 1
            if best is not None:
                return LevelSolution(best, value, bound if stopped else value, "limit" if stopped else "proven")
            return LevelSolution(None, -np.inf, np.inf, "limit" if stopped else "infeasible")
        levels = build.levels(found.x)
        bound = min(bound, -float(found.mip_dual_bound) * INDEX_UNIT if found.mip_dual_bound is not None else bound)
        if bool(program.keeps(levels[None])[0]):
            reached = float(program.objective(levels[None])[0])
            if reached > value:
                best, value = levels, reached
        repeated = tuple(levels.tolist()) in seen
        if best is not None and (bound - value <= tolerance or (repeated and best is not None)):
            return LevelSolution(best, value, max(bound, value), "proven" if found.status == 0 else "limit")
        if repeated:
            build.forbid(levels)
        seen.add(tuple(levels.tolist()))
        build.visit(levels)
    return LevelSolution(best, value, bound, "limit")


def _without_levers(program: LevelProgram) -> LevelSolution:
    """The only plan there is where there are no levers."""
    nothing = np.zeros((1, 0), np.intp)
    if not program.keeps(nothing)[0]:
        return LevelSolution(None, -np.inf, np.inf, "infeasible")
    value = float(program.objective(nothing)[0])
    return LevelSolution(nothing[0], value, value, "proven")


# ---------------------------------------------------------------------- assembling the program


@dataclass
class _Matrix:
    """Rows of a sparse matrix with their bounds, as they come."""

    columns: list[int] = field(default_factory=list)
    entries: list[float] = field(default_factory=list)
    lengths: list[int] = field(default_factory=list)
    low: list[float] = field(default_factory=list)
    high: list[float] = field(default_factory=list)

    def add(self, row: Sequence[tuple[int, float]], low: float, high: float) -> None:
        self.columns += [column for column, _ in row]
        self.entries += [entry for _, entry in row]
        self.lengths.append(len(row))
        self.low.append(low)
        self.high.append(high)

    def constraint(self, width: int) -> LinearConstraint:
        rows = np.repeat(np.arange(len(self.lengths)), self.lengths)
        matrix = coo_array((self.entries, (rows, self.columns)), shape=(len(self.lengths), width))
        return LinearConstraint(matrix.tocsc(), np.array(self.low), np.array(self.high))


class _Columns:
    """Columns as they come: bounds, whether whole, and what they cost. The first ones are levels, then shares."""

    def __init__(self, binaries: int, width: int) -> None:
        self.integral = [1] * binaries + [0] * (width - binaries)
        self.low, self.high = [0.0] * width, [1.0] * width
        self.cost: dict[int, float] = {}

    def new(self, low: float, high: float, *, whole: bool = False) -> int:
        self.integral.append(int(whole))
        self.low.append(low)
        self.high.append(high)
        return len(self.integral) - 1

    def charge(self, column: int, cost: float) -> None:
        self.cost[column] = self.cost.get(column, 0.0) + cost


class _Build:
    """A level program as columns and rows: binaries of levels first, shares of pairs, then curves."""

    def __init__(self, program: LevelProgram) -> None:
        self.program = program
        self.first = np.concatenate([[0], np.cumsum(program.sizes)]).astype(int)
        pairs = {pair for measure in program.measures for pair in _pairs_of(measure)}
        self.shares: dict[tuple[int, int], int] = {}
        width = int(self.first[-1])
        for a, b in sorted(pairs):
            self.shares[a, b] = width
            width += program.sizes[a] * program.sizes[b]
        self.width = width
        self.curves = [[(curve, curve.envelope()) for curve in measure.curves] for measure in program.measures]
        self.forbidden: list[Levels] = []

    def visit(self, levels: Levels) -> None:
        """Make the envelopes exact where a plan lies."""
        for measure in self.curves:
            for curve, envelope in measure:
                if not envelope.is_constant:
                    envelope.visit(float(curve.total(levels[None])[0]))

    def forbid(self, levels: Levels) -> None:
        """Leave out one plan that only rounding let through."""
        self.forbidden.append(levels)

    def levels(self, solution: FloatArray) -> Levels:
        """The level of each lever in a solution."""
        ends = zip(self.first, self.first[1:], strict=False)
        return np.array([int(solution[start:end].argmax()) for start, end in ends], np.intp)

    def solved(self, tolerance: float, seconds: float) -> OptimizeResult:
        """The linear program with the envelopes as they are; its bound without what no plan changes."""
        matrix, columns = _Matrix(), _Columns(int(self.first[-1]), self.width)
        self._add_levels(matrix)
        self._add_rules(matrix)
        constant = self._add_measures(matrix, columns)
        width = len(columns.integral)
        found = milp(
            np.array([columns.cost.get(column, 0.0) for column in range(width)]),
            integrality=np.array(columns.integral),
            bounds=Bounds(np.array(columns.low), np.array(columns.high)),
            constraints=matrix.constraint(width),
            options={"mip_rel_gap": min(1e-4, tolerance), "time_limit": seconds},
        )
        if found.mip_dual_bound is not None:
            found.mip_dual_bound -= constant / INDEX_UNIT
        return found

    def _add_rules(self, matrix: _Matrix) -> None:
        for row in self.program.rows:
            scale = _scale(row)
            entries = [(column, entry * scale) for column, entry in self._entries(row.parts, {})]
            matrix.add(entries, row.low * scale, row.high * scale)
        for levels in self.forbidden:
            chosen = [(int(start + level), 1.0) for start, level in zip(self.first, levels, strict=False)]
            matrix.add(chosen, -np.inf, len(levels) - 1)

    def _add_measures(self, matrix: _Matrix, columns: _Columns) -> float:
        """What is sought of every measure; returns the part of the objective that no plan changes."""
        program = self.program
        for column, entry in self._entries(program.prices, {}):
            columns.charge(column, entry / INDEX_UNIT)
        constant, shortfall = 0.0, -1
        if program.bests is not None:
            shortfall = columns.new(-np.inf, np.inf)
            columns.charge(shortfall, 1.0)
            # Regrets are next to nothing, and the solver reads its tolerance as a part of the objective: beside a
            # whole index it means the same here as where an index is maximised.
            columns.charge(columns.new(1.0, 1.0), 1 / INDEX_UNIT)
            constant -= 1.0
        for k, measure in enumerate(program.measures):
            terms = [(c, e / INDEX_UNIT) for c, e in self._entries(measure.parts, measure.pairs)]
            fixed = measure.constant
            for curve, envelope in self.curves[k]:
                if envelope.is_constant:
                    fixed += float(envelope.values[0])
                else:
                    terms += self._add_curve(curve, envelope, matrix, columns)
            reward = float(program.rewards[k])
            constant += reward * fixed
            for column, entry in terms:
                columns.charge(column, -reward * entry)
            if program.floors is not None and np.isfinite(program.floors[k]):
                matrix.add(terms, (float(program.floors[k]) - fixed) / INDEX_UNIT, np.inf)
            if program.bests is not None and np.isfinite(program.bests[k]):
                matrix.add([*terms, (shortfall, 1.0)], (float(program.bests[k]) - fixed) / INDEX_UNIT, np.inf)
        return constant

    def _add_levels(self, matrix: _Matrix) -> None:
        """One level for each lever; shares of pairs have the levels as their margins."""
        for start, end in zip(self.first, self.first[1:], strict=False):
            matrix.add([(column, 1.0) for column in range(start, end)], 1, 1)
        for (a, b), start in self.shares.items():
            rows, columns = self.program.sizes[a], self.program.sizes[b]
            cells = start + np.arange(rows * columns).reshape(rows, columns)
            for k, line in enumerate(cells.tolist()):
                matrix.add([*((cell, 1.0) for cell in line), (int(self.first[a]) + k, -1.0)], 0, 0)
            for k, line in enumerate(cells.T.tolist()):
                matrix.add([*((cell, 1.0) for cell in line), (int(self.first[b]) + k, -1.0)], 0, 0)

    def _entries(self, parts: Sequence[FloatArray | None], pairs: Tables) -> list[tuple[int, float]]:
        found = [
            (int(start) + k, entry)
            for start, part in zip(self.first, parts, strict=False)
            if part is not None
            for k, entry in enumerate(part.tolist())
            if entry
        ]
        for pair, table in pairs.items():
            found += [(self.shares[pair] + k, entry) for k, entry in enumerate(table.ravel().tolist()) if entry]
        return found

    def _add_curve(
        self,
        curve: Curve,
        envelope: Envelope,
        matrix: _Matrix,
        columns: _Columns,
    ) -> list[tuple[int, float]]:
        """Columns that are worth what the curve is; the sum lies on one of its pieces."""
        pieces = envelope.pieces()
        total = [(column, entry / SUM_UNIT) for column, entry in self._entries(curve.parts, curve.pairs)]
        worth = []
        single = len(pieces) == 1
        chosen = []
        for piece in pieces:
            start, end = piece.start / SUM_UNIT, piece.end / SUM_UNIT
            at = columns.new(start if single else min(start, 0.0), end if single else max(end, 0.0))
            value = columns.new(-np.inf, np.inf)
            total.append((at, -1.0))
            worth.append((value, 1.0))
            on: list[tuple[int, float]] = []
            if not single:
                binary = columns.new(0.0, 1.0, whole=True)
                chosen.append((binary, 1.0))
                on = [(binary, 1.0)]
                matrix.add([(at, 1.0), (binary, -start)], 0, np.inf)
                matrix.add([(at, 1.0), (binary, -end)], -np.inf, 0)
            for slope, intercept in zip(piece.slopes.tolist(), piece.intercepts.tolist(), strict=True):
                offset = intercept / INDEX_UNIT
                line = [(value, 1.0), (at, -slope * SUM_UNIT / INDEX_UNIT), *((b, -offset) for b, _ in on)]
                matrix.add(line, -np.inf, offset if single else 0.0)
        matrix.add(total, 0, 0)
        if chosen:
            matrix.add(chosen, 1, 1)
        return worth


def _scale(row: Row) -> float:
    """Large amounts of money are counted in thousandths of the bound, so that tolerances mean the same everywhere."""
    bounds = [abs(bound) for bound in (row.low, row.high) if np.isfinite(bound)]
    return 1000 / max(bounds) if bounds and max(bounds) > 0 else 1.0


def _pairs_of(measure: Measure) -> set[tuple[int, int]]:
    return {*measure.pairs, *(pair for curve in measure.curves for pair in curve.pairs)}
