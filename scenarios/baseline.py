"""Today: the weights, the answers, and the function that makes an index of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from mcdm.errors import DecisionError
from mcdm.judgments import FloatArray


class IndexFunction(Protocol):
    """An index of satisfaction: weights (..., n), memberships (..., n, g), scores (g,) -> (...).

    Leading axes broadcast: one set of weights reads many memberships, and the other way round.
    """

    def __call__(self, weights: FloatArray, memberships: FloatArray, scores: FloatArray, /) -> FloatArray:
        """The index, on the scale of the scores."""


@dataclass(frozen=True, eq=False)
class Baseline:
    """What the index reads today, and how.

    Parameters
    ----------
    weights
        Read-only, shape (n,): the central weights.
    memberships
        Read-only, shape (n, g): the central grade shares, best grade first.
    scores
        Read-only, shape (g,).
    index
        The index function of the study: a scenario's answers go through the same one.
    drawn_weights, drawn_memberships
        Shape (d, n) and (d, n, g) where judgments or the survey vary between draws; None where they do not.

    Raises
    ------
    DecisionError
        ``baseline-wrong-shape``, ``draws-of-different-count``.
    """

    weights: FloatArray
    memberships: FloatArray
    scores: FloatArray
    index: IndexFunction
    drawn_weights: FloatArray | None = None
    drawn_memberships: FloatArray | None = None

    def __post_init__(self) -> None:
        for name in ("weights", "memberships", "scores", "drawn_weights", "drawn_memberships"):
            if (values := getattr(self, name)) is not None:
                values = np.array(values, dtype=np.float64)
                values.flags.writeable = False
                object.__setattr__(self, name, values)
        count, grades = len(self.weights), len(self.scores)
        self._check("memberships", self.memberships, (count, grades))
        if self.drawn_weights is not None:
            self._check("drawn_weights", self.drawn_weights, (len(self.drawn_weights), count))
        if self.drawn_memberships is not None:
            self._check("drawn_memberships", self.drawn_memberships, (len(self.drawn_memberships), count, grades))
        common_count(self.drawn_weights, self.drawn_memberships)

    @property
    def score(self) -> float:
        """The baseline index."""
        return float(self.index(self.weights, self.memberships, self.scores))

    @property
    def is_drawn(self) -> bool:
        """Whether weights or memberships vary between draws."""
        return self.drawn_weights is not None or self.drawn_memberships is not None

    @property
    def central(self) -> Baseline:
        """The same without its draws."""
        return replace(self, drawn_weights=None, drawn_memberships=None)

    def of_draws(self, some: slice) -> Baseline:
        """The same with only some of the draws."""
        weights = None if self.drawn_weights is None else self.drawn_weights[some]
        memberships = None if self.drawn_memberships is None else self.drawn_memberships[some]
        return replace(self, drawn_weights=weights, drawn_memberships=memberships)

    def check_indicators(self, count: int) -> None:
        """``baseline-wrong-shape`` unless there are `count` indicators."""
        self._check("weights", self.weights, (count,))

    @staticmethod
    def _check(part: str, values: FloatArray, expected: tuple[int, ...]) -> None:
        if values.shape != expected:
            raise DecisionError("baseline-wrong-shape", part=part, shape=str(values.shape), expected=str(expected))


def common_count(*drawn: npt.NDArray[Any] | None) -> int | None:
    """The number of draws that arrays (d, ...) share, None where none is drawn; else ``draws-of-different-count``."""
    counts = sorted({len(each) for each in drawn if each is not None})
    if len(counts) > 1:
        raise DecisionError("draws-of-different-count", first=counts[0], second=counts[-1])
    return counts[0] if counts else None
