"""Weights from an order."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest

from mcdm.errors import DecisionError
from mcdm.weighting import rank_order_centroid


def test_three_elements() -> None:
    assert rank_order_centroid(np.array([9.0, 5.0, 1.0])) == pytest.approx([11 / 18, 5 / 18, 2 / 18])


def test_ranks_are_points_the_other_way_round() -> None:
    ranks = np.array([2.0, 1.0, 4.0, 3.0])
    assert (rank_order_centroid(ranks, given="ranks") == rank_order_centroid(-ranks + 5)).all()


def test_it_is_the_mean_of_all_weights_in_that_order() -> None:
    drawn = -np.sort(-np.random.default_rng(1).dirichlet(np.ones(4), 200_000))
    assert rank_order_centroid(np.array([4.0, 3.0, 2.0, 1.0])) == pytest.approx(drawn.mean(0), abs=2e-3)


def test_ties_share_what_their_places_are_worth() -> None:
    places = rank_order_centroid(np.array([4.0, 3.0, 2.0, 1.0]))
    tied = rank_order_centroid(np.array([7.0, 5.0, 5.0, 1.0]))
    assert tied == pytest.approx([places[0], places[1:3].mean(), places[1:3].mean(), places[3]])
    assert rank_order_centroid(np.full(5, 3.0)) == pytest.approx([0.2] * 5)


def test_only_the_order_counts() -> None:
    for order in permutations((1.0, 2.0, 50.0)):
        points = np.array(order)
        assert (rank_order_centroid(points) == rank_order_centroid(points**2 + 3)).all()


def test_one_element_has_all() -> None:
    assert rank_order_centroid(np.array([3.0])).tolist() == [1]


@pytest.mark.parametrize("points", [[1.0, np.nan], [1.0, -2.0], [np.inf, 1.0], []])
def test_what_is_no_order_is_refused(points: list[float]) -> None:
    with pytest.raises(DecisionError, match="ratings-not-positive"):
        rank_order_centroid(np.array(points))
