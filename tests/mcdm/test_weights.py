"""Weights sum to one, once or in every draw, and cannot be changed."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.errors import DecisionError
from mcdm.weights import Weights, normalise


def test_one_row_or_many() -> None:
    assert Weights(("a", "b"), np.array([0.25, 0.75])).as_dict() == {"a": 0.25, "b": 0.75}
    draws = Weights(("a", "b"), np.array([[0.2, 0.8], [0.4, 0.6]]))
    assert draws.as_dict() == pytest.approx({"a": 0.3, "b": 0.7})


def test_values_are_a_copy_and_read_only() -> None:
    given = np.array([0.25, 0.75])
    weights = Weights(("a", "b"), given)
    given[0] = 9
    assert weights.values[0] == 0.25
    with pytest.raises(ValueError, match="read-only"):
        weights.values[0] = 0.5


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ([1.0], "weights-wrong-shape"),
        ([[[0.5, 0.5]]], "weights-wrong-shape"),
        ([0.5, 0.6], "weights-not-a-distribution"),
        ([1.5, -0.5], "weights-not-a-distribution"),
        ([np.nan, 1.0], "weights-not-a-distribution"),
        ([[0.5, 0.5], [0.5, 0.4]], "weights-not-a-distribution"),
    ],
)
def test_what_is_refused(values: list[float], code: str) -> None:
    with pytest.raises(DecisionError, match=code):
        Weights(("a", "b"), np.array(values))


def test_normalise_works_on_the_last_axis() -> None:
    assert np.allclose(normalise(np.array([[1.0, 3.0], [2.0, 2.0]])), [[0.25, 0.75], [0.5, 0.5]])
