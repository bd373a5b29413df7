"""Rates with exact intervals, comparisons, the vital few, repeats."""

from __future__ import annotations

import math
from itertools import product

import pytest

from mcdm.errors import DecisionError
from satisfaction.complaints import ComplaintCount, compare_rates, complaint_rate, pareto, repeat_share


def test_the_rate_of_the_worked_example() -> None:
    rate = complaint_rate(400, 500_000)
    assert (round(rate.value, 2), round(rate.low, 2), round(rate.high, 2)) == (8.0, 7.24, 8.82)


def test_exact_intervals_of_garwood() -> None:
    """Printed in every table of Poisson limits: 0, 1 and 10 events."""
    printed = {0: (0, 3.689), 1: (0.0253, 5.572), 10: (4.795, 18.39)}
    for count, (low, high) in printed.items():
        rate = complaint_rate(count, 10_000)
        assert (rate.low, rate.high) == pytest.approx((low, high), abs=6e-3)


def test_half_a_year_is_half_the_exposure() -> None:
    assert complaint_rate(50, 100_000, 0.5).value == pytest.approx(10.0)


@pytest.mark.parametrize(("count", "customers", "code"), [(-1, 5, "complaints-negative"),
                                                          (1, 0, "complaint-exposure-missing")])  # fmt: skip
def test_what_is_no_rate(count: int, customers: float, code: str) -> None:
    with pytest.raises(DecisionError) as error:
        complaint_rate(count, customers)
    assert error.value.code == code


def test_two_periods_are_compared_exactly() -> None:
    before, after = complaint_rate(40, 100_000), complaint_rate(20, 100_000)
    found = compare_rates(after, before)
    assert found.value == pytest.approx(0.5)
    assert found.p == pytest.approx(0.0134, abs=5e-4)  # two-sided binomial, 20 of 60 at 1/2
    assert found.distinguishable
    assert found.low is not None
    assert found.low < 0.5 < (found.high or 9) < 1
    assert not compare_rates(complaint_rate(3, 1000), complaint_rate(4, 1000)).distinguishable


def test_no_complaints_before_or_at_all() -> None:
    nothing = complaint_rate(0, 1000)
    assert compare_rates(nothing, nothing).p == 1
    grown = compare_rates(complaint_rate(5, 1000), nothing)
    assert grown.value is None
    assert grown.high is None
    assert grown.low is not None
    assert grown.low > 0


def test_the_vital_few() -> None:
    found = pareto({"billing": 120, "outages": 180, "voltage": 15, "staff": 60, "connection": 25, "nothing": 0})
    assert found.categories == ("outages", "billing", "staff", "connection", "voltage")
    assert found.cumulative == pytest.approx((0.45, 0.75, 0.9, 0.9625, 1.0))
    assert found.vital == 3
    assert pareto({"a": 8, "b": 2}).vital == 1, "exactly 80 % is enough"
    assert pareto({}).vital == 0
    assert pareto({"a": 0}).categories == ()


def test_repeats_with_wilsons_interval() -> None:
    share = repeat_share(9, 100)
    assert share.value == 0.09
    assert (share.low, share.high) == pytest.approx((0.0481, 0.1623), abs=1e-4)
    assert repeat_share(0, 0).value is None
    with pytest.raises(DecisionError):
        repeat_share(2, 1)
    with pytest.raises(DecisionError):
        ComplaintCount("billing", "2026-01", 1, repeated=2)


def test_the_p_value_and_the_interval_of_two_rates_never_contradict_each_other() -> None:
    for later, earlier in product(range(25), range(1, 40)):
        found = compare_rates(complaint_rate(later, 1000), complaint_rate(earlier, 3000))
        low, high = found.low or 0.0, math.inf if found.high is None else found.high
        assert (found.p < 0.05) == (not low <= 1 <= high), (later, earlier)
