"""The minutes of a workshop that was played."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.judgments import PairwiseComparisons, PairwiseJudgment
from mcdm.labels import Label
from studies.group_outcome import surroundings
from studies.minutes import minutes
from studies.rounds import marks, standing_at
from studies.study import Ballot
from studies.workshop import Event, Workshop, standing
from tests.studies.examples import hierarchy
from tests.studies.rehearsed import SAID, TALKED, demo, played


def test_who_took_part() -> None:
    found = played()
    assert [each.expert for each in found.participants] == [each.id for each in demo().experts]
    assert [each.weight for each in found.participants] == [each.weight for each in demo().experts]
    assert all(each.answered + each.skipped == each.pairs == 25 for each in found.participants)
    assert all(0 <= (ratio or 0) < 1 for each in found.participants for _, ratio in each.consistency)


def test_rounds_and_convergence() -> None:
    found = played()
    assert [(each.opened[11:16], each.closed[11:16]) for each in found.rounds] == [
        ("09:05", "09:31"),
        ("09:40", "10:05"),
    ]
    first, second = found.rounds
    assert first.took_part == 9 > second.took_part
    assert (first.end.whole.consensus or 0) < (second.end.whole.consensus or 0)
    assert found.verdict.reason == "agreed"
    assert found.consensus == found.after.consensus


def test_what_was_talked_about_said_and_changed_on_advice() -> None:
    found = played()
    (vote,) = found.votes
    assert (vote.pair, vote.called[11:16]) == (TALKED, "09:45")
    assert vote.before.answered >= vote.after.answered - 1
    texts = {(each.kind, each.text) for each in found.remarks}
    assert {("comment", SAID), ("comment", "After talk"), ("skipped", "Not my field")} <= texts
    (repair,) = found.repairs
    assert (repair.new, repair.reason) == (5.0, "consistency")
    assert [each.text for each in found.decisions] == ["The weights are used."]


def test_answers_of_each_round_are_those_the_group_is_made_of() -> None:
    found = played()
    for record in found.pairs:
        for turn, stand in enumerate(record.rounds, 1):
            given = [each.ratio for each in found.answers if (each.round, each.pair) == (turn, record.pair)]
            assert len(given) == stand.answered
            assert stand.median == pytest.approx(np.exp(np.median(np.log(given))))


def test_weights_before_are_equal_where_nobody_had_answered() -> None:
    found = played()
    whole = dict(zip(found.before.elements, found.before.weights, strict=True))
    assert found.before.experts == ()
    assert not np.allclose(found.before.weights, found.after.weights)
    assert sum(whole.values()) == pytest.approx(1.0)


def test_hidden_names_stay_hidden() -> None:
    hidden, open_ = played(hidden=True), played()
    assert all(not each.expert and not each.label.en for each in hidden.participants)
    assert [each.number for each in hidden.participants] == list(range(1, 10))
    told = {each.weight for each in hidden.participants}
    assert None in told
    assert all(sum(each.weight == weight for each in hidden.participants) >= 3 for weight in told - {None})
    order = [sorted(each.ratio for each in found.answers if each.participant == 1) for found in (hidden, open_)]
    assert len(order) == 2
    assert [each.answered for each in hidden.participants] != [each.answered for each in open_.participants]
    assert sorted(each.answered for each in hidden.participants) == sorted(each.answered for each in open_.participants)


def test_a_workshop_that_has_not_begun_has_minutes_too() -> None:
    study, planned = hierarchy(), Workshop(Label("w"), ("goal",))
    events = [Event("joined", {"expert": "E0", "weight": 1.0})]
    stood = {mark: standing_at([], mark) for mark in marks(standing(events), 0)}
    found = minutes(surroundings(study), planned, events, stood)
    assert (found.rounds, found.votes, found.answers) == ((), (), ())
    assert found.verdict.reason == "nobody"
    assert found.participants[0].consistency == (("goal", None),)


def test_who_was_left_out_is_named_and_counts_no_more() -> None:
    study, planned = hierarchy(experts=2), Workshop(Label("w"), ("goal",))
    ballots = list(enumerate(study.ballots, 1))
    events = [
        Event("joined", {"expert": "E0", "weight": 1.0}),
        Event("joined", {"expert": "E1", "weight": 2.0}),
        Event("round opened", {"newest_ballot": 0}),
        Event("left out", {"expert": "E1"}),
    ]
    stood = {mark: standing_at(ballots, mark) for mark in marks(standing(events), 2)}
    found = minutes(surroundings(study), planned, events, stood)
    assert [(each.left, each.weight) for each in found.participants] == [(False, 1.0), (True, 2.0)]
    assert found.after.experts == ("E0",)


def test_answers_that_were_stayed_with_are_counted_by_round() -> None:
    stayed = Event("stayed", {"set": "goal", "first": "a", "second": "b", "expert": "E0"})
    turned = Event("stayed", {"set": "goal", "first": "b", "second": "a", "expert": "E0"})
    other = Event("stayed", {"set": "goal", "first": "a", "second": "c", "expert": "E0"})
    opened, closed = (Event(f"round {what}", {"newest_ballot": 0}) for what in ("opened", "closed"))
    events = (Event("joined", {"expert": "E0", "weight": 1.0}), opened, closed, opened, stayed, turned, other)
    found = minutes(surroundings(hierarchy()), Workshop(Label("w"), ("goal",)), events, {0: ()})
    assert [each.stayed for each in found.rounds] == [0, 2]


def test_a_vote_lasts_until_the_pair_is_voted_on_again_in_either_order() -> None:
    study, planned = hierarchy(experts=2), Workshop(Label("w"), ("goal",))
    elements = study.ballots[0].judgments.elements
    first, second = elements[:2]
    said = [PairwiseComparisons(elements, (PairwiseJudgment(first, second, value),)) for value in (2.0, 4.0, 8.0)]
    ballots = [(number, Ballot("E0", "goal", given)) for number, given in enumerate(said, 1)]
    pair, turned = ({"set": "goal", "first": a, "second": b} for a, b in ((first, second), (second, first)))
    events = [
        Event("joined", {"expert": "E0", "weight": 1.0}),
        Event("round opened", {"newest_ballot": 0}),
        Event("vote again", {**pair, "newest_ballot": 1}),
        Event("vote again", {**turned, "newest_ballot": 2}),
    ]
    stood = {mark: standing_at(ballots, mark) for mark in marks(standing(events), 3)}
    votes = minutes(surroundings(study), planned, events, stood).votes
    ratios = [(each.before.median, each.after.median) for each in votes]
    assert ratios == [pytest.approx((2, 4)), pytest.approx((1 / 4, 1 / 8))]
