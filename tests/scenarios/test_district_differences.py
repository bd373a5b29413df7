"""Difference in differences: by hand, staggered, and where there is nothing to compare with."""

from __future__ import annotations

import math

import pytest

from mcdm.errors import DecisionError
from scenarios.district_differences import DistrictIndex, difference_in_differences


def cells(table: dict[str, list[float]], error: float = 0.01) -> list[DistrictIndex]:
    """Scores by district, in quarters -4, 0, 4 ... counted so that the second wave is quarter 0."""
    return [
        DistrictIndex(name, 4 * (k - 1), score, error)
        for name, scores in table.items()
        for k, score in enumerate(scores)
    ]


def test_two_districts_and_two_waves_by_hand() -> None:
    seen = [each for each in cells({"A": [0.6, 0.62, 0.70], "B": [0.5, 0.52, 0.55]}) if each.quarter >= 0]
    found = difference_in_differences(seen, {"A": 1})
    assert found.value == pytest.approx(0.08 - 0.03)
    assert found.standard_error == pytest.approx(0.01 * math.sqrt(4))
    assert (found.districts, found.controls) == (1, 1)
    assert found.before is None
    assert found.is_told


def test_ways_that_were_apart_before_are_seen() -> None:
    found = difference_in_differences(cells({"A": [0.50, 0.60, 0.70], "B": [0.5, 0.5, 0.5]}, 0.001), {"A": 1})
    assert found.value == pytest.approx(0.1)
    assert found.before == pytest.approx(0.1)
    assert found.was_apart
    alike = difference_in_differences(cells({"A": [0.5, 0.52, 0.60], "B": [0.4, 0.42, 0.44]}, 0.001), {"A": 1})
    assert alike.before == pytest.approx(0)
    assert not alike.was_apart


def test_a_later_beginner_is_a_control_until_it_begins() -> None:
    """A gains .10 from quarter 1 on, B .06 from quarter 5 on, C nothing; everybody gains .02 a wave besides."""
    trend = [0.5, 0.52, 0.54, 0.56]
    table = {
        "A": [trend[0], trend[1], trend[2] + 0.10, trend[3] + 0.10],
        "B": [trend[0], trend[1], trend[2], trend[3] + 0.06],
        "C": trend,
    }
    found = difference_in_differences(cells(table), {"A": 1, "B": 5})
    assert found.value == pytest.approx((0.10 + 0.10 + 0.06) / 3)
    assert found.districts == 2
    assert found.before == pytest.approx(0)


def test_where_all_began_at_once_there_is_no_control() -> None:
    with pytest.raises(DecisionError) as caught:
        difference_in_differences(cells({"A": [0.5, 0.5, 0.6], "B": [0.5, 0.5, 0.6]}), {"A": 1, "B": 1})
    assert caught.value.code == "district-without-control"


def test_a_district_without_a_wave_before_says_nothing() -> None:
    seen = [each for each in cells({"A": [0.5, 0.5, 0.6], "B": [0.5, 0.5, 0.5]}) if each.quarter > 0]
    with pytest.raises(DecisionError):
        difference_in_differences(seen, {"A": 1})
