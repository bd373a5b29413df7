"""The weighted average index: the mean score of the answers, weighted by criterion (the CSD of the source articles)."""

from __future__ import annotations

import numpy as np

from mcdm.catalogue import method
from mcdm.errors import DecisionError
from mcdm.judgments import FloatArray


@method("index", "weighted-average")
def weighted_average(weights: FloatArray, memberships: FloatArray, scores: FloatArray) -> FloatArray:
    """Weighted mean of the scores: CSD = sum of K_i X_j n_ij. Equal to M(., +) with the weighted mean.

    Parameters
    ----------
    weights
        K, shape (..., n), rows summing to one.
    memberships
        Shares n_ij, shape (..., n, g), rows summing to one.
    scores
        X, of the g grades, shape (g,).

    Returns
    -------
    FloatArray
        On the scale of the scores, shape (...): the leading axes of weights and memberships broadcast.

    Raises
    ------
    DecisionError
        ``index-wrong-shape``.
    """
    check_shapes(weights, memberships, scores)
    # First the grades, then the criteria: a matrix times two vectors is all that a simulation of many draws costs.
    means = memberships @ scores
    index: FloatArray = means @ weights if weights.ndim == 1 else np.vecdot(means, weights)
    return index


def check_shapes(weights: FloatArray, memberships: FloatArray, scores: FloatArray) -> None:
    """``index-wrong-shape`` unless the three fit together as n criteria and g grades."""
    expected = (*weights.shape[-1:], *scores.shape)
    if scores.ndim != 1 or memberships.ndim < 2 or memberships.shape[-2:] != expected:
        raise DecisionError(
            "index-wrong-shape",
            weights=str(weights.shape),
            memberships=str(memberships.shape),
            scores=str(scores.shape),
        )
