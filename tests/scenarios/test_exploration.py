"""Exploring futures: ranges, even spreads, and the same index as a named future gives."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from mcdm.draws import Draws
from mcdm.errors import DecisionError
from mcdm.labels import Label
from scenarios.exploration import FutureRange, explore, latin_hypercube, ranges_of
from scenarios.futures import Future
from scenarios.simulate import simulate
from tests.scenarios.small import SETTINGS, plan, small_baseline, small_model

BASELINE, MODEL = small_baseline(), small_model()
PLANS = (plan("nothing"), plan("crews", crews=10), plan("both", crews=10, texts=5))
STORM = Future("storm", Label(), 0.4, (("outage", 1.4),), (("texts", 0.6),), 0.06)
CALM = Future("calm", Label(), 0.6)


def test_ranges_hold_the_futures_and_a_margin() -> None:
    found = {(each.kind, each.name): (each.low, each.high) for each in ranges_of(MODEL, (CALM, STORM))}
    assert found["gap", "outage"] == pytest.approx((0.9, 1.5))
    assert found["effect", "texts"] == pytest.approx((0.5, 1.1))
    assert found["drift", ""] == pytest.approx((-0.015, 0.075))
    assert found["visibility", ""] == (0.6, 1.3)
    assert next(iter(found)) == ("gap", "outage")
    constant = small_model(settings=replace(SETTINGS, visibility_scale=(1.0, 1.0, 1.0)))
    assert ranges_of(constant, (CALM,)) == ()


def test_every_part_of_a_range_holds_one_future() -> None:
    ranges = ranges_of(MODEL, (STORM,))
    points = latin_hypercube(ranges, 200)
    for each, values in zip(ranges, points.T, strict=True):
        parts = np.floor((values - each.low) / (each.high - each.low) * 200).astype(int)
        assert sorted(parts.tolist()) == list(range(200))
    assert (points == latin_hypercube(ranges, 200)).all()
    assert (points != latin_hypercube(ranges, 200, Draws(seed=1))).any()


def test_a_point_is_the_future_it_stands_for() -> None:
    ranges = (
        FutureRange("gap", "outage", 1, 2),
        FutureRange("effect", "texts", 0, 1),
        FutureRange("drift", "", 0, 0.1),
    )
    found = explore(MODEL, PLANS, BASELINE, ranges, np.array([[1.4, 0.6, 0.06], [1.0, 1.0, 0.0]]))
    expected = [[simulate(MODEL, each, BASELINE, future=world).index[-1] for world in (STORM, CALM)] for each in PLANS]
    np.testing.assert_allclose(found.values, expected, atol=1e-14)
    assert found.regret.min() == 0
    assert found.worse("nothing", "both").all()
    assert found.below("both", 1.0).all()
    assert found.reaching(0.0) == pytest.approx([1, 1, 1])
    with pytest.raises(DecisionError, match="id-unknown"):
        found.of("bth")


def test_growth_and_visibility_are_those_of_the_settings() -> None:
    ranges = (FutureRange("growth", "outage", 0, 0.2), FutureRange("visibility", "", 0.5, 1.5))
    growing = small_model(settings=replace(SETTINGS, gap_growth=(("outage", 0.05),)))
    told = small_model(settings=replace(SETTINGS, gap_growth=(("outage", 0.1),), visibility_scale=(0.8, 0.8, 0.8)))
    for model in (MODEL, growing):  # whatever grows in the settings already
        found = explore(model, PLANS, BASELINE, ranges, np.array([[0.1, 0.8]]))
        expected = [simulate(told, each, BASELINE).index[-1] for each in PLANS]
        np.testing.assert_allclose(found.values[:, 0], expected, atol=1e-14)


def test_what_cannot_be_explored() -> None:
    with pytest.raises(DecisionError, match="range-out-of-order"):
        FutureRange("gap", "outage", 2.0, 1.0)
    with pytest.raises(DecisionError, match="range-out-of-order"):
        FutureRange("effect", "texts", -0.5, 1.0)
    with pytest.raises(DecisionError, match="ranges-empty"):
        latin_hypercube(())
    with pytest.raises(DecisionError, match="exploration-out-of-range"):
        latin_hypercube(ranges_of(MODEL, (STORM,)), 3)
    with pytest.raises(DecisionError, match="id-unknown"):
        explore(MODEL, PLANS, BASELINE, (FutureRange("gap", "otage", 1, 2),), np.ones((20, 1)))
