"""The panel as persons: who agrees with whom, who stands apart and where, and who moves the result.

Every expert's answers are followed through the whole model, network included; where an expert did not answer, the
group speaks. So the panel is compared by what its judgments come to, and not by one matrix alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from mcdm.clusters import OpinionClusters, opinion_clusters
from mcdm.consensus import Agreement, Concordance, Outlier, agreement, consensus, kendall_w, log_distances, outlier
from mcdm.errors import DecisionError
from mcdm.judgments import FloatArray
from studies.outcome import Outcome
from studies.study import Study
from studies.weigh import weigh
from studies.weighing import Weighing
from studies.weight_draws import WeightDraws, expert_shares, follow, panel_weights


@dataclass(frozen=True, eq=False)
class SetAgreement:
    """How far the experts who answered one comparison set agree on it.

    Parameters
    ----------
    set
        Its id.
    experts
        Who answered, e of them.
    weights
        Their own local weights, shape (e, k).
    consensus
        0 to 1; None with fewer than two.
    word
        The consensus in a word.
    concordance
        Agreement on the order alone; None where it is not defined.
    outlier
        Who differs most, as an index into `experts`; None with fewer than three.
    """

    set: str
    experts: tuple[str, ...]
    weights: FloatArray
    consensus: float | None
    word: Agreement | None
    concordance: Concordance | None
    outlier: Outlier | None


@dataclass(frozen=True, eq=False)
class Leaving:
    """What happens when one expert is left out.

    Parameters
    ----------
    expert
        Who.
    weights
        Weights of the indicators without this expert, shape (n,).
    shift
        Half the sum of absolute differences to the panel's weights: the share of all weight that moves.
    element
        The indicator whose weight moves most.
    change
        By how much.
    values
        What each option of the outcome is worth then, shape (m,); empty without an outcome.
    winner
        The best option then.
    """

    expert: str
    weights: FloatArray
    shift: float
    element: str
    change: float
    values: FloatArray
    winner: str


@dataclass(frozen=True, eq=False)
class Opinions:
    """A panel of e experts seen through the whole model of n indicators.

    Parameters
    ----------
    experts
        Ids of the experts who answered anything.
    weights
        What the weights of the indicators would be if each expert judged alone, shape (e, n).
    sets
        Agreement on every set that experts answered, in the order of the model.
    consensus, word, concordance, outlier
        Of the weights as a whole; see :class:`SetAgreement`.
    distances
        Logarithmic distances between experts, shape (e, e).
    clusters
        Groups of experts who think alike; None with fewer than four experts.
    leaving
        What each expert's absence does, the largest shift first; only where two or more answered.
    values
        What each option is worth if each expert judged alone, shape (e, m); empty without an outcome.
    """

    experts: tuple[str, ...]
    weights: FloatArray
    sets: tuple[SetAgreement, ...]
    consensus: float | None
    word: Agreement | None
    concordance: Concordance | None
    outlier: Outlier | None
    distances: FloatArray
    clusters: OpinionClusters | None
    leaving: tuple[Leaving, ...]
    values: FloatArray


def opinions(study: Study, outcome: Outcome | None = None, weighing: Weighing | None = None) -> Opinions | None:
    """The panel of a study; None where no expert answered anything.

    Parameters
    ----------
    outcome
        What is decided between, where the experts' influence on it is asked.
    weighing
        The study's weights, where they are known already.
    """
    weighed = weigh(study) if weighing is None else weighing
    experts = tuple(expert.id for expert in study.experts if weighed.of_expert(expert.id))
    if not experts:
        return None
    alone = _alone(study, weighed, experts)
    weights = alone.weights.values
    several = len(experts) > 1
    level = float(consensus(weights)) if several else None
    return Opinions(
        experts,
        weights,
        tuple(_agreement(weighed, name) for name in _answered_sets(weighed)),
        level,
        None if level is None else agreement(level),
        _concordance(weights),
        outlier(weights),
        log_distances(weights),
        opinion_clusters(weights) if len(experts) > 3 else None,
        _leaving(study, experts, weighed, outcome) if several else (),
        outcome.values(alone) if outcome is not None else np.empty((len(experts), 0)),
    )


def _alone(study: Study, weighed: Weighing, experts: tuple[str, ...]) -> WeightDraws:
    """The weights if each expert judged alone: the own answers, and the group's where there are none."""
    own = {(each.expert, each.set): each for each in weighed.experts}
    local: dict[str, FloatArray] = {}
    for each in weighed.sets:
        # What the panel decided together, or a planner by hand, holds whoever judges.
        ruled = each.origin != "experts"
        rows = [
            each.weights if ruled or (name, each.set.id) not in own else own[name, each.set.id].weights
            for name in experts
        ]
        local[each.set.id] = np.array(rows)
    return follow(study, local, len(experts))


def _answered_sets(weighed: Weighing) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.set for each in weighed.experts))


def _agreement(weighed: Weighing, name: str) -> SetAgreement:
    answers = [each for each in weighed.experts if each.set == name and each.answered]
    weights = np.array([each.weights for each in answers])
    level = float(consensus(weights)) if len(answers) > 1 else None
    return SetAgreement(
        name,
        tuple(each.expert for each in answers),
        weights,
        level,
        None if level is None else agreement(level),
        _concordance(weights),
        outlier(weights) if len(answers) > 2 else None,
    )


def _concordance(weights: FloatArray) -> Concordance | None:
    """Kendall's W, where at least two experts order at least two elements."""
    try:
        return kendall_w(weights.round(12))
    except DecisionError:
        return None


def _leaving(study: Study, experts: tuple[str, ...], weighed: Weighing, outcome: Outcome | None) -> tuple[Leaving, ...]:
    shares = _without_one(study, experts)
    variants = panel_weights(study, shares)
    values = outcome.values(variants) if outcome is not None else np.empty((len(experts), 0))
    moved = variants.weights.values - weighed.weights.values
    found = []
    for k, expert in enumerate(experts):
        most = int(np.abs(moved[k]).argmax())
        winner = outcome.options[int(values[k].argmax())] if outcome is not None else ""
        shift, element = float(np.abs(moved[k]).sum() / 2), weighed.weights.elements[most]
        weights = variants.weights.values[k]
        found.append(Leaving(expert, weights, shift, element, float(moved[k, most]), values[k], winner))
    return tuple(sorted(found, key=lambda each: -each.shift))


def _without_one(study: Study, experts: tuple[str, ...]) -> Mapping[str, FloatArray]:
    """Weights (e,) of every expert: 0 in the variant that leaves the expert out."""
    usual = expert_shares(study)
    shares = {expert.id: np.repeat(usual[expert.id], len(experts)) for expert in study.experts}
    for k, expert in enumerate(experts):
        shares[expert][k] = 0.0
    # Where nobody else with a weight answered a set, the one who is left out still does.
    return {expert: np.maximum(values, 1e-9) for expert, values in shares.items()}
