"""Spill-over: an answer that moves takes along the answers to what it influences.

Customers whom the outage notices please think better of the hotline too. The influences are those of the study's own
network; so weights that follow the same influences must not be used beside it: they would count twice.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import ArrayLike

from mcdm.judgments import FloatArray
from mcdm.network.structure import scaled_columns


def spread(influences: ArrayLike, part: float, *, amplifying: bool = False) -> FloatArray:
    """The matrix K from direct shifts of answers to all of them: ``shifts = K @ direct``.

    K = (1 - rho) (I - rho W')^-1, followed without end: a part rho of every shift passes on, the rest stays. A shift
    that is everywhere the same then stays the same wherever something influences an indicator (it keeps its scale).
    Amplifying, without the factor 1 - rho, spilled effects add to the direct ones.

    Parameters
    ----------
    influences
        W, shape (n, n): ``W[i, j]`` is the influence of i on j; columns are scaled to one, or zero.
    part
        rho, in [0, 1).

    Returns
    -------
    FloatArray
        Shape (n, n). With weights g, ``g @ K`` are the weights (I - rho W)^-1 g: those of a damped network.
    """
    passed = np.asarray(scaled_columns(np.asarray(influences, np.float64)))
    size = len(passed)
    # a sum of powers of a matrix without negative entries: what falls below zero is rounding
    whole: FloatArray = np.maximum(np.linalg.inv(np.eye(size) - part * passed.T), 0.0)
    return whole if amplifying else np.asarray((1 - part) * whole)


def spilled(shifts: Mapping[int, FloatArray], matrix: FloatArray) -> dict[int, FloatArray]:
    """Direct shifts of answers with what they pass on: column -> (T + 1,) or (d, T + 1).

    Parameters
    ----------
    shifts
        Column -> logits, of the indicators whose own figure moved.
    matrix
        Shape (n, n), from :func:`spread`.
    """
    if not shifts:
        return {}
    columns = list(shifts)
    direct = np.stack(np.broadcast_arrays(*shifts.values()), axis=-1)
    passed = matrix[:, columns]
    reached = np.flatnonzero(passed.any(-1)).tolist()
    return {row: direct @ passed[row] for row in reached}
