"""From local weights to global ones: down the decomposition, into the supermatrix, to the elements and alternatives.

Everything carries leading axes, so the same functions serve the study itself, every expert alone, and thousands of
draws. ``local`` is always a mapping from the id of a comparison set to weights (..., k) in the order of its elements;
a set that is not in it (a single element) shares nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

import numpy as np

from mcdm.judgments import FloatArray
from mcdm.model import GOAL, CriteriaModel
from mcdm.network.persistence import persistent_start
from mcdm.network.supermatrix import Block, damped_weights, limit_weights, unweighted_supermatrix, weighted_supermatrix
from mcdm.weights import normalise

Reading = Literal["ahp", "damped", "limit"]
"""How a network is read: the goal's judgments alone, half-way, or the influences alone."""

Local = Mapping[str, FloatArray]


class Decomposition(NamedTuple):
    """Weights down the tree: of every element among its siblings, of every element as a whole, and of the n nodes.

    ``local`` and ``whole`` map element ids to weights (...); ``goal`` has shape (..., n) and sums to one.
    """

    local: Mapping[str, FloatArray]
    whole: Mapping[str, FloatArray]
    goal: FloatArray


def decompose(model: CriteriaModel, local: Local) -> Decomposition:
    """The goal's weights of all elements. In a network that the goal does not divide, the roots share it equally.

    Where such a network has feedback and sinks, the start is what sinks may return to without changing anything: so
    Super Decisions reads it (:mod:`mcdm.network.persistence`).
    """
    among: dict[str, FloatArray] = {}
    for owner, members in model.decomposition.items():
        given = local.get(owner) if model.divided else None
        shares = np.full(len(members), 1 / len(members)) if given is None else given
        among |= {member: shares[..., k] for k, member in enumerate(members)}
    whole: dict[str, FloatArray] = {GOAL: np.ones(())}
    for element, owner in _top_down(model):
        whole[element] = np.asarray(whole[owner] * among[element])
    if model.divided:
        nothing = np.zeros(())
        goal = np.stack(np.broadcast_arrays(*(whole.get(node, nothing) for node in model.node_ids)), axis=-1)
    else:
        roots = np.isin(np.array(model.node_ids), model.roots).astype(np.float64)
        goal = persistent_start(supermatrix(model, local), normalise(roots))
    return Decomposition(among, whole, normalise(goal))


def _top_down(model: CriteriaModel) -> Iterator[tuple[str, str]]:
    """(element, owner) of every cluster and node, owners first."""
    waiting = [GOAL]
    while waiting:
        owner = waiting.pop()
        for member in model.decomposition[owner]:
            yield member, owner
            if member in model.decomposition:
                waiting.append(member)


def unweighted(model: CriteriaModel, local: Local) -> FloatArray:
    """Local priorities of the influencing nodes, block by block: (..., n, n), ``[to][from]``."""
    at = {node: k for k, node in enumerate(model.node_ids)}
    blocks = []
    for target, influencing in model.influences.items():
        for cluster, sources in influencing.items():
            equal = np.full(len(sources), 1 / len(sources))
            priorities = local.get(f"{target}<-{cluster}", equal)
            blocks.append(Block(at[target], [at[source] for source in sources], priorities))
    return np.asarray(unweighted_supermatrix(len(at), blocks))


def cluster_weights(model: CriteriaModel, local: Local) -> FloatArray:
    """How much each cluster influences each, the goal first: (..., k, k), ``[to][from]``; alike where nobody judged."""
    owners = (GOAL, *model.cluster_ids)
    at = {owner: k for k, owner in enumerate(owners)}
    asked = {target: local.get(f"{target}<-*") for target in model.cluster_influences}
    lead = np.broadcast_shapes(*(given.shape[:-1] for given in asked.values() if given is not None))
    weights = np.zeros((*lead, len(owners), len(owners)))
    for target, present in model.cluster_influences.items():
        given, rows = asked[target], [at[source] for source in present]
        weights[..., rows, at[target]] = 1 / len(present) if given is None else given
    return weights


def cluster_places(model: CriteriaModel) -> list[int]:
    """Index of the cluster of every node, the goal's being 0: rows and columns of :func:`cluster_weights`."""
    at = {owner: k for k, owner in enumerate((GOAL, *model.cluster_ids))}
    return [at[model.cluster_of[node]] for node in model.node_ids]


def weighted(model: CriteriaModel, local: Local, blocks: FloatArray) -> FloatArray:
    """Blocks times cluster weights, columns scaled to one over the clusters present: (..., n, n)."""
    return np.asarray(weighted_supermatrix(blocks, cluster_places(model), cluster_weights(model, local)))


def supermatrix(model: CriteriaModel, local: Local) -> FloatArray:
    """The weighted supermatrix (..., n, n)."""
    return weighted(model, local, unweighted(model, local))


def node_weights(matrix: FloatArray, goal: FloatArray, reading: Reading, damping: float) -> FloatArray:
    """Weights of all n nodes in one reading of the network: (..., n), sum one."""
    if reading == "ahp":
        return goal
    return damped_weights(matrix, goal, damping) if reading == "damped" else limit_weights(matrix, goal)


def indicator_weights(model: CriteriaModel, values: FloatArray) -> FloatArray:
    """The indicators' part of node weights (..., n), scaled to one; as they are where there are no alternatives."""
    if not model.alternatives:
        return values
    kept = values[..., _places(model, model.indicator_ids)]
    total = kept.sum(-1, keepdims=True)
    # An alternatives-only walk leaves nothing for the indicators: they then weigh the same.
    return np.where(total > 0, kept / np.where(total > 0, total, 1.0), 1 / kept.shape[-1])


def alternative_priorities(model: CriteriaModel, values: FloatArray, matrix: FloatArray) -> FloatArray | None:
    """Priorities of the alternatives (..., a), scaled to one; None where no weight reaches them.

    Parameters
    ----------
    model
        With alternatives.
    values
        Node weights (..., n) in some reading. Where they give the alternatives nothing (the goal's weights alone), one
        step along the influences does.
    matrix
        The weighted supermatrix (..., n, n).
    """
    chosen = _places(model, model.alternative_ids)
    kept = values[..., chosen]
    if not (kept.sum(-1) > 0).all():
        kept = (matrix[..., chosen, :] @ values[..., None])[..., 0]
    return normalise(kept) if (kept.sum(-1) > 0).all() else None


def _places(model: CriteriaModel, names: tuple[str, ...]) -> list[int]:
    at = {node: k for k, node in enumerate(model.node_ids)}
    return [at[name] for name in names]
