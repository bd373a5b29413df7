"""What a panel answers to one comparison set: each expert's own priorities, and the group's local weights."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from mcdm.comparisons.best_worst import contradiction
from mcdm.comparisons.consistency import RankedJudgment, above_threshold, worst_judgment
from mcdm.comparisons.local_priorities import LocalPriorities, local_priorities
from mcdm.errors import DecisionError
from mcdm.findings import Finding
from mcdm.judgments import DirectRatings, FloatArray, Judgments
from mcdm.model import ComparisonSet
from mcdm.panel.aggregation import aggregate_judgments, aggregate_priorities
from mcdm.weighting import direct
from studies.ballot_matrices import best_worst_answers, own_best_worst, triangles
from studies.study import PANEL, Ballot, Choices, Study
from studies.weighing import ExpertPriorities, SetWeights


@dataclass(frozen=True, eq=False)
class SetAnswer:
    """One comparison set answered: the local weights, every expert's own priorities, and what is doubtful."""

    weights: SetWeights
    experts: tuple[ExpertPriorities, ...]
    findings: tuple[Finding, ...]


def answers(study: Study) -> tuple[SetAnswer, ...]:
    """The answer to every comparison set of a study: reads model, experts, ballots and choices only."""
    return tuple(_answer(study, each) for each in study.comparison_sets.values())


def _answer(study: Study, asked: ComparisonSet) -> SetAnswer:
    """Weights of one set: the panel's own points where it gave them, else what its experts judged."""
    ballots = study.ballots_of(asked.id)
    experts, own = _expert_priorities(study, asked, [ballot for ballot in ballots if ballot.expert != PANEL])
    panel = next((ballot for ballot in ballots if ballot.expert == PANEL), None)
    if panel is not None:
        weights, findings = _panel_weights(panel.judgments, asked, study.choices)
        return SetAnswer(SetWeights(asked, weights, "panel"), experts, (*own, *findings))
    if not experts:
        nobody = Finding.of("comparisons-unanswered", asked.id, asked=asked.pair_count, elements=len(asked.elements))
        equal = np.full(len(asked.elements), 1 / len(asked.elements))
        return SetAnswer(SetWeights(asked, equal, "nobody"), (), (nobody,))
    weights, findings = _group_weights(study, asked, experts)
    return SetAnswer(SetWeights(asked, weights, "experts"), experts, (*own, *findings))


def _expert_priorities(
    study: Study, asked: ComparisonSet, ballots: Sequence[Ballot]
) -> tuple[tuple[ExpertPriorities, ...], tuple[Finding, ...]]:
    """Each expert's own weights and consistency, all at once."""
    if not ballots:
        return (), ()
    fuzzy = np.array([triangles(ballot.judgments, asked, study.choices) for ballot in ballots])
    matrices = fuzzy[..., 1]
    places = [f"{ballot.expert}/{asked.id}" for ballot in ballots]
    own = _local(fuzzy, asked, study.choices, places)
    worst = [_worst(matrix, weights) for matrix, weights in zip(matrices, own.weights, strict=True)]
    exceeding = above_threshold(
        worst,
        own.consistency,
        elements=asked.elements,
        places=places,
        threshold=study.choices.consistency_threshold,
    )
    experts = tuple(_one_expert(ballot, asked, study.choices, matrices[k], own, k) for k, ballot in enumerate(ballots))
    by_anchors = [
        finding
        for ballot, place in zip(ballots, places, strict=True)
        if (anchors := best_worst_answers(ballot.judgments, asked)) is not None
        for finding in contradiction(anchors, asked.elements, place)
    ]
    # Open pairs of one expert are seen in "answered"; what matters for the result is the group's own state.
    doubtful = tuple(f for f in own.findings if f.code in ("comparisons-disconnected", "extent-analysis-zero-weight"))
    return experts, (*exceeding, *by_anchors, *doubtful)


def _worst(matrix: FloatArray, weights: FloatArray) -> RankedJudgment | None:
    """The judgment that disagrees most with an expert's weights; with none that are zero, which no ratio can reach."""
    return worst_judgment(matrix, weights if (weights > 0).all() else local_priorities(matrix).weights)


def _one_expert(
    ballot: Ballot,
    asked: ComparisonSet,
    choices: Choices,
    matrix: FloatArray,
    own: LocalPriorities,
    k: int,
) -> ExpertPriorities:
    answered = int(np.count_nonzero(np.triu(matrix, 1)))
    ratio = float(own.consistency.ratio[k]) if own.consistency.defined[k] else None
    complete = answered == asked.pair_count
    by_anchors = own_best_worst(ballot.judgments, asked, choices)
    return ExpertPriorities(
        ballot.expert,
        asked.id,
        own.weights[k] if by_anchors is None else by_anchors,
        answered,
        asked.pair_count,
        ratio if complete else None,
        None if complete else ratio,
    )


def _group_weights(
    study: Study, asked: ComparisonSet, experts: Sequence[ExpertPriorities]
) -> tuple[FloatArray, tuple[Finding, ...]]:
    """The experts as one: their judgments joined first, or their priorities."""
    influence = {expert.id: expert.weight for expert in study.experts}
    shares = [influence[each.expert] for each in experts]
    if sum(shares) <= 0:
        raise DecisionError("expert-weights-all-zero", set=asked.id)
    if study.choices.aggregation == "priorities":
        return aggregate_priorities(np.array([each.weights for each in experts]), shares), ()
    ballots = {ballot.expert: ballot for ballot in study.ballots_of(asked.id)}
    fuzzy = np.array([triangles(ballots[each.expert].judgments, asked, study.choices) for each in experts])
    joined = np.stack([aggregate_judgments(fuzzy[..., plane], shares) for plane in range(3)], axis=-1)
    group = _local(joined[None], asked, study.choices, [asked.id])
    return group.weights[0], group.findings


def _panel_weights(
    judgments: Judgments, asked: ComparisonSet, choices: Choices
) -> tuple[FloatArray, tuple[Finding, ...]]:
    if isinstance(judgments, DirectRatings):
        points = dict(zip(judgments.elements, judgments.points, strict=True))
        return direct(np.array([points[element] for element in asked.elements])), ()
    joined = _local(triangles(judgments, asked, choices)[None], asked, choices, [asked.id])
    return joined.weights[0], joined.findings


def _local(fuzzy: FloatArray, asked: ComparisonSet, choices: Choices, places: Sequence[str]) -> LocalPriorities:
    """Weights of comparisons given as triangles (e, n, n, 3); only fuzzy methods read more than the middle."""
    return local_priorities(
        fuzzy[..., 1],
        choices.weighting.method,
        choices.weighting.arguments,
        table=choices.random_index,
        elements=asked.elements,
        places=places,
        triangles=fuzzy,
    )
