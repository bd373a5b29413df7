"""From ballots to weights: local priorities, group weights, supermatrix, global weights."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from mcdm.aggregation import aggregate_judgments, aggregate_priorities
from mcdm.consensus import consensus
from mcdm.consistency import above_threshold, worst_judgment
from mcdm.errors import DecisionError
from mcdm.findings import Finding
from mcdm.judgments import DirectRatings, FloatArray, Judgments, PairwiseComparisons
from mcdm.local_priorities import LocalPriorities, local_priorities
from mcdm.model import GOAL, ComparisonSet, CriteriaModel
from mcdm.supermatrix import Block, network_weights, unweighted_supermatrix, weighted_supermatrix
from mcdm.weighting import direct
from mcdm.weights import Weights
from studies.study import PANEL, Ballot, Choices, Study, WeightOverride
from studies.weighing import ExpertPriorities, SetWeights, Weighing


def weigh(study: Study) -> Weighing:
    """Everything that follows from the model, the ballots, the overrides and the choices of a study."""
    answers = [_answer(study, each) for each in study.comparison_sets.values()]
    sets = {answer.weights.set.id: answer.weights for answer in answers}

    local, branch, goal = _decompose(study.model, sets)
    unweighted = _unweighted(study.model, sets)
    supermatrix = _weighted(study.model, sets, unweighted)
    network = network_weights(supermatrix, goal, study.choices.damping, names=study.model.node_ids)

    chosen = {"ahp": network.ahp, "damped": network.damped, "limit": network.limit}[study.choices.network_weights]
    return Weighing(
        sets=tuple(sets.values()),
        experts=tuple(expert for answer in answers for expert in answer.experts),
        local=local,
        branch=branch,
        unweighted=unweighted,
        supermatrix=supermatrix,
        network=network,
        weights=Weights(study.model.node_ids, chosen),
        consensus=_consensus(answers),
        # A model without links has no structure to diagnose.
        findings=(
            *(finding for answer in answers for finding in answer.findings),
            *(network.findings if study.model.links else ()),
        ),
    )


# ---------------------------------------------------------------------- one comparison set


@dataclass(frozen=True, eq=False)
class _Answer:
    weights: SetWeights
    experts: tuple[ExpertPriorities, ...]
    findings: tuple[Finding, ...]


def _answer(study: Study, asked: ComparisonSet) -> _Answer:
    """Weights of one set: the panel's own points where it gave them, else what its experts judged."""
    ballots = study.ballots_of(asked.id)
    experts, own = _expert_priorities(study, asked, [ballot for ballot in ballots if ballot.expert != PANEL])
    panel = next((ballot for ballot in ballots if ballot.expert == PANEL), None)
    if panel is not None:
        weights, findings = _panel_weights(panel.judgments, asked, study.choices)
        return _overridden(study, _Answer(SetWeights(asked, weights, "panel"), experts, (*own, *findings)))
    if not experts:
        nobody = Finding.of("comparisons-unanswered", asked.id, asked=asked.pair_count, elements=len(asked.elements))
        equal = np.full(len(asked.elements), 1 / len(asked.elements))
        return _overridden(study, _Answer(SetWeights(asked, equal, "nobody"), (), (nobody,)))
    weights, findings = _group_weights(study, asked, experts)
    return _overridden(study, _Answer(SetWeights(asked, weights, "experts"), experts, (*own, *findings)))


def _expert_priorities(
    study: Study, asked: ComparisonSet, ballots: Sequence[Ballot]
) -> tuple[tuple[ExpertPriorities, ...], tuple[Finding, ...]]:
    """Each expert's own weights and consistency, all at once."""
    if not ballots:
        return (), ()
    matrices = np.array([_matrix(ballot.judgments, asked) for ballot in ballots])
    places = [f"{ballot.expert}/{asked.id}" for ballot in ballots]
    own = _local(matrices, asked, study.choices, places)
    exceeding = above_threshold(
        matrices,
        own.weights,
        own.consistency,
        elements=asked.elements,
        places=places,
        threshold=study.choices.consistency_threshold,
    )
    experts = tuple(_one_expert(ballot.expert, asked, matrices[k], own, k) for k, ballot in enumerate(ballots))
    # Open pairs of one expert are seen in "answered"; what matters for the result is the group's own state.
    doubtful = tuple(f for f in own.findings if f.code == "comparisons-disconnected")
    return experts, (*exceeding, *doubtful)


