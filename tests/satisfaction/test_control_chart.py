"""The u-chart: its limits, points beyond them, runs, and more variation than chance."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.errors import DecisionError
from satisfaction.control_chart import OVERDISPERSED, u_chart

COMPUTERS = [10, 12, 8, 14, 10, 16, 11, 7, 10, 15, 9, 5, 7, 11, 12, 6, 8, 10, 7, 5]


def test_montgomerys_computers_are_in_control() -> None:
    chart = u_chart(COMPUTERS, [5] * 20)
    assert chart.centre == pytest.approx(1.93)
    assert (chart.upper[0], chart.lower[0]) == pytest.approx((3.79, 0.07), abs=5e-3)
    assert chart.in_control
    assert chart.dispersion == pytest.approx(1.02, abs=5e-3)


def test_limits_follow_the_area() -> None:
    chart = u_chart([8, 2], [400, 100])
    assert chart.upper[1] > chart.upper[0]
    assert (chart.lower == 0).all()


def test_a_point_beyond_the_limits() -> None:
    chart = u_chart([10, 11, 9, 10, 40], [1] * 5, ordered=False)
    assert chart.beyond.tolist() == [False, False, False, False, True]
    assert chart.dispersion is not None
    assert chart.dispersion > OVERDISPERSED


def test_eight_in_a_row_are_a_run_and_seven_are_not() -> None:
    assert u_chart([9] * 8 + [12] * 7, [1] * 15).in_run.tolist() == [True] * 8 + [False] * 7
    assert not u_chart([9] * 8 + [12] * 7, [1] * 15, ordered=False).in_run.any()


def test_one_point_and_no_complaints() -> None:
    assert u_chart([3], [1]).dispersion is None
    silent = u_chart([0, 0], [1, 2])
    assert silent.in_control
    assert silent.dispersion is None


@pytest.mark.parametrize(("counts", "areas"), [([], []), ([1], [0.0]), ([1], [1, 2]), ([-1], [1]), ([np.nan], [1])])
def test_what_makes_no_chart(counts: list[float], areas: list[float]) -> None:
    with pytest.raises(DecisionError):
        u_chart(counts, areas)
