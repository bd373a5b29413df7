"""The simulator against an independent program: the formulas of the science notes one number at a time, with logits.

The oracle knows nothing of arrays, of batches or of the odds form of the shift; PERT is checked against scipy.
"""

from __future__ import annotations

import itertools
import math
from pathlib import Path

import numpy as np
import pytest
from scipy import stats

from mcdm.draws import Draws
from mcdm.labels import Label
from scenarios.effect_model import EffectModel
from scenarios.futures import Future
from scenarios.levers import Interaction, Lever
from scenarios.scenario import Scenario
from scenarios.simulate import simulate
from scenarios.uncertainty import EffectDraws, likely_effects, pert, sample_effects
from tests.scenarios.demo import read_demo
from tests.scenarios.small import FIGURES, LEVERS, SETTINGS, plan, small_baseline, small_model


def curve(lever: Lever, amount: float) -> float:
    given = lever.response.arguments
    if amount == 0:
        return 0.0
    match lever.response.method:
        case "exponential":
            return 1 - math.exp(-amount / given["scale"])
        case "hill":
            return 1 / (1 + (given["half"] / amount) ** given["exponent"])
        case "linear-to-cap":
            return min(amount / given["cap"], 1)
        case "s-curve":
            low = 1 / (1 + math.exp(given["steepness"] * given["midpoint"]))
            high = 1 / (1 + math.exp(-given["steepness"] * (amount - given["midpoint"])))
            return (high - low) / (1 - low)
    raise ValueError(lever.response.method)


def utility(anchors: tuple[float, ...], value: float) -> float:
    if anchors[0] > anchors[-1]:
        anchors, value = tuple(-a for a in anchors), -value
    if value <= anchors[0]:
        return 1.0
    for k, (better, worse) in enumerate(itertools.pairwise(anchors)):
        if value <= worse:
            return 1 - (k + (value - better) / (worse - better)) / (len(anchors) - 1)
    return 0.0


def come_so_far(lever: Lever, amounts: tuple[float, ...], quarters: int) -> list[float]:
    come = [0.0]
    for quarter in range(1, quarters + 1):
        held_then = quarter - lever.timing.delay
        goal = curve(lever, amounts[min(held_then, len(amounts)) - 1]) if held_then >= 1 else 0.0
        constant = max(1.0, lever.timing.ramp_up if goal > come[-1] else lever.timing.ramp_down)
        come.append(come[-1] + (goal - come[-1]) / constant)
    return come


def oracle(
    model: EffectModel,
    interactions: list[tuple[str, str, str, float]],
    scenario: Scenario,
    future: Future,
    closed: dict[tuple[str, str], float],
    visibility: float,
    weights: np.ndarray,
    memberships: np.ndarray,
    scores: np.ndarray,
) -> list[float]:
    """The index of quarters 0..T."""
    quarters = model.settings.quarters
    plans = {each.lever: each.amounts for each in scenario.plan}
    come = {each.id: come_so_far(each, plans.get(each.id, (0.0,)), quarters) for each in model.levers}
    figures = {each.indicator: each for each in model.figures}
    path = []
    for quarter in range(quarters + 1):
        total = 0.0
        for column, indicator in enumerate(model.indicators):
            shift = 0.0
            if indicator in figures:
                figure = figures[indicator]
                part = 1.0
                for (lever, target), share in closed.items():
                    if target == indicator:
                        factor = dict(future.effect_factors).get(lever, 1.0)
                        part *= 1 - min(0.95, share * factor) * come[lever][quarter]
                for first, second, target, strength in interactions:
                    if target == indicator:
                        part *= 1 - strength * come[first][quarter] * come[second][quarter]
                if quarter:
                    part *= dict(future.gap_factors).get(indicator, 1.0)
                sign = 1 if figure.today > figure.attainable else -1
                value = figure.attainable + sign * abs(figure.today - figure.attainable) * part
                gain = utility(figure.anchors, value) - utility(figure.anchors, figure.today)
                strength = figure.visibility * visibility
                shift = strength * max(gain, 0) - model.settings.loss_aversion * strength * max(-gain, 0)
            shift -= future.expectation_drift * quarter / 4
            below = 0.0
            cumulative = 0.0
            for grade, share in enumerate(memberships[column]):
                cumulative += share
                clipped = min(max(cumulative, 1e-9), 1 - 1e-9)
                moved = 1 / (1 + math.exp(-(math.log(clipped / (1 - clipped)) + shift)))
                upto = 1.0 if grade == len(scores) - 1 else moved
                total += weights[column] * (upto - below) * scores[grade]
                below = upto
        path.append(total)
    return path


