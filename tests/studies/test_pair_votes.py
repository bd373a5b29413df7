"""The group on one pair."""

from __future__ import annotations

import pytest

from mcdm.errors import DecisionError
from studies.pair_votes import pair_votes, vote_table
from studies.study import Ballot
from studies.workshop import Pair
from tests.studies.examples import pairs
from tests.studies.rehearsed import AB, three


def test_group_and_quartiles() -> None:
    votes = pair_votes(three(1.0, 2.0, 4.0, 8.0, 4.0, weights=(1, 1, 1, 1, 0)), AB)
    assert votes.group == pytest.approx(2**1.5)
    assert (votes.low, votes.lower, votes.median, votes.upper, votes.high) == (1.0, 2.0, 4.0, 4.0, 8.0)
    assert votes.answered == ("E1", "E2", "E3", "E4", "E5")


def test_turned_around_every_number_turns_around() -> None:
    reading = three(2.0, 3.0, 6.0, None)
    here, there = pair_votes(reading, AB), pair_votes(reading, Pair("goal", "b", "a"))
    for name, opposite in (("group", "group"), ("low", "high"), ("lower", "upper"), ("median", "median")):
        assert getattr(here, name) == pytest.approx(1 / getattr(there, opposite))
    assert here.deviation == there.deviation
    assert [vote.ratio for vote in there.votes] == [0.5, pytest.approx(1 / 3), pytest.approx(1 / 6), None]


@pytest.mark.parametrize(
    ("ratios", "verdict", "apart"),
    [
        ((None, None), "nobody", ()),
        ((3.0, None), "alone", ()),
        ((3.0, 3.0, 3.0), "agree", ()),
        ((3.0, 3.0, 3.0, 4.0, 1.0), "agree", ()),
        ((3.0, 3.0, 2.0, 4.0, 1 / 5), "apart", ("E5",)),
        ((1.0, 9.0, 2.0, 8.0), "degree", ()),
        ((5.0, 1 / 5, 5.0, 1 / 5), "split", ()),
        ((5.0, 1 / 5), "split", ()),
    ],
)
def test_what_there_is_to_say(ratios: tuple[float | None, ...], verdict: str, apart: tuple[str, ...]) -> None:
    votes = pair_votes(three(*ratios), AB)
    assert (votes.verdict, votes.apart) == (verdict, apart)


def test_who_has_not_answered() -> None:
    votes = pair_votes(three(2.0, None, 3.0), AB)
    assert votes.silent == ("E2",)
    assert votes.skipped == ()
    assert (votes.votes[1].ratio, votes.votes[1].ballot) == (None, 0)


def test_nobody_with_a_weight_is_no_group() -> None:
    votes = pair_votes(three(2.0, 3.0, weights=(0.0, 0.0)), AB)
    assert (votes.group, votes.deviation, votes.high) == (None, None, 3.0)


def test_who_has_voted_again() -> None:
    reading = three(2.0, 3.0).after([(9, Ballot("E2", "goal", pairs(("a", "b", 3), ("b", "c", 2))))])
    assert pair_votes(reading, AB).since(8) == ("E2",)


def test_a_pair_that_is_not_judged() -> None:
    with pytest.raises(DecisionError) as refused:
        pair_votes(three(2.0), Pair("goal", "a", "z"))
    assert refused.value.code == "workshop-pair-unknown"


def test_the_table_has_no_nan_where_nobody_answered() -> None:
    table = vote_table(three(None, None))
    assert not table.quartiles.any()
    assert not table.deviation.any()
    assert table.verdicts == ("nobody",) * 3
