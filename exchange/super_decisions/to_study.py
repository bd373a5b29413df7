"""A model of Super Decisions as a study of ours.

Every network becomes a pure network: nothing is divided from a goal, all weights come from the links. "A is connected
to B" there (the nodes of B are compared with respect to A) is here that they influence A: ``Link(source=B, target=A)``.
The judgments are those of one expert. Ids are short and safe (C1, N11, A1); names stay labels, letter by letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath

from exchange.imported import Imported
from exchange.super_decisions.fidelity import what_was_left, what_was_read
from exchange.super_decisions.formula import said, translate, usual_rule
from exchange.super_decisions.model_file import Comparisons, Network, SuperDecisionsFile
from exchange.super_decisions.rating_tables import rated_ids, rating_table
from exchange.super_decisions.reader import read_model_file
from mcdm.choice import Choice
from mcdm.comparisons.local_priorities import local_priorities
from mcdm.findings import Finding
from mcdm.judgments import DirectRatings, Judgments, PairwiseComparisons, PairwiseJudgment
from mcdm.labels import Label
from mcdm.model import Cluster, ComparisonSet, CriteriaModel, Link, Node
from mcdm.ratings import RatingTable
from studies.study import PANEL, Alternative, Ballot, Choices, Expert, Study
from studies.subnetworks import Merit, Placement, Subnetwork, inside

EXPERT = "E1"
"""Id of the one whose judgments a model file holds."""

_ALTERNATIVES = re.compile(r"alternativ|\u5907\u9009|\u65b9\u6848", re.IGNORECASE)
_MERITS: tuple[tuple[Merit, re.Pattern[str]], ...] = (
    ("benefits", re.compile(r"benefit|\u6548\u76ca|\u6536\u76ca", re.IGNORECASE)),
    ("opportunities", re.compile(r"opportunit|\u673a\u4f1a", re.IGNORECASE)),
    ("costs", re.compile(r"cost|\u6210\u672c", re.IGNORECASE)),
    ("risks", re.compile(r"risk|\u98ce\u9669", re.IGNORECASE)),
)
_SAME_RATIO = 1e-4
"""Judgments of a file have six decimals: ratios of direct values agree as far as that."""


def import_model(content: bytes, name: str) -> Imported:
    """The study of a model file's bytes, with the fidelity report; `name` is that of the file.

    Raises
    ------
    DecisionError
        Those of :func:`exchange.super_decisions.reader.read_model_file`, and what a study itself refuses.
    """
    file = read_model_file(content, name)
    conversion = _Conversion(file, PurePath(name).stem)
    study = conversion.study()
    return Imported(study, (*what_was_read(file), *conversion.read), (*conversion.left, *what_was_left(file)))


def label(name: str) -> Label:
    """A name as a label: Chinese where it holds Chinese characters."""
    return Label(zh=name) if re.search(r"[\u4e00-\u9fff]", name) else Label(en=name)


@dataclass(frozen=True)
class _Ids:
    """Ids of one network's clusters and nodes, by name; the cluster of the alternatives, or an empty text."""

    clusters: dict[str, str]
    nodes: dict[str, str]
    alternatives: str


