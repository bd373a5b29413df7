"""The bounds on what a small step may hide, against the error itself."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse

from mcdm.network.mixing import error_by_hitting, error_by_shared


def network(size: int, seed: int, share: float = 1.0) -> np.ndarray:
    """A random matrix with columns that sum to one; about `share` of the entries are there, and a cycle through all."""
    rng = np.random.default_rng(seed)
    matrix = np.where(rng.random((size, size)) < share, rng.random((size, size)), 0)
    matrix += np.roll(np.eye(size), 1, axis=0)
    return matrix / matrix.sum(0)


def worst_factor(matrix: np.ndarray) -> float:
    """The largest error per change there is, over all changes that neither add nor take mass."""
    size = len(matrix)
    system = np.vstack([np.eye(size) - matrix, np.ones(size)])
    solution = np.linalg.pinv(system)[:, :size]
    moved = solution[:, :, None] - solution[:, None, :]  # half a unit from one element to another
    return float(np.abs(moved).sum(0).max() / 2)


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("size", [2, 5, 20])
def test_shared_mass_bounds_the_error(size: int, seed: int) -> None:
    matrix = np.random.default_rng(seed).random((size, size))
    matrix /= matrix.sum(0)
    assert worst_factor(matrix) <= error_by_shared(matrix.min(axis=1)) * (1 + 1e-12)


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("share", [0.1, 0.5, 1.0])
def test_the_way_to_an_element_bounds_the_error(share: float, seed: int) -> None:
    matrix = network(20, seed, share)
    for held in range(20):
        factor = error_by_hitting(matrix, held, 10_000)
        assert worst_factor(matrix) <= factor < np.inf
    assert error_by_hitting(sparse.csr_array(matrix), 19, 10_000) == pytest.approx(factor, rel=1e-12)


def test_a_network_that_rotates_is_bounded_at_half_the_pace() -> None:
    turning = np.block([[np.zeros((4, 4)), network(4, 1)], [network(4, 2), np.zeros((4, 4))]])
    assert error_by_hitting(turning, 0, 1_000) == np.inf
    assert worst_factor(turning) <= error_by_hitting(turning, 0, 1_000, period=2) < np.inf


def test_there_is_no_bound_where_the_element_is_not_reached_or_nothing_is_shared() -> None:
    assert error_by_hitting(np.array([[0.5, 0.0], [0.5, 1.0]]), 0, 1_000) == np.inf
    assert error_by_shared(np.zeros(4)) == np.inf


def test_slow_mixing_has_a_large_factor() -> None:
    coupling = 1e-3
    matrix = np.array([[1 - coupling, coupling], [coupling, 1 - coupling]])
    assert 1 / (2 * coupling) <= error_by_hitting(matrix, 0, 100_000) < 10 / coupling
