"""Crossings: where the order of elements changes as a dial is turned, and how far away that is.

Node sensitivity changes one column in a straight line, so each weight is, up to the scaling to one, a straight line
too, and two elements change places at most once. Row and cluster sensitivity change many columns; there crossovers are
bracketed first. Every crossover is a root of the function itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from mcdm.judgments import FloatArray
from mcdm.sensitivity.dials import Dial

BRACKETS = 200
"""Steps in which a range is searched for changes of order before the roots are found."""


@dataclass(frozen=True)
class Crossover:
    """Where two elements change places.

    Parameters
    ----------
    value
        The value of the number.
    first, second
        Indices of the elements: `first` is ahead below the value, `second` above it.
    jump
        Whether they pass by a jump (the structure of the network changes there) and not by being equal.
    """

    value: float
    first: int
    second: int
    jump: bool = False


def crossovers(dial: Dial, pairs: Sequence[tuple[int, int]] | None = None) -> tuple[Crossover, ...]:
    """Where the order of elements changes as the number runs through its range, in ascending order.

    Changes of order are bracketed on :data:`BRACKETS` steps and found as roots of the difference of the two weights,
    all at once, by Chandrupatla's method. Two elements that pass each other twice within one step are not seen, which
    cannot happen for node sensitivity.

    Parameters
    ----------
    dial
        Weights as a function of one number.
    pairs
        Which pairs to look at; all by default.

    References
    ----------
    Chandrupatla 1997, A new hybrid quadratic/bisection algorithm for finding the zero of a nonlinear function without
    using derivatives, doi:10.1016/S0965-9978(96)00051-8.
    """
    from scipy.optimize.elementwise import find_root

    grid = np.unique(np.append(np.linspace(dial.minimum, dial.maximum, BRACKETS + 1), dial.base))
    # An influence of exactly zero has another structure: apart, it does not keep the rest from being solved at once.
    weights = np.concatenate([dial.at(grid[:1]), dial.at(grid[1:])])
    n = weights.shape[-1]
    first, second = np.array(pairs, np.int64).reshape(-1, 2).T if pairs is not None else np.triu_indices(n, 1)
    sign = np.sign(_settled(weights[:, first] - weights[:, second]))
    ahead, start = _last_order(sign)
    step, pair = np.nonzero(sign[1:] * ahead[:-1] < 0)
    if not len(step):
        return ()

    def difference(value: FloatArray, i: FloatArray, j: FloatArray) -> FloatArray:
        unique, where = np.unique(value, return_inverse=True)
        found = dial.at(unique)[where.reshape(value.shape)]
        rows = np.arange(len(value))
        return np.asarray(found[rows, i.astype(np.int64)] - found[rows, j.astype(np.int64)])

    low, high = grid[start[step, pair]], grid[step + 1]
    root = find_root(
        difference, (low, high), args=(first[pair], second[pair]), tolerances={"xatol": 1e-13, "xrtol": 1e-13}
    )
    found = []
    for k, value in enumerate(root.x):
        i, j = int(first[pair[k]]), int(second[pair[k]])
        leads = ahead[step[k], pair[k]] > 0
        jump = bool(abs(root.f_x[k]) > 1e-7)
        found.append(Crossover(float(value), i if leads else j, j if leads else i, jump))
    return tuple(sorted(found, key=lambda each: (each.value, each.first, each.second)))


def _settled(difference: FloatArray) -> FloatArray:
    """Differences in which what is only rounding is zero."""
    return np.where(np.abs(difference) < 1e-14, 0.0, difference)


def _last_order(sign: FloatArray) -> tuple[FloatArray, Any]:
    """The last order that was not a tie up to each grid point, and the grid point where it was seen; shapes as given.

    So a crossover that falls exactly on a grid point is found once, and two that only touch are not.
    """
    rows = np.where(sign != 0, np.arange(len(sign))[:, None], 0)
    seen = np.maximum.accumulate(rows, axis=0)
    return np.take_along_axis(sign, seen, 0), seen


@dataclass(frozen=True)
class Change:
    """The smallest move of a number that changes an order.

    Parameters
    ----------
    name
        What is moved.
    base, value
        Where it stands, and where the order changes.
    first, second
        Who is ahead now, and who is beyond the value.
    """

    name: str
    base: float
    value: float
    first: int
    second: int

    @property
    def size(self) -> float:
        """How far it has to move."""
        return abs(self.value - self.base)


def smallest_change(dial: Dial, rank: Literal["top", "any"] = "top") -> Change | None:
    """The smallest move that costs the winner its place (`top`) or changes any rank, or None where no move does."""
    now = dial.now
    winner = int(now.argmax())
    others = [(winner, k) for k in range(len(now)) if k != winner]
    found = crossovers(dial, others if rank == "top" else None)
    if not found:
        return None
    nearest = min(found, key=lambda each: abs(each.value - dial.base))
    ahead, behind = nearest.first, nearest.second
    if nearest.value < dial.base:
        ahead, behind = behind, ahead
    return Change(dial.name, dial.base, nearest.value, ahead, behind)
