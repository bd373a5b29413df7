"""Buckley's weights of fuzzy comparisons."""

from __future__ import annotations

import numpy as np

from mcdm.catalogue import method
from mcdm.comparisons.fuzzy_judgments import centroid, check_triangles
from mcdm.judgments import FloatArray, FuzzyComparisons
from mcdm.weights import normalise


@method("weighting", "fuzzy-geometric-mean")
def fuzzy_geometric_mean(triangles: FuzzyComparisons) -> FloatArray:
    """Centroids of the fuzzy weights, scaled to one.

    With crisp triangles (l = m = u) these are the geometric means of the rows.

    Parameters
    ----------
    triangles
        Complete fuzzy comparisons (..., n, n, 3).

    Returns
    -------
    FloatArray
        Weights (..., n), summing to one.

    Raises
    ------
    DecisionError
        Those of :func:`mcdm.comparisons.fuzzy_judgments.check_triangles`.

    References
    ----------
    Buckley 1985, Fuzzy hierarchical analysis, doi:10.1016/0165-0114(85)90090-9.
    """
    return normalise(centroid(fuzzy_geometric_mean_weights(triangles)))


def fuzzy_geometric_mean_weights(triangles: FloatArray) -> FloatArray:
    """Fuzzy weights (..., n, 3): with r the geometric means of the rows, (l / sum of u, m / sum of m, u / sum of l)."""
    means = np.exp(np.log(check_triangles(triangles)).mean(-2))
    return np.asarray(means / means.sum(-2, keepdims=True)[..., ::-1])
