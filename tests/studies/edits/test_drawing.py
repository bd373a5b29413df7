"""One gesture of the drawing is one edit: names, places, owners and what a removal takes along."""

from __future__ import annotations

import pytest

from mcdm.labels import Label
from mcdm.model import GOAL, Cluster, Node
from studies import edits
from studies.study import Study
from tests.studies.parts import refused, small_study

STUDY = small_study()
C1, C2 = STUDY.model.cluster_ids[:2]


def places(study: Study) -> dict[str, tuple[float, float]]:
    return {each.element: (each.x, each.y) for each in study.placements}


def test_anything_drawn_can_be_renamed() -> None:
    for name in (GOAL, C1, STUDY.model.node_ids[0]):
        assert edits.rename_element(STUDY, name, Label("New")).model.labels[name] == Label("New")


def test_what_is_drawn_stands_where_it_was_drawn() -> None:
    drawn = edits.draw_node(STUDY, Node("N9", Label("Nine"), C1), {"N9": (10, 20), GOAL: (0, 0)})
    assert drawn.model.cluster_of["N9"] == C1
    assert places(drawn) == {"N9": (10, 20), GOAL: (0, 0)}
    drawn = edits.draw_cluster(drawn, Cluster("C9", Label("Group")), Node("N10", Label("Ten")), {"N10": (5, 5)})
    assert drawn.model.members["C9"] == ("N10",)
    assert places(drawn) == {"N9": (10, 20), GOAL: (0, 0), "N10": (5, 5)}, "an edit of the model moves nothing"


def test_moving_changes_owner_and_place() -> None:
    node = STUDY.model.members[C1][0]
    moved = edits.move_element(STUDY, node, C2, {node: (1, 2)})
    assert moved.model.cluster_of[node] == C2
    assert places(moved) == {node: (1, 2)}
    below = edits.move_element(STUDY, C2, C1, {})
    assert next(each.parent for each in below.model.clusters if each.id == C2) == C1


def test_removing_several_takes_emptied_clusters_along() -> None:
    inside = STUDY.model.members[C1]
    left = edits.remove_elements(edits.place(STUDY, {inside[0]: (1, 1), GOAL: (2, 2)}), inside)
    assert C1 not in left.model.cluster_ids
    assert not set(inside) & set(left.model.node_ids)
    assert all(link.source not in inside and link.target not in inside for link in left.model.links)
    assert places(left) == {GOAL: (2, 2)}
    assert edits.remove_elements(STUDY, [C1]).model == left.model


def test_removing_everything_or_something_unknown_is_refused() -> None:
    assert refused(lambda: edits.remove_elements(STUDY, STUDY.model.node_ids)).code == "model-empty"
    assert refused(lambda: edits.remove_elements(STUDY, ["nobody"])).code == "id-unknown"


@pytest.mark.parametrize("order", [1, -1])
def test_the_order_of_names_does_not_matter(order: int) -> None:
    names = (*STUDY.model.members[C1], C1)[::order]
    assert C1 not in edits.remove_elements(STUDY, names).model.cluster_ids
