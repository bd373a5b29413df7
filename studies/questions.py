"""Which pair to ask an expert next, and whether the answers are enough: the stop rule of a comparison set."""

from __future__ import annotations

import numpy as np

from mcdm.comparison_design import Pair, asking_order
from mcdm.errors import DecisionError, closest
from mcdm.judgments import FloatArray, PairwiseComparisons
from mcdm.model import ComparisonSet
from mcdm.questions import Sufficiency, enough, next_pair
from studies.ballot_matrices import triangles
from studies.study import Study


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
    """Whether more answers would still change the expert's ranking (:func:`mcdm.questions.enough`).

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
    at = {name: k for k, name in enumerate(asked.elements)}
    skipped = tuple((at[each.first], at[each.second]) for each in ballot.judgments.skipped)
    return np.ascontiguousarray(triangles(ballot.judgments, asked, study.choices)[..., 1]), skipped
