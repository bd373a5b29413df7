"""Operating figures: gaps, what is left of them, and utility."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.labels import Label
from satisfaction.indicators import OperatingFigure
from satisfaction.memberships import utility
from scenarios.figures import close_gaps, figure_values, gap, is_outside_anchors
from scenarios.levers import Interaction
from scenarios.simulate import simulate
from scenarios.uncertainty import likely_effects
from tests.scenarios.small import FIGURES, plan, small_baseline, small_model

OUTAGE, NOTICE = FIGURES
BASELINE = small_baseline()


def test_utility_in_both_directions() -> None:
    assert utility([0, 1, 2.5, 8.76, 30, 99], OUTAGE.anchors).tolist() == [1, 1, 0.875, 0.5, 0, 0]
    assert utility([100, 95, 90, 70, 30, 0], NOTICE.anchors).tolist() == [1, 1, 0.875, 0.5, 0, 0]


def test_a_whole_gap_is_today_and_none_is_attainable() -> None:
    for figure in FIGURES:
        assert figure_values(figure, np.array([1.0])).tolist() == [figure.today]
        assert figure_values(figure, np.array([0.0])) == pytest.approx([figure.attainable])


def test_a_gap_has_the_sign_of_the_way_to_go() -> None:
    assert gap(OUTAGE) == pytest.approx(9.1)
    assert gap(NOTICE) == -44


def test_overlapping_levers_do_not_count_twice() -> None:
    model = small_model(interactions=(Interaction("crews", "texts", "outage", 0.2),))
    ramps = {0: np.array([0.0, 0.5]), 1: np.array([0.0, 1.0])}
    left = close_gaps(model, ramps, likely_effects(model).closed)
    assert left[0] == pytest.approx([1, (1 - 0.45 * 0.5) * (1 - 0.1) * (1 - 0.2 * 0.5)])
    assert left[1] == pytest.approx([1, 1 - 0.8])


def test_beyond_the_anchors() -> None:
    assert [is_outside_anchors(OUTAGE, value) for value in (0.9, 1, 30, 31)] == [True, False, False, True]
    assert is_outside_anchors(NOTICE, 96)


def test_a_figure_better_than_attainable_stays() -> None:
    better = (OperatingFigure("outage", Label(), Label("h"), 3, 4, (1, 4, 8.76, 17.5, 30), 2.0), FIGURES[1])
    projection = simulate(small_model(figures=better), plan(crews=20), BASELINE)
    assert set(projection.figures[:, 0].tolist()) == {3.0}
