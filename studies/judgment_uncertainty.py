"""How sure the weights and the decision are, when judgments are not exact; and which judgments matter for that."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count

import numpy as np
from scipy.special import ndtri

from mcdm.draws import Draws
from mcdm.judgments import FloatArray
from mcdm.sensitivity.global_sensitivity import InputGroup, SobolIndices, sobol_indices
from mcdm.sensitivity.stability import Intervals, RankAcceptability, rank_acceptability, weight_intervals
from studies.judged_set import JudgmentSpread, judged_set
from studies.outcome import Outcome
from studies.overrides import overridden
from studies.study import Study
from studies.turning_points import Progress, silent
from studies.weight_draws import WeightDraws, expert_shares, follow, sample_weights

JUDGING = Draws(count=2000, varying=frozenset({"judgments"}))
"""Draws behind intervals and probabilities, unless others are asked for."""

DRIVING = Draws(count=256, varying=frozenset({"judgments"}))
"""Draws behind Sobol indices: each costs one evaluation a comparison set and two more."""


@dataclass(frozen=True, eq=False)
class Stability:
    """What d draws of the judgments say.

    Parameters
    ----------
    weights
        The draws themselves.
    intervals
        90 % intervals of the n indicators' weights.
    order
        How often each indicator takes each rank among the weights.
    options
        Ids of the m options of the decision; empty without one.
    values
        What they are worth in every draw, shape (d, m).
    ranks
        How often each option takes each rank, and beats each other; None without a decision.
    """

    weights: WeightDraws
    intervals: Intervals
    order: RankAcceptability
    options: tuple[str, ...]
    values: FloatArray
    ranks: RankAcceptability | None

    @property
    def varies(self) -> bool:
        """Whether any weight differs between draws: not where nobody judged, which makes nothing sure."""
        return bool((self.intervals.high > self.intervals.low).any())


def stability(
    study: Study, outcome: Outcome | None = None, draws: Draws = JUDGING, spread: JudgmentSpread | None = None
) -> Stability:
    """Weight intervals and rank probabilities over draws of the judgments."""
    sampled = sample_weights(study, draws, spread)
    values = outcome.values(sampled) if outcome is not None else np.empty((draws.count, 0))
    return Stability(
        sampled,
        weight_intervals(sampled.weights.values),
        rank_acceptability(sampled.weights.values),
        outcome.options if outcome is not None else (),
        values,
        rank_acceptability(values) if outcome is not None else None,
    )


def drivers(
    study: Study,
    outcome: Outcome,
    draws: Draws = DRIVING,
    spread: JudgmentSpread | None = None,
    *,
    progress: Progress = silent,
) -> SobolIndices | None:
    """How much of the spread of the options' values each comparison set explains; None where no answer can vary.

    Parameters
    ----------
    study, outcome
        The results are what the options of `outcome` are worth.
    draws
        Seed and count; the count is raised to a power of two.
    spread
        How uncertain judgments are. Experts are not resampled here.
    progress
        Told how far this is.
    """
    chosen = spread or JudgmentSpread()
    judged = [judged_set(study, asked) for asked in study.comparison_sets.values()]
    sizes = [each.inputs if each.fixed is None or chosen.points else 0 for each in judged]
    starts = np.concatenate([[0], np.cumsum(sizes)])
    groups = [
        InputGroup(each.set.id, tuple(range(start, start + size)))
        for each, start, size in zip(judged, starts[:-1].tolist(), sizes, strict=True)
        if size
    ]
    if not groups:
        return None
    shares, runs = expert_shares(study), count(1)

    def values(points: FloatArray) -> FloatArray:
        normal = ndtri(np.clip(points, 1e-12, 1 - 1e-12))
        local = {}
        for each, start, size in zip(judged, starts[:-1], sizes, strict=True):
            moved = each.moved(normal[:, start : start + size], chosen) if size else None
            local[each.set.id] = overridden(each.set, each.weights(shares, moved), study.overrides)
        found = outcome.values(follow(study, local, len(points)))
        progress(next(runs) / (len(groups) + 2))
        return found

    return sobol_indices(values, groups, draws, outcome.options)
