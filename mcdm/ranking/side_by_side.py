"""Several methods on one decision matrix: who wins how often, and how far the methods agree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from mcdm.catalogue import find, methods
from mcdm.choice import Choice
from mcdm.errors import DecisionError
from mcdm.judgments import FloatArray
from mcdm.panel.consensus import kendall_w
from mcdm.ranking.decision_matrix import DecisionMatrix
from mcdm.ranking.ranking import RankArray, Ranking


@dataclass(frozen=True, eq=False)
class SideBySide:
    """Rankings of the same m alternatives by k methods.

    Parameters
    ----------
    alternatives
        Ids of the m alternatives.
    rankings
        One a method, in the order asked for.
    refused
        Method -> why it cannot work on this matrix (a negative value, say).
    """

    alternatives: tuple[str, ...]
    rankings: tuple[Ranking, ...]
    refused: tuple[tuple[str, DecisionError], ...] = ()

    @property
    def ranks(self) -> RankArray:
        """Shape (k, m): one row a method."""
        return np.array([ranking.ranks for ranking in self.rankings]).reshape(-1, len(self.alternatives))

    @property
    def wins(self) -> dict[str, int]:
        """Alternative -> how many methods put it first; a tie counts for each."""
        return dict(zip(self.alternatives, (self.ranks == 1).sum(0).tolist(), strict=True))

    @property
    def correlations(self) -> FloatArray:
        """Spearman's rank correlation between methods, shape (k, k), ties at their mean rank.

        A method that puts all first correlates with nothing (0), except with one that does so too (1).
        """
        centred = mean_ranks(self.ranks) - (len(self.alternatives) + 1) / 2
        lengths = np.sqrt(np.square(centred).sum(-1, keepdims=True))
        units = np.divide(centred, lengths, out=np.zeros_like(centred), where=lengths > 0)
        flat = lengths[:, 0] == 0
        return np.asarray(np.clip(units @ units.T, -1, 1) + np.outer(flat, flat))

    @property
    def concordance(self) -> float | None:
        """Kendall's W of the methods, 0 to 1; None for fewer than two, or where none prefers anything."""
        try:
            return kendall_w(-self.ranks).coefficient
        except DecisionError:
            return None


def side_by_side(matrix: DecisionMatrix, choices: Sequence[Choice] = ()) -> SideBySide:
    """Rank one matrix by the chosen methods, or by every method of the catalogue with its usual parameters.

    Raises
    ------
    DecisionError
        ``method-unknown`` and those of parameters. A method that cannot work on these values is listed as refused.
    """
    rankings, refused = [], []
    for choice in choices or [Choice(name) for name in methods("ranking")]:
        work = find("ranking", choice.method).bind(choice.arguments)
        try:
            rankings.append(work(matrix))
        except DecisionError as reason:
            refused.append((choice.method, reason))
    return SideBySide(matrix.alternatives, tuple(rankings), tuple(refused))


def mean_ranks(ranks: RankArray) -> FloatArray:
    """Ranks (..., m) in which equals share the better rank, with equals at the mean of their places instead."""
    same = (ranks[..., :, None] == ranks[..., None, :]).sum(-1)
    return np.asarray(ranks + (same - 1) / 2)
