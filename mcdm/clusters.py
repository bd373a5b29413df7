"""Groups of experts who think alike."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mcdm.consensus import consensus, log_distances
from mcdm.judgments import FloatArray

CLEAR = 0.5
"""Mean silhouette from which groups count as clearly apart (Kaufman and Rousseeuw 1990)."""


@dataclass(frozen=True, eq=False)
class OpinionClusters:
    """A panel of e experts in groups.

    Parameters
    ----------
    members
        Indices of the experts of each group, the largest group first.
    silhouette
        Mean silhouette of the grouping, -1 to 1: how much closer experts are to their own group than to the next one.
    clear
        Whether the groups are clearly apart; else the panel is better seen as one.
    agreement
        Consensus inside each group, shape (c,); 1 for a group of one.
    centres
        Mean weights of each group, shape (c, n): the geometric mean of its members, scaled to one.
    """

    members: tuple[tuple[int, ...], ...]
    silhouette: float
    clear: bool
    agreement: FloatArray
    centres: FloatArray


def opinion_clusters(priorities: ArrayLike, most: int = 4) -> OpinionClusters:
    """Groups of experts by their weights (e, n), at least three experts: average linkage on logarithmic distances.

    The number of groups, from two to `most`, is the one with the largest mean silhouette.

    References
    ----------
    Rousseeuw 1987, Silhouettes, doi:10.1016/0377-0427(87)90125-7; Kaufman and Rousseeuw 1990, Finding Groups in Data.
    """
    from scipy.cluster.hierarchy import fcluster, linkage  # slow to import, and asked for on one page only
    from scipy.spatial.distance import squareform

    weights = np.asarray(priorities, dtype=np.float64)
    distances = log_distances(weights)
    tree = linkage(squareform(distances, checks=False), method="average")
    groupings = [fcluster(tree, count, criterion="maxclust") for count in range(2, min(most, len(weights) - 1) + 1)]
    scored = [(_silhouette(distances, labels), -len(set(labels)), labels) for labels in groupings]
    silhouette, _, labels = max(scored, key=lambda each: each[:2])
    groups = [tuple(int(k) for k in np.flatnonzero(labels == label)) for label in np.unique(labels)]
    members = tuple(sorted(groups, key=lambda group: (-len(group), group)))
    logarithms = np.log(np.maximum(weights, 1e-6))
    centres = np.array([np.exp(logarithms[list(group)].mean(0)) for group in members])
    agreed = np.array([float(consensus(weights[list(group)])) for group in members])
    return OpinionClusters(members, silhouette, silhouette >= CLEAR, agreed, centres / centres.sum(-1, keepdims=True))


def _silhouette(distances: FloatArray, labels: NDArray[np.int32]) -> float:
    """Mean silhouette; an expert alone in a group counts 0, and so does one that stands on its neighbours."""
    total = 0.0
    names = np.unique(labels)
    if len(names) < 2:
        return -1.0
    for k, label in enumerate(labels):
        own = (labels == label) & (np.arange(len(labels)) != k)
        if not own.any():
            continue
        near = distances[k, own].mean()
        far = min(distances[k, labels == other].mean() for other in names if other != label)
        largest = max(near, far)
        total += (far - near) / largest if largest > 0 else 0.0
    return float(total / len(labels))