def effects_of(model: EffectModel, draws: EffectDraws, draw: int | None) -> dict[tuple[str, str], float]:
    shares = draws.closed if draw is None else draws.closed[:, draw]
    return {
        (model.levers[lever].id, effect.indicator): float(share)
        for (lever, _), effect, share in zip(model.links, model.effects, shares, strict=True)
    }


STORM = Future("storm", Label(), 1.0, (("outage", 1.4),), (("crews", 2.5), ("texts", 0.6)), 0.08)
CALM = Future("calm", Label(), 1.0)
TOGETHER = Interaction("crews", "texts", "outage", 0.25)
APART = Interaction("texts", "cuts", "notice", -0.2)


@pytest.mark.parametrize("future", [CALM, STORM], ids=lambda future: future.id)
@pytest.mark.parametrize(
    "scenario",
    [plan(), plan(crews=8), plan(crews=80, texts=15, cuts=3), plan(crews=(0.0, 5.0, 20.0, 0.0), cuts=(9.0, 1.0))],
    ids=["nothing", "one", "three", "changing"],
)
def test_central_run_and_draws(scenario: Scenario, future: Future) -> None:
    model, baseline = small_model(interactions=(TOGETHER, APART)), small_baseline()
    drawn = sample_effects(model, Draws(seed=11, count=6))
    projection = simulate(model, scenario, baseline, future=future, draws=drawn)
    pairs = [(each.first, each.second, each.indicator, each.strength) for each in (TOGETHER, APART)]
    answers = (baseline.weights, baseline.memberships, baseline.scores)
    likely = effects_of(model, likely_effects(model), None)
    assert projection.index == pytest.approx(oracle(model, pairs, scenario, future, likely, 1.0, *answers), abs=1e-9)
    for draw in range(6):
        closed, scale = effects_of(model, drawn, draw), float(drawn.visibility[draw])
        expected = oracle(model, pairs, scenario, future, closed, scale, *answers)
        assert projection.draws_index[draw] == pytest.approx(expected, abs=1e-9)


def test_the_oracle_sees_every_part_of_the_small_study() -> None:
    assert len(LEVERS) == 3
    assert FIGURES[0].anchors[0] < FIGURES[0].anchors[-1]
    assert FIGURES[1].anchors[0] > FIGURES[1].anchors[-1]
    assert SETTINGS.loss_aversion > 1


def test_the_demo(shared: Path) -> None:
    demo = read_demo(shared)
    names = [lever.id for lever in demo.model.levers]
    pairs = [(names[a], names[b], demo.model.figures[k].indicator, g) for a, b, k, g in demo.model.pairs]
    answers = (demo.baseline.weights, demo.baseline.memberships, demo.baseline.scores)
    likely = effects_of(demo.model, likely_effects(demo.model), None)
    for scenario in demo.scenarios.values():
        for future in demo.futures.values():
            projection = simulate(demo.model, scenario, demo.baseline, future=future)
            expected = oracle(demo.model, pairs, scenario, future, likely, 1.0, *answers)
            assert projection.index == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize(("low", "likely", "high"), [(0.3, 0.45, 0.55), (0.0, 0.0, 0.6), (-0.5, 0.2, 0.2)])
def test_pert_is_the_scaled_beta_distribution(low: float, likely: float, high: float) -> None:
    width = high - low
    beta = stats.beta(1 + 4 * (likely - low) / width, 1 + 4 * (high - likely) / width, loc=low, scale=width)
    drawn = pert(np.random.default_rng(5), low, likely, high, 4000)
    assert stats.kstest(drawn, beta.cdf).pvalue > 0.01
