"""The back-test: the published example, what sampling explains, and when a group of levers can be told apart."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.errors import DecisionError
from scenarios.backtest import ASSUMED_ERROR, backtest, learn_scales

EXPECTED = np.array([0.690, 0.701, 0.712, 0.719])
OBSERVED = np.array([0.688, 0.696, 0.705, 0.715])
START, ERROR = 0.687, 0.006


def test_the_published_example() -> None:
    found = backtest(EXPECTED, OBSERVED, START, low=EXPECTED - 0.012, high=EXPECTED + 0.012, errors=ERROR)
    assert found.mae == pytest.approx(0.0045)
    assert found.bias == pytest.approx(0.0045)
    assert found.skill == pytest.approx(0.921, abs=5e-4)
    assert found.covered == found.covered_with_error == found.count == 4
    scales = learn_scales(EXPECTED - START, OBSERVED - START, ERROR)
    assert scales.values == pytest.approx([0.810], abs=5e-4)
    assert scales.errors == pytest.approx([0.134], abs=5e-4)
    assert scales.identified.all()
    assert not scales.questioned.any()


def test_what_the_survey_explains_is_told_from_what_the_model_missed() -> None:
    found = backtest(EXPECTED, OBSERVED, START, errors=ERROR)
    assert found.rmse**2 == pytest.approx(((EXPECTED - OBSERVED) ** 2).mean())
    assert found.model == 0  # .0049 in all, and the survey alone brings .006
    assert found.sampling_share == 1
    exact = backtest(EXPECTED, OBSERVED, START)
    assert exact.model == pytest.approx(exact.rmse)
    assert exact.sampling_share == 0
    half = backtest([0.7], [0.71], 0.69, errors=0.006)
    assert half.model == pytest.approx(0.008)
    assert half.sampling_share == pytest.approx(0.36)


def test_a_band_is_asked_with_and_without_the_error_of_the_survey() -> None:
    found = backtest([0.70, 0.70], [0.712, 0.68], 0.69, low=[0.69, 0.69], high=[0.71, 0.71], errors=0.006)
    assert (found.covered, found.covered_with_error) == (0, 1)
    assert backtest([0.7], [0.7], 0.69).covered is None


def test_where_nothing_moved_there_is_no_skill_to_speak_of() -> None:
    assert backtest([0.70], [0.69], 0.69).skill is None
    assert backtest([0.69], [0.70], 0.69).skill == 0
    assert backtest([0.65], [0.70], 0.69).skill == pytest.approx(1 - 25)


def test_without_an_observation_nothing_is_tested() -> None:
    with pytest.raises(DecisionError) as caught:
        backtest([], [], 0.69)
    assert caught.value.code == "nothing-observed"


def test_groups_are_told_apart_only_where_they_move_apart() -> None:
    early = np.array([0.004, 0.010, 0.012, 0.012, 0.012])
    late = np.array([0.0, 0.001, 0.006, 0.014, 0.020])
    truth = 0.5 * early + 1.2 * late
    apart = learn_scales(np.column_stack([early, late]), truth, 0.001)
    assert apart.values == pytest.approx([0.5, 1.2], abs=0.08)
    assert apart.identified.all()
    assert not apart.questioned.any()
    together = learn_scales(np.column_stack([early, 2 * early]), 3 * early * 0.5, 0.0005)
    assert not together.identified.any()
    # what they make together is learnt all the same
    assert together.values @ [1, 2] == pytest.approx(1.5, abs=0.01)


def test_effects_of_the_other_sign_ask_for_the_levers_to_be_judged_anew() -> None:
    expected = np.array([0.01, 0.02, 0.03])
    found = learn_scales(expected, -0.3 * expected, 0.001)
    assert found.z < -2
    assert found.questioned.all()


def test_the_error_of_the_start_is_common_to_all_changes() -> None:
    changes = np.full(40, 0.02)
    free = learn_scales(changes, changes, 0.004)
    shared = learn_scales(changes, changes, 0.004, start_error=0.004)
    assert shared.errors[0] > 4 * free.errors[0]  # forty surveys do not make the first one more exact
    assert shared.errors[0] == pytest.approx(0.2, rel=0.1)  # .004 of .02


def test_two_starts_err_each_for_itself() -> None:
    """Truth from the prior, two decisions of two changes each: the 95 % interval holds it in 93 to 97 of 100."""
    generator = np.random.default_rng(1)
    given = np.array([[0.03, 0], [0.035, 0], [0, 0.03], [0, 0.035]])
    held = []
    for _ in range(1500):
        truth = generator.normal(1, 0.5, 2)
        seen = given @ truth - np.repeat(generator.normal(0, 0.01, 2), 2) + generator.normal(0, 0.002, 4)
        found = learn_scales(given, seen, 0.002, 0.01, starts=[0, 0, 1, 1])
        held.append(abs(found.values - truth) < 1.96 * found.errors)
    assert np.mean(held, axis=0) == pytest.approx([0.95, 0.95], abs=0.02)


def test_a_survey_without_a_stated_error_counts_with_the_assumed_one() -> None:
    unknown, assumed = learn_scales([0.02], [0.01], 0.0), learn_scales([0.02], [0.01], ASSUMED_ERROR)
    assert unknown.values == pytest.approx(assumed.values)


def test_scales_recover_the_truth_as_often_as_they_say() -> None:
    """Truth drawn from the prior, observations from the model: the 90 % interval holds it in 87 to 93 of 100."""
    generator = np.random.default_rng(20261122)
    expected = np.array([0.004, 0.012, 0.021, 0.03])
    truth = generator.normal(1, 0.5, 4000)
    seen = truth[:, None] * expected + generator.normal(0, 0.005, (4000, 4))
    found = [learn_scales(expected, each, 0.005) for each in seen]
    held = [abs(each.values[0] - scale) <= 1.645 * each.errors[0] for each, scale in zip(found, truth, strict=True)]
    assert 0.87 < np.mean(held) < 0.93
