"""Dials: the weights of a network as a function of one number.

The number is an entry of the supermatrix (node) or of the cluster weights (cluster), or how strongly a whole element is
pulled up or down (row). All of it is read by whichever weights the study uses: ahp, damped or limit. What is asked of a
dial is in :mod:`mcdm.sensitivity.crossings`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from mcdm.judgments import FloatArray
from mcdm.network.limit import check_index
from mcdm.network.structure import Supermatrix
from mcdm.network.supermatrix import damped_weights, limit_weights
from mcdm.sensitivity.perturbation import (
    RESTING,
    check_between,
    dense,
    with_cluster_entry,
    with_entry,
    with_row,
)

Reading = Callable[[Supermatrix, FloatArray], FloatArray]
"""Weights (..., n) of supermatrices (..., n, n) and goal priorities (..., n), either with a leading axis of its own."""

AT_ONCE = 2_000_000
"""Numbers that one batch of supermatrices may hold."""

ALMOST_ALL = 1 - 1e-9
"""An influence is moved up to here: at exactly one all others of its column would be gone."""


def ahp(supermatrix: Supermatrix, goal: FloatArray) -> FloatArray:
    """The goal's priorities alone, for as many supermatrices as there are."""
    return np.array(np.broadcast_to(goal, np.broadcast_shapes(goal.shape, np.shape(supermatrix)[:-1])))


def reading(weights: Literal["ahp", "damped", "limit"], damping: float = 0.5) -> Reading:
    """How weights are read from a network: by the goal alone, damped, or in the limit."""
    readings: dict[str, Reading] = {
        "ahp": ahp,
        "damped": partial(damped_weights, damping=damping),
        "limit": limit_weights,
    }
    return readings[weights]


@dataclass(frozen=True, eq=False)
class Dial:
    """Weights of n elements as a function of one number.

    Parameters
    ----------
    weights_at
        Values (v,) of the number -> weights (v, n).
    base
        Where the number stands now.
    minimum, maximum
        The range in which it may move.
    name
        What is moved, for tables: ids joined by ``/``.
    cells
        How many numbers one value needs on the way; long lists of values are worked through in parts.
    """

    weights_at: Callable[[FloatArray], FloatArray]
    base: float
    minimum: float = 0.0
    maximum: float = ALMOST_ALL
    name: str = ""
    cells: int = 1

    def at(self, values: ArrayLike) -> FloatArray:
        """Weights (v, n) at values (v,) of the number; ``sensitivity-value-out-of-range`` beyond its range."""
        v = np.atleast_1d(np.asarray(values, np.float64))
        check_between(v, self.minimum, self.maximum)
        step = max(1, AT_ONCE // self.cells)
        return np.concatenate([self.weights_at(v[k : k + step]) for k in range(0, len(v), step)])

    @property
    def now(self) -> FloatArray:
        """Weights (n,) where the number stands now."""
        return np.asarray(self.at(self.base)[0])


def node_dial(
    supermatrix: Supermatrix,
    goal: ArrayLike,
    row: int,
    column: int,
    weights_of: Reading,
    *,
    block: Sequence[int] | None = None,
    name: str = "",
) -> Dial:
    """Node sensitivity: one influence moves; see :func:`mcdm.sensitivity.perturbation.with_entry`."""
    matrix, g = dense(supermatrix), np.asarray(goal, np.float64)
    for index in (row, column):
        check_index(index, len(matrix))
    column_of_it = matrix[:, column] if block is None else matrix[list(block), column]
    return Dial(
        lambda values: weights_of(with_entry(matrix, row, column, values, block), g),
        _share(float(matrix[row, column]), float(column_of_it.sum())),
        name=name,
        cells=matrix.size,
    )


def cluster_dial(
    unweighted: Supermatrix,
    cluster_of: Sequence[int],
    cluster_weights: ArrayLike,
    goal: ArrayLike,
    to: int,
    of: int,
    weights_of: Reading,
    *,
    name: str = "",
) -> Dial:
    """Cluster sensitivity: the share of cluster `to` in what influences cluster `of` moves."""
    weights, g = np.asarray(cluster_weights, np.float64), np.asarray(goal, np.float64)
    for index in (to, of):
        check_index(index, len(weights))
    return Dial(
        lambda values: weights_of(with_cluster_entry(unweighted, cluster_of, weights, to, of, values), g),
        _share(float(weights[to, of]), float(weights[:, of].sum())),
        name=name,
        cells=len(cluster_of) ** 2,
    )


def row_dial(supermatrix: Supermatrix, goal: ArrayLike, row: int, weights_of: Reading, *, name: str = "") -> Dial:
    """Row sensitivity: one element is pulled down (below .5) or up in every column.

    See :func:`mcdm.sensitivity.perturbation.with_row`.
    """
    matrix, g = dense(supermatrix), np.asarray(goal, np.float64)
    return Dial(lambda values: weights_of(with_row(matrix, row, values), g), RESTING, name=name, cells=matrix.size)


def _share(part: float, whole: float) -> float:
    return min(part / whole, ALMOST_ALL) if whole > 0 else 0.0
