"""The limit against two independent ways: squaring the lazy chain, and networkx's PageRank."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest

from mcdm.network.limit import limit
from mcdm.network.structure import structure
from mcdm.network.supermatrix import damped_weights


def lazy_squaring(matrix: np.ndarray) -> np.ndarray:
    """(W + I) / 2 has W's projector and no other eigenvalue on the unit circle: square it until it stands still."""
    power = (matrix + np.eye(len(matrix))) / 2
    for _ in range(60):
        power = power @ power
        power /= power.sum(0)
    return power


def scattered(size: int, per_column: int, seed: int) -> np.ndarray:
    """A random network with few influences: usually reducible, often with several closed classes."""
    rng = np.random.default_rng(seed)
    matrix = np.zeros((size, size))
    for column in range(size):
        matrix[rng.choice(size, per_column, replace=False), column] = rng.random(per_column)
    return matrix / matrix.sum(0)


@pytest.mark.parametrize("per_column", [1, 2, 3, 8])
@pytest.mark.parametrize("seed", range(8))
def test_lazy_squaring(per_column: int, seed: int) -> None:
    matrix = scattered(40, per_column, seed)
    np.testing.assert_allclose(limit(matrix).matrix(), lazy_squaring(matrix), atol=1e-10)


@pytest.mark.parametrize("damping", [0.3, 0.5, 0.85])
@pytest.mark.parametrize("sinks", [0, 5])
def test_damped_weights_are_personalised_pagerank(damping: float, sinks: int) -> None:
    size = 30
    matrix = scattered(size, 3, 4)
    matrix[:, :sinks] = 0
    goal = np.random.default_rng(1).dirichlet(np.ones(size))
    graph = nx.from_numpy_array(matrix.T, create_using=nx.DiGraph)  # networkx walks from row to column
    start = dict(enumerate(goal))
    ranked = nx.pagerank(graph, alpha=damping, personalization=start, dangling=start, tol=1e-15, max_iter=1000)
    np.testing.assert_allclose(damped_weights(matrix, goal, damping), [ranked[k] for k in range(size)], atol=1e-12)


@pytest.mark.parametrize("per_column", [1, 2])
@pytest.mark.parametrize("seed", range(8))
def test_structure_is_that_of_networkx(per_column: int, seed: int) -> None:
    matrix = scattered(24, per_column, seed)
    graph = nx.from_numpy_array(matrix.T, create_using=nx.DiGraph)
    facts = structure(matrix)
    assert facts.component_count == nx.number_strongly_connected_components(graph)
    closed = {frozenset(each) for each in nx.attracting_components(graph)}
    assert {frozenset(each.members.tolist()) for each in facts.closed} == closed
    for each in facts.closed:
        inside = graph.subgraph(each.members.tolist())
        lengths = [len(cycle) for cycle in nx.simple_cycles(inside)]
        assert each.period == int(np.gcd.reduce(lengths))
