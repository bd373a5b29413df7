"""Weights under uncertain judgments: the whole way from perturbed answers to global weights, for all draws at once.

Every judgment varies in its logarithm: normally by `spread`, or triangularly within the range its expert gave. Experts
may be resampled too, as if another panel of the same kind had been asked. Each ballot has a random stream of its own,
so a judgment keeps its draws when another expert joins.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from mcdm.catalogue import find
from mcdm.comparison_matrix import BoolArray, is_connected
from mcdm.draws import Draws
from mcdm.errors import DecisionError
from mcdm.judgments import DirectRatings, FloatArray
from mcdm.local_priorities import local_priorities
from mcdm.model import ComparisonSet
from mcdm.weighting import direct
from mcdm.weights import Weights, normalise
from studies.ballot_matrices import triangles
from studies.global_weights import (
    alternative_priorities,
    decompose,
    indicator_weights,
    node_weights,
    supermatrix,
)
from studies.overrides import overridden
from studies.study import PANEL, Ballot, Study

SPREAD = 0.25
"""Standard deviation of ln a judgment where its expert gave no range: an assumption, about one word of the scale."""


@dataclass(frozen=True)
class JudgmentSpread:
    """How uncertain judgments are taken to be.

    Parameters
    ----------
    deviation
        Standard deviation of the logarithm of a judgment without a range; 0 leaves it as it is.
    ranges
        Whether a range that an expert gave is used in place of the deviation.
    resample
        Whether every draw asks experts anew, chosen at random from the panel with replacement.

    Raises
    ------
    DecisionError
        ``spread-out-of-range``.
    """

    deviation: float = SPREAD
    ranges: bool = True
    resample: bool = False

    def __post_init__(self) -> None:
        if not 0 <= self.deviation <= 2:
            raise DecisionError("spread-out-of-range", value=self.deviation)


@dataclass(frozen=True, eq=False)
class WeightDraws:
    """Weights of one study over d draws.

    Parameters
    ----------
    draws, spread
        How they were sampled.
    weights
        Of the indicators, values (d, n).
    alternatives
        Of the alternatives, values (d, a), where the model has some and something ranks them.
    local
        Local weights (d, k) by comparison set; (k,) where nothing varies.
    """

    draws: Draws
    spread: JudgmentSpread
    weights: Weights
    alternatives: Weights | None
    local: Mapping[str, FloatArray]


def sample_weights(study: Study, draws: Draws, spread: JudgmentSpread | None = None) -> WeightDraws:
    """Weights of a study over draws of its judgments, by its own methods, with its overrides in force."""
    chosen = spread or JudgmentSpread()
    shares = _expert_shares(study, draws, chosen)
    local = {}
    for asked in study.comparison_sets.values():
        judged = _of_set(study, asked, draws, chosen, shares)
        local[asked.id] = overridden(asked, judged, study.overrides)
    model, choices = study.model, study.choices
    goal, matrix = decompose(model, local).goal, supermatrix(model, local)
    values = np.broadcast_to(
        node_weights(matrix, goal, choices.network_weights, choices.damping), (draws.count, len(model.nodes))
    )
    ranked = alternative_priorities(model, values, matrix) if model.alternatives else None
    return WeightDraws(
        draws,
        chosen,
        Weights(model.indicator_ids, indicator_weights(model, values)),
        None if ranked is None else Weights(model.alternative_ids, ranked),
        local,
    )


# ---------------------------------------------------------------------- one comparison set


class _Pairs(NamedTuple):
    """Logarithms of the judgments of v voters on the p pairs of a set: low, middle, high (v, p); which are given."""

    low: FloatArray
    middle: FloatArray
    high: FloatArray
    given: FloatArray


def _of_set(
    study: Study, asked: ComparisonSet, draws: Draws, spread: JudgmentSpread, shares: Mapping[str, FloatArray]
) -> FloatArray:
    """Local weights (d, k) of one set; (k,) where nobody's answer can vary."""
    ballots = study.ballots_of(asked.id)
    panel = next((ballot for ballot in ballots if ballot.expert == PANEL), None)
    voters = (panel,) if panel is not None else ballots
    size = len(asked.elements)
    if not voters:
        return np.full(size, 1 / size)
    if panel is not None and isinstance(panel.judgments, DirectRatings):
        points = dict(zip(panel.judgments.elements, panel.judgments.points, strict=True))
        return direct(np.array([points[element] for element in asked.elements]))
    pairs = _pairs(study, asked, voters)
    weights = np.stack([shares[ballot.expert] for ballot in voters], axis=-1)
    sampled = _perturbed(voters, asked, pairs, draws, spread)
    if study.choices.aggregation == "priorities" and panel is None:
        return _joined_priorities(study, sampled, pairs.given, weights, size)
    return _weights_of(study, *_joined(sampled, pairs.given, weights), size)


