"""The index of a plan while the effects of its levers are scaled: the runs that scales are learnt on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from mcdm.judgments import FloatArray
from scenarios.baseline import Baseline
from scenarios.calibrate import HIGHEST_EFFECT, LOWEST_EFFECT
from scenarios.chain import AS_IT_IS
from scenarios.effect_model import EffectModel
from scenarios.parts import added_up, parts_of
from scenarios.scenario import Scenario
from scenarios.simulate import drawn_index
from scenarios.uncertainty import EffectDraws


def scaled_run(
    model: EffectModel, scenario: Scenario, baseline: Baseline, effects: EffectDraws, scales: Mapping[str, float]
) -> FloatArray:
    """The index (T + 1,) of a plan with scaled effects, the mean of the draws where effects are drawn.

    Parameters
    ----------
    effects
        Of the model, one value or draws of them.
    scales
        Lever -> factor on its effects, one where not named. An effect stays within what it may be.

    Raises
    ------
    DecisionError
        Those of :func:`scenarios.parts.parts_of`.
    """
    quarters = np.arange(model.settings.quarters + 1, dtype=np.float64)
    by_effect = np.array([scales.get(model.levers[lever].id, 1.0) for lever, _ in model.links])
    closed = effects.closed * by_effect.reshape(-1, *[1] * (effects.closed.ndim - 1))
    drawn = replace(effects, closed=np.clip(closed, LOWEST_EFFECT, HIGHEST_EFFECT))
    parts = parts_of(model, scenario, baseline.central)
    return added_up([drawn_index(part, AS_IT_IS, drawn, quarters).mean(0) for part in parts], parts)
