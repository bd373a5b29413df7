"""Judgment scales: the published values, and what lies beyond a scale."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.catalogue import find, methods
from mcdm.comparisons import judgment_scales as scales
from mcdm.errors import DecisionError
from tests.mcdm.judgments import SAATY_CITY

STEPS = np.arange(1.0, 10.0)


@pytest.mark.parametrize(
    ("name", "ratios"),
    [
        ("linear", STEPS),
        ("power", STEPS**2),
        ("root", np.sqrt(STEPS)),
        ("geometric", [1, 2, 4, 8, 16, 32, 64, 128, 256]),
        ("logarithmic", [1, 1.58, 2, 2.32, 2.58, 2.81, 3, 3.17, 3.32]),
        ("inverse-linear", [1, 1.125, 1.286, 1.5, 1.8, 2.25, 3, 4.5, 9]),
        ("balanced", [1, 1.22, 1.5, 1.86, 2.33, 3, 4, 5.67, 9]),
    ],
)
def test_the_nine_steps(name: str, ratios: np.ndarray) -> None:
    np.testing.assert_allclose(find("judgment-scale", name).call(STEPS), ratios, atol=5.5e-3)


def test_the_asymptotical_scale_takes_the_last_step_as_far_as_all_before() -> None:
    ratios = scales.asymptotical(STEPS)
    assert ratios[7] == pytest.approx(2 + np.sqrt(3))
    assert ratios[8] == pytest.approx(ratios[7] ** 2)
    assert (np.diff(np.log(ratios), 2) > 0).all()


def test_balanced_steps_move_the_weight_within_a_pair_equally() -> None:
    ratios = scales.balanced(STEPS)
    assert np.diff(ratios / (1 + ratios)) == pytest.approx(np.full(8, 0.05))


@pytest.mark.parametrize("n", [2, 3, 7])
def test_generalised_balanced_steps_move_the_weight_among_all_equally(n: int) -> None:
    weights = []
    for step in STEPS:
        judgments = np.ones((n, n))
        judgments[0, 1:], judgments[1:, 0] = step, 1 / step
        ratio = scales.generalised_balanced(judgments)[0, 1]
        weights.append(ratio / (ratio + n - 1))
    assert np.diff(weights) == pytest.approx(np.full(8, (9 / (n + 8) - 1 / n) / 8))


def test_for_two_elements_it_is_the_balanced_scale() -> None:
    judgments = np.array([[1, 5], [0.2, 1]])
    assert (scales.generalised_balanced(judgments) == scales.balanced(judgments)).all()


def test_the_linear_scale_leaves_the_judgments_as_they_are() -> None:
    np.testing.assert_allclose(scales.linear(np.array(SAATY_CITY)), SAATY_CITY, rtol=1e-15)


def test_parameters_bend_a_scale() -> None:
    assert scales.power(np.array([4.0]), exponent=1.5).tolist() == [8]
    assert scales.root(np.array([8.0]), degree=3.0) == pytest.approx([2])
    assert scales.geometric(np.array([3.0]), base=3.0) == pytest.approx([9])
    assert scales.logarithmic(np.array([2.0]), base=2.0) == pytest.approx([np.log2(3)])


@pytest.mark.parametrize("name", ["balanced", "generalised-balanced", "inverse-linear", "asymptotical"])
def test_a_scale_of_nine_steps_has_no_tenth(name: str) -> None:
    with pytest.raises(DecisionError) as caught:
        find("judgment-scale", name).call(np.array([[1, 12], [1 / 12, 1]]))
    assert caught.value.code == "judgment-beyond-scale"
    assert caught.value.facts["value"] == pytest.approx(12)


@pytest.mark.parametrize("name", list(methods("judgment-scale")))
def test_what_is_no_judgment_is_refused(name: str) -> None:
    with pytest.raises(DecisionError, match="judgment-not-a-number"):
        find("judgment-scale", name).call(np.array([[1, -2], [np.nan, 1]]))


def test_a_ratio_that_cannot_be_computed_with_is_refused() -> None:
    with pytest.raises(DecisionError, match="judgment-too-large"):
        scales.geometric(np.array([2000.0]))


def test_the_generalised_scale_needs_to_know_how_many_are_compared() -> None:
    with pytest.raises(DecisionError, match="matrix-not-square"):
        scales.generalised_balanced(STEPS)
