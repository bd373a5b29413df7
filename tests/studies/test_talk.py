"""Which pair deserves talk."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from mcdm.judgments import PairwiseComparisons
from studies.group_outcome import group_outcome, surroundings
from studies.group_reading import GroupReading, group_reading
from studies.study import Ballot, WeightOverride
from studies.talk import talk
from studies.workshop import Pair
from tests.studies.rehearsed import AB, around, demo, demo_ballots, demo_reading, demo_sets, three


def moved(reading: GroupReading, pair: Pair, by: float) -> GroupReading:
    """The demo's group where everybody's answer to one pair is another."""
    changed = []
    for number, ballot in demo_ballots():
        given = ballot.judgments
        assert isinstance(given, PairwiseComparisons)
        if ballot.set == pair.set:
            said = tuple(
                replace(each, value=each.value * np.exp(by if each.first == pair.first else -by))
                if {each.first, each.second} == {pair.first, pair.second}
                else each
                for each in given.judgments
            )
            ballot = Ballot(ballot.expert, ballot.set, replace(given, judgments=said))
        changed.append((number, ballot))
    return group_reading(reading.study, demo_sets(), dict(zip(reading.experts, reading.seats, strict=True)), changed)


@pytest.mark.parametrize("pair", [Pair("goal", "C1", "C6"), Pair("goal", "C2", "C3"), Pair("C4", "N41", "N45")])
@pytest.mark.parametrize("aggregation", ["judgments", "priorities"])
def test_influence_is_what_really_happens_when_all_answer_otherwise(pair: Pair, aggregation: str) -> None:
    study = replace(demo(), choices=replace(demo().choices, aggregation=aggregation))
    seats = {each.id: each.weight for each in study.experts}
    reading = group_reading(study, demo_sets(), seats, demo_ballots())
    ways = around(), surroundings(study)
    for through in (replace(ways[0], study=study), ways[1]):
        ends = [group_outcome(through, moved(reading, pair, step)) for step in (0.01, -0.01)]
        now, found = group_outcome(through, reading), talk(through, reading)
        place = found.pairs.index(pair)
        if through.outcome is None:
            expected = np.abs(ends[0].weights - ends[1].weights).sum() / 2 / 0.02
        else:
            first, second = (now.options.index(name) for name in now.ranking[:2])
            lead = [each.values[first] - each.values[second] for each in ends]
            expected = abs(lead[0] - lead[1]) / 0.02
            assert found.options == now.ranking[:2]
        assert found.influence[place] == pytest.approx(expected, rel=1e-3)


def test_worth_is_disagreement_times_influence() -> None:
    found = talk(around(), demo_reading())
    assert found.about == "lead"
    assert found.worth == pytest.approx(found.deviation * found.influence)
    worths = [topic.worth for topic in found.ranking]
    assert worths == sorted(worths, reverse=True)
    assert len(worths) == 61 + 6


def test_a_pair_all_agree_on_is_worth_no_talk() -> None:
    reading = three(3.0, 5.0, 4.0)
    found = talk(surroundings(reading.study), reading)
    by_pair = {topic.pair: topic for topic in found.ranking}
    agreed = by_pair[Pair("goal", "b", "c")]
    assert (agreed.deviation, agreed.worth) == (0.0, 0.0)
    assert agreed.influence > 0
    assert found.next() == by_pair[AB]
    assert found.next({AB}) is None


def test_a_pair_nobody_answered_is_worth_no_talk() -> None:
    found = talk(surroundings(three(3.0).study), three(3.0))
    assert found.influence[found.pairs.index(Pair("goal", "a", "c"))] == 0.0


def test_closed_form_of_log_least_squares() -> None:
    """Complete comparisons of n elements: d ln w_i / d ln a_ij = 1/n, d ln w_j / d ln a_ij = -1/n."""
    reading = demo_reading()
    study = replace(demo(), choices=replace(demo().choices, network_weights="ahp"))
    found = talk(surroundings(study), replace(reading, study=study))
    weights, _ = reading.sets["C5"].weights(reading.shares)
    w = weights[0]
    y = np.array([1, -1, 0, 0]) / 4
    slope = w * (y - w @ y)
    goal, _ = reading.sets["goal"].weights(reading.shares)
    place = found.pairs.index(Pair("C5", "N51", "N52"))
    assert found.influence[place] == pytest.approx(goal[0, 4] * np.abs(slope).sum() / 2, rel=1e-6)


def test_what_a_planner_overrode_is_worth_no_talk() -> None:
    reading = three(3.0, 5.0)
    study = replace(reading.study, overrides=tuple(WeightOverride(name, 1 / 3) for name in "abc"))
    found = talk(surroundings(study), reading)
    assert found.next() is None
    assert not found.worth.any()
