"""Stationary weights of a class: every way to them, and the bound on their error."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse

from mcdm.network.stationary import stationary, stationary_of_draws
from mcdm.network.structure import structure


def reversible(size: int, coupling: float) -> tuple[np.ndarray, np.ndarray]:
    """Two halves that hardly know of each other, and their exact weights: symmetric flows are proportional to them."""
    flows = np.random.default_rng(size).random((size, size))
    flows += flows.T
    flows[: size // 2, size // 2 :] *= coupling
    flows[size // 2 :, : size // 2] *= coupling
    return flows / flows.sum(0), flows.sum(0) / flows.sum()


@pytest.mark.parametrize("kept_sparse", [False, True])
@pytest.mark.parametrize("coupling", [1.0, 0.1, 1e-3, 1e-8])
@pytest.mark.parametrize("size", [8, 80, 300])
def test_the_bound_holds_and_is_good(size: int, coupling: float, kept_sparse: bool) -> None:
    matrix, exact = reversible(size, coupling)
    block = sparse.csr_array(matrix) if kept_sparse else matrix
    found = stationary(block, structure(block).closed[0])
    assert np.abs(found.weights - exact).sum() <= max(found.error, 1e-15)
    assert np.abs(matrix @ found.weights - found.weights).max() <= max(found.residual, 1e-15)
    assert found.error <= 1e-10


def test_draws_are_those_of_one_at_a_time() -> None:
    draws = np.random.default_rng(2).dirichlet(np.ones(6), (5, 6)).swapaxes(1, 2)
    for draw, weights in zip(draws, stationary_of_draws(draws), strict=True):
        np.testing.assert_allclose(weights, stationary(draw, structure(draw).closed[0]).weights, atol=1e-15)
