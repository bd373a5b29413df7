"""The matrices of a network as other programs show them: clusters, unweighted, weighted and limit supermatrix."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from mcdm.judgments import FloatArray
from mcdm.model import GOAL
from mcdm.network.limit import limit
from mcdm.network.supermatrix import limit_weights
from studies.study import Study
from studies.weigh import weigh
from studies.weighing import Weighing


@dataclass(frozen=True, eq=False)
class NetworkMatrices:
    """Matrices of one network, ``[to][from]``, in the order of Super Decisions: cluster by cluster.

    Parameters
    ----------
    network
        Its id; empty for the study's own.
    study
        The study as seen from inside it.
    weighing
        What its matrices follow from.
    clusters, cluster_of, nodes
        Ids of the k clusters that hold nodes, of each node's cluster, and of the n nodes.
    cluster_weights
        Shape (k, k): a column says how much each cluster influences this one; it sums to one, or to zero.
    unweighted, weighted, limit
        Supermatrices, shape (n, n).
    """

    network: str
    study: Study
    weighing: Weighing
    clusters: tuple[str, ...]
    cluster_of: tuple[str, ...]
    nodes: tuple[str, ...]
    cluster_weights: FloatArray
    unweighted: FloatArray
    weighted: FloatArray
    limit: FloatArray


def network_matrices(study: Study) -> Iterator[NetworkMatrices]:
    """The matrices of the study's own network, then of every network inside it."""
    for network in ("", *study.networks):
        yield _of_network(network, study.inside(network))


def _of_network(network: str, study: Study) -> NetworkMatrices:
    weighing, model = weigh(study), study.model
    owners = (GOAL, *model.cluster_ids)
    order = sorted(range(len(model.nodes)), key=lambda k: owners.index(model.nodes[k].cluster))
    cluster_of = tuple(model.nodes[k].cluster for k in order)
    clusters = tuple(dict.fromkeys(cluster_of))
    sorting = np.ix_(order, order)
    given = {each.set.target: each.as_dict() for each in weighing.sets if each.set.kind == "cluster-influence"}
    weights = np.zeros((len(clusters), len(clusters)))
    for target, sources in model.cluster_influences.items():
        for source in sources:
            weights[clusters.index(source), clusters.index(target)] = given.get(target, {}).get(
                source, 1 / len(sources)
            )
    return NetworkMatrices(
        network=network,
        study=study,
        weighing=weighing,
        clusters=clusters,
        cluster_of=cluster_of,
        nodes=tuple(model.node_ids[k] for k in order),
        cluster_weights=weights,
        unweighted=weighing.unweighted[sorting],
        weighted=weighing.supermatrix[sorting],
        limit=_limit(weighing.supermatrix)[sorting],
    )


def _limit(matrix: FloatArray) -> FloatArray:
    """The limit supermatrix. Where elements lead nowhere (a hierarchy), a walk that ends begins again in its column."""
    if matrix.sum(0).all():
        return limit(matrix).matrix()
    return np.stack([limit_weights(matrix, start) for start in np.eye(len(matrix))], axis=1)
