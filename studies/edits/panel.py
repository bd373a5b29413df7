"""Edits of the panel: experts, ballots, chosen methods, and a planner's overrides of weights."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from mcdm.errors import DecisionError
from mcdm.judgments import DirectRatings, Judgments
from mcdm.scales import check_on_scale
from studies.edits.ballots import fitting
from studies.edits.entries import replaced, require, without
from studies.study import PANEL, Ballot, Choices, Expert, Study, WeightOverride


def add_expert(study: Study, expert: Expert) -> Study:
    """Add a member to the panel; ``id-taken`` where there is one with this id."""
    return replace(study, experts=(*study.experts, expert))


def set_expert(study: Study, expert: Expert) -> Study:
    """Change name, weight or role of the expert with this id."""
    require(expert.id, (each.id for each in study.experts), "experts")
    return replace(study, experts=replaced(study.experts, expert, lambda each: each.id))


def remove_expert(study: Study, name: str) -> Study:
    """Remove an expert with all ballots."""
    require(name, (each.id for each in study.experts), "experts")
    experts = without(study.experts, name, lambda each: each.id)
    ballots = without(study.ballots, name, lambda ballot: ballot.expert)
    return replace(study, experts=experts, ballots=ballots)


def cast_ballot(study: Study, expert: str, set_name: str, judgments: Judgments, *, typed: bool = True) -> Study:
    """Answer a comparison set, in place of what the expert (or ``"panel"``) answered before.

    Parameters
    ----------
    study, expert, set_name, judgments
        Who answers what, and how.
    typed
        Whether a person answers on the 1-9 scale. Imported or computed judgments may be any positive ratio.

    Raises
    ------
    DecisionError
        What :func:`check_ballot` raises.
    """
    ballot = Ballot(expert, set_name, judgments)
    check_ballot(study, ballot, typed=typed)
    return with_ballots(study, replaced(study.ballots, ballot, lambda each: (each.expert, each.set)))


def check_ballot(study: Study, ballot: Ballot, *, typed: bool = True) -> None:
    """Raise unless this can be answered in this study: all that :func:`cast_ballot` refuses.

    Raises
    ------
    DecisionError
        ``judgment-off-scale``; ``ratings-not-comparable`` where an expert gives an element no points;
        ``id-unknown`` for the expert, the set or an element; ``ballot-elements-missing``.
    """
    expert, set_name, judgments = ballot.expert, ballot.set, ballot.judgments
    require(expert, (PANEL, *(each.id for each in study.experts)), "experts")
    require(set_name, study.every_set, "ballots")
    if typed:
        check_typed(judgments)
    if expert != PANEL and isinstance(judgments, DirectRatings) and min(judgments.points) == 0:
        nothing = judgments.elements[judgments.points.index(0)]
        raise DecisionError("ratings-not-comparable", set=set_name, element=nothing)
    study.check_elements(ballot)


def with_ballots(study: Study, ballots: Iterable[Ballot]) -> Study:
    """The study with these ballots in place of its own, as far as they fit its model and panel."""
    return replace(study, ballots=fitting(ballots, study.model, study.experts, study.subnetworks))


def check_typed(judgments: Judgments) -> None:
    """Raise ``judgment-off-scale`` where a judgment lies outside 1/9 ... 9; points are on no such scale."""
    if not isinstance(judgments, DirectRatings):
        for judgment in judgments.judgments:
            for ratio in {judgment.value, *judgment.bounds, *judgment.options}:
                check_on_scale(ratio, where=f"{judgment.first} / {judgment.second}")


def withdraw_ballot(study: Study, expert: str, set_name: str) -> Study:
    """Take back an answer; nothing changes where there is none."""
    return replace(study, ballots=without(study.ballots, (expert, set_name), lambda each: (each.expert, each.set)))


def set_choices(study: Study, choices: Choices) -> Study:
    """Choose the methods of the study."""
    return replace(study, choices=choices)


def override_weight(study: Study, element: str, weight: float, reason: str = "") -> Study:
    """Set the local weight of an element by hand, with the reason; its siblings keep their proportions."""
    override = WeightOverride(element, weight, reason)
    return replace(study, overrides=replaced(study.overrides, override, lambda each: each.element))


def undo_override(study: Study, element: str) -> Study:
    """Give an element back the weight that follows from the judgments."""
    return replace(study, overrides=without(study.overrides, element, lambda each: each.element))
