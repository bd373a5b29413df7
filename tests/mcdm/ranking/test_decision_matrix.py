"""The decision matrix refuses what cannot be ranked and names what does not matter."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.errors import DecisionError
from mcdm.findings import Finding
from mcdm.ranking.decision_matrix import DecisionMatrix, shares_of, spans
from tests.mcdm.ranking.questions import question


def test_weights_are_scaled_to_one_and_arrays_kept_read_only() -> None:
    matrix = question([[1, 2], [3, 4]], [30, 70])
    assert matrix.weights.tolist() == [0.3, 0.7]
    with pytest.raises(ValueError, match="read-only"):
        matrix.values[0, 0] = 5


def test_the_caller_keeps_their_array() -> None:
    values = np.array([[1.0, 2.0], [3.0, 4.0]])
    question(values)
    values[0, 0] = 9


@pytest.mark.parametrize(
    ("values", "weights", "objectives", "code"),
    [
        ([[1, 2], [3, np.nan]], [1, 1], (1, 1), "decision-value-missing"),
        ([[1, 2], [3, np.inf]], [1, 1], (1, 1), "decision-value-missing"),
        ([[1, 2], [3, 4]], [1, -1], (1, 1), "decision-weights-unusable"),
        ([[1, 2], [3, 4]], [0, 0], (1, 1), "decision-weights-unusable"),
        ([[1, 2], [3, 4]], [np.nan, 1], (1, 1), "decision-weights-unusable"),
        ([[1, 2], [3, 4]], [1, 1], (1, 2), "decision-objective-unknown"),
        ([[1, 2], [3, 4]], [1, 1, 1], (1, 1), "decision-matrix-wrong-shape"),
        ([[1, 2], [3, 4]], [1, 1], (1,), "decision-matrix-wrong-shape"),
    ],
)
def test_what_cannot_be_ranked_is_refused(
    values: list[list[float]], weights: list[float], objectives: tuple[int, ...], code: str
) -> None:
    with pytest.raises(DecisionError, match=code):
        DecisionMatrix(("A", "B"), ("x", "y"), np.array(values), objectives, np.array(weights, dtype=float))


def test_the_missing_value_is_named() -> None:
    with pytest.raises(DecisionError) as caught:
        question([[1, 2], [3, np.nan]])
    assert caught.value.facts == {"alternative": "B", "criterion": "c1"}


def test_one_alternative_is_no_question() -> None:
    with pytest.raises(DecisionError, match="decision-matrix-too-small"):
        question([[1, 2]])


def test_a_criterion_without_range_is_a_finding() -> None:
    matrix = question([[0.1 + 0.2, 2], [0.3, 4]])
    assert matrix.without_range == ("c0",)
    assert matrix.findings() == (Finding.of("criterion-without-range", "c0"),)


def test_equal_alternatives_are_one_finding() -> None:
    assert question([[1, 2], [1, 2]]).findings() == (Finding.of("ranking-all-equal"),)


def test_some_of_the_alternatives() -> None:
    part = question([[1, 2], [3, 4], [5, 6]]).of(["C", "A"])
    assert part.alternatives == ("C", "A")
    assert part.values.tolist() == [[5, 6], [1, 2]]


def test_a_range_of_rounding_is_none() -> None:
    assert spans(np.array([[1e9, 1], [1e9 * (1 + 1e-15), 3]])).tolist() == [[0, 2]]
    assert shares_of(np.ones(2), np.array([0.0, 4.0])).tolist() == [0, 0.25]
