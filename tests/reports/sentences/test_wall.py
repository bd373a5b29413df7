"""What the wall of a workshop says."""

from __future__ import annotations

from types import MappingProxyType

import numpy as np
import pytest

from i18n.translate import translator
from mcdm.labels import Label
from reports.sentences import wall as say
from studies.group_outcome import GroupOutcome
from studies.pair_votes import PairVotes, Vote
from studies.rooms import Room
from studies.workshop import Pair, Round, Standing, Workshop

T, ZH = translator("en"), translator("zh")
PAIR = Pair("goal", "A", "B")
NAMES = {"A": "Speed", "B": "Manners", "S1": "Plan one", "S2": "Plan two", "E1": "Anna"}


def name(identifier: str) -> str:
    return NAMES.get(identifier, identifier)


def room(phase: str = "waiting", rounds: int = 0, planned: int = 2) -> Room:
    held = tuple(Round(k + 1, "", 0) for k in range(rounds))
    standing = Standing(phase, MappingProxyType({"E1": 1.0}), rounds=held)
    return Room("r", "s", "7KQ4-M2", "", "", Workshop(Label("Spring", "春季"), ("goal",), rounds=planned), standing, 0)


def votes(*ratios: float, group: float) -> PairVotes:
    given = tuple(Vote(f"E{k}", ratio, ratio, ratio, False, "", False, 1) for k, ratio in enumerate(ratios, 1))
    return PairVotes(PAIR, given, group, min(ratios), None, None, None, max(ratios), 1.0, "agree")


def outcome(values: tuple[float, ...], without: tuple[tuple[float, ...], ...] = ()) -> GroupOutcome:
    count = len(without)
    return GroupOutcome(
        ("A", "B"), np.array([0.7, 0.3]), 0.684, ("S1", "S2")[: len(values)], np.array(values),
        tuple(f"E{k + 1}" for k in range(count)), np.full((count, 2), 0.5), None,
        np.array(without).reshape(count, len(values)), np.full((count, 2), 0.5),
    )  # fmt: skip


def test_the_effort_is_told_before_it_is_asked() -> None:
    assert say.effort(15, T) == "15 pairs for each expert, about 3 minutes a round"
    assert say.effort(1, T) == "1 pair for each expert, about 1 minute a round"
    assert say.effort(15, ZH) == "每位专家 15 对，每轮约 3 分钟"


def test_earlier_answers_are_mentioned_only_where_there_are_some() -> None:
    assert say.answered_before(0, T) == ""
    assert say.answered_before(1, T).startswith("1 of them has answered")


@pytest.mark.parametrize(
    ("phase", "rounds", "told"),
    [
        ("waiting", 0, "2 rounds planned"),
        ("open", 1, "round 1 of 2, open"),
        ("locked", 1, "round 1 of 2, locked"),
        ("waiting", 1, "round 1 of 2 closed"),
        ("finished", 2, "finished"),
    ],
)
def test_the_phase_is_told(phase: str, rounds: int, told: str) -> None:
    assert say.phase(room(phase, rounds), T) == told


def test_what_the_wall_says_before_a_round_and_after_the_last() -> None:
    assert say.begin(room(), 0, 0, T)[1].startswith("Take out your phone, scan the code, and write your name")
    assert say.begin(room(), 9, 4, T) == ("Spring", "Take out your phone and scan the code. 4 of 9 are here.")
    assert say.begin(room("waiting", 1), 9, 4, T)[0] == "Round 1 is closed"
    assert say.begin(room("finished", 2), 9, 4, T)[0] == "Spring: finished"
    assert say.begin(room("finished", 2), 9, 4, ZH)[0] == "春季：已结束"


def test_who_is_here() -> None:
    assert say.who(8, 9, 7, T) == "8 of 9 have finished · 7 here"
    assert say.who(0, 0, 0, T) == "Nobody takes part yet"


def test_the_range_is_seen_from_the_side_the_group_favours() -> None:
    assert say.answers_range(votes(1 / 4, 5.0, group=2.3), T) == "answers from 1/4 to 5"
    assert say.answers_range(votes(1 / 5, 4.0, group=1 / 2.3), T) == "answers from 1/4 to 5"
    assert say.answers_range(votes(3.0, group=3.0), T) == "one answer"


def test_what_is_open() -> None:
    assert say.still_open([], 0, 0, T) == "complete"
    assert say.still_open([], 0, 14, T) == "14 left open on purpose"
    assert say.still_open(["E7"], 2, 0, T) == "2 open, E7"
    assert say.still_open(["E7"], 2, 0, T, shown=False) == "2 open"
    assert say.still_open([f"E{k}" for k in range(9)], 20, 0, T) == "20 open"


def test_covered_answers_say_why() -> None:
    assert say.held_back(0, 9, T) == "Nobody has answered yet"
    assert say.held_back(0, 9, T, again=True) == "Nobody has voted again yet"
    assert say.held_back(2, 9, T, again=True) == "2 of 9 have voted again"
    assert say.held_back(2, 9, T) == "2 of 9 have answered; the answers show when all have"


def test_talk_is_told_with_its_sides() -> None:
    before, after = votes(2.0, 3.0, group=2.3), votes(0.5, 0.5, group=0.5)
    told = say.after_talk(before, after, name, T)
    assert told == "Before the talk the group said 2.3 for Speed, now 2 for Manners; two answer otherwise."
    assert say.after_talk(before, votes(2.0, 4.0, group=3.0), name, T).endswith("one answers otherwise.")
    assert say.after_talk(before, before, name, T) == "Talk has changed no answer: the group still says 2.3 for Speed."


def test_the_decision_says_whether_one_person_can_turn_it() -> None:
    firm = outcome((0.74, 0.73), ((0.75, 0.72), (0.74, 0.73)))
    assert say.decides(firm, name, T) == "Plan one leads with .740, whoever of the group is left out"
    assert say.turned(firm, name, T, name) == ""
    shaky = outcome((0.74, 0.73), ((0.72, 0.75), (0.74, 0.73)))
    assert say.decides(shaky, name, T) == "Plan one leads with .740, but one person can turn it"
    assert say.turned(shaky, name, T, name) == "Without Anna Plan two would lead."
    assert say.turned(shaky, name, T, None) == "There is 1 participant without whom another would lead."


def test_a_lead_that_nobody_can_read_is_none() -> None:
    tied = outcome((0.7411, 0.7407), ((0.73, 0.75),))
    assert say.decides(tied, name, T) == "Plan one and Plan two cannot be told apart (.741)"
    assert say.turned(tied, name, T, name) == ""
    assert say.decided_lead(tied, None, name, T) == "Today's index by the group's weights is .684."


def test_without_options_the_heaviest_weight_is_told() -> None:
    assert say.decides(outcome((), ((),)), name, T) == "Speed weighs most (.700)"
    assert say.decides(outcome(()), name, T) == "Nobody has answered yet"


def test_the_lead_compares_with_before() -> None:
    now, before = outcome((0.74, 0.73), ((0.74, 0.73),)), outcome((0.70, 0.73), ((0.7, 0.73),))
    assert say.decided_lead(now, before, name, T) == (
        "Plan two follows with .730. Today's index by the group's weights is .684. Before the workshop Plan two led."
    )


def test_revised_answers_are_a_share() -> None:
    assert say.revised(None, T) == "consensus"
    assert say.revised(0.12, T) == "consensus; 12% of the answers revised"
