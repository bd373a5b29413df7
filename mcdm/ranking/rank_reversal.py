"""Rank reversal: whether the order of the others depends on an alternative that nobody would choose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

import numpy as np

from mcdm.catalogue import find
from mcdm.choice import Choice
from mcdm.errors import DecisionError
from mcdm.ranking.decision_matrix import DecisionMatrix
from mcdm.ranking.ranking import Ranking

WORSE = 0.01
"""A dominated copy goes this part of the way from its original's value to the worst one, on every criterion."""


@dataclass(frozen=True)
class Reversal:
    """One change of the list of alternatives that changed the order of the others.

    Parameters
    ----------
    change
        Whether the alternative was left out, or a slightly worse copy of it was added.
    alternative
        Which one.
    flipped
        Pairs (better before, better after) among the alternatives of both lists.
    winner
        Who is first after the change if that is somebody else than before, else empty.
    """

    change: Literal["left-out", "copied"]
    alternative: str
    flipped: tuple[tuple[str, str], ...]
    winner: str = ""


@dataclass(frozen=True)
class RankReversals:
    """What the test of one method found.

    Parameters
    ----------
    method
        Its name in the catalogue.
    tested
        How many changes were tried.
    reversals
        Those that flipped at least one pair.
    """

    method: str
    tested: int
    reversals: tuple[Reversal, ...]

    @property
    def keeps_winner(self) -> bool:
        """Whether the same alternative stays first whatever irrelevant one comes or goes."""
        return not any(reversal.winner for reversal in self.reversals)


def rank_reversals(matrix: DecisionMatrix, choice: Choice) -> RankReversals:
    """Leave out each alternative that is not first, then add a dominated copy of each, and compare the orders.

    The copy stays within the range of every criterion. A pair that is tied in one of the two orders is no reversal.

    Parameters
    ----------
    matrix
        One matrix, not a batch.
    choice
        A method of the kind ``"ranking"`` and its parameters.

    Raises
    ------
    DecisionError
        ``method-unknown``, and what the method itself raises on the matrix as it is.
    """
    work = find("ranking", choice.method).bind(choice.arguments)
    before: Ranking = work(matrix)
    tested, reversals = 0, []
    for change, alternative, changed in _changes(matrix, before.winners):
        try:
            after = work(changed)
        except DecisionError:
            continue  # the method cannot work without (or with) this one: no order to compare
        tested += 1
        flipped = _flipped(before, after)
        if flipped:
            winner = "" if set(after.winners) & set(before.winners) else after.winners[0]
            reversals.append(Reversal(change, alternative, flipped, winner))
    return RankReversals(choice.method, tested, tuple(reversals))


def _changes(
    matrix: DecisionMatrix, winners: Sequence[str]
) -> list[tuple[Literal["left-out", "copied"], str, DecisionMatrix]]:
    """Every changed list of alternatives: without one of those that are not first, or with a copy of one."""
    names = matrix.alternatives
    changes: list[tuple[Literal["left-out", "copied"], str, DecisionMatrix]] = [
        ("left-out", name, matrix.of([other for other in names if other != name]))
        for name in names
        if name not in winners and len(names) > 2
    ]
    lowest, highest = matrix.values.min(0), matrix.values.max(0)
    worst = np.where(matrix.directions > 0, lowest, highest)
    for name, row in zip(names, matrix.values, strict=True):
        values = np.vstack([matrix.values, row + WORSE * (worst - row)])
        longer = (*names, "".join(names))  # an id that no alternative has
        changes.append(
            ("copied", name, DecisionMatrix(longer, matrix.criteria, values, matrix.objectives, matrix.weights))
        )
    return changes


def _flipped(before: Ranking, after: Ranking) -> tuple[tuple[str, str], ...]:
    """Pairs (better before, better after) of the alternatives that both lists hold."""
    first = dict(zip(before.alternatives, before.ranks.tolist(), strict=True))
    then = dict(zip(after.alternatives, after.ranks.tolist(), strict=True))
    kept = [name for name in before.order if name in then]
    return tuple((a, b) for a, b in combinations(kept, 2) if first[a] < first[b] and then[a] > then[b])
