"""Comparison on paired draws, tables of futures, attribution."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from mcdm.draws import Draws
from mcdm.errors import DecisionError
from scenarios.compare import compare
from scenarios.levers import Effect, Interaction
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
    comparison = compare(RUN)
    assert RUN[1].high[-1] > RUN[2].low[-1]
    assert comparison.verdict("more", "crews") == "better"
    assert comparison.verdict("crews", "more") == "worse"
    assert comparison.probability("more", "crews") == 1


def test_independent_effects_of_the_same_size_cannot_be_told_apart() -> None:
    comparison = compare(RUN)
    assert comparison.verdict("twin", "crews") == "indistinguishable"
    assert comparison.leaders == ("more", "twin")
    assert comparison.ranking[-1] == "nothing"


def test_probabilities_of_a_pair_sum_to_one() -> None:
    beats = compare(RUN).beats
    assert beats + beats.T == pytest.approx(np.ones((4, 4)))
    assert (beats.diagonal() == 0.5).all()


def test_the_margin_includes_its_ends() -> None:
    comparison = compare(RUN)
    probability = comparison.probability("twin", "crews")
    margin = min(probability, 1 - probability)
    assert compare(RUN, margin).verdict("twin", "crews") == "indistinguishable"
    assert compare(RUN, margin + 0.01).verdict("twin", "crews") != "indistinguishable"


def test_the_same_plan_twice_is_a_tie() -> None:
    again = simulate(MODEL, plan("again", crews=10), BASELINE, draws=DRAWS)
    comparison = compare([RUN[1], again])
    assert comparison.probability("again", "crews") == 0.5
    assert set(comparison.leaders) == {"crews", "again"}


def test_what_cannot_be_compared() -> None:
    with pytest.raises(DecisionError, match="comparison-empty"):
        compare([])
    with pytest.raises(DecisionError, match="id-taken"):
        compare([RUN[0], RUN[0]])
    with pytest.raises(DecisionError, match="comparison-of-different-runs"):
        compare([RUN[0], simulate(MODEL, PLANS[1], BASELINE)])
    with pytest.raises(DecisionError, match="suggestion='crews'"):
        compare(RUN).verdict("crew", "more")


def test_who_loses_to_one_of_the_tied_is_not_tied() -> None:
    """The third cannot be told from the highest, whose draws are wide, but loses to the second on every draw."""
    wide = np.linspace(-0.03, 0.03, 200)
    ends = {"A": 0.703 + wide, "B": np.full(200, 0.702), "C": np.full(200, 0.7015)}
    runs = [
        replace(RUN[0], scenario=name, index=np.array([0.68, values.mean()]), draws_index=np.column_stack([values] * 2))
        for name, values in ends.items()
    ]
    comparison = compare(runs)
    assert comparison.verdict("C", "A") == comparison.verdict("B", "A") == "indistinguishable"
    assert comparison.verdict("C", "B") == "worse"
    assert comparison.leaders == ("A", "B")
