"""The order of questions that is planned before any answer."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from mcdm.comparisons.design import Pair, asking_order, most_informative, recommended_design
from mcdm.comparisons.graph import is_linked, uncertainty
from mcdm.comparisons.matrix import BoolArray


def graph(n: int, pairs: tuple[Pair, ...]) -> BoolArray:
    links = np.zeros((n, n), dtype=bool)
    for i, j in pairs:
        links[i, j] = links[j, i] = True
    return links


@pytest.mark.parametrize("n", [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 15, 17, 28])
def test_every_element_stands_in_three_pairs(n: int) -> None:
    design = recommended_design(n)
    links = graph(n, design)
    assert is_linked(links).all()
    assert len(design) == min(n * (n - 1) // 2, (3 * n + 1) // 2)
    degrees = sorted(links.sum(-1).tolist())
    if n >= 4:
        assert degrees == [3] * (n - n % 2) + [4] * (n % 2)


@pytest.mark.parametrize(("n", "trace"), [(6, 1.5), (10, 3.3)])
def test_small_designs_are_the_known_best(n: int, trace: float) -> None:
    # the complete bipartite graph of 3 + 3 and the Petersen graph, both with diameter 2
    assert np.trace(uncertainty(graph(n, recommended_design(n)))) == pytest.approx(trace)


@pytest.mark.parametrize("n", [8, 9])
def test_designs_have_diameter_two(n: int) -> None:
    links = graph(n, recommended_design(n)) | np.eye(n, dtype=bool)
    assert (links.astype(int) @ links.astype(int) > 0).all()


@pytest.mark.parametrize("n", [1, 2, 4, 7, 10])
def test_the_order_asks_every_pair_once_and_grows_one_island(n: int) -> None:
    order = asking_order(n)
    assert sorted(order) == list(combinations(range(n), 2))
    assert order[: len(recommended_design(n))] == recommended_design(n)
    for count in range(1, len(order) + 1):
        links = graph(n, order[:count])
        touched = links.any(-1)
        assert is_linked(links)[np.ix_(touched, touched)].all()
        assert touched.sum() == min(count + 1, n)
        assert links.sum(-1).max() - links.sum(-1)[touched].min() <= 3


def test_trees_grow_as_stars_and_groups_are_joined_at_their_centres() -> None:
    every = np.ones((5, 5), dtype=bool)
    links = graph(5, ((0, 1),))
    for expected in ((0, 2), (0, 3), (0, 4)):
        assert most_informative(links, every & ~links) == expected
        links = links | graph(5, (expected,))
    paths = graph(6, ((0, 1), (1, 2), (3, 4), (4, 5)))
    assert most_informative(paths, ~paths & ~np.eye(6, dtype=bool)) == (1, 4)
