"""A small study with one of everything, for tests of documents, edits and the store."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mcdm.choice import Choice
from mcdm.errors import DecisionError
from mcdm.judgments import DirectRatings, PairwiseComparisons, PairwiseJudgment
from mcdm.labels import Label
from mcdm.model import Cluster, CriteriaModel, Link, Node
from satisfaction.indicators import OperatingFigure
from satisfaction.questionnaire import Item, Questionnaire, SegmentColumn
from satisfaction.respondents import Dimension, Population, Segment
from scenarios.futures import Future
from scenarios.levers import Cost, Effect, Interaction, Lever, Timing
from scenarios.scenario import PlannedAmount, Scenario
from studies.study import PANEL, Ballot, Expert, IndicatorShares, Study, WeightOverride


def refused(edit: Callable[[], object]) -> DecisionError:
    """The error of an edit that must not succeed."""
    with pytest.raises(DecisionError) as caught:
        edit()
    return caught.value


def answers(study: Study, expert: str, name: str) -> object:
    """What an expert answered to a comparison set, or nothing."""
    return next((b.judgments for b in study.ballots if (b.expert, b.set) == (expert, name)), None)


SHARES = (0.1, 0.4, 0.3, 0.15, 0.05)
ANCHORS = (1.0, 4.0, 8.76, 17.5, 30.0)


def pairs(elements: str, *rows: tuple[str, str, float]) -> PairwiseComparisons:
    """Comparisons of the elements named in a string, e.g. ``pairs("A B", ("A", "B", 3.0))``."""
    return PairwiseComparisons(tuple(elements.split()), tuple(PairwiseJudgment(*row) for row in rows))


def lever(name: str, *effects: Effect, maximum: float = 10.0) -> Lever:
    """A lever with the simplest curve."""
    unit = Label("teams", "支队伍")
    return Lever(name, Label(f"Lever {name}"), unit, maximum, Choice("exponential"), Timing(), Cost(), effects)


def small_study() -> Study:
    """Two clusters of two nodes, three links, two experts, two levers, two scenarios, two futures."""
    model = CriteriaModel(
        Label("Satisfaction", "满意度"),
        clusters=(Cluster("C1", Label("Supply", "供电")), Cluster("C2", Label("Staff", "人员"))),
        nodes=(
            Node("N1", Label("Outages", "停电"), "C1"),
            Node("N2", Label("Voltage", "电压"), "C1"),
            Node("N3", Label("Skills", "技能"), "C2"),
            Node("N4", Label("Attitude", "态度"), "C2"),
        ),
        links=(Link("N3", "N1"), Link("N4", "N1"), Link("N1", "N4")),
    )
    return Study(
        label=Label("Small", "小"),
        model=model,
        experts=(Expert("E1", Label("One")), Expert("E2", Label("Two"), 2.0, Label("Customer"))),
        ballots=(
            Ballot("E1", "goal", pairs("C1 C2", ("C1", "C2", 3.0))),
            Ballot("E1", "C1", pairs("N1 N2", ("N2", "N1", 1 / 3))),
            Ballot("E2", "C1", pairs("N1 N2", ("N1", "N2", 2.0))),
            Ballot(PANEL, "N1<-C2", DirectRatings(("N3", "N4"), (60.0, 40.0))),
        ),
        overrides=(WeightOverride("N1", 0.7, "seen on site"),),
        figures=(
            OperatingFigure("N1", Label("SAIDI"), Label("h"), 8.94, 0.5, ANCHORS, 3.0),
            OperatingFigure(
                "N3", Label("Test"), Label("points", "分"), 79.0, 97.0, (94.0, 89.0, 83.0, 75.0, 65.0), 2.7
            ),
        ),
        baseline=(IndicatorShares("N1", SHARES), IndicatorShares("N2", SHARES)),
        population=Population((Dimension("tier", Label("Tier"), (Segment("VIP", Label("VIP"), 60),)),)),
        questionnaire=Questionnaire((Item("q1", "N1"), Item("q2", "N2")), (SegmentColumn("tier", "tier"),)),
        levers=(
            lever("L1", Effect("N1", 0.1, 0.2, 0.3), Effect("N3", 0.0, 0.1, 0.2)),
            lever("L2", Effect("N3", 0.2, 0.4, 0.5)),
        ),
        interactions=(Interaction("L1", "L2", "N3", 0.1, Label("why")),),
        scenarios=(
            Scenario("S0", Label("Status quo")),
            Scenario("S1", Label("Plan"), (PlannedAmount("L1", (4.0,)), PlannedAmount("L2", (0.0, 1.5)))),
        ),
        futures=(
            Future("F0", Label("Calm"), 0.75),
            Future("F1", Label("Storm"), 0.25, (("N1", 1.4),), (("L1", 0.5),), 0.02),
        ),
    )
