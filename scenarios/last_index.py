"""The index of a plan at the last quarter, for many draws at once: what choices between plans are judged by."""

from __future__ import annotations

import numpy as np

from mcdm.judgments import FloatArray
from scenarios.baseline import Baseline, common_count
from scenarios.chain import AS_IT_IS, index_of_ramps
from scenarios.effect_model import EffectModel
from scenarios.parts import Part, added_up, parts_of
from scenarios.scenario import Scenario
from scenarios.uncertainty import EffectDraws

BLOCK = 4_000_000
"""Memberships held at a time."""


def last_index(model: EffectModel, scenario: Scenario, baseline: Baseline, effects: EffectDraws) -> FloatArray:
    """The index (d,) at the last quarter in every draw; the other quarters are left out, so it is a tenth of the work.

    Only where a load can outgrow capacity all quarters are followed, because a backlog remembers.

    Raises
    ------
    DecisionError
        As :func:`scenarios.simulate.simulate`.
    """
    parts = parts_of(model, scenario, baseline)
    return added_up([_of_part(part, effects) for part in parts], parts)


def _of_part(part: Part, effects: EffectDraws) -> FloatArray:
    model, baseline = part.model, part.baseline
    quarters = np.arange(model.settings.quarters + 1, dtype=np.float64)
    kept = slice(None) if model.settings.overloads else slice(-1, None)
    ramps = {row: come[..., kept] for row, come in part.ramps.items()}
    visibility = effects.visibility if effects.visibility.ndim else None
    count = common_count(baseline.drawn_weights, baseline.drawn_memberships, visibility) or 1
    step = max(1, BLOCK // (len(quarters[kept]) * baseline.memberships.size))
    index = np.empty(count)
    for start in range(0, count, step):
        block = slice(start, start + step)
        some = effects.of_draws(block)
        index[block] = index_of_ramps(model, ramps, AS_IT_IS, baseline.of_draws(block), some, quarters[kept])[..., -1]
    return index


def today_index(baseline: Baseline, count: int) -> FloatArray:
    """The index of today (d,) in every draw, d = `count`."""
    weights = baseline.weights if baseline.drawn_weights is None else baseline.drawn_weights
    memberships = baseline.memberships if baseline.drawn_memberships is None else baseline.drawn_memberships
    return np.broadcast_to(baseline.index(weights, memberships, baseline.scores), (count,))
