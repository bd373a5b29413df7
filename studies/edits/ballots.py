"""Ballots beside a model that changes: what still fits is kept, in one order whoever answered first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from mcdm.judgments import BestWorstComparisons, DirectRatings, Judgments, PairwiseComparisons
from mcdm.model import CriteriaModel
from studies.study import PANEL, Ballot, Expert, sets_of
from studies.subnetworks import Subnetwork


def fitting(
    ballots: Iterable[Ballot],
    model: CriteriaModel,
    experts: Iterable[Expert],
    subnetworks: Iterable[Subnetwork] = (),
) -> tuple[Ballot, ...]:
    """The part of `ballots` that answers comparison sets of these models, ordered by expert and then by set.

    Judgments of pairs that still exist stay. Points stay while every element has some: the points of a set that gained
    an element must be given anew.
    """
    sets = {name: each.elements for name, each in sets_of(model, subnetworks).items()}
    voters = [expert.id for expert in experts] + [PANEL]
    kept = []
    for ballot in ballots:
        if ballot.set in sets and ballot.expert in voters:
            judgments = fitted(ballot.judgments, sets[ballot.set])
            if judgments is not None:
                kept.append(Ballot(ballot.expert, ballot.set, judgments))
    place = {name: k for k, name in enumerate(sets)}
    return tuple(sorted(kept, key=lambda ballot: (voters.index(ballot.expert), place[ballot.set])))


def fitted(judgments: Judgments, elements: tuple[str, ...]) -> Judgments | None:
    """The part of an answer that is about these elements; None where nothing is left of it."""
    if sorted(judgments.elements) == sorted(elements):
        return judgments
    if isinstance(judgments, DirectRatings):
        points = dict(zip(judgments.elements, judgments.points, strict=True))
        if not set(elements) <= points.keys() or not any(points[name] for name in elements):
            return None
        return DirectRatings(elements, tuple(points[name] for name in elements))
    if isinstance(judgments, BestWorstComparisons):
        return _anchored(judgments, elements)
    judged = tuple(each for each in judgments.judgments if {each.first, each.second} <= set(elements))
    skipped = tuple(each for each in judgments.skipped if {each.first, each.second} <= set(elements))
    revisions = tuple(each for each in judgments.revisions if {each.first, each.second} <= set(elements))
    return PairwiseComparisons(elements, judged, skipped, revisions) if judged or skipped else None


def _anchored(judgments: BestWorstComparisons, elements: tuple[str, ...]) -> Judgments | None:
    """Answers about the best and the worst; plain pairs once one of the two is gone."""
    rows = tuple(each for each in judgments.judgments if {each.first, each.second} <= set(elements))
    if not {judgments.best, judgments.worst} <= set(elements):
        return PairwiseComparisons(elements, rows) if rows else None
    best, worst = (
        tuple(answer for answer in answers if answer[0] in elements)
        for answers in (judgments.best_to_others, judgments.others_to_worst)
    )
    return replace(judgments, elements=elements, best_to_others=best, others_to_worst=worst)
