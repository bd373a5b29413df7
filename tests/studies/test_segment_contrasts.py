"""What differs from the others for sure: by the difference with its own error, among as many comparisons."""

from __future__ import annotations

import math

import numpy as np
import pytest

from satisfaction.precision import Estimate
from satisfaction.trend import change
from studies.segment_contrasts import against_others, told_apart, waves_apart
from studies.segments import INDEX, SegmentRow, SegmentTable


def measured(value: float, error: float | None, answers: int = 400) -> Estimate:
    low, high = (None, None) if error is None else (value - 1.96 * error, value + 1.96 * error)
    return Estimate(value, low, high, error, 0.95, answers)


def test_a_segment_is_held_against_the_customers_outside_it() -> None:
    found = against_others([(measured(0.70, 0.01), 100), (measured(0.60, 0.02), 300), (measured(0.64, 0.03), 100)], 0)
    assert found is not None
    assert found.value == pytest.approx(0.70 - (0.75 * 0.60 + 0.25 * 0.64))
    assert found.standard_error == pytest.approx(math.hypot(0.01, 0.75 * 0.02, 0.25 * 0.03))


def test_an_interval_that_leaves_the_whole_out_may_still_be_chance() -> None:
    """Two halves .0065 apart, each ± .0057: either leaves the value of the other out, the difference is ± .0080."""
    halves = [(measured(0.6735, 0.0029), None), (measured(0.6800, 0.0029), None)]
    assert halves[0][0].high < halves[1][0].value
    assert told_apart(halves) == (False, False)
    assert told_apart([(measured(0.66, 0.0029), None), halves[1]]) == (True, True)


def test_among_many_segments_some_differ_by_chance() -> None:
    lone = [(measured(0.7, 0.01), 10)] * 19
    odd = (measured(0.7 - 2.2 * 0.0102, 0.01), 10)
    assert told_apart([odd, (measured(0.7, 1e-4), 190)])[0]
    assert not any(told_apart([*lone, odd]))


def test_nothing_is_told_without_an_error_or_without_others() -> None:
    assert told_apart([(measured(0.5, None), None), (measured(0.9, 0.001), None)]) == (False, False)
    assert told_apart([(measured(0.5, 0.001), 7)]) == (False,)


def test_customers_not_counted_everywhere_leave_it_to_the_answers() -> None:
    others = [(measured(0.6, 0.01, 30), None), (measured(0.8, 0.01, 10), 5000)]
    found = against_others([(measured(0.7, 0.01), 1), *others], 0)
    assert found is not None
    assert found.value == pytest.approx(0.7 - 0.65)


def test_false_discoveries_are_as_rare_as_promised() -> None:
    """Segments that are all alike: in how many draws anything is called real."""
    draws = np.random.default_rng(4).normal(0.68, 0.02, (400, 5))
    wrong = sum(any(told_apart([(measured(float(v), 0.02), 100) for v in each])) for each in draws)
    assert wrong / 400 < 0.075


def test_waves_are_compared_as_the_trend_compares_them() -> None:
    first, second, third = measured(0.60, 0.004), measured(0.6735, 0.0029), measured(0.68, 0.0029)
    paired = change(second, third, covariance=0.9 * 0.0029**2, paired=300)
    rows = [
        SegmentRow(INDEX, (), wave, estimate, None, False, moved)
        for wave, estimate, moved in (("a", first, None), ("b", second, change(first, second)), ("c", third, paired))
    ]
    table = SegmentTable((), ("a", "b", "c"), tuple(rows), ())
    assert waves_apart(table, "c") == {"a": True, "b": True}
    rows[2] = SegmentRow(INDEX, (), "c", third, None, False, change(second, third))
    assert waves_apart(SegmentTable((), ("a", "b", "c"), tuple(rows), ()), "c") == {"a": True, "b": False}
    assert waves_apart(table, "b") == {"a": True, "c": True}
