"""Raking: cell totals that reach given margins, for populations known by district and by tier but not by both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from mcdm.errors import DecisionError
from mcdm.judgments import FloatArray

TOLERANCE, ITERATIONS = 1e-8, 200
"""Raking ends when every margin is within this part of the total, or after so many rounds."""

TRIMMINGS = 10
"""How often weights are cut and raked again before what is left above the cap is accepted."""

LOST = 1e-200
"""A segment that margins which contradict each other have emptied to this part of the whole is not raised again."""


@dataclass(frozen=True, eq=False)
class Margin:
    """What the cells of one dimension must add up to.

    Parameters
    ----------
    name
        Of the dimension.
    segments
        Ids of its k segments.
    segment_of
        Which segment each of the h cells belongs to, shape (h,).
    targets
        What each segment must sum to, shape (k,).
    """

    name: str
    segments: tuple[str, ...]
    segment_of: npt.NDArray[np.intp]
    targets: FloatArray

    def sums(self, totals: FloatArray) -> FloatArray:
        """What the cells add up to, shape (k,)."""
        return np.bincount(self.segment_of, totals, len(self.segments)).astype(np.float64)


@dataclass(frozen=True, eq=False)
class Raked:
    """Cells that reach their margins, or how far they are from them.

    Parameters
    ----------
    totals
        What each cell stands for, shape (h,).
    iterations
        Rounds over all margins, those after cutting included.
    error
        Largest distance of a margin from its target, as a part of the whole.
    cut
        Cells whose weight was cut at least once, shape (h,).
    above
        Cells whose weight is above the cap all the same, because the margins ask for it, shape (h,).
    """

    totals: FloatArray
    iterations: int
    error: float
    cut: npt.NDArray[np.bool_]
    above: npt.NDArray[np.bool_]

    def __post_init__(self) -> None:
        for array in (self.totals, self.cut, self.above):
            array.flags.writeable = False

    @property
    def converged(self) -> bool:
        """Whether every margin is reached."""
        return self.error <= TOLERANCE


def rake(
    start: FloatArray,
    margins: Sequence[Margin],
    respondents: FloatArray | None = None,
    trim: float = np.inf,
    *,
    tolerance: float = TOLERANCE,
    iterations: int = ITERATIONS,
) -> Raked:
    """Scale the cells to each margin in turn until all are reached (iterative proportional fitting).

    The result keeps the odds ratios of the start, so it is the nearest to it in relative entropy. Weights (total by
    respondent) above `trim` times their median are cut and raked again; where the margins themselves ask for more,
    they win.

    Parameters
    ----------
    start
        Respondents of each cell, or what they stand for already, shape (h,).
    margins
        What must be reached; scaled to the total of the first.
    respondents
        Of each cell, shape (h,); `start` unless told.
    trim
        A weight is at most so many times the median.

    Raises
    ------
    DecisionError
        ``raking-margin-impossible`` where a segment must count for something but nobody in it answered.

    References
    ----------
    Deming, W. E. & Stephan, F. F. (1940). On a least squares adjustment of a sampled frequency table when the expected
    marginal totals are known. Annals of Mathematical Statistics 11, 427-444. doi:10.1214/aoms/1177731829
    """
    people = start if respondents is None else respondents
    targets = [_scaled(margin.targets, margins[0].targets.sum()) for margin in margins]
    for margin, wanted in zip(margins, targets, strict=True):
        for segment, has, wants in zip(margin.segments, margin.sums(start), wanted, strict=True):
            if wants > 0 and not has > 0:
                raise DecisionError("raking-margin-impossible", segment=segment, dimension=margin.name)
    totals, rounds, error = _fit(start, margins, targets, tolerance, iterations)
    cut = np.zeros(len(start), bool)
    for _ in range(TRIMMINGS):
        above, highest = _above(totals, people, trim)
        if not above.any() or error > tolerance:  # weights that run away from margins out of reach have no median
            break
        cut |= above
        again, more, error = _fit(np.where(above, highest, totals), margins, targets, tolerance, iterations)
        rounds, moved = rounds + more, not np.allclose(again, totals, rtol=1e-9, atol=0)
        totals = again
        if not moved:
            break
    return Raked(totals, rounds, error, cut, _above(totals, people, trim)[0])


def _scaled(targets: FloatArray, total: float) -> FloatArray:
    return targets * (total / targets.sum()) if targets.sum() > 0 else targets


def _fit(
    start: FloatArray, margins: Sequence[Margin], targets: Sequence[FloatArray], tolerance: float, iterations: int
) -> tuple[FloatArray, int, float]:
    totals, whole = np.array(start, np.float64), float(targets[0].sum()) or 1.0
    error, done = np.inf, 0
    while error > tolerance and done < iterations:
        for margin, wanted in zip(margins, targets, strict=True):
            sums = margin.sums(totals)
            totals *= np.divide(wanted, sums, out=np.ones(len(sums)), where=sums > LOST * whole)[margin.segment_of]
        done += 1
        error = max(
            float(np.abs(m.sums(totals) - wanted).max()) / whole for m, wanted in zip(margins, targets, strict=True)
        )
    return totals, done, error


def _above(totals: FloatArray, people: FloatArray, trim: float) -> tuple[npt.NDArray[np.bool_], FloatArray]:
    """Cells whose respondents weigh more than `trim` times the median respondent, and the most each cell may have."""
    if not np.isfinite(trim):
        return np.zeros(len(totals), bool), totals
    weights = np.divide(totals, people, out=np.zeros(len(totals)), where=people > 0)
    counted = np.where(totals > 0, people, 0.0)  # whoever stands for nobody is no part of the median
    order = np.argsort(weights)
    half = np.searchsorted(np.cumsum(counted[order]), counted.sum() / 2)
    highest = trim * float(weights[order][min(int(half), len(order) - 1)])
    return weights > highest * (1 + 1e-9), highest * people
