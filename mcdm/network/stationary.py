"""The stationary weights of a closed class: those that one more step along the influences leaves as they are."""

from __future__ import annotations

import math
from typing import Any, NamedTuple

import numpy as np

from mcdm.errors import DecisionError
from mcdm.judgments import FloatArray
from mcdm.network.elimination import Elimination
from mcdm.network.mixing import error_by_hitting, error_by_shared
from mcdm.network.structure import ClosedClass, is_sparse
from mcdm.network.walks import SURE_MOST, visits

SETTLED = 3e-13
"""Sum of absolute differences between two steps at which an iteration is taken as settled."""

PROVEN = 5e-11
"""Weights with this bound on their error are taken; the promise to the outside is 1e-10."""

PATIENCE = 8
"""Steps between two looks at how fast an iteration settles."""

WALKED_BACK_MOST = 60
"""Steps for which it is asked how the elements come to the heaviest one."""

EPS = float(np.finfo(np.float64).eps)


class Stationary(NamedTuple):
    """Weights (m,), positive, sum one; bounds on the largest entry of |W w - w| and on the sum of |w - exact|."""

    weights: FloatArray
    residual: float
    error: float


def stationary(block: Any, closed: ClosedClass) -> Stationary:
    """Stationary weights of a closed class, with bounds on their error.

    Parameters
    ----------
    block
        The class's own part of the supermatrix, dense or sparse, shape (m, m), columns summing to one.
    closed
        The class, for its period: a start that gives every phase the same mass does not rotate, so one iteration serves
        cyclic classes too.
    """
    if block.shape[0] == 1:
        return Stationary(np.ones(1), 0.0, 0.0)
    if block.shape[0] <= SURE_MOST:
        return _solved(block.toarray() if is_sparse(block) else block)
    followed = _followed(block, closed)
    if followed is not None and followed.error <= PROVEN:
        return followed
    solved = _solved(block)
    return solved if followed is None or solved.error <= followed.error else followed


def stationary_of_draws(block: FloatArray) -> FloatArray:
    """Stationary weights of a class for d draws at once: (d, m, m) -> (d, m), m at least 2."""
    held = _heavy(block.mean(0))
    others = np.delete(np.arange(block.shape[-1]), held)
    weights = np.ones(block.shape[:-1])
    with np.errstate(over="ignore", invalid="ignore"):  # what is out of range is refused, not passed on
        solver = Elimination.of(block[:, others[:, None], others], block[:, held, others])
        weights[:, others] = solver.solve(block[:, others, held])
        return _scaled(weights)


def _followed(block: Any, closed: ClosedClass) -> Stationary | None:
    """Follow the influences until the weights are proven or stand still; None where that takes too long.

    A small step alone proves nothing when mixing is slow: `mcdm.network.mixing` bounds what it may hide.
    """
    size = block.shape[0]
    # A step of 2 m^2 operations against m^3: the fewer elements, the earlier solving wins.
    steps = 400 if is_sparse(block) else min(40 + size // 10, 200)
    weights = 1 / (closed.period * np.bincount(closed.phase)[closed.phase])
    factor, changes = closed.error_per_change, []
    for step in range(1, steps + 1):
        before, weights = weights, block @ weights
        changes.append(float(np.abs(weights - before).sum()))
        if changes[-1] <= SETTLED:
            if factor == np.inf:
                factor = _error_per_change(block, closed, weights)
            if factor == np.inf:
                return None
            error = factor * (changes[-1] + EPS)
            if error <= PROVEN or min(changes[:-1], default=np.inf) <= changes[-1]:
                return Stationary(_scaled(weights), changes[-1], error)
        elif step % PATIENCE == 0 and not _in_time(changes, steps):
            return None
    return None


def _in_time(changes: list[float], steps: int) -> bool:
    rate = (changes[-1] / changes[-PATIENCE]) ** (1 / (PATIENCE - 1))
    return bool(rate < 1 and math.log(SETTLED / changes[-1]) / math.log(rate) <= steps - len(changes))


def _error_per_change(block: Any, closed: ClosedClass, weights: FloatArray) -> float:
    if not is_sparse(block) and (factor := error_by_shared(block.min(axis=1))) < np.inf:
        return factor
    return error_by_hitting(block, int(weights.argmax()), WALKED_BACK_MOST, closed.period)


def _solved(block: Any) -> Stationary:
    """Hold one element at one and solve for the others: each one's weight is how often it is visited in between."""
    size, held = block.shape[0], _heavy(block)
    others = np.delete(np.arange(size), held)
    moves = block[others][:, others] if is_sparse(block) else block[np.ix_(others, others)]
    row, column = block[[held]], block[:, [held]]
    if is_sparse(block):
        row, column = row.toarray(), column.toarray()
    found, error = visits(moves, row[0, others], column[others, 0])
    weights = np.ones(size)
    weights[others] = found
    weights = _scaled(weights)
    # Scaling to one spreads the error of the sum over all: it doubles at most.
    return Stationary(weights, float(np.abs(block @ weights - weights).max()), 2 * error)


def _heavy(block: Any) -> int:
    """An element with a large weight, judged by a few steps: it is reached soon, so holding it keeps a system tame."""
    rough = np.full(block.shape[0], 1 / block.shape[0])
    for _ in range(PATIENCE):
        rough = (rough + block @ rough) / 2
    return int(rough.argmax())


def _scaled(weights: FloatArray) -> FloatArray:
    total = weights.sum(-1, keepdims=True)
    if not (np.isfinite(total).all() and (total > 0).all()):
        raise DecisionError("limit-out-of-range")
    return np.asarray(weights / total)
