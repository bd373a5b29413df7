"""Cases of networks: supermatrices and their limits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from operator import index
from typing import Any

import numpy as np

from mcdm.errors import DecisionError, closest
from mcdm.judgments import FloatArray
from mcdm.network.limit import check_index, cluster_priorities, limit
from mcdm.network.structure import as_supermatrix, column_sums, scaled_columns
from mcdm.network.supermatrix import (
    Block,
    inner_dependence,
    limit_from_goal,
    unweighted_supermatrix,
    weighted_supermatrix,
)
from mcdm.weighting import principal_eigenvector
from mcdm.weights import normalise
from studies.reference_cases.case import Outputs, array, calculation, comparisons

ROUNDED = 0.01
"""A column whose sum differs from one by no more than this is a rounded column, not one that loses or gains."""

AGREED = 1e-9
"""Columns of a limit that differ by no more than this are one limit vector."""


@calculation("limit-supermatrix")
def limit_supermatrix(
    supermatrix: object, normalise_columns: bool = False, clusters: Sequence[Sequence[int]] = ()
) -> Outputs:
    """The exact Cesaro limit; a zero column is absorbing. A limit vector is given only where all columns agree."""
    matrix = as_supermatrix(array(supermatrix, "supermatrix"))
    members = [_indices(each, len(matrix)) for each in clusters]
    found = _limit(scaled_columns(matrix) if normalise_columns else matrix)
    outputs: dict[str, object] = {"limit_matrix": found}
    if np.ptp(found, axis=1).max() <= AGREED:
        vector = found[:, 0]
        outputs["limit_vector"] = vector
        if members:
            outputs["cluster_priorities"] = cluster_priorities(vector, members)
    return outputs


def _limit(matrix: FloatArray) -> FloatArray:
    """The Cesaro limit (n, n) of a matrix as it is given, also where columns sum to less than one.

    What such a column lacks is lost for good: it goes to one more element, which keeps it and is left out afterwards.
    """
    size, sums = len(matrix), column_sums(matrix)
    if (sums > 1 + ROUNDED).any():
        worst = int(sums.argmax())
        raise DecisionError("case-column-above-one", column=worst + 1, total=float(sums[worst]))
    lost = np.where((sums > 0) & (sums < 1 - ROUNDED), 1 - sums, 0.0)
    if not lost.any():
        return limit(matrix).matrix()
    with_lost = np.zeros((size + 1, size + 1))
    with_lost[:size, :size], with_lost[size, :size] = matrix, lost
    return limit(with_lost).matrix()[:size, :size]


@calculation("limit-priorities")
def limit_priorities(supermatrix: object, goal: int, alternatives: Sequence[int]) -> Outputs:
    """Limit priorities of the alternatives from the goal's column, scaled to one; undefined where all are zero."""
    weights = limit_from_goal(array(supermatrix, "supermatrix"), index(goal))
    chosen = weights[_indices(alternatives, len(weights))]
    return {"alternatives": normalise(chosen) if chosen.sum() > 0 else np.full(len(chosen), np.nan)}


@calculation("weighted-supermatrix")
def weighted(unweighted: object, cluster_of: Sequence[int], cluster_weights: object) -> Outputs:
    """Blocks times cluster weights, nonzero columns scaled to one, and the limit of it."""
    weights = array(cluster_weights, "cluster_weights")
    matrix = weighted_supermatrix(array(unweighted, "unweighted"), _indices(cluster_of, len(weights)), weights)
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
    for name, given in (("labels", len(at)), ("cluster_of", len(cluster_of))):
        if given != len(labels):
            raise DecisionError("case-wrong-length", name=name, given=given, expected=len(labels))
    members = [_indices(each, len(labels)) for each in clusters or _members(cluster_of)]
    blocks = [_block(comparison, at) for comparison in pairwise]
    supermatrix = unweighted_supermatrix(len(labels), blocks)
    outputs: dict[str, object] = {"supermatrix": supermatrix}
    vector = limit(scaled_columns(supermatrix)).vector
    if vector is not None:
        outputs["cluster_priorities"] = cluster_priorities(vector, members)
    return outputs


@calculation("inner-dependence")
def inner_dependence_product(w21: object, W22: object, W32: object) -> Outputs:
    """Criteria and alternatives by matrix products."""
    criteria, alternatives = inner_dependence(array(w21, "w21"), array(W22, "W22"), array(W32, "W32"))
    return {"criteria": criteria, "alternatives": alternatives}


def _indices(values: Iterable[object], size: int) -> list[int]:
    """Whole numbers from 0 to size - 1; a fraction is none."""
    found = [index(value) for value in values]  # type: ignore[arg-type]
    for each in found:
        check_index(each, size)
    return found


def _members(cluster_of: Sequence[str]) -> list[list[int]]:
    """Indices of the elements of each cluster, clusters in the order in which they first appear."""
    return [[k for k, name in enumerate(cluster_of) if name == cluster] for cluster in dict.fromkeys(cluster_of)]


def _block(comparison: Mapping[str, Any], at: Mapping[str, int]) -> Block:
    """The priorities of one comparison; a single child needs no matrix."""
    children = comparison["children"]
    for name in (comparison["parent"], *children):
        if name not in at:
            raise DecisionError("id-unknown", name=str(name), where="pairwise", suggestion=closest(str(name), at))
    if len(children) == 1 and comparison.get("matrix") is None:
        priorities: FloatArray = np.ones(1)
    else:
        priorities = principal_eigenvector(comparisons(comparison["matrix"], "matrix")).weights
    if len(priorities) != len(children):
        name = str(comparison["parent"])
        raise DecisionError("case-wrong-length", name=name, given=len(priorities), expected=len(children))
    return Block(at[comparison["parent"]], np.array([at[child] for child in children]), priorities)
