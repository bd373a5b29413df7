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

    K = (I - rho W')^-1 D, followed without end: an answer keeps 1 - rho of its own shift and takes rho from those that
    influence it. So D holds 1 - rho, but one where nothing influences an indicator: it takes nothing, and keeps its own
    shift whole. A shift that is everywhere the same then stays the same everywhere (it keeps its scale). Where all are
    influenced this is (1 - rho) (I - rho W')^-1; that form alone would take rho off every indicator that nothing
    influences, and give it to nobody. Amplifying, D is one everywhere: spilled effects add to the direct ones.

    Parameters
    ----------
    influences
        W, shape (n, n): ``W[i, j]`` is the influence of i on j; columns are scaled to one, or zero.
    part
        rho, in [0, 1).

    Returns
    -------
    FloatArray
        Shape (n, n). Where all are influenced and g are weights, ``g @ K`` are (1 - rho) (I - rho W)^-1 g: those of a
        damped network.
    """
    passed = np.asarray(scaled_columns(np.asarray(influences, np.float64)))
    size = len(passed)
    # a sum of powers of a matrix without negative entries: what falls below zero is rounding
    whole: FloatArray = np.maximum(np.linalg.inv(np.eye(size) - part * passed.T), 0.0)
    return whole if amplifying else np.asarray(whole * np.where(passed.any(0), 1 - part, 1.0))


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
