"""Draws of effects: reproducible, shared, of the right shape."""

from __future__ import annotations

import numpy as np

from mcdm.draws import Draws
from scenarios.levers import Effect
from scenarios.settings import SimulationSettings
from scenarios.uncertainty import likely_effects, pert, sample_effects
from tests.scenarios.small import lever, small_model

MODEL = small_model((lever("a", Effect("outage", 0.1, 0.3, 0.6)), lever("b", Effect("notice", 0.4, 0.4, 0.4))))


def test_draws_stay_within_their_bounds() -> None:
    drawn = sample_effects(MODEL, Draws(count=500))
    assert drawn.closed.shape == (2, 500)
    assert drawn.closed[0].min() >= 0.1
    assert drawn.closed[0].max() <= 0.6
    assert abs(drawn.closed[0].mean() - (0.1 + 4 * 0.3 + 0.6) / 6) < 0.01
    assert (drawn.closed[1] == 0.4).all()
    assert drawn.visibility.min() >= 0.6
    assert drawn.visibility.max() <= 1.3


def test_a_constant_visibility_is_not_drawn() -> None:
    model = small_model(settings=SimulationSettings(visibility_scale=(1.0, 1.0, 1.0)))
    assert (sample_effects(model, Draws(count=5)).visibility == 1).all()


def test_sources_that_do_not_vary_stay_likely() -> None:
    drawn = sample_effects(MODEL, Draws(count=5, varying=frozenset({"survey"})))
    assert (drawn.closed == likely_effects(MODEL).closed[:, None]).all()
    assert (drawn.visibility == 1).all()


def test_a_mode_at_an_end() -> None:
    generator = np.random.default_rng(1)
    assert abs(pert(generator, 0.2, 0.2, 0.8, 20_000).mean() - (5 * 0.2 + 0.8) / 6) < 5e-3
