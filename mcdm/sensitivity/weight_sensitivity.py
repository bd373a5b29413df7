"""Sensitivity of a ranking to the weights of its criteria, where scores are weighted sums.

m alternatives have values on n criteria, and a score is the weighted sum. When one weight moves and its siblings keep
their proportions, every score moves in a straight line, so all answers here are closed forms: lines, where they cross,
the regions of a plane in which each alternative wins, and the smallest change that lets another win.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from mcdm.errors import DecisionError
from mcdm.judgments import FloatArray
from mcdm.network.limit import check_index
from mcdm.sensitivity.crossings import Crossover
from mcdm.sensitivity.perturbation import with_share
from mcdm.weights import normalise

_SAME = 1e-12
"""Slopes and scores closer than this are the same."""


@dataclass(frozen=True, eq=False)
class WeightedScores:
    """Scores of m alternatives that are weighted sums over n criteria, and how they answer when weights move.

    Parameters
    ----------
    values
        Of the alternatives on each criterion, higher is better, shape (m, n). Read-only.
    weights
        Of the criteria, shape (n,); scaled to one. Read-only.

    Raises
    ------
    DecisionError
        ``score-shapes``, ``goal-priorities-invalid``.
    """

    values: FloatArray
    weights: FloatArray

    def __post_init__(self) -> None:
        values, weights = np.array(self.values, np.float64), np.array(self.weights, np.float64)
        if values.ndim != 2 or values.shape[1:] != weights.shape or not values.size or not np.isfinite(values).all():
            raise DecisionError("score-shapes", values=str(values.shape), weights=str(weights.shape))
        if not np.isfinite(weights).all() or (weights < 0).any() or not weights.any():
            raise DecisionError("goal-priorities-invalid", given=len(weights), expected=len(weights))
        weights = normalise(weights)
        for name, array in (("values", values), ("weights", weights)):
            array.flags.writeable = False
            object.__setattr__(self, name, array)

    @property
    def scores(self) -> FloatArray:
        """Scores now, shape (m,)."""
        return np.asarray(self.values @ self.weights)

    @property
    def contributions(self) -> FloatArray:
        """Performance: what each criterion adds to each score, shape (m, n)."""
        return np.asarray(self.values * self.weights)

    def at(self, criterion: int, weights: ArrayLike) -> FloatArray:
        """Dynamic sensitivity: scores (v, m) when one criterion takes given weights (v,), siblings in proportion."""
        return np.asarray(with_share(self.weights, criterion, weights) @ self.values.T)

    def gradient(self, criterion: int) -> GradientLines:
        """Gradient sensitivity: every score as a straight line in the weight of one criterion."""
        ends = self.at(criterion, [0.0, 1.0])
        return GradientLines(float(self.weights[criterion]), ends[0], ends[1])

    def plane(self, first: int, second: int) -> tuple[WinnerRegion, ...]:
        """Regions of the plane of two criteria's weights in which each alternative wins.

        The other criteria share the rest in proportion, so scores are planes over the triangle x + y <= 1, and each
        region is a convex polygon, cut out exactly. Only alternatives that win somewhere are listed.
        """
        n = len(self.weights)
        for criterion in (first, second):
            check_index(criterion, n)
        rest = self.weights.copy()
        rest[[first, second]] = 0
        if first == second or n < 2:
            raise DecisionError("sensitivity-nothing-to-share", index=first + 1)
        corners = [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0)]
        if n == 2:
            return self._segment_regions(first, second)
        others = rest / rest.sum() if rest.any() else np.where(np.isin(np.arange(n), (first, second)), 0, 1 / (n - 2))
        at_rest = self.values @ others
        planes = np.stack([at_rest, self.values[:, first] - at_rest, self.values[:, second] - at_rest], axis=-1)
        return _regions(planes, corners)

    def _segment_regions(self, first: int, second: int) -> tuple[WinnerRegion, ...]:
        """With two criteria only the edge x + y = 1 is there: regions are its segments."""
        planes = np.stack([np.zeros(len(self.values)), self.values[:, first], self.values[:, second]], axis=-1)
        return _regions(planes, [(1.0, 0.0), (0.0, 1.0)])

    def smallest_changes(self, rank: Literal["top", "any"] = "top") -> tuple[WeightChange, ...]:
        """For each criterion the smallest change of its weight that changes the winner, or any rank; smallest first.

        A criterion that cannot do it at any weight is left out. The weight of the criterion changes by `change`, then
        all weights are scaled to one again, which keeps the others' proportions.

        References
        ----------
        Triantaphyllou and Sánchez 1997, A sensitivity analysis approach for some deterministic multi-criteria
        decision-making methods, doi:10.1111/j.1540-5915.1997.tb01306.x.
        """
        scores = self.scores
        order = np.argsort(-scores, kind="stable")
        ahead, behind = (
            (np.repeat(order[:1], len(order) - 1), order[1:])
            if rank == "top"
            else (order[each] for each in np.triu_indices(len(order), 1))
        )
        lead = scores[ahead] - scores[behind]
        found = []
        for k, weight in enumerate(self.weights):
            slope = self.values[behind, k] - self.values[ahead, k]
            usable = np.abs(slope) > _SAME
            change = np.divide(lead, slope, out=np.full(len(lead), np.inf), where=usable)
            change[change < -weight - _SAME] = np.inf  # a weight cannot be negative
            change[1 + change <= _SAME] = np.inf  # nothing would be left to scale
            if not np.isfinite(change).any():
                continue
            nearest = int(np.abs(change).argmin())
            step = float(max(change[nearest], -weight))
            found.append(
                WeightChange(
                    k,
                    float(weight),
                    step,
                    (float(weight) + step) / (1 + step),
                    int(ahead[nearest]),
                    int(behind[nearest]),
                )
            )
        return tuple(sorted(found, key=lambda each: (abs(each.change), each.criterion)))


@dataclass(frozen=True, eq=False)
class GradientLines:
    """Scores of m alternatives as straight lines in one weight.

    Parameters
    ----------
    weight
        The weight now.
    at_zero, at_one
        Scores where the weight is 0 and where it is 1, shape (m,).
    """

    weight: float
    at_zero: FloatArray
    at_one: FloatArray

    @property
    def slopes(self) -> FloatArray:
        """How fast each score rises, shape (m,)."""
        return np.asarray(self.at_one - self.at_zero)

    def crossovers(self) -> tuple[Crossover, ...]:
        """Weights strictly between 0 and 1 where two alternatives change places, ascending: in closed form."""
        first, second = np.triu_indices(len(self.at_zero), 1)
        lead, turn = self.at_zero[first] - self.at_zero[second], self.slopes[first] - self.slopes[second]
        value = np.divide(-lead, turn, out=np.full(len(lead), np.inf), where=np.abs(turn) > _SAME)
        found = []
        for k in np.flatnonzero((value > 0) & (value < 1)):
            ahead, behind = (first[k], second[k]) if turn[k] < 0 else (second[k], first[k])
            found.append(Crossover(float(value[k]), int(ahead), int(behind)))
        return tuple(sorted(found, key=lambda each: (each.value, each.first, each.second)))


@dataclass(frozen=True)
class WeightChange:
    """A change of one weight that lets one alternative catch up with another.

    Parameters
    ----------
    criterion
        Index of the criterion.
    base
        Its weight now.
    change
        What is added to it before all weights are scaled to one.
    weight
        Its weight afterwards, scaled.
    first, second
        Who is ahead now, and who catches up.
    """

    criterion: int
    base: float
    change: float
    weight: float
    first: int
    second: int

    @property
    def part(self) -> float | None:
        """The change as a part of the weight, or None for a weight of zero."""
        return self.change / self.base if self.base > 0 else None


@dataclass(frozen=True, eq=False)
class WinnerRegion:
    """Where one alternative wins in the plane of two weights.

    Parameters
    ----------
    alternative
        Its index.
    corners
        Of the convex polygon, in order, read-only, shape (p, 2).
    share
        Its part of the triangle's area (of the edge's length where there are only two criteria).
    """

    alternative: int
    corners: FloatArray
    share: float


def _regions(planes: FloatArray, corners: Sequence[tuple[float, float]]) -> tuple[WinnerRegion, ...]:
    """Cut the polygon once for each rival: what is left is where a x + b y + c is at least the rival's."""
    whole = np.array(corners)
    found = []
    for k, plane in enumerate(planes):
        region = whole
        for rival in range(len(planes)):
            ahead = plane - planes[rival]
            if rival != k and not (np.abs(ahead) < _SAME).all():
                region = _cut(region, ahead)
            elif rival < k:
                region = region[:0]  # the same everywhere: it is shown once
            if not len(region):
                break
        share = _size(region) / _size(whole)
        if share > _SAME:
            region.flags.writeable = False
            found.append(WinnerRegion(k, region, share))
    return tuple(found)


def _cut(polygon: FloatArray, plane: FloatArray) -> FloatArray:
    """The part of a convex polygon (or segment) where c + a x + b y >= 0 (Sutherland and Hodgman 1974)."""
    height = plane[0] + polygon @ plane[1:]
    kept: list[FloatArray] = []
    closed = len(polygon) > 2
    for k in range(len(polygon)):
        if height[k] >= 0:
            kept.append(polygon[k])
        following = (k + 1) % len(polygon)
        if (height[k] > 0) != (height[following] > 0) and height[k] * height[following] < 0 and (closed or following):
            part = height[k] / (height[k] - height[following])
            kept.append(polygon[k] + part * (polygon[following] - polygon[k]))
    return np.array(kept).reshape(-1, 2)


def _size(polygon: FloatArray) -> float:
    """Area of a polygon, length of a segment, else zero."""
    if len(polygon) == 2:
        return float(np.linalg.norm(polygon[1] - polygon[0]))
    if len(polygon) < 2:
        return 0.0
    x, y = polygon.T
    return float(abs(x @ np.roll(y, -1) - y @ np.roll(x, -1)) / 2)
