"""Matrices of networks in the order of Super Decisions."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from exchange.network_matrices import network_matrices
from mcdm.model import Link
from store.examples import load_example
from tests.exchange.questionnaires.panel import EMPTY, MODEL, PANEL_STUDY


def test_columns_sum_to_one_or_nothing() -> None:
    (own,) = network_matrices(PANEL_STUDY)
    for matrix in (own.cluster_weights, own.weighted, own.limit):
        assert np.isin(matrix.sum(0).round(9), (0, 1)).all()
    assert own.cluster_weights[1:, 1].tolist() == [2 / 3, 1 / 3]
    assert own.unweighted[[1, 2, 3], 0].round(3).tolist() == [0.517, 0.124, 0.359]


def test_the_limit_of_a_network_without_an_end_has_equal_columns() -> None:
    model = replace(MODEL, links=(*MODEL.links, Link("c", "z"), Link("a", "z")))
    (own,) = network_matrices(replace(EMPTY, model=model))
    assert np.allclose(own.limit, own.limit[:, :1])
    assert np.allclose(own.weighted @ own.limit, own.limit)


def test_a_hierarchy_has_matrices_too() -> None:
    (own,) = network_matrices(load_example("town-hall"))
    assert own.unweighted.shape == (len(own.nodes),) * 2
