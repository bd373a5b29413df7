"""What a comparison matrix may hold, and which elements its answers link."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.comparisons.matrix import (
    check_comparisons,
    check_complete,
    check_connected,
    check_reciprocal,
    components,
    filled,
    is_connected,
    missing_count,
)
from mcdm.errors import DecisionError
from tests.mcdm.judgments import BOZOKI, reciprocal

PAIRS = reciprocal(5, {(0, 1): 3, (2, 3): 2})


@pytest.mark.parametrize(
    ("matrix", "code", "facts"),
    [
        ([[1, 2, 3]], "matrix-not-square", {"shape": "1 x 3"}),
        ([1, 2], "matrix-not-square", {"shape": "2"}),
        (np.empty((0, 0)), "matrix-not-square", {}),
        ([[1, -2], [-0.5, 1]], "matrix-not-positive", {"row": 1, "column": 2, "value": -2.0}),
        ([[1, 2], [np.nan, 1]], "matrix-not-positive", {"row": 2, "column": 1}),
        ([[1, np.inf], [0.5, 1]], "matrix-not-positive", {"row": 1, "column": 2}),
        ([[1, 2], [0.5, 3]], "matrix-diagonal", {"row": 2, "value": 3.0}),
        ([[1, 2], [0, 1]], "matrix-half-answered", {"row": 1, "column": 2}),
    ],
)
def test_what_is_no_comparison_matrix(matrix: object, code: str, facts: dict[str, object]) -> None:
    with pytest.raises(DecisionError) as caught:
        check_comparisons(matrix)  # type: ignore[arg-type]
    assert caught.value.code == code
    assert facts.items() <= caught.value.facts.items()


def test_complete_judgments_have_no_zero() -> None:
    with pytest.raises(DecisionError, match="matrix-not-positive"):
        check_complete(BOZOKI)


def test_rounded_inverses_are_used_as_given_but_can_be_refused() -> None:
    rounded = [[1, 3], [0.33, 1]]
    assert check_comparisons(rounded).tolist() == rounded
    assert check_reciprocal(rounded, tolerance=0.02).tolist() == rounded
    with pytest.raises(DecisionError) as caught:
        check_reciprocal(rounded)
    assert caught.value.code == "matrix-not-reciprocal"
    assert caught.value.facts == {
        "row": 1,
        "column": 2,
        "value": 3.0,
        "inverse": 0.33,
        "expected": pytest.approx(1 / 3),
    }


def test_components_name_their_smallest_element() -> None:
    chain = reciprocal(5, {(0, 4): 2, (4, 2): 3, (2, 1): 2, (1, 3): 5})
    batch = np.stack([PAIRS, np.eye(5), chain])
    assert components(batch).tolist() == [[0, 0, 2, 2, 4], [0, 1, 2, 3, 4], [0, 0, 0, 0, 0]]
    assert is_connected(batch).tolist() == [False, False, True]
    assert missing_count(batch).tolist() == [8, 10, 6]


def test_disconnected_comparisons_are_refused_with_the_number_of_groups() -> None:
    with pytest.raises(DecisionError) as caught:
        check_connected(PAIRS)
    assert caught.value.code == "comparisons-disconnected"
    assert caught.value.facts["components"] == 3


def test_missing_judgments_are_filled_with_the_ratio_of_weights() -> None:
    full = filled(np.asarray(BOZOKI), np.array([0.4, 0.3, 0.2, 0.1]))
    assert full[2, 3] == pytest.approx(2)
    assert full[3, 2] == pytest.approx(0.5)
    assert full[0, 2] == 5


@pytest.mark.parametrize("check", [check_comparisons, check_complete])
def test_a_ratio_beyond_any_use_is_refused(check) -> None:
    with pytest.raises(DecisionError) as caught:
        check([[1, 1e300], [1e-300, 1]])
    assert caught.value.code == "judgment-too-large"
    assert caught.value.facts["where"] == "1, 2"


def test_rows_of_unequal_length_are_no_matrix() -> None:
    with pytest.raises(DecisionError, match="matrix-not-square"):
        check_comparisons([[1, 2], [1]])
