"""Laws of outages and complaints: what is split adds up, whatever the cut."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from satisfaction.complaints import complaint_rate, pareto
from satisfaction.control_chart import u_chart
from satisfaction.outage_tally import OutageRows, OutageTally, split_by_month
from satisfaction.reliability import of_counts, of_events

ordinary = settings(max_examples=60, deadline=None, derandomize=True)

events = st.lists(
    st.tuples(
        st.integers(0, 3 * 365 * 86_400),  # begins, seconds from 2024
        st.integers(0, 200 * 86_400),  # lasts, seconds
        st.integers(0, 5_000),
        st.sampled_from(["", "D1", "D2"]),
        st.sampled_from(["storm", "works"]),
    ),
    min_size=1,
    max_size=30,
)


def rows(chosen: list[tuple[int, int, int, str, str]]) -> OutageRows:
    start = np.datetime64("2024-01-01", "s") + np.array([each[0] for each in chosen], "timedelta64[s]")
    size = len(chosen)
    return OutageRows(
        np.arange(size),
        start,
        start + np.array([each[1] for each in chosen], "timedelta64[s]"),
        np.full(size, np.nan),
        np.array([each[2] for each in chosen], float),
        [each[3] for each in chosen],
        [each[4] for each in chosen],
        np.array([each[4] == "works" for each in chosen]),
        np.zeros(size, np.uint64),
    )


@ordinary
@given(events)
def test_months_districts_and_causes_add_up_to_the_whole(chosen: list[tuple[int, int, int, str, str]]) -> None:
    tally = OutageTally("district")
    tally.add(rows(chosen))
    counts = tally.result().counts
    whole = of_events([each[2] for each in chosen], [each[1] / 60 for each in chosen], 10_000)
    summed = of_counts(counts, 10_000)
    assert summed.saidi == pytest.approx(whole.saidi, rel=1e-9, abs=1e-12)
    assert summed.saifi == pytest.approx(whole.saifi)
    assert sum(each.outages for each in counts) == len(chosen)
    for name in ("period", "segment", "cause"):
        parts = {getattr(each, name) for each in counts}
        by_part = [of_counts([each for each in counts if getattr(each, name) == part], 10_000).saidi for part in parts]
        assert math.fsum(by_part) == pytest.approx(whole.saidi, rel=1e-9, abs=1e-12)


@ordinary
@given(events, st.integers(1, 29))
def test_the_order_and_the_chunks_of_a_list_do_not_matter(
    chosen: list[tuple[int, int, int, str, str]], cut: int
) -> None:
    whole, parts = OutageTally("district"), OutageTally("district")
    whole.add(rows(chosen))
    for part in (chosen[cut:], chosen[:cut]):
        if part:
            parts.add(rows(part))
    for one, other in zip(whole.result().counts, parts.result().counts, strict=True):
        assert (one.period, one.segment, one.cause, one.customers) == (
            other.period, other.segment, other.cause, other.customers
        )  # fmt: skip
        assert one.minutes == pytest.approx(other.minutes)


@ordinary
@given(st.integers(0, 10**8), st.floats(0, 10**6))
def test_the_parts_of_an_outage_are_as_long_as_the_outage(begins: int, minutes: float) -> None:
    start = np.array([np.datetime64("2020-02-27", "s") + np.timedelta64(begins, "s")])
    _, months, parts = split_by_month(start, np.array([minutes]))
    assert parts.sum() == pytest.approx(minutes, abs=1e-6)
    assert (np.diff(months) == 1).all()
    assert (parts >= 0).all()


@ordinary
@given(st.lists(st.integers(0, 50), min_size=2, max_size=20), st.integers(2, 9))
def test_a_u_chart_does_not_mind_the_unit_of_its_areas(counts: list[int], factor: int) -> None:
    areas = [100 + 10 * k for k in range(len(counts))]
    one, other = u_chart(counts, areas), u_chart(counts, [factor * area for area in areas])
    assert one.beyond.tolist() == other.beyond.tolist()
    assert one.in_run.tolist() == other.in_run.tolist()
    assert one.values == pytest.approx(other.values * factor)


@ordinary
@given(st.dictionaries(st.text(max_size=3), st.integers(0, 99), max_size=9))
def test_the_vital_few_are_the_fewest_that_reach_four_fifths(counts: dict[str, int]) -> None:
    found, total = pareto(counts), sum(counts.values())
    largest = sorted(counts.values(), reverse=True)
    assert sum(largest[: found.vital]) >= 0.8 * total - 1e-9
    assert found.vital == 0 or sum(largest[: found.vital - 1]) < 0.8 * total


@ordinary
@given(st.integers(0, 500), st.integers(1, 10**6))
def test_an_interval_holds_its_rate_and_narrows_with_more_customers(count: int, customers: int) -> None:
    rate, twice = complaint_rate(count, customers), complaint_rate(2 * count, 2 * customers)
    assert rate.low <= rate.value <= rate.high
    assert twice.high - twice.low < rate.high - rate.low
