"""How an operating figure moves when levers close its gap."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from mcdm.findings import Finding
from mcdm.judgments import FloatArray
from satisfaction.indicators import OperatingFigure
from scenarios.effect_model import EffectModel
from scenarios.figure_gains import gap

__all__ = ["LARGEST_CLOSED", "beyond_attainable", "close_gaps", "figure_values", "gap", "is_outside_anchors"]

LARGEST_CLOSED = 0.95
"""No lever closes more of a gap than this, whatever the future makes of its effect."""


def close_gaps(model: EffectModel, ramps: Mapping[int, FloatArray], closed: FloatArray) -> dict[int, FloatArray]:
    """The part of each gap that is left: the product of (1 - e s) over levers and (1 - gamma s_a s_b) over pairs.

    Levers overlap without counting twice, and the gap stays positive, because each closes a part of what is left.

    Parameters
    ----------
    model
        Levers, effects and figures.
    ramps
        Lever -> how far it has come: shape (T,), or (d, T) where that differs between draws.
    closed
        Share of the gap closed at full effect, for each effect of the model: shape (effects,) or (effects, d).

    Returns
    -------
    dict
        Figure -> part of its gap left, shape (T,) or (d, T), for the figures that the levers of `ramps` move.
    """
    order = [k for k in model.links_by_figure if model.links[k][0] in ramps]
    left: dict[int, FloatArray] = {}
    if order:
        moved = [model.links[k][1] for k in order]
        shares = np.minimum(closed[order], LARGEST_CLOSED)[..., None]
        come = np.stack(np.broadcast_arrays(*(ramps[model.links[k][0]] for k in order)))
        if come.ndim < shares.ndim:
            come = come[:, None]
        remaining = 1 - shares.reshape(len(order), *[1] * (come.ndim - shares.ndim), *shares.shape[1:]) * come
        starts = [k for k in range(len(order)) if k == 0 or moved[k] != moved[k - 1]]
        left = dict(zip([moved[k] for k in starts], np.multiply.reduceat(remaining, starts, axis=0), strict=True))
    for first, second, figure, strength in model.pairs:
        if first in ramps and second in ramps:
            left[figure] = left.get(figure, np.float64(1)) * (1 - strength * ramps[first] * ramps[second])
    return left


def figure_values(figure: OperatingFigure, left: FloatArray) -> FloatArray:
    """The value of a figure with a part of its gap left; a part of one gives today's value to the bit.

    A figure that is already better than what was called attainable has no gap and does not move.
    """
    return figure.today + gap(figure) * (left - 1)


def beyond_attainable(figure: OperatingFigure, place: str) -> tuple[Finding, ...]:
    """That a figure is on the wrong side of what was called attainable, so that nothing moves it."""
    if figure.today == figure.attainable or gap(figure):
        return ()
    return (Finding.of("figure-beyond-attainable", place, today=figure.today, attainable=figure.attainable),)


def is_outside_anchors(figure: OperatingFigure, value: float) -> bool:
    """Whether a change around `value` would not be visible, because it lies beyond the best or worst anchor."""
    return not min(figure.anchors) <= value <= max(figure.anchors)
