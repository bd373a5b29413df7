"""Weights as geometric means of the rows."""

from __future__ import annotations

import numpy as np

from mcdm.catalogue import method
from mcdm.comparisons.matrix import check_complete
from mcdm.judgments import CompleteComparisons, FloatArray


@method("weighting", "geometric-mean")
def geometric_mean(matrix: CompleteComparisons) -> FloatArray:
    """Geometric means of the rows, scaled to one: logarithmic least squares of complete comparisons.

    Parameters
    ----------
    matrix
        Positive comparisons (..., n, n).

    Returns
    -------
    FloatArray
        Weights (..., n), summing to one.

    References
    ----------
    Crawford and Williams 1985, A note on the analysis of subjective judgment matrices,
    doi:10.1016/0022-2496(85)90002-1.
    """
    return softmax(np.log(check_complete(matrix)).mean(-1))


def softmax(logarithms: FloatArray) -> FloatArray:
    """Weights (..., n) from their logarithms up to a constant; no exponent overflows."""
    weights = np.exp(logarithms - logarithms.max(-1, keepdims=True))
    return np.asarray(weights / weights.sum(-1, keepdims=True))
