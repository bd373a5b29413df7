"""What to ask an expert next about one comparison set, and whether the answers are enough."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from mcdm.judgments import BestWorstComparisons, DirectRatings, Judgments, PairwiseComparisons
from mcdm.questions import Sufficiency, enough, next_pair

AHEAD = 8
"""How many questions are planned ahead: more than an expert answers before the plan is made again."""


@dataclass(frozen=True)
class Outlook:
    """What is still to ask of one answer.

    Parameters
    ----------
    order
        Open pairs of elements, the one that tells most first; at most eight.
    sufficiency
        Whether more answers would change the order; None where nothing is open, or nothing was answered.
    """

    order: tuple[tuple[str, str], ...]
    sufficiency: Sufficiency | None

    @property
    def settled(self) -> bool:
        """Whether more answers would most likely not change the order."""
        return self.sufficiency is not None and self.sufficiency.settled


@lru_cache(maxsize=4096)
def outlook(given: PairwiseComparisons) -> Outlook:
    """The next questions about the set of an answer; a skipped pair is not asked again."""
    elements, matrix = given.elements, given.matrix()
    at = {name: k for k, name in enumerate(elements)}
    skipped = [(at[pair.first], at[pair.second]) for pair in given.skipped]
    order: list[tuple[str, str]] = []
    is_open = next_pair(matrix, skipped) is not None
    told = enough(matrix, skipped=skipped) if given.answered and is_open else None
    while len(order) < AHEAD and (pair := next_pair(matrix, skipped)):
        i, j = pair
        matrix[i, j] = matrix[j, i] = 1.0  # which pairs are linked decides, not what was answered
        order.append((elements[i], elements[j]))
    return Outlook(tuple(order), told)


def is_settled(judgments: Judgments) -> bool:
    """Whether nothing more need be asked: points, all questions answered or skipped, or enough for the order."""
    if isinstance(judgments, DirectRatings):
        return True
    if isinstance(judgments, BestWorstComparisons):
        return judgments.answered == judgments.asked
    count = len(judgments.elements)
    if judgments.answered + len(judgments.skipped) == count * (count - 1) // 2:
        return True
    return outlook(judgments).settled
