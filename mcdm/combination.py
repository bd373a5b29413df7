"""Combining the weights that experts give with those that the values themselves suggest."""

from __future__ import annotations

from typing import Annotated

import numpy as np

from mcdm.catalogue import Accepts, Bounds, method
from mcdm.errors import DecisionError
from mcdm.judgments import FloatArray
from mcdm.weights import normalise

WeightVector = Annotated[FloatArray, Accepts("weights")]
"""Weights (..., n), each row summing to one."""

Share = Annotated[float, Bounds(0, 1)]
"""The part of the experts, 0 to 1; the rest is that of the values."""


@method("combination", "additive")
def additive(expert: WeightVector, objective: WeightVector, *, share: Share = 0.5) -> FloatArray:
    """The weighted mean of the two: share of the experts times theirs, plus the rest times the other.

    Parameters
    ----------
    expert, objective
        Weights (..., n) of the same elements.
    share
        The part of the experts.

    Returns
    -------
    FloatArray
        Weights (..., n), summing to one.

    Raises
    ------
    DecisionError
        ``combination-wrong-length``, ``combination-not-weights``.
    """
    first, second = _pair(expert, objective)
    return normalise(share * first + (1 - share) * second)


@method("combination", "multiplicative")
def multiplicative(expert: WeightVector, objective: WeightVector) -> FloatArray:
    """The product of the two, scaled to one: what either finds unimportant becomes unimportant.

    Parameters and errors as :func:`additive`; also ``combination-nothing-shared`` where every product is zero.
    """
    first, second = _pair(expert, objective)
    return _scaled(first * second)


@method("combination", "geometric")
def geometric(expert: WeightVector, objective: WeightVector, *, share: Share = 0.5) -> FloatArray:
    """The weighted geometric mean of the two, scaled to one: ratios between elements are averaged, not weights.

    Parameters and errors as :func:`additive`; also ``combination-nothing-shared`` where every mean is zero.
    """
    first, second = _pair(expert, objective)
    return _scaled(first**share * second ** (1 - share))


def _pair(expert: FloatArray, objective: FloatArray) -> tuple[FloatArray, FloatArray]:
    first, second = np.asarray(expert, dtype=np.float64), np.asarray(objective, dtype=np.float64)
    if first.ndim == 0 or second.ndim == 0 or first.shape[-1] != second.shape[-1]:
        raise DecisionError("combination-wrong-length", expert=first.shape[-1:], objective=second.shape[-1:])
    for weights in (first, second):
        if not (weights.size and weights.min() >= 0 and np.abs(weights.sum(-1) - 1).max() <= 1e-6):
            raise DecisionError("combination-not-weights", values=", ".join(f"{w:g}" for w in weights.ravel()[:12]))
    return first, second


def _scaled(products: FloatArray) -> FloatArray:
    if (products.sum(-1) <= 0).any():
        raise DecisionError("combination-nothing-shared")
    return normalise(products)
