"""Sensitivity of weighted sums, in closed form."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.errors import DecisionError
from mcdm.sensitivity.weight_sensitivity import WeightedScores

SCORES = WeightedScores(np.array([[0.9, 0.2, 0.5], [0.3, 0.8, 0.4], [0.5, 0.5, 0.6]]), np.array([0.5, 0.3, 0.2]))


def test_scores_and_what_each_criterion_adds() -> None:
    np.testing.assert_allclose(SCORES.scores, [0.61, 0.47, 0.52])
    np.testing.assert_allclose(SCORES.contributions.sum(1), SCORES.scores)
    with pytest.raises(ValueError, match="read-only"):
        SCORES.values[0, 0] = 1


def test_weights_are_scaled_to_one() -> None:
    np.testing.assert_allclose(WeightedScores(SCORES.values, np.array([5.0, 3, 2])).scores, SCORES.scores)


def test_siblings_keep_their_proportions() -> None:
    np.testing.assert_allclose(SCORES.at(0, [0.75])[0], SCORES.values @ [0.75, 0.15, 0.1])


def test_gradient_lines_pass_through_the_present() -> None:
    for criterion in range(3):
        lines = SCORES.gradient(criterion)
        np.testing.assert_allclose(lines.at_zero + lines.weight * lines.slopes, SCORES.scores)
        np.testing.assert_allclose(lines.at_one, SCORES.values[:, criterion])


def test_lines_cross_where_two_scores_are_equal() -> None:
    found = SCORES.gradient(0).crossovers()
    assert [each.value for each in found] == sorted(each.value for each in found)
    for each in found:
        scores = SCORES.at(0, [each.value, max(each.value - 0.01, 0), min(each.value + 0.01, 1)])
        assert scores[0, each.first] == pytest.approx(scores[0, each.second])
        assert scores[1, each.first] > scores[1, each.second]
        assert scores[2, each.second] > scores[2, each.first]
    # .56 and .44 against .24 + .66 v and .64 - .34 v: by hand
    first = next(each for each in found if {each.first, each.second} == {0, 1})
    assert first.value == pytest.approx(0.32 / 0.92)


def test_parallel_lines_do_not_cross() -> None:
    assert WeightedScores(np.array([[0.5, 0.5], [0.4, 0.4]]), np.ones(2)).gradient(0).crossovers() == ()


def test_the_smallest_changes_by_hand() -> None:
    values = np.array([[3.0, 1.0], [1.0, 2.0]])  # .6 / .4: 2.2 against 1.4; equal where 2 w1 = w2
    first, second = WeightedScores(values, np.array([0.6, 0.4])).smallest_changes()
    assert (first.criterion, first.first, first.second) == (0, 0, 1)
    assert first.change == pytest.approx(-0.4)
    assert first.weight == pytest.approx(1 / 3)
    assert first.part == pytest.approx(-2 / 3)
    assert (second.criterion, second.weight) == (1, pytest.approx(2 / 3))
    assert second.change == pytest.approx(0.8)


def test_a_winner_everywhere_has_no_change() -> None:
    assert WeightedScores(np.array([[2.0, 2.0], [1.0, 1.5]]), np.ones(2)).smallest_changes() == ()
    assert WeightedScores(np.array([[2.0, 2.0]]), np.ones(2)).smallest_changes("any") == ()


def test_any_rank_changes_no_later_than_the_top() -> None:
    top, anyone = SCORES.smallest_changes(), SCORES.smallest_changes("any")
    assert abs(anyone[0].change) <= abs(top[0].change)
    assert {anyone[0].first, anyone[0].second} != {top[0].first, top[0].second}


def test_a_change_makes_two_scores_equal() -> None:
    for rank in ("top", "any"):
        for each in SCORES.smallest_changes(rank):
            at = SCORES.at(each.criterion, [each.weight])[0]
            assert at[each.first] == pytest.approx(at[each.second])


def test_regions_of_winners_fill_the_triangle() -> None:
    regions = SCORES.plane(0, 1)
    assert sum(region.share for region in regions) == pytest.approx(1)
    for region in regions:
        x, y = region.corners.mean(0)
        assert (SCORES.values @ [x, y, 1 - x - y]).argmax() == region.alternative
    here = SCORES.scores.argmax()
    assert here in {region.alternative for region in regions}


def test_twins_share_one_region() -> None:
    twins = WeightedScores(np.array([[1.0, 0, 0], [1.0, 0, 0], [0, 1.0, 0]]), np.ones(3))
    regions = twins.plane(0, 1)
    assert [region.alternative for region in regions] == [0, 2]
    np.testing.assert_allclose([region.share for region in regions], [0.5, 0.5])


def test_with_two_criteria_the_plane_is_an_edge() -> None:
    regions = WeightedScores(np.array([[3.0, 1.0], [1.0, 2.0]]), np.ones(2)).plane(0, 1)
    assert [region.alternative for region in regions] == [0, 1]
    np.testing.assert_allclose([region.share for region in regions], [2 / 3, 1 / 3])


def test_criteria_without_weight_share_the_rest_equally() -> None:
    scores = WeightedScores(np.array([[1.0, 0, 0, 0], [0, 0, 1.0, 0]]), np.array([0.6, 0.4, 0, 0]))
    (winner, rival) = scores.plane(0, 1)
    assert (winner.alternative, rival.alternative) == (0, 1)
    # x against (1 - x - y) / 2: equal on y = 1 - 3x, which cuts a third of the triangle off
    assert rival.share == pytest.approx(1 / 3)


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda: WeightedScores(np.ones((2, 3)), np.ones(2)), "score-shapes"),
        (lambda: WeightedScores(np.ones((0, 2)), np.ones(2)), "score-shapes"),
        (lambda: WeightedScores(np.full((2, 2), np.nan), np.ones(2)), "score-shapes"),
        (lambda: WeightedScores(np.ones((2, 2)), np.zeros(2)), "goal-priorities-invalid"),
        (lambda: SCORES.plane(1, 1), "sensitivity-nothing-to-share"),
        (lambda: SCORES.plane(0, 3), "element-out-of-range"),
    ],
)
def test_what_is_refused(make, code: str) -> None:
    with pytest.raises(DecisionError) as caught:
        make()
    assert caught.value.code == code
