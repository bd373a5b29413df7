"""TOPSIS by hand."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.ranking import topsis
from tests.mcdm.ranking.questions import question


def test_two_criteria_by_hand() -> None:
    found = topsis(question([[3, 1], [4, 0]], [0.5, 0.5], (1, -1)))  # lengths 5 and 1
    assert found.parts["to_best"] == pytest.approx([np.hypot(0.1, 0.5), 0])
    assert found.parts["to_worst"] == pytest.approx([0, np.hypot(0.1, 0.5)])
    assert found.scores.tolist() == [0, 1]
    assert found.winners == ("B",)


def test_minmax_counts_the_range_only() -> None:
    found = topsis(question([[0, 10], [1, 5], [2, 0]], [0.6, 0.4]), normalisation="minmax")
    assert found.scores == pytest.approx([0.4, 0.5, 0.6])


def test_the_two_normalisations_may_rank_differently() -> None:
    matrix = question([[100, 1], [102, 0.9]])
    assert topsis(matrix).winners == ("A",)
    assert topsis(matrix, normalisation="minmax").winners == ("A", "B")


@pytest.mark.parametrize("factor", [1e-200, 1e200])
def test_numbers_of_any_size(factor: float) -> None:
    values = np.array([[3, 1], [4, 2], [5, 5]])
    assert topsis(question(values * factor)).scores == pytest.approx(topsis(question(values)).scores)


def test_equal_alternatives_are_neither_near_nor_far() -> None:
    found = topsis(question([[1, 2], [1, 2], [1, 2]]))
    assert found.scores.tolist() == [0.5] * 3
    assert found.findings[0].code == "ranking-all-equal"
