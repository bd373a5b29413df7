"""The index of a plan at the last quarter, for many draws at once: what choices between plans are judged by."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from mcdm.judgments import FloatArray
from scenarios.baseline import Baseline
from scenarios.chain import AS_IT_IS
from scenarios.effect_model import EffectModel
from scenarios.parts import Part, added_up, parts_of
from scenarios.scenario import Scenario
from scenarios.simulate import drawn_index
from scenarios.uncertainty import EffectDraws


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
    settings = part.model.settings
    kept = slice(None) if settings.overloads else slice(-1, None)
    quarters = np.arange(settings.quarters + 1, dtype=np.float64)[kept]
    at_the_end = replace(part, ramps={row: come[..., kept] for row, come in part.ramps.items()})
    return drawn_index(at_the_end, AS_IT_IS, effects, quarters)[:, -1]


def today_index(baseline: Baseline, count: int) -> FloatArray:
    """The index of today (d,) in every draw, d = `count`."""
    weights = baseline.weights if baseline.drawn_weights is None else baseline.drawn_weights
    memberships = baseline.memberships if baseline.drawn_memberships is None else baseline.drawn_memberships
    return np.broadcast_to(baseline.index(weights, memberships, baseline.scores), (count,))
