"""Weights under uncertain judgments: the whole way from perturbed answers to global weights, for all draws at once.

Every judgment varies in its logarithm: normally by `spread`, or triangularly within the range its expert gave. Experts
may be resampled too, as if another panel of the same kind had been asked. Each ballot has a random stream of its own,
so a judgment keeps its draws when another expert joins.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from mcdm.draws import Draws
from mcdm.judgments import FloatArray
from mcdm.weights import Weights
from studies.global_weights import (
    alternative_priorities,
    decompose,
    indicator_weights,
    node_weights,
    supermatrix,
)
from studies.judged_set import JudgmentSpread, judged_set
from studies.overrides import overridden
from studies.study import PANEL, Study


@dataclass(frozen=True, eq=False)
class WeightDraws:
    """Weights of one study in d variants of its judgments.

    Parameters
    ----------
    weights
        Of the indicators, values (d, n).
    alternatives
        Of the alternatives, values (d, a), where the model has some and something ranks them.
    local
        Local weights (d, k) by comparison set; (k,) where nothing varies.
    """

    weights: Weights
    alternatives: Weights | None
    local: Mapping[str, FloatArray]

    @property
    def count(self) -> int:
        """The number of variants, d."""
        return len(self.weights.values)


def sample_weights(study: Study, draws: Draws, spread: JudgmentSpread | None = None) -> WeightDraws:
    """Weights of a study over draws of its judgments, by its own methods, with its overrides in force."""
    chosen = spread or JudgmentSpread()
    shares = _resampled(study, draws) if chosen.resample else expert_shares(study)
    local = {}
    for asked in study.comparison_sets.values():
        judged = judged_set(study, asked)
        weights = judged.weights(shares, judged.perturbed(draws, chosen))
        local[asked.id] = overridden(asked, weights, study.overrides)
    return follow(study, local, draws.count)


def follow(study: Study, local: Mapping[str, FloatArray], count: int) -> WeightDraws:
    """From local weights (d, k) or (k,) of every set to the weights of indicators and alternatives, d = `count`."""
    model, choices = study.model, study.choices
    goal = decompose(model, local).goal
    needs_network = model.alternatives or (model.links and choices.network_weights != "ahp")
    matrix = supermatrix(model, local) if needs_network else np.zeros((1, 1))
    values = node_weights(matrix, goal, choices.network_weights, choices.damping) if needs_network else goal
    values = np.broadcast_to(values, (count, len(model.nodes)))
    ranked = alternative_priorities(model, values, matrix) if model.alternatives else None
    return WeightDraws(
        Weights(model.indicator_ids, indicator_weights(model, values)),
        None if ranked is None else Weights(model.alternative_ids, ranked),
        dict(local),
    )


# ---------------------------------------------------------------------- who counts how much


def expert_shares(study: Study) -> dict[str, FloatArray]:
    """Weight of every voter by id, shape (1,)."""
    return {PANEL: np.ones(1)} | {expert.id: np.array([expert.weight]) for expert in study.experts}


def _resampled(study: Study, draws: Draws) -> dict[str, FloatArray]:
    """Weights (d,) where every draw asks as many experts at random: some twice, some not at all."""
    shares, count = expert_shares(study), len(study.experts)
    if count < 2:
        return shares
    # A draw in which nobody with a weight was asked says nothing: every expert keeps a trace of the own weight.
    times = draws.generator("experts").multinomial(count, np.full(count, 1 / count), size=draws.count)
    return shares | {expert.id: expert.weight * np.maximum(times[:, k], 1e-9) for k, expert in enumerate(study.experts)}
