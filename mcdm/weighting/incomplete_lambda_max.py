"""The completion of incomplete comparisons that makes them most consistent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from mcdm.catalogue import method
from mcdm.comparisons.matrix import (
    BoolArray,
    check_comparisons,
    check_connected,
    filled,
    missing_count,
    redundant_judgments,
)
from mcdm.judgments import FloatArray, IncompleteComparisons
from mcdm.weighting.eigenvector import Eigenpair, perron_pair
from mcdm.weighting.incomplete_least_squares import least_squares_weights

BLOCK = 2_000_000
"""Numbers worked on at a time."""

TOLERANCE = 1e-10
"""Largest last Newton step in the logarithm of a judgment; convergence is quadratic, so the error is its square."""

MOST_STEPS = 60

ACCURACY = 1e-7
"""Part of a Newton step that may be wrong: the next step corrects it."""

MOST_DIRECTIONS = 300
"""Conjugate directions of a Newton step; some twenty are enough in practice."""


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
        ``comparisons-disconnected``, and those of :func:`mcdm.comparisons.matrix.check_comparisons`.

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
    lambda_max would rise. A tree of answers cannot contradict itself: its least-squares completion is consistent.
    """
    numbers = check_comparisons(matrix)
    check_connected(numbers)
    n = numbers.shape[-1]
    flat = numbers.reshape(-1, n, n)
    result = filled(flat, least_squares_weights(flat))
    missing = missing_count(flat)
    open_sets = np.flatnonzero((missing > 0) & (missing < redundant_judgments(n)))
    for start in range(0, len(open_sets), max(1, BLOCK // n**2)):
        block = open_sets[start : start + max(1, BLOCK // n**2)]
        result[block] = _minimise(flat[block] == 0, result[block])
    pair = perron_pair(result)
    shape = numbers.shape[:-2]
    return Completion(result.reshape(numbers.shape), pair.weights.reshape(*shape, n), pair.lambda_max.reshape(shape))


def _minimise(missing: BoolArray, matrix: FloatArray) -> FloatArray:
    """Newton's method for matrices (k, n, n) over the logarithms of the entries that are `missing`."""
    right = perron_pair(matrix)
    for _ in range(MOST_STEPS):
        step = _newton_step(matrix, right, missing)
        if np.abs(step).max() < TOLERANCE:
            return matrix * np.exp(step)
        scale = np.ones(len(matrix))
        for _ in range(MOST_STEPS):
            candidate = matrix * np.exp(scale[:, None, None] * step)
            reached = perron_pair(candidate)
            rises = reached.lambda_max > right.lambda_max * (1 + 1e-13)
            if not rises.any():
                break
            scale[rises] /= 2
        matrix, right = candidate, reached
    return matrix


def _newton_step(matrix: FloatArray, right: Eigenpair, missing: BoolArray) -> FloatArray:
    """- H^-1 g of lambda_max with respect to the logarithms of the missing judgments, shape (k, n, n).

    A direction V is antisymmetric, zero where a judgment was given, and moves A by dA = A * V, entry by entry. With
    left and right eigenvectors u'v = 1 and the reduced resolvent S of A at lambda_max, g(V) = u' dA v and H(V, V) =
    u' (dA * V) v + 2 u' dA S dA v. H is applied, never written down: it has a row for every missing pair.
    """
    v = right.weights
    u = perron_pair(matrix.swapaxes(-1, -2)).weights
    u = u / (u * v).sum(-1, keepdims=True)
    projector = v[:, :, None] * u[:, None, :]
    resolvent = np.linalg.inv(right.lambda_max[:, None, None] * np.eye(v.shape[-1]) - matrix + projector) - projector
    inverse = resolvent.swapaxes(-1, -2)
    first = np.where(missing, matrix * u[:, :, None] * v[:, None, :], 0.0)
    own = first + first.swapaxes(-1, -2)  # the part of H that couples a judgment with itself alone

    def curvature(direction: FloatArray) -> FloatArray:
        moved = matrix * direction
        forward = np.matvec(resolvent, np.matvec(moved, v)) / v
        backward = np.matvec(inverse, np.vecmat(u, moved)) / u
        change = first * (forward[:, None, :] + backward[:, :, None])
        return np.asarray(own * direction + change - change.swapaxes(-1, -2))

    return _conjugate_gradients(curvature, first.swapaxes(-1, -2) - first, np.where(own > 0, own, 1.0))


def _conjugate_gradients(
    curvature: Callable[[FloatArray], FloatArray], right: FloatArray, scale: FloatArray
) -> FloatArray:
    """Solve curvature(X) = right for k systems at once (Hestenes and Stiefel 1952), preconditioned by `scale`."""
    found, rest = np.zeros_like(right), right
    scaled = rest / scale
    direction, size = scaled, _inner(rest, scaled)
    enough = size * ACCURACY**2
    for _ in range(MOST_DIRECTIONS):
        working = size > enough
        if not working.any():
            break
        bent = curvature(direction)
        length = _quotient(size, _inner(direction, bent), working)
        found, rest = found + length * direction, rest - length * bent
        scaled = rest / scale
        before, size = size, np.where(working, _inner(rest, scaled), size)
        direction = scaled + _quotient(size, before, working) * direction
    return found


def _inner(first: FloatArray, second: FloatArray) -> FloatArray:
    return np.asarray(np.einsum("kij,kij->k", first, second))


def _quotient(above: FloatArray, below: FloatArray, where: BoolArray) -> FloatArray:
    """The ratios of (k,) numbers as factors (k, 1, 1); 0 where a system is solved already."""
    return np.divide(above, below, out=np.zeros_like(above), where=where & (below > 0))[:, None, None]
