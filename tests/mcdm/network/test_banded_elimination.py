"""Elimination along a band against the system itself."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse

from mcdm.network.banded_elimination import Band, BandedElimination


@pytest.mark.parametrize("size", [1, 32, 33, 200])
def test_banded_elimination_solves_the_same(size: int) -> None:
    rng = np.random.default_rng(size)
    moves = np.where(np.abs(np.subtract.outer(np.arange(size), np.arange(size))) <= 3, rng.random((size, size)), 0)
    moves *= 0.9 / moves.sum(0)
    order = rng.permutation(size)
    moves, leaving = moves[np.ix_(order, order)], np.full(size, 0.1)
    system, right = np.eye(size) - moves, rng.random(size)
    solver = BandedElimination(sparse.csr_array(moves), leaving, Band.of(sparse.csr_array(system)))
    np.testing.assert_allclose(system @ solver.solve(right), right, atol=1e-12)
    np.testing.assert_allclose(solver.solve_rows(right[None]) @ system, right[None], atol=1e-12)
