"""Buckley's weights of fuzzy comparisons."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.comparisons.fuzzy_judgments import fuzzify
from mcdm.errors import DecisionError
from mcdm.weighting import fuzzy_geometric_mean, fuzzy_geometric_mean_weights, geometric_mean
from tests.mcdm.judgments import noisy, reciprocal

THREE = fuzzify(reciprocal(3, {(0, 1): 3, (0, 2): 5, (1, 2): 2}))


def test_three_elements_by_hand() -> None:
    assert fuzzy_geometric_mean(THREE) == pytest.approx([0.637, 0.233, 0.129], abs=1e-3)
    means = [(1 * 2 * 4) ** (1 / 3), (1 / 4 * 1 * 1) ** (1 / 3), (1 / 6 * 1 / 3 * 1) ** (1 / 3)]
    largest = [(1 * 4 * 6) ** (1 / 3), (1 / 2 * 1 * 3) ** (1 / 3), (1 / 4 * 1 * 1) ** (1 / 3)]
    found = fuzzy_geometric_mean_weights(THREE)
    assert found[:, 0] == pytest.approx([mean / sum(largest) for mean in means])
    assert found[:, 2] == pytest.approx([mean / sum(means) for mean in largest])


def test_without_spread_it_is_the_geometric_mean() -> None:
    judgments = noisy(5, 6, 0.6, 1)
    np.testing.assert_allclose(fuzzy_geometric_mean(fuzzify(judgments, 0)), geometric_mean(judgments), rtol=1e-12)


def test_the_bounds_enclose_the_middle() -> None:
    low, middle, high = np.moveaxis(fuzzy_geometric_mean_weights(fuzzify(noisy(5, 6, 0.6, 2))), -1, 0)
    assert (low < middle).all()
    assert (middle < high).all()
    np.testing.assert_allclose(middle.sum(-1), 1)


def test_an_open_pair_is_refused() -> None:
    with pytest.raises(DecisionError, match="matrix-not-positive"):
        fuzzy_geometric_mean(fuzzify(reciprocal(3, {(0, 1): 2})))
