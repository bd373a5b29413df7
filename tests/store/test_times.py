"""Times as they are kept."""

from __future__ import annotations

from datetime import timedelta

from store.times import later, now


def test_times_sort_as_they_happened() -> None:
    times = [now() for _ in range(50)]
    assert times == sorted(times)
    assert {len(each) for each in times} == {len("2026-01-31T23:59:59.500000+00:00")}


def test_what_is_later_sorts_later_over_the_end_of_a_month() -> None:
    at = "2026-01-31T23:59:59.000000+00:00"
    assert later(at, timedelta(seconds=1)) == "2026-02-01T00:00:00.000000+00:00"
    assert later(at, timedelta(days=-31)) < at < later(at, timedelta(microseconds=1))
