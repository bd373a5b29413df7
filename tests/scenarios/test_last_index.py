"""The index at the last quarter alone is that of the whole simulation."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from mcdm.draws import Draws
from scenarios.last_index import last_index, today_index
from scenarios.simulate import simulate
from scenarios.uncertainty import likely_effects, sample_effects
from tests.scenarios.small import SETTINGS, plan, small_baseline, small_model
from tests.scenarios.uncertain import PLANS, uncertain

MODEL, BASELINE = small_model(), small_baseline()


def test_it_is_the_end_of_the_simulation() -> None:
    draws = sample_effects(MODEL, Draws(count=30))
    for each in (*PLANS, plan("stops", crews=(5, 5, 0, 0)), plan("nothing")):
        whole = simulate(MODEL, each, BASELINE, draws=draws).draws_index[:, -1]
        np.testing.assert_allclose(last_index(MODEL, each, BASELINE, draws), whole, rtol=0, atol=1e-15)


def test_growing_gaps_and_drift_count_until_then() -> None:
    model = small_model(settings=replace(SETTINGS, gap_growth=(("outage", 0.04),), expectation_drift=0.02))
    central = last_index(model, PLANS[2], BASELINE, likely_effects(model))
    np.testing.assert_allclose(central, simulate(model, PLANS[2], BASELINE).index[-1:], atol=1e-15)


def test_today_by_draws() -> None:
    inputs = uncertain(12)
    simulated = simulate(MODEL, PLANS[0], inputs.baseline, draws=inputs.effects)
    np.testing.assert_allclose(today_index(inputs.baseline, 12), simulated.draws_index[:, 0], rtol=0, atol=1e-15)
    assert today_index(BASELINE, 4).tolist() == [BASELINE.score] * 4
