"""The supermatrix of a network: from local priorities to the weights of its elements.

All matrices are column-stochastic and read [to][from]: ``W[i, j]`` is the influence of i on j. The unweighted
supermatrix holds local priorities, the weighted one has its blocks multiplied by cluster weights, and three weightings
follow from it, always shown side by side: *ahp* (the goal's judgments alone), *damped* (half-way, or wherever the study
puts it) and *limit* (the influences alone). Saaty (1996), *The Analytic Network Process*.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike
from scipy import sparse

from mcdm.errors import DecisionError
from mcdm.findings import Finding
from mcdm.judgments import FloatArray
from mcdm.network.limit import check_index, limit_columns
from mcdm.network.structure import (
    Structure,
    Supermatrix,
    as_supermatrix,
    column_sums,
    is_sparse,
    listing,
    scaled_columns,
    structure,
)
from mcdm.weights import normalise

# ------------------------------------------------------------------ assembling


class Block(NamedTuple):
    """Local priorities of the elements of one cluster that influence one element.

    ``target`` is the element's index (the column), ``sources`` are k row indices, ``priorities`` has shape (..., k).
    """

    target: int
    sources: ArrayLike
    priorities: ArrayLike


def unweighted_supermatrix(node_count: int, blocks: Iterable[Block], *, as_sparse: bool = False) -> Supermatrix:
    """The unweighted supermatrix: local priorities where they belong, zero elsewhere.

    Parameters
    ----------
    node_count
        Number of elements n.
    blocks
        One for every element and every cluster that influences it. Priorities may carry a leading draw axis.
    as_sparse
        A csr_array instead of a dense array; without draws only.

    Returns
    -------
    array (..., n, n) or csr_array (n, n)

    Raises
    ------
    DecisionError
        ``element-out-of-range``, ``supermatrix-block-overlap``.
    """
    given = [(int(b[0]), np.asarray(b[1], np.int64), np.asarray(b[2], np.float64)) for b in blocks]
    columns = np.repeat([target for target, _, _ in given], [len(rows) for _, rows, _ in given]).astype(np.int64)
    rows = np.concatenate([np.empty(0, np.int64), *(rows for _, rows, _ in given)])
    for index in (int(k(each)) for each in (rows, columns) if len(each) for k in (np.min, np.max)):
        check_index(index, node_count)
    cells = rows * node_count + columns
    if len(np.unique(cells)) < len(cells):
        found, times = np.unique(cells, return_counts=True)
        twice = int(found[times > 1][0])
        raise DecisionError("supermatrix-block-overlap", row=twice // node_count + 1, column=twice % node_count + 1)
    lead = np.broadcast_shapes(*(priorities.shape[:-1] for _, _, priorities in given))
    spread = [np.broadcast_to(priorities, (*lead, len(sources))) for _, sources, priorities in given]
    values = np.concatenate([np.empty((*lead, 0)), *spread], axis=-1)
    if as_sparse:
        return sparse.csr_array((values, (rows, columns)), shape=(node_count, node_count))
    matrix = np.zeros((*lead, node_count, node_count))
    matrix[..., rows, columns] = values
    return matrix


def weighted_supermatrix(unweighted: Supermatrix, cluster_of: Sequence[int], cluster_weights: ArrayLike) -> Supermatrix:
    """Each block times its cluster weight, then nonzero columns scaled to one over the blocks that are present.

    Parameters
    ----------
    unweighted
        U, shape (..., n, n), or sparse (n, n).
    cluster_of
        Cluster index of each element, length n.
    cluster_weights
        C[to, from], shape (..., k, k), non-negative.

    Raises
    ------
    DecisionError
        ``supermatrix-not-square``, ``supermatrix-entry-invalid``, ``cluster-of-wrong-length``,
        ``element-out-of-range``.
    """
    matrix, weights = as_supermatrix(unweighted), as_supermatrix(np.asarray(cluster_weights, np.float64))
    cluster = np.asarray(cluster_of, np.int64)
    if cluster.shape != matrix.shape[-1:]:
        raise DecisionError("cluster-of-wrong-length", given=len(cluster), expected=matrix.shape[-1])
    check_index(int(cluster.min()), weights.shape[-1])
    check_index(int(cluster.max()), weights.shape[-1])
    if is_sparse(matrix):
        cells = matrix.tocoo()
        to, of = cells.coords
        values = cells.data * weights[cluster[to], cluster[of]]
        return scaled_columns(sparse.csr_array((values, (to, of)), shape=matrix.shape))
    return scaled_columns(matrix * weights[..., cluster[:, None], cluster])


# ------------------------------------------------------------------ the three weightings


@dataclass(frozen=True, eq=False)
class NetworkWeights:
    """Weights of n elements by the three readings of one network.

    Parameters
    ----------
    ahp
        The goal's priorities, read-only, shape (n,) or (d, n).
    damped
        Between the two: `damping` says how far the influences are followed, same shape.
    limit
        The influences followed without end, from the goal, same shape.
    damping
        The rho of the damped weights.
    structure
        The structure of the supermatrix, before sinks return to the goal.
    findings
        The structure in words and what to know about the limit.
    """

    ahp: FloatArray
    damped: FloatArray
    limit: FloatArray
    damping: float
    structure: Structure
    findings: tuple[Finding, ...]


def network_weights(
    supermatrix: Supermatrix, goal: ArrayLike, damping: float = 0.5, names: Sequence[str] = ()
) -> NetworkWeights:
    """AHP, damped and limit weights of a network, with what there is to know about them.

    Parameters
    ----------
    supermatrix
        W, shape (n, n), dense or sparse, or (d, n, n).
    goal
        Priorities g of the elements with respect to the goal, shape (n,) or (d, n).
    damping
        rho in [0, 1).
    names
        Ids of the elements, for the findings.

    Raises
    ------
    DecisionError
        ``supermatrix-not-square``, ``supermatrix-entry-invalid``, ``goal-priorities-invalid``,
        ``damping-out-of-range``, ``limit-out-of-range``.
    """
    matrix = as_supermatrix(supermatrix)
    g = _goal(goal, matrix.shape[-1])
    facts = structure(matrix if matrix.ndim == 2 else matrix.reshape(-1, *matrix.shape[-2:])[0])
    three = (g, damped_weights(matrix, g, damping), limit_weights(matrix, g))
    shape = np.broadcast_shapes(*(each.shape for each in three))
    ahp, damped, limiting = (np.array(np.broadcast_to(each, shape)) for each in three)
    for values in (ahp, damped, limiting):
        values.flags.writeable = False
    findings = (*facts.findings(names), *_concerns(matrix, facts, names))
    return NetworkWeights(ahp, damped, limiting, float(damping), facts, findings)


def _concerns(matrix: Supermatrix, facts: Structure, names: Sequence[str]) -> list[Finding]:
    found = []
    if len(facts.sinks):
        listed = listing(facts.sinks, names)
        found.append(Finding.of("sinks-returned-to-goal", count=len(facts.sinks), names=listed, nodes=facts.size))
    elif len(facts.closed) == 1:
        found.append(Finding.of("limit-ignores-goal"))
    # Sinks lead back to the goal and hold nothing. What stays closed are the classes the goal cannot be reached from.
    lasting = [closed for closed in facts.closed if not (len(closed.members) == 1 and closed.members[0] in facts.sinks)]
    if len(lasting) > 1:
        first = "; ".join(listing(closed.members, names, 4) for closed in lasting[:4])
        found.append(Finding.of("supermatrix-several-classes", count=len(lasting), names=first))
    period = int(np.lcm.reduce([closed.period for closed in lasting])) if lasting else 1
    if period > 1:
        found.append(Finding.of("supermatrix-cyclic", period=period))
    return found


def damped_weights(supermatrix: Supermatrix, goal: ArrayLike, damping: float = 0.5) -> FloatArray:
    """Damped weights w = (1 - rho) (I - rho W)^-1 g, the columns that nothing influences being g.

    Follow the influences with probability rho, return to the goal's priorities otherwise: rho = 0 is AHP, rho -> 1 the
    limit with sinks returned to the goal. This is personalised PageRank (Haveliwala 2002, doi:10.1145/511446.511513).

    Parameters
    ----------
    supermatrix
        W, shape (..., n, n), or sparse (n, n); nonzero columns are scaled to one.
    goal
        g, shape (..., n).
    damping
        rho in [0, 1).

    Returns
    -------
    FloatArray
        Shape (..., n), non-negative, sum one.
    """
    if not 0 <= damping < 1:
        raise DecisionError("damping-out-of-range", value=float(damping))
    matrix = scaled_columns(supermatrix)
    g = _goal(goal, matrix.shape[-1])
    if damping == 0:
        return np.array(np.broadcast_to(g, np.broadcast_shapes(g.shape, matrix.shape[:-1])))
    # Returning sinks to g adds a multiple of g on the right side: it scales the solution and nothing else.
    if is_sparse(matrix):
        return normalise(_damped_steps(matrix, g, damping))
    system = np.eye(matrix.shape[-1]) - damping * matrix
    return normalise(np.maximum(np.linalg.solve(system, g[..., None])[..., 0], 0.0))


def _damped_steps(matrix: Any, g: FloatArray, damping: float) -> FloatArray:
    """Solve (I - rho W) w = (1 - rho) g by following the influences until what is left is below 1e-15."""
    weights = following = (1 - damping) * g
    for _ in range(int(np.ceil(np.log(1e-15) / np.log(damping)))):
        following = damping * (matrix @ following.T).T
        weights = weights + following
        if following.sum(-1).max() < 1e-16:
            break
    return weights


def limit_weights(supermatrix: Supermatrix, goal: ArrayLike) -> FloatArray:
    """Limit weights from the goal: L g, where columns that nothing influences are g.

    Parameters
    ----------
    supermatrix
        W, shape (n, n), dense or sparse, or (d, n, n); nonzero columns are scaled to one.
    goal
        g, shape (n,) or (d, n).

    Returns
    -------
    FloatArray
        Shape (n,) or (d, n), sum one. Without links this is g. In a hierarchy it is the scaled sum of W^k g, k >= 0.
    """
    matrix = scaled_columns(supermatrix)
    g = _goal(goal, matrix.shape[-1])
    if matrix.ndim == 2 and g.ndim == 2:
        matrix = np.broadcast_to(matrix.toarray() if is_sparse(matrix) else matrix, (len(g), *matrix.shape))
    sinks = column_sums(matrix) == 0
    if not sinks.any():
        return normalise(limit_columns(matrix, g))
    # The goal as one more element: sinks lead to it, and it leads to g. Leaving it out again afterwards gives exactly
    # the chain whose sink columns are g, and keeps a sparse matrix sparse.
    size = matrix.shape[-1]
    if is_sparse(matrix):
        blocks: Any = [[matrix, sparse.csr_array(g[:, None])], [sparse.csr_array(sinks[None, :].astype(float)), None]]
        with_goal: Any = sparse.block_array(blocks, format="csr")
    else:
        with_goal = np.zeros((*matrix.shape[:-2], size + 1, size + 1))
        with_goal[..., :size, :size], with_goal[..., :size, size], with_goal[..., size, :size] = matrix, g, sinks
    start = np.append(np.zeros(size), 1.0)
    return normalise(limit_columns(with_goal, start)[..., :size])


def limit_from_goal(supermatrix: Supermatrix, goal: int) -> FloatArray:
    """Limit weights from the goal's own column of the supermatrix: zero columns are replaced by that column.

    In a hierarchy this equals the scaled sum of W^k e_goal, k >= 1.

    Raises
    ------
    DecisionError
        ``element-out-of-range``, and ``goal-without-priorities`` where nothing is below the goal.
    """
    matrix = as_supermatrix(supermatrix)
    check_index(goal, matrix.shape[-1])
    column = matrix[:, [goal]].toarray()[:, 0] if is_sparse(matrix) else matrix[..., :, goal]
    if not (column.sum(-1) > 0).all():
        raise DecisionError("goal-without-priorities", index=goal + 1)
    return limit_weights(matrix, normalise(column))


def goal_returned(supermatrix: Supermatrix, goal: ArrayLike) -> Supermatrix:
    """The supermatrix with g in every column that nothing influences, shape as given."""
    matrix = as_supermatrix(supermatrix)
    g = _goal(goal, matrix.shape[-1])
    sinks = column_sums(matrix) == 0
    if is_sparse(matrix):
        return sparse.csr_array(matrix + sparse.csr_array(g[:, None]) @ sparse.csr_array(sinks[None, :].astype(float)))
    return np.where(sinks[..., None, :], g[..., :, None], matrix)


def inner_dependence(w21: ArrayLike, w22: ArrayLike, w32: ArrayLike) -> tuple[FloatArray, FloatArray]:
    """Criteria and alternatives by matrix products: criteria = W22 w21, alternatives = W32 criteria, scaled to one.

    Saaty and Takizawa (1986), doi:10.1016/0377-2217(86)90184-8.

    Parameters
    ----------
    w21
        Criteria with respect to the goal, shape (..., n).
    w22
        Inner dependence of the criteria [to][from], shape (..., n, n).
    w32
        Alternatives with respect to each criterion, shape (..., a, n).

    Raises
    ------
    DecisionError
        ``inner-dependence-shapes``, ``goal-priorities-invalid``, ``supermatrix-entry-invalid``.
    """
    inner, outer = as_supermatrix(w22), np.asarray(w32, np.float64)
    if outer.ndim < 2 or outer.shape[-1] != inner.shape[-1] or np.shape(w21)[-1:] != inner.shape[-1:]:
        shapes = " / ".join(str(np.shape(each)) for each in (w21, w22, w32))
        raise DecisionError("inner-dependence-shapes", shapes=shapes)
    w2 = (inner @ _goal(w21, inner.shape[-1])[..., None])[..., 0]
    criteria = _goal(w2, inner.shape[-1])
    alternatives = _goal((outer @ criteria[..., None])[..., 0], outer.shape[-2])
    return criteria, alternatives


def _goal(goal: ArrayLike, size: int) -> FloatArray:
    """Priorities (..., n) checked and, where rounded, scaled to one."""
    g = np.asarray(goal, dtype=np.float64)
    if g.shape[-1:] != (size,) or not np.isfinite(g).all() or (g < 0).any() or not (g.sum(-1) > 0).all():
        raise DecisionError("goal-priorities-invalid", given=g.shape[-1] if g.ndim else 0, expected=size)
    exact = np.abs(g.sum(-1) - 1).max() <= 1e-12
    return g if exact else normalise(g)
