"""The u-chart: whether places or periods differ more than chance alone makes counts differ.

A chart for counts over unequal areas of opportunity (customers times time): each point has its own limits. Source:
Montgomery, Introduction to Statistical Quality Control, section 7.3; rules of Western Electric 1956.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from mcdm.errors import DecisionError
from mcdm.judgments import FloatArray

RUN = 8
"""So many points in a row on one side of the centre are no chance."""

OVERDISPERSED = 2.0
"""Counts that vary this many times as much as Poisson counts make limits too narrow to be believed."""


@dataclass(frozen=True, eq=False)
class ControlChart:
    """Points with their limits.

    Parameters
    ----------
    values, lower, upper
        Rate of each point and its limits, shape (points,); the lower limit is never negative.
    centre
        Rate of all points together.
    beyond
        Which points lie outside their limits (rule 1), shape (points,).
    in_run
        Which points belong to a run of at least eight on one side, shape (points,); none where points have no order.
    dispersion
        Pearson's chi-square divided by its degrees of freedom: one for pure chance; None for a single point.
    """

    values: FloatArray
    lower: FloatArray
    upper: FloatArray
    centre: float
    beyond: NDArray[np.bool_]
    in_run: NDArray[np.bool_]
    dispersion: float | None

    @property
    def in_control(self) -> bool:
        """Whether nothing but chance shows."""
        return not (self.beyond.any() or self.in_run.any())


def u_chart(
    counts: Sequence[float], areas: Sequence[float], *, ordered: bool = True, sigmas: float = 3.0, run: int = RUN
) -> ControlChart:
    """A u-chart of counts over areas of opportunity.

    Parameters
    ----------
    counts, areas
        Of each point; areas are positive.
    ordered
        Whether the points follow each other in time, so that runs mean something.
    sigmas
        How far the limits are from the centre.

    Raises
    ------
    DecisionError
        ``control-chart-empty`` without points; ``control-chart-areas`` for areas that are not positive or counts that
        are negative.
    """
    counted, over = np.asarray(counts, np.float64), np.asarray(areas, np.float64)
    if not counted.size or counted.shape != over.shape:
        raise DecisionError("control-chart-empty", counts=counted.size, areas=over.size)
    if not (np.isfinite(over).all() and (over > 0).all() and np.isfinite(counted).all() and (counted >= 0).all()):
        raise DecisionError("control-chart-areas")
    values = counted / over
    centre = float(counted.sum() / over.sum())
    reach = sigmas * np.sqrt(centre / over)
    lower, upper = np.maximum(centre - reach, 0.0), centre + reach
    beyond = (values > upper) | (values < lower)
    in_run = _runs(np.sign(values - centre), run) if ordered else np.zeros(values.shape, bool)
    expected = centre * over
    dispersion = float(((counted - expected) ** 2 / expected).sum() / (counted.size - 1)) if _varies(counted) else None
    for array in (values, lower, upper, beyond, in_run):
        array.flags.writeable = False
    return ControlChart(values, lower, upper, centre, beyond, in_run, dispersion)


def _varies(counted: FloatArray) -> bool:
    return counted.size > 1 and bool(counted.sum() > 0)


def _runs(sides: FloatArray, least: int) -> NDArray[np.bool_]:
    """Which points belong to at least so many in a row on one side; a point on the line ends a run."""
    found = np.zeros(sides.shape, bool)
    edges = [0, *(np.flatnonzero(np.diff(sides)) + 1).tolist(), sides.size]
    for start, end in pairwise(edges):
        found[start:end] = sides[start] != 0 and end - start >= least
    return found
