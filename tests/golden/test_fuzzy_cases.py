"""Published and exact cases of fuzzy comprehensive evaluation."""

import numpy as np
import pytest

from mcdm.fuzzy import Factor, compose, compose_levels, defuzzify, evaluate

SCORES = np.array([1, 0.8, 0.6, 0.4, 0.2])
CLOTHING_WEIGHTS = np.array([0.1, 0.1, 0.15, 0.3, 0.35])
CLOTHING = np.array(
    [[0.2, 0.5, 0.3, 0], [0.1, 0.3, 0.5, 0.1], [0, 0.1, 0.6, 0.3], [0, 0.4, 0.5, 0.1], [0.5, 0.3, 0.2, 0]]
)


@pytest.mark.parametrize(
    ("operator", "expected"),
    [
        ("weighted-average", [0.205, 0.32, 0.39, 0.085]),  # SPSSAU's textbook example of clothes
        ("min-max", [0.35, 0.3, 0.3, 0.15]),
        ("product-max", [0.175, 0.12, 0.15, 0.045]),
        ("min-bounded-sum", [0.55, 0.9, 0.85, 0.35]),
    ],
)
def test_four_operators_on_clothing(operator, expected):
    assert compose(CLOTHING_WEIGHTS, CLOTHING, operator) == pytest.approx(expected, abs=1e-12)


def test_clothing_maximum_membership_is_the_third_grade():
    assert evaluate(Factor(CLOTHING_WEIGHTS, CLOTHING), np.arange(4, 0, -1.0)).max_membership_grade == 2


def test_clothes_of_mathmodels():
    """zhjx19/mathmodels, docs/reference/fuzzy_eval.md."""
    memberships = np.array([[0.8, 0.1, 0.1], [0.7, 0.2, 0.1], [0.6, 0.2, 0.2], [0.7, 0.1, 0.2]])
    result = evaluate(Factor(np.array([0.3, 0.3, 0.3, 0.1]), memberships), np.array([90.0, 75.0, 50.0]))
    composed = result.B
    assert composed == pytest.approx([0.7, 0.16, 0.14], abs=1e-12)
    assert result.score == pytest.approx(82, abs=1e-10)
    assert defuzzify(composed, np.array([90.0, 75.0, 50.0]), "maximum-membership") == 90


def science_example() -> Factor:
    """SCIENCE 1.3, two factors of three and two parts."""
    first = np.array([[0.3, 0.4, 0.2, 0.1, 0], [0.2, 0.3, 0.3, 0.1, 0.1], [0.1, 0.4, 0.3, 0.1, 0.1]])
    second = np.array([[0.1, 0.3, 0.4, 0.1, 0.1], [0.2, 0.4, 0.2, 0.1, 0.1]])
    parts = (Factor(np.array([0.5, 0.3, 0.2]), first, "1"), Factor(np.array([0.6, 0.4]), second, "2"))
    return Factor(np.array([0.55, 0.45]), parts, "goal")


def test_two_levels_as_computed_from_first_principles():
    result = evaluate(science_example(), SCORES)
    composed = result.B
    assert composed == pytest.approx([0.1895, 0.3565, 0.2815, 0.1, 0.0725], abs=1e-12)
    assert result.score == pytest.approx(0.6981, abs=1e-10)
    assert result.effectiveness == pytest.approx(0.3475, abs=1e-4)
    assert (result.max_membership_grade, result.confidence_grade) == (1, 2)
    assert result.entropy == pytest.approx(-(composed * np.log(composed)).sum() / np.log(5), abs=1e-12)


POWER = {
    "weighted-average": ([0.26425, 0.39275, 0.223, 0.07715, 0.04285], 75.168),
    "min-max": ([0.35, 0.4, 0.2, 0.15, 0.08], 73.38983050847457),
    "product-max": ([0.063, 0.072, 0.042, 0.01575, 0.006], 77.13207547169812),
    "min-bounded-sum": ([1.0, 1.0, 1.0, 0.61, 0.42], 67.6923076923077),
}


@pytest.mark.parametrize("operator", POWER)
def test_power_customer_in_two_levels(operator):
    """Exact fractions; sub-vectors enter the upper level unnormalised, B is scaled to one for scoring only."""
    parts = (
        ([0.45, 0.35, 0.2], [[35, 40, 15, 7, 3], [25, 45, 20, 6, 4], [30, 35, 25, 5, 5]]),
        ([0.5, 0.5], [[20, 50, 20, 6, 4], [15, 40, 30, 10, 5]]),
        ([0.6, 0.4], [[40, 35, 15, 6, 4], [30, 40, 20, 6, 4]]),
        ([0.7, 0.3], [[10, 30, 40, 15, 5], [15, 35, 30, 12, 8]]),
    )
    factors = tuple(Factor(np.array(weights), np.array(shares) / 100) for weights, shares in parts)
    root = Factor(np.array([0.4, 0.2, 0.25, 0.15]), factors)
    composed, score = POWER[operator]
    assert compose_levels(root, operator) == pytest.approx(composed, abs=1e-12)
    assert evaluate(root, 100 * SCORES, operator=operator).score == pytest.approx(score, abs=1e-9)
