"""Weights from points given directly."""

from __future__ import annotations

import numpy as np

from mcdm.catalogue import method
from mcdm.errors import DecisionError
from mcdm.judgments import FloatArray, Ratings


@method("weighting", "direct")
def direct(ratings: Ratings) -> FloatArray:
    """Points scaled to one, e.g. 100 points shared out among the elements.

    Parameters
    ----------
    ratings
        Points (..., n), non-negative, not all zero.

    Returns
    -------
    FloatArray
        Weights (..., n), summing to one.

    Raises
    ------
    DecisionError
        ``ratings-not-positive``.
    """
    points = np.asarray(ratings, dtype=np.float64)
    total = points.sum(-1, keepdims=True)
    if points.size == 0 or not (points.min() >= 0 and total.min() > 0 and total.max() < np.inf):
        raise DecisionError("ratings-not-positive", values=", ".join(f"{p:g}" for p in points.ravel()[:12]))
    return np.asarray(points / total)
