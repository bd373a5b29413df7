"""Harker's eigenvector of incomplete comparisons."""

from __future__ import annotations

import numpy as np

from mcdm.catalogue import method
from mcdm.comparisons.matrix import check_comparisons, check_connected
from mcdm.judgments import FloatArray, IncompleteComparisons
from mcdm.weighting.eigenvector import Eigenpair, perron_pair


@method("weighting", "harker")
def harker(matrix: IncompleteComparisons) -> FloatArray:
    """Principal eigenvector where each missing judgment counts as the ratio of the weights themselves.

    Parameters
    ----------
    matrix
        Comparisons (..., n, n), 0 where not answered.

    Returns
    -------
    FloatArray
        Weights (..., n), summing to one.

    Raises
    ------
    DecisionError
        ``comparisons-disconnected``, and those of :func:`mcdm.comparisons.matrix.check_comparisons`.

    References
    ----------
    Harker 1987, Incomplete pairwise comparisons in the analytic hierarchy process,
    doi:10.1016/0270-0255(87)90503-3.
    """
    return harker_eigenpair(matrix).weights


def harker_eigenpair(matrix: FloatArray) -> Eigenpair:
    """Weights and lambda_max of the matrix with 1 + the number of missing judgments of a row on its diagonal."""
    numbers = check_comparisons(matrix)
    check_connected(numbers)
    counted = numbers.copy()
    np.einsum("...ii->...i", counted)[...] += np.count_nonzero(numbers == 0, axis=-1)
    return perron_pair(counted)
