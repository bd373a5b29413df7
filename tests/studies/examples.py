"""Small studies to test the stages with."""

from __future__ import annotations

from dataclasses import replace

from mcdm.judgments import DirectRatings, PairwiseComparisons, PairwiseJudgment
from mcdm.labels import Label
from mcdm.model import GOAL, Cluster, CriteriaModel, Link, Node
from satisfaction.indicators import OperatingFigure
from studies.study import PANEL, Ballot, Expert, IndicatorShares, Study


def label(text: str) -> Label:
    return Label(text, text)


def pairs(*judgments: tuple[str, str, float]) -> PairwiseComparisons:
    elements = tuple(dict.fromkeys(name for first, second, _ in judgments for name in (first, second)))
    return PairwiseComparisons(elements, tuple(PairwiseJudgment(*judgment) for judgment in judgments))


def hierarchy(*, experts: int = 1) -> Study:
    """Three indicators under the goal, each expert judging a : b : c = 4 : 2 : 1 without contradiction."""
    model = CriteriaModel(label("goal"), tuple(Node(name, label(name)) for name in "abc"))
    panel = tuple(Expert(f"E{k}", label(f"expert {k}")) for k in range(experts))
    judged = pairs(("a", "b", 2), ("a", "c", 4), ("b", "c", 2))
    shares = ((0.5, 0.5, 0, 0, 0), (0, 0.5, 0.5, 0, 0), (0, 0, 0, 0.5, 0.5))
    return Study(
        label("study"),
        model,
        experts=panel,
        ballots=tuple(Ballot(expert.id, GOAL, judged) for expert in panel),
        baseline=tuple(IndicatorShares(name, row) for name, row in zip("abc", shares, strict=True)),
    )


def network() -> Study:
    """Two clusters of two indicators that influence each other; the panel gave all points."""
    model = CriteriaModel(
        label("goal"),
        tuple(Node(name, label(name), cluster) for name, cluster in (("a", "A"), ("b", "A"), ("c", "B"), ("d", "B"))),
        (Cluster("A", label("A")), Cluster("B", label("B"))),
        (Link("a", "c"), Link("b", "c"), Link("c", "a"), Link("d", "a"), Link("a", "b"), Link("c", "d")),
    )
    points = (
        (GOAL, ("A", "B"), (60.0, 40.0)),
        ("A", ("a", "b"), (50.0, 50.0)),
        ("B", ("c", "d"), (25.0, 75.0)),
        ("a<-B", ("c", "d"), (80.0, 20.0)),
        ("c<-A", ("a", "b"), (30.0, 70.0)),
        ("A<-*", ("A", "B"), (50.0, 50.0)),
        ("B<-*", ("A", "B"), (90.0, 10.0)),
    )
    ballots = tuple(Ballot(PANEL, name, DirectRatings(elements, given)) for name, elements, given in points)
    return Study(label("network"), model, ballots=ballots)


def with_figure(study: Study, indicator: str = "a") -> Study:
    figure = OperatingFigure(indicator, label("minutes"), label("min"), 52, 20, (25, 35, 45, 65, 90), 2.7)
    return replace(study, figures=(figure,))
