"""Shapley's and Johnson's parts of what is explained: published numbers, singular drivers, groups, sampled orders."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.errors import DecisionError
from satisfaction.relative_importance import (
    explained_by_subsets,
    johnson_importance,
    sampled_shapley_importance,
    shapley_importance,
    standardised_coefficients,
)

AMONG = np.array([[1, 0.6, 0.4], [0.6, 1, 0.5], [0.4, 0.5, 1]])
OUTCOME = np.array([0.6, 0.55, 0.45])


def test_the_worked_example() -> None:
    coefficients, explained = standardised_coefficients(AMONG, OUTCOME)
    np.testing.assert_allclose(coefficients, [0.3936, 0.2234, 0.1809], atol=5e-5)
    assert explained == pytest.approx(0.4404, abs=5e-5)
    np.testing.assert_allclose(shapley_importance(AMONG, OUTCOME), [0.2063, 0.1430, 0.0911], atol=5e-5)
    np.testing.assert_allclose(johnson_importance(AMONG, OUTCOME), [0.2072, 0.1399, 0.0934], atol=5e-5)


def test_a_column_that_stands_twice_shares_with_its_copy() -> None:
    among = np.array([[1, 1, 0.4], [1, 1, 0.4], [0.4, 0.4, 1]])
    outcome = np.array([0.6, 0.6, 0.45])
    for parts in (shapley_importance(among, outcome), johnson_importance(among, outcome)):
        assert parts[0] == pytest.approx(parts[1])
        assert parts.sum() == pytest.approx(standardised_coefficients(among, outcome)[1])


def test_uncorrelated_drivers_have_their_squared_correlations() -> None:
    for kernel in (shapley_importance, johnson_importance, sampled_shapley_importance):
        np.testing.assert_allclose(kernel(np.eye(3), OUTCOME), OUTCOME**2)


def test_subsets_are_numbered_by_their_bits() -> None:
    explained = explained_by_subsets(AMONG, OUTCOME)
    assert explained[0] == 0
    assert explained[0b100] == pytest.approx(0.36)
    assert explained[0b001] == pytest.approx(0.45**2)
    assert explained[0b111] == pytest.approx(standardised_coefficients(AMONG, OUTCOME)[1])


def test_groups_are_taken_as_one() -> None:
    parts = shapley_importance(AMONG, OUTCOME, [[0, 1], [2]])
    alone, last = 0.45**2, standardised_coefficients(AMONG[:2, :2], OUTCOME[:2])[1]
    whole = standardised_coefficients(AMONG, OUTCOME)[1]
    np.testing.assert_allclose(parts, [(last + whole - alone) / 2, (alone + whole - last) / 2])


def test_resamples_are_leading_axes() -> None:
    many, outcomes = np.stack([AMONG, np.eye(3)]), np.stack([OUTCOME, OUTCOME[::-1]])
    for kernel in (shapley_importance, johnson_importance):
        together = kernel(many, outcomes)
        for k in range(2):
            np.testing.assert_allclose(together[k], kernel(many[k], outcomes[k]))


def test_sixteen_drivers_are_too_many_to_count_and_can_be_sampled() -> None:
    rng = np.random.default_rng(3)
    table = rng.normal(size=(300, 17)) + rng.normal(size=(300, 1))
    table[:, -1] += table[:, 0]
    whole = np.corrcoef(table.T)
    with pytest.raises(DecisionError, match="too-many-drivers"):
        shapley_importance(whole[:-1, :-1], whole[:-1, -1])
    sampled = sampled_shapley_importance(whole[:-1, :-1], whole[:-1, -1])
    assert sampled.sum() == pytest.approx(standardised_coefficients(whole[:-1, :-1], whole[:-1, -1])[1])
    exact = shapley_importance(whole[:12, :12], whole[:12, -1])
    np.testing.assert_allclose(sampled_shapley_importance(whole[:12, :12], whole[:12, -1]), exact, atol=1e-3)
