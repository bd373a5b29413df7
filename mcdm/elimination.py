"""Linear systems of Markov chains, solved to full precision however slowly the chain mixes, with a bound on the error.

Both questions that a limit asks are systems in A = I - Q, where Q holds the steps among elements that are left at some
time: how often is each element visited (A x = b), and where does each element's mass end (X A = R)? A is an M-matrix,
its inverse is non-negative, and that gives a rigorous bound on the error of any candidate: with y A >= 1/2, entry by
entry, the column sums of the inverse are at most 2 y.

Gauss elimination loses digits when Q is nearly closed, because its pivots are small differences. Grassmann, Taksar and
Heyman (1985, doi:10.1287/opre.33.5.1107) compute a pivot as what it is, the share that leaves the element: a sum of
non-negative numbers. Every entry of the result then keeps its digits (O'Cinneide 1993, doi:10.1007/BF01385741). So the
fast solver goes first, and elimination without subtraction follows where the bound is not met.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from scipy import linalg, sparse
from scipy.sparse import csgraph
from scipy.sparse import linalg as sparse_linalg

from mcdm.errors import DecisionError
from mcdm.judgments import FloatArray
from mcdm.structure import is_sparse

PRECISION = 3e-11
"""A solution with this bound on its error is taken; the promise to the outside is 1e-10."""

PANEL = 32
"""Elements eliminated between two large products."""

DENSE_MOST = 4096
"""Sparse systems up to this size are solved as dense ones when their band is wide."""

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


@dataclass(frozen=True, eq=False)
class Elimination:
    """A = lower @ upper by elimination without subtraction, over any leading axes.

    Parameters
    ----------
    lower, upper
        Triangular, shape (..., m, m); positive diagonal, nothing positive beside it, so that solving for a non-negative
        right side subtracts nothing either.
    """

    lower: FloatArray
    upper: FloatArray

    @classmethod
    def of(cls, moves: FloatArray, leaving: FloatArray) -> Elimination:
        """Eliminate the elements one after the other.

        Parameters
        ----------
        moves
            Q, shape (..., m, m), columns summing to one less `leaving`; its diagonal is not read.
        leaving
            What leaves the m elements for elsewhere, from each of them, shape (..., m).

        Raises
        ------
        DecisionError
            ``limit-out-of-range`` when the weights differ by more than double precision can hold.
        """
        size = moves.shape[-1]
        work = np.concatenate([np.swapaxes(moves, -1, -2), leaving[..., None]], axis=-1)  # row k: where k leads
        pivots = np.empty(moves.shape[:-1])
        for begin in range(0, size, PANEL):
            end = min(begin + PANEL, size)
            for k in range(begin, end):
                away, into = work[..., k, k + 1 :], work[..., k + 1 :, k, None]
                pivots[..., k] = away.sum(-1)
                if not (pivots[..., k] > 0).all():
                    raise DecisionError("limit-out-of-range")
                away /= pivots[..., k, None]
                inside = end - k - 1
                work[..., k + 1 : end, k + 1 :] += into[..., :inside, :] * away[..., None, :]
                work[..., end:, k + 1 : end] += into[..., inside:, :] * away[..., None, :inside]
            if end < size:
                work[..., end:, end:] += work[..., end:, begin:end] @ work[..., begin:end, end:]
        moved, unit = np.swapaxes(work[..., :size], -1, -2), np.eye(size)
        return cls(unit - np.tril(moved, -1), unit * pivots[..., None, :] - np.triu(moved, 1))

    def solve(self, right: FloatArray) -> FloatArray:
        """Find x with A x = right, shape (..., m)."""
        halfway = linalg.solve_triangular(self.lower, right[..., None], lower=True, unit_diagonal=True)
        return np.asarray(linalg.solve_triangular(self.upper, halfway))[..., 0]

    def solve_rows(self, left: FloatArray) -> FloatArray:
        """Find X with X A = left, shape (c, m)."""
        halfway = linalg.solve_triangular(self.upper, left.T, trans="T")
        return np.asarray(linalg.solve_triangular(self.lower, halfway, lower=True, unit_diagonal=True, trans="T")).T


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
        if isinstance(solver, Elimination):
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
        if isinstance(solver, Elimination):
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
        if _band_work(system) <= BAND_WORK_MOST:
            yield _Sparse(system)
        elif len(leaving) > DENSE_MOST:
            yield _Krylov(system)
        if len(leaving) > DENSE_MOST:
            return
        system, moves = system.toarray(), moves.toarray()
    if len(leaving) > PANEL:  # for a few elements, the sure way is as fast
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", linalg.LinAlgWarning)
            solver = _Dense(system)
        yield solver
    yield Elimination.of(moves, leaving)


def _band_work(system: Any) -> float:
    order = csgraph.reverse_cuthill_mckee(sparse.csr_array(system), symmetric_mode=False)
    place = np.empty(len(order), np.int64)
    place[order] = np.arange(len(order))
    row, column = system.tocoo().coords
    band = int(np.abs(place[row] - place[column]).max(initial=0))
    return float(len(order)) * band * band


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
