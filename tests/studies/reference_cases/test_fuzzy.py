"""Conventions of the fuzzy cases."""

from __future__ import annotations

import pytest

from mcdm.errors import DecisionError
from tests.studies.reference_cases.test_weighting import outputs


def test_a_tie_goes_to_the_first_grade() -> None:
    found = outputs("fuzzy-evaluation", weights=[1], membership=[[0.4, 0.4, 0.2]], scores=[3, 2, 1])
    assert found["max_membership_grade"] == 0
    assert found["max_membership_score"] == 3


def test_scores_are_read_from_the_plain_weighted_average() -> None:
    found = outputs("fuzzy-evaluation", weights=[1, 1], membership=[[1, 0], [0, 1]], scores=[10, 5])
    assert found["weighted_score"] == pytest.approx(15)


def test_without_scores_there_are_none() -> None:
    assert "weighted_score" not in outputs("fuzzy-evaluation", weights=[1], membership=[[1, 0]])


def test_falling_thresholds_mean_that_more_is_better() -> None:
    found = outputs(
        "fuzzy-evaluation-measured", weights=[1], thresholds=[[90, 60, 30]], values=[[75]], scores=[3, 2, 1]
    )
    assert found["B"][0] == pytest.approx([0.5, 0.5, 0])


def test_counts_are_shares_of_their_row() -> None:
    found = outputs("weighted-index", weights=[3, 1], grade_scores=[1, 0], shares=[[30, 10], [0, 5]])
    assert found["index"] == pytest.approx(0.75 * 0.75)


def test_a_tie_is_one_also_where_rounding_hides_it() -> None:
    membership = [[0.5, 0.1, 0.4], [0.2, 0.3, 0.5], [0.2, 0.7, 0.1]]
    found = outputs("fuzzy-evaluation", weights=[0.4, 0.3, 0.3], membership=membership)
    assert found["weighted_average"].argmax() == 2  # exactly (.32, .34, .34)
    assert found["max_membership_grade"] == 1


def test_a_row_without_answers_leaves_its_weight_to_the_others() -> None:
    found = outputs("weighted-index", weights=[3, 1], grade_scores=[1, 0], shares=[[0, 0], [1, 3]])
    assert found["index"] == pytest.approx(0.25)


@pytest.mark.parametrize("shares", [[[0, 0], [0, 0]], [[1, 1]], [[-1, 2], [1, 1]]])
def test_shares_that_cannot_be_scaled_are_refused(shares: list[list[float]]) -> None:
    with pytest.raises(DecisionError):
        outputs("weighted-index", weights=[1, 1], grade_scores=[1, 0], shares=shares)
