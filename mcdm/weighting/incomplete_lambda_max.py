"""The completion of incomplete comparisons that makes them most consistent."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mcdm.catalogue import method
from mcdm.comparison_matrix import IntArray, check_comparisons, check_connected, filled
from mcdm.judgments import FloatArray, IncompleteComparisons
from mcdm.weighting.eigenvector import Eigenpair, perron_pair
from mcdm.weighting.incomplete_least_squares import least_squares_weights

BLOCK = 2_000_000
"""Numbers in the second derivatives held at a time."""

TOLERANCE = 1e-10
"""Largest last Newton step in the logarithm of a judgment; convergence is quadratic, so the error is its square."""

MOST_STEPS = 60


@dataclass(frozen=True, eq=False)
class Completion:
    """Comparisons with the missing ones filled in.

    Parameters
    ----------
    matrix
        Shape (..., n, n): the given judgments untouched, the missing pairs reciprocal.
    weights
        Shape (..., n): its principal eigenvector.
    lambda_max
        Shape (...): its principal eigenvalue, the smallest that any completion has.
    """

    matrix: FloatArray
    weights: FloatArray
    lambda_max: FloatArray


@method("weighting", "incomplete-lambda-max")
def incomplete_lambda_max(matrix: IncompleteComparisons) -> FloatArray:
    """Principal eigenvector of the completion with the smallest principal eigenvalue.

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
        ``comparisons-disconnected``, and those of :func:`mcdm.comparison_matrix.check_comparisons`.

    References
    ----------
    Bozóki, Fülöp and Rónyai 2010, On optimal completion of incomplete pairwise comparison matrices,
    doi:10.1016/j.mcm.2010.02.047.
    """
    return complete(matrix).weights


def complete(matrix: FloatArray) -> Completion:
    """The lambda_max-optimal completion of comparisons (..., n, n); errors as :func:`incomplete_lambda_max`.

    lambda_max is a strictly convex function of the logarithms of the missing judgments if the answered ones are
    connected. Newton's method starts at the least-squares completion, which is close, and halves its step where
    lambda_max would rise.
    """
    numbers = check_comparisons(matrix)
    check_connected(numbers)
    n = numbers.shape[-1]
    flat = numbers.reshape(-1, n, n)
    result = filled(flat, least_squares_weights(flat))
    missing = np.count_nonzero(flat == 0, axis=(-2, -1)) // 2
    for count in np.unique(missing[missing > 0]):
        alike = np.flatnonzero(missing == count)
        for part in np.array_split(alike, 1 + len(alike) * count**2 // BLOCK):
            result[part] = _minimise(flat[part], result[part])
    pair = perron_pair(result)
    shape = numbers.shape[:-2]
    return Completion(result.reshape(numbers.shape), pair.weights.reshape(*shape, n), pair.lambda_max.reshape(shape))


def _minimise(given: FloatArray, start: FloatArray) -> FloatArray:
    """Newton's method for matrices (k, n, n) that all miss the same number of pairs."""
    upper = np.triu(np.ones(given.shape[-2:], dtype=bool), 1)
    place, row, column = np.nonzero((given == 0) & upper)
    pairs = place.reshape(len(given), -1), row.reshape(len(given), -1), column.reshape(len(given), -1)
    matrix, logarithm = start, np.log(start[pairs])
    right = perron_pair(matrix)
    for _ in range(MOST_STEPS):
        step = _newton_step(matrix, right, pairs)
        if np.abs(step).max() < TOLERANCE:
            return _with(matrix, pairs, logarithm + step)
        scale = np.ones(len(matrix))
        for _ in range(MOST_STEPS):
            trial = logarithm + scale[:, None] * step
            candidate = _with(matrix, pairs, trial)
            reached = perron_pair(candidate)
            rises = reached.lambda_max > right.lambda_max * (1 + 1e-13)
            if not rises.any():
                break
            scale[rises] /= 2
        matrix, logarithm, right = candidate, trial, reached
    return matrix


def _newton_step(matrix: FloatArray, right: Eigenpair, pairs: tuple[IntArray, IntArray, IntArray]) -> FloatArray:
    """- H^-1 g of lambda_max with respect to the logarithms of the missing judgments, shape (k, m).

    For the pair (i, j), dA = a_ij e_i e_j' - a_ji e_j e_i'. With left and right eigenvectors u'v = 1 and the reduced
    resolvent S of A at lambda_max: g = u' dA v and H = u' d2A v + 2 u' dA S dA v, symmetrised.
    """
    place, row, column = pairs
    v = right.weights
    u = perron_pair(matrix.swapaxes(-1, -2)).weights
    u = u / (u * v).sum(-1, keepdims=True)
    forward, backward = matrix[place, row, column], matrix[place, column, row]
    out_of_row, out_of_column = u[place, row] * forward, u[place, column] * backward
    into_row, into_column = forward * v[place, column], backward * v[place, row]

    k, m = row.shape
    each = np.arange(m)
    left_vectors, right_vectors = np.zeros((k, m, v.shape[-1])), np.zeros((k, v.shape[-1], m))
    left_vectors[place, each, column], left_vectors[place, each, row] = out_of_row, -out_of_column
    right_vectors[place, row, each], right_vectors[place, column, each] = into_row, -into_column

    first, second = u[place, row] * into_row, u[place, column] * into_column
    projector = v[:, :, None] * u[:, None, :]
    shifted = right.lambda_max[:, None, None] * np.eye(v.shape[-1]) - matrix
    resolvent = np.linalg.inv(shifted + projector) - projector
    cross = left_vectors @ resolvent @ right_vectors
    hessian = cross + cross.swapaxes(-1, -2)
    hessian[:, each, each] += first + second
    return -np.linalg.solve(hessian, (first - second)[..., None])[..., 0]


def _with(matrix: FloatArray, pairs: tuple[IntArray, IntArray, IntArray], logarithm: FloatArray) -> FloatArray:
    place, row, column = pairs
    changed = matrix.copy()
    changed[place, row, column] = np.exp(logarithm)
    changed[place, column, row] = np.exp(-logarithm)
    return changed
