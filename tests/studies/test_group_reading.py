"""What a group answered, ballot by ballot."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from mcdm.choice import Choice
from mcdm.errors import DecisionError
from mcdm.judgments import DirectRatings, PairwiseComparisons, SkippedPair
from studies.group_reading import group_reading
from studies.study import Ballot, Study
from studies.weigh import weigh
from tests.studies.examples import hierarchy
from tests.studies.rehearsed import demo, demo_ballots, demo_reading, demo_sets, three

SEATS = {each.id: each.weight for each in demo().experts}


def test_all_ballots_at_once_or_one_after_the_other_is_the_same() -> None:
    step = group_reading(demo(), demo_sets(), SEATS)
    for ballot in demo_ballots():
        step = step.after([ballot])
    whole = demo_reading()
    assert step.newest == whole.newest
    for name, each in whole.sets.items():
        assert np.array_equal(step.sets[name].judged.middle, each.judged.middle)
        assert np.array_equal(step.sets[name].cast, each.cast)
        assert step.sets[name].own == pytest.approx(each.own, abs=1e-12)


def variant(**choices: object) -> Study:
    return replace(demo(), choices=replace(demo().choices, **choices))


@pytest.mark.parametrize(
    "study",
    [
        demo(),
        variant(aggregation="priorities"),
        variant(weighting=Choice("eigenvector")),
        variant(judgment_scale=Choice("balanced")),
    ],
    ids=["judgments", "priorities", "eigenvector", "balanced scale"],
)
def test_the_group_weighs_as_the_study_does(study: Study) -> None:
    reading = group_reading(study, demo_sets(), SEATS, demo_ballots())
    weighed = {each.set.id: each.weights for each in weigh(study).sets}
    for name, each in reading.sets.items():
        weights, spoke = each.weights(reading.shares)
        assert spoke.all()
        assert weights[0] == pytest.approx(weighed[name], abs=1e-9)


def test_a_shift_of_nothing_changes_nothing() -> None:
    for study in (demo(), variant(aggregation="priorities")):
        reading = group_reading(study, ("goal",), SEATS, demo_ballots())
        each = reading.sets["goal"]
        still, _ = each.weights(reading.shares, np.zeros((1, 15)))
        assert still == pytest.approx(each.weights(reading.shares)[0], abs=1e-12)


def test_an_older_ballot_does_not_come_back() -> None:
    newest = demo_reading()
    late = newest.after([(0, Ballot("E1", "goal", PairwiseComparisons(newest.sets["goal"].set.elements)))])
    assert late.answers == newest.answers == 601
    assert newest.asked == 603


def test_a_ballot_that_was_taken_back_answers_nothing() -> None:
    reading = three(2.0, 3.0).after([(9, Ballot("E1", "goal", PairwiseComparisons(("a", "b", "c"))))])
    assert reading.sets["goal"].answered[0].tolist() == [False, False, False]
    assert reading.sets["goal"].own[0] == pytest.approx([1 / 3] * 3)
    assert reading.sets["goal"].consensus is None


def test_reasons_of_what_was_left_open() -> None:
    given = PairwiseComparisons(("c", "b", "a"), (), (SkippedPair("c", "a", "Not my field"),))
    each = three(2.0, 3.0).after([(9, Ballot("E2", "goal", given))]).sets["goal"]
    assert each.skipped.tolist() == [[False] * 3, [False, True, False]]
    assert dict(each.reasons) == {(1, 1): "Not my field"}
    again = three(2.0, 3.0).after(
        [(9, Ballot("E2", "goal", given)), (10, Ballot("E2", "goal", DirectRatings(("a", "b", "c"), (4, 2, 1))))]
    )
    assert not again.sets["goal"].skipped.any()
    assert again.sets["goal"].own[1] == pytest.approx([4 / 7, 2 / 7, 1 / 7])


def test_whoever_joins_takes_an_empty_seat_and_whoever_leaves_none() -> None:
    reading = three(2.0, 3.0, 4.0)
    other = reading.seated({"E3": 2.0, "E9": 1.0, "E1": 1.0})
    each = other.sets["goal"]
    assert other.experts == ("E3", "E9", "E1")
    assert np.exp(each.judged.middle[:, 0]) == pytest.approx([4.0, 1.0, 2.0])
    assert each.answered[1].tolist() == [False, False, False]
    assert other.progress.tolist() == [2, 0, 2]
    assert other.after([(9, Ballot("E9", "goal", DirectRatings(("a", "b", "c"), (1, 1, 1))))]).progress.tolist() == [
        2,
        3,
        2,
    ]


def test_nobody_yet() -> None:
    reading = group_reading(hierarchy(), ("goal",), {})
    assert reading.answers == reading.asked == 0
    assert reading.seated({"E1": 1.0}).asked == 3


def test_a_set_that_is_not_there() -> None:
    with pytest.raises(DecisionError) as refused:
        group_reading(hierarchy(), ("gaol",), {})
    assert refused.value.code == "id-unknown"
    assert refused.value.facts["suggestion"] == "goal"
