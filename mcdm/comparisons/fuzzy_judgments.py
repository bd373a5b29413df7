"""Triangular fuzzy judgments: for every pair the smallest, the most likely and the largest ratio (l, m, u)."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from mcdm.comparisons.matrix import BoolArray, check_complete
from mcdm.errors import DecisionError
from mcdm.judgments import FloatArray
from mcdm.scales import SAATY_MAXIMUM

SPREAD = 1.0
"""How many steps of the 1-9 scale a crisp judgment may be off, either way, when it is read as a fuzzy one."""

ROUNDED = 1 + 1e-9
"""By what factor the bounds of a triangle may cross because they were rounded."""


def fuzzify(matrix: ArrayLike, spread: float = SPREAD) -> FloatArray:
    """Crisp comparisons (..., n, n) as triangles (..., n, n, 3), `spread` steps of the scale to either side.

    A judgment v above one becomes (v - spread, v, v + spread), kept within 1 and 9 (and within v itself, where v is
    beyond 9); one below one is the inverse of its mirror image, (1/u, 1/v, 1/l). A judgment of one says equal, and
    stays (1, 1, 1). An open pair stays 0.

    Parameters
    ----------
    matrix
        Comparisons (..., n, n), 0 where not answered.
    spread
        Zero or more; with 0 the triangles are the crisp judgments.

    Raises
    ------
    DecisionError
        ``spread-negative``.

    References
    ----------
    The usual triangular form of the fundamental scale, e.g. Ayhan 2013, A fuzzy AHP approach for supplier selection
    problem, doi:10.5121/ijmvsc.2013.4302; there extreme importance is (9, 9, 9), here (8, 9, 9).
    """
    if not (np.isfinite(spread) and spread >= 0):
        raise DecisionError("spread-negative", value=float(spread))
    crisp = np.asarray(matrix, dtype=np.float64)
    given = crisp > 0
    ratio = np.where(given, crisp, 1.0)
    steps = np.maximum(ratio, 1 / ratio)  # the same judgment, read from the side of the stronger element
    low = np.where(steps > 1, np.maximum(steps - spread, 1.0), 1.0)
    high = np.where(steps > 1, np.maximum(np.minimum(steps + spread, SAATY_MAXIMUM), steps), 1.0)
    weaker = ratio < 1
    lowest, highest = np.where(weaker, 1 / high, low), np.where(weaker, 1 / low, high)
    triangles = np.stack([np.minimum(lowest, ratio), ratio, np.maximum(highest, ratio)], axis=-1)  # also when rounded
    return np.where(given[..., None], triangles, 0.0)


def check_triangles(triangles: ArrayLike, *, complete: bool = True) -> FloatArray:
    """Fuzzy comparisons as float64 (..., n, n, 3), if every pair has 0 < l <= m <= u up to rounding; used as given.

    Without `complete`, three zeros mark a pair that was not answered.

    Raises
    ------
    DecisionError
        ``triangles-wrong-shape``, ``triangle-unordered``, and those of :func:`mcdm.comparisons.matrix.check_complete`.
    """
    try:
        numbers = np.asarray(triangles, dtype=np.float64)
    except (TypeError, ValueError):
        raise DecisionError("triangles-wrong-shape", shape="rows of unequal length or not numbers") from None
    if numbers.ndim < 3 or numbers.shape[-1] != 3 or numbers.shape[-2] != numbers.shape[-3] or not numbers.size:
        raise DecisionError("triangles-wrong-shape", shape=" x ".join(map(str, numbers.shape)))
    given: BoolArray = (numbers != 0).any(-1) if not complete else np.ones(numbers.shape[:-1], bool)
    for bound in range(3):
        check_complete(np.where(given, numbers[..., bound], 1.0))
    low, middle, high = np.moveaxis(numbers, -1, 0)
    wrong = given & ~((low <= middle * ROUNDED) & (middle <= high * ROUNDED))
    if wrong.any():
        place = tuple(np.argwhere(wrong)[0])
        bounds = dict(zip(("low", "middle", "high"), numbers[place].tolist(), strict=True))
        raise DecisionError("triangle-unordered", row=int(place[-2]) + 1, column=int(place[-1]) + 1, **bounds)
    return numbers


def is_range(triangles: FloatArray) -> BoolArray:
    """Which triangles (..., 3) leave room: more than one value given as a triangle."""
    return np.asarray(triangles[..., 2] > triangles[..., 0])


def centroid(triangle: FloatArray) -> FloatArray:
    """The centres of gravity (l + m + u) / 3 of triangles (..., 3)."""
    return np.asarray(triangle.mean(-1))
