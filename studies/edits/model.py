"""Edits of the criteria model: clusters, nodes, links; and what such an edit takes along."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from mcdm.errors import DecisionError
from mcdm.judgments import DirectRatings
from mcdm.labels import Label
from mcdm.model import GOAL, Cluster, CriteriaModel, Link, Node
from mcdm.ratings import RatingTable
from satisfaction.questionnaire import Questionnaire
from studies.edits.ballots import fitting
from studies.edits.entries import require
from studies.study import Study
from studies.subnetworks import Subnetwork, descendants, split


def with_model(study: Study, model: CriteriaModel) -> Study:
    """`study` with another model and what still fits it: judgments, figures, shares, overrides, effects, questions."""
    nodes = set(model.indicator_ids)
    subnetworks = _still_inside(study, model)
    networks = {"", *(each.id for each in subnetworks)}
    elements = {GOAL, *model.node_ids, *model.cluster_ids}
    figures = tuple(figure for figure in study.figures if figure.indicator in nodes)
    measured = {figure.indicator for figure in figures}
    before, after = _owners(study.model), _owners(model)
    return replace(
        study,
        model=model,
        ballots=fitting(study.ballots, model, study.experts, subnetworks),
        subnetworks=subnetworks,
        placements=tuple(
            each for each in study.placements if each.network in networks and (each.network or each.element in elements)
        ),
        overrides=tuple(
            each
            for each in study.overrides
            if (each.element in after and before[each.element] == after[each.element])
            or split(each.element, networks - {""})[0]
        ),
        figures=figures,
        readings=tuple(reading for reading in study.readings if reading.indicator in nodes),
        baseline=tuple(shares for shares in study.baseline if shares.indicator in nodes),
        questionnaire=_questions(study, nodes),
        ratings=_ratings(study, {*elements, *(each.id for each in study.rated)}),
        levers=tuple(
            replace(lever, effects=tuple(effect for effect in lever.effects if effect.indicator in measured))
            for lever in study.levers
        ),
        interactions=tuple(each for each in study.interactions if each.indicator in measured),
        futures=tuple(
            replace(future, gap_factors=tuple(each for each in future.gap_factors if each[0] in measured))
            for future in study.futures
        ),
        settings=study.settings.over(measured, {lever.id for lever in study.levers}),
    )


def _still_inside(study: Study, model: CriteriaModel) -> tuple[Subnetwork, ...]:
    """The networks whose elements are still there, with all that is inside them."""
    kept: tuple[Subnetwork, ...] = ()
    for each in study.subnetworks:
        if not each.parent and each.element in model.node_ids:
            kept = (*kept, each, *descendants(each.id, study.subnetworks))
    return tuple(each for each in study.subnetworks if each in kept)


def _ratings(study: Study, known: set[str]) -> RatingTable | None:
    """The ratings of what is still there, on the criteria that are."""
    table = study.ratings
    if table is None:
        return None
    return replace(
        table,
        alternatives=tuple(name for name in table.alternatives if name in known),
        criteria=tuple(each for each in table.criteria if each.criterion in known),
        ratings=tuple(each for each in table.ratings if each.alternative in known and each.criterion in known),
    )


def _owners(model: CriteriaModel) -> dict[str, str]:
    return {**{cluster.id: cluster.parent for cluster in model.clusters}, **model.cluster_of}


def _questions(study: Study, nodes: set[str]) -> Questionnaire | None:
    if study.questionnaire is None:
        return None
    asked = study.questionnaire.items
    items = tuple(item for item in asked if item.indicator in nodes or item.role == "construct")
    # Without a question about an indicator nothing is measured, whatever else is asked.
    return replace(study.questionnaire, items=items) if any(item.role == "performance" for item in items) else None


# ---------------------------------------------------------------------- what an edit takes along


def losses(before: Study, after: Study) -> Mapping[str, int]:
    """How much of each kind `before` has and `after` has not, e.g. ``{"links": 3, "judgments": 9}``; no zeros.

    Kinds: ``clusters``, ``nodes``, ``links``, ``subnetworks``, ``judgments``, ``ratings``, ``overrides``, ``figures``,
    ``readings``, ``baseline``, ``questions``, ``levers``, ``effects``, ``interactions``, ``factors``, ``planned``.
    """
    kept = _contents(after)
    counts = {kind: len(things - kept[kind]) for kind, things in _contents(before).items()}
    return {kind: count for kind, count in counts.items() if count}


def consequences(study: Study, name: str) -> Mapping[str, int]:
    """What removing this cluster or node takes along; see :func:`losses`."""
    remove = remove_cluster if name in study.model.cluster_ids else remove_node
    return losses(study, remove(study, name))


def _contents(study: Study) -> dict[str, set[object]]:
    asked = study.questionnaire.items if study.questionnaire else ()
    rated = [ballot for ballot in study.ballots if isinstance(ballot.judgments, DirectRatings)]
    return {
        "clusters": set(study.model.cluster_ids),
        "nodes": set(study.model.node_ids),
        "links": set(study.model.links),
        "judgments": {
            (ballot.expert, ballot.set, frozenset((judgment.first, judgment.second)))
            for ballot in study.ballots
            if not isinstance(ballot.judgments, DirectRatings)
            for judgment in ballot.judgments.judgments
        },
        "subnetworks": {each.id for each in study.subnetworks},
        "ratings": {(ballot.expert, ballot.set) for ballot in rated},
        "overrides": {override.element for override in study.overrides},
        "figures": {figure.indicator for figure in study.figures},
        "readings": {reading.indicator for reading in study.readings},
        "baseline": {shares.indicator for shares in study.baseline},
        "questions": {item.indicator for item in asked},
        "levers": {lever.id for lever in study.levers},
        "effects": {(lever.id, effect.indicator) for lever in study.levers for effect in lever.effects},
        "interactions": {(each.first, each.second, each.indicator) for each in study.interactions},
        "factors": {
            (future.id, name) for future in study.futures for name, _ in (*future.gap_factors, *future.effect_factors)
        },
        "planned": {(scenario.id, planned.lever) for scenario in study.scenarios for planned in scenario.plan},
    }


# ---------------------------------------------------------------------- clusters


def add_cluster(study: Study, cluster: Cluster, *nodes: Node) -> Study:
    """Add a cluster together with its first nodes: a cluster with nothing in it has no weight to give."""
    model = study.model
    inside = tuple(replace(node, cluster=cluster.id) for node in nodes)
    return with_model(study, replace(model, clusters=(*model.clusters, cluster), nodes=(*model.nodes, *inside)))


def rename_cluster(study: Study, name: str, label: Label) -> Study:
    """Give a cluster another name; its id stays."""
    return _change_cluster(study, name, label=label)


def move_cluster(study: Study, name: str, parent: str) -> Study:
    """Put a cluster with all it holds under another cluster or ``"goal"``; ``model-cycle`` where that is inside it."""
    return _change_cluster(study, name, parent=parent)


def remove_cluster(study: Study, name: str) -> Study:
    """Remove a cluster and everything inside it."""
    model = study.model
    require(name, model.cluster_ids, "clusters")
    gone, more = {name}, {name}
    while more:
        more = {cluster.id for cluster in model.clusters if cluster.parent in more}
        gone |= more
    clusters = tuple(cluster for cluster in model.clusters if cluster.id not in gone)
    model = replace(model, alternatives="") if model.alternatives in gone else model
    return with_model(study, _with_nodes(model, (n for n in model.nodes if n.cluster not in gone), clusters))


def _change_cluster(study: Study, name: str, **changes: object) -> Study:
    model = study.model
    require(name, model.cluster_ids, "clusters")
    clusters = tuple(replace(c, **changes) if c.id == name else c for c in model.clusters)  # type: ignore[arg-type]
    return with_model(study, replace(model, clusters=clusters))


# ---------------------------------------------------------------------- nodes and the goal


def rename_goal(study: Study, label: Label) -> Study:
    """Give the goal another name."""
    return replace(study, model=replace(study.model, goal=label))


def add_node(study: Study, node: Node) -> Study:
    """Add an element to its cluster."""
    return with_model(study, replace(study.model, nodes=(*study.model.nodes, node)))


def rename_node(study: Study, name: str, label: Label) -> Study:
    """Give a node another name; its id stays."""
    return _change_node(study, name, label=label)


def move_node(study: Study, name: str, cluster: str) -> Study:
    """Put a node into another cluster; ``cluster-empty`` where it was the last of its own."""
    return _change_node(study, name, cluster=cluster)


def remove_node(study: Study, name: str) -> Study:
    """Remove a node with its links; ``cluster-empty`` where it was the last of its cluster."""
    require(name, study.model.node_ids, "nodes")
    return with_model(study, _with_nodes(study.model, (node for node in study.model.nodes if node.id != name)))


def _change_node(study: Study, name: str, **changes: object) -> Study:
    model = study.model
    require(name, model.node_ids, "nodes")
    nodes = tuple(replace(n, **changes) if n.id == name else n for n in model.nodes)  # type: ignore[arg-type]
    return with_model(study, replace(model, nodes=nodes))


def _with_nodes(
    model: CriteriaModel, nodes: Iterable[Node], clusters: tuple[Cluster, ...] | None = None
) -> CriteriaModel:
    kept = tuple(nodes)
    ids = {node.id for node in kept}
    links = tuple(link for link in model.links if link.source in ids and link.target in ids)
    return replace(model, nodes=kept, links=links, clusters=model.clusters if clusters is None else clusters)


# ---------------------------------------------------------------------- links and ids


def add_link(study: Study, source: str, target: str) -> Study:
    """Say that `source` influences `target`."""
    return with_model(study, replace(study.model, links=(*study.model.links, Link(source, target))))


def remove_link(study: Study, source: str, target: str) -> Study:
    """Say that `source` no longer influences `target`; ``link-unknown`` where it did not."""
    link = Link(source, target)
    if link not in study.model.links:
        raise DecisionError("link-unknown", source=source, target=target)
    return with_model(study, replace(study.model, links=tuple(each for each in study.model.links if each != link)))


def set_influences(study: Study, target: str, sources: Iterable[str]) -> Study:
    """Say which nodes influence `target`, all at once."""
    wanted = [Link(source, target) for source in sources]
    kept = tuple(link for link in study.model.links if link.target != target or link in wanted)
    return with_model(study, replace(study.model, links=(*kept, *(link for link in wanted if link not in kept))))


def set_influenced(study: Study, source: str, targets: Iterable[str]) -> Study:
    """Say which nodes `source` influences, all at once."""
    wanted = [Link(source, target) for target in targets]
    kept = tuple(link for link in study.model.links if link.source != source or link in wanted)
    return with_model(study, replace(study.model, links=(*kept, *(link for link in wanted if link not in kept))))


def next_id(study: Study, prefix: str) -> str:
    """The next free id of a kind: prefix ``C``, ``N``, ``E``, ``L``, ``S`` or ``F`` and a number, e.g. ``"L11"``."""
    taken = {GOAL, *study.labels}
    numbers = [int(name.removeprefix(prefix)) for name in taken if name.removeprefix(prefix).isdecimal()]
    return f"{prefix}{max(numbers, default=0) + 1}"
