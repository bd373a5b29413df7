"""Dials of a network: the worked numbers of node, cluster and row sensitivity."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.errors import DecisionError
from mcdm.sensitivity.crossings import crossovers
from mcdm.sensitivity.dials import (
    Dial,
    cluster_dial,
    node_dial,
    reading,
    row_dial,
)

THREE = np.array([[0, 0.5, 0.3], [0.6, 0, 0.7], [0.4, 0.5, 0]])
GOAL = np.array([0.5, 0.3, 0.2])
LIMIT = reading("limit")
UNWEIGHTED = np.array([[0.7, 0.4, 0.6, 0.5], [0.3, 0.6, 0.4, 0.5], [0.2, 0.9, 0.5, 0], [0.8, 0.1, 0.5, 0]])
CLUSTERS, CLUSTER_WEIGHTS = (0, 0, 1, 1), ((0.4, 0.7), (0.6, 0.3))


def test_the_worked_numbers_of_node_sensitivity() -> None:
    dial = node_dial(THREE, GOAL, 0, 1, LIMIT)
    assert dial.base == 0.5
    np.testing.assert_allclose(dial.now, [0.2915, 0.3946, 0.3139], atol=5e-5)
    np.testing.assert_allclose(dial.at([0.5, 0.8])[1], [0.3805, 0.3894, 0.2301], atol=5e-5)


def test_the_worked_numbers_of_row_sensitivity() -> None:
    dial = row_dial(THREE, GOAL, 0, LIMIT)
    np.testing.assert_allclose(dial.at([0.7, 0.3])[:, 0], [0.3933, 0.1960], atol=5e-5)


def test_ahp_weights_do_not_hear_the_network() -> None:
    assert (node_dial(THREE, GOAL, 0, 1, reading("ahp")).at([0.1, 0.9]) == GOAL).all()


def test_a_block_keeps_the_cluster_weights() -> None:
    dial = node_dial(THREE, GOAL, 0, 1, LIMIT, block=(0, 1))
    assert dial.base == 1 - 1e-9  # all that the block holds
    other = node_dial(THREE, GOAL, 0, 2, LIMIT, block=(0, 1))
    assert other.base == pytest.approx(0.3)


def test_a_cluster_moves() -> None:
    dial = cluster_dial(UNWEIGHTED, CLUSTERS, CLUSTER_WEIGHTS, np.full(4, 0.25), 0, 0, LIMIT)
    assert dial.base == 0.4
    np.testing.assert_allclose(dial.now, [0.3228, 0.2624, 0.2123, 0.2025], atol=5e-5)
    for each in crossovers(dial):
        at = dial.at(each.value)[0]
        assert at[each.first] == pytest.approx(at[each.second], abs=1e-11)


def test_a_long_list_of_values_is_worked_through_in_parts() -> None:
    values = np.linspace(0, 0.9, 50)
    dial = node_dial(THREE, GOAL, 0, 1, LIMIT)
    in_parts = Dial(dial.weights_at, dial.base, cells=10**9)
    np.testing.assert_allclose(in_parts.at(values), dial.at(values), rtol=1e-12)


def test_a_value_beyond_the_range_is_refused() -> None:
    with pytest.raises(DecisionError, match="sensitivity-value-out-of-range"):
        node_dial(THREE, GOAL, 0, 1, LIMIT).at(1.0)


@pytest.mark.parametrize(
    "make",
    [
        lambda: node_dial(THREE, GOAL, 0, 3, LIMIT),
        lambda: node_dial(THREE, GOAL, -1, 0, LIMIT),
        lambda: cluster_dial(UNWEIGHTED, CLUSTERS, CLUSTER_WEIGHTS, np.full(4, 0.25), 0, 2, LIMIT),
    ],
)
def test_an_element_that_is_not_there_is_refused(make) -> None:
    with pytest.raises(DecisionError, match="element-out-of-range"):
        make()
