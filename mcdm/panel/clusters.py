"""Groups of experts who think alike, and a map on which they stand near each other."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mcdm.judgments import FloatArray
from mcdm.panel.consensus import consensus, log_distances

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


@dataclass(frozen=True, eq=False)
class OpinionMap:
    """Experts as points of a plane: near each other means that they weigh alike; the axes mean nothing.

    Parameters
    ----------
    places
        Shape (e, 2), read-only. The first axis is the direction in which the panel differs most.
    kept
        The share of the panel's differences (of their squares) that the plane shows, 0 to 1.
    """

    places: FloatArray
    kept: float


def opinion_map(priorities: ArrayLike) -> OpinionMap:
    """The plane that shows the logarithmic distances of e experts (e, n) best: classical scaling.

    References
    ----------
    Torgerson 1952, Multidimensional scaling: I. Theory and method, doi:10.1007/BF02288916.
    """
    distances = log_distances(priorities)
    centred = np.eye(len(distances)) - 1 / len(distances)
    values, vectors = np.linalg.eigh(-centred @ np.square(distances) @ centred / 2)
    values, vectors = np.maximum(values[::-1], 0.0), vectors[:, ::-1]
    places = np.zeros((len(distances), 2))
    shown = min(2, len(distances))
    places[:, :shown] = vectors[:, :shown] * np.sqrt(values[:shown])
    # Either sign of an axis is as good: the point furthest out lies on its positive side.
    furthest = places[np.abs(places).round(12).argmax(0), np.arange(2)]
    places *= np.where(furthest < 0, -1.0, 1.0)
    places.flags.writeable = False
    total = float(values.sum())
    return OpinionMap(places, float(values[:2].sum()) / total if total > 0 else 1.0)


def opinion_clusters(priorities: ArrayLike, most: int = 4) -> OpinionClusters | None:
    """Groups of experts by their weights (e, n): average linkage on logarithmic distances. None for fewer than three.

    The number of groups, from two to `most`, is the one with the largest mean silhouette; experts who all agree are
    one group.

    References
    ----------
    Rousseeuw 1987, Silhouettes, doi:10.1016/0377-0427(87)90125-7; Kaufman and Rousseeuw 1990, Finding Groups in Data.
    """
    from scipy.cluster.hierarchy import fcluster, linkage  # slow to import, and asked for on one page only
    from scipy.spatial.distance import squareform

    weights = np.asarray(priorities, dtype=np.float64)
    distances = log_distances(weights)
    if len(distances) < 3:
        return None
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
