"""The limit of a supermatrix: what the influences come to when they are followed without end.

For every column-stochastic W the averages (W + W^2 + ... + W^k) / k converge, also where the powers themselves rotate
or the network falls apart. Their limit L (the Cesaro limit) is found without a single power: W is split into strongly
connected components, each closed class is solved for its stationary weights, and a transient element's column is the
mixture of the classes its mass ends in (Kemeny and Snell 1976, *Finite Markov Chains*, chapters III and V).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import sparse

from mcdm.errors import DecisionError
from mcdm.findings import Finding
from mcdm.judgments import FloatArray
from mcdm.network.elimination import Elimination
from mcdm.network.stationary import stationary, stationary_of_draws
from mcdm.network.structure import (
    IntArray,
    Structure,
    Supermatrix,
    is_sparse,
    scaled_columns,
    scaled_with_structure,
    structure,
)
from mcdm.network.walks import arrivals, destinations

CERTIFIED = 1e-10
"""A limit whose error may be larger than this carries the finding ``limit-not-certified``."""


@dataclass(frozen=True, eq=False)
class Limit:
    """The Cesaro limit L of a supermatrix of n elements, kept as what it consists of.

    Parameters
    ----------
    structure
        The structure it follows from; c closed classes, t transient elements.
    weights
        Stationary weights of every closed class side by side, shape (n,): sum one in each class, 0 where transient.
    class_of
        Closed class of each element, -1 where transient, shape (n,).
    shares
        Which share of a transient element's mass ends in each closed class, shape (c, t), columns sum to one.
    residual
        Bound on the largest entry of |W L - L| and |L W - L|.
    error
        Bound on the error of L, in the sum of absolute differences of a column.
    findings
        The structure in words, scaled columns, a limit that could not be certified.
    """

    structure: Structure
    weights: FloatArray
    class_of: IntArray
    shares: FloatArray
    residual: float
    error: float
    findings: tuple[Finding, ...]

    def apply(self, start: FloatArray) -> FloatArray:
        """L @ start, shape (n,): the limit of a walk that begins with the mass `start`."""
        held = self.class_of >= 0
        mass = self.shares @ start[self.structure.transient]
        np.add.at(mass, self.class_of[held], start[held])
        return np.where(held, self.weights * mass[self.class_of], 0.0)

    def column(self, index: int) -> FloatArray:
        """One column of L, shape (n,)."""
        start = np.zeros(len(self.weights))
        start[index] = 1.0
        return self.apply(start)

    def matrix(self) -> FloatArray:
        """L in full, shape (n, n)."""
        ends = np.zeros((len(self.structure.closed), len(self.weights)))
        held = np.flatnonzero(self.class_of >= 0)
        ends[self.class_of[held], held] = 1.0
        ends[:, self.structure.transient] = self.shares
        full = np.zeros((len(self.weights),) * 2)
        full[held] = self.weights[held, None] * ends[self.class_of[held]]
        return full

    @property
    def vector(self) -> FloatArray | None:
        """The limit vector (n,) where all columns agree, that is with a single closed class; else None."""
        return self.weights if len(self.structure.closed) == 1 else None


def limit(supermatrix: Supermatrix, names: Sequence[str] = ()) -> Limit:
    """The limit of a supermatrix, dense or sparse, of any structure, right to 1e-10.

    Nonzero columns are scaled to one; a zero column keeps its mass (it counts as absorbing).

    Parameters
    ----------
    supermatrix
        W, shape (n, n); ``W[i, j]`` is the influence of i on j.
    names
        Ids of the elements, for the findings.

    Raises
    ------
    DecisionError
        ``supermatrix-not-square``, ``supermatrix-entry-invalid``, ``limit-out-of-range``.
    """
    matrix, facts = scaled_with_structure(supermatrix)
    weights, residual, error = np.zeros(facts.size), 0.0, 0.0
    for closed in facts.closed:
        if len(closed.members) == 1:
            weights[closed.members] = 1.0
            continue
        block = part(matrix, closed.members, closed.members)
        found = stationary(block, closed)
        weights[closed.members] = found.weights
        residual, error = max(residual, found.residual), max(error, found.error)
    class_of = _class_of(facts)
    shares = np.ones((len(facts.closed), len(facts.transient)))
    if len(facts.closed) > 1 and len(facts.transient):
        exits, moves = _exits(matrix, facts, class_of), part(matrix, facts.transient, facts.transient)
        shares, uncertainty = destinations(moves, exits)
        again = exits + (moves.T @ shares.T).T
        residual, error = max(residual, float(np.abs(again - shares).max())), error + uncertainty
    for array in (weights, class_of, shares):
        array.setflags(write=False)
    findings = facts.findings(names)
    if error > CERTIFIED:
        findings += (Finding.of("limit-not-certified", error=float(f"{error:.1g}"), residual=float(f"{residual:.1g}")),)
    return Limit(facts, weights, class_of, shares, residual, error, findings)


def limit_columns(supermatrix: Supermatrix, start: FloatArray) -> FloatArray:
    """L @ start without building L: the limit of a walk that begins with the mass `start`.

    Parameters
    ----------
    supermatrix
        W, shape (n, n), dense or sparse; or (d, n, n) for d draws, solved at once where they share their structure.
    start
        Shape (n,), or (d, n) with draws; non-negative.

    Returns
    -------
    FloatArray
        Shape (n,) or (d, n), with the total of `start`.
    """
    matrix = scaled_columns(supermatrix)
    start = np.asarray(start, dtype=np.float64)
    if matrix.ndim == 2:
        return _limit_from(matrix, start)
    start = np.broadcast_to(start, matrix.shape[:-1])
    present = matrix > 0
    if (present == present[:1]).all():
        return _limit_of_draws(matrix, start)
    return np.stack([_limit_from(draw, mass) for draw, mass in zip(matrix, start, strict=True)])


def _limit_from(matrix: Supermatrix, start: FloatArray) -> FloatArray:
    facts = structure(matrix)
    result, arrived = np.zeros(facts.size), start.astype(np.float64)
    moving = start[facts.transient]
    if len(facts.closed) == 1:
        arrived[facts.closed[0].members] += moving.sum() / len(facts.closed[0].members)
    elif moving.any():
        held = np.flatnonzero(_class_of(facts) >= 0)
        exits = part(matrix, held, facts.transient)
        moves = part(matrix, facts.transient, facts.transient)
        arrived[held] += arrivals(moves, exits, moving)
    for closed in facts.closed:
        mass = arrived[closed.members].sum()
        if mass > 0:
            result[closed.members] = mass * stationary(part(matrix, closed.members, closed.members), closed).weights
    return result


def _limit_of_draws(matrix: FloatArray, start: FloatArray) -> FloatArray:
    """The same for (d, n, n) with one structure, by elimination over all draws at once."""
    facts = structure(matrix[0])
    result, arrived = np.zeros(start.shape), start.copy()
    moving = facts.transient
    if len(moving) and start[:, moving].any():
        held = np.flatnonzero(_class_of(facts) >= 0)
        exits = matrix[:, held[:, None], moving]
        found = Elimination.of(matrix[:, moving[:, None], moving], exits.sum(1)).solve(start[:, moving])
        arrived[:, held] += (exits @ found[..., None])[..., 0]
    for closed in facts.closed:
        mass = arrived[:, closed.members].sum(-1, keepdims=True)
        if len(closed.members) > 1:
            mass = mass * stationary_of_draws(matrix[:, closed.members[:, None], closed.members])
        result[:, closed.members] = mass
    return result


def part(matrix: Supermatrix, rows: IntArray, columns: IntArray) -> Supermatrix:
    """The part of a matrix (n, n) with these rows and columns; the matrix itself where that is all of it."""
    if len(rows) == len(columns) == matrix.shape[0]:
        return matrix
    return matrix[rows][:, columns] if is_sparse(matrix) else matrix[np.ix_(rows, columns)]


def cluster_priorities(vector: FloatArray, clusters: Sequence[Sequence[int]]) -> tuple[FloatArray | None, ...]:
    """Each cluster's part of a limit vector scaled to one; None for a cluster that has no weight at all."""
    parts = [np.asarray(vector)[list(members)] for members in clusters]
    return tuple(each / each.sum() if each.sum() > 0 else None for each in parts)


def _class_of(facts: Structure) -> IntArray:
    class_of = np.full(facts.size, -1, dtype=np.int64)
    for k, closed in enumerate(facts.closed):
        class_of[closed.members] = k
    return class_of


def _exits(matrix: Supermatrix, facts: Structure, class_of: IntArray) -> FloatArray:
    """What leaves each transient element for each closed class in one step, shape (c, t)."""
    held = np.flatnonzero(class_of >= 0)
    belongs = sparse.csr_array(
        (np.ones(len(held)), (class_of[held], np.arange(len(held)))), shape=(len(facts.closed), len(held))
    )
    exits: Any = belongs @ part(matrix, held, facts.transient)
    return np.asarray(exits.toarray() if is_sparse(exits) else exits)


def check_index(index: int, size: int) -> None:
    """An element's index is between 0 and n - 1, else ``element-out-of-range``."""
    if not 0 <= index < size:
        raise DecisionError("element-out-of-range", index=index, size=size)
