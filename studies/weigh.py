"""From answers to weights: overrides, decomposition, supermatrix, global weights."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from mcdm.consensus import consensus
from mcdm.errors import DecisionError
from mcdm.findings import Finding
from mcdm.judgments import FloatArray
from mcdm.model import GOAL, ComparisonSet, CriteriaModel
from mcdm.supermatrix import Block, network_weights, unweighted_supermatrix, weighted_supermatrix
from mcdm.weights import Weights
from studies.answers import SetAnswer, answers
from studies.study import Study, WeightOverride
from studies.weighing import SetWeights, Weighing


def weigh(study: Study, given: Sequence[SetAnswer] | None = None) -> Weighing:
    """Everything that follows from the model, the ballots, the overrides and the choices of a study.

    Whoever has the answers of the study's sets already (they do not depend on overrides, damping or the weights used)
    passes them as `given`.
    """
    answered = [_overridden(study, each) for each in (answers(study) if given is None else given)]
    sets = {each.weights.set.id: each.weights for each in answered}

    local, branch, goal = _decompose(study.model, sets)
    unweighted = _unweighted(study.model, sets)
    supermatrix = _weighted(study.model, sets, unweighted)
    network = network_weights(supermatrix, goal, study.choices.damping, names=study.model.node_ids)

    chosen = {"ahp": network.ahp, "damped": network.damped, "limit": network.limit}[study.choices.network_weights]
    return Weighing(
        sets=tuple(sets.values()),
        experts=tuple(expert for each in answered for expert in each.experts),
        local=local,
        branch=branch,
        unweighted=unweighted,
        supermatrix=supermatrix,
        network=network,
        weights=Weights(study.model.node_ids, chosen),
        consensus=_consensus(answered),
        # A model without links has no structure to diagnose.
        findings=(
            *(finding for each in answered for finding in each.findings),
            *(network.findings if study.model.links else ()),
        ),
    )


# ---------------------------------------------------------------------- overrides


def _overridden(study: Study, answer: SetAnswer) -> SetAnswer:
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
    return SetAnswer(SetWeights(asked, corrected, "planner"), answer.experts, (*answer.findings, *marks))


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


def _consensus(answered: Sequence[SetAnswer]) -> float | None:
    """Agreement of the complete answers to the first set, the division of the goal."""
    complete = [each.weights for each in answered[0].experts if each.answered == each.pairs] if answered else []
    return float(consensus(np.array(complete))) if len(complete) > 1 else None
