"""Outage lists reduced to sums: months, districts, causes, overlaps, and rows that cannot be counted."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from mcdm.errors import DecisionError
from satisfaction.list_rows import OTHER
from satisfaction.outage_tally import OutageRows, OutageTally, OutageTotals, split_by_month

NEVER = np.datetime64("NaT")


def rows(start, end, customers, *, minutes=None, segments=None, causes=None, planned=None, places=None) -> OutageRows:
    size = len(start)
    return OutageRows(
        np.arange(2, size + 2),
        np.array(start, "datetime64[s]"),
        np.array(end, "datetime64[s]"),
        np.full(size, np.nan) if minutes is None else np.array(minutes, float),
        np.array(customers, float),
        segments or [""] * size,
        causes or ["storm"] * size,
        np.zeros(size, bool) if planned is None else np.array(planned),
        np.zeros(size, np.uint64) if places is None else np.array(places, np.uint64),
    )


def tallied(*given: OutageRows, **options) -> OutageTotals:
    tally = OutageTally("district", **options)
    for each in given:
        tally.add(each)
    return tally.result()


def test_an_outage_over_midnight_of_new_year() -> None:
    found = tallied(rows(["2025-12-31T23:00"], ["2026-01-01T02:00"], [10]))
    december, january = found.counts
    assert (december.period, december.outages, december.customers, december.minutes) == ("2025-12", 1, 10, 600)
    assert (january.period, january.outages, january.customers, january.minutes) == ("2026-01", 0, 0, 1200)
    assert (found.first, found.last) == ("2025-12-31", "2025-12-31")


def test_an_outage_that_ends_with_the_month_stays_in_it() -> None:
    row, month, minutes = split_by_month(np.array(["2026-01-31T23:00"], "datetime64[s]"), np.array([60.0]))
    assert (row.tolist(), minutes.tolist()) == ([0], [60.0])
    assert str(month.astype("datetime64[M]")[0]) == "2026-01"


def test_what_cannot_be_counted_is_said_with_its_row() -> None:
    found = tallied(
        rows(
            [NEVER, "2026-03-01", "2026-03-01T10", "2026-03-01", "2026-03-01", "2026-03-01"],
            ["2026-03-01", NEVER, "2026-03-01T09", "2026-03-02", "2026-03-02", "2026-03-01T01:00"],
            [5, 5, 5, np.nan, -3, 7],
        )
    )
    told = {each.code: dict(each.facts) for each in found.findings}
    assert told == {
        "outages-without-start": {"count": 1, "row": 2},
        "outages-without-end": {"count": 1, "row": 3},
        "outages-negative": {"count": 1, "row": 4},
        "outages-without-customers": {"count": 2, "rows": "5, 6"},
    }
    assert (found.rows, found.left_out) == (6, 5)
    assert sum(each.minutes for each in found.counts) == 7 * 60


def test_minutes_of_the_list_stand_in_for_an_end() -> None:
    found = tallied(rows(["2026-03-01", "2026-03-01"], [NEVER, "2026-03-01T01:00"], [2, 1], minutes=[30, 45]))
    assert sum(each.minutes for each in found.counts) == 2 * 30 + 60
    assert [each.code for each in found.findings] == ["outages-minutes-differ"]


def test_a_list_without_a_single_outage() -> None:
    with pytest.raises(DecisionError) as error:
        tallied(rows([NEVER], [NEVER], [1]))
    assert error.value.code == "outages-none"
    assert error.value.facts["first"] == "outages-without-start"


def test_overlaps_at_one_place_are_found_in_any_order() -> None:
    given = rows(
        ["2026-03-01T10", "2026-03-01T08", "2026-03-01T12", "2026-03-01T08"],
        ["2026-03-01T11", "2026-03-01T13", "2026-03-01T14", "2026-03-01T13"],
        [1, 1, 1, 1],
        places=[7, 7, 7, 8],
    )
    (finding,) = tallied(given).findings
    assert (finding.code, finding.details) == ("outages-overlap", {"count": 2, "rows": "2, 4"})
    assert not tallied(replace(given, places=np.zeros(4, np.uint64))).findings


def test_planned_momentary_and_causes_stay_apart() -> None:
    given = rows(
        ["2026-03-01"] * 3,
        ["2026-03-01T00:03", "2026-03-01T02:00", "2026-03-01T02:00"],
        [100, 10, 20],
        causes=["storm", "storm", "works"],
        planned=[False, False, True],
        segments=["D1", "D1", ""],
    )
    found = tallied(given, momentary=5)
    works, storm = sorted(found.counts, key=lambda each: each.cause, reverse=True)
    assert (storm.outages, storm.customers, storm.minutes, storm.momentary) == (1, 10, 1200, 100)
    assert (storm.dimension, storm.segment, works.dimension, works.planned) == ("district", "D1", "", True)
    assert found.largest == {"": (20, 4), "D1": (100, 2)}


def test_many_small_causes_are_joined() -> None:
    names = [f"cause {k}" for k in range(40)]
    found = tallied(rows(["2026-03-01"] * 40, ["2026-03-01T01:00"] * 40, range(1, 41), causes=names))
    causes = {each.cause for each in found.counts}
    assert len(causes) == 24
    assert OTHER in causes
    assert sum(each.customers for each in found.counts) == sum(range(1, 41))
    assert found.findings[0].code == "causes-joined"


def test_major_event_days_are_marked() -> None:
    days = [f"2026-{m:02d}-{d:02d}" for m in range(1, 4) for d in range(1, 28)]
    hit = np.exp(np.random.default_rng(5).normal(4, 0.4, len(days))).round() + 1
    hit[40] = 50_000
    found = tallied(rows(days, [f"{day}T01:00" for day in days], hit))
    major = [each for each in found.counts if each.major]
    assert [each.customers for each in major] == [50_000]
    assert found.major.days.sum() == 1
