"""Shapley values of the levers of a plan."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from mcdm.labels import Label
from scenarios import shapley
from scenarios.attribution import attribute
from scenarios.futures import Future
from scenarios.levers import Effect, Interaction
from scenarios.simulate import simulate
from tests.scenarios.small import LEVERS, lever, plan, small_baseline, small_model

BASELINE = small_baseline()
MODEL = small_model(
    (*LEVERS, lever("twin", Effect("outage", 0.3, 0.45, 0.55))), (Interaction("crews", "texts", "outage", 0.2),)
)


def test_contributions_sum_to_the_whole_also_when_sampled(monkeypatch: pytest.MonkeyPatch) -> None:
    both = plan("both", crews=20, texts=15, twin=5)
    exact = attribute(MODEL, both, BASELINE)
    gain = simulate(MODEL, both, BASELINE).gain
    assert exact.levers == ("crews", "texts", "twin")
    assert exact.shares.sum() == pytest.approx(gain, abs=1e-14)
    monkeypatch.setattr(shapley, "EXACT_PLAYERS", 2)
    sampled = attribute(MODEL, both, BASELINE)
    assert sampled.shares.sum() == pytest.approx(gain, abs=1e-14)
    assert sampled.errors is not None
    assert (abs(sampled.quarterly - exact.quarterly) <= 4 * sampled.errors + 1e-15).all()
    assert [finding.code for finding in sampled.findings] == ["attribution-sampled"]
    assert exact.is_exact
    assert exact.findings == ()


def test_a_lever_that_begins_too_late_is_named_and_has_no_share() -> None:
    late = plan("late", crews=20, texts=(0,) * 7 + (15,))
    found = attribute(MODEL, late, BASELINE)
    assert found.levers == ("crews", "texts")
    assert found.shares[1] == found.alone[1] == found.removed[1] == 0
    assert found.shares[0] == pytest.approx(found.gain[-1])
    assert attribute(MODEL, late, BASELINE, against=plan("now", crews=20)).levers == ("texts",)
    assert attribute(MODEL, late, BASELINE, against=late).levers == ()


def test_alone_and_removed_are_runs_of_their_own() -> None:
    found = attribute(MODEL, plan("both", crews=20, texts=15), BASELINE)
    crews = simulate(MODEL, plan("c", crews=20), BASELINE).gain
    texts = simulate(MODEL, plan("t", texts=15), BASELINE).gain
    both = simulate(MODEL, plan("b", crews=20, texts=15), BASELINE).gain
    assert found.alone == pytest.approx([crews, texts], abs=1e-14)
    assert found.removed == pytest.approx([both - texts, both - crews], abs=1e-14)


def test_an_empty_plan_has_nothing_to_attribute() -> None:
    assert attribute(MODEL, plan(), BASELINE).levers == ()


def test_the_shares_of_every_quarter_sum_to_its_gain_also_in_a_bad_future() -> None:
    storm = Future("storm", Label(), 0.2, (("outage", 1.3),), (("texts", 0.5),), 0.1)
    settings = replace(MODEL.settings, expectation_drift=0.05)
    found = attribute(replace(MODEL, settings=settings), plan("both", crews=20, texts=15), BASELINE, future=storm)
    assert found.quarterly.shape == (2, 9)
    assert found.holds
    assert found.quarterly.sum(0) == pytest.approx(found.gain, abs=1e-14)
    # the world without the plan: what it does is today's index, the drift, the growth, and nothing else
    assert (found.drift[1:] < 0).all()
    assert (found.growth[1:] < 0).all()
    assert found.today + found.drift + found.growth == pytest.approx(found.reference, abs=1e-14)
    assert found.index == pytest.approx(found.reference + found.quarterly.sum(0), abs=1e-14)
    assert found.drift[0] == found.growth[0] == 0


def test_the_difference_of_two_plans_belongs_to_the_levers_they_plan_differently() -> None:
    first, second = plan("first", crews=20, texts=5), plan("second", crews=20, texts=15, twin=5)
    found = attribute(MODEL, second, BASELINE, against=first)
    assert found.levers == ("texts", "twin")
    gains = simulate(MODEL, second, BASELINE).index - simulate(MODEL, first, BASELINE).index
    assert found.quarterly.sum(0) == pytest.approx(gains, abs=1e-14)
    assert found.against == "first"
    back = attribute(MODEL, first, BASELINE, against=second)
    assert back.shares[list(back.levers).index("twin")] == pytest.approx(-found.shares[1], abs=1e-14)


def test_overlap_is_what_the_levers_lack_of_the_sum_of_each_alone() -> None:
    model = small_model((*LEVERS, lever("twin", Effect("outage", 0.3, 0.45, 0.55))))
    found = attribute(model, plan("twins", crews=20, twin=20), BASELINE)
    assert found.together == pytest.approx(found.gain[-1] - found.alone.sum())
    assert found.together < 0
    assert found.shares[0] == pytest.approx(found.shares[1])  # equals are treated alike


def test_a_missed_gain_is_said() -> None:
    found = attribute(MODEL, plan("both", crews=20, texts=15), BASELINE)
    missed = replace(found, quarterly=found.quarterly * np.array([[1.0], [0.9]]))
    assert [finding.code for finding in missed.findings] == ["attribution-incomplete"]
