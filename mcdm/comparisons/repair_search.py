"""The search for changes of judgments: exact for one and two of them, greedy beyond."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

import numpy as np

from mcdm.comparisons.changed_judgments import (
    SLACK,
    SingleChanges,
    Tangents,
    in_chunks,
    log_lambda_max,
    pair_bounds,
    tangents,
)
from mcdm.comparisons.matrix import IntArray
from mcdm.judgments import FloatArray

MOST_CHANGES_BOUNDED = 1_785
"""Up to this many single changes (n = 15 on the scale 1/9 ... 9) all pairs of them are bounded at once."""

MOST_EVALUATIONS, MOST_COMPLETIONS = 400_000, 6_000
"""After so many eigenvalues, or optimal completions, the search for two changes ends without a proof."""

MOST_EXCHANGED = 6
"""Up to so many changes found greedily are also exchanged for other judgments, and two at once."""

DIGITS = 10
"""To this many digits moves and eigenvalues count as equal."""


@dataclass(frozen=True)
class Found:
    """A set of changes.

    Parameters
    ----------
    changes
        Their numbers among the single changes, ascending.
    level
        ln lambda_max after them.
    move
        Their sum of |ln new / old|.
    exact
        Whether it is proved that nothing better of as many changes exists.
    """

    changes: tuple[int, ...]
    level: float
    move: float
    exact: bool


class RepairSearch:
    """The best changes of one matrix: those with the least lambda_max, and the smallest that reach a target.

    Parameters
    ----------
    changes
        Every single change.
    target
        The largest allowed ln lambda_max.
    """

    def __init__(self, changes: SingleChanges, target: float) -> None:
        self.changes = changes
        self.target = target + SLACK
        self.judgments = len(np.unique(changes.pair))
        self.none = Found((), float(log_lambda_max(changes.matrix[None])[0]), 0.0, True)

    @cached_property
    def _tangents(self) -> Tangents:
        return tangents(self.changes.applied(np.arange(self.changes.count)))

    @cached_property
    def _bounds(self) -> FloatArray:
        """Of all pairs of changes, flat: shape (s * s,)."""
        return pair_bounds(self.changes, self._tangents).ravel()

    @property
    def _bounded(self) -> bool:
        return 0 < self.changes.count <= MOST_CHANGES_BOUNDED

    @property
    def _budget(self) -> int:
        return MOST_EVALUATIONS if (self.changes.matrix > 0).all() else MOST_COMPLETIONS

    def reaches(self, found: Found) -> bool:
        """Whether the target is reached."""
        return found.level <= self.target

    def smallest_ones(self) -> tuple[Found, ...]:
        """For every judgment that can reach the target alone its smallest change, smallest first."""
        if not self.changes.count:
            return ()
        changes, level = self.changes, self._tangents.value
        enough = np.flatnonzero(changes.real & (level <= self.target))
        order = enough[np.lexsort((level[enough].round(DIGITS), changes.move[enough].round(DIGITS)))]
        first = {int(changes.pair[k]): int(k) for k in order[::-1]}
        return tuple(self._single(k) for k in order.tolist() if first[int(changes.pair[k])] == k)

    def least_one(self) -> Found:
        """The change after which lambda_max is least; none where no change lowers it."""
        if not self.changes.count:
            return self.none
        level = self._tangents.value.round(DIGITS)
        best = self._single(int(np.lexsort((self.changes.move.round(DIGITS), level))[0]))
        return best if best.level < self.none.level - SLACK else self.none

    def smallest_two(self, below: float = np.inf) -> Found | None:
        """The two changes with the least sum of moves (then lambda_max) that reach the target; None where none do.

        Only sums below a limit are asked for. Candidates are computed in the order of their moves, unless their bound
        rules them out: the first that reach the target are the smallest.
        """
        if not self._bounded:
            return None
        move, candidates = self._moves, self._within(self.target)
        candidates = candidates[move[candidates] < below - 10.0**-DIGITS]
        order = candidates[np.lexsort((self._bounds[candidates], move[candidates].round(DIGITS)))]
        best: Found | None = None
        for chunk in in_chunks(order[: self._budget]):
            if best is not None and move[chunk[0]] > best.move + 10.0**-DIGITS:
                break
            level = self._levels(chunk)
            for k in np.flatnonzero(level <= self.target):
                found = self._double(int(chunk[k]), float(level[k]))
                best = found if best is None else min(best, found, key=_by_move)
        return best

    @property
    def two_were_searched(self) -> bool:
        """Whether the search for two changes was exhaustive: that it found none is a proof."""
        return not self.changes.count or (self._bounded and len(self._within(self.target)) <= self._budget)

    def least_two(self) -> Found:
        """At most two changes after which lambda_max is least."""
        best = self.least_one()
        if not self._bounded:
            return self.grown(best)
        order, bound = self._within(best.level), self._bounds
        order = order[np.argsort(bound[order], kind="stable")]
        for chunk in in_chunks(order[: self._budget]):
            if bound[chunk[0]] > best.level + SLACK:
                break
            level = self._levels(chunk)
            for k in np.flatnonzero(level <= best.level + SLACK):
                best = min(best, self._double(int(chunk[k]), float(level[k])), key=_by_level)
        exact = len(order) <= self._budget or bound[order[self._budget]] > best.level + SLACK
        return Found(best.changes, best.level, best.move, exact)

    def grown(self, found: Found) -> Found:
        """One more change, the one that lowers lambda_max most, then the values of all chosen improved: greedy."""
        changes = self.changes
        taken = np.isin(changes.pair, changes.pair[list(found.changes)])
        further = np.flatnonzero(changes.real & ~taken)
        best = self._lower(found, self._several(np.array([(*found.changes, k) for k in further])))
        before = found
        while best is not before:
            before = best
            best = self._lower(before, self._several(self._exchanged(before)))
        return best

    def shrunk(self, found: Found) -> Found:
        """Changes that reach the target with smaller moves, one exchange after the other: greedy.

        Tried are one change less, and another value for one change; of up to six changes also another judgment in place
        of one, and other values for two at once.
        """
        better: Found | None = found
        while better is not None:
            found, better = better, self._smaller(better)
        return found

    def _smaller(self, found: Found) -> Found | None:
        """The exchange with the smallest sum of moves that reaches the target; None where none is smaller."""
        fewer = np.array([[k for k in found.changes if k != dropped] for dropped in found.changes])
        enough = [each for each in self._several(fewer) if self.reaches(each)]
        if enough:
            return min(enough, key=_by_move)
        options = self._exchanged(found)
        if len(found.changes) <= MOST_EXCHANGED:
            options = np.concatenate([options, self._substituted(found), self._exchanged_twice(found)])
        move = self.changes.move[options].sum(-1)
        smaller = np.flatnonzero((move < found.move - 10.0**-DIGITS) & (self._bound(found, options) <= self.target))
        for chunk in in_chunks(smaller[np.argsort(move[smaller], kind="stable")]):
            enough = [each for each in self._several(options[chunk]) if self.reaches(each)]
            if enough:
                return min(enough, key=_by_move)
        return None

    def _bound(self, found: Found, options: IntArray) -> FloatArray:
        """Lower bounds of ln lambda_max after sets of changes (k, changes), from the tangent at `found`.

        Each set has at every place the same change as `found`, another of the same judgment, or one of another.
        """
        changes, places = self.changes, np.array(found.changes)
        at = tangents(changes.applied(*places[:, None]))

        def gain(row: IntArray, column: IntArray, forward: FloatArray, backward: FloatArray) -> FloatArray:
            there = at.slope[0, row, column] * (np.log(forward) - at.logarithm[0, row, column])
            back = at.slope[0, column, row] * (np.log(backward) - at.logarithm[0, column, row])
            return np.asarray(there + back)

        i, j = changes.row, changes.column
        taken = gain(i, j, changes.value, 1 / changes.value)
        undone = gain(i[places], j[places], changes.matrix[i[places], j[places]], changes.matrix[j[places], i[places]])
        away = changes.pair[options] != changes.pair[places]
        return np.asarray(at.value[0] + taken[options].sum(-1) + (away * undone).sum(-1) - SLACK)

    def _values(self, change: int) -> IntArray:
        """All real changes of the same judgment."""
        return np.flatnonzero(self.changes.real & (self.changes.pair == self.changes.pair[change]))

    def _exchanged(self, found: Found) -> IntArray:
        """The same judgments with another value for one of them, shape (candidates, changes)."""
        return np.concatenate([_put(found, {place: self._values(k)}) for place, k in enumerate(found.changes)])

    def _exchanged_twice(self, found: Found) -> IntArray:
        """The same judgments with other values for two of them, shape (candidates, changes)."""
        rows = [np.empty((0, len(found.changes)), dtype=np.intp)]
        for (one, first), (two, second) in combinations(enumerate(found.changes), 2):
            grid = np.meshgrid(self._values(first), self._values(second))
            rows.append(_put(found, {one: grid[0].ravel(), two: grid[1].ravel()}))
        return np.concatenate(rows)

    def _substituted(self, found: Found) -> IntArray:
        """One of the changes replaced by one of a judgment that was not changed, shape (candidates, changes)."""
        taken = np.isin(self.changes.pair, self.changes.pair[list(found.changes)])
        others = np.flatnonzero(self.changes.real & ~taken)
        return np.concatenate([_put(found, {place: others}) for place in range(len(found.changes))])

    @cached_property
    def _moves(self) -> FloatArray:
        """The sums of moves of all pairs of changes, flat."""
        return np.add.outer(self.changes.move, self.changes.move).ravel()

    def _within(self, level: float) -> IntArray:
        """The pairs of changes whose bound does not exceed a level."""
        return np.flatnonzero(self._bounds <= level + SLACK)

    def _levels(self, flat: IntArray) -> FloatArray:
        return log_lambda_max(self.changes.applied(*np.divmod(flat, self.changes.count)))

    def _single(self, change: int) -> Found:
        return Found((change,), float(self._tangents.value[change]), float(self.changes.move[change]), True)

    def _double(self, flat: int, level: float) -> Found:
        first, second = divmod(flat, self.changes.count)
        return Found((first, second), level, float(self.changes.move[first] + self.changes.move[second]), True)

    def _several(self, candidates: IntArray) -> list[Found]:
        """Sets of equally many changes, shape (candidates, changes)."""
        if not candidates.size:
            return []
        level = log_lambda_max(self.changes.applied(*candidates.T))
        move = self.changes.move[candidates].sum(-1)
        rows = zip(candidates.tolist(), level.tolist(), move.tolist(), strict=True)
        return [Found(tuple(sorted(row)), lowered, moved, False) for row, lowered, moved in rows]

    @staticmethod
    def _lower(found: Found, candidates: list[Found]) -> Found:
        """The candidate with the least lambda_max, or `found` where none is clearly less."""
        best = min(candidates, key=_by_level, default=found)
        return best if best.level < found.level - SLACK else found


def _put(found: Found, values: Mapping[int, IntArray]) -> IntArray:
    """Copies of a set of changes with others at some places: shape (candidates, changes)."""
    count = len(next(iter(values.values())))
    rows = np.tile(np.array(found.changes, dtype=np.intp), (count, 1))
    for place, others in values.items():
        rows[:, place] = others
    return rows


def _by_move(found: Found) -> tuple[float, float, tuple[int, ...]]:
    return round(found.move, DIGITS), round(found.level, DIGITS), found.changes


def _by_level(found: Found) -> tuple[float, float, tuple[int, ...]]:
    return round(found.level, DIGITS), round(found.move, DIGITS), found.changes
