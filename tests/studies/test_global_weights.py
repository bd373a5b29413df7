"""From local to global weights, with and without leading axes."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.network.supermatrix import weighted_supermatrix
from studies.global_weights import (
    alternative_priorities,
    cluster_places,
    cluster_weights,
    decompose,
    indicator_weights,
    node_weights,
    supermatrix,
    unweighted,
    weighted,
)
from studies.weigh import weigh
from tests.studies.choosing import cars, demo
from tests.studies.examples import network

LOCAL = {each.set.id: each.weights for each in weigh(network()).sets}


def test_weights_go_down_the_tree() -> None:
    found = decompose(network().model, LOCAL)
    assert found.goal == pytest.approx([0.3, 0.3, 0.1, 0.3])
    assert found.whole["A"] == pytest.approx(0.6)
    assert found.local["d"] == pytest.approx(0.75)


def test_a_set_that_nobody_weighs_is_shared_equally() -> None:
    found = decompose(network().model, {})
    assert found.goal == pytest.approx([0.25] * 4)


def test_many_at_once_are_each_of_them() -> None:
    model = network().model
    rows = np.array([[0.6, 0.4], [0.1, 0.9]])
    both = supermatrix(model, LOCAL | {"A<-*": rows})
    goals = decompose(model, LOCAL | {"goal": rows}).goal
    for k, row in enumerate(rows):
        assert both[k] == pytest.approx(supermatrix(model, LOCAL | {"A<-*": row}))
        assert goals[k] == pytest.approx(decompose(model, LOCAL | {"goal": row}).goal)


def test_columns_are_influences_and_sum_to_one() -> None:
    matrix = supermatrix(demo().model, {each.set.id: each.weights for each in weigh(demo()).sets})
    sums = matrix.sum(0)
    assert np.isclose(sums, 1)[sums > 0].all()
    assert matrix == pytest.approx(weigh(demo()).supermatrix)


def test_cluster_weights_times_blocks_are_the_weighted_matrix() -> None:
    model = network().model
    blocks = unweighted(model, LOCAL)
    clusters = cluster_weights(model, LOCAL)
    assert clusters[1:, 1] == pytest.approx([0.5, 0.5])
    assert clusters[1:, 2] == pytest.approx([0.9, 0.1])
    assert cluster_places(model) == [1, 1, 2, 2]
    assert weighted(model, LOCAL, blocks) == pytest.approx(
        np.asarray(weighted_supermatrix(blocks, cluster_places(model), clusters))
    )


@pytest.mark.parametrize(("reading", "damping"), [("ahp", 0.5), ("damped", 0.0), ("damped", 0.5), ("limit", 0.5)])
def test_readings_of_a_network(reading: str, damping: float) -> None:
    goal, matrix = decompose(network().model, LOCAL).goal, supermatrix(network().model, LOCAL)
    found = node_weights(matrix, goal, reading, damping)
    assert found.sum() == pytest.approx(1)
    if reading == "ahp" or damping == 0:
        assert found == pytest.approx(goal)
    if reading == "limit":
        assert matrix @ found == pytest.approx(found)


def test_alternatives_are_ranked_by_the_goal_through_one_step() -> None:
    study = cars()
    local = {each.set.id: each.weights for each in weigh(study).sets}
    goal, matrix = decompose(study.model, local).goal, supermatrix(study.model, local)
    by_hand = sum(goal[k] * local[f"{name}<-cars"] for k, name in enumerate(study.model.indicator_ids))
    assert alternative_priorities(study.model, goal, matrix) == pytest.approx(by_hand)
    assert alternative_priorities(study.model, goal, np.zeros_like(matrix)) is None
    assert indicator_weights(study.model, goal) == pytest.approx(goal[:3])
    assert indicator_weights(study.model, np.array([0, 0, 0, 0.5, 0.5, 0])) == pytest.approx([1 / 3] * 3)
