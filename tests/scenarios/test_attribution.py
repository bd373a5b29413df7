"""Shapley values of the levers of a plan."""

from __future__ import annotations

import pytest

from scenarios import attribution
from scenarios.attribution import attribute
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
    monkeypatch.setattr(attribution, "EXACT_LEVERS", 2)
    sampled = attribute(MODEL, both, BASELINE)
    assert sampled.shares.sum() == pytest.approx(gain, abs=1e-14)
    assert sampled.shares == pytest.approx(exact.shares, abs=2e-3)


def test_alone_and_removed_are_runs_of_their_own() -> None:
    found = attribute(MODEL, plan("both", crews=20, texts=15), BASELINE)
    crews = simulate(MODEL, plan("c", crews=20), BASELINE).gain
    texts = simulate(MODEL, plan("t", texts=15), BASELINE).gain
    both = simulate(MODEL, plan("b", crews=20, texts=15), BASELINE).gain
    assert found.alone == pytest.approx([crews, texts], abs=1e-14)
    assert found.removed == pytest.approx([both - texts, both - crews], abs=1e-14)


def test_an_empty_plan_has_nothing_to_attribute() -> None:
    assert attribute(MODEL, plan(), BASELINE).levers == ()
