"""What a model file of Super Decisions says, as values: networks, judgments, ratings, formulas; nothing computed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Node:
    """A node: name, description, and its place in the window of its cluster."""

    name: str
    description: str = ""
    x: float = 0.0
    y: float = 0.0


@dataclass(frozen=True)
class Cluster:
    """A cluster: name, description, place in the drawing, and its nodes in the order of the judgments."""

    name: str
    nodes: tuple[Node, ...]
    description: str = ""
    x: float = 0.0
    y: float = 0.0


@dataclass(frozen=True)
class Comparisons:
    """Judgments of one comparison: which elements, and how many times each row dominates each column.

    Parameters
    ----------
    target
        With respect to what: a node, or for cluster comparisons a cluster.
    source
        The cluster whose nodes are compared; empty for cluster comparisons.
    elements
        k names, in the order of the matrix. One name is a link without a question.
    triangle
        The k (k - 1) / 2 entries right of the diagonal, row by row; 0 where not answered.
    """

    target: str
    source: str
    elements: tuple[str, ...]
    triangle: tuple[float, ...] = ()

    @property
    def answered(self) -> int:
        """How many pairs were answered."""
        return sum(value != 0 for value in self.triangle)

    @property
    def pairs(self) -> tuple[tuple[str, str, float], ...]:
        """(row, column, value) of every pair, answered or not."""
        k = len(self.elements)
        places = [(i, j) for i in range(k) for j in range(i + 1, k)]
        return tuple(
            (self.elements[i], self.elements[j], value) for (i, j), value in zip(places, self.triangle, strict=True)
        )


@dataclass(frozen=True)
class DirectData:
    """The nodes of a cluster were given values with respect to a node, and the judgments are their ratios.

    ``total`` is the sum of the values, negative where less is better and the ratios are inverted.
    """

    target: str
    source: str
    total: float


@dataclass(frozen=True)
class RatingScale:
    """The categories of a rated criterion, and how they compare (entries right of the diagonal, row by row)."""

    criterion: str
    categories: tuple[str, ...]
    triangle: tuple[float, ...]


@dataclass(frozen=True)
class Ratings:
    """Alternatives rated on criteria: one row an alternative, one category (its number, from 0) a criterion or None."""

    alternatives: tuple[str, ...]
    scales: tuple[RatingScale, ...]
    rows: tuple[tuple[int | None, ...], ...]


@dataclass(frozen=True)
class Network:
    """One network of a model, the model's own or one inside a node.

    Parameters
    ----------
    parent, node
        Number of the network it stands in and the node it belongs to; -1 and empty for the model's own.
    clusters
        In the order of the judgments.
    comparisons
        Node comparisons: every (node, cluster) in which the node is linked to nodes of the cluster.
    cluster_comparisons
        Which clusters influence a cluster more.
    """

    parent: int
    node: str
    clusters: tuple[Cluster, ...]
    comparisons: tuple[Comparisons, ...] = ()
    cluster_comparisons: tuple[Comparisons, ...] = ()
    direct: tuple[DirectData, ...] = ()
    ratings: Ratings | None = None
    formula: str = ""
    compare_mode: str = ""

    @cached_property
    def cluster_of(self) -> dict[str, str]:
        """The cluster of every node."""
        return {node.name: cluster.name for cluster in self.clusters for node in cluster.nodes}

    @property
    def judgment_count(self) -> int:
        """How many pairs were answered in it."""
        return sum(each.answered for each in (*self.comparisons, *self.cluster_comparisons))

    @property
    def link_count(self) -> int:
        """How many nodes a node is linked to, over all nodes."""
        return sum(len(each.elements) for each in self.comparisons)


@dataclass(frozen=True)
class Unread:
    """Something in the file that was left alone: what (a command), how often, where first."""

    command: str
    count: int
    line: int


@dataclass(frozen=True)
class SuperDecisionsFile:
    """A model file: its networks, the model's own first, and what else stood in it.

    Parameters
    ----------
    saved_with
        Version and date, as the program wrote them.
    encoding
        How the bytes were read.
    attachments
        Names of files that are stored inside; their content is left alone.
    unread
        Commands this program does not know.
    """

    networks: tuple[Network, ...]
    saved_with: str = ""
    encoding: str = "UTF-8"
    attachments: tuple[str, ...] = ()
    unread: tuple[Unread, ...] = ()

    @property
    def top(self) -> Network:
        """The model's own network."""
        return self.networks[0]

    def inside(self, parent: int) -> tuple[int, ...]:
        """Numbers of the networks inside nodes of a network."""
        return tuple(k for k, network in enumerate(self.networks) if network.parent == parent)
