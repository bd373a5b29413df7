"""Elimination without subtraction against the system itself."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.errors import DecisionError
from mcdm.network.elimination import Elimination


@pytest.mark.parametrize("size", [1, 7, 33, 100])
def test_elimination_solves_both_sides(size: int) -> None:
    moves = np.random.default_rng(size).dirichlet(np.ones(size + 1), size + 1).T[:-1, :-1]
    leaving = 1 - moves.sum(0)
    system = np.eye(size) - moves
    solver = Elimination.of(moves, leaving)
    right = np.random.default_rng(1).random(size)
    lower, upper = np.tril(solver.factors, -1) + np.eye(size), np.triu(solver.factors)
    np.testing.assert_allclose(lower @ upper, system, atol=1e-13)
    np.testing.assert_allclose(system @ solver.solve(right), right, atol=1e-12)
    np.testing.assert_allclose(solver.solve_rows(right[None]) @ system, right[None], atol=1e-12)


def test_draws_are_eliminated_at_once() -> None:
    moves = np.random.default_rng(3).dirichlet(np.ones(9), (4, 9)).swapaxes(1, 2)[:, :8, :8]
    together = Elimination.of(moves, 1 - moves.sum(1)).factors
    for draw, factors in zip(moves, together, strict=True):
        np.testing.assert_allclose(factors, Elimination.of(draw, 1 - draw.sum(0)).factors, atol=1e-15)


def test_every_digit_stays_where_the_system_is_hardly_left() -> None:
    leaving = np.array([1e-14, 0.0])
    found = Elimination.of(np.array([[0.0, 1.0], [1.0, 0.0]]), leaving).solve(np.array([1.0, 0.0]))
    np.testing.assert_allclose(found, [1e14, 1e14], rtol=1e-15)


def test_a_system_that_is_never_left_is_refused() -> None:
    with pytest.raises(DecisionError) as caught:
        Elimination.of(np.array([[0.0, 1.0], [1.0, 0.0]]), np.zeros(2))
    assert caught.value.code == "limit-out-of-range"
