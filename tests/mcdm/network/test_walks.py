"""Where walks go, against the inverse of the system."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse

from mcdm.network.walks import arrivals, destinations, visits


def moves_and_exits(size: int, loss: float) -> tuple[np.ndarray, np.ndarray]:
    """Steps among `size` elements, and what leaves each of them for two places."""
    columns = np.random.default_rng(size).dirichlet(np.ones(size), size).T * (1 - loss)
    return columns, np.outer([0.3, 0.7], np.full(size, loss))


@pytest.mark.parametrize("kept_sparse", [False, True])
@pytest.mark.parametrize("loss", [0.5, 0.01, 1e-6])
@pytest.mark.parametrize("size", [5, 50])
def test_walks_solve_their_systems(size: int, loss: float, kept_sparse: bool) -> None:
    moves, exits = moves_and_exits(size, loss)
    given = sparse.csr_array(moves) if kept_sparse else moves
    start = np.random.default_rng(1).dirichlet(np.ones(size))
    found, error = visits(given, exits.sum(0), start)
    np.testing.assert_allclose(found.sum(), 1 / loss, rtol=1e-9)  # every step loses the same share
    np.testing.assert_allclose(found - moves @ found, start, atol=1e-9)
    assert error <= 1e-10
    shares, error = destinations(given, exits)
    np.testing.assert_allclose(shares, np.tile([[0.3], [0.7]], size), atol=1e-10)
    assert error <= 1e-10
    np.testing.assert_allclose(arrivals(given, exits, start), [0.3, 0.7], atol=1e-10)
