"""The decision matrix: a measured value of every alternative in every criterion, and what it cannot tell apart."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from mcdm.comparisons.matrix import BoolArray
from mcdm.errors import DecisionError
from mcdm.judgments import FloatArray

SAME = 1e-12
"""Values of a column that differ less than this, relative to the largest, are the same value."""


def check_decision_values(values: ArrayLike, *, smallest: float = -np.inf) -> FloatArray:
    """The matrix as float64 (..., m, n), if it is one of finite numbers of at least `smallest`.

    Raises
    ------
    DecisionError
        ``decision-values-wrong-shape``, ``decision-value-not-a-number``, ``decision-value-too-small``.
    """
    try:
        numbers = np.asarray(values, dtype=np.float64)
    except (TypeError, ValueError):
        raise DecisionError("decision-values-wrong-shape", shape="rows of unequal length or not numbers") from None
    if numbers.ndim < 2 or 0 in numbers.shape:
        raise DecisionError("decision-values-wrong-shape", shape=" x ".join(map(str, numbers.shape)))
    if not np.isfinite(numbers).all():
        raise DecisionError("decision-value-not-a-number", **_first(numbers, ~np.isfinite(numbers)))
    if numbers.min() < smallest:
        raise DecisionError("decision-value-too-small", minimum=smallest, **_first(numbers, numbers < smallest))
    return numbers


def constant_columns(values: FloatArray) -> BoolArray:
    """Which criteria all alternatives of (..., m, n) meet equally, shape (..., n)."""
    span = values.max(-2) - values.min(-2)
    return np.asarray(span <= SAME * np.abs(values).max(-2))


def shared_out(contents: FloatArray, informative: BoolArray) -> FloatArray:
    """Information contents (..., n) scaled to one; where none has any, the informative criteria (or all) are equal."""
    counted = np.where(informative, contents, 0.0)
    nothing = counted.sum(-1, keepdims=True) <= 0
    equal = np.where(informative.any(-1, keepdims=True), informative, True)
    counted = np.where(nothing, equal, counted)
    return np.asarray(counted / counted.sum(-1, keepdims=True))


def _first(numbers: FloatArray, wrong: BoolArray) -> dict[str, int | str]:
    """Where the first wrong value stands, counted from 1, and what it is."""
    place = tuple(np.argwhere(wrong)[0])
    return {"row": int(place[-2]) + 1, "column": int(place[-1]) + 1, "value": str(numbers[place])}