def _pairs(study: Study, asked: ComparisonSet, voters: Sequence[Ballot]) -> _Pairs:
    rows, columns = np.triu_indices(len(asked.elements), 1)
    said = np.array([triangles(ballot.judgments, asked, study.choices)[rows, columns] for ballot in voters])
    given = said[..., 1] > 0
    low, middle, high = np.moveaxis(np.log(np.where(given[..., None], said, 1.0)), -1, 0)
    return _Pairs(low, middle, high, given.astype(np.float64))


def _perturbed(
    voters: Sequence[Ballot], asked: ComparisonSet, pairs: _Pairs, draws: Draws, spread: JudgmentSpread
) -> FloatArray:
    """Logarithms of the judgments (d, v, p)."""
    sampled = np.empty((draws.count, *pairs.middle.shape))
    for k, ballot in enumerate(voters):
        random = draws.generator("judgments", ballot.expert, asked.id)
        middle = pairs.middle[k]
        ranged = (pairs.high[k] > pairs.low[k]) & spread.ranges
        sampled[:, k] = middle
        if spread.deviation > 0:
            sampled[:, k] += random.standard_normal((draws.count, len(middle))) * np.where(ranged, 0, spread.deviation)
        if ranged.any():
            bounds = pairs.low[k][ranged], middle[ranged], pairs.high[k][ranged]
            sampled[:, k, ranged] = _triangular(random.random((draws.count, int(ranged.sum()))), *bounds)
    return sampled


def _triangular(share: FloatArray, low: FloatArray, mode: FloatArray, high: FloatArray) -> FloatArray:
    """Quantiles of triangular distributions, shape (d, r), for shares in [0, 1)."""
    width = high - low
    below = share * width <= mode - low
    rising = low + np.sqrt(np.maximum(share * width * (mode - low), 0))
    falling = high - np.sqrt(np.maximum((1 - share) * width * (high - mode), 0))
    return np.where(below, rising, falling)


def _joined(sampled: FloatArray, given: FloatArray, weights: FloatArray) -> tuple[FloatArray, BoolArray]:
    """Weighted means (d, p) of the answered logarithms, and whether anybody with a weight answered."""
    weights = np.broadcast_to(weights, sampled.shape[:2])
    total = weights @ given
    mean = np.einsum("dv,dvp->dp", weights, sampled * given) / np.where(total > 0, total, 1.0)
    return mean, total > 0


def _joined_priorities(
    study: Study, sampled: FloatArray, given: FloatArray, weights: FloatArray, size: int
) -> FloatArray:
    own = [_weights_of(study, sampled[:, k], np.broadcast_to(given[k] > 0, sampled[:, k].shape), size)
           for k in range(sampled.shape[1])]  # fmt: skip
    shares = np.broadcast_to(normalise(weights), sampled.shape[:2])
    logarithms = np.log(np.maximum(np.stack(own, axis=1), 1e-300))
    mean = np.einsum("dv,dvk->dk", shares, logarithms)
    return normalise(np.exp(mean - mean.max(-1, keepdims=True)))


def _weights_of(study: Study, logarithms: FloatArray, given: BoolArray, size: int) -> FloatArray:
    """Weights (d, k) of judgments in logarithms (d, p), by the study's method."""
    rows, columns = np.triu_indices(size, 1)
    if size == 2:
        ratio = np.exp(np.where(given[:, 0], logarithms[:, 0], 0.0))
        if study.choices.weighting.method != "extent-analysis":  # every other method shares a pair by its ratio
            return normalise(np.stack([ratio, np.ones(len(ratio))], axis=-1))
    matrices = np.broadcast_to(np.eye(size), (len(logarithms), size, size)).copy()
    ratios = np.exp(logarithms)
    matrices[:, rows, columns] = np.where(given, ratios, 0.0)
    matrices[:, columns, rows] = np.where(given, 1 / ratios, 0.0)
    chosen = find("weighting", study.choices.weighting.method)
    direct_call = chosen.accepts == "incomplete-comparisons" or (
        chosen.accepts == "complete-comparisons" and bool(given.all())
    )
    if direct_call and bool(is_connected(matrices).all()):
        return np.asarray(chosen.call(matrices, study.choices.weighting.arguments))
    return local_priorities(matrices, chosen.name, study.choices.weighting.arguments).weights


# ---------------------------------------------------------------------- who counts how much


def _expert_shares(study: Study, draws: Draws, spread: JudgmentSpread) -> dict[str, FloatArray]:
    """Weight of every voter, shape (1,), or (d,) where experts are resampled."""
    shares = {PANEL: np.ones(1)} | {expert.id: np.array([expert.weight]) for expert in study.experts}
    if not spread.resample or len(study.experts) < 2:
        return shares
    # A draw in which nobody with a weight was asked says nothing: every expert keeps a trace of the own weight.
    count = len(study.experts)
    times = draws.generator("experts").multinomial(count, np.full(count, 1 / count), size=draws.count)
    return shares | {expert.id: expert.weight * np.maximum(times[:, k], 1e-9) for k, expert in enumerate(study.experts)}
