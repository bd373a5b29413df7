"""One set as numbers that vary: voters, pairs, ranges, points, and who counts."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from mcdm.draws import Draws
from mcdm.errors import DecisionError
from mcdm.judgments import DirectRatings, PairwiseComparisons, PairwiseJudgment
from studies.judged_set import JudgmentSpread, judged_set
from studies.study import PANEL, Ballot
from studies.weight_draws import expert_shares
from tests.studies.choosing import cars, complete

GOAL = cars().comparison_sets["goal"]
SHARES = expert_shares(cars())


@pytest.mark.parametrize("deviation", [-0.1, 2.1, float("nan")])
def test_a_spread_has_its_limits(deviation: float) -> None:
    with pytest.raises(DecisionError, match="spread-out-of-range"):
        JudgmentSpread(deviation)


def test_judgments_stand_as_logarithms_by_voter_and_pair() -> None:
    judged = judged_set(cars(), GOAL)
    assert judged.voters == ("E1", "E2")
    assert judged.middle == pytest.approx(np.log([[3, 2, 0.5], [1, 0.5, 0.5]]))
    assert judged.inputs == 6
    assert judged.fixed is None


def test_the_group_is_the_weighted_mean_of_the_logarithms() -> None:
    judged = judged_set(cars(), GOAL)
    mean, given = judged.joined(SHARES, judged.middle[None])
    assert mean[0] == pytest.approx((judged.middle[0] + 2 * judged.middle[1]) / 3)
    assert given.all()


def test_an_open_pair_does_not_count() -> None:
    said = PairwiseComparisons(GOAL.elements, (PairwiseJudgment("price", "style", 4.0),))
    ballots = (Ballot("E1", "goal", said), Ballot("E2", "goal", complete(GOAL.elements, 1, 2, 3)))
    judged = judged_set(replace(cars(), ballots=ballots), GOAL)
    assert judged.inputs == 4
    mean, _ = judged.joined(SHARES, judged.middle[None])
    assert np.exp(mean[0]) == pytest.approx([4 ** (1 / 3), 2, 3])


def test_the_panel_stands_for_all() -> None:
    points = Ballot(PANEL, "goal", DirectRatings(("range", "price", "style"), (20.0, 50.0, 30.0)))
    judged = judged_set(replace(cars(), ballots=(*cars().ballots, points)), GOAL)
    assert judged.voters == (PANEL,)
    assert judged.fixed == pytest.approx([0.5, 0.3, 0.2])
    assert judged.inputs == 3
    agreed = Ballot(PANEL, "goal", complete(GOAL.elements, 2, 4, 2))
    judged = judged_set(replace(cars(), ballots=(*cars().ballots, agreed)), GOAL)
    assert judged.fixed is None
    assert judged.weights(SHARES)[0] == pytest.approx([4 / 7, 2 / 7, 1 / 7])


def test_nobody_answered() -> None:
    judged = judged_set(replace(cars(), ballots=()), GOAL)
    assert judged.weights(SHARES) == pytest.approx([1 / 3] * 3)
    assert judged.inputs == 0
    assert judged.perturbed(Draws(), JudgmentSpread()) is None


def test_every_voter_has_a_stream_of_its_own() -> None:
    both = judged_set(cars(), GOAL).perturbed(Draws(count=7), JudgmentSpread())
    second = replace(cars(), ballots=tuple(b for b in cars().ballots if b.expert == "E2"))
    alone = judged_set(second, GOAL).perturbed(Draws(count=7), JudgmentSpread())
    assert both is not None
    assert alone is not None
    assert (both[:, 1] == alone[:, 0]).all()
    assert not np.isclose(both[:, 0], alone[:, 0]).all()


def test_steps_move_judgments_by_deviations() -> None:
    judged = judged_set(cars(), GOAL)
    moved = judged.moved(np.ones((1, 6)), JudgmentSpread(0.3))
    assert moved is not None
    assert moved[0] == pytest.approx(judged.middle + 0.3)


def test_a_range_is_met_at_its_quantiles() -> None:
    said = PairwiseComparisons(GOAL.elements, (PairwiseJudgment("price", "style", 3.0, 2.0, 6.0),))
    judged = judged_set(replace(cars(), ballots=(Ballot("E1", "goal", said),)), GOAL)
    ends = judged.moved(np.array([[-9.0], [9.0]]), JudgmentSpread(0.3))
    assert ends is not None
    assert np.exp(ends[:, 0, 0]) == pytest.approx([2, 6], rel=1e-3)
    # The mode lies where a share (mode - low) / (high - low) of the distribution is below it.
    share = (np.log(3) - np.log(2)) / (np.log(6) - np.log(2))
    from scipy.special import ndtri

    mode = judged.moved(np.array([[ndtri(share)]]), JudgmentSpread(0.3))
    assert mode is not None
    assert np.exp(mode[0, 0, 0]) == pytest.approx(3)
