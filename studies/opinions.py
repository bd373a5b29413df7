"""The panel as persons: who agrees with whom, who stands apart and where, and who moves the result.

Every expert's answers are followed through the whole model, network included; where an expert did not answer, the
group speaks. So the panel is compared by what its judgments come to, and not by one matrix alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from mcdm.errors import DecisionError
from mcdm.judgments import FloatArray
from mcdm.panel.clusters import OpinionClusters, OpinionMap, opinion_clusters, opinion_map
from mcdm.panel.consensus import (
    Agreement,
    Concordance,
    Outlier,
    agreement,
    consensus,
    kendall_w,
    log_distances,
    outlier,
)
from studies.judged_set import JudgedSet, judged_set
from studies.outcome import Outcome
from studies.overrides import overridden
from studies.study import PANEL, Study
from studies.weigh import weigh
from studies.weighing import ExpertPriorities, Weighing
from studies.weight_draws import WeightDraws, expert_shares, follow

LEAST_IN_GROUPS = 4
"""With fewer experts than this there are no groups to speak of."""


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
    moves
        What the disagreement is worth: the share of all weight that moves, on average over these experts, when one of
        them answers the set alone. Weight of the alternatives where the model has some, else of the indicators.
    """

    set: str
    experts: tuple[str, ...]
    weights: FloatArray
    consensus: float | None
    word: Agreement | None
    concordance: Concordance | None
    outlier: Outlier | None
    moves: float


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
    elements
        Ids of the indicators.
    weights
        What the weights of the indicators would be if each expert judged alone, shape (e, n).
    sets
        Agreement on every set that experts answered; those whose disagreement moves the result most first.
    consensus, word, concordance, outlier
        Of the weights as a whole; see :class:`SetAgreement`.
    distances
        Logarithmic distances between experts, shape (e, e).
    map
        The experts on a plane.
    clusters
        Groups of experts who think alike; None with fewer than four experts.
    leaving
        What each expert's absence does, the largest shift first; only where two or more answered.
    options
        Ids of the m options of the outcome; empty without an outcome.
    values
        What each option is worth if each expert judged alone, shape (e, m).
    together
        What each option is worth by the panel as it is, shape (m,).
    """

    experts: tuple[str, ...]
    elements: tuple[str, ...]
    weights: FloatArray
    sets: tuple[SetAgreement, ...]
    consensus: float | None
    word: Agreement | None
    concordance: Concordance | None
    outlier: Outlier | None
    distances: FloatArray
    map: OpinionMap
    clusters: OpinionClusters | None
    leaving: tuple[Leaving, ...]
    options: tuple[str, ...]
    values: FloatArray
    together: FloatArray


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
    spoke = {each.expert for each in weighed.experts if each.answered}
    experts = tuple(expert.id for expert in study.experts if expert.id in spoke)
    if not experts:
        return None
    judged = {asked.id: judged_set(study, asked) for asked in study.comparison_sets.values()}
    usual = {each.set.id: each.weights for each in weighed.sets}
    alone = follow(study, _local(judged, _one_by_one(experts), usual), len(experts))
    weights, level = alone.weights.values, _consensus(alone.weights.values)
    return Opinions(
        experts=experts,
        elements=weighed.weights.elements,
        weights=weights,
        sets=_agreements(study, weighed, usual),
        consensus=level,
        word=None if level is None else agreement(level),
        concordance=_concordance(weights),
        outlier=outlier(weights),
        distances=log_distances(weights),
        map=opinion_map(weights),
        clusters=opinion_clusters(weights) if len(experts) >= LEAST_IN_GROUPS else None,
        leaving=_leaving(study, judged, experts, weighed, outcome) if len(experts) > 1 else (),
        options=outcome.options if outcome is not None else (),
        values=outcome.values(alone) if outcome is not None else np.empty((len(experts), 0)),
        together=outcome.values(follow(study, usual, 1))[0] if outcome is not None else np.empty(0),
    )


# ---------------------------------------------------------------------- other panels


def _one_by_one(experts: Sequence[str]) -> dict[str, FloatArray]:
    """Weights (e,) of every expert in e panels of one."""
    return dict(zip(experts, np.eye(len(experts)), strict=True))


def _without_one(study: Study, experts: Sequence[str]) -> dict[str, FloatArray]:
    """Weights (e,) of every expert in e panels, each without one of `experts`."""
    shares = {name: np.repeat(share, len(experts)) for name, share in expert_shares(study).items()}
    for k, expert in enumerate(experts):
        shares[expert][k] = 0.0
    return shares


def _local(
    judged: Mapping[str, JudgedSet], shares: Mapping[str, FloatArray], otherwise: Mapping[str, FloatArray] | None = None
) -> dict[str, FloatArray]:
    """Local weights (d, k) of every set by d other panels, with the overrides in force; (k,) where none can differ.

    Where nobody in a panel answered a set it weighs as `otherwise` says, else equally.
    """
    local: dict[str, FloatArray] = {}
    for name, each in judged.items():
        study, asked = each.study, each.set
        if each.fixed is not None or each.voters == (PANEL,):
            local[name] = overridden(asked, each.weights(expert_shares(study)), study.overrides)
            continue
        none = np.zeros(len(next(iter(shares.values()))))
        given = {voter: shares.get(voter, none) for voter in each.voters}
        speaks = each.given.max(-1, initial=0.0)
        silent = sum((given[voter] * speaks[k] for k, voter in enumerate(each.voters)), none) <= 0
        weights = each.weights({voter: np.where(silent, 1.0, share) for voter, share in given.items()})
        fallback = np.full(len(asked.elements), 1 / len(asked.elements)) if otherwise is None else otherwise[name]
        local[name] = overridden(asked, np.where(silent[:, None], fallback, weights), study.overrides)
    return local


def _leaving(
    study: Study, judged: Mapping[str, JudgedSet], experts: tuple[str, ...], weighed: Weighing, outcome: Outcome | None
) -> tuple[Leaving, ...]:
    variants = follow(study, _local(judged, _without_one(study, experts)), len(experts))
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


# ---------------------------------------------------------------------- set by set


def _agreements(study: Study, weighed: Weighing, usual: Mapping[str, FloatArray]) -> tuple[SetAgreement, ...]:
    answers: dict[str, list[ExpertPriorities]] = {}
    for each in weighed.experts:
        if each.answered:
            answers.setdefault(each.set, []).append(each)
    own = {name: np.array([each.weights for each in given]) for name, given in answers.items()}
    moves = _moves(study, own, usual)
    found = []
    for name, given in answers.items():
        level, experts = _consensus(own[name]), tuple(each.expert for each in given)
        word = None if level is None else agreement(level)
        concordance, apart = _concordance(own[name]), outlier(own[name])
        found.append(SetAgreement(name, experts, own[name], level, word, concordance, apart, moves[name]))
    return tuple(sorted(found, key=lambda each: -round(each.moves, 12)))


def _moves(study: Study, own: Mapping[str, FloatArray], usual: Mapping[str, FloatArray]) -> dict[str, float]:
    """For every set: how much weight moves on average when one of its experts answers it alone."""
    names, counts = list(own), [len(each) for each in own.values()]
    ends = np.cumsum(counts)
    rows = {name: slice(end - count, end) for name, end, count in zip(names, ends, counts, strict=True)}
    total, ruled = sum(counts), {ballot.set for ballot in study.ballots if ballot.expert == PANEL}
    local = dict(usual)
    for name in names:
        if name not in ruled:
            local[name] = np.repeat(usual[name][None], total, axis=0)
            asked = study.comparison_sets[name]
            local[name][rows[name]] = overridden(asked, own[name], study.overrides)
    result, before = _result(follow(study, local, total)), _result(follow(study, usual, 1))
    moved = np.abs(result - before).sum(-1) / 2
    return {name: float(moved[rows[name]].mean()) for name in names}


def _result(draws: WeightDraws) -> FloatArray:
    """What everything comes to, shape (d, m): priorities of the alternatives where there are some, else the weights."""
    return draws.weights.values if draws.alternatives is None else draws.alternatives.values


def _consensus(weights: FloatArray) -> float | None:
    return float(consensus(weights)) if len(weights) > 1 else None


def _concordance(weights: FloatArray) -> Concordance | None:
    """Kendall's W, where at least two experts order at least two elements."""
    try:
        return kendall_w(weights.round(12))
    except DecisionError:
        return None
