"""Memberships from answers, from measured figures, and mixed."""

import math

import numpy as np
import pytest

from mcdm.errors import DecisionError
from mcdm.labels import Label
from satisfaction.indicators import OperatingFigure
from satisfaction.memberships import (
    Memberships,
    anchored,
    from_shares,
    from_thresholds,
    measured,
    mixture,
    utility,
)


def figure(indicator: str, today: float, anchors: tuple[float, ...] = (1, 4, 8.76, 17.5, 30)) -> OperatingFigure:
    return OperatingFigure(indicator, Label(), Label(), today, anchors[0], anchors, 3.0)


def test_counts_become_shares_and_an_unanswered_indicator_is_left_out():
    memberships = from_shares(("a", "b", "c"), [[30, 40, 30], [0, 0, 0], [1, 1, 2]])
    assert memberships.values == pytest.approx(np.array([[0.3, 0.4, 0.3], [0, 0, 0], [0.25, 0.25, 0.5]]))
    assert memberships.known.tolist() == [True, False, True]
    assert [(f.code, f.place) for f in memberships.findings] == [("indicator-without-answers", "b")]
    assert memberships.renormalised(np.array([0.4, 0.5, 0.1])) == pytest.approx([0.8, 0, 0.2])


def test_full_answers_leave_the_weights_alone():
    weights = np.array([0.25, 0.75])
    assert from_shares(("a", "b"), np.eye(2)).renormalised(weights) is weights


def test_weights_cannot_move_to_nobody():
    with pytest.raises(DecisionError, match="memberships-unknown"):
        from_shares(("a", "b"), [[0, 0], [1, 0]]).renormalised(np.array([1.0, 0.0]))


def test_each_draw_renormalises_on_its_own():
    draws = from_shares(("a", "b"), [[[1, 0], [0, 0]], [[1, 0], [0, 1]]])
    assert draws.renormalised(np.array([0.5, 0.5])) == pytest.approx(np.array([[1, 0], [0.5, 0.5]]))
    assert [f.place for f in draws.findings] == ["b"]


@pytest.mark.parametrize("shares", [[[1, -1]], [[math.nan, 1]], [[math.inf, 1]]])
def test_counts_that_are_none_are_refused(shares):
    with pytest.raises(DecisionError, match="memberships-not-a-distribution"):
        from_shares(("a",), shares)


def test_wrong_shapes_are_refused():
    with pytest.raises(DecisionError, match="memberships-wrong-shape"):
        from_shares(("a", "b"), [[1, 0]])
    with pytest.raises(DecisionError, match="memberships-wrong-shape"):
        Memberships(("a",), np.ones(3) / 3)
    with pytest.raises(DecisionError, match="memberships-not-a-distribution"):
        Memberships(("a",), np.ones((1, 3)))


@pytest.mark.parametrize("anchors", [(1, 4, 8.76, 17.5, 30), (30, 17.5, 8.76, 4, 1)])
def test_an_anchor_belongs_to_its_grade_and_beyond_the_ends_nothing_changes(anchors):
    assert anchored(anchors, anchors) == pytest.approx(np.eye(5))
    low, high = anchored([-5, 99], anchors)
    assert (low[np.argmin(anchors)], high[np.argmax(anchors)]) == (1, 1)


def test_anchored_keeps_the_shape_of_the_values():
    assert anchored(9.6, (1, 4, 8.76, 17.5, 30)).shape == (5,)
    assert anchored(np.full((3, 2), 9.6), (1, 4, 8.76, 17.5, 30)).shape == (3, 2, 5)


@pytest.mark.parametrize("anchors", [(1, 1, 2), (1, 3, 2), (1,), (1, math.nan)])
def test_anchors_that_do_not_run_one_way_are_refused(anchors):
    with pytest.raises(DecisionError, match="anchors-not-monotone"):
        anchored(1.0, anchors)


def test_a_value_that_is_none_is_refused():
    with pytest.raises(DecisionError, match="figure-not-a-number"):
        anchored([1.0, math.nan], (1, 2))


@pytest.mark.parametrize("anchors", [(1, 4, 8.76, 17.5, 30), (99.8, 98.5, 97.5, 96.5, 95)])
def test_utility_is_the_mean_of_the_steps_under_the_memberships(anchors):
    values = np.linspace(min(anchors) - 2, max(anchors) + 2, 41)
    assert utility(values, anchors) == pytest.approx(anchored(values, anchors) @ np.linspace(1, 0, 5))


def test_measured_takes_todays_values_or_others():
    figures = (figure("b", 9.6), figure("a", 98.0, (99.8, 98.5, 97.5, 96.5, 95)))
    today = measured(("a", "b", "c"), figures, 5)
    assert today.values[0] == pytest.approx([0, 0.5, 0.5, 0, 0])
    assert [(f.code, f.place) for f in today.findings] == [("indicator-without-figure", "c")]
    later = measured(("a", "b", "c"), figures, 5, np.array([[98.5, 1.0, 7.0], [97.5, 4.0, 7.0]]))
    assert later.values.argmax(-1)[:, :2].tolist() == [[1, 0], [2, 1]]


def test_figures_of_strangers_or_of_other_grades_are_refused():
    with pytest.raises(DecisionError, match="id-unknown"):
        measured(("a",), (figure("x", 9.6),), 5)
    with pytest.raises(DecisionError, match="anchors-wrong-count"):
        measured(("a",), (figure("a", 9.6),), 4)


def test_mixture():
    said = from_shares(("a", "b", "c", "d"), [[1, 0], [0, 0], [0, 1], [0, 0]])
    seen = Memberships(("a", "b", "c", "d"), np.array([[0.0, 1], [0.5, 0.5], [0, 0], [0, 0]]))
    mixed = mixture(said, seen, 0.7)
    assert mixed.values == pytest.approx(np.array([[0.7, 0.3], [0.5, 0.5], [0, 1], [0, 0]]))
    assert [f.place for f in mixed.findings if f.code == "mixture-of-one-part"] == ["b", "c"]
    assert mixture(said, seen) is said
    assert mixture(said, seen, 0) is seen
    with pytest.raises(DecisionError, match="survey-share-out-of-range"):
        mixture(said, seen, 1.2)
    with pytest.raises(DecisionError, match="memberships-differ"):
        mixture(said, from_shares(("a",), [[1, 0]]), 0.5)


def test_thresholds_need_a_row_for_each_value():
    with pytest.raises(DecisionError, match="thresholds-wrong-shape"):
        from_thresholds([[1, 2]], [[1, 2, 3]])
