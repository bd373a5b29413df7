"""From answers to weights: overrides, decomposition, supermatrix, global weights."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from mcdm.findings import Finding
from mcdm.judgments import FloatArray
from mcdm.network.supermatrix import NetworkWeights, network_weights
from mcdm.panel.consensus import consensus
from mcdm.weights import Weights
from studies.answers import SetAnswer, answers
from studies.global_weights import alternative_priorities, decompose, indicator_weights, unweighted, weighted
from studies.overrides import corrections, overridden
from studies.study import Study
from studies.weighing import SetWeights, Weighing


def weigh(study: Study, given: Sequence[SetAnswer] | None = None) -> Weighing:
    """Everything that follows from the model, the ballots, the overrides and the choices of a study.

    Whoever has the answers of the study's sets already (they do not depend on overrides, damping or the weights used)
    passes them as `given`.
    """
    answered = [_overridden(study, each) for each in (answers(study) if given is None else given)]
    sets = {each.weights.set.id: each.weights for each in answered}

    model, local = study.model, {name: each.weights for name, each in sets.items()}
    tree, blocks = decompose(model, local), unweighted(model, local)
    supermatrix = weighted(model, local, blocks)
    network = network_weights(supermatrix, tree.goal, study.choices.damping, names=model.node_ids)
    chosen = getattr(network, study.choices.network_weights)
    alternatives, unranked = _alternatives(study, chosen, supermatrix)
    return Weighing(
        sets=tuple(sets.values()),
        experts=tuple(expert for each in answered for expert in each.experts),
        local={name: float(weight) for name, weight in tree.local.items()},
        branch={cluster: float(tree.whole[cluster]) for cluster in model.cluster_ids if cluster in tree.whole},
        unweighted=blocks,
        supermatrix=supermatrix,
        network=network,
        weights=Weights(model.indicator_ids, indicator_weights(model, chosen)),
        by_method=_by_method(study, network),
        alternatives=alternatives,
        consensus=_consensus(answered),
        # Where no criterion influences another, there is no structure to diagnose.
        findings=(
            *(finding for each in answered for finding in each.findings),
            *(() if model.is_hierarchy else network.findings),
            *unranked,
        ),
    )


# ---------------------------------------------------------------------- overrides


def _overridden(study: Study, answer: SetAnswer) -> SetAnswer:
    """The weights with a planner's corrections, each of them a finding."""
    asked, weights = answer.weights.set, answer.weights.weights
    corrected = overridden(asked, weights, study.overrides)
    marks = tuple(
        Finding.of(
            "weight-overridden",
            each.element,
            judged=float(weights[asked.elements.index(each.element)]),
            used=float(corrected[asked.elements.index(each.element)]),
            reason=each.reason,
        )
        for each in corrections(asked, study.overrides)
    )
    if not marks:
        return answer
    return SetAnswer(SetWeights(asked, corrected, "planner"), answer.experts, (*answer.findings, *marks))


# ---------------------------------------------------------------------- the whole model


def _by_method(study: Study, network: NetworkWeights) -> dict[str, Weights]:
    """The three weights of the indicators that are always shown side by side."""
    three = {"ahp": network.ahp, "damped": network.damped, "limit": network.limit}
    model = study.model
    return {name: Weights(model.indicator_ids, indicator_weights(model, each)) for name, each in three.items()}


def _alternatives(
    study: Study, chosen: FloatArray, supermatrix: FloatArray
) -> tuple[Weights | None, tuple[Finding, ...]]:
    """Priorities of the alternatives, where the model has some that its influences reach."""
    model = study.model
    if not model.alternatives:
        return None, ()
    priorities = alternative_priorities(model, chosen, supermatrix)
    if (
        priorities is None
        and study.ratings is not None
        and set(model.alternative_ids) <= set(study.ratings.alternatives)
    ):
        return None, ()  # they are rated instead of compared
    if priorities is None:
        return None, (Finding.of("alternatives-not-compared", model.alternatives, count=len(model.alternative_ids)),)
    return Weights(model.alternative_ids, priorities), ()


def _consensus(answered: Sequence[SetAnswer]) -> float | None:
    """Agreement of the complete answers to the first set, the division of the goal."""
    complete = [each.weights for each in answered[0].experts if each.answered == each.pairs] if answered else []
    return float(consensus(np.array(complete))) if len(complete) > 1 else None
