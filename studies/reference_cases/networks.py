"""Cases of networks: supermatrices and their limits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from mcdm.comparison_matrix import check_complete
from mcdm.errors import DecisionError, closest
from mcdm.judgments import FloatArray
from mcdm.limit import cluster_priorities, limit
from mcdm.structure import scaled_columns
from mcdm.supermatrix import (
    Block,
    inner_dependence,
    limit_from_goal,
    unweighted_supermatrix,
    weighted_supermatrix,
)
from mcdm.weighting import principal_eigenvector
from mcdm.weights import normalise
from studies.reference_cases.case import Outputs, array, calculation


@calculation("limit-supermatrix")
def limit_supermatrix(
    supermatrix: object, normalise_columns: bool = False, clusters: Sequence[Sequence[int]] = ()
) -> Outputs:
    """The exact Cesaro limit; a zero column is absorbing. A limit vector is given only where all columns agree."""
    matrix = array(supermatrix, "supermatrix")
    found = limit(scaled_columns(matrix) if normalise_columns else matrix)
    outputs: dict[str, object] = {"limit_matrix": found.matrix()}
    vector = found.vector
    if vector is not None:
        outputs["limit_vector"] = vector
        if clusters:
            outputs["cluster_priorities"] = cluster_priorities(vector, clusters)
    return outputs


@calculation("limit-priorities")
def limit_priorities(supermatrix: object, goal: int, alternatives: Sequence[int]) -> Outputs:
    """Limit priorities of the alternatives from the goal's column, scaled to one."""
    weights = limit_from_goal(array(supermatrix, "supermatrix"), int(goal))
    chosen = weights[list(alternatives)]
    if not chosen.sum() > 0:
        raise DecisionError("goal-without-priorities", index=int(goal) + 1)
    return {"alternatives": normalise(chosen)}


@calculation("weighted-supermatrix")
def weighted(unweighted: object, cluster_of: Sequence[int], cluster_weights: object) -> Outputs:
    """Blocks times cluster weights, nonzero columns scaled to one, and the limit of it."""
    matrix = weighted_supermatrix(
        array(unweighted, "unweighted"), list(cluster_of), array(cluster_weights, "cluster_weights")
    )
    vector = limit(matrix).vector
    return {"weighted": matrix} if vector is None else {"weighted": matrix, "limit_vector": vector}


@calculation("network-from-judgments")
def network_from_judgments(
    labels: Sequence[str],
    cluster_of: Sequence[str],
    pairwise: Sequence[Mapping[str, Any]],
    clusters: Sequence[Sequence[int]] | None = None,
) -> Outputs:
    """The unweighted supermatrix of a network's judgments, and each cluster's priorities without cluster weights."""
    at = {label: k for k, label in enumerate(labels)}
    blocks = [_block(comparison, at) for comparison in pairwise]
    supermatrix = unweighted_supermatrix(len(labels), blocks)
    outputs: dict[str, object] = {"supermatrix": supermatrix}
    vector = limit(scaled_columns(supermatrix)).vector
    if vector is not None:
        outputs["cluster_priorities"] = cluster_priorities(vector, clusters or _members(cluster_of))
    return outputs


@calculation("inner-dependence")
def inner_dependence_product(w21: object, W22: object, W32: object) -> Outputs:
    """Criteria and alternatives by matrix products."""
    criteria, alternatives = inner_dependence(array(w21, "w21"), array(W22, "W22"), array(W32, "W32"))
    return {"criteria": criteria, "alternatives": alternatives}


def _members(cluster_of: Sequence[str]) -> list[list[int]]:
    """Indices of the elements of each cluster, clusters in the order in which they first appear."""
    return [[k for k, name in enumerate(cluster_of) if name == cluster] for cluster in dict.fromkeys(cluster_of)]


def _block(comparison: Mapping[str, Any], at: Mapping[str, int]) -> Block:
    for name in (comparison["parent"], *comparison["children"]):
        if name not in at:
            raise DecisionError("id-unknown", name=str(name), where="pairwise", suggestion=closest(str(name), at))
    priorities: FloatArray = principal_eigenvector(check_complete(array(comparison["matrix"], "matrix"))).weights
    return Block(at[comparison["parent"]], np.array([at[child] for child in comparison["children"]]), priorities)
