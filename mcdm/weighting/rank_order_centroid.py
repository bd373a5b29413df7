"""Weights from an order of importance alone."""

from __future__ import annotations

from typing import Literal

import numpy as np

from mcdm.catalogue import method
from mcdm.errors import DecisionError
from mcdm.judgments import FloatArray, Ratings


@method("weighting", "rank-order-centroid")
def rank_order_centroid(ratings: Ratings, *, given: Literal["points", "ranks"] = "points") -> FloatArray:
    """The mean of all weights that agree with the order of the points: only who stands before whom counts.

    The element in place k of n gets the sum of 1/i over i = k ... n, divided by n. Elements that are tied share what
    their places are worth.

    Parameters
    ----------
    ratings
        Numbers (..., n), finite.
    given
        ``"points"``: more is more important. ``"ranks"``: 1 is the most important.

    Returns
    -------
    FloatArray
        Weights (..., n), positive, summing to one.

    Raises
    ------
    DecisionError
        ``ratings-not-positive`` for what is not a number or negative.

    References
    ----------
    Edwards and Barron 1994, SMARTS and SMARTER, doi:10.1006/obhd.1994.1087; Barron and Barrett 1996, Decision quality
    using ranked attribute weights, doi:10.1287/mnsc.42.11.1515.
    """
    numbers = np.asarray(ratings, dtype=np.float64)
    if numbers.size == 0 or not (numbers.min() >= 0 and numbers.max() < np.inf):
        raise DecisionError("ratings-not-positive", values=", ".join(f"{p:g}" for p in numbers.ravel()[:12]))
    n = numbers.shape[-1]
    worth = np.append(0.0, np.cumsum((np.cumsum(1 / np.arange(n, 0, -1.0)) / n)[::-1]))  # of the first k places
    own, other = numbers[..., :, None], numbers[..., None, :]
    ahead = ((other > own) if given == "points" else (other < own)).sum(-1)
    tied = (other == own).sum(-1)
    return np.asarray((worth[ahead + tied] - worth[ahead]) / tied)
