"""The stationary weights of a closed class: those that one more step along the influences leaves as they are."""

from __future__ import annotations

from typing import Any

import numpy as np

from mcdm.elimination import Elimination
from mcdm.errors import DecisionError
from mcdm.judgments import FloatArray
from mcdm.structure import ClosedClass, is_sparse
from mcdm.walks import visits

AGREEMENT = 1e-13
"""Sum of absolute differences at which a power iteration is taken as settled."""

SHARED_LEAST = 1e-4
"""Least mass that all columns have in common for the one-start bound to be worth something."""

PATIENCE = 8
"""Steps between two looks at how fast a power iteration settles."""


def stationary(block: Any, closed: ClosedClass) -> tuple[FloatArray, float]:
    """Stationary weights of a closed class, and a bound on their error.

    Parameters
    ----------
    block
        The class's own part of the supermatrix, dense or sparse, shape (m, m), columns summing to one.
    closed
        The class, for its period: a start that gives every phase the same mass does not rotate, so one iteration serves
        cyclic classes too.

    Returns
    -------
    weights, error
        Shape (m,), positive, sum one; the error in the sum of absolute differences.
    """
    size = block.shape[0]
    if size == 1:
        return np.ones(1), 0.0
    # A step of 2 m^2 operations against m^3: the fewer elements, the earlier solving wins.
    steps = 400 if is_sparse(block) else min(40 + size // 10, 200)
    settled = _one_start(block, closed, steps) or _two_starts(block, closed, steps)
    return settled or _solved(block)


def stationary_of_draws(block: FloatArray) -> FloatArray:
    """Stationary weights of a class for d draws at once: (d, m, m) -> (d, m), m at least 2."""
    held = _heavy(block.mean(0))
    others = np.delete(np.arange(block.shape[-1]), held)
    weights = np.ones(block.shape[:-1])
    with np.errstate(over="ignore", invalid="ignore"):  # what is out of range is refused, not passed on
        solver = Elimination.of(block[:, others[:, None], others], block[:, held, others])
        weights[:, others] = solver.solve(block[:, others, held])
        return _scaled(weights)


def _one_start(block: Any, closed: ClosedClass, steps: int) -> tuple[FloatArray, float] | None:
    """Iterate from equal weights, with a rigorous bound, where elements exist that influence all others.

    With s the sum over rows of their smallest entry, a step shrinks every difference by 1 - s (Doeblin); so the error
    is at most the last change divided by s.
    """
    if is_sparse(block) or closed.period > 1:
        return None
    shared = float(block.min(axis=1).sum())
    if shared < SHARED_LEAST:
        return None
    weights = np.full(len(block), 1 / len(block))
    for _ in range(steps):
        before, weights = weights, block @ weights
        change = float(np.abs(weights - before).sum())
        if change <= max(AGREEMENT * shared, 1e-15):
            return _scaled(weights), change / shared + float(np.finfo(float).eps)
    return None


def _two_starts(block: Any, closed: ClosedClass, steps: int) -> tuple[FloatArray, float] | None:
    """Iterate from two very different starts until they agree; None as soon as that would take too long.

    A small step alone proves nothing when mixing is slow. The difference of two starts shrinks at the same rate as the
    error, and a slow direction keeps it large.
    """
    size, phase_sizes = block.shape[0], np.bincount(closed.phase)
    even = 1 / (closed.period * phase_sizes[closed.phase])
    uneven = np.random.default_rng(size).exponential(size=size) ** 3
    uneven /= closed.period * np.bincount(closed.phase, weights=uneven)[closed.phase]
    gaps = [float(np.abs(even - uneven).sum())]
    for step in range(1, steps + 1):
        even, uneven = block @ even, block @ uneven
        gaps.append(float(np.abs(even - uneven).sum()))
        if gaps[-1] <= AGREEMENT:
            weights = _scaled(even)
            return weights, gaps[-1] + float(np.abs(block @ weights - weights).sum())
        if step % PATIENCE == 0 and not _in_time(gaps, steps):
            return None
    return None


def _in_time(gaps: list[float], steps: int) -> bool:
    rate = (gaps[-1] / gaps[-1 - PATIENCE]) ** (1 / PATIENCE)
    return bool(rate < 1 and np.log(AGREEMENT / gaps[-1]) / np.log(rate) <= steps - len(gaps) + 1)


def _solved(block: Any) -> tuple[FloatArray, float]:
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
    return _scaled(weights), error


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
