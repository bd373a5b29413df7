"""Weighted sum, weighted product, MOORA and COPRAS by hand."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.errors import DecisionError
from mcdm.ranking import copras, moora, weighted_product, weighted_sum
from mcdm.ranking.additive import utilities
from tests.mcdm.ranking.questions import question

PRICE_AND_RANGE = question([[100, 30], [200, 60], [400, 40]], [0.5, 0.5], (-1, 1))


@pytest.mark.parametrize(
    ("scaling", "scores"),
    [
        ("minmax", [0.5, 1 / 3 + 0.5, 1 / 6]),
        ("maximum", [0.75, 0.75, 0.125 + 1 / 3]),
        ("sum", [2 / 7 + 3 / 26, 1 / 7 + 6 / 26, 0.5 / 7 + 4 / 26]),
    ],
)
def test_the_scalings_by_hand(scaling: str, scores: list[float]) -> None:
    assert weighted_sum(PRICE_AND_RANGE, scaling=scaling).scores == pytest.approx(scores)


def test_a_product_is_of_ratios_to_the_best() -> None:
    found = weighted_product(PRICE_AND_RANGE)
    assert found.scores == pytest.approx([np.sqrt(0.5), np.sqrt(0.5), np.sqrt(0.25 * 2 / 3)])
    assert found.ranks.tolist() == [1, 1, 3]


def test_moora_works_without_costs() -> None:
    assert moora(question([[3, 6], [4, 8]])).scores == pytest.approx([0.6, 0.8])


def test_copras_prefers_the_cheaper_of_two_that_are_otherwise_equal() -> None:
    found = copras(question([[5, 10], [5, 20], [5, 40]], [0.5, 0.5], (1, -1)))
    assert found.ranks.tolist() == [1, 2, 3]
    # S- = (1, 2, 4) / 14, sum 1/2, inverses in the proportion 4 : 2 : 1
    assert found.parts["significance"] == pytest.approx([1 / 6 + 2 / 7, 1 / 6 + 1 / 7, 1 / 6 + 1 / 14])


def test_copras_works_without_costs_and_without_benefits() -> None:
    assert copras(question([[1, 2], [3, 2]])).scores == pytest.approx([3 / 5, 1])
    assert copras(question([[1.0], [2.0]], objectives=(-1,))).scores == pytest.approx([1, 0.5])


def test_negative_values_are_refused_where_they_divide() -> None:
    matrix = question([[1, -2], [3, 4]])
    for method in (copras, weighted_product, lambda given: weighted_sum(given, scaling="maximum")):
        with pytest.raises(DecisionError, match="ranking-needs-positive"):
            method(matrix)
    assert weighted_sum(matrix).winners == ("B",)


def test_utilities_of_a_column_without_range_are_zero() -> None:
    assert utilities(np.array([[2.0, 5.0], [2.0, 7.0]]), np.array([1.0, -1.0])).tolist() == [[0, 1], [0, 0]]
