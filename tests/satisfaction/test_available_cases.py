"""Means of those who answered, and the errors of what is made of them."""

import numpy as np
import pytest
from scipy import stats

from satisfaction.available_cases import available_means

RNG = np.random.default_rng(4)
MOOD = RNG.normal(size=300)
VALUES = 60 + 10 * MOOD[:, None] + RNG.normal(0, 8, (300, 2))
EVERYBODY = np.ones((300, 2), bool)
ALIKE = np.full(300, 1 / 300)


def test_a_difference_is_paired() -> None:
    means = available_means(VALUES, EVERYBODY, ALIKE)
    found = means.combined(np.array([1.0, -1.0]))
    difference = VALUES[:, 0] - VALUES[:, 1]
    assert found.value == pytest.approx(difference.mean())
    assert found.standard_error == pytest.approx(difference.std(ddof=1) / np.sqrt(300))
    half = stats.t.ppf(0.975, 299) * found.standard_error
    assert (found.low, found.high) == pytest.approx((found.value - half, found.value + half))
    assert found.answers == 300


def test_a_ratio_has_the_error_of_other_samples() -> None:
    """The delta method against what 2,000 resampled surveys say."""
    found = available_means(VALUES, EVERYBODY, ALIKE).ratio(np.array([1.0, 0.0]), np.array([0.0, 1.0]))
    drawn = VALUES[np.random.default_rng(5).integers(0, 300, (2000, 300))].mean(1)
    assert found.standard_error == pytest.approx((drawn[:, 0] / drawn[:, 1]).std(), rel=0.06)


def test_weights_shift_the_mean_and_widen_the_interval() -> None:
    weights = np.where(MOOD > 0, 3.0, 1.0)
    weights /= weights.sum()
    found = available_means(VALUES, EVERYBODY, weights).combined(np.array([1.0, 0.0]))
    plain = available_means(VALUES, EVERYBODY, ALIKE).combined(np.array([1.0, 0.0]))
    assert found.value == pytest.approx(np.average(VALUES[:, 0], weights=weights))
    assert found.value > plain.value


def test_who_left_a_question_out_is_in_neither_its_mean_nor_its_count() -> None:
    answered = EVERYBODY.copy()
    answered[:100, 1] = False
    means = available_means(np.where(answered, VALUES, 0.0), answered, ALIKE)
    assert means.answers.tolist() == [300, 200]
    assert means.values[1] == pytest.approx(VALUES[100:, 1].mean())


def test_one_answer_and_none_have_no_interval() -> None:
    answered = np.zeros((300, 2), bool)
    answered[7, 0] = True
    means = available_means(np.where(answered, VALUES, 0.0), answered, ALIKE)
    for gradient in ([1.0, 0.0], [0.0, 1.0]):
        found = means.combined(np.array(gradient))
        assert (found.low, found.standard_error) == (None, None)
    assert means.values.tolist() == [VALUES[7, 0], 0.0]
