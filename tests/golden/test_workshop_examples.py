"""The demo as a workshop: nine experts on the division of the goal, as its wall shows it."""

from __future__ import annotations

import pytest

from studies.group_outcome import group_outcome, surroundings
from studies.pair_votes import pair_votes
from studies.talk import talk
from tests.studies.rehearsed import TALKED, demo, demo_reading


def test_the_pair_on_the_wall() -> None:
    """Seven from 2 to 5, one at 1/4, one open; by the weights .14, .12, .12, .12, .1 ... the group says 2.257."""
    votes = pair_votes(demo_reading(), TALKED)
    answered = {vote.expert: vote.ratio for vote in votes.votes}
    assert answered == {
        "E1": 4, "E2": 2, "E3": 5, "E4": 2, "E5": 0.25, "E6": 3, "E7": None, "E8": 4, "E9": 2,
    }  # fmt: skip
    assert votes.group == pytest.approx((4**0.24 * 2**0.34 * 5**0.12 * 0.25**0.1 * 3**0.1) ** (1 / 0.9))
    assert votes.group == pytest.approx(2.257, abs=5e-4)
    assert (votes.low, votes.high, votes.apart, votes.silent) == (0.25, 5.0, ("E5",), ("E7",))


def test_consensus_and_progress() -> None:
    reading = demo_reading()
    assert reading.sets["goal"].consensus == pytest.approx(0.938, abs=5e-4)
    assert reading.sets["goal"].word == "very-high"
    assert (reading.answers, reading.asked) == (601, 603)
    assert reading.progress.tolist() == [67, 67, 67, 67, 67, 67, 65, 67, 67]


def test_by_the_weights_this_pair_deserves_talk_first() -> None:
    found = talk(surroundings(demo()), demo_reading())
    first = found.next()
    assert first is not None
    assert first.pair == TALKED
    assert first.deviation == pytest.approx(0.851, abs=5e-4)
    assert first.influence == pytest.approx(0.0326, abs=5e-5)
    assert group_outcome(surroundings(demo()), demo_reading()).consensus == pytest.approx(0.899, abs=5e-4)
