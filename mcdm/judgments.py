"""Judgments: what an expert said about one comparison set."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import numpy as np
from numpy.typing import NDArray

from mcdm.catalogue import Accepts
from mcdm.errors import DecisionError, closest
from mcdm.scales import LARGEST_RATIO

FloatArray = NDArray[np.float64]

CompleteComparisons = Annotated[FloatArray, Accepts("complete-comparisons")]
"""Comparison matrices (..., n, n) in which every pair was answered."""

IncompleteComparisons = Annotated[FloatArray, Accepts("incomplete-comparisons")]
"""Comparison matrices (..., n, n), 0 where a pair was not answered; the answered pairs link all elements."""

Ratings = Annotated[FloatArray, Accepts("ratings")]
"""Points (..., n) given directly: non-negative, not all zero."""


@dataclass(frozen=True)
class PairwiseJudgment:
    """How many times more important `first` is than `second`: any positive ratio."""

    first: str
    second: str
    value: float


@dataclass(frozen=True)
class PairwiseComparisons:
    """Answers to pairs of one comparison set. A pair that is not listed was not answered.

    Raises
    ------
    DecisionError
        ``id-unknown``, ``judgment-repeated`` (the same pair twice, in either order), ``judgment-of-itself``,
        ``judgment-not-a-number``, ``judgment-too-large`` (beyond 10^12, either way).
    """

    elements: tuple[str, ...]
    judgments: tuple[PairwiseJudgment, ...] = ()

    def __post_init__(self) -> None:
        known, seen = set(self.elements), set()
        for judgment in self.judgments:
            for name in (judgment.first, judgment.second):
                if name not in known:
                    raise DecisionError("id-unknown", name=name, where="judgments", suggestion=closest(name, known))
            pair = frozenset((judgment.first, judgment.second))
            if len(pair) == 1:
                raise DecisionError("judgment-of-itself", name=judgment.first)
            if pair in seen:
                raise DecisionError("judgment-repeated", first=judgment.first, second=judgment.second)
            where = f"{judgment.first} / {judgment.second}"
            if not (np.isfinite(judgment.value) and judgment.value > 0):
                raise DecisionError("judgment-not-a-number", value=str(judgment.value), where=where)
            if not 1 / LARGEST_RATIO <= judgment.value <= LARGEST_RATIO:
                raise DecisionError("judgment-too-large", value=judgment.value, where=where, limit=LARGEST_RATIO)
            seen.add(pair)

    @property
    def answered(self) -> int:
        """How many pairs were answered."""
        return len(self.judgments)

    def matrix(self) -> FloatArray:
        """The reciprocal matrix (n, n): 1 on the diagonal, 0 where a pair was not answered."""
        at = {name: k for k, name in enumerate(self.elements)}
        matrix = np.eye(len(self.elements))
        for judgment in self.judgments:
            i, j = at[judgment.first], at[judgment.second]
            matrix[i, j], matrix[j, i] = judgment.value, 1 / judgment.value
        return matrix


@dataclass(frozen=True)
class DirectRatings:
    """Points given directly to every element of a set, e.g. 100 shared out: non-negative, not all zero."""

    elements: tuple[str, ...]
    points: tuple[float, ...]

    def __post_init__(self) -> None:
        if len(self.points) != len(self.elements):
            raise DecisionError("ratings-wrong-length", given=len(self.points), expected=len(self.elements))
        points = np.asarray(self.points, float)
        if not np.isfinite(points).all() or (points < 0).any() or points.sum() <= 0:
            raise DecisionError("ratings-not-positive", values=", ".join(f"{p:g}" for p in self.points))


Judgments = PairwiseComparisons | DirectRatings
"""What a ballot may hold."""
