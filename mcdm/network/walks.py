"""Where a walk along the influences goes, with a bound on the error of the answer.

Among elements that are left at some time (Q holds the steps between them) two questions are asked: how often is each
visited (A x = b with A = I - Q), and where does each one's mass end (X A = R)? The fast solver goes first. A is an
M-matrix, its inverse is non-negative, and that gives a rigorous bound on the error of any candidate: with y A >= 1/2,
entry by entry, the column sums of the inverse are at most 2 y. Where the bound is not met, elimination without
subtraction follows.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from typing import Any, Protocol

import numpy as np
from scipy import linalg, sparse
from scipy.sparse import linalg as sparse_linalg

from mcdm.errors import DecisionError
from mcdm.judgments import FloatArray
from mcdm.network.banded_elimination import Band, BandedElimination
from mcdm.network.elimination import Elimination
from mcdm.network.structure import is_sparse

PRECISION = 3e-11
"""A solution with this bound on its error is taken; the promise to the outside is 1e-10."""

DENSE_MOST = 4096
"""Sparse systems up to this size are solved as dense ones when their band is wide."""

SURE_MOST = 32
"""Up to this size elimination without subtraction goes first: all digits, in half a millisecond."""

FOLLOWED_MOST = 64
"""Steps that a walk is followed before a system is solved instead."""

BAND_WORK_MOST = 2e10
"""Elements times squared bandwidth up to which a sparse factorisation is tried."""


class Solver(Protocol):
    """One way to solve with A = I - Q."""

    def solve(self, right: FloatArray) -> FloatArray:
        """Find x with A x = right, shape (m,)."""

    def solve_rows(self, left: FloatArray) -> FloatArray:
        """Find X with X A = left, shape (c, m)."""


class _Dense:
    """LAPACK's factorisation."""

    def __init__(self, system: FloatArray) -> None:
        self._factors = linalg.lu_factor(system, check_finite=False)

    def solve(self, right: FloatArray) -> FloatArray:
        return np.asarray(linalg.lu_solve(self._factors, right, check_finite=False))

    def solve_rows(self, left: FloatArray) -> FloatArray:
        return np.asarray(linalg.lu_solve(self._factors, left.T, trans=1, check_finite=False)).T


class _Sparse:
    """SuperLU without row exchanges: A is dominated by its diagonal, column by column."""

    def __init__(self, system: Any) -> None:
        self._factors: Any = sparse_linalg.splu(
            system.tocsc(), permc_spec="MMD_AT_PLUS_A", diag_pivot_thresh=0.0, options={"SymmetricMode": True}
        )

    def solve(self, right: FloatArray) -> FloatArray:
        return np.asarray(self._factors.solve(right))

    def solve_rows(self, left: FloatArray) -> FloatArray:
        return np.asarray(self._factors.solve(np.ascontiguousarray(left.T), trans="T")).T


class _Krylov:
    """GMRES (Saad and Schultz 1986), for networks without a narrow band: a few slow directions cost a few steps."""

    def __init__(self, system: Any) -> None:
        self._system, self._transposed = system.tocsr(), system.T.tocsr()

    def solve(self, right: FloatArray) -> FloatArray:
        return self._run(self._system, right)

    def solve_rows(self, left: FloatArray) -> FloatArray:
        return np.stack([self._run(self._transposed, row) for row in left])

    @staticmethod
    def _run(system: Any, right: FloatArray) -> FloatArray:
        # Steps are limited instead of checked: the bound on the error judges what came out.
        return np.asarray(sparse_linalg.gmres(system, right, rtol=1e-15, restart=60, maxiter=6)[0])


def visits(moves: Any, leaving: FloatArray, start: FloatArray) -> tuple[FloatArray, float]:
    """How often the walk from `start` (m,) visits each element, and a bound on the error relative to the total."""
    system, sizes = _system(moves, leaving), []
    for solver in _fast_to_sure(system, moves, leaving):
        found = solver.solve(start)
        if isinstance(solver, Elimination | BandedElimination):
            return found, _elimination_error(found)
        found = np.maximum(found, 0)
        remaining = float(np.abs(system @ found - start).sum()) + _rounding(1) * float(found.sum())
        sizes.append((_inverse_bound(system, solver) * remaining / max(float(found.sum()), 1e-300), found))
        if sizes[-1][0] <= PRECISION:
            break
    error, best = min(sizes, key=lambda pair: pair[0])
    return best, error


