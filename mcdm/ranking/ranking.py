"""A ranking: scores of alternatives by one method, and the ranks they give."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from mcdm.errors import DecisionError
from mcdm.findings import Finding
from mcdm.judgments import FloatArray
from mcdm.ranking.decision_matrix import ROUNDING

RankArray = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Ranking:
    """What one method says about m alternatives, once or for many draws.

    Parameters
    ----------
    method
        Name in the catalogue, kind ``"ranking"``.
    alternatives
        Ids of the m alternatives.
    scores
        Read-only, shape (..., m), as the method defines them.
    higher_is_better
        Whether the best alternative has the highest score, or the lowest (VIKOR, MAIRCA).
    parts
        What the score is made of, by the method's own names, each of shape (..., m).
    findings
        What is doubtful about it.
    ranks
        Read-only integers (..., m): 1 is best, equals share the better rank (1, 2, 2, 4).

    Raises
    ------
    DecisionError
        ``ranking-undefined``: a score is not a number.
    """

    method: str
    alternatives: tuple[str, ...]
    scores: FloatArray
    higher_is_better: bool = True
    parts: Mapping[str, FloatArray] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    ranks: RankArray = field(init=False)

    def __post_init__(self) -> None:
        if not np.isfinite(self.scores).all():
            raise DecisionError("ranking-undefined", method=self.method)
        ranks = rank(self.scores, higher_is_better=self.higher_is_better)
        for array in (self.scores, ranks, *self.parts.values()):
            array.flags.writeable = False
        object.__setattr__(self, "ranks", ranks)

    @property
    def winners(self) -> tuple[str, ...]:
        """Who is first; several where they tie. For one matrix, not for a batch."""
        return tuple(name for name, place in zip(self.alternatives, self.ranks.tolist(), strict=True) if place == 1)

    @property
    def order(self) -> tuple[str, ...]:
        """The alternatives from best to worst; equals in the order in which they were given."""
        return tuple(self.alternatives[k] for k in np.argsort(self.ranks, kind="stable"))


def rank(scores: FloatArray, *, higher_is_better: bool = True) -> RankArray:
    """Ranks (..., m) of scores (..., m): one more than the number of better ones.

    Scores that differ by rounding only (1e-12 of the largest) are equal.
    """
    costs = -scores if higher_is_better else scores
    order = np.argsort(costs, -1, kind="stable")
    ascending = np.take_along_axis(costs, order, -1)
    places = np.arange(scores.shape[-1])
    first = np.zeros(scores.shape, dtype=np.int64)
    above = np.diff(ascending, axis=-1) > ROUNDING * abs(scores).max(-1, keepdims=True)
    first[..., 1:] = np.where(above, places[1:], 0)
    ranks = np.empty_like(first)
    np.put_along_axis(ranks, order, np.maximum.accumulate(first, -1) + 1, -1)
    return ranks
