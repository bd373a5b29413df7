"""Repair: the fewest and smallest changes of judgments after which they no longer contradict each other too much.

Everything here proposes; nothing is changed. Whether a change is right, only the expert can say.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

import numpy as np

from mcdm.comparisons.changed_judgments import SLACK, single_changes, tangents
from mcdm.comparisons.consistency import THRESHOLD
from mcdm.comparisons.matrix import BoolArray, IntArray, check_comparisons, check_connected, missing_count
from mcdm.comparisons.random_index import DEFAULT_TABLE, check_table, random_index
from mcdm.comparisons.repair_search import Found, RepairSearch
from mcdm.errors import DecisionError
from mcdm.judgments import FloatArray
from mcdm.scales import LARGEST_RATIO, SAATY_VALUES

NEWTON_STEPS = 100

IncompleteJudgedBy = Literal["simulated", "table"]


@dataclass(frozen=True)
class Change:
    """One judgment that would be another.

    Parameters
    ----------
    row, column
        Its pair, row < column.
    old, new
        Row over column, before and after.
    """

    row: int
    column: int
    old: float
    new: float

    @property
    def move(self) -> float:
        """How far it moves: |ln new / old|."""
        return float(abs(np.log(self.new / self.old)))


@dataclass(frozen=True)
class Option:
    """Changes that belong together, and the consistency ratio after them."""

    changes: tuple[Change, ...]
    ratio: float

    @property
    def move(self) -> float:
        """How far its judgments move together: the sum of |ln new / old|."""
        return sum(change.move for change in self.changes)


@dataclass(frozen=True)
class Repair:
    """What would bring judgments to the threshold with the fewest changes.

    Parameters
    ----------
    ratio
        The consistency ratio as it is; that of the optimal completion where judgments are missing.
    threshold
        What is to be reached.
    best
        The fewest changes, of these the least sum of moves, of these the least ratio. Without changes where none is
        needed; None where the search found none.
    alternatives
        The best first: for every judgment that is enough alone, its smallest change. Only where one change is enough.
    at_least
        How many changes are proved to be necessary on the scale.
    exact
        Whether it is proved that nothing better exists on the scale. Always so where one or two changes are enough for
        up to fifteen elements; three and more changes are found greedily.
    """

    ratio: float
    threshold: float
    best: Option | None
    alternatives: tuple[Option, ...]
    at_least: int
    exact: bool

    @property
    def needed(self) -> bool:
        """Whether the ratio is above the threshold, so that something would have to change."""
        return self.best is None or bool(self.best.changes)


@dataclass(frozen=True, eq=False)
class RepairFrontier:
    """How many judgments change, by how much, against the consistency ratio: k = 0, 1, 2 ... changes at most.

    Parameters
    ----------
    count
        Shape (k,): 0, 1, 2 ...
    ratio
        The least ratio that so many changes can give, shape (k,).
    move
        The least sum of |ln new / old| that reaches the threshold with so many changes, shape (k,); NaN where
        `reached` is False.
    reached
        Where so many changes reach the threshold, shape (k,).
    exact
        Where both numbers are proved to be least, shape (k,).
    threshold
        The threshold.
    lowest, smallest
        The changes behind `ratio` and `move`, one option for each k; None where the threshold is not reached.
    """

    count: IntArray
    ratio: FloatArray
    move: FloatArray
    reached: BoolArray
    exact: BoolArray
    threshold: float
    lowest: tuple[Option, ...]
    smallest: tuple[Option | None, ...]


@dataclass(frozen=True, eq=False)
class _Task:
    """The search for one matrix, and how its eigenvalues read as consistency ratios."""

    search: RepairSearch
    size: int
    expected: float

    def ratio(self, found: Found) -> float:
        if self.expected <= 0:
            return 0.0
        return max(float(np.exp(found.level)) - self.size, 0.0) / (self.size - 1) / self.expected

    def option(self, found: Found) -> Option:
        changes = self.search.changes
        parts = (
            Change(int(i), int(j), float(changes.matrix[i, j]), float(changes.value[k]))
            for k in found.changes
            for i, j in ((changes.row[k], changes.column[k]),)
        )
        return Option(tuple(parts), self.ratio(found))


def repair(
    matrix: FloatArray,
    threshold: float = THRESHOLD,
    table: str = DEFAULT_TABLE,
    *,
    values: Collection[float] = SAATY_VALUES,
    fixed: Collection[tuple[int, int]] = (),
    incomplete: IncompleteJudgedBy = "simulated",
) -> Repair:
    """The fewest judgments to change so that the consistency ratio is at most the threshold.

    One and two changes are found exactly among all values of the scale: all single changes are computed, and of the
    pairs of changes those that a proved lower bound of lambda_max does not rule out
    (:mod:`mcdm.comparisons.changed_judgments`). Where two are not enough, and beyond fifteen elements also for two,
    judgments are added one by one, each time the one that lowers lambda_max most, and then moved back as far as the
    threshold allows.

    Parameters
    ----------
    matrix
        Comparisons (n, n), 0 where not answered; the answered ones are connected. Only answered judgments change, and
        the ratio is that of the optimal completion.
    threshold
        The ratio to reach, at least 0.
    table
        Name of the random-index table.
    values
        What a changed judgment may be.
    fixed
        Pairs (i, j) that the expert stands by.
    incomplete
        As in :func:`mcdm.comparisons.consistency.consistency`.

    Raises
    ------
    DecisionError
        ``repair-threshold``, ``comparisons-disconnected``, ``random-index-unknown``, and those of
        :func:`mcdm.comparisons.matrix.check_comparisons`.
    """
    task = _task(matrix, threshold, table, values, fixed, incomplete)
    search, before = task.search, task.ratio(task.search.none)
    if search.reaches(search.none):
        return Repair(before, threshold, task.option(search.none), (), 0, True)
    ones = search.smallest_ones()
    if ones:
        options = tuple(task.option(found) for found in ones)
        return Repair(before, threshold, options[0], options, 1, True)
    two = search.smallest_two()
    if two is not None:
        return Repair(before, threshold, task.option(two), (), 2, True)
    found = _greedily(search, search.least_two())
    at_least = 3 if search.two_were_searched else 2
    return Repair(before, threshold, None if found is None else task.option(found), (), at_least, False)


def repair_frontier(
    matrix: FloatArray,
    threshold: float = THRESHOLD,
    table: str = DEFAULT_TABLE,
    *,
    values: Collection[float] = SAATY_VALUES,
    fixed: Collection[tuple[int, int]] = (),
    incomplete: IncompleteJudgedBy = "simulated",
    most: int = 4,
) -> RepairFrontier:
    """How many judgments change, by how much, against the consistency ratio; parameters as in :func:`repair`.

    Parameters
    ----------
    most
        The largest number of changes shown, more where the threshold needs more; at least 1.
    """
    task = _task(matrix, threshold, table, values, fixed, incomplete)
    search = task.search
    lowest = [search.none, search.least_one(), search.least_two()]
    smallest: list[Found | None] = [search.none if search.reaches(search.none) else None]
    smallest.append(smallest[0] or next(iter(search.smallest_ones()), None))
    smallest.append(search.smallest_two(smallest[1].move if smallest[1] else np.inf) or smallest[1])
    exact = [True, True, lowest[2].exact and search.two_were_searched]
    while (len(lowest) <= most or smallest[-1] is None) and len(lowest) <= search.judgments:
        more = search.grown(lowest[-1])
        if more is lowest[-1]:
            break
        lowest.append(more)
        shrunk = search.shrunk(more) if search.reaches(more) else None
        smallest.append(min((f for f in (smallest[-1], shrunk) if f), key=lambda found: found.move, default=None))
        exact.append(False)
    last = max(most, next((k for k, found in enumerate(smallest) if found), 0), 1) + 1
    shown, reaching = lowest[:last], smallest[:last]
    return RepairFrontier(
        np.arange(len(shown)),
        np.array([task.ratio(found) for found in shown]),
        np.array([np.nan if found is None else found.move for found in reaching]),
        np.array([found is not None for found in reaching]),
        np.array(exact[:last]),
        threshold,
        tuple(task.option(found) for found in shown),
        tuple(None if found is None else task.option(found) for found in reaching),
    )


def smallest_moves(
    matrix: FloatArray,
    threshold: float = THRESHOLD,
    table: str = DEFAULT_TABLE,
    *,
    fixed: Collection[tuple[int, int]] = (),
    incomplete: IncompleteJudgedBy = "simulated",
) -> tuple[Change, ...]:
    """For every judgment that can reach the threshold alone the value at which it does, on no scale, nearest first.

    ln lambda_max is convex in the logarithm of a judgment, so Newton's method from the answer comes to the nearer of
    the two roots from outside and never passes it; where there is none the derivative changes its sign. Empty where
    the threshold is reached already. Parameters and errors as in :func:`repair`.
    """
    task = _task(matrix, threshold, table, (1.0,), fixed, incomplete)
    search, changes = task.search, task.search.changes
    if search.reaches(search.none) or not changes.count:
        return ()
    row, column = changes.row, changes.column
    start = np.log(changes.matrix[row, column])
    here, which, roots = start.copy(), np.arange(changes.count), []
    direction: FloatArray | None = None
    for _ in range(NEWTON_STEPS):
        tangent = tangents(_with(changes.matrix, row[which], column[which], here[which]))
        along = np.arange(len(which))
        slope = tangent.slope[along, row[which], column[which]] - tangent.slope[along, column[which], row[which]]
        gap = tangent.value - search.target
        direction = np.sign(slope) if direction is None else direction
        done = gap <= SLACK
        roots += which[done].tolist()
        going = ~done & (np.sign(slope) == direction[which]) & (np.abs(slope) > SLACK)
        which, gap, slope = which[going], gap[going], slope[going]
        here[which] -= gap / slope
        which = which[np.abs(here[which]) < np.log(LARGEST_RATIO)]
        if not len(which):
            break
    found = [
        Change(int(row[k]), int(column[k]), float(changes.matrix[row[k], column[k]]), float(np.exp(here[k])))
        for k in roots
    ]
    return tuple(sorted(found, key=lambda change: (round(change.move, 10), change.row, change.column)))


def _with(matrix: FloatArray, row: IntArray, column: IntArray, logarithm: FloatArray) -> FloatArray:
    """Copies of one matrix (k, n, n), each with one judgment set."""
    result, which = np.repeat(matrix[None], len(row), axis=0), np.arange(len(row))
    result[which, row, column], result[which, column, row] = np.exp(logarithm), np.exp(-logarithm)
    return result


def _greedily(search: RepairSearch, found: Found) -> Found | None:
    """More and more changes until the target is reached, then moved back; None where nothing lowers it further."""
    while not search.reaches(found):
        more = search.grown(found)
        if more is found:
            return None
        found = more
    return search.shrunk(found)


def _task(
    matrix: FloatArray,
    threshold: float,
    table: str,
    values: Collection[float],
    fixed: Collection[tuple[int, int]],
    incomplete: IncompleteJudgedBy,
) -> _Task:
    numbers = check_comparisons(matrix)
    check_table(table)
    check_connected(numbers)
    if not (np.isfinite(threshold) and threshold >= 0):
        raise DecisionError("repair-threshold", value=threshold)
    n = numbers.shape[-1]
    missing = int(missing_count(numbers)) if incomplete == "simulated" else 0
    expected = random_index(n, table, missing).value
    target = n + threshold * expected * (n - 1)
    return _Task(RepairSearch(single_changes(numbers, values, fixed), float(np.log(target))), n, expected)
