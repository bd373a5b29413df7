"""CRITIC weights, also of columns that say nothing or all the same."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.weighting import critic

VALUES = np.random.default_rng(3).uniform(-5, 5, (8, 4))


def by_the_book(values: np.ndarray) -> np.ndarray:
    scaled = (values - values.min(0)) / (values.max(0) - values.min(0))
    contents = scaled.std(0, ddof=1) * (1 - np.corrcoef(scaled.T)).sum(0)
    return np.asarray(contents / contents.sum())


def test_it_is_contrast_times_conflict() -> None:
    assert critic(VALUES) == pytest.approx(by_the_book(VALUES))


def test_a_column_of_equal_values_weighs_nothing_and_changes_nothing() -> None:
    with_constant = np.insert(VALUES, 2, 4.2, axis=1)
    assert np.insert(critic(VALUES), 2, 0.0) == pytest.approx(critic(with_constant))


def test_where_nothing_differs_all_weigh_the_same() -> None:
    assert critic(np.full((4, 3), 7.0)) == pytest.approx([1 / 3] * 3)
    assert critic(np.array([[1.0, 9.0, 3.0]])) == pytest.approx([1 / 3] * 3)


def test_columns_that_agree_perfectly_share() -> None:
    column = VALUES[:, :1]
    assert critic(np.hstack([column, 3 * column + 1])) == pytest.approx([0.5, 0.5])
    assert critic(column).tolist() == [1]


def test_units_do_not_matter() -> None:
    assert critic(VALUES * [1, 1e-6, 1e6, 3] + [0, 5, -1e7, 2]) == pytest.approx(critic(VALUES), rel=1e-6)
