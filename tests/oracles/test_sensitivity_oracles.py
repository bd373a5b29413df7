"""Sensitivity against naive recomputation: loops, numpy's eigenvectors, bisection and counting points."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.optimize import brentq

from mcdm.sensitivity.crossings import crossovers
from mcdm.sensitivity.dials import cluster_dial, node_dial, reading, row_dial
from mcdm.sensitivity.weight_sensitivity import WeightedScores


def eigenvector(matrix: np.ndarray) -> np.ndarray:
    values, vectors = np.linalg.eig(matrix)
    found = np.abs(vectors[:, values.real.argmax()].real)
    return found / found.sum()


def network(size: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    return rng.dirichlet(np.ones(size), size).T, rng.dirichlet(np.ones(size))


def entry_by_hand(matrix: np.ndarray, row: int, column: int, value: float) -> np.ndarray:
    moved = matrix.copy()
    for i in range(len(matrix)):
        if i != row:
            moved[i, column] = matrix[i, column] * (1 - value) / (1 - matrix[row, column])
    moved[row, column] = value
    return moved


def row_by_hand(matrix: np.ndarray, row: int, p: float) -> np.ndarray:
    moved = matrix.copy()
    for j in range(len(matrix)):
        old = matrix[row, j]
        if old not in (0, 1):
            new = old * p / 0.5 if p < 0.5 else 1 - (1 - p) / 0.5 * (1 - old)
            moved[:, j] *= (1 - new) / (1 - old)
            moved[row, j] = new
    return moved


@pytest.mark.parametrize("seed", range(4))
def test_node_and_row_sensitivity_of_the_limit(seed: int) -> None:
    matrix, goal = network(6, seed)
    values = [0.05, 0.4, 0.5, 0.9]
    node, row = (
        make for make in (node_dial(matrix, goal, 2, 4, reading("limit")), row_dial(matrix, goal, 2, reading("limit")))
    )
    np.testing.assert_allclose(
        node.at(values), [eigenvector(entry_by_hand(matrix, 2, 4, v)) for v in values], atol=1e-11
    )
    np.testing.assert_allclose(row.at(values), [eigenvector(row_by_hand(matrix, 2, v)) for v in values], atol=1e-11)


@pytest.mark.parametrize("seed", range(4))
def test_cluster_sensitivity_of_the_limit(seed: int) -> None:
    rng = np.random.default_rng(seed)
    clusters = [0, 0, 1, 1, 1, 2]
    unweighted = np.zeros((6, 6))
    for j in range(6):
        for c in range(3):
            inside = [k for k in range(6) if clusters[k] == c]
            unweighted[inside, j] = rng.dirichlet(np.ones(len(inside)))
    weights = rng.dirichlet(np.ones(3), 3).T
    dial = cluster_dial(unweighted, clusters, weights, np.full(6, 1 / 6), 1, 0, reading("limit"))
    for value in (0.1, 0.5, 0.8):
        moved = entry_by_hand(weights, 1, 0, value)
        by_hand = np.array([[unweighted[i, j] * moved[clusters[i], clusters[j]] for j in range(6)] for i in range(6)])
        np.testing.assert_allclose(dial.at(value)[0], eigenvector(by_hand), atol=1e-11)


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("kind", ["node", "row"])
def test_crossovers_are_those_of_a_search_pair_by_pair(kind: str, seed: int) -> None:
    matrix, goal = network(5, seed)
    by_hand = {"node": lambda v: entry_by_hand(matrix, 1, 3, v), "row": lambda v: row_by_hand(matrix, 1, v)}[kind]
    dial = (
        node_dial(matrix, goal, 1, 3, reading("limit"))
        if kind == "node"
        else row_dial(matrix, goal, 1, reading("limit"))
    )
    expected = []
    grid = np.linspace(1e-9, 1 - 1e-9, 400)
    curves = np.array([eigenvector(by_hand(v)) for v in grid])
    for i in range(5):
        for j in range(i + 1, 5):
            gap = curves[:, i] - curves[:, j]
            for k in np.flatnonzero(np.sign(gap[1:]) != np.sign(gap[:-1])):
                found = brentq(lambda v, i=i, j=j: np.subtract(*eigenvector(by_hand(v))[[i, j]]), grid[k], grid[k + 1])
                expected.append(found)
    np.testing.assert_allclose([each.value for each in crossovers(dial) if not each.jump], sorted(expected), atol=1e-8)


@pytest.mark.parametrize("seed", range(3))
def test_regions_of_winners_by_counting_points(seed: int) -> None:
    rng = np.random.default_rng(seed)
    scores = WeightedScores(rng.random((4, 5)), rng.dirichlet(np.ones(5)))
    points = rng.dirichlet([1, 1, 1], 40_000)  # even over the triangle
    rest = scores.weights.copy()
    rest[[1, 3]] = 0
    rest /= rest.sum()
    weights = points[:, 2:] * rest
    weights[:, 1], weights[:, 3] = points[:, 0], points[:, 1]
    counted = np.bincount((weights @ scores.values.T).argmax(-1), minlength=4) / len(points)
    shares = np.zeros(4)
    for region in scores.plane(1, 3):
        shares[region.alternative] = region.share
    np.testing.assert_allclose(shares, counted, atol=0.01)
