"""Ballots beside a model that changes: what still fits is kept, in one order whoever answered first."""

from __future__ import annotations

from collections.abc import Iterable

from mcdm.judgments import DirectRatings, Judgments, PairwiseComparisons
from mcdm.model import CriteriaModel
from studies.study import PANEL, Ballot, Expert


def fitting(ballots: Iterable[Ballot], model: CriteriaModel, experts: Iterable[Expert]) -> tuple[Ballot, ...]:
    """The part of `ballots` that answers comparison sets of `model`, ordered by expert and then by set.

    Judgments of pairs that still exist stay. Points stay while every element has some: the points of a set that gained
    an element must be given anew.
    """
    sets = {each.id: each.elements for each in model.comparison_sets()}
    voters = [expert.id for expert in experts] + [PANEL]
    kept = []
    for ballot in ballots:
        if ballot.set in sets and ballot.expert in voters:
            judgments = _fitted(ballot.judgments, sets[ballot.set])
            if judgments is not None:
                kept.append(Ballot(ballot.expert, ballot.set, judgments))
    place = {name: k for k, name in enumerate(sets)}
    return tuple(sorted(kept, key=lambda ballot: (voters.index(ballot.expert), place[ballot.set])))


def _fitted(judgments: Judgments, elements: tuple[str, ...]) -> Judgments | None:
    if sorted(judgments.elements) == sorted(elements):
        return judgments
    if isinstance(judgments, DirectRatings):
        points = dict(zip(judgments.elements, judgments.points, strict=True))
        if not set(elements) <= points.keys() or not any(points[name] for name in elements):
            return None
        return DirectRatings(elements, tuple(points[name] for name in elements))
    rows = tuple(each for each in judgments.judgments if each.first in elements and each.second in elements)
    return PairwiseComparisons(elements, rows) if rows else None
