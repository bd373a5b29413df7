"""The shift of answers: grade shares move to neighbouring grades as a measured figure changes.

The cumulative-logit (proportional odds) model of ordinal answers, used from the surveyed shares on: no intercept is
fitted, so a shift of nothing gives back exactly what was surveyed.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from mcdm.judgments import FloatArray

SMALLEST_SHARE = 1e-9
"""Cumulative shares are kept this far from 0 and 1, where a logit would be infinite."""

LARGEST_SHIFT = 500.0
"""Logits beyond which an answer cannot get worse; keeps the exponential finite."""


def answer_shift(gain: FloatArray, visibility: ArrayLike, loss_aversion: float) -> FloatArray:
    """How many logits the answers move for a gain in utility; a loss moves them `loss_aversion` times as much.

    Parameters
    ----------
    gain
        Change of utility against time 0, any shape.
    visibility
        Logits for a change from the worst anchor to the best (beta); broadcasts with `gain`.
    """
    return np.multiply(visibility, np.where(gain < 0, loss_aversion * gain, gain))


def shift_answers(shares: FloatArray, shift: FloatArray) -> FloatArray:
    """Grade shares whose cumulative logits, counted from the best grade, moved by `shift`.

    c' = sigma(logit c + shift), written without logarithms as 1 / (1 + odds exp(-shift)) with odds = (1 - c) / c. Each
    step of it is monotone also after rounding, so no share becomes negative.

    Parameters
    ----------
    shares
        Shape (..., g), best grade first.
    shift
        Shape (...): logits, positive improves. Broadcasts with the leading axes of `shares`.

    Returns
    -------
    FloatArray
        Shape (..., g). Where the shift is 0 the shares are returned unchanged, bit for bit.

    References
    ----------
    McCullagh 1980, Regression models for ordinal data, doi:10.1111/j.2517-6161.1980.tb01109.x.
    """
    # Grades come first while computing: the long axes then lie side by side in memory.
    before = shares.transpose(-1, *range(shares.ndim - 1))
    before = before.reshape(len(before), *[1] * (shift.ndim + 1 - before.ndim), *before.shape[1:])
    cumulative = before[:-1].cumsum(0).clip(SMALLEST_SHARE, 1 - SMALLEST_SHARE)
    better = (1 - cumulative) / cumulative * np.exp(np.minimum(-shift, LARGEST_SHIFT))
    better += 1
    np.reciprocal(better, out=better)
    moved = np.empty((len(before), *better.shape[1:]))
    moved[0] = better[0]
    moved[1:-1] = better[1:] - better[:-1]
    moved[-1] = 1 - better[-1]
    np.copyto(moved, before, where=shift == 0)
    return moved.transpose(*range(1, moved.ndim), 0)
