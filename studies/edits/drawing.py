"""Edits as a drawing makes them: what one gesture changes, names and places together, is one step."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from mcdm.labels import Label
from mcdm.model import GOAL, Cluster, Node
from studies.edits.entries import require
from studies.edits.model import (
    add_cluster,
    add_node,
    move_cluster,
    move_node,
    rename_cluster,
    rename_goal,
    rename_node,
    with_model,
)
from studies.edits.networks import place
from studies.study import Study

Places = Mapping[str, tuple[float, float]]
"""Element -> where its middle stands."""


def rename_element(study: Study, element: str, label: Label) -> Study:
    """Give the goal, a cluster or a node another name."""
    if element == GOAL:
        return rename_goal(study, label)
    rename = rename_cluster if element in study.model.cluster_ids else rename_node
    return rename(study, element, label)


def draw_node(study: Study, node: Node, places: Places) -> Study:
    """Add an element where it was drawn."""
    return place(add_node(study, node), places)


def draw_cluster(study: Study, cluster: Cluster, first: Node, places: Places) -> Study:
    """Add a cluster with its first element where they were drawn."""
    return place(add_cluster(study, cluster, first), places)


def move_element(study: Study, element: str, owner: str, places: Places) -> Study:
    """Put a cluster or a node under another owner, and where it was dropped; see `move_node` and `move_cluster`."""
    move = move_cluster if element in study.model.cluster_ids else move_node
    return place(move(study, element, owner), places)


def remove_elements(study: Study, elements: Iterable[str]) -> Study:
    """Remove clusters with all they hold, and nodes; a cluster that is left with nothing goes too.

    Raises
    ------
    DecisionError
        ``id-unknown``, ``model-empty`` where nothing would be left.
    """
    model, gone = study.model, set(elements)
    for name in gone:
        require(name, (*model.cluster_ids, *model.node_ids), "elements")
    while more := {
        name
        for owner, members in model.members.items()
        for name in ((*members,) if owner in gone else (owner,) if owner != GOAL and gone.issuperset(members) else ())
        if name not in gone
    }:
        gone |= more
    return with_model(
        study,
        replace(
            model,
            nodes=tuple(node for node in model.nodes if node.id not in gone),
            clusters=tuple(cluster for cluster in model.clusters if cluster.id not in gone),
            links=tuple(link for link in model.links if not gone & {link.source, link.target}),
            alternatives="" if model.alternatives in gone else model.alternatives,
        ),
    )
