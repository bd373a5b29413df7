"""Comparison on paired draws, tables of futures, attribution."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.draws import Draws
from mcdm.errors import DecisionError
from mcdm.labels import Label
from scenarios import attribution
from scenarios.attribution import attribute
from scenarios.compare import compare_projections
from scenarios.futures import Future
from scenarios.levers import Effect, Interaction
from scenarios.robust import tabulate
from scenarios.simulate import simulate
from scenarios.uncertainty import sample_effects
from tests.scenarios.small import LEVERS, lever, plan, small_baseline, small_model

BASELINE = small_baseline()
MODEL = small_model(
    (*LEVERS, lever("twin", Effect("outage", 0.3, 0.45, 0.55))), (Interaction("crews", "texts", "outage", 0.2),)
)
DRAWS = sample_effects(MODEL, Draws(seed=3, count=200))
PLANS = (plan("nothing"), plan("crews", crews=10), plan("more", crews=11), plan("twin", twin=10))
RUN = tuple(simulate(MODEL, each, BASELINE, draws=DRAWS) for each in PLANS)


def test_paired_draws_tell_apart_what_bands_cannot() -> None:
    comparison = compare_projections(RUN)
    assert RUN[1].high[-1] > RUN[2].low[-1]
    assert comparison.verdict("more", "crews") == "better"
    assert comparison.verdict("crews", "more") == "worse"
    assert comparison.probability("more", "crews") == 1


def test_independent_effects_of_the_same_size_cannot_be_told_apart() -> None:
    comparison = compare_projections(RUN)
    assert comparison.verdict("twin", "crews") == "indistinguishable"
    assert comparison.leaders == ("more", "twin")
    assert comparison.ranking[-1] == "nothing"


def test_probabilities_of_a_pair_sum_to_one() -> None:
    beats = compare_projections(RUN).beats
    assert beats + beats.T == pytest.approx(np.ones((4, 4)))
    assert (beats.diagonal() == 0.5).all()


def test_the_margin_includes_its_ends() -> None:
    comparison = compare_projections(RUN)
    probability = comparison.probability("twin", "crews")
    margin = min(probability, 1 - probability)
    assert compare_projections(RUN, margin).verdict("twin", "crews") == "indistinguishable"
    assert compare_projections(RUN, margin + 0.01).verdict("twin", "crews") != "indistinguishable"


def test_the_same_plan_twice_is_a_tie() -> None:
    again = simulate(MODEL, plan("again", crews=10), BASELINE, draws=DRAWS)
    comparison = compare_projections([RUN[1], again])
    assert comparison.probability("again", "crews") == 0.5
    assert set(comparison.leaders) == {"crews", "again"}


def test_what_cannot_be_compared() -> None:
    with pytest.raises(DecisionError, match="comparison-empty"):
        compare_projections([])
    with pytest.raises(DecisionError, match="id-taken"):
        compare_projections([RUN[0], RUN[0]])
    with pytest.raises(DecisionError, match="comparison-of-different-runs"):
        compare_projections([RUN[0], simulate(MODEL, PLANS[1], BASELINE)])
    with pytest.raises(DecisionError, match="suggestion='crews'"):
        compare_projections(RUN).verdict("crew", "more")


def test_cost_per_point() -> None:
    assert RUN[0].cost_per_point is None
    assert RUN[1].cost_per_point == pytest.approx(RUN[1].cost.npv / (100 * RUN[1].gain))


def test_a_future_that_was_not_projected() -> None:
    futures = (Future("calm", Label(), 0.6), Future("storm", Label(), 0.4, (("outage", 1.5),)))
    complete = [simulate(MODEL, each, BASELINE, future=future) for each in PLANS for future in futures]
    table = tabulate(complete, futures)
    assert table.values.shape == (4, 2)
    assert table.values[:, 0] == pytest.approx([each.index[-1] for each in RUN])
    assert (table.regret.min(0) == 0).all()
    with pytest.raises(DecisionError, match="future-not-projected"):
        tabulate(complete[:-1], futures)
    with pytest.raises(DecisionError, match="futures-not-a-distribution"):
        tabulate(complete, futures[:1])


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
