"""Draws of effects: reproducible, shared, of the right shape."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.draws import Draws
from mcdm.labels import Label
from scenarios.futures import Future
from scenarios.levers import Cost, Effect, EffectOpinion
from scenarios.settings import SimulationSettings
from scenarios.simulate import simulate
from scenarios.uncertainty import draw_worlds, drawn_npv, in_worlds, likely_effects, pert, sample_effects
from tests.scenarios.small import lever, plan, small_baseline, small_model

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


POOLED = Effect("outage", 0.1, 0.3, 0.6, (EffectOpinion("E1", 0.1, 0.12, 0.15), EffectOpinion("E2", 0.5, 0.55, 0.6)))


def test_several_experts_are_a_pool_and_no_mean() -> None:
    drawn = sample_effects(small_model((lever("a", POOLED),)), Draws(count=2000)).closed[0]
    low, high = drawn <= 0.15, drawn >= 0.5
    assert (low | high).all()  # nobody thinks what lies between
    assert abs(low.mean() - 0.5) < 0.04
    assert abs(drawn[low].mean() - (0.1 + 4 * 0.12 + 0.15) / 6) < 1e-3


def test_opinions_of_one_lever_leave_the_draws_of_others() -> None:
    other = lever("b", Effect("notice", 0.1, 0.3, 0.4))
    alone = sample_effects(small_model((other,)), Draws(count=50)).closed[0]
    assert (sample_effects(small_model((lever("a", POOLED), other)), Draws(count=50)).closed[1] == alone).all()


def test_bills_are_drawn_around_the_likely_one() -> None:
    certain = lever("a", Effect("outage", 0.1, 0.3, 0.6), cost=Cost(fixed=5, capital=10))
    dear = lever("b", Effect("notice", 0.1, 0.3, 0.4), cost=Cost(capital=10, operating=4, factor=(0.9, 1.1, 1.6)))
    model = small_model((certain, dear))
    effects = sample_effects(model, Draws(count=4000))
    cost = simulate(model, plan(a=2, b=3), small_baseline()).cost
    npv = drawn_npv(model, cost, effects)
    assert npv is not None
    named = dict(cost.by_lever)
    assert named["a"] == 25
    assert npv.mean() == pytest.approx(25 + named["b"] / 1.1 * (0.9 + 4 * 1.1 + 1.6) / 6, rel=5e-3)
    assert npv.min() >= 25 + named["b"] * 0.9 / 1.1
    assert drawn_npv(MODEL, cost, sample_effects(MODEL, Draws(count=5))) is None


FUTURES = (
    Future("calm", Label(), 0.45),
    Future("storm", Label(), 0.35, (("outage", 1.4),)),
    Future("deaf", Label(), 0.2, (), (("b", 3.0),), 0.05),
)


@pytest.mark.parametrize("count", [20, 200, 333])
def test_shares_of_futures_match_their_probabilities(count: int) -> None:
    worlds = draw_worlds(FUTURES, Draws(count=count))
    shares = np.bincount(worlds, minlength=3) / count
    assert np.abs(shares - [0.45, 0.35, 0.2]).max() <= 1 / count
    assert len(set(worlds[: count // 2].tolist())) > 1  # in no order


def test_a_draw_in_a_future_is_that_future() -> None:
    drawn = sample_effects(MODEL, Draws(count=12))
    worlds = np.arange(12) % 3
    folded = in_worlds(MODEL, drawn, FUTURES, worlds)
    both = plan(a=10, b=10)
    found = simulate(MODEL, both, small_baseline(), draws=folded).draws_index
    for k, future in enumerate(FUTURES):
        told = simulate(MODEL, both, small_baseline(), future=future, draws=drawn).draws_index
        np.testing.assert_allclose(found[worlds == k], told[worlds == k], rtol=0, atol=1e-14)
    assert folded.closed.max() <= 0.95
    half = folded.of_draws(slice(0, 6))
    assert half.worlds is not None
    assert half.worlds.tolist() == worlds[:6].tolist()
