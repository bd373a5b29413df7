"""Moments of answers and of their resamples."""

from __future__ import annotations

import numpy as np
import pytest

from satisfaction.index.path_model.moments import moments
from satisfaction.index.path_model.outer_weights import outer_weights
from satisfaction.index.path_model.prepared import prepare
from tests.satisfaction.index.path_models import drawn, structure


def test_resamples_side_by_side_equal_each_alone() -> None:
    asked, random = drawn(80), np.random.default_rng(2)
    counts = random.multinomial(80, np.full(80, 1 / 80), size=5).astype(float)
    arrangement = prepare(asked, structure()).arrangement
    together = moments(asked.values, asked.answered, asked.weights, counts)
    joint = outer_weights(together.correlations, arrangement)
    for k, each in enumerate(counts):
        rows = np.repeat(np.arange(80), each.astype(int))
        alone = moments(asked.values[rows], asked.answered[rows], asked.weights[rows])
        assert together.correlations[k] == pytest.approx(alone.correlations)
        assert joint.values[k] == pytest.approx(outer_weights(alone.correlations, arrangement).values)


def test_contradicting_pairs_become_possible_correlations() -> None:
    values = np.array([[1, 1, 0], [2, 2, 0], [3, 0, 1], [4, 0, 2], [0, 1, 2], [0, 2, 1.0]])
    found = moments(values, values > 0, np.full(6, 1 / 6))
    assert np.linalg.eigvalsh(found.correlations)[0] > -1e-9
    assert np.diag(found.correlations) == pytest.approx(np.ones(3))


def test_moments_are_those_of_numpy() -> None:
    asked = drawn(50)
    found = moments(asked.values, asked.answered, asked.weights)
    assert found.means == pytest.approx(asked.values.mean(0))
    assert found.deviations == pytest.approx(asked.values.std(0))
    assert found.correlations == pytest.approx(np.corrcoef(asked.values.T))


def test_an_item_in_which_all_agree_correlates_with_nothing() -> None:
    values = np.array(drawn(50).values)
    values[:, 2] = 7
    found = moments(values, np.ones(values.shape, bool), np.full(50, 0.02))
    assert found.deviations[2] == 0
    assert found.correlations[2] == pytest.approx(np.eye(13)[2])
