"""What happens in a workshop and how it stands."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from mcdm.errors import DecisionError
from mcdm.labels import Label
from studies.workshop import AFTER, KINDS, Event, Pair, Standing, Stay, Workshop, check, standing

PLANNED = Workshop(Label("Panel"), ("goal",), ("E1", "E2"))
GOAL = {"set": "goal", "first": "C1", "second": "C2"}
EVENTS = (
    Event("joined", {"expert": "E1", "weight": 2}),
    Event("joined", {"expert": "E2", "weight": 1}),
    Event("round opened", {"newest_ballot": 7}, at="10:00"),
    Event("vote again", {**GOAL, "newest_ballot": 9}, at="10:10"),
    Event("locked"),
    Event("reopened"),
    Event("comment", {**GOAL, "expert": "E2", "text": "Why?"}, at="10:20"),
    Event("round closed", {"newest_ballot": 12}, at="10:30"),
)


def test_a_workshop_is_what_happened_in_it() -> None:
    state = standing(EVENTS)
    assert state.phase == "waiting"
    assert dict(state.seats) == {"E1": 2.0, "E2": 1.0}
    assert [(each.number, each.first, each.last) for each in state.rounds] == [(1, 7, 12)]
    assert [(each.pair, each.first) for each in state.votes] == [(Pair("goal", "C1", "C2"), 9)]
    assert [each.text for each in state.comments] == ["Why?"]


@pytest.mark.parametrize("count", range(len(EVENTS)))
def test_each_of_these_may_happen_after_those_before_it(count: int) -> None:
    check(PLANNED, standing(EVENTS[:count]), EVENTS[count])


def test_answers_are_taken_only_while_a_round_is_open() -> None:
    phases = [standing(EVENTS[:count]).takes_answers for count in range(len(EVENTS) + 1)]
    assert phases == [False, False, False, True, True, False, True, True, False]


def test_what_happened_last_ends_the_round() -> None:
    state = standing((*EVENTS[:3], Event("finished", {"newest_ballot": 8}, at="11:00")))
    assert state.phase == "finished"
    assert state.rounds[-1].last == 8


def refusal(state: Standing, event: Event, planned: Workshop = PLANNED) -> str:
    with pytest.raises(DecisionError) as caught:
        check(planned, state, event)
    return caught.value.code


def test_what_cannot_happen_is_refused() -> None:
    state = standing(EVENTS)
    assert refusal(state, Event("locked")) == "workshop-not-now"
    assert refusal(state, Event("exploded")) == "workshop-event-unknown"
    assert refusal(state, Event("joined", {"expert": "E3"})) == "workshop-event-unknown"
    assert refusal(state, Event("left out", {"expert": "E9"})) == "workshop-expert-unknown"
    over = replace(PLANNED, rounds=1)
    assert refusal(state, Event("round opened", {"newest_ballot": 12}), over) == "workshop-rounds-over"
    other = {**GOAL, "set": "C1/x", "together": True}
    assert refusal(state, Event("pair shown", other)) == "workshop-pair-unknown"


def test_every_kind_has_an_effect() -> None:
    assert set(AFTER) == set(KINDS)


@pytest.mark.parametrize("rounds", [0, 6])
def test_rounds_have_bounds(rounds: int) -> None:
    with pytest.raises(DecisionError) as caught:
        replace(PLANNED, rounds=rounds)
    assert caught.value.code == "workshop-rounds"
    with pytest.raises(DecisionError):
        Workshop(Label("Panel"), ())


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"sets": ("goal", "C1", "goal")}, "workshop-set-repeated"),
        ({"consensus": 1.1}, "workshop-stop-rule"),
        ({"change": 0.0}, "workshop-stop-rule"),
    ],
)
def test_what_cannot_be_planned(wrong: dict[str, Any], code: str) -> None:
    with pytest.raises(DecisionError) as caught:
        replace(PLANNED, **wrong)
    assert caught.value.code == code


@pytest.mark.parametrize("weight", [-1.0, float("nan"), float("inf")])
def test_nobody_counts_for_less_than_nothing(weight: float) -> None:
    assert refusal(Standing(), Event("joined", {"expert": "E1", "weight": weight})) == "expert-weight-negative"


# ---------------------------------------------------------------------- staying with an answer


STAYED = Event("stayed", {**GOAL, "expert": "E1"})


def test_who_stays_is_known_until_the_next_round() -> None:
    state = standing((*EVENTS[:3], STAYED))
    assert state.stays == {Stay(Pair("goal", "C1", "C2"), "E1")}
    assert not standing((*EVENTS[:3], STAYED, *EVENTS[7:], EVENTS[2])).stays


def test_a_vote_again_asks_everybody_anew_about_that_pair_alone() -> None:
    elsewhere = Event("stayed", {"set": "goal", "first": "C1", "second": "C3", "expert": "E1"})
    turned = Event("vote again", {"set": "goal", "first": "C2", "second": "C1", "newest_ballot": 9})
    assert [each.pair.second for each in standing((*EVENTS[:3], STAYED, elsewhere, turned)).stays] == ["C3"]


def test_nobody_stays_with_anything_while_nothing_is_taken() -> None:
    assert refusal(standing(EVENTS[:5]), STAYED) == "workshop-not-now"
    assert refusal(standing(EVENTS), STAYED) == "workshop-not-now"
    assert refusal(standing(EVENTS[2:4]), STAYED) == "workshop-expert-unknown"


def test_what_the_wall_shows_is_kept_until_the_next_vote_or_round() -> None:
    shown = (*EVENTS[:3], Event("answers shown", GOAL), Event("wall set", {"covered": False, "named": False}))
    state = standing(shown)
    pair = Pair("goal", "C1", "C2")
    assert state.uncovered == {pair, pair.turned}
    assert (state.covered, state.named) == (False, False)
    assert (Standing().covered, Standing().named) == (True, True)
    again = standing((Event("vote again", {**GOAL, "first": "C2", "second": "C1", "newest_ballot": 9}),), state)
    assert again.uncovered == frozenset()
    closed = standing((Event("round closed", {"newest_ballot": 9}), Event("round opened", {"newest_ballot": 9})), state)
    assert closed.uncovered == frozenset()
    assert closed.covered is False
