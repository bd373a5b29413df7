"""PROMETHEE II: every shape against the comparison of all pairs, with ties and at the thresholds."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.errors import DecisionError
from mcdm.judgments import FloatArray
from mcdm.ranking import promethee_ii
from mcdm.ranking.promethee_ii import BLOCK, Shape, flows
from tests.mcdm.ranking.questions import drawn, question

SHAPES: tuple[Shape, ...] = ("usual", "u-shape", "v-shape", "level", "linear", "gaussian")


def preference(d: FloatArray, shape: Shape, q: FloatArray, p: FloatArray) -> FloatArray:
    """P(d) as Brans and Vincke print it; thresholds are met up to rounding."""
    beyond_q, beyond_p = d > q + 1e-9, d > p + 1e-9
    match shape:
        case "usual":
            return (d > 0).astype(float)
        case "u-shape":
            return beyond_q.astype(float)
        case "v-shape":
            return np.clip(d / p, 0, 1)
        case "level":
            return (beyond_q.astype(float) + beyond_p) / 2
        case "linear":
            return np.clip((d - q) / (p - q), 0, 1)
        case "gaussian":
            return np.where(d > 0, 1 - np.exp(-(d**2) / (2 * p**2)), 0)


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_is_the_comparison_of_all_pairs(shape: Shape) -> None:
    for seed in range(6):
        matrix = drawn(30, 4, seed)
        gains = matrix.values * matrix.directions
        difference = gains[:, None, :] - gains[None, :, :]
        span = np.ptp(gains, axis=0)
        share = preference(difference, shape, 0.125 * span, 0.5 * span) @ matrix.weights
        found = promethee_ii(matrix, shape=shape, indifference=0.125, preference=0.5)
        np.testing.assert_allclose(found.parts["positive"], share.sum(1) / 29, atol=1e-13)
        np.testing.assert_allclose(found.parts["negative"], share.sum(0) / 29, atol=1e-13)
        np.testing.assert_allclose(found.scores, (share.sum(1) - share.sum(0)) / 29, atol=1e-13)


def test_differences_at_a_threshold_are_not_beyond_it() -> None:
    tenths = question(np.array([[0.1], [0.2], [0.3], [0.4], [0.5], [0.6]]))  # .3 - .2 and .6 - .5 round differently
    found = promethee_ii(tenths, shape="u-shape", indifference=0.2)
    assert found.parts["positive"] == pytest.approx([0, 0, 0.2, 0.4, 0.6, 0.8])


def test_net_flows_sum_to_zero_and_ties_are_exact() -> None:
    found = promethee_ii(question([[1, 4], [1, 4], [2, 3]], [0.5, 0.5]))
    assert found.scores.tolist() == [0, 0, 0]
    assert promethee_ii(drawn(40, 5, 3)).scores.sum() == pytest.approx(0, abs=1e-14)


def test_equal_thresholds_are_a_step() -> None:
    matrix = drawn(12, 3, 2)
    step = promethee_ii(matrix, shape="u-shape", indifference=0.2).scores
    assert promethee_ii(matrix, shape="linear", indifference=0.2, preference=0.2).scores == pytest.approx(step)


def test_no_threshold_is_the_usual_shape() -> None:
    matrix = drawn(12, 3, 2)
    usual = promethee_ii(matrix).scores
    for shape in SHAPES[1:]:
        assert promethee_ii(matrix, shape=shape, indifference=0, preference=0).scores == pytest.approx(usual)


def test_crossed_thresholds_are_refused() -> None:
    with pytest.raises(DecisionError, match="promethee-thresholds-crossed"):
        promethee_ii(drawn(4, 2, 1), shape="linear", indifference=0.5, preference=0.2)


def test_values_far_from_zero_lose_no_digits() -> None:
    matrix = drawn(25, 3, 7)
    far = question(matrix.values + 1e6, matrix.weights, matrix.objectives)
    for shape in SHAPES:
        assert promethee_ii(far, shape=shape).scores == pytest.approx(
            promethee_ii(matrix, shape=shape).scores, abs=1e-8
        )


def test_blocks_of_the_gaussian_shape_join() -> None:
    generator = np.random.default_rng(4)
    gains = generator.normal(size=(1000, 1))
    assert len(gains) ** 2 > BLOCK
    found = flows(gains, np.ones(1), "gaussian", 0.0, 0.7)
    lead = np.maximum(gains - gains.T, 0)
    np.testing.assert_allclose(found.positive, (1 - np.exp(-(lead**2) / 0.98)).sum(1) / 999, rtol=1e-12)
