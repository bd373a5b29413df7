"""Judgments with one or two of them changed: the principal eigenvalue of all such matrices, and bounds for it.

ln lambda_max is a convex function of the logarithms of all entries (Kingman 1961, A convexity property of positive
matrices), also after the open judgments were completed optimally. So its tangent at any matrix bounds it from below:
one eigenvector pair for each single change bounds every pair of changes, and few of those need to be computed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

import numpy as np

from mcdm.comparisons.matrix import BoolArray, IntArray, answered
from mcdm.judgments import FloatArray
from mcdm.weighting.eigenvector import perron_pair
from mcdm.weighting.incomplete_lambda_max import complete

SLACK = 1e-12
"""What rounding may do to a logarithm of lambda_max."""

CHUNK = 2_000


@dataclass(frozen=True, eq=False)
class Tangents:
    """ln lambda_max of k matrices and its gradient.

    Parameters
    ----------
    value
        Logarithms of lambda_max, shape (k,).
    slope
        Derivative with respect to the logarithm of each entry, shape (k, n, n): never negative.
    logarithm
        The logarithms of the entries, completed optimally where open, shape (k, n, n).
    """

    value: FloatArray
    slope: FloatArray
    logarithm: FloatArray


@dataclass(frozen=True, eq=False)
class SingleChanges:
    """Every answered judgment at every value: p pairs times v values are s = p v changes.

    Parameters
    ----------
    matrix
        Shape (n, n): the judgments as they are.
    row, column, value
        Shape (s,): which judgment, and what it would be.
    pair
        Shape (s,): its number among the p pairs.
    move
        Shape (s,): |ln new / old|.
    """

    matrix: FloatArray
    row: IntArray
    column: IntArray
    value: FloatArray
    pair: IntArray
    move: FloatArray

    @property
    def count(self) -> int:
        """How many changes there are, s."""
        return len(self.value)

    @property
    def real(self) -> BoolArray:
        """Which of them change something, shape (s,)."""
        return np.asarray(self.move > 1e-9)

    def applied(self, *changes: IntArray) -> FloatArray:
        """The matrices (k, n, n) with one or more changes each: arrays (k,) of their numbers."""
        result = np.repeat(self.matrix[None], len(changes[0]), axis=0)
        which = np.arange(len(changes[0]))
        for change in changes:
            i, j = self.row[change], self.column[change]
            result[which, i, j], result[which, j, i] = self.value[change], 1 / self.value[change]
        return result


def single_changes(
    matrix: FloatArray, values: Collection[float], fixed: Collection[tuple[int, int]] = ()
) -> SingleChanges:
    """All single changes of one matrix (n, n) to the `values`, except of pairs that are `fixed`."""
    pairs = [(i, j) for i, j in np.argwhere(np.triu(answered(matrix))).tolist() if not {(i, j), (j, i)} & set(fixed)]
    row, column = np.array(pairs, dtype=np.intp).reshape(-1, 2).T
    count = len(values)
    value = np.tile(np.asarray(list(values), dtype=np.float64), len(pairs))
    row, column = np.repeat(row, count), np.repeat(column, count)
    move = np.abs(np.log(value / matrix[row, column]))
    return SingleChanges(matrix, row, column, value, np.repeat(np.arange(len(pairs)), count), move)


def log_lambda_max(matrix: FloatArray) -> FloatArray:
    """The logarithms of lambda_max of matrices (k, n, n) with the same open pairs, completed where open; shape (k,)."""
    if not len(matrix):
        return np.empty(0)
    found = perron_pair(matrix) if (matrix[0] > 0).all() else complete(matrix)
    return np.log(found.lambda_max)


def tangents(matrix: FloatArray) -> Tangents:
    """The tangents of ln lambda_max at matrices (k, n, n) with the same open pairs."""
    filled = matrix if (matrix > 0).all() else complete(matrix).matrix
    right, left = perron_pair(filled), perron_pair(filled.swapaxes(-1, -2))
    u, v = left.weights, right.weights
    scale = right.lambda_max * (u * v).sum(-1)
    slope = u[:, :, None] * filled * v[:, None, :] / scale[:, None, None]
    return Tangents(np.log(right.lambda_max), slope, np.log(filled))


def pair_bounds(changes: SingleChanges, at: Tangents) -> FloatArray:
    """Lower bounds (s, s) of ln lambda_max after two single changes, from the tangents `at` each of them.

    Infinite where there is nothing to compare: the same judgment twice, a change that changes nothing, and below the
    diagonal, as two changes have no order.
    """
    i, j, step = changes.row, changes.column, np.log(changes.value)
    forward, backward = at.slope[:, i, j], at.slope[:, j, i]
    bound = at.value[:, None] + forward * (step - at.logarithm[:, i, j])
    bound += backward * (-step - at.logarithm[:, j, i])
    bound = np.maximum(bound, bound.T)
    useful = changes.pair[:, None] < changes.pair[None, :]
    bound[~(useful & changes.real[:, None] & changes.real[None, :])] = np.inf
    return bound


def in_chunks(order: IntArray, size: int = CHUNK) -> Iterator[IntArray]:
    """`order` in pieces that start small, so that a good first guess ends the search early."""
    start, step = 0, min(size, 250)
    while start < len(order):
        yield order[start : start + step]
        start, step = start + step, min(size, 2 * step)
