"""Delphi: what is shown back, how a group moves, when it may stop."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mcdm.labels import Label
from studies.delphi import Movement, RoundEnd, convergence, feedback, verdict
from studies.group_outcome import surroundings
from studies.workshop import Pair, Workshop
from tests.studies.rehearsed import AB, three

PLANNED = Workshop(Label("w"), ("goal",), rounds=3, delphi=True)


def test_an_expert_sees_the_spread_and_the_own_answer() -> None:
    seen = feedback(three(1.0, 2.0, 3.0, 4.0, 5.0), "E5", AB)
    assert seen is not None
    assert (seen.own, seen.answered, seen.lower, seen.median, seen.upper) == (5.0, 5, 2.0, 3.0, 4.0)
    assert seen.inside is False


def test_who_left_it_open_sees_the_others() -> None:
    seen = feedback(three(1.0, 2.0, 3.0, None), "E4", AB)
    assert seen is not None
    assert (seen.own, seen.answered, seen.inside) == (None, 3, None)


@pytest.mark.parametrize(("ratios", "who"), [((1.0, 2.0, 3.0), "E1"), ((1.0, 2.0, None), "E3"), ((1.0, None), "E2")])
def test_so_few_others_that_somebody_could_be_recognised_are_not_shown(
    ratios: tuple[float | None, ...], who: str
) -> None:
    assert feedback(three(*ratios), who, AB) is None


def test_turned_around() -> None:
    seen = feedback(three(1.0, 2.0, 3.0, 4.0, 5.0), "E3", Pair("goal", "b", "a"))
    assert seen is not None
    assert (seen.lower, seen.upper, seen.inside) == (0.25, 0.5, True)


def test_how_a_group_moves() -> None:
    rounds = (three(1.0, 9.0, None), three(3.0, 9.0, 3.0), three(3.0, 9.0, 3.0))
    first, second, third = convergence(surroundings(rounds[0].study), rounds)
    assert (first.whole.change, first.whole.revised, first.sets[0].change) == (None, None, None)
    assert second.sets[0].revised == pytest.approx(3 / 6)  # E1's a : b, and both judgments of E3, of six
    assert (third.sets[0].change, third.sets[0].revised, third.whole.change) == (0.0, 0.0, 0.0)
    assert [each.answers for each in (first, second, third)] == [4, 6, 6]
    assert (first.sets[0].consensus or 0) < (second.sets[0].consensus or 0)
    group = [each.sets["goal"].weights(each.shares)[0][0] for each in rounds]
    assert second.sets[0].change == pytest.approx(abs(group[1] - group[0]).mean())


def ended(number: int, *found: tuple[float | None, float | None]) -> RoundEnd:
    sets = tuple(Movement(f"s{k}", level, change, None) for k, (level, change) in enumerate(found))
    return RoundEnd(number, 1, sets, Movement("", None, None, None))


@pytest.mark.parametrize(
    ("end", "stop", "reason", "where"),
    [
        (ended(1, (0.9, None)), False, "first-round", ""),
        (ended(1, (0.9, None), (0.6, None)), False, "disagreement", "s1"),
        (ended(2, (0.9, 0.01), (0.74, 0.0)), False, "disagreement", "s1"),
        (ended(2, (0.9, 0.01), (0.75, 0.05)), False, "moving", "s1"),
        (ended(2, (0.9, 0.01), (0.75, 0.049)), True, "agreed", "s1"),
        (ended(2, (None, None), (0.9, 0.0)), False, "too-few", "s0"),
        (ended(3, (0.9, 0.2)), True, "moving", "s0"),
        (ended(3, (0.2, 0.0)), True, "disagreement", "s0"),
    ],
)
def test_when_rounds_stop(end: RoundEnd, stop: bool, reason: str, where: str) -> None:
    found = verdict(PLANNED, [end])
    assert (found.stop, found.reason, found.set) == (stop, reason, where)


def test_before_the_first_round_and_with_one_only() -> None:
    assert verdict(PLANNED, []).reason == "nobody"
    only = verdict(replace(PLANNED, rounds=1), [ended(1, (0.9, None))])
    assert (only.stop, only.reason) == (True, "first-round")
