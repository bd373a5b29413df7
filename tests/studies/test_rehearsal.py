"""Simulated experts play a workshop."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from mcdm.errors import DecisionError
from mcdm.judgments import PairwiseComparisons, PairwiseJudgment
from mcdm.labels import Label
from mcdm.scales import SAATY_VALUES
from studies.delphi import convergence, verdict
from studies.group_outcome import surroundings
from studies.group_reading import group_reading
from studies.rehearsal import Act, Persona, cast, rehearse, revote, walk_ins
from studies.rounds import standing_at
from studies.workshop import Pair, Workshop
from tests.studies.rehearsed import AB, demo, three

PLANNED = Workshop(Label("w"), ("goal", "C5"), tuple(f"X{k}" for k in range(7)), rounds=3, delphi=True)


def play(personas: tuple[Persona, ...], seed: int = 5) -> list[Act]:
    return list(rehearse(demo(), PLANNED, personas, seed))


def readings(acts: list[Act], personas: tuple[Persona, ...]) -> list:
    ballots = [(k, act.ballot) for k, act in enumerate(acts, 1)]
    seats = {each.expert: each.weight for each in personas}
    ends = [sum(act.round <= turn for act in acts) for turn in (1, 2, 3)]
    return [group_reading(demo(), PLANNED.sets, seats, standing_at(ballots, end)) for end in ends]


def test_the_same_seed_plays_the_same_session() -> None:
    personas = cast(PLANNED.experts, 1)
    assert play(personas) == play(personas)
    assert play(personas) != play(personas, 6)
    assert cast(PLANNED.experts, 1) != cast(PLANNED.experts, 2)


def test_a_group_that_listens_comes_together_and_may_stop() -> None:
    personas = tuple(Persona(name, own_mind=0.5, conformity=0.8) for name in PLANNED.experts)
    acts = play(personas)
    ends = convergence(surroundings(demo()), readings(acts, personas))
    levels = [end.sets[0].consensus or 0.0 for end in ends]
    assert levels[0] < levels[1] <= levels[2] + 0.01
    assert (ends[1].whole.revised or 0) > (ends[2].whole.revised or 0)
    assert not verdict(PLANNED, ends[:1]).stop
    assert verdict(PLANNED, ends[:2]).reason == "agreed"


def test_a_group_of_stubborn_and_contrary_minds_goes_on_to_the_last_round() -> None:
    personas = tuple(
        Persona(name, own_mind=1.5, conformity=0.0, contrary=k % 2 == 0) for k, name in enumerate(PLANNED.experts)
    )
    acts = play(personas)
    assert {act.round for act in acts} == {1}  # nobody changes a word
    ends = convergence(surroundings(demo()), readings(acts, personas))
    assert (verdict(PLANNED, ends[:2]).stop, verdict(PLANNED, ends[:2]).reason) == (False, "disagreement")
    assert (verdict(PLANNED, ends).stop, verdict(PLANNED, ends).reason) == (True, "disagreement")


def test_time_goes_on_and_rounds_follow_each_other() -> None:
    acts = play(cast(PLANNED.experts, 1))
    assert [act.at for act in acts] == sorted(act.at for act in acts)
    assert [act.round for act in acts] == sorted(act.round for act in acts)


def test_everybody_answers_or_skips_every_pair_with_a_word_of_the_scale() -> None:
    personas = tuple(Persona(name, skips=0.2) for name in PLANNED.experts)
    acts = [act for act in play(personas) if act.round == 1]
    last = {(act.expert, act.set): act.judgments for act in acts}
    assert all(
        len(each.judgments) + len(each.skipped) == len(each.elements) * (len(each.elements) - 1) / 2
        for each in last.values()
    )
    assert any(each.skipped for each in last.values())
    assert {judged.value for each in last.values() for judged in each.judgments} <= set(SAATY_VALUES)


def test_the_slow_are_slow_and_nobody_answers_otherwise_for_it() -> None:
    usual = tuple(Persona(name) for name in PLANNED.experts)
    slow = (replace(usual[0], pace=60.0), *usual[1:])
    first, other = play(usual), play(slow)
    ends = [max(act.at for act in acts if act.expert == "X0" and act.round == 1) for acts in (first, other)]
    assert ends[1] == pytest.approx(10 * ends[0], rel=1e-3)
    said = [{(act.expert, act.set): act.judgments for act in acts} for acts in (first, other)]
    assert said[0] == said[1]


def test_nobody_answers_otherwise_in_the_first_round_because_somebody_joined() -> None:
    fewer = cast(PLANNED.experts, 1)[:-1]
    mine = [act for act in play(fewer) if act.expert == "X0" and act.round == 1]
    assert mine == [act for act in play((*fewer, Persona("X6"))) if act.expert == "X0" and act.round == 1]


def test_a_cast_has_one_contrary_member_from_four_on() -> None:
    assert sum(each.contrary for each in cast(PLANNED.experts, 3)) == 1
    assert not any(each.contrary for each in cast(("A", "B", "C"), 3))


def test_what_nobody_can_be() -> None:
    with pytest.raises(DecisionError) as refused:
        Persona("X", conformity=1.5)
    assert refused.value.code == "persona-out-of-range"
    assert np.isfinite(refused.value.facts["high"])


@pytest.mark.parametrize("turned", [False, True])
def test_a_vote_after_talk_moves_one_pair_toward_the_group(turned: bool) -> None:
    reading = three(1.0, 9.0, 9.0)
    mine = PairwiseComparisons(("a", "b", "c"), (PairwiseJudgment("a", "b", 1.0), PairwiseJudgment("b", "c", 2.0)))
    pair = Pair("goal", "b", "a") if turned else AB
    again = revote(Persona("E1", conformity=1.0), pair, mine, reading)
    assert again is not None
    assert [each.value for each in again.judgments] == [9.0, 2.0]
    assert revote(Persona("E1", conformity=0.0), pair, mine, reading) is None


def test_walk_ins_are_drawn_from_their_seed() -> None:
    found = walk_ins(3, seed=4)
    assert found == walk_ins(3, seed=4) != walk_ins(3, seed=5)
    assert len({each.name for each in found}) == 3
    assert [each.after for each in found] == sorted(each.after for each in found)
    assert all(ord(each.name[0]) > 0x4E00 for each in walk_ins(2, seed=4, language="zh"))