class _Conversion:
    """One file on its way to a study: ids are given across all its networks, remarks are gathered."""

    def __init__(self, file: SuperDecisionsFile, name: str) -> None:
        self.file, self.name = file, name
        self.read: list[Finding] = []
        self.left: list[Finding] = []
        self.kept = self._kept()
        self.ids = self._ids()
        self.network_ids = self._network_ids()
        self.table = self._table()

    def study(self) -> Study:
        """The study, with a subnetwork for every network inside a node."""
        file = self.file
        own = Label(f"As judged in {self.name}", f"{self.name}\u4e2d\u7684\u5224\u65ad")
        models = {k: self._model(k) for k in self.kept}
        return Study(
            label=label(self.name),
            model=models[0],
            experts=(Expert(EXPERT, own),),
            ballots=tuple(ballot for k in self.kept for ballot in self._ballots(k, models[k])),
            choices=Choices(weighting=Choice("harker"), random_index="saaty-2005", network_weights="limit"),
            subnetworks=tuple(
                Subnetwork(
                    id=self.network_ids[k],
                    label=label(file.networks[k].node),
                    element=self.ids[file.networks[k].parent].nodes[file.networks[k].node],
                    model=models[k],
                    parent=self.network_ids[file.networks[k].parent],
                    merit=_merit(file.networks[k].node),
                    synthesis=self._synthesis(k),
                )
                for k in self.kept
                if k
            ),
            synthesis=self._synthesis(0),
            rated=self._rated(),
            ratings=self.table,
            placements=tuple(placement for k in self.kept for placement in self._placements(k)),
        )

    # ------------------------------------------------------------------ names and ids

    def _kept(self) -> tuple[int, ...]:
        """Networks with links; one without, and what is inside it, says nothing that could be computed."""
        kept: list[int] = []
        for k, network in enumerate(self.file.networks):
            if k and network.parent not in kept:
                continue
            if k and not network.link_count:
                self.left.append(Finding.of("model-left-network", network.node, node=network.node))
                continue
            kept.append(k)
        return tuple(kept)

    def _ids(self) -> dict[int, _Ids]:
        ids: dict[int, _Ids] = {}
        ranked: dict[str, str] = {}
        used = 0
        for k in self.kept:
            network = self.file.networks[k]
            alternatives = self._alternatives(k, network)
            clusters: dict[str, str] = {}
            nodes: dict[str, str] = {}
            for cluster in network.clusters:
                used += 1
                clusters[cluster.name] = f"C{used}"
                width = len(str(len(cluster.nodes)))
                for number, node in enumerate(cluster.nodes, 1):
                    if cluster.name == alternatives:  # the same alternatives have the same ids in every network
                        nodes[node.name] = ranked.setdefault(node.name, f"A{len(ranked) + 1}")
                    else:
                        nodes[node.name] = f"N{used}{number:0{width}}"
            ids[k] = _Ids(clusters, nodes, clusters.get(alternatives, ""))
        return ids

    def _alternatives(self, number: int, network: Network) -> str:
        """The cluster whose nodes are ranked: by its name, else the only one where all influences end."""
        named = [each.name for each in network.clusters if each.nodes and _ALTERNATIVES.search(each.name)]
        if named:
            if not number:
                self.read.append(Finding.of("model-read-alternatives-by-name", cluster=named[0]))
            return named[0]
        if network.ratings is not None or self.file.inside(number):
            return ""
        asking = {each.target for each in network.comparisons}
        ends = {
            network.cluster_of[name] for each in network.comparisons for name in each.elements if name not in asking
        }
        if len(ends) == 1:
            cluster = ends.pop()
            if not asking & {node for node, owner in network.cluster_of.items() if owner == cluster}:
                self.read.append(Finding.of("model-read-alternatives-by-links", network.node, cluster=cluster))
                return cluster
        self.left.append(Finding.of("model-left-no-alternatives", network.node, network=network.node))
        return ""

    def _network_ids(self) -> dict[int, str]:
        merits = [_merit(self.file.networks[k].node) for k in self.kept if k]
        found, used = {0: ""}, 0
        for k in self.kept:
            if not k:
                continue
            used += 1
            merit = _merit(self.file.networks[k].node)
            found[k] = merit if merit and merits.count(merit) == 1 else f"S{used}"
        return found

    # ------------------------------------------------------------------ model, ballots, placements

    def _model(self, number: int) -> CriteriaModel:
        network, ids = self.file.networks[number], self.ids[number]
        place = {name: k for k, name in enumerate(network.cluster_of)}
        return CriteriaModel(
            goal=label(network.node or self.name),
            clusters=tuple(Cluster(ids.clusters[c.name], label(c.name)) for c in network.clusters if c.nodes),
            nodes=tuple(
                Node(ids.nodes[node.name], label(node.name), ids.clusters[cluster.name])
                for cluster in network.clusters
                for node in cluster.nodes
            ),
            links=tuple(
                Link(ids.nodes[source], ids.nodes[each.target])
                for each in network.comparisons
                for source in sorted(each.elements, key=place.__getitem__)
            ),
            alternatives=ids.alternatives,
            divided=False,
        )

    def _ballots(self, number: int, model: CriteriaModel) -> Iterator[Ballot]:
        network, ids = self.file.networks[number], self.ids[number]
        asked = {each.id: each for each in model.comparison_sets()}
        direct = {(each.target, each.source) for each in network.direct}
        of_nodes = (
            (f"{ids.nodes[each.target]}<-{ids.clusters[each.source]}", each, ids.nodes) for each in network.comparisons
        )
        of_clusters = ((f"{ids.clusters[each.target]}<-*", each, ids.clusters) for each in network.cluster_comparisons)
        for name, each, known in (*of_nodes, *of_clusters):
            if not each.answered:
                continue
            question = asked.get(name)
            if question is None or {known[element] for element in each.elements} != set(question.elements):
                given = self._beyond_the_links(network, each, question, known)
            else:
                given = _judgments(each, question, known, (each.target, each.source) in direct)
            if question is not None:
                # What weighs nothing has no ratio to the others, so only the panel as a whole can say it.
                nothing = isinstance(given, DirectRatings) and not all(given.points)
                yield Ballot(PANEL if nothing else EXPERT, inside(self.network_ids[number], name), given)

    def _beyond_the_links(
        self, network: Network, each: Comparisons, asked: ComparisonSet | None, ids: dict[str, str]
    ) -> Judgments:
        """Judgments that also compare what is not linked: the weights that follow for what is, as points."""
        elements = tuple(ids[name] for name in each.elements)
        whole = ComparisonSet("", "cluster-influence", "", "", elements)
        judged = _judgments(each, whole, ids, direct=False)
        assert isinstance(judged, PairwiseComparisons)
        weights = dict(zip(elements, local_priorities(judged.matrix(), "harker").weights.tolist(), strict=True))
        kept = () if asked is None else asked.elements
        others = [name for name in each.elements if ids[name] not in kept]
        names = "; ".join(others) or each.target
        remark = Finding.of("model-left-judgments", network.node, target=each.target, names=names, count=each.answered)
        self.left.append(remark)
        return DirectRatings(kept, tuple(100 * weights.get(name, 0.0) for name in kept))

    def _placements(self, number: int) -> Iterator[Placement]:
        network, ids, own = self.file.networks[number], self.ids[number], self.network_ids[number]
        for cluster in network.clusters:
            if cluster.nodes:
                yield Placement(ids.clusters[cluster.name], cluster.x, cluster.y, own)
            for node in cluster.nodes:
                yield Placement(ids.nodes[node.name], cluster.x + node.x, cluster.y + node.y, own)

    def _synthesis(self, number: int) -> Choice:
        """How the networks inside join: the file's formula where it is understood, else Super Decisions' own rule."""
        network = self.file.networks[number]
        inner = {self.file.networks[k].node: k for k in self.file.inside(number) if k in self.kept}
        if not inner:
            return Choice("weighted-sum")
        ids = {name: self.network_ids[k] for name, k in inner.items()}
        joins = {ids[name]: any(each in self.kept for each in self.file.inside(k)) for name, k in inner.items()}
        if network.formula:
            weights = {name: f"weight.{each}" for name, each in ids.items()}
            values = {name: said(each, joins[each]) for name, each in ids.items()}
            text = translate(network.formula, values, weights, rated=not number and self.table is not None)
            if text:
                self.read.append(Finding.of("model-read-formula", network.node, formula=network.formula, ours=text))
                return Choice.of("formula", text=text)
            self.left.append(Finding.of("model-left-formula", network.node, formula=network.formula))
        return usual_rule(joins)

    # ------------------------------------------------------------------ ratings

    def _table(self) -> RatingTable | None:
        """The ratings of the model's own network; those of others are left, and so are ratings on what is no node."""
        found = None
        for k in self.kept:
            network = self.file.networks[k]
            if network.ratings is None:
                continue
            table = rating_table(network.ratings, self.ids[k].nodes) if not k else None
            if table is None:
                names = "; ".join(network.ratings.alternatives)
                self.left.append(Finding.of("model-left-ratings", network.node, names=names))
            found = found or table
        return found

    def _rated(self) -> tuple[Alternative, ...]:
        """What is rated and is no node."""
        ratings, nodes = self.file.top.ratings, self.ids[0].nodes
        if ratings is None or self.table is None:
            return ()
        names = rated_ids(ratings, nodes)
        return tuple(Alternative(each, label(name)) for name, each in names.items() if name not in nodes)


def _merit(name: str) -> Merit:
    found = [merit for merit, word in _MERITS if word.search(name)]
    return found[0] if len(found) == 1 else ""


def _judgments(each: Comparisons, asked: ComparisonSet, ids: dict[str, str], direct: bool) -> Judgments:
    """What the file says about one set: points where it was given values, else judgments of pairs."""
    judged = PairwiseComparisons(
        asked.elements,
        tuple(PairwiseJudgment(ids[first], ids[second], value) for first, second, value in each.pairs if value),
    )
    points = _points(judged) if direct else None
    return judged if points is None else DirectRatings(asked.elements, points)


def _points(judged: PairwiseComparisons) -> tuple[float, ...] | None:
    """Points whose ratios are these judgments, of 100 in all; None where no points have these ratios."""
    matrix = judged.matrix()
    column = matrix[:, 0]
    if not column.all() or abs(matrix * column - column[:, None]).max() > _SAME_RATIO * column.max():
        return None
    return tuple(float(value) for value in 100 * column / column.sum())
