"""Runs with scaled effects: the simulation itself, of levers that were scaled."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.draws import Draws
from scenarios.calibrate import scaled
from scenarios.scaled_runs import scaled_run
from scenarios.simulate import simulate
from scenarios.uncertainty import likely_effects, sample_effects
from tests.scenarios.small import LEVERS, plan, small_baseline, small_model


def test_a_scaled_run_is_the_run_of_scaled_levers() -> None:
    model, baseline, scenario = small_model(), small_baseline(), plan(crews=20, texts=15)
    found = scaled_run(model, scenario, baseline, likely_effects(model), {"crews": 0.6})
    other = small_model((scaled(LEVERS[0], 0.6), *LEVERS[1:]))
    assert found == pytest.approx(simulate(other, scenario, baseline).index)


def test_with_draws_it_is_their_mean() -> None:
    model, baseline, scenario = small_model(), small_baseline(), plan(crews=20)
    draws = sample_effects(model, Draws(count=50))
    run = simulate(model, scenario, baseline, draws=draws)
    assert scaled_run(model, scenario, baseline, draws, {}) == pytest.approx(run.draws_index.mean(0))


def test_an_effect_stays_within_what_it_may_be() -> None:
    model, baseline, scenario = small_model(), small_baseline(), plan(crews=20)
    ten, hundred = (
        scaled_run(model, scenario, baseline, likely_effects(model), {"crews": each}) for each in (10.0, 100.0)
    )
    assert np.array_equal(ten, hundred)
