"""Studies with something to choose between, and the decisions in them: for tests of robustness."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from mcdm.judgments import PairwiseComparisons, PairwiseJudgment
from mcdm.labels import Label
from mcdm.model import Cluster, CriteriaModel, Link, Node
from store.examples import load_example
from studies.evaluate import Evaluation, evaluate, project
from studies.outcome import Outcome, of_scenarios
from studies.study import Ballot, Expert, Study


@cache
def town_hall() -> Study:
    """The small example: a hierarchy, two experts, four scenarios."""
    return load_example("town-hall")


@cache
def demo() -> Study:
    """The large example: a network, nine experts, five scenarios."""
    return load_example("power-supply")


@cache
def evaluated(study: Study) -> Evaluation:
    """A study, weighed and measured."""
    return evaluate(study)


@cache
def scenarios_of(study: Study) -> Outcome:
    """The choice between the scenarios of a study."""
    found = of_scenarios(study, project(study, evaluated(study)))
    assert found is not None
    return found


def complete(elements: tuple[str, ...], *values: float) -> PairwiseComparisons:
    """A judgment for every pair, in the order of the upper triangle."""
    pairs = [(a, b) for k, a in enumerate(elements) for b in elements[k + 1 :]]
    judged = (PairwiseJudgment(a, b, value) for (a, b), value in zip(pairs, values, strict=True))
    return PairwiseComparisons(elements, tuple(judged))


CARS = ("Ace", "Bee", "Cat")


def cars() -> Study:
    """Three criteria, three alternatives, two experts who disagree: Ace wins narrowly."""
    names = ("price", "style", "range")
    nodes = (*(Node(name, Label(name)) for name in names), *(Node(car, Label(car), "cars") for car in CARS))
    links = tuple(Link(car, name) for name in names for car in CARS)
    model = CriteriaModel(Label("goal"), nodes, (Cluster("cars", Label("cars")),), links, alternatives="cars")
    said = {
        "goal": ((3, 2, 1 / 2), (1, 1 / 2, 1 / 2)),
        "price<-cars": ((4, 3, 1 / 2), (3, 2, 1)),
        "style<-cars": ((1 / 3, 1 / 2, 2), (1 / 4, 1 / 3, 1)),
        "range<-cars": ((1 / 2, 1, 2), (1, 2, 1)),
    }
    bare = Study(Label("cars"), model, experts=(Expert("E1", Label("One")), Expert("E2", Label("Two"), 2.0)))
    ballots = [
        Ballot(f"E{k + 1}", name, complete(bare.comparison_sets[name].elements, *values))
        for name, both in said.items()
        for k, values in enumerate(both)
    ]
    return replace(bare, ballots=tuple(ballots))


def told(study: Study, expert: str, name: str, first: str, second: str, value: float) -> Study:
    """The study with one judgment of one expert replaced."""
    ballots = []
    for ballot in study.ballots:
        if (ballot.expert, ballot.set) == (expert, name):
            assert isinstance(ballot.judgments, PairwiseComparisons)
            ballots.append(replace(ballot, judgments=_changed(ballot.judgments, first, second, value)))
        else:
            ballots.append(ballot)
    return replace(study, ballots=tuple(ballots))


def _changed(judgments: PairwiseComparisons, first: str, second: str, value: float) -> PairwiseComparisons:
    changed, found = [], False
    for each in judgments.judgments:
        if {each.first, each.second} == {first, second}:
            same = each.first == first
            each, found = PairwiseJudgment(each.first, each.second, value if same else 1 / value), True
        changed.append(each)
    assert found
    return replace(judgments, judgments=tuple(changed))
