"""The small model with draws of everything that can vary."""

from __future__ import annotations

import numpy as np

from mcdm.draws import SOURCES, Draws
from mcdm.labels import Label
from scenarios.futures import Future
from scenarios.uncertain_inputs import UncertainInputs
from scenarios.uncertainty import draw_worlds, sample_effects
from tests.scenarios.small import plan, small_baseline, small_model

MODEL = small_model()
PLANS = (plan("crews", crews=10), plan("texts", texts=6), plan("both", crews=4, texts=4))
FUTURES = (
    Future("calm", Label(), 0.5),
    Future("storm", Label(), 0.3, (("outage", 1.5),)),
    Future("deaf", Label(), 0.2, (), (("texts", 0.5),), 0.05),
)


def uncertain(count: int, seed: int = 5) -> UncertainInputs:
    draws, rng = Draws(seed, count, frozenset(SOURCES)), np.random.default_rng(seed)
    start = small_baseline()
    weights = rng.dirichlet(60 * start.weights, count)
    memberships = np.stack([rng.dirichlet(200 * row + 1, count) for row in start.memberships], axis=1)
    drawn = small_baseline(drawn_weights=weights, drawn_memberships=memberships)
    return UncertainInputs(MODEL, drawn, sample_effects(MODEL, draws), FUTURES, draw_worlds(FUTURES, draws))
