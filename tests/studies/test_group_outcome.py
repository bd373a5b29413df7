"""What a group's answers flow on to."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from mcdm.judgments import DirectRatings
from studies.edits.panel import remove_expert
from studies.evaluate import evaluate
from studies.group_outcome import group_outcome, group_weights, judged, surroundings
from studies.group_reading import group_reading
from studies.opinions import opinions
from studies.study import PANEL, Ballot
from studies.weigh import weigh
from tests.studies.examples import hierarchy
from tests.studies.rehearsed import around, demo, demo_reading, three


def test_the_demo_as_the_whole_study_says_it() -> None:
    found, known = group_outcome(around(), demo_reading()), opinions(demo(), around().outcome)
    evaluation = evaluate(demo())
    assert known is not None
    assert found.weights == pytest.approx(evaluation.weighing.weights.values, abs=1e-12)
    assert evaluation.measurement.index is not None
    assert found.index == pytest.approx(evaluation.measurement.index.score, abs=1e-12)
    assert found.values == pytest.approx(known.together, abs=1e-12)
    assert found.consensus == pytest.approx(known.consensus, abs=1e-12)
    assert found.alone == pytest.approx(known.weights, abs=1e-9)
    without = {each.expert: each for each in known.leaving}
    for k, expert in enumerate(found.experts):
        assert found.without_weights[k] == pytest.approx(without[expert].weights, abs=1e-9)
        assert found.shift[k] == pytest.approx(without[expert].shift, abs=1e-9)
        assert found.without_winners[k] == without[expert].winner


def test_without_an_expert_is_as_if_that_one_had_never_come() -> None:
    found = group_outcome(around(), demo_reading())
    for k in (0, 6):
        assert found.without_weights[k] == pytest.approx(weigh(remove_expert(demo(), found.experts[k])).weights.values)


def test_who_decides() -> None:
    found = group_outcome(around(), demo_reading())
    other = [
        name for name, winner in zip(found.experts, found.without_winners, strict=True) if winner != found.ranking[0]
    ]
    assert found.decisive == tuple(other)
    assert found.ranking[0] == found.options[int(found.values.argmax())]


def test_seats_count() -> None:
    reading = three(9.0, 1.0, weights=(1.0, 3.0))
    weights = group_weights(surroundings(reading.study), reading).weights.values[0]
    assert weights[0] / weights[1] == pytest.approx(9 ** (1 / 4))


def test_where_nobody_answered_the_study_speaks() -> None:
    study = hierarchy()
    nobody = group_reading(study, ("goal",), {"E1": 1.0})
    found = group_outcome(surroundings(study), nobody)
    assert found.weights == pytest.approx([4 / 7, 2 / 7, 1 / 7])
    assert (found.experts, found.consensus, found.index, found.ranking) == ((), None, None, ())
    assert found.alone.shape == found.without_weights.shape == (0, 3)


def test_an_expert_who_was_the_only_one_leaves_what_the_study_says() -> None:
    reading = three(9.0, None)
    found = group_outcome(surroundings(reading.study), reading)
    assert found.without_weights[0] == pytest.approx(weigh(reading.study).weights.values)


def test_what_the_panel_answered_at_once_stays() -> None:
    study = hierarchy(experts=2)
    study = replace(study, ballots=(*study.ballots, Ballot(PANEL, "goal", DirectRatings(("a", "b", "c"), (1, 1, 2)))))
    reading = group_reading(study, ("goal",), {"E0": 1.0}, [(1, study.ballots[0])])
    ruled = surroundings(study)
    assert judged(ruled, reading) == []
    assert np.allclose(group_outcome(ruled, reading).weights, [0.25, 0.25, 0.5])
