"""PROMETHEE II: every alternative against every other one, without comparing them one by one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

import numpy as np
from numpy.typing import NDArray

from mcdm.catalogue import Bounds, method
from mcdm.errors import DecisionError
from mcdm.judgments import FloatArray
from mcdm.ranking.decision_matrix import ROUNDING, DecisionMatrix, spans
from mcdm.ranking.ranking import Ranking

Shape = Literal["usual", "u-shape", "v-shape", "level", "linear", "gaussian"]
Share = Annotated[float, Bounds(0, 1)]

BLOCK = 200_000
"""Differences held at a time where they are needed one by one (the Gaussian shape)."""


@method("ranking", "promethee-ii")
def promethee_ii(
    matrix: DecisionMatrix, *, shape: Shape = "usual", indifference: Share = 0.05, preference: Share = 0.25
) -> Ranking:
    """Net flow: how strongly an alternative is preferred to the others less how strongly they are to it, -1 to 1.

    A difference d on a criterion becomes a preference P(d): "usual" 1 as soon as d > 0; "u-shape" 1 beyond q;
    "v-shape" d/p up to p; "level" 1/2 beyond q and 1 beyond p; "linear" rising from q to p; "gaussian"
    1 - exp(-d^2 / 2p^2). P is weighted, summed over the criteria and averaged over the m - 1 others. All but the
    Gaussian come from sorted columns in O(n m log m), with ties exact.

    Parameters
    ----------
    matrix
        The alternatives.
    shape
        The preference function of every criterion.
    indifference, preference
        q and p as parts of each criterion's range, q <= p; the usual shape needs neither.

    Raises
    ------
    DecisionError
        ``promethee-thresholds-crossed``.

    References
    ----------
    Brans and Vincke 1985, A preference ranking organisation method, doi:10.1287/mnsc.31.6.647; Calders and
    Van Assche 2018, PROMETHEE is not quadratic: an O(q n log(n)) algorithm, doi:10.1016/j.omega.2017.04.003.
    """
    if shape in ("level", "linear") and indifference > preference:
        raise DecisionError("promethee-thresholds-crossed", indifference=indifference, preference=preference)
    found = flows(
        matrix.values * matrix.directions,
        matrix.weights,
        shape,
        indifference * spans(matrix.values)[..., 0, :],
        preference * spans(matrix.values)[..., 0, :],
    )
    parts = {"positive": found.positive, "negative": found.negative}
    return Ranking("promethee-ii", matrix.alternatives, found.net, parts=parts, findings=matrix.findings())


@dataclass(frozen=True, eq=False)
class Flows:
    """Preference over the others, of the others, and the difference; each (..., m)."""

    positive: FloatArray
    negative: FloatArray
    net: FloatArray


def flows(
    gains: FloatArray,
    weights: FloatArray,
    shape: Shape = "usual",
    indifference: FloatArray | float = 0.0,
    preference: FloatArray | float = 0.0,
) -> Flows:
    """Kernel of PROMETHEE: gains (..., m, n), more is better; weights (..., n) as they are; q, p (..., n) in units."""
    columns = np.ascontiguousarray(np.moveaxis(gains, -2, -1))
    *lead, m = columns.shape
    if shape == "usual":
        above, below = _counts(columns)
    else:
        flat = columns.reshape(-1, m)
        limits = (np.broadcast_to(limit, lead).ravel() for limit in (indifference, preference))
        above, below = np.empty_like(flat), np.empty_like(flat)
        for k, (column, q, p) in enumerate(zip(flat, *limits, strict=True)):
            above[k] = _preference_over_others(column, shape, float(q), float(p))
            below[k] = _preference_over_others(-column, shape, float(q), float(p))
        above, below = above.reshape(columns.shape), below.reshape(columns.shape)
    shares = weights[..., None, :] / (m - 1)
    return Flows((shares @ above)[..., 0, :], (shares @ below)[..., 0, :], (shares @ (above - below))[..., 0, :])


def _counts(columns: FloatArray) -> tuple[FloatArray, FloatArray]:
    """How many others each value of (..., n, m) exceeds, and how many exceed it; equal values count for neither."""
    m = columns.shape[-1]
    order = np.argsort(columns, -1)
    ascending = np.take_along_axis(columns, order, -1)
    places = np.arange(m, dtype=np.int32)
    rises = ascending[..., 1:] > ascending[..., :-1]
    first, last = np.zeros(columns.shape, np.int32), np.full(columns.shape, m - 1, np.int32)
    first[..., 1:] = np.where(rises, places[1:], 0)
    last[..., :-1] = np.where(rises, places[:-1], m - 1)
    first = np.maximum.accumulate(first, -1)
    last = np.minimum.accumulate(last[..., ::-1], -1)[..., ::-1]
    above, below = np.empty_like(columns), np.empty_like(columns)
    np.put_along_axis(above, order, first.astype(np.float64), -1)
    np.put_along_axis(below, order, (m - 1 - last).astype(np.float64), -1)
    return above, below


def _preference_over_others(column: FloatArray, shape: Shape, q: float, p: float) -> FloatArray:
    """Sum over k of P(x_i - x_k) for every i of one column (m,); q and p in its unit."""
    if shape == "gaussian":
        return _gaussian(column, p)
    if shape == "v-shape":
        q = 0.0
    ascending = np.sort(column)
    beyond_q = _beyond(ascending, column, q)
    if shape == "u-shape":
        return beyond_q.astype(np.float64)
    beyond_p = _beyond(ascending, column, p)
    if shape == "level":
        return (beyond_q + beyond_p) / 2
    if p - q <= ROUNDING * max(abs(ascending[0]), abs(ascending[-1])):
        return beyond_p.astype(np.float64)
    # The values between x_i - p and x_i - q give (x_i - q - x_k) / (p - q): a sum over a run of the sorted column.
    middle = ascending[len(ascending) // 2]
    sums = np.concatenate(([0.0], np.cumsum(ascending - middle)))
    inside = (beyond_q - beyond_p) * (column - middle - q) - (sums[beyond_q] - sums[beyond_p])
    return np.asarray(beyond_p + inside / (p - q))


def _beyond(ascending: FloatArray, column: FloatArray, limit: float) -> NDArray[np.intp]:
    """How many values lie more than `limit` below each one; a difference of the limit itself is not more."""
    guard = ROUNDING * max(abs(ascending[0]), abs(ascending[-1])) if limit > 0 else 0.0
    return np.asarray(np.searchsorted(ascending, column - limit - guard, side="left"))


def _gaussian(column: FloatArray, spread: float) -> FloatArray:
    """Sum over k with x_k < x_i of 1 - exp(-d^2 / 2 spread^2), block by block: this one is O(m^2)."""
    if spread == 0:
        return _beyond(np.sort(column), column, 0.0).astype(np.float64)
    found = np.empty_like(column)
    step = max(1, BLOCK // len(column))
    for start in range(0, len(column), step):
        lead = np.maximum(column[start : start + step, None] - column, 0.0) / spread
        found[start : start + step] = -np.expm1(-lead * lead / 2).sum(1)
    return found