def destinations(moves: Any, exits: FloatArray) -> tuple[FloatArray, float]:
    """Which share of each element's mass ends in each of c places, and a bound on the error.

    `exits` (c, m) is what leaves the m elements for each place in one step; the shares (c, m) sum to one by column.
    """
    shares = exits.copy()
    moving = np.vstack([exits, np.ones(exits.shape[1])])  # the last row is what has not arrived yet: a bound by itself
    for step in range(FOLLOWED_MOST):
        moving = (moves.T @ moving.T).T
        shares += moving[:-1]
        remaining = float(moving[-1].max())
        if remaining <= 1e-14:
            return shares / shares.sum(0), remaining + _rounding(step)
        if step == 7 and remaining > 0.1:
            break
    leaving, found = exits.sum(0), []
    system = _system(moves, leaving)
    for solver in _fast_to_sure(system, moves, leaving):
        shares = solver.solve_rows(exits)
        if isinstance(solver, Elimination | BandedElimination):
            return shares / shares.sum(0), _elimination_error(shares[0])
        shares = np.maximum(shares, 0)
        residual = float(np.abs((system.T @ shares.T).T - exits).max()) + _rounding(1)
        found.append((_inverse_bound(system, solver) * residual, shares))
        if found[-1][0] <= PRECISION:
            break
    error, best = min(found, key=lambda pair: pair[0])
    return best / best.sum(0), error


def arrivals(moves: Any, exits: Any, start: FloatArray) -> FloatArray:
    """How much of the mass `start` (m,) arrives in each of c places, shape (c,), with the total of `start`."""
    moving, visited, total = start, start.copy(), float(start.sum())
    for step in range(FOLLOWED_MOST + 1):
        moving = moves @ moving
        visited += moving
        left = float(moving.sum())
        if left <= 1e-14 * total:
            break
        if step == FOLLOWED_MOST or (step == 7 and left > 0.1 * total):
            visited, _ = visits(moves, np.asarray(exits.sum(0)).ravel(), start)
            break
    arrived = np.asarray(exits @ visited)
    return np.asarray(arrived * (total / arrived.sum()))


def _system(moves: Any, leaving: FloatArray) -> Any:
    """A = I - Q, its diagonal computed as the sum of what leaves each element."""
    if is_sparse(moves):
        aside = sparse.csr_array(moves - sparse.diags_array(moves.diagonal()))
        return sparse.csr_array(sparse.diags_array(aside.sum(0) + leaving) - aside)
    system = -moves
    np.fill_diagonal(system, 0)
    np.fill_diagonal(system, leaving - system.sum(0))
    return system


def _fast_to_sure(system: Any, moves: Any, leaving: FloatArray) -> Iterator[Solver]:
    if is_sparse(system):
        band = Band.of(system)
        if band.work <= BAND_WORK_MOST:
            yield _Sparse(system)
            yield BandedElimination(moves, leaving, band)
            return
        if len(leaving) > DENSE_MOST:
            yield _Krylov(system)
            return
        system, moves = system.toarray(), moves.toarray()
    if len(leaving) > SURE_MOST:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", linalg.LinAlgWarning)
            solver = _Dense(system)
        yield solver
    yield Elimination.of(moves, leaving)


def _inverse_bound(system: Any, solver: Solver) -> float:
    """A bound on the column sums of the inverse of A, or infinity where the solver is too rough to tell."""
    steps = solver.solve_rows(np.ones((1, system.shape[0])))[0]
    proven = np.isfinite(steps).all() and (steps >= 0).all() and (system.T @ steps >= 0.5).all()
    return 2 * float(steps.max()) if proven else np.inf


def _rounding(steps: int) -> float:
    return (steps + 1) * float(np.finfo(float).eps)


def _elimination_error(found: FloatArray) -> float:
    """The first-order bound of O'Cinneide, in units that the solution's size does not matter to."""
    if not np.isfinite(found).all():
        raise DecisionError("limit-out-of-range")
    return 2 * len(found) * float(np.finfo(float).eps)
