"""Entropy weights, also of columns that say nothing."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.errors import DecisionError
from mcdm.weighting import entropy

VALUES = np.array([[7.0, 312, 5], [72, 88, 5], [10, 252, 5], [65, 54, 5]])


def test_two_by_two_by_hand() -> None:
    def shortfall(share: float) -> float:
        return 1 + (share * np.log(share) + (1 - share) * np.log(1 - share)) / np.log(2)

    contents = np.array([shortfall(1 / 4), shortfall(1 / 3)])
    assert entropy(np.array([[1.0, 2.0], [3.0, 4.0]])) == pytest.approx(contents / contents.sum())


def test_a_column_of_equal_values_weighs_nothing() -> None:
    weights = entropy(VALUES)
    assert weights[2] == 0
    assert weights[:2] == pytest.approx(entropy(VALUES[:, :2]))


def test_where_nothing_differs_all_weigh_the_same() -> None:
    assert entropy(np.full((4, 3), 7.0)) == pytest.approx([1 / 3] * 3)
    assert entropy(np.zeros((4, 3))) == pytest.approx([1 / 3] * 3)
    assert entropy(np.array([[1.0, 9.0]])) == pytest.approx([0.5, 0.5])


def test_a_zero_is_a_value() -> None:
    assert entropy(np.array([[0.0, 1.0], [1.0, 2.0]]))[0] > 0.9


def test_units_and_the_order_of_alternatives_do_not_matter() -> None:
    values = np.random.default_rng(1).uniform(1, 9, (6, 4))
    assert entropy(values * [1, 1e-8, 1e6, 3]) == pytest.approx(entropy(values))
    assert entropy(values[::-1]) == pytest.approx(entropy(values))
    assert entropy(values * 1e300) == pytest.approx(entropy(values))


def test_negative_values_have_no_entropy() -> None:
    with pytest.raises(DecisionError) as caught:
        entropy(np.array([[1.0, 2.0], [3.0, -4.0]]))
    assert caught.value.code == "decision-value-too-small"
    assert (caught.value.facts["row"], caught.value.facts["column"]) == (2, 2)
