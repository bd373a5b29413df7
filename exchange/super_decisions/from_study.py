"""A study as a model of Super Decisions, and what it could not say there.

A pure network goes over as it is. Where the goal divides, each level becomes a cluster of its own, the way hierarchies
are drawn there: the goal's node asks about the criteria, a criterion's node about what it divides into. Super
Decisions knows one judge, so a panel goes over as the geometric mean of its judgments.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from exchange.super_decisions.formula import translate_back, usual_rule
from exchange.super_decisions.model_file import (
    Cluster,
    Comparisons,
    DirectData,
    Network,
    Node,
    Ratings,
    SuperDecisionsFile,
)
from exchange.super_decisions.rating_tables import ratings_of
from exchange.super_decisions.safe_names import safe_names
from exchange.super_decisions.writer import write_model_file
from mcdm.choice import Choice
from mcdm.findings import Finding
from mcdm.judgments import DirectRatings, FloatArray, Judgments, PairwiseComparisons
from mcdm.model import GOAL, CriteriaModel
from mcdm.panel.aggregation import aggregate_judgments
from mcdm.scales import LARGEST_RATIO
from studies.study import PANEL, Ballot, Study

SAVED_WITH = "Weighbridge"
_COLUMN, _ROW, _ACROSS = 260.0, 35.0, 4
"""Where elements stand that nobody placed: clusters in rows of four, nodes below each other."""

_WORDS = {"en": ("Goal", "Criteria"), "zh": ("\u76ee\u6807", "\u51c6\u5219")}
_SPEAKS_AGAINST = ("costs", "risks")


def export_model(study: Study, language: str = "en") -> tuple[str, tuple[Finding, ...]]:
    """The text of a model file, names in `language`, and what could not be expressed."""
    file, left = to_model(study, language)
    return write_model_file(file), left


def to_model(study: Study, language: str = "en") -> tuple[SuperDecisionsFile, tuple[Finding, ...]]:
    """The same as values."""
    networks: list[Network] = []
    left: list[Finding] = []
    nodes: list[Mapping[str, str]] = []
    numbers = {"": 0, **{each.id: k for k, each in enumerate(study.subnetworks, 1)}}
    for name in numbers:
        drawing = _Drawing(study.inside(name), language)
        parent, node = -1, ""
        if name:
            parent = numbers[study.networks[name].parent]
            node = study.networks[name].element
        networks.append(drawing.network(parent, node))
        nodes.append(drawing.names)
        left += drawing.left
    named = [each if each.parent < 0 else _with_node(each, nodes[each.parent][each.node]) for each in networks]
    left += _parts_without_place(study)
    return SuperDecisionsFile(tuple(named), SAVED_WITH), tuple(dict.fromkeys(left))


def _with_node(network: Network, node: str) -> Network:
    return Network(
        network.parent, node, network.clusters, network.comparisons, network.cluster_comparisons, network.direct,
        network.ratings, network.formula, network.compare_mode,
    )  # fmt: skip


@dataclass
class _Drawing:
    """One network on its way: what is drawn, what is compared, what is left."""

    study: Study
    language: str
    left: list[Finding] = field(default_factory=list)

    def __post_init__(self) -> None:
        model, (goal, criteria) = self.model, _WORDS[self.language]
        labels = {name: label.in_language(self.language) for name, label in model.labels.items()}
        labels[GOAL] = labels[GOAL] or goal
        inner = [each.id for each in model.clusters if each.id not in self.ranked] if model.divided else []
        nodes = [*([GOAL] if model.divided else []), *inner, *model.node_ids]
        self.names: Mapping[str, str] = safe_names((name, labels[name]) for name in nodes)
        owners = [name for name in (GOAL, *model.cluster_ids) if self.members(name)]
        above = [("", goal)] if model.divided else []
        clusters = [*above, *((name, criteria if name == GOAL else labels[name]) for name in owners)]
        self.cluster_names: Mapping[str, str] = safe_names(clusters)
        changed = sum(self.names[name] != labels[name] for name in nodes)
        changed += sum(self.cluster_names[name] != text for name, text in clusters)
        if changed:
            self.left.append(Finding.of("model-written-names-changed", count=changed))

    @property
    def model(self) -> CriteriaModel:
        return self.study.model

    @property
    def ranked(self) -> tuple[str, ...]:
        return (self.model.alternatives,) if self.model.alternatives else ()

    def members(self, owner: str) -> tuple[str, ...]:
        """What stands in the cluster that is drawn for the goal or a cluster."""
        if not owner:
            return (GOAL,)
        members = self.model.members[owner]
        if self.model.divided:
            return tuple(name for name in members if name not in self.ranked)
        return tuple(name for name in members if name in self.names)

    # ------------------------------------------------------------------ the network

    def network(self, parent: int, node: str) -> Network:
        """The network as values; `node` is an id still."""
        comparisons, direct = [], []
        for target, source, elements, asked in self._questions():
            triangle, total = self._answer(asked, elements)
            each = Comparisons(self.names[target], self.cluster_names[source], self._named(elements), triangle)
            comparisons.append(each)
            if total:
                direct.append(DirectData(each.target, each.source, total))
        clusters = []
        for target, sources in self.model.cluster_influences.items():
            named = tuple(self.cluster_names[source] for source in sources)
            triangle, _ = self._answer(f"{target}<-*", sources)
            clusters.append(Comparisons(self.cluster_names[target], "", named, triangle))
        return Network(
            parent,
            node,
            tuple(self._clusters()),
            tuple(comparisons),
            tuple(clusters),
            tuple(direct),
            self._ratings(),
            self._formula(),
        )

    def _questions(self) -> Iterator[tuple[str, str, Sequence[str], str]]:
        """(target, cluster, elements, comparison set) of everything that is linked."""
        if self.model.divided:
            for owner, members in self.model.decomposition.items():
                if members:
                    yield owner, owner, members, owner
        for target, blocks in self.model.influences.items():
            for source, elements in blocks.items():
                yield target, source, elements, f"{target}<-{source}"

    def _named(self, elements: Iterable[str]) -> tuple[str, ...]:
        return tuple(self.names[name] for name in elements)

    def _clusters(self) -> Iterator[Cluster]:
        placed = {each.element: (each.x, each.y) for each in self.study.placements if not each.network}
        for k, (owner, name) in enumerate(self.cluster_names.items()):
            x, y = placed.get(owner, (40 + _COLUMN * (k % _ACROSS), 40 + _COLUMN * (k // _ACROSS)))
            nodes = []
            for row, member in enumerate(self.members(owner)):
                inside = placed.get(member, (x, y + _ROW * row))
                nodes.append(Node(self.names[member], "", inside[0] - x, inside[1] - y))
            yield Cluster(name, tuple(nodes), "", x, y)

    # ------------------------------------------------------------------ answers

    def _answer(self, asked: str, elements: Sequence[str]) -> tuple[tuple[float, ...], float]:
        """The entries right of the diagonal, and the sum of the values they are ratios of, where they are."""
        ballots = self.study.ballots_of(asked)
        own = [each for each in ballots if each.expert == PANEL] or list(ballots)
        n = len(elements)
        if not own or n < 2:
            return (0.0,) * (n * (n - 1) // 2), 0.0
        total = 0.0
        if len(own) == 1:
            matrix = self._matrix(own[0].judgments, elements)
            if isinstance(own[0].judgments, DirectRatings) and matrix.all():
                total = float(sum(own[0].judgments.points))
        else:
            weight = {each.id: each.weight for each in self.study.experts}
            shares = [weight[each.expert] for each in own]
            each_matrix = np.array([self._matrix(each.judgments, elements) for each in own])
            matrix = aggregate_judgments(each_matrix, shares if any(shares) else None)
            self.left.append(Finding.of("model-written-panel", experts=len(self.study.experts)))
        self._note(own)
        return tuple(float(value) for value in matrix[np.triu_indices(n, 1)]), total

    def _matrix(self, judgments: Judgments, elements: Sequence[str]) -> FloatArray:
        """Comparisons in the order of `elements`, 0 where open; points as their ratios, none with nothing."""
        at = [judgments.elements.index(name) for name in elements]
        if not isinstance(judgments, DirectRatings):
            return judgments.matrix()[np.ix_(at, at)]
        points = np.asarray(judgments.points, np.float64)[at]
        matrix = np.zeros((len(at), len(at)))
        some = points > 0
        np.divide(points[:, None], points, out=matrix, where=some[:, None] & some)
        matrix[(matrix > LARGEST_RATIO) | (matrix < 1 / LARGEST_RATIO)] = 0
        np.fill_diagonal(matrix, 1)
        if not matrix.all():
            self.left.append(Finding.of("model-written-points-of-nothing"))
        return matrix

    def _note(self, ballots: Sequence[Ballot]) -> None:
        """Say once what a bare number cannot carry."""
        for each in ballots:
            judgments = each.judgments
            if not isinstance(judgments, PairwiseComparisons):
                if not isinstance(judgments, DirectRatings):
                    self.left.append(Finding.of("model-written-best-worst"))
            elif judgments.skipped or any(
                one.low is not None or one.options or one.comment for one in judgments.judgments
            ):
                self.left.append(Finding.of("model-written-judgments-plain"))

    # ------------------------------------------------------------------ ratings and the formula

    def _ratings(self) -> Ratings | None:
        table = self.study.ratings
        if table is None or not table.criteria or not table.alternatives:
            return None
        rated = [(each.id, each.label.in_language(self.language)) for each in self.study.rated]
        names = safe_names([*self.names.items(), *rated])
        if not all(name in self.names for name in table.criterion_ids):
            self.left.append(Finding.of("model-written-ratings", names=_listed(table.alternatives, names)))
            return None
        return ratings_of(table, names)

    def _formula(self) -> str:
        """How the networks inside nodes join, in Super Decisions' words; empty for the usual weighted sum."""
        inner = [each for each in self.study.subnetworks if not each.parent]
        chosen = self.study.synthesis
        if not inner or chosen.method == "weighted-sum":
            return ""
        nodes = {each.id: self.names[each.element] for each in inner}
        text = chosen.arguments.get("text", "") if chosen.method == "formula" else self._merits(chosen)
        joining = {each.parent for each in self.study.subnetworks}
        if chosen == usual_rule({each.id: each.id in joining for each in inner}):
            return ""
        by_ratings = self.study.ratings is not None
        formula = (
            translate_back(str(text), nodes, "NormalRat" if by_ratings else "$NormalNet")
            if text and not chosen.arguments.get("ideal")
            else ""
        )
        if not formula:
            self.left.append(Finding.of("model-written-synthesis", method=chosen.method))
        return formula

    def _merits(self, chosen: Choice) -> str:
        """A named synthesis as a formula over one network for each merit; empty where that cannot be."""
        inner = [each for each in self.study.subnetworks if not each.parent]
        merits = [each.merit for each in inner]
        if "" in merits or len(set(merits)) < len(merits) or chosen.method not in ("multiplicative", "subtractive"):
            return ""
        against = [each.merit in _SPEAKS_AGAINST for each in inner]
        if chosen.method == "multiplicative":
            terms = (f"invert({each.id})" if minus else each.id for each, minus in zip(inner, against, strict=True))
            return " * ".join(terms)
        signed = (
            f"{'-' if minus else '+'} weight.{each.id} * {each.id}" for each, minus in zip(inner, against, strict=True)
        )
        return " ".join(signed).removeprefix("+ ")


def _listed(identifiers: Iterable[str], names: Mapping[str, str]) -> str:
    return "; ".join(names.get(name, name) for name in identifiers)


def _parts_without_place(study: Study) -> Iterator[Finding]:
    measured = (study.figures, study.baseline, study.questionnaire, study.levers, study.scenarios, study.futures)
    if any(measured):
        yield Finding.of("model-written-model-only")
    if study.overrides:
        yield Finding.of("model-written-overrides", count=len(study.overrides))
