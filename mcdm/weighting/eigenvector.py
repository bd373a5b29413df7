"""The principal eigenvector of comparison matrices, many at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mcdm.catalogue import method
from mcdm.comparisons.matrix import BoolArray, check_complete
from mcdm.judgments import CompleteComparisons, FloatArray

BLOCK = 40_000
"""Numbers squared at a time: a block and its powers stay in the processor's cache."""

SQUARINGS = 5
"""The 32nd power separates the principal eigenvector to full precision for all but very inconsistent judgments."""

MOST_SQUARINGS = 40
TOLERANCE = 1e-13
"""Largest relative width of the enclosure of the eigenvalue, and disagreement between columns, when iteration stops."""


@dataclass(frozen=True, eq=False)
class Eigenpair:
    """Principal eigenvalue and eigenvector.

    Parameters
    ----------
    weights
        Shape (..., n), positive, each row sums to one.
    lambda_max
        Shape (...).
    """

    weights: FloatArray
    lambda_max: FloatArray


@method("weighting", "eigenvector")
def eigenvector(matrix: CompleteComparisons) -> FloatArray:
    """Principal right eigenvector of the comparison matrix.

    Parameters
    ----------
    matrix
        Positive comparisons (..., n, n).

    Returns
    -------
    FloatArray
        Weights (..., n), summing to one, with an error below 1e-13.

    References
    ----------
    Saaty 1977, A scaling method for priorities in hierarchical structures, doi:10.1016/0022-2496(77)90033-5.
    """
    return principal_eigenvector(matrix).weights


def principal_eigenvector(matrix: FloatArray) -> Eigenpair:
    """Weights and lambda_max of positive matrices (..., n, n).

    Raises
    ------
    DecisionError
        ``matrix-not-square``, ``matrix-not-positive``.
    """
    return perron_pair(check_complete(matrix))


def perron_pair(matrix: FloatArray) -> Eigenpair:
    """The dominant eigenpair of non-negative primitive matrices (..., n, n), unchecked.

    Repeated squaring: the columns of A^(2^k) tend to the eigenvector, and small matrices multiply faster than numpy
    could call anything finer. The answer is certified, not assumed: for any positive x, lambda_max lies between
    the smallest and the largest of (Ax)_i / x_i (Collatz and Wielandt), and a column of the power must agree with
    the sum of all. Matrices that fail either are squared further, and the last of them go to LAPACK.
    """
    n = matrix.shape[-1]
    flat = matrix.reshape(-1, n, n)
    weights, lambda_max = np.empty(flat.shape[:2]), np.empty(len(flat))
    step = max(1, BLOCK // (n * n))
    for start in range(0, len(flat), step):
        block = slice(start, start + step)
        weights[block], lambda_max[block] = _pairs(flat[block])
    return Eigenpair(weights.reshape(matrix.shape[:-1]), lambda_max.reshape(matrix.shape[:-2]))


def _pairs(matrix: FloatArray) -> tuple[FloatArray, FloatArray]:
    weights, lambda_max, settled = _quickly(matrix)
    rest = np.flatnonzero(~settled)
    power = matrix[rest]
    for _ in range(MOST_SQUARINGS):
        if not rest.size:
            return weights, lambda_max
        power = power / power.max((-2, -1), keepdims=True)
        power = power @ power
        weights[rest], lambda_max[rest], settled = _enclose(matrix[rest], power)
        rest, power = rest[~settled], power[~settled]
    for k in rest:
        weights[k], lambda_max[k] = _lapack(matrix[k])
    return weights, lambda_max


def _quickly(matrix: FloatArray) -> tuple[FloatArray, FloatArray, BoolArray]:
    """The 32nd power without scaling in between. Should extreme judgments vanish in it, they are not settled."""
    bound = np.matvec(matrix, np.ones(matrix.shape[-1])).max(-1)
    power = matrix / bound[:, None, None]  # its spectral radius is at most one: no power overflows
    for _ in range(SQUARINGS):
        power = power @ power
    return _enclose(matrix, power)


def _enclose(matrix: FloatArray, power: FloatArray) -> tuple[FloatArray, FloatArray, BoolArray]:
    """Weights and eigenvalue from a power of the matrix, and whether both are certain enough."""
    ones = np.ones(matrix.shape[-1])
    vector = np.matvec(power, ones)
    image = np.matvec(matrix, vector)
    total = image @ ones
    with np.errstate(divide="ignore", invalid="ignore"):  # a power that vanished compares as not settled
        settled = (_spread(image / vector) <= TOLERANCE) & (_spread(power[..., 0] / vector) <= TOLERANCE)
        return image / total[..., None], total / (vector @ ones), settled


def _spread(values: FloatArray) -> FloatArray:
    along = np.ascontiguousarray(values.T)  # numpy reduces a long axis much faster than many short ones
    largest = along.max(0)
    return np.asarray((largest - along.min(0)) / largest)


def _lapack(matrix: FloatArray) -> tuple[FloatArray, float]:
    values, vectors = np.linalg.eig(matrix)
    first = int(values.real.argmax())
    weights = np.abs(vectors[:, first].real)
    return weights / weights.sum(), float(values[first].real)
