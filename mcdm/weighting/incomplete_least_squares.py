"""Weights of incomplete comparisons by logarithmic least squares."""

from __future__ import annotations

import numpy as np

from mcdm.catalogue import method
from mcdm.comparisons.matrix import check_comparisons, check_connected
from mcdm.judgments import FloatArray, IncompleteComparisons
from mcdm.weighting.geometric_mean import softmax

BLOCK = 80_000
"""Numbers worked on at a time: a block stays in the processor's cache."""


@method("weighting", "incomplete-least-squares")
def incomplete_least_squares(matrix: IncompleteComparisons) -> FloatArray:
    """Weights that minimise the squared logarithmic errors of the answered judgments.

    The logarithms y of the weights solve L y = b, with L the Laplacian of the graph of answered pairs and
    b_i = sum of ln a_ij over the answered j. For complete comparisons this is the geometric mean.

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
    Bozóki, Fülöp and Rónyai 2010, On optimal completion of incomplete pairwise comparison matrices,
    doi:10.1016/j.mcm.2010.02.047.
    """
    numbers = check_comparisons(matrix)
    check_connected(numbers)
    return least_squares_weights(numbers)


def least_squares_weights(matrix: FloatArray) -> FloatArray:
    """Weights (..., n) of comparisons (..., n, n) that are known to be connected."""
    n = matrix.shape[-1]
    flat = matrix.reshape(-1, n, n)
    solution = np.zeros((len(flat), n))
    step = max(1, BLOCK // (n * n))
    for start in range(0, len(flat), step):
        block = flat[start : start + step]
        # The last element is grounded at y = 0: weights are determined only up to a factor.
        solution[start : start + step, :-1] = _solve(*_normal_equations(block)).T
    return softmax(solution).reshape(matrix.shape[:-1])


def _normal_equations(matrix: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Grounded Laplacians (n-1, n-1, k) and right sides (n-1, k) of matrices (k, n, n).

    The matrices stand on the last axis, so that one numpy operation does the same step for all of them.
    """
    answered = np.ascontiguousarray(np.moveaxis(matrix > 0, 0, -1))
    logarithms = np.log(np.where(answered, np.moveaxis(matrix, 0, -1), 1.0))
    right = logarithms.sum(1)
    right -= right.mean(0)  # 0 for reciprocal judgments; else the part that no weights can explain
    laplacian = -answered.astype(np.float64)
    np.einsum("iik->ik", laplacian)[...] -= laplacian.sum(1)
    return laplacian[:-1, :-1], right[:-1]


def _solve(laplacian: FloatArray, right: FloatArray) -> FloatArray:
    """Gauss elimination in place. A grounded Laplacian is positive definite, so it needs no pivoting."""
    size = len(right)
    for k in range(size):
        factor = laplacian[k + 1 :, k] / laplacian[k, k]
        laplacian[k + 1 :, k + 1 :] -= factor[:, None] * laplacian[k, k + 1 :]
        right[k + 1 :] -= factor * right[k]
    for k in reversed(range(size)):
        right[k] = (right[k] - (laplacian[k, k + 1 :] * right[k + 1 :]).sum(0)) / laplacian[k, k]
    return right
