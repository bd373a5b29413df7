"""Ticket lists reduced to complaints by category, month and segment, with repeats."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.errors import DecisionError
from satisfaction import ticket_tally
from satisfaction.ticket_tally import TicketRows, TicketTally, TicketTotals


def rows(when, categories, again, *, segments=None, complaint=None) -> TicketRows:
    size = len(when)
    return TicketRows(
        np.arange(2, size + 2),
        np.array(when, "datetime64[s]"),
        categories,
        segments or ["D1"] * size,
        np.ones(size, bool) if complaint is None else np.array(complaint),
        np.array(again, np.uint64),
    )


def tallied(*given: TicketRows, **options) -> TicketTotals:
    tally = TicketTally("district", **options)
    for each in given:
        tally.add(each)
    return tally.result()


def test_the_second_complaint_in_time_is_the_repeated_one() -> None:
    """Whatever the order of the list, and over the bounds of batches."""
    late = rows(["2026-03-20", "2026-02-01"], ["billing", "billing"], [9, 9])
    early = rows(["2026-01-05"], ["billing"], [9])
    for order in ((late, early), (early, late)):
        found = {each.period: (each.count, each.repeated) for each in tallied(*order).counts}
        assert found == {"2026-01": (1, 0), "2026-02": (1, 1), "2026-03": (1, 1)}
    within = {each.period: each.repeated for each in tallied(late, early, within_days=30).counts}
    assert within == {"2026-01": 0, "2026-02": 1, "2026-03": 0}


def test_unknown_customers_never_repeat() -> None:
    found = tallied(rows(["2026-01-01"] * 3, ["a"] * 3, [0, 0, 0]))
    assert sum(each.repeated for each in found.counts) == 0
    assert found.known_customers == 0


def test_what_is_no_complaint_or_has_no_date() -> None:
    found = tallied(rows(["2026-01-01", "NaT", "2026-01-02"], ["a", "a", ""], [1, 2, 3], complaint=[True, True, True]),
                    rows(["2026-01-01"], ["repair"], [4], complaint=[False]))  # fmt: skip
    told = {each.code: dict(each.facts) for each in found.findings}
    assert told == {
        "tickets-without-date": {"count": 1, "row": 3},
        "tickets-without-category": {"count": 1, "row": 4},
        "tickets-no-complaints": {"count": 1, "rows": 4},
    }
    assert (found.rows, found.left_out, found.other) == (4, 1, 1)


def test_a_list_without_complaints() -> None:
    with pytest.raises(DecisionError) as error:
        tallied(rows(["2026-01-01"], ["a"], [1], complaint=[False]))
    assert error.value.code == "tickets-none"


def test_only_a_part_of_very_many_customers_is_followed(monkeypatch) -> None:
    rng = np.random.default_rng(4)
    customers = rng.integers(1, 2**62, 3000).astype(np.uint64)
    again = np.concatenate([customers, customers[:1500]])
    when = np.array(["2026-01-01"] * 3000 + ["2026-02-01"] * 1500, "datetime64[s]")
    given = rows(when, ["a"] * 4500, again)
    exact = sum(each.repeated for each in tallied(given).counts)
    assert exact == 1500
    monkeypatch.setattr(ticket_tally, "FOLLOWED", 1000)
    part = tallied(given)
    assert sum(each.repeated for each in part.counts) == pytest.approx(exact, rel=0.15)
    assert part.findings[0].code == "repeats-from-part"


def test_many_small_categories_are_joined() -> None:
    names = [f"about {k}" for k in range(60)]
    found = tallied(rows(["2026-01-01"] * 60, names, [0] * 60))
    assert len({each.category for each in found.counts}) == 40
    assert sum(each.count for each in found.counts) == 60
