"""Asking experts: curves through answers, the linear pool refitted, effects from several opinions."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.choice import Choice
from mcdm.errors import DecisionError
from scenarios.elicitation import (
    closest_shape,
    curve_of_answers,
    disagreement,
    pool_quantile,
    pooled_curve,
    pooled_effect,
)
from scenarios.levers import CurveAnswer, EffectOpinion
from scenarios.responses import response
from scenarios.uncertainty import pert


def answers(expert: str, *pairs: tuple[float, float]) -> list[CurveAnswer]:
    return [CurveAnswer(expert, amount, share) for amount, share in pairs]


def test_published_fits() -> None:
    assert curve_of_answers(answers("E1", (20, 0.4)), 80).arguments["scale"] == pytest.approx(39.15, abs=5e-3)
    curve = curve_of_answers(answers("E1", (6000, 0.6), (2000, 0.2)), 12_000)
    assert curve.method == "hill"
    assert curve.arguments["exponent"] == pytest.approx(1.631, abs=5e-4)
    assert response(curve)(np.array([2000.0, 6000.0])) == pytest.approx([0.2, 0.6])


def test_one_expert_is_the_panel() -> None:
    found = pooled_curve(answers("E1", (20, 0.4)), 80)
    assert found.response == curve_of_answers(answers("E1", (20, 0.4)), 80)
    assert (found.misfit, found.spread, found.findings()) == (0, 0, ())


def test_the_pool_is_the_mean_of_the_curves() -> None:
    given = [*answers("E1", (20, 0.4)), *answers("E2", (20, 0.3), (60, 0.8)), *answers("E3", (10, 0.35))]
    found = pooled_curve(given, 80)
    own = [curve_of_answers([each for each in given if each.expert == name], 80) for name in ("E1", "E2", "E3")]
    assert found.mean == pytest.approx(np.mean([response(each)(found.amounts) for each in own], axis=0))
    assert found.misfit == pytest.approx(np.abs(found.fitted - found.mean).max())
    assert found.misfit < 0.05
    assert found.experts == ("E1", "E2", "E3")


def test_experts_who_are_far_apart_are_a_finding() -> None:
    found = pooled_curve([*answers("E1", (10, 0.9)), *answers("E2", (70, 0.1))], 80)
    assert found.spread > 0.8
    assert "experts-disagree-on-curve" in [each.code for each in found.findings("L4")]
    near = pooled_curve([*answers("E1", (20, 0.4)), *answers("E2", (20, 0.5))], 80)
    assert near.findings("L4") == ()


@pytest.mark.parametrize(
    "curve",
    [
        Choice.of("exponential", scale=30.0),
        Choice.of("hill", half=5300.0, exponent=1.6),
        Choice.of("s-curve", midpoint=250.0, steepness=0.012),
        Choice.of("linear-to-cap", cap=55.0),
    ],
)
def test_a_shape_is_found_again(curve: Choice) -> None:
    scale = max(float(value) for value in curve.arguments.values())
    amounts = np.linspace(0, 2.3 * scale, 65)
    found = closest_shape(amounts, response(curve)(amounts), 2.3 * scale)
    assert found.method == curve.method
    for name, value in curve.arguments.items():
        assert found.arguments[name] == pytest.approx(value, rel=1e-3)


def test_many_answers_of_one_expert_are_fitted() -> None:
    curve = curve_of_answers(answers("E1", (10, 0.28), (30, 0.63), (60, 0.86)), 80)
    assert response(curve)(np.array([10.0, 30.0, 60.0])) == pytest.approx([0.28, 0.63, 0.86], abs=0.02)


@pytest.mark.parametrize(
    ("code", "pairs"),
    [
        ("curve-without-answers", ()),
        ("response-not-rising", ((20, 0.4), (30, 0.4))),
        ("response-not-rising", ((20, 0.4), (20, 0.5))),
        ("answers-too-steep", ((20, 0.01), (20.5, 0.99))),
    ],
)
def test_answers_that_fix_no_curve(code: str, pairs: tuple[tuple[float, float], ...]) -> None:
    with pytest.raises(DecisionError) as raised:
        curve_of_answers(answers("E1", *pairs), 80)
    assert raised.value.code == code
    with pytest.raises(DecisionError):
        pooled_curve(answers("E1", *pairs), 80)


def test_the_pool_of_opinions_is_not_the_mean_of_their_bounds() -> None:
    opinions = (EffectOpinion("E1", 0.1, 0.2, 0.3), EffectOpinion("E2", 0.5, 0.6, 0.7))
    effect = pooled_effect("N11", opinions)
    assert effect.likely == pytest.approx(0.4)
    generator = np.random.default_rng(1)
    drawn = np.r_[pert(generator, 0.1, 0.2, 0.3, 200_000), pert(generator, 0.5, 0.6, 0.7, 200_000)]
    assert [effect.low, effect.high] == pytest.approx(np.quantile(drawn, [0.05, 0.95]), abs=2e-3)
    assert effect.low < 0.2
    assert [each.code for each in disagreement(effect, "L1")] == ["experts-disagree-on-effect"]
    assert effect.opinions == opinions


def test_one_opinion_is_told_as_it_was_given() -> None:
    effect = pooled_effect("N11", (EffectOpinion("E1", 0.1, 0.2, 0.3),))
    assert (effect.low, effect.likely, effect.high) == (0.1, 0.2, 0.3)
    assert disagreement(effect) == ()


def test_certain_experts() -> None:
    opinions = (EffectOpinion("E1", 0.2, 0.2, 0.2), EffectOpinion("E2", 0.4, 0.4, 0.4))
    assert pool_quantile(opinions, 0.05) == pytest.approx(0.2)
    assert pool_quantile(opinions, 0.95) == pytest.approx(0.4)


def test_no_opinion_is_no_effect() -> None:
    with pytest.raises(DecisionError) as raised:
        pooled_effect("N11", ())
    assert raised.value.code == "effect-without-opinions"