def _one_expert(
    expert: str, asked: ComparisonSet, matrix: FloatArray, own: LocalPriorities, k: int
) -> ExpertPriorities:
    answered = int(np.count_nonzero(np.triu(matrix, 1)))
    ratio = float(own.consistency.ratio[k]) if own.consistency.defined[k] else None
    complete = answered == asked.pair_count
    worst = worst_judgment(matrix, own.weights[k])
    named = None
    if worst is not None and worst.implied is not None:
        named = (asked.elements[worst.row], asked.elements[worst.column], worst.value, worst.implied)
    return ExpertPriorities(
        expert,
        asked.id,
        own.weights[k],
        answered,
        asked.pair_count,
        ratio if complete else None,
        None if complete else ratio,
        named,
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
    matrices = np.array([_matrix(ballots[each.expert].judgments, asked) for each in experts])
    group = _local(aggregate_judgments(matrices, shares)[None], asked, study.choices, [asked.id])
    return group.weights[0], group.findings


def _panel_weights(
    judgments: Judgments, asked: ComparisonSet, choices: Choices
) -> tuple[FloatArray, tuple[Finding, ...]]:
    if isinstance(judgments, DirectRatings):
        points = dict(zip(judgments.elements, judgments.points, strict=True))
        return direct(np.array([points[element] for element in asked.elements])), ()
    joined = _local(_matrix(judgments, asked)[None], asked, choices, [asked.id])
    return joined.weights[0], joined.findings


def _local(matrices: FloatArray, asked: ComparisonSet, choices: Choices, places: Sequence[str]) -> LocalPriorities:
    return local_priorities(
        matrices,
        choices.weighting.method,
        choices.weighting.arguments,
        table=choices.random_index,
        elements=asked.elements,
        places=places,
    )


def _matrix(judgments: Judgments, asked: ComparisonSet) -> FloatArray:
    """The comparison matrix of a ballot in the order of its set; points compare as their ratios."""
    if isinstance(judgments, PairwiseComparisons):
        return PairwiseComparisons(asked.elements, judgments.judgments).matrix()
    points = dict(zip(judgments.elements, judgments.points, strict=True))
    given = np.array([points[element] for element in asked.elements])
    if (given <= 0).any():
        raise DecisionError("ratings-not-comparable", set=asked.id, element=asked.elements[int(given.argmin())])
    return np.asarray(given[:, None] / given[None, :])


def _overridden(study: Study, answer: _Answer) -> _Answer:
    """The weights with a planner's corrections: the siblings keep their proportions to each other."""
    asked, weights = answer.weights.set, answer.weights.weights
    corrections = [o for o in study.overrides if o.element in asked.elements] if asked.kind == "decomposition" else []
    if not corrections:
        return answer
    corrected = _with_overrides(asked, weights, corrections)
    marks = tuple(
        Finding.of(
            "weight-overridden",
            each.element,
            judged=float(weights[asked.elements.index(each.element)]),
            used=float(corrected[asked.elements.index(each.element)]),
            reason=each.reason,
        )
        for each in corrections
    )
    return _Answer(SetWeights(asked, corrected, "planner"), answer.experts, (*answer.findings, *marks))


def _with_overrides(asked: ComparisonSet, weights: FloatArray, corrections: Sequence[WeightOverride]) -> FloatArray:
    wanted = {each.element: each.weight for each in corrections}
    fixed = np.array([element in wanted for element in asked.elements])
    given = np.array([wanted.get(element, 0.0) for element in asked.elements])
    total = float(given.sum())
    if fixed.all() or total > 1:
        # Nothing is left to rescale: the corrections share the whole among themselves.
        if total <= 0:
            raise DecisionError("overrides-all-zero", set=asked.id)
        shared: FloatArray = np.where(fixed, given / total, 0.0)
        return shared
    rest = weights[~fixed].sum()
    free = weights / rest if rest > 0 else np.full(len(weights), 1 / np.count_nonzero(~fixed))
    kept: FloatArray = np.where(fixed, given, free * (1 - total))
    return kept


# ---------------------------------------------------------------------- from sets to the whole model


def _decompose(
    model: CriteriaModel, sets: Mapping[str, SetWeights]
) -> tuple[dict[str, float], dict[str, float], FloatArray]:
    """Local weights of all elements, the clusters' weights from the goal down, and the goal's weights of the nodes."""
    local: dict[str, float] = {}
    for owner, members in model.members.items():
        local |= sets[owner].as_dict() if owner in sets else dict.fromkeys(members, 1.0)

    whole = {GOAL: 1.0}
    for element, owner in _top_down(model):
        whole[element] = whole[owner] * local[element]
    goal = np.array([whole[node] for node in model.node_ids])
    return local, {cluster: whole[cluster] for cluster in model.cluster_ids}, goal / goal.sum()


def _top_down(model: CriteriaModel) -> Iterator[tuple[str, str]]:
    """(element, owner) of every cluster and node, owners first."""
    waiting = [GOAL]
    while waiting:
        owner = waiting.pop()
        for member in model.members[owner]:
            yield member, owner
            if member in model.members:
                waiting.append(member)


def _unweighted(model: CriteriaModel, sets: Mapping[str, SetWeights]) -> FloatArray:
    """Local priorities of the influencing nodes, block by block: (n, n)."""
    at = {node: k for k, node in enumerate(model.node_ids)}
    blocks = []
    for target, influencing in model.influences.items():
        for cluster, sources in influencing.items():
            asked = sets.get(f"{target}<-{cluster}")
            priorities = np.ones(1) if asked is None else asked.weights
            blocks.append(Block(at[target], [at[source] for source in sources], priorities))
    return np.asarray(unweighted_supermatrix(len(at), blocks))


def _weighted(model: CriteriaModel, sets: Mapping[str, SetWeights], unweighted: FloatArray) -> FloatArray:
    """Blocks times cluster weights, columns scaled to one over the clusters present: (n, n)."""
    owners = (GOAL, *model.cluster_ids)
    at = {owner: k for k, owner in enumerate(owners)}
    cluster_weights = np.zeros((len(owners), len(owners)))
    for target, present in model.cluster_influences.items():
        asked = sets.get(f"{target}<-*")
        rows = [at[source] for source in present]
        cluster_weights[rows, at[target]] = 1.0 if asked is None else asked.weights
    cluster_of = [at[model.cluster_of[node]] for node in model.node_ids]
    return np.asarray(weighted_supermatrix(unweighted, cluster_of, cluster_weights))


def _consensus(answers: Sequence[_Answer]) -> float | None:
    """Agreement of the complete answers to the first set, the division of the goal."""
    complete = [each.weights for each in answers[0].experts if each.answered == each.pairs] if answers else []
    return float(consensus(np.array(complete))) if len(complete) > 1 else None
