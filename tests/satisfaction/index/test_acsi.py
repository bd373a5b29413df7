"""The ACSI score."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.errors import DecisionError
from satisfaction.index.acsi import acsi_score, unstandardised


def test_negative_weights_are_refused_and_named() -> None:
    with pytest.raises(DecisionError, match="acsi-weight-negative") as refused:
        acsi_score(np.array([7.0, 8.0, 9.0]), np.array([1.0, -0.5, 1.0]))
    assert (refused.value.facts["weight"], refused.value.facts["place"]) == (-0.5, 2)


def test_three_means_with_weights() -> None:
    assert acsi_score(np.array([8, 7, 6]), np.array([0.3885, 0.319, 0.2925])) == pytest.approx(67.73333333333333)


def test_ends_of_the_scale_and_equal_weights() -> None:
    assert acsi_score(np.array([[1, 1, 1], [10, 10, 10], [5.5, 5.5, 5.5]])) == pytest.approx([0, 100, 50])


def test_another_scale() -> None:
    assert acsi_score(np.array([4.0, 3.0]), worst=1, best=5) == pytest.approx(62.5)


def test_weights_by_the_spread_of_the_answers() -> None:
    assert unstandardised(np.array([0.4, 0.4]), np.array([1.0, 3.0])) == pytest.approx([0.75, 0.25])
    assert unstandardised(np.array([0.4, 0.4]), np.array([0.0, 3.0])) == pytest.approx([0, 1])
    assert unstandardised(np.array([0.4]), np.array([0.0])) == pytest.approx([0])


@pytest.mark.parametrize(
    ("code", "means", "weights", "worst", "best"),
    [
        ("acsi-scale-empty", [5], None, 10, 1),
        ("acsi-weights-wrong-shape", [5, 5], [1], 1, 10),
        ("acsi-weights-without-sum", [5, 5], [0, 0], 1, 10),
        ("acsi-mean-outside-scale", [11], None, 1, 10),
        ("acsi-mean-outside-scale", [float("nan")], None, 1, 10),
    ],
)
def test_what_is_no_score(code: str, means: list, weights: list | None, worst: float, best: float) -> None:
    with pytest.raises(DecisionError, match=code):
        acsi_score(
            np.array(means, float), None if weights is None else np.array(weights, float), worst=worst, best=best
        )
