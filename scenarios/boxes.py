"""When does a plan fail? Scenario discovery: boxes of futures that hold most failures and little else (PRIM).

The patient rule induction method peels off, again and again, the thin slice whose loss raises the share of failures
most, until the box is small; then it pastes back what was taken too much. From the boxes on the way one is chosen that
balances *coverage* (the part of all failures it holds) with *density* (the part of it that fails; F measure with weight
2 on density), and limits that chance may have put there are dropped.

The peeling stands here (some sixty lines of array code) and not in a library: the EMA Workbench, which has it, brings
pandas, seaborn and parallel evaluators along. It is held against that one in the tests.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from mcdm.errors import DecisionError
from mcdm.judgments import FloatArray

BoolArray = npt.NDArray[np.bool_]

PEEL, PASTE, LEAST_MASS = 0.05, 0.05, 0.05
"""Part of a box that is peeled or pasted at once, and the smallest part of all futures that a box may hold."""

SURE = 0.05
"""A limit whose quasi-p value is above this may be there by chance."""

MOST_BOXES = 3
WORTH_TELLING = 0.1
"""A further box is told where it holds at least this part of all failures, and is denser than all futures are."""

DENSITY_COUNTS = 2.0
"""How many times as much density counts as coverage when a box is chosen: a warning that is mostly false is not heard.
"""


@dataclass(frozen=True)
class Restriction:
    """The limits of a box in one input.

    Parameters
    ----------
    column
        Which input.
    low, high
        Its limits; None where there is none.
    low_p, high_p
        Quasi-p value of each limit: how probable as many failures would be in the box, if the limit told nothing.
    """

    column: int
    low: float | None
    high: float | None
    low_p: float | None
    high_p: float | None


@dataclass(frozen=True)
class Box:
    """A region of futures.

    Parameters
    ----------
    restrictions
        Limits that bind, in the order of the inputs.
    coverage
        Part of all failures that lies in it (and in no box before it).
    density
        Part of its futures that fail.
    mass
        Part of all futures that lies in it.
    cases, failures
        How many futures it holds, and how many of them fail.
    """

    restrictions: tuple[Restriction, ...]
    coverage: float
    density: float
    mass: float
    cases: int
    failures: int


@dataclass(frozen=True, eq=False)
class Boxes:
    """When a plan fails.

    Parameters
    ----------
    boxes
        The first holds most; none where failures are scattered, or all futures fail alike.
    cases, failures
        How many futures were explored, and in how many the plan fails.
    trajectory
        Coverage, density, mass and number of restricted inputs at every step towards the first box, shape (s, 4): the
        trade-off that was chosen from.
    """

    boxes: tuple[Box, ...]
    cases: int
    failures: int
    trajectory: FloatArray

    @property
    def share(self) -> float:
        """Part of the futures that fail."""
        return self.failures / self.cases

    @property
    def coverage(self) -> float:
        """Part of all failures that lies in some box."""
        return sum(box.coverage for box in self.boxes)


def discover(points: FloatArray, failed: BoolArray, most: int = MOST_BOXES) -> Boxes:
    """Boxes of the futures in which a plan fails.

    Parameters
    ----------
    points
        Where each future lies, shape (f, k).
    failed
        Whether the plan fails there, shape (f,).
    most
        How many boxes at most; every one after the first describes what the ones before it left.

    Raises
    ------
    DecisionError
        ``boxes-of-different-count``.

    References
    ----------
    Friedman & Fisher 1999, Bump hunting in high-dimensional data, doi:10.1023/A:1008894516817. Bryant & Lempert 2010,
    Thinking inside the box, doi:10.1016/j.techfore.2009.08.002 (coverage, density, quasi-p values).
    """
    points, failed = np.asarray(points, np.float64), np.asarray(failed, bool)
    if points.ndim != 2 or failed.shape != points.shape[:1]:
        raise DecisionError("boxes-of-different-count", points=str(points.shape), failed=str(failed.shape))
    total, found, trajectory = int(failed.sum()), list[Box](), np.zeros((0, 4))
    left = np.ones(len(points), bool)
    while 0 < total < len(points) and len(found) < most and (failed & left).any():
        limits = peeling(points[left], failed[left], least=LEAST_MASS * len(points))
        steps = _steps(points[left], failed[left], limits, total, len(points))
        if not found:
            trajectory = steps
        chosen = _without_chance(points[left], failed[left], limits[_best(steps)])
        box = _described(points[left], failed[left], chosen, total, len(points))
        if not box.restrictions or box.density <= total / len(points) or (found and box.coverage < WORTH_TELLING):
            break
        found.append(box)
        left = left & ~_inside(points, chosen)
    trajectory.flags.writeable = False
    return Boxes(tuple(found), len(points), total, trajectory)


# ---------------------------------------------------------------------- peeling and pasting


def peeling(points: FloatArray, failed: BoolArray, least: float) -> list[FloatArray]:
    """Limits (k, 2) of every box on the way: peeled until fewer than `least` futures would be left, then pasted."""
    around = np.column_stack([points.min(0), points.max(0)])
    limits = [around]
    while (smaller := _peeled(points, failed, limits[-1], around, least)) is not None:
        limits.append(smaller)
    while (larger := _pasted(points, failed, limits[-1], around)) is not None:
        limits.append(larger)
    return limits


def _peeled(
    points: FloatArray, failed: BoolArray, limits: FloatArray, around: FloatArray, least: float
) -> FloatArray | None:
    """The box without the slice whose loss raises the share of failures most per future lost; None at the end."""
    inside = _inside(points, limits)
    here, fails = points[inside], failed[inside]
    best: tuple[float, int] | None = None
    chosen = None
    for column in range(points.shape[1]):
        ordered = np.sort(here[:, column])
        for side, share in ((1, 1 - PEEL), (0, PEEL)):
            limit = _between(ordered, share)
            kept = here[:, column] <= limit if side else here[:, column] >= limit
            count = int(kept.sum())
            if not 0 < count < len(here):
                continue
            candidate = limits.copy()
            candidate[column, side] = limit
            score = (
                float((fails[kept].mean() - fails.mean()) / (len(here) - count)),
                -_restricted(candidate, around),
            )
            if best is None or score > best:
                best, chosen = score, candidate
                size = count
    if best is None or best[0] <= 0 or size < least:
        return None
    return chosen


def _pasted(points: FloatArray, failed: BoolArray, limits: FloatArray, around: FloatArray) -> FloatArray | None:
    """The box with a slice added that raises the share of failures; None where none does."""
    inside = _inside(points, limits)
    share, size = failed[inside].mean(), int(inside.sum())
    best: tuple[float, int] | None = None
    chosen = None
    for column in np.flatnonzero((limits != around).any(-1)).tolist():
        for side in (0, 1):
            beyond = limits.copy()
            beyond[column, 1 - side] = limits[column, side]
            beyond[column, side] = around[column, side]
            data = np.sort(points[_inside(points, beyond), column])
            candidate = limits.copy()
            candidate[column, side] = around[column, side]
            if data.size:
                candidate[column, side] = _between(data, PASTE if side else 1 - PASTE)
            now = _inside(points, candidate)
            count = int(now.sum())
            if count <= size:
                continue
            score = (float((failed[now].mean() - share) / (count - size)), -_restricted(candidate, around))
            if best is None or score > best:
                best, chosen = score, candidate
    return chosen if best is not None and best[0] > 0 else None


def _between(ordered: FloatArray, share: float) -> float:
    """The middle between the two values around a quantile; equal ones are stepped over, away from the middle."""
    place = (len(ordered) - 1) * share
    below, above = math.floor(place), math.ceil(place)
    if share > 0.5:
        while ordered[below] == ordered[above] and below > 0:
            below -= 1
    else:
        while ordered[below] == ordered[above] and above < len(ordered) - 1:
            above += 1
    return float((ordered[below] + ordered[above]) / 2)


def _inside(points: FloatArray, limits: FloatArray) -> BoolArray:
    return np.asarray(((points >= limits[:, 0]) & (points <= limits[:, 1])).all(-1))


def _restricted(limits: FloatArray, around: FloatArray) -> int:
    return int((limits != around).any(-1).sum())


# ---------------------------------------------------------------------- choosing and describing


def _steps(points: FloatArray, failed: BoolArray, limits: list[FloatArray], total: int, cases: int) -> FloatArray:
    """Coverage, density, mass and number of restricted inputs of every box on the way, shape (s, 4)."""
    rows = []
    for each in limits:
        inside = _inside(points, each)
        fails = int((failed & inside).sum())
        size = int(inside.sum())
        rows.append((fails / total, fails / max(size, 1), size / cases, _restricted(each, limits[0])))
    return np.array(rows)


def _best(steps: FloatArray) -> int:
    """The step where the weighted harmonic mean (F measure) of coverage and density is highest: both must be there."""
    coverage, density = np.maximum(steps[:, :2], 1e-300).T
    return int((1 / (1 / coverage + DENSITY_COUNTS**2 / density)).argmax())


def _without_chance(points: FloatArray, failed: BoolArray, limits: FloatArray) -> FloatArray:
    """The box without the limits that chance may have put there, the least sure first."""
    around = np.column_stack([points.min(0), points.max(0)])
    kept = np.where(limits == around, np.array([-np.inf, np.inf]), limits)
    while True:
        told = [(p, place) for place, p in _quasi_p(points, failed, kept).items() if p > SURE]
        if not told:
            return kept
        _, (column, side) = max(told)
        kept[column, side] = np.inf if side else -np.inf


def _quasi_p(points: FloatArray, failed: BoolArray, limits: FloatArray) -> dict[tuple[int, int], float]:
    """Quasi-p value of every limit: a one-sided binomial test against the box without it."""
    from scipy.special import bdtrc

    inside = _inside(points, limits)
    size, fails = int(inside.sum()), int((failed & inside).sum())
    found = {}
    for column, side in zip(*np.nonzero(np.isfinite(limits)), strict=True):
        wider = limits.copy()
        wider[column, side] = np.inf if side else -np.inf
        share = float(failed[_inside(points, wider)].mean())
        found[int(column), int(side)] = float(bdtrc(fails - 1, size, share)) if fails else 1.0
    return found


def _described(points: FloatArray, failed: BoolArray, limits: FloatArray, total: int, cases: int) -> Box:
    inside = _inside(points, limits)
    size, fails = int(inside.sum()), int((failed & inside).sum())
    sure = _quasi_p(points, failed, limits)
    restrictions = tuple(
        Restriction(
            column,
            float(limits[column, 0]) if (column, 0) in sure else None,
            float(limits[column, 1]) if (column, 1) in sure else None,
            sure.get((column, 0)),
            sure.get((column, 1)),
        )
        for column in sorted({column for column, _ in sure})
    )
    return Box(restrictions, fails / total, fails / max(size, 1), size / cases, size, fails)
