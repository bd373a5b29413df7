"""The decision matrix: how every alternative does on every criterion, in which direction, and with what weight."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from mcdm.errors import DecisionError
from mcdm.findings import Finding
from mcdm.judgments import FloatArray

ROUNDING = 1e-12
"""Differences below this part of the numbers themselves are rounding, not a difference."""


@dataclass(frozen=True, eq=False)
class DecisionMatrix:
    """m alternatives on n criteria, once or for many draws.

    Parameters
    ----------
    alternatives, criteria
        Ids, m >= 2 and n >= 1 of them.
    values
        Performances (..., m, n) in whatever unit each criterion has; kept read-only.
    objectives
        Shape (n,): 1 where more is better, -1 where less is better (a cost).
    weights
        Shape (..., n): non-negative, not all zero; they are scaled to one and kept read-only. The leading axes of
        `values` and `weights` are broadcast against each other.

    Raises
    ------
    DecisionError
        ``decision-matrix-wrong-shape``, ``decision-matrix-too-small``, ``decision-value-missing`` (not a number or
        infinite), ``decision-objective-unknown``, ``decision-weights-unusable``.
    """

    alternatives: tuple[str, ...]
    criteria: tuple[str, ...]
    values: FloatArray
    objectives: tuple[int, ...]
    weights: FloatArray

    def __post_init__(self) -> None:
        m, n = len(self.alternatives), len(self.criteria)
        values, weights = np.array(self.values, dtype=np.float64), np.array(self.weights, dtype=np.float64)
        if values.shape[-2:] != (m, n) or weights.shape[-1:] != (n,) or len(self.objectives) != n:
            shapes = f"{_words(values.shape)}, {_words(weights.shape)}, {len(self.objectives)}"
            raise DecisionError("decision-matrix-wrong-shape", alternatives=m, criteria=n, shapes=shapes)
        if m < 2 or n < 1:
            raise DecisionError("decision-matrix-too-small", alternatives=m, criteria=n)
        if not np.isfinite(values).all():
            *_, row, column = np.argwhere(~np.isfinite(values))[0]
            alternative, criterion = self.alternatives[row], self.criteria[column]
            raise DecisionError("decision-value-missing", alternative=alternative, criterion=criterion)
        for criterion, objective in zip(self.criteria, self.objectives, strict=True):
            if objective not in (1, -1):
                raise DecisionError("decision-objective-unknown", criterion=criterion, value=str(objective))
        total = weights.sum(-1, keepdims=True)
        if not (np.isfinite(weights).all() and (weights >= 0).all() and (total > 0).all()):
            listed = ", ".join(f"{weight:g}" for weight in weights.reshape(-1, n)[0])
            raise DecisionError("decision-weights-unusable", values=listed)
        weights /= total
        values.flags.writeable = weights.flags.writeable = False
        object.__setattr__(self, "values", values)
        object.__setattr__(self, "weights", weights)

    @property
    def directions(self) -> FloatArray:
        """The objectives as numbers, shape (n,)."""
        return np.array(self.objectives, dtype=np.float64)

    @cached_property
    def without_range(self) -> tuple[str, ...]:
        """Criteria on which all alternatives are equal: they tell none from another and contribute nothing."""
        same = (spans(self.values) == 0).reshape(-1, len(self.criteria)).all(0)
        return tuple(criterion for criterion, equal in zip(self.criteria, same, strict=True) if equal)

    def findings(self) -> tuple[Finding, ...]:
        """What is doubtful about ranking by this matrix: criteria without range."""
        if len(self.without_range) == len(self.criteria):
            return (Finding.of("ranking-all-equal"),)
        return tuple(Finding.of("criterion-without-range", criterion) for criterion in self.without_range)

    def of(self, alternatives: Sequence[str]) -> DecisionMatrix:
        """The same question about some of the alternatives, at least two, in this order."""
        rows = [self.alternatives.index(alternative) for alternative in alternatives]
        return DecisionMatrix(
            tuple(alternatives), self.criteria, self.values[..., rows, :], self.objectives, self.weights
        )


def spans(values: FloatArray) -> FloatArray:
    """Largest minus smallest value of each criterion, shape (..., 1, n) from (..., m, n); 0 where that is rounding."""
    return span(values.max(-2, keepdims=True), values.min(-2, keepdims=True))


def span(highest: FloatArray, lowest: FloatArray) -> FloatArray:
    """`highest` - `lowest`, and 0 where that is rounding."""
    difference = highest - lowest
    return np.where(difference > ROUNDING * np.maximum(abs(highest), abs(lowest)), difference, 0.0)


def lengths(values: FloatArray) -> FloatArray:
    """Euclidean lengths of the columns, shape (..., 1, n) from (..., m, n), for numbers of any size."""
    units = abs(values).max(-2, keepdims=True)
    parts = values / np.where(units > 0, units, 1.0)  # squares of very large or small numbers would be lost
    return np.asarray(units * np.sqrt(np.einsum("...mn,...mn->...n", parts, parts))[..., None, :])


def shares_of(values: FloatArray, divisors: FloatArray) -> FloatArray:
    """`values` / `divisors`, and 0 where the divisor is 0: what has no range contributes nothing."""
    return np.asarray(values * np.divide(1.0, divisors, out=np.zeros_like(divisors), where=divisors != 0))


def _words(shape: tuple[int, ...]) -> str:
    return " x ".join(map(str, shape))
