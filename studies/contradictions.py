"""Where one expert's answers to one set contradict each other: the measures, the places, the judgments behind them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mcdm.comparisons.consistency import consistency, geometric_consistency_index, ranked_judgments
from mcdm.comparisons.matrix import is_connected
from mcdm.comparisons.triads import TIE, Triad, cycles, ranked_triads
from mcdm.errors import DecisionError, closest
from mcdm.judgments import DirectRatings, FloatArray, PairwiseComparisons
from mcdm.model import ComparisonSet
from mcdm.scales import SAATY_VALUES
from mcdm.weighting.incomplete_least_squares import least_squares_weights
from studies.ballot_matrices import triangles
from studies.repairs import step_ratios
from studies.study import Study
from studies.weighing import ExpertPriorities, Weighing

GCI_LIMITS = {3: 0.31, 4: 0.35}
"""Elements -> limit of the GCI that stands for CR = .10; .37 for more (Aguaron and Moreno-Jimenez 2003)."""

GCI_LIMIT = 0.37


@dataclass(frozen=True)
class JudgedPair:
    """One answer and what the others say.

    Parameters
    ----------
    first, second
        The pair.
    value
        First over second, as answered.
    implied
        What all other answers say about it; None where they say nothing.
    error
        How many times too large (above 1) or too small it is against the weights.
    """

    first: str
    second: str
    value: float
    implied: float | None
    error: float


@dataclass(frozen=True)
class Circle:
    """Three elements preferred in a circle: each to the next, the last to the first.

    Parameters
    ----------
    elements
        In the order of preference.
    ties
        Where an element is only as good as the next one: one or two may be so, and then the rest contradicts the tie.
    """

    elements: tuple[str, str, str]
    ties: tuple[bool, bool, bool]

    @property
    def strict(self) -> bool:
        """Whether no element ties with the next one."""
        return not any(self.ties)


@dataclass(frozen=True)
class Detour:
    """The triad that contradicts itself most: `first` against `last` as answered, and as its way through `middle` says.

    Parameters
    ----------
    first, middle, last
        The three elements.
    direct, through
        First over last: answered, and the product of the other two answers.
    inconsistency
        Koczkodaj's, from 0 to below 1.
    """

    first: str
    middle: str
    last: str
    direct: float
    through: float
    inconsistency: float


@dataclass(frozen=True)
class Contradictions:
    """How an expert's answers to one set contradict each other.

    Parameters
    ----------
    expert, set
        Whose answers to what.
    ratio
        The consistency ratio, of the optimal completion where pairs are open.
    simulated
        Whether its random index was simulated because the table says nothing.
    gci, gci_limit
        The geometric consistency index, and the value up to which it is tolerable.
    detour
        The worst triad; None where nothing contradicts.
    circles
        Preferences that run in a circle, strict ones first.
    judgments
        Every answer, the one that disagrees most with the weights first.
    """

    expert: str
    set: str
    ratio: float
    simulated: bool
    gci: float
    gci_limit: float
    detour: Detour | None
    circles: tuple[Circle, ...]
    judgments: tuple[JudgedPair, ...]


def contradictions(study: Study, expert: str, set_name: str) -> Contradictions | None:
    """Where an expert's comparisons of a set contradict each other, as the study's judgment scale counts them.

    None where the expert did not compare, where two elements leave nothing to contradict, and where the answers do not
    link all elements.

    Raises
    ------
    DecisionError
        ``id-unknown`` for the set.
    """
    asked = study.every_set.get(set_name)
    if asked is None:
        raise DecisionError("id-unknown", name=set_name, where="ballots", suggestion=closest(set_name, study.every_set))
    given = next((each.judgments for each in study.ballots_of(set_name) if each.expert == expert), None)
    if given is None or isinstance(given, DirectRatings):
        return None
    matrix = np.ascontiguousarray(triangles(given, asked, study.choices)[..., 1])
    if len(matrix) < 3 or not is_connected(matrix):
        return None
    measured, elements = consistency(matrix, study.choices.random_index), asked.elements
    triads = ranked_triads(matrix, 1)
    return Contradictions(
        expert,
        set_name,
        float(measured.ratio),
        bool(measured.simulated),
        float(geometric_consistency_index(matrix)),
        GCI_LIMITS.get(len(elements), GCI_LIMIT),
        _detour(triads[0], elements) if triads else None,
        tuple(Circle(_three(elements, each.elements), _ties(matrix, each.elements)) for each in cycles(matrix)),
        _judgments(study, asked, matrix, PairwiseComparisons(elements, given.judgments).matrix()),
    )


def contradicting(weighing: Weighing, threshold: float) -> tuple[ExpertPriorities, ...]:
    """The answers whose consistency ratio is above the threshold, the highest first."""
    above = [each for each in weighing.experts if each.ratio is not None and each.ratio > threshold]
    return tuple(sorted(above, key=lambda each: -(each.ratio or 0.0)))


def _judgments(study: Study, asked: ComparisonSet, matrix: FloatArray, said: FloatArray) -> tuple[JudgedPair, ...]:
    """Every answer as it was said; what the others imply as the nearest step where the scale is not linear."""
    ratios, found = step_ratios(study, asked), []
    for each in ranked_judgments(matrix, least_squares_weights(matrix)):
        implied = each.implied
        if implied is not None and ratios != SAATY_VALUES:
            implied = SAATY_VALUES[int(np.abs(np.log(ratios) - np.log(implied)).argmin())]
        first, second = asked.elements[each.row], asked.elements[each.column]
        found.append(JudgedPair(first, second, float(said[each.row, each.column]), implied, each.error))
    return tuple(found)


def _ties(matrix: FloatArray, places: tuple[int, int, int]) -> tuple[bool, bool, bool]:
    first, second, third = places
    steps = matrix[[first, second, third], [second, third, first]]
    one, two, three = (np.abs(np.log(steps)) <= TIE).tolist()
    return one, two, three


def _detour(triad: Triad, elements: tuple[str, ...]) -> Detour:
    first, middle, last = _three(elements, triad.elements)
    return Detour(first, middle, last, triad.direct, triad.through, triad.inconsistency)


def _three(elements: tuple[str, ...], places: tuple[int, int, int]) -> tuple[str, str, str]:
    first, second, third = places
    return elements[first], elements[second], elements[third]
