"""The start of a walk in a pure network, such that its limit is the one Super Decisions reports.

Where elements are left that nothing influences (sinks), the walk along the influences ends and begins again. What it
begins with then matters, in two cases. With feedback, the powers of the supermatrix fade but their proportions settle:
beginning with these proportions, the limit has them too. Without feedback, several roots count the same, however long
the walks below them are. The totals published for the National Missile Defense model follow to their last digit.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike
from scipy.sparse.csgraph import connected_components

from mcdm.comparisons.matrix import BoolArray
from mcdm.judgments import FloatArray
from mcdm.network.structure import as_supermatrix, scaled_columns
from mcdm.weights import normalise

DOUBLINGS = 42
"""The mean of 2^42 powers is settled to twelve digits, also where the network turns in cycles."""


def persistent_start(supermatrix: ArrayLike, start: ArrayLike) -> FloatArray:
    """What a walk that ends begins again with.

    With feedback, v with W v = rho v for the largest rho that `start` reaches: sinks that return to it change nothing.
    Without, `start` over the lengths of the walks, so that each of its elements has the same say. Where a part of the
    walk never ends, `start` itself.

    Parameters
    ----------
    supermatrix
        W, shape (..., n, n); nonzero columns are scaled to one. All draws have the same links.
    start
        Non-negative, sum one, shape (n,).

    Returns
    -------
    FloatArray
        Shape (..., n), or (n,) where it is `start` as given; non-negative, sum one.

    References
    ----------
    Darroch and Seneta 1965, On quasi-stationary distributions in absorbing discrete-time finite Markov chains,
    doi:10.2307/3211876.
    """
    matrix, first = np.asarray(scaled_columns(as_supermatrix(np.asarray(supermatrix)))), np.asarray(start, np.float64)
    linked = np.atleast_2d((matrix > 0).any(tuple(range(matrix.ndim - 2))))
    reached = _reached(linked, np.atleast_1d(first > 0))
    inside = linked[np.ix_(reached, reached)]
    if not _fades(inside):
        return first
    part = matrix[..., reached, :][..., reached]
    found = np.zeros(matrix.shape[:-1])
    found[..., reached] = _lasting(part, first[reached]) if _turns(inside) else _alike(part, first[reached])
    return found


def _alike(part: FloatArray, start: FloatArray) -> FloatArray:
    """The start over the number of steps that follow from each element; an element without any counts as one."""
    ones = np.ones(part.shape[-1])
    visits = np.linalg.solve(np.eye(part.shape[-1]) - np.swapaxes(part, -1, -2), ones)
    return normalise(start / np.where(visits > 1.5, visits - 1, 1.0))


def _lasting(part: FloatArray, start: FloatArray) -> FloatArray:
    """The proportions in which the walk fades."""
    radius = np.abs(np.linalg.eigvals(part)).max(-1)
    power, mean = part / radius[..., None, None], np.broadcast_to(start, part.shape[:-1])
    for _ in range(DOUBLINGS):
        mean = normalise(mean + (power @ mean[..., None])[..., 0])
        power = power @ power
    return mean


def _reached(linked: BoolArray, start: BoolArray) -> BoolArray:
    """Elements that a walk from the start comes to, itself included."""
    found = start
    while True:
        more = found | linked[:, found].any(1)
        if (more == found).all():
            return found
        found = more


def _turns(linked: BoolArray) -> bool:
    """Whether there is any feedback, be it an element on itself."""
    count, _ = connected_components(linked, connection="strong")
    return bool(count < len(linked) or linked.diagonal().any())


def _fades(linked: BoolArray) -> bool:
    """Whether every element can come to a sink, so that no part of the walk lasts."""
    return bool(_reached(linked.T, np.atleast_1d(~linked.any(0))).all())
