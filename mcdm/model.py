"""The criteria model: what is weighed, how it divides, and what influences what.

A hierarchy is a network without feedback, so there is one type. The *decomposition* is a tree: the goal divides into
clusters (criteria), clusters into further clusters or into nodes (indicators), to any depth. *Links* between nodes add
the network: ``Link(source, target)`` says that the source influences the target. A link inside a cluster is inner
dependence, one to another cluster outer dependence; a cycle of links is feedback. One cluster may hold the
*alternatives*: what is ranked by the others and never measured itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from mcdm.errors import DecisionError, closest
from mcdm.labels import Label

GOAL = "goal"
"""Id of the root of the decomposition. No cluster or node may use it."""

INFLUENCED_BY = "<-"
"""Joins target and source in the id of an influence set, so no cluster or node may contain it."""

SetKind = Literal["decomposition", "influence", "alternatives", "cluster-influence"]


@dataclass(frozen=True)
class Cluster:
    """A group of elements: a criterion of the hierarchy and a component of the network.

    ``parent`` is the cluster it belongs to, or ``"goal"``.
    """

    id: str
    label: Label
    parent: str = GOAL


@dataclass(frozen=True)
class Node:
    """An element that is weighed and measured (an indicator): a leaf of the decomposition.

    ``cluster`` is the cluster it belongs to, or ``"goal"`` in a model of a single level.
    """

    id: str
    label: Label
    cluster: str = GOAL


@dataclass(frozen=True)
class Link:
    """The source influences the target: column `target` of the supermatrix has an entry in row `source`."""

    source: str
    target: str


@dataclass(frozen=True)
class ComparisonSet:
    """One question to the experts: compare these elements in pairs with respect to one thing.

    Parameters
    ----------
    id
        ``"goal"`` or a cluster id (how it divides), ``"N11<-C2"`` (which nodes of C2 influence N11 more, or which
        alternatives are better for N11), ``"C1<-*"`` (which clusters influence C1 more).
    kind
        Which of the four questions it is.
    target
        With respect to what: the goal, a cluster or a node.
    source
        For an influence set, the cluster the elements come from; else empty.
    elements
        What is compared, at least two ids, in the order of the model.
    """

    id: str
    kind: SetKind
    target: str
    source: str
    elements: tuple[str, ...]

    @property
    def pair_count(self) -> int:
        """How many judgments a complete answer has."""
        return len(self.elements) * (len(self.elements) - 1) // 2


@dataclass(frozen=True)
class CriteriaModel:
    """Goal, clusters, nodes and links: a hierarchy of any depth or a network, in one type.

    Parameters
    ----------
    goal
        Name of the root.
    nodes, clusters, links
        The elements, what holds them, and what influences what.
    alternatives
        Id of the cluster that holds the alternatives, directly under the goal; empty where nothing is ranked.
    divided
        Whether experts judge how the goal divides into clusters and these into nodes. In a pure network they do not:
        every weight follows from the links.

    Raises
    ------
    DecisionError
        ``id-taken``, ``id-unknown``, ``id-empty``, ``id-reserved``, ``model-cycle`` (a cluster inside itself),
        ``link-repeated``, ``link-to-itself`` (pure networks may), ``cluster-empty``, ``model-empty``,
        ``alternatives-nested`` (inside another cluster, or with clusters inside), ``alternatives-alone`` (nothing to
        rank them by), ``network-without-links``.
    """

    goal: Label
    nodes: tuple[Node, ...]
    clusters: tuple[Cluster, ...] = ()
    links: tuple[Link, ...] = ()
    alternatives: str = ""
    divided: bool = True

    def __post_init__(self) -> None:
        self._check_ids()
        self._check_tree()
        self._check_links()
        self._check_alternatives()

    # ------------------------------------------------------------------ looking things up

    @cached_property
    def node_ids(self) -> tuple[str, ...]:
        """Ids of the n nodes: the order of every weight vector and supermatrix."""
        return tuple(node.id for node in self.nodes)

    @cached_property
    def cluster_ids(self) -> tuple[str, ...]:
        """Ids of the clusters, in order."""
        return tuple(cluster.id for cluster in self.clusters)

    @cached_property
    def labels(self) -> dict[str, Label]:
        """Label of the goal and of every cluster and node, by id."""
        return {GOAL: self.goal, **{c.id: c.label for c in self.clusters}, **{n.id: n.label for n in self.nodes}}

    @cached_property
    def cluster_of(self) -> dict[str, str]:
        """The cluster of every node (``"goal"`` for a node directly under the goal)."""
        return {node.id: node.cluster for node in self.nodes}

    @cached_property
    def members(self) -> dict[str, tuple[str, ...]]:
        """What the goal and each cluster divide into: clusters first, then nodes."""
        inside: dict[str, list[str]] = {GOAL: [], **{c.id: [] for c in self.clusters}}
        for cluster in self.clusters:
            inside[cluster.parent].append(cluster.id)
        for node in self.nodes:
            inside[node.cluster].append(node.id)
        return {owner: tuple(ids) for owner, ids in inside.items()}

    @cached_property
    def decomposition(self) -> dict[str, tuple[str, ...]]:
        """What shares the weight of the goal and of each cluster: the members without the alternatives."""
        return {
            owner: tuple(name for name in members if name != self.alternatives)
            for owner, members in self.members.items()
            if not self.alternatives or owner != self.alternatives
        }

    @cached_property
    def indicators(self) -> tuple[Node, ...]:
        """The nodes that may be measured: all but the alternatives."""
        return tuple(node for node in self.nodes if not self.alternatives or node.cluster != self.alternatives)

    @cached_property
    def indicator_ids(self) -> tuple[str, ...]:
        """Ids of the indicators, in the order of the nodes."""
        return tuple(node.id for node in self.indicators)

    @cached_property
    def alternative_ids(self) -> tuple[str, ...]:
        """Ids of the alternatives, in the order of the nodes."""
        return tuple(node.id for node in self.nodes if self.alternatives and node.cluster == self.alternatives)

    @cached_property
    def roots(self) -> tuple[str, ...]:
        """Nodes that influence nothing, where a walk along the influences begins; all nodes where there are none."""
        sources = {link.source for link in self.links}
        return tuple(name for name in self.node_ids if name not in sources) or self.node_ids

    @property
    def is_hierarchy(self) -> bool:
        """Whether no criterion influences another: its weights then need no supermatrix."""
        ranked = set(self.alternative_ids)
        return self.divided and all(link.source in ranked and link.target not in ranked for link in self.links)

    # ------------------------------------------------------------------ what experts must be asked

    def comparison_sets(self) -> tuple[ComparisonSet, ...]:
        """Every set of two or more elements that must be compared, in the order experts meet them."""
        return (*self._decomposition_sets(), *self._influence_sets(), *self._cluster_influence_sets())

    @cached_property
    def influences(self) -> dict[str, dict[str, tuple[str, ...]]]:
        """Node -> cluster -> nodes of that cluster that influence it: the blocks of the supermatrix, in order."""
        place = {name: k for k, name in enumerate((GOAL, *self.cluster_ids, *self.node_ids))}
        found: dict[str, dict[str, list[str]]] = {}
        in_order = sorted(
            self.links,
            key=lambda link: (place[link.target], place[self.cluster_of[link.source]], place[link.source]),
        )
        for link in in_order:
            found.setdefault(link.target, {}).setdefault(self.cluster_of[link.source], []).append(link.source)
        return {
            target: {cluster: tuple(sources) for cluster, sources in blocks.items()} for target, blocks in found.items()
        }

    @cached_property
    def cluster_influences(self) -> dict[str, tuple[str, ...]]:
        """Cluster -> clusters with a node that influences one of its nodes, in order."""
        pairs = {(self.cluster_of[link.target], self.cluster_of[link.source]) for link in self.links}
        owners = (GOAL, *self.cluster_ids)
        sources: dict[str, set[str]] = {}
        for target, source in pairs:
            sources.setdefault(target, set()).add(source)
        return {t: tuple(owner for owner in owners if owner in sources[t]) for t in owners if t in sources}

    def _decomposition_sets(self) -> list[ComparisonSet]:
        if not self.divided:
            return []
        return [
            ComparisonSet(owner, "decomposition", owner, "", members)
            for owner, members in self.decomposition.items()
            if len(members) > 1
        ]

    def _influence_sets(self) -> list[ComparisonSet]:
        return [
            ComparisonSet(f"{target}{INFLUENCED_BY}{cluster}", self._influence(cluster), target, cluster, sources)
            for target, blocks in self.influences.items()
            for cluster, sources in blocks.items()
            if len(sources) > 1
        ]

    def _influence(self, cluster: str) -> SetKind:
        return "alternatives" if cluster == self.alternatives else "influence"

    def _cluster_influence_sets(self) -> list[ComparisonSet]:
        return [
            ComparisonSet(f"{target}{INFLUENCED_BY}*", "cluster-influence", target, "", clusters)
            for target, clusters in self.cluster_influences.items()
            if len(clusters) > 1
        ]

    # ------------------------------------------------------------------ checks

    def _check_ids(self) -> None:
        if not self.nodes:
            raise DecisionError("model-empty")
        seen = {GOAL}
        for place, element in [("clusters", c) for c in self.clusters] + [("nodes", n) for n in self.nodes]:
            identifier = element.id
            if not identifier.strip():
                raise DecisionError("id-empty", where=place)
            if INFLUENCED_BY in identifier:
                raise DecisionError("id-reserved", name=identifier, where=place, sign=INFLUENCED_BY)
            if identifier in seen:
                raise DecisionError("id-taken", name=identifier, where=place)
            seen.add(identifier)

    def _check_tree(self) -> None:
        known = {GOAL, *self.cluster_ids}
        for place, name in [(c.id, c.parent) for c in self.clusters] + [(n.id, n.cluster) for n in self.nodes]:
            if name not in known:
                raise DecisionError("id-unknown", name=name, where=place, suggestion=closest(name, known))
        parents = {c.id: c.parent for c in self.clusters}
        for start in parents:
            walk, at = [start], parents[start]
            while at != GOAL:
                if at in walk:
                    raise DecisionError("model-cycle", path=" > ".join([*walk, at]))
                walk.append(at)
                at = parents[at]
        for cluster, members in self.members.items():
            if cluster != GOAL and not members:
                raise DecisionError("cluster-empty", name=cluster)

    def _check_links(self) -> None:
        known, seen = set(self.node_ids), set()
        for link in self.links:
            for name in (link.source, link.target):
                if name not in known:
                    raise DecisionError("id-unknown", name=name, where="links", suggestion=closest(name, known))
            if link.source == link.target and self.divided:  # a pure network compares an element with itself, too
                raise DecisionError("link-to-itself", name=link.source)
            if link in seen:
                raise DecisionError("link-repeated", source=link.source, target=link.target)
            seen.add(link)

    def _check_alternatives(self) -> None:
        if not self.divided and not self.links:
            raise DecisionError("network-without-links")
        if not self.alternatives:
            return
        if self.alternatives not in self.cluster_ids:
            suggestion = closest(self.alternatives, self.cluster_ids)
            raise DecisionError("id-unknown", name=self.alternatives, where="alternatives", suggestion=suggestion)
        parents = {cluster.id: cluster.parent for cluster in self.clusters}
        if parents[self.alternatives] != GOAL or self.alternatives in parents.values():
            raise DecisionError("alternatives-nested", name=self.alternatives)
        if not self.indicators:
            raise DecisionError("alternatives-alone", name=self.alternatives)
