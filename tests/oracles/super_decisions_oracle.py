"""Priorities of a Super Decisions model in plain numpy: another way to the same numbers, with none of our methods.

Judgments -> eigenvectors of general LAPACK -> cluster weights -> mean of 2^40 powers, by doubling;
what fades is scaled up again.
"""

from __future__ import annotations

import numpy as np

from exchange.super_decisions.model_file import Comparisons, Network, RatingScale, SuperDecisionsFile


def eigenvector(names: tuple[str, ...], triangle: tuple[float, ...]) -> dict[str, float]:
    """Harker's eigenvector; equal weights where nothing was answered."""
    n = len(names)
    matrix = np.zeros((n, n))
    matrix[np.triu_indices(n, 1)] = triangle
    if not matrix.any():
        return dict.fromkeys(names, 1 / n)
    lower = matrix.T > 0
    matrix[lower] = 1 / matrix.T[lower]
    np.fill_diagonal(matrix, 1 + (matrix == 0).sum(1) - 1)
    values, vectors = np.linalg.eig(matrix)
    vector = np.abs(vectors[:, values.real.argmax()].real)
    return dict(zip(names, vector / vector.sum(), strict=True))


def weights(comparisons: Comparisons) -> dict[str, float]:
    return eigenvector(comparisons.elements, comparisons.triangle)


def limit(network: Network) -> dict[str, float]:
    """The limit priorities of a network's nodes, from its roots where it has some, else from all nodes."""
    nodes = list(network.cluster_of)
    at = {node: k for k, node in enumerate(nodes)}
    clusters = {each.target: weights(each) for each in network.cluster_comparisons}
    matrix = np.zeros((len(nodes), len(nodes)))
    for each in network.comparisons:
        of_cluster = clusters[network.cluster_of[each.target]][each.source]
        for name, weight in weights(each).items():
            matrix[at[name], at[each.target]] = weight * of_cluster
    roots = [k for k in range(len(nodes)) if not matrix[k].any() and matrix[:, k].any()]
    sums = matrix.sum(0)
    matrix[:, sums > 0] /= sums[sums > 0]
    columns = matrix[:, roots] if roots else matrix
    if not np.linalg.matrix_power(matrix, len(nodes)).any():  # no feedback: all steps count, each root the same
        steps = sum(np.linalg.matrix_power(matrix, k) for k in range(len(nodes))) @ columns
        return dict(zip(nodes, (steps / steps.sum(0)).mean(1), strict=True))
    mean = np.full(len(nodes), 1 / len(nodes)) if not roots else columns.mean(1)
    rate = np.abs(np.linalg.eigvals(matrix)).max()
    power = matrix / rate
    for _ in range(40):
        mean = mean + power @ mean
        mean /= mean.sum()
        power = power @ power
    return dict(zip(nodes, mean, strict=True))


def alternatives_of(network: Network) -> tuple[str, ...]:
    for cluster in network.clusters:
        if "alternative" in cluster.name.lower():
            return tuple(node.name for node in cluster.nodes)
    return ()


def scaled(values: dict[str, float], names: tuple[str, ...]) -> dict[str, float]:
    total = sum(values[name] for name in names)
    return {name: values[name] / total for name in names}


def ideal(values: dict[str, float]) -> dict[str, float]:
    return {name: value / max(values.values()) for name, value in values.items()}


def category_values(scale: RatingScale) -> list[float]:
    values = list(eigenvector(scale.categories, scale.triangle).values())
    return [value / max(values) for value in values]


def rating_totals(network: Network) -> dict[str, float]:
    """Each rated alternative's total: limit priorities of the criteria times the ideal values of its categories."""
    ratings = network.ratings
    assert ratings is not None
    of_criteria = scaled(limit(network), tuple(scale.criterion for scale in ratings.scales))
    totals = {}
    for name, row in zip(ratings.alternatives, ratings.rows, strict=True):
        given = zip(ratings.scales, row, strict=True)
        totals[name] = sum(of_criteria[s.criterion] * category_values(s)[k] for s, k in given if k is not None)
    return totals


def synthesised(file: SuperDecisionsFile, number: int) -> dict[str, float]:
    """Values of the alternatives in a network: its own as ideals, or the weighted sum over the networks inside it."""
    network = file.networks[number]
    inside = file.inside(number)
    if not inside:
        names = alternatives_of(network)
        return ideal(scaled(limit(network), names))
    owners = scaled(limit(network), tuple(file.networks[k].node for k in inside))
    total: dict[str, float] = {}
    for k in inside:
        for name, value in synthesised(file, k).items():
            total[name] = total.get(name, 0.0) + owners[file.networks[k].node] * value
    return total
