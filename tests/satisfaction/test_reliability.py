"""Reliability indices from events and from sums; major event days."""

from __future__ import annotations

import math

import numpy as np
import pytest

from mcdm.errors import DecisionError
from satisfaction.reliability import OutageCount, Reliability, major_event_days, of_counts, of_events


def test_the_indices_of_three_outages() -> None:
    found = of_events([2000, 500, 12000], [90, 240, 35], 50_000)
    assert found.saifi == pytest.approx(0.29)
    assert found.saidi == pytest.approx(14.4)
    assert found.caidi == pytest.approx(49.6551724137931)
    assert found.asai == pytest.approx(0.999972602739726, abs=1e-15)
    assert found.maifi is None


def test_momentary_interruptions_count_for_maifi_alone() -> None:
    found = of_events([100, 100, 50], [5, 5.01, 0], 1000, momentary=5)
    assert found.saifi == pytest.approx(0.1)
    assert found.maifi == pytest.approx(0.15)


def test_nobody_interrupted_has_no_caidi() -> None:
    quiet = of_events([], [], 10)
    assert (quiet.saifi, quiet.saidi, quiet.caidi, quiet.asai) == (0, 0, None, 1)


def test_a_month_at_its_pace_over_a_year() -> None:
    month = Reliability(1000, 200, 9_000, hours=30 * 24, momentary=10)
    assert month.yearly.saidi == pytest.approx(9 * 8760 / 720)
    assert month.yearly.asai == pytest.approx(month.asai)
    assert month.yearly.maifi == pytest.approx(0.01 * 8760 / 720)


@pytest.mark.parametrize(
    ("served", "hours", "code"),
    [
        (0, 1, "customers-served-missing"),
        (5, 0, "outage-time-missing"),
        (math.nan, 1, "customers-served-missing"),
    ],
)
def test_without_customers_or_time_there_is_no_index(served: float, hours: float, code: str) -> None:
    with pytest.raises(DecisionError) as error:
        Reliability(served, 1, 1, hours)
    assert error.value.code == code


def test_negative_numbers_are_refused() -> None:
    for make in (lambda: of_events([-1], [5], 10), lambda: of_events([1], [math.nan], 10),
                 lambda: OutageCount("2026-01", 1, -5, 0)):  # fmt: skip
        with pytest.raises(DecisionError, match="outages-out-of-range"):
            make()


def test_counts_of_any_choice_add_up() -> None:
    counts = [OutageCount("2026-01", 1, 10, 600, momentary=3), OutageCount("2026-02", 2, 30, 900)]
    both = of_counts(counts, 100)
    assert both.saidi == sum(of_counts([each], 100).saidi for each in counts)
    assert both.maifi == pytest.approx(0.03)


def test_a_major_event_day_stands_out() -> None:
    rng = np.random.default_rng(3)
    ordinary = np.exp(rng.normal(8, 0.7, 364))
    days = np.append(ordinary, np.exp(8 + 0.7 * 6))
    found = major_event_days(days)
    logs = np.log(days)
    assert found.threshold == pytest.approx(math.exp(logs.mean() + 2.5 * logs.std(ddof=1)))
    assert found.days[-1]
    assert found.days[:-1].mean() < 0.02


def test_quiet_days_and_few_days_tell_nothing() -> None:
    assert major_event_days(np.array([0.0, 5.0, 1e9])).threshold is None
    with_zeros = major_event_days(np.append(np.zeros(50), np.full(40, 7.0)))
    assert with_zeros.threshold == pytest.approx(7.0)
    assert not with_zeros.days.any()
