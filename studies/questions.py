"""Which pair to ask an expert next, and whether the answers are enough: the stop rule of a comparison set."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from mcdm.comparisons.design import Pair, asking_order
from mcdm.comparisons.questions import Sufficiency, enough, next_pair
from mcdm.errors import DecisionError, closest
from mcdm.judgments import BestWorstComparisons, DirectRatings, FloatArray, Judgments, PairwiseComparisons
from mcdm.model import ComparisonSet
from studies.ballot_matrices import triangles
from studies.study import Choices, Study

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


def is_settled(judgments: Judgments, asked: ComparisonSet, choices: Choices) -> bool:
    """Whether nothing more need be asked: points, every question answered or skipped, or enough for the ranking."""
    if isinstance(judgments, DirectRatings):
        return True
    if isinstance(judgments, BestWorstComparisons):
        return judgments.answered == judgments.asked
    if judgments.answered + len(judgments.skipped) == asked.pair_count:
        return True
    return outlook(judgments, asked, choices).settled


def pairs_in_order(asked: ComparisonSet) -> tuple[tuple[str, str], ...]:
    """All pairs of a set in the order that makes its weights sure soonest, whatever is answered."""
    names = asked.elements
    return tuple((names[i], names[j]) for i, j in asking_order(len(names)))


def next_question(study: Study, expert: str, set_name: str) -> tuple[str, str] | None:
    """The open pair whose answer tells most; None where none is open, or the expert does not compare in pairs.

    Raises
    ------
    DecisionError
        ``id-unknown`` for the set.
    """
    asked = _asked(study, set_name)
    state = _state(study, expert, asked, set_name)
    pair = None if state is None else next_pair(*state)
    return None if pair is None else (asked.elements[pair[0]], asked.elements[pair[1]])


def sufficiency(study: Study, expert: str, set_name: str) -> Sufficiency | None:
    """Whether more answers would still change the expert's ranking (:func:`mcdm.comparisons.questions.enough`).

    Elements are numbered as in the set; pairs the expert skipped count as never to be answered. None where the expert
    does not compare in pairs.

    Raises
    ------
    DecisionError
        ``id-unknown`` for the set.
    """
    state = _state(study, expert, _asked(study, set_name), set_name)
    return None if state is None else enough(state[0], skipped=state[1])


def _asked(study: Study, set_name: str) -> ComparisonSet:
    if set_name not in study.every_set:
        suggestion = closest(set_name, study.every_set)
        raise DecisionError("id-unknown", name=set_name, where="ballots", suggestion=suggestion)
    return study.every_set[set_name]


def _state(
    study: Study, expert: str, asked: ComparisonSet, set_name: str
) -> tuple[FloatArray, tuple[Pair, ...]] | None:
    """The expert's comparisons as the study's scale counts them, and the pairs left open on purpose."""
    ballot = next((each for each in study.ballots_of(set_name) if each.expert == expert), None)
    if ballot is None:
        return np.eye(len(asked.elements)), ()
    if not isinstance(ballot.judgments, PairwiseComparisons):
        return None
    return _counted(ballot.judgments, asked, study.choices)


def _counted(given: PairwiseComparisons, asked: ComparisonSet, choices: Choices) -> tuple[FloatArray, tuple[Pair, ...]]:
    """An answer as the study's scale counts it, and the pairs left open on purpose."""
    at = {name: k for k, name in enumerate(asked.elements)}
    skipped = tuple((at[each.first], at[each.second]) for each in given.skipped)
    return np.ascontiguousarray(triangles(given, asked, choices)[..., 1]), skipped
