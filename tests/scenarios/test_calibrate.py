"""Calibration: the observed shift, the modelled one, and the scale learnt from both."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from mcdm.errors import DecisionError
from scenarios.calibrate import (
    groups_of,
    learn_scales,
    modelled_shifts,
    scaled,
    scaled_model,
    scales_by_lever,
    shift_against_control,
    shift_between,
)
from scenarios.levers import Effect, EffectOpinion
from scenarios.shift import shift_answers
from scenarios.simulate import simulate
from tests.scenarios.small import LEVERS, lever, plan, small_baseline, small_model

SHARES = np.array([0.14, 0.36, 0.28, 0.15, 0.07])


def moved(logits: float, shares: np.ndarray = SHARES) -> np.ndarray:
    return shift_answers(shares, np.array([logits]))[0]


def test_the_published_scale() -> None:
    predicted, observed = np.array([0.690, 0.701, 0.712, 0.719]), np.array([0.688, 0.696, 0.705, 0.715])
    found = learn_scales(["all"], predicted - 0.687, observed - 0.687, np.full(4, 0.006))
    assert found.theta[0] == pytest.approx(0.810, abs=5e-4)
    assert found.spread[0] == pytest.approx(0.134, abs=5e-4)
    assert found.is_learnt("all")
    assert abs(found.surprise[0]) < 2


@pytest.mark.parametrize("logits", [-0.8, 0.0, 0.324, 1.2])
def test_a_shift_is_found_again(logits: float) -> None:
    found = shift_between(500 * SHARES, 400 * moved(logits))
    assert found.logits == pytest.approx(logits, abs=1e-4)
    assert 0.08 < found.standard_error < 0.2


def test_the_standard_error_holds_in_repeated_surveys() -> None:
    generator, found = np.random.default_rng(7), []
    for _ in range(200):
        before, after = generator.multinomial(300, SHARES), generator.multinomial(300, moved(0.4))
        found.append(shift_between(before, after))
    told = np.mean([each.standard_error for each in found])
    assert np.std([each.logits for each in found]) == pytest.approx(told, rel=0.15)
    assert np.mean([each.logits for each in found]) == pytest.approx(0.4, abs=0.04)


def test_what_moved_everywhere_is_not_the_lever() -> None:
    control = np.array([0.25, 0.35, 0.22, 0.12, 0.06])
    counts = 600 * SHARES, 600 * moved(0.2 + 0.35), 900 * control, 900 * moved(0.2, control)
    found = shift_against_control(*counts)
    assert found.logits == pytest.approx(0.35, abs=1e-4)
    assert found.standard_error > shift_between(*counts[:2]).standard_error


def test_grades_that_nobody_chose() -> None:
    assert shift_between([0, 30, 0, 70, 0], [0, 50, 0, 50, 0]).logits == pytest.approx(np.log(7 / 3), abs=1e-4)


@pytest.mark.parametrize(
    ("code", "before", "after"),
    [
        ("shift-without-answers", [0, 0, 0], [1, 2, 3]),
        ("shift-without-answers", [1, -1, 3], [1, 2, 3]),
        ("shift-not-estimable", [5, 0, 0], [9, 0, 0]),
        ("shift-not-estimable", [0, 0, 500], [500, 0, 0]),
    ],
)
def test_shifts_that_cannot_be_told(code: str, before: list[float], after: list[float]) -> None:
    with pytest.raises(DecisionError) as raised:
        shift_between(before, after)
    assert raised.value.code == code


def test_the_model_says_what_the_chain_does() -> None:
    model, baseline, scenario = small_model(), small_baseline(), plan(crews=20)
    shifts = modelled_shifts(model, scenario, baseline, 6)
    run = simulate(model, scenario, baseline)
    assert shift_answers(baseline.memberships[0], shifts[:1])[0] == pytest.approx(run.memberships[6, 0])
    assert shifts[1:] == pytest.approx(0, abs=1e-12)


def test_scales_are_found_again_from_what_they_did() -> None:
    """Far from one, where shifts bend with effects, to a hundredth: a line through what is assumed gives .52."""
    model, baseline, scenario = small_model(), small_baseline(), plan(crews=20)
    groups = groups_of(model, scenario)

    def modelled(theta):
        return modelled_shifts(scaled_model(model, dict(zip(groups, theta, strict=True))), scenario, baseline, 8)

    found = learn_scales(groups, modelled, modelled(np.array([0.5])), np.full(3, 0.002))
    assert groups == ("crews",)
    assert found.theta == pytest.approx([0.5], abs=0.003)


def test_groups_are_learnt_together() -> None:
    levers = tuple(replace(each, group="field") for each in LEVERS[:2])
    assert groups_of(small_model(levers), plan(crews=20, texts=15)) == ("field",)


def test_what_was_not_observed_keeps_the_prior() -> None:
    found = learn_scales(["a", "b"], [[0.5, 0.0]], [0.1], [0.05])
    assert found.theta[1] == 1
    assert [(each.code, each.place) for each in found.findings] == [("scale-not-learnt", "b")]
    assert not found.is_learnt("b")


def test_the_same_people_count_once() -> None:
    slopes, errors = np.array([0.5, 0.5]), np.array([0.1, 0.1])
    once = learn_scales(["a"], slopes[:1], [0.3], errors[:1])
    twice = learn_scales(["a"], slopes, [0.3, 0.3], errors, correlation=np.ones((2, 2)))
    assert twice.theta == pytest.approx(once.theta)
    assert twice.spread == pytest.approx(once.spread)
    assert learn_scales(["a"], slopes, [0.3, 0.3], errors).spread[0] < once.spread[0]


def test_a_surprise_asks_for_new_answers() -> None:
    found = learn_scales(["a"], [0.5], [-0.4], [0.05])
    assert found.surprise[0] < -2
    assert [each.code for each in found.findings] == ["effects-to-elicit-again"]


def test_surprise_has_unit_spread_where_the_prior_is_right() -> None:
    generator = np.random.default_rng(3)
    slopes = np.array([0.3, 0.5, 0.2])
    surprises = [
        learn_scales(["a"], slopes, slopes * generator.normal(1, 0.5) + generator.normal(0, 0.1, 3), np.full(3, 0.1))
        for _ in range(2000)
    ]
    assert np.std([each.surprise[0] for each in surprises]) == pytest.approx(1, abs=0.05)


def test_scaled_effects_stay_effects() -> None:
    given = lever("a", Effect("outage", -0.4, 0.3, 0.9, (EffectOpinion("E1", 0.1, 0.2, 0.9),)))
    found = scaled(given, 1.5).effects[0]
    assert (found.low, found.likely, found.high) == (-0.5, pytest.approx(0.45), 0.95)
    assert found.opinions[0].high == 0.95
    turned = scaled(given, -0.5).effects[0]
    assert (turned.low, turned.likely, turned.high) == pytest.approx((-0.45, -0.15, 0.2))


def test_scales_by_lever() -> None:
    levers = (replace(LEVERS[0], group="field"), LEVERS[1], LEVERS[2])
    assert scales_by_lever(levers, {"field": 0.8, "texts": 1.2}) == {"crews": 0.8, "texts": 1.2}


@pytest.mark.parametrize(
    ("code", "run"),
    [
        ("calibration-quarter", lambda: modelled_shifts(small_model(), plan(crews=2), small_baseline(), 9)),
        ("calibration-shapes", lambda: learn_scales(["a"], [1, 2], [1], [1])),
        ("calibration-without-errors", lambda: learn_scales(["a"], [1.0], [1.0], [0.0])),
    ],
)
def test_refused(code: str, run) -> None:
    with pytest.raises(DecisionError) as raised:
        run()
    assert raised.value.code == code
