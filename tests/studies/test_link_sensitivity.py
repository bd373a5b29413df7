"""Turning a weight or an influence: the curve is what the study itself says there."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from mcdm.judgments import DirectRatings
from studies.criteria_scores import criteria_scores
from studies.evaluate import evaluate, project
from studies.link_sensitivity import Turn, curve, dial, nearest_change, turns
from studies.outcome import of_alternatives, of_indicators
from studies.study import PANEL, Ballot, WeightOverride
from studies.weigh import weigh
from tests.studies.choosing import cars, demo, evaluated, scenarios_of
from tests.studies.examples import network

NETWORK, WEIGHTS = network(), of_indicators(network())


def answered(name: str, *points: float) -> np.ndarray:
    """Weights of the network where the panel gives other points to one set."""
    elements = NETWORK.comparison_sets[name].elements
    ballots = tuple(b for b in NETWORK.ballots if b.set != name)
    changed = replace(NETWORK, ballots=(*ballots, Ballot(PANEL, name, DirectRatings(elements, points))))
    return weigh(changed).weights.values


def test_everything_that_shares_its_place_can_be_turned() -> None:
    weighing = weigh(NETWORK)
    assert len(turns(NETWORK, weighing, "weight")) == 6
    assert [(t.element, t.target) for t in turns(NETWORK, weighing, "node")] == [
        ("c", "a"), ("d", "a"), ("a", "c"), ("b", "c"),
    ]  # fmt: skip
    assert [(t.element, t.target) for t in turns(NETWORK, weighing, "cluster")] == [
        ("A", "A"), ("B", "A"), ("A", "B"), ("B", "B"),
    ]  # fmt: skip
    assert [t.element for t in turns(NETWORK, weighing, "row")] == ["a", "b", "c", "d"]
    assert turns(cars(), weigh(cars()), "cluster") == ()


def test_nothing_turned_is_the_study() -> None:
    assert WEIGHTS is not None
    weighing = weigh(NETWORK)
    for kind in ("weight", "node", "cluster", "row"):
        for turn in turns(NETWORK, weighing, kind):
            assert dial(NETWORK, weighing, WEIGHTS, turn).now == pytest.approx(weighing.weights.values, abs=1e-12), turn


def test_a_turned_number_is_the_study_with_that_answer() -> None:
    assert WEIGHTS is not None
    weighing = weigh(NETWORK)
    node = dial(NETWORK, weighing, WEIGHTS, Turn("node", "c", "a")).at(0.35)[0]
    assert node == pytest.approx(answered("a<-B", 35, 65))
    # Only c is influenced by both clusters in no column; b by A alone, d by B alone: B's share shows nowhere.
    cluster = dial(NETWORK, weighing, WEIGHTS, Turn("cluster", "A", "A")).at(0.2)[0]
    assert cluster == pytest.approx(answered("A<-*", 20, 80))
    weight = dial(NETWORK, weighing, WEIGHTS, Turn("weight", "A", "goal")).at(0.9)[0]
    assert weight == pytest.approx(answered("goal", 90, 10))


def test_a_row_pulled_up_lifts_its_element() -> None:
    assert WEIGHTS is not None
    down, up = dial(NETWORK, weigh(NETWORK), WEIGHTS, Turn("row", "d")).at([0.3, 0.7])[:, 3]
    assert down < weigh(NETWORK).weights.values[3] < up


def test_the_curve_of_the_demo_crosses_where_the_weighted_sums_say() -> None:
    study, outcome, weighing = demo(), scenarios_of(demo()), evaluated(demo()).weighing
    found = curve(study, weighing, outcome, Turn("weight", "C4", "goal"))
    scores = criteria_scores(study, weighing, outcome)
    assert scores is not None
    exact = next(each for each in scores.scores.smallest_changes() if scores.elements[each.criterion] == "C4")
    ((crossing, leader),) = found.changes
    assert crossing.value == pytest.approx(exact.weight, abs=1e-9)
    assert outcome.options[leader] == "S3"
    assert found.base == pytest.approx(0.1084745)
    assert found.at(found.base).argmax() == 3


def test_the_nearest_change_changes_the_winner() -> None:
    study, outcome, weighing = demo(), scenarios_of(demo()), evaluated(demo()).weighing
    change = nearest_change(study, weighing, outcome, Turn("weight", "C5", "goal"))
    assert change is not None
    by_hand = replace(study, overrides=(WeightOverride("C5", change.value - 1e-6),))
    runs = project(by_hand, evaluate(by_hand))
    assert max(runs, key=lambda run: run.index[-1]).scenario == outcome.options[change.second] == "S4"


def test_alternatives_by_the_weight_of_a_criterion() -> None:
    outcome = of_alternatives(cars())
    assert outcome is not None
    found = curve(cars(), weigh(cars()), outcome, Turn("weight", "price", "goal"))
    for value in (0.1, 0.8):
        ranked = weigh(replace(cars(), overrides=(WeightOverride("price", value),))).alternatives
        assert ranked is not None
        assert found.at(value) == pytest.approx(ranked.values, abs=1e-9)
    for crossing in found.crossovers:
        worth = found.at(crossing.value)
        assert worth[crossing.first] == pytest.approx(worth[crossing.second], abs=1e-6)
