"""Elimination without subtraction: systems of Markov chains, solved to full precision however slowly the chain mixes.

Gauss elimination on A = I - Q loses digits when Q is nearly closed, because its pivots are small differences.
Grassmann, Taksar and Heyman (1985, doi:10.1287/opre.33.5.1107) compute a pivot as what it is, the share that leaves the
element: a sum of non-negative numbers. Every entry of the result then keeps its digits (O'Cinneide 1993,
doi:10.1007/BF01385741). Elements are eliminated by halves of halves, so that nearly all work is matrix products.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import linalg

from mcdm.errors import DecisionError
from mcdm.judgments import FloatArray


@dataclass(frozen=True, eq=False)
class Elimination:
    """A = L U by elimination without subtraction, over any leading axes.

    Parameters
    ----------
    factors
        L below the diagonal, whose own diagonal is one, and U on and above it, shape (..., m, m). The diagonal is
        positive and nothing beside it is, so that solving for a non-negative right side subtracts nothing either.
    """

    factors: FloatArray

    @classmethod
    def of(cls, moves: FloatArray, leaving: FloatArray) -> Elimination:
        """Eliminate the elements.

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
        _eliminate(work, pivots, 0, size)
        factors = -work[..., :size]
        factors[..., range(size), range(size)] = pivots
        return cls(np.swapaxes(factors, -1, -2))

    def solve(self, right: FloatArray) -> FloatArray:
        """Find x with A x = right, shape (..., m)."""
        return self.solve_columns(right[..., None])[..., 0]

    def solve_columns(self, right: FloatArray) -> FloatArray:
        """Find X with A X = right, shape (..., m, k)."""
        halfway = linalg.solve_triangular(self.factors, right, lower=True, unit_diagonal=True)
        return np.asarray(linalg.solve_triangular(self.factors, halfway))

    def solve_rows(self, left: FloatArray) -> FloatArray:
        """Find X with X A = left, shape (c, m)."""
        halfway = linalg.solve_triangular(self.factors, left.T, trans="T")
        return np.asarray(linalg.solve_triangular(self.factors, halfway, lower=True, unit_diagonal=True, trans="T")).T


def _eliminate(work: FloatArray, pivots: FloatArray, begin: int, end: int) -> None:
    """Eliminate the elements `begin` to `end` from their own rows, in full width, and from their own columns below."""
    if end - begin == 1:
        away = work[..., begin, end:]
        pivots[..., begin] = away.sum(-1)
        if not (pivots[..., begin] > 0).all():
            raise DecisionError("limit-out-of-range")
        away /= pivots[..., begin, None]
        return
    middle = (begin + end) // 2
    first, second = slice(begin, middle), slice(middle, end)
    _eliminate(work, pivots, begin, middle)
    work[..., second, middle:] += work[..., second, first] @ work[..., first, middle:]
    work[..., end:, second] += work[..., end:, first] @ work[..., first, second]
    _eliminate(work, pivots, middle, end)
