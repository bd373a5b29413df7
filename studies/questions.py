"""Which pair to ask an expert next, and whether the answers are enough: the stop rule of a comparison set."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from mcdm.comparisons.design import Pair
from mcdm.comparisons.questions import Sufficiency, enough, next_pair
from mcdm.judgments import BestWorstComparisons, DirectRatings, FloatArray, Judgments, PairwiseComparisons
from mcdm.model import ComparisonSet
from studies.ballot_matrices import triangles
from studies.study import Choices

AHEAD = 8
"""How many questions are planned: more than an expert answers before the plan is made again."""


@dataclass(frozen=True)
class Outlook:
    """What is still to ask of one answer.

    Parameters
    ----------
    order
        Open pairs, the one that tells most first; at most eight.
    sufficiency
        Whether more answers would change the ranking; None where nothing is open, or nothing was answered.
    """

    order: tuple[tuple[str, str], ...]
    sufficiency: Sufficiency | None

    @property
    def settled(self) -> bool:
        """Whether more answers would most likely not change the ranking."""
        return self.sufficiency is not None and self.sufficiency.settled


@lru_cache(maxsize=4096)
def outlook(given: PairwiseComparisons, asked: ComparisonSet, choices: Choices) -> Outlook:
    """The next questions about a set after an answer, as the study's scale counts it; what was skipped stays so."""
    matrix, skipped = _counted(given, asked, choices)
    order: list[tuple[str, str]] = []
    is_open = next_pair(matrix, skipped) is not None
    told = enough(matrix, skipped=skipped) if given.answered and is_open else None
    while len(order) < AHEAD and (pair := next_pair(matrix, skipped)):
        i, j = pair
        matrix[i, j] = matrix[j, i] = 1.0  # which pairs are linked decides, not what was answered
        order.append((asked.elements[i], asked.elements[j]))
    return Outlook(tuple(order), told)


@lru_cache(maxsize=1024)
def whole_order(asked: ComparisonSet) -> tuple[tuple[str, str], ...]:
    """Every pair of a set, in an order that is planned once: what is linked decides, not what was answered."""
    matrix = np.eye(len(asked.elements))
    order: list[tuple[str, str]] = []
    while pair := next_pair(matrix, ()):
        i, j = pair
        matrix[i, j] = matrix[j, i] = 1.0
        order.append((asked.elements[i], asked.elements[j]))
    return tuple(order)


def is_settled(judgments: Judgments, asked: ComparisonSet, choices: Choices) -> bool:
    """Whether nothing more need be asked: points, every question answered or skipped, or enough for the ranking."""
    if isinstance(judgments, DirectRatings):
        return True
    if isinstance(judgments, BestWorstComparisons):
        return judgments.answered == judgments.asked
    if judgments.answered + len(judgments.skipped) == asked.pair_count:
        return True
    return outlook(judgments, asked, choices).settled


def _counted(given: PairwiseComparisons, asked: ComparisonSet, choices: Choices) -> tuple[FloatArray, tuple[Pair, ...]]:
    """An answer as the study's scale counts it, and the pairs left open on purpose."""
    at = {name: k for k, name in enumerate(asked.elements)}
    skipped = tuple((at[each.first], at[each.second]) for each in given.skipped)
    return np.ascontiguousarray(triangles(given, asked, choices)[..., 1]), skipped
