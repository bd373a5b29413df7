"""The rounds of a workshop read again."""

from __future__ import annotations

from mcdm.judgments import PairwiseComparisons, PairwiseJudgment
from mcdm.labels import Label
from studies.group_reading import group_reading
from studies.rounds import heard_again, marks, round_readings, standing_at
from studies.study import Ballot
from studies.workshop import Event, Pair, Stay, Workshop, standing
from tests.studies.examples import hierarchy

SHOWN = {"set": "goal", "first": "a", "second": "b"}
EVENTS = (
    Event("joined", {"expert": "E0", "weight": 1.0}),
    Event("round opened", {"newest_ballot": 4}),
    Event("round closed", {"newest_ballot": 7}),
    Event("round opened", {"newest_ballot": 7}),
    Event("vote again", {**SHOWN, "newest_ballot": 8}),
)


def answered(ratio: float) -> Ballot:
    return Ballot("E0", "goal", PairwiseComparisons(("a", "b", "c"), (PairwiseJudgment("a", "b", ratio),)))


CAST = ((5, answered(2)), (7, answered(3)), (8, answered(4)), (9, answered(5)))


def test_what_stood_when() -> None:
    assert [number for mark in (4, 5, 6, 7, 99) for number, _ in standing_at(CAST, mark)] == [5, 5, 7, 9]


def test_what_is_read_again() -> None:
    assert marks(standing(EVENTS), 9) == (4, 7, 8, 9)
    assert marks(standing(()), 3) == (3,)


def test_the_group_at_the_end_of_each_round_and_as_the_last_one_stands() -> None:
    state, planned = standing(EVENTS), Workshop(Label("w"), ("goal",))
    answers = {mark: standing_at(CAST, mark) for mark in marks(state, 9)}
    readings = round_readings(hierarchy(), planned, state, answers, 9)
    assert [round(float(each.sets["goal"].own[0, 0] / each.sets["goal"].own[0, 1]), 9) for each in readings] == [3, 5]


def test_a_pair_is_heard_again_when_it_is_answered_otherwise_or_stayed_with() -> None:
    study, seats = hierarchy(), {"E0": 1.0, "E1": 1.0}
    before = group_reading(study, ("goal",), seats, ((5, answered(2)),))
    moved, stays = before.after(((7, answered(3)),)), (Stay(Pair("goal", "b", "a"), "E0"),)
    assert heard_again(before, before, ()).tolist() == [0, 0]
    assert heard_again(before, moved, ()).tolist() == [1, 0]
    assert heard_again(before, before, stays).tolist() == [1, 0]
    assert heard_again(before, moved, stays).tolist() == [1, 0], "a pair counts once"
    nothing = Stay(Pair("goal", "a", "b"), "E1"), Stay(Pair("goal", "a", "b"), "gone")
    assert heard_again(before, before, nothing).tolist() == [0, 0], "who has no answer stays with none"


def test_an_answer_that_was_taken_back_is_not_heard() -> None:
    before = group_reading(hierarchy(), ("goal",), {"E0": 1.0}, ((5, answered(2)),))
    gone = Ballot("E0", "goal", PairwiseComparisons(("a", "b", "c")))
    assert heard_again(before, before.after(((6, gone),)), ()).tolist() == [0]
