"""How far weights that hardly change any more can still be from the stationary ones: bounds that hold for certain.

A step whose change is small proves nothing by itself: where mixing is slow, every step is small. Each function here
gives a factor instead; the sum of absolute errors is at most that factor times the sum of absolute changes in a step.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from mcdm.judgments import FloatArray

SHARED_LEAST = 1e-4
"""Least mass that all columns have in common for a factor to follow from it."""

TOLD = 0.7
"""The way to an element counts as known when the element hearing least of it hears this much of what others hear."""


def error_by_shared(smallest: FloatArray) -> float:
    """The factor where some elements influence all others, else infinity; from the smallest entry of each row, (m,).

    All columns have the mass s = sum(smallest) in common, so a step shrinks every difference by 1 - s (Doeblin), and
    the error is at most the change divided by s.
    """
    shared = float(smallest.sum())
    return 1 / shared if shared >= SHARED_LEAST else np.inf


def error_by_hitting(matrix: Any, held: int, steps: int, period: int = 1) -> float:
    """The factor by the expected steps to one element that all others reach, or infinity where `steps` do not tell.

    Hold element h and let Q be the steps among the others, A = I - Q. The inverse of this M-matrix says how often a
    walk from one element to h visits another, and no walk is longer than max(y) / c for any y with y A >= c > 0. What
    the change adds and what it takes away are walks of equal mass; their difference, scaled back, is three such walks
    of half the change at most: hence 1.5. With t_k, h's row of W^k, and y = sum over i < k of (t_i[h] - t_i), y A is
    t_k beside h: once t_k is positive everywhere, there is a bound, and it is good when t_k is nearly even. A finite
    factor for period 1 says as well that every element reaches h, and that h lies on cycles of lengths k and k + 1.
    """
    told = np.zeros(matrix.shape[0])
    told[held], backward = 1.0, matrix.T
    total = np.zeros(len(told))
    stay = 0.0 if period == 1 else 0.5  # a walk that rests every other time does not rotate, at half the pace
    for _ in range(steps):
        total += told
        told = (1 - stay) * (backward @ told) + stay * told if stay else backward @ told
        least, most = float(told.min()), float(told.max())
        if least >= TOLD * most:
            return 1.5 * (1 - stay) * float(total[held] - total.min()) / least
    return np.inf
