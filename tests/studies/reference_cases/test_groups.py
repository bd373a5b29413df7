"""Conventions of the panel cases."""

from __future__ import annotations

import pytest

from mcdm.errors import DecisionError
from studies.reference_cases import plain
from tests.studies.reference_cases.test_weighting import outputs

TWO = [[[1, 4], [0.25, 1]], [[1, 1], [1, 1]]]


def test_missing_expert_weights_are_equal() -> None:
    assert outputs("aggregate-judgments", matrices=TWO)["matrix"][0][1] == pytest.approx(2)


def test_expert_weights_are_scaled_to_one() -> None:
    found = outputs("aggregate-group", matrices=TWO, expert_weights=[3, 1])
    assert found["aij_matrix"][0][1] == pytest.approx(4**0.75)
    assert found["aip_arithmetic"] == pytest.approx([0.75 * 0.8 + 0.25 * 0.5, 0.75 * 0.2 + 0.25 * 0.5])


def test_ranks_and_scores_give_the_same_concordance() -> None:
    ranks = [[1, 2, 3], [1, 3, 2], [2, 1, 3]]
    scores = [[4 - rank for rank in row] for row in ranks]
    assert outputs("kendall-w", ranks_by_judge=ranks) == outputs("kendall-w", scores_by_judge=scores)


def test_neither_ranks_nor_scores_is_refused() -> None:
    with pytest.raises(DecisionError, match="case-input-missing"):
        outputs("kendall-w")


def test_concordance_of_judges_who_tie_everything_is_undefined() -> None:
    found = outputs("kendall-w", scores_by_judge=[[1, 1, 1], [2, 2, 2]])
    assert found["S"] == 0
    assert plain(found)["W"] is None
