"""Supermatrices in which one influence, one cluster's share or one element's standing takes other values.

One rule behind all of them: where a part changes, the others keep their proportions, so every column keeps its total.
Each move is made for many values at once, on a leading axis.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from mcdm.errors import DecisionError
from mcdm.judgments import FloatArray
from mcdm.network.limit import check_index
from mcdm.network.structure import Supermatrix, as_supermatrix, is_sparse
from mcdm.network.supermatrix import weighted_supermatrix

RESTING = 0.5
"""The row parameter at which nothing is changed."""


def with_share(shares: ArrayLike, element: int, values: ArrayLike, inside: Sequence[int] | None = None) -> FloatArray:
    """Shares in which one element holds given values and the others keep their proportions.

    Parameters
    ----------
    shares
        Non-negative, shape (n,).
    element
        Index of the one that is set.
    values
        What it is set to, shape (v,): its part of the total, between 0 and 1.
    inside
        Indices that share the change, `element` among them; the others stay as they are, and `values` is then the part
        of what these hold together. All by default.

    Returns
    -------
    FloatArray
        Shape (v, n), each row with the total of `shares`. Where the element held everything, the rest is spread
        equally.

    Raises
    ------
    DecisionError
        ``element-out-of-range``, ``sensitivity-value-out-of-range``, ``sensitivity-nothing-to-share``.
    """
    given, v = np.asarray(shares, np.float64), np.atleast_1d(np.asarray(values, np.float64))
    check_index(element, len(given))
    check_between(v, 0.0, 1.0)
    within = np.arange(len(given)) if inside is None else np.asarray(inside, np.int64)
    others = within[within != element]
    total = given[within].sum()
    if len(others) == len(within) or not len(others) or total == 0:
        raise DecisionError("sensitivity-nothing-to-share", index=element + 1)
    rest = given[others].sum()
    proportions = given[others] / rest if rest > 0 else np.full(len(others), 1 / len(others))
    result = np.tile(given, (len(v), 1))
    result[:, element] = v * total
    result[:, others] = ((1 - v) * total)[:, None] * proportions
    return result


def with_entry(
    supermatrix: Supermatrix, row: int, column: int, values: ArrayLike, block: Sequence[int] | None = None
) -> FloatArray:
    """Supermatrices (v, n, n) in which one influence holds given values: node sensitivity.

    Parameters
    ----------
    supermatrix
        W, shape (n, n).
    row, column
        Whose influence on whom.
    values
        Its share of the column, or, with a block, of what the block holds in the column; shape (v,).
    block
        Row indices of the cluster of `row`: the change stays inside it, so cluster weights are kept.
    """
    matrix = dense(supermatrix)
    check_index(column, len(matrix))
    columns = with_share(matrix[:, column], row, values, block)
    moved = np.tile(matrix, (len(columns), 1, 1))
    moved[:, :, column] = columns
    return moved


def with_cluster_entry(
    unweighted: Supermatrix, cluster_of: Sequence[int], cluster_weights: ArrayLike, to: int, of: int, values: ArrayLike
) -> FloatArray:
    """Weighted supermatrices (v, n, n) in which cluster `to` holds given shares of the influence on cluster `of`.

    Parameters
    ----------
    unweighted
        U, shape (n, n).
    cluster_of
        Cluster index of each element.
    cluster_weights
        C[to, from], shape (k, k).
    to, of
        Indices of the two clusters.
    values
        Shares of the column of `of`, shape (v,).
    """
    weights = np.asarray(cluster_weights, np.float64)
    return np.asarray(weighted_supermatrix(dense(unweighted), cluster_of, with_entry(weights, to, of, values)))


def with_row(supermatrix: Supermatrix, row: int, values: ArrayLike, resting: float = RESTING) -> FloatArray:
    """Supermatrices (v, n, n) in which one element is pulled down or up in every column: row sensitivity.

    Below the resting value every entry w of the row becomes w p / p0; above it, 1 - (1-p)/(1-p0) (1-w). The other
    entries of each column keep their proportions; entries of 0 and 1 stay.

    Parameters
    ----------
    supermatrix
        W, shape (n, n).
    row
        The element.
    values
        The row parameter p between 0 and 1, shape (v,).
    resting
        p0, where nothing is changed.

    References
    ----------
    Adams 2014, ANP row sensitivity and the resulting influence analysis, International Symposium on the AHP.
    """
    matrix = dense(supermatrix)
    check_index(row, len(matrix))
    p = np.atleast_1d(np.asarray(values, np.float64))[:, None]
    check_between(p, 0.0, 1.0)
    sums = matrix.sum(0)
    free = (matrix[row] > 0) & (matrix[row] < sums)
    share = np.where(free, matrix[row] / np.where(free, sums, 1.0), 0.0)
    moved = np.where(p < resting, share * p / resting, 1 - (1 - p) / (1 - resting) * (1 - share))
    factor = np.where(free, (1 - moved) / (1 - share), 1.0)
    result: FloatArray = matrix * factor[:, None, :]
    result[:, row] = np.where(free, moved * sums, matrix[row])
    return result


def dense(supermatrix: Supermatrix) -> FloatArray:
    """The supermatrix as a float64 array (n, n), checked."""
    matrix = as_supermatrix(supermatrix)
    return np.asarray(matrix.toarray() if is_sparse(matrix) else matrix, np.float64)


def check_between(values: FloatArray, minimum: float, maximum: float) -> None:
    """All values lie in the closed range, else ``sensitivity-value-out-of-range``."""
    outside = ~((values >= minimum) & (values <= maximum))
    if outside.any():
        raise DecisionError(
            "sensitivity-value-out-of-range", value=float(values[outside][0]), minimum=minimum, maximum=maximum
        )
