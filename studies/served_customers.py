"""Whom operating figures stand for: the customers of every place, and the months that lists reach over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mcdm.findings import Finding
from satisfaction.periods import bounds, days, shifted
from satisfaction.reliability import HOURS
from satisfaction.respondents import Population

YEAR = 12
"""Figures of today are those of the last so many months."""


@dataclass(frozen=True)
class Served:
    """The customers of a company and of the places it is divided into.

    Parameters
    ----------
    dimension
        What the places are segments of; empty where lists name none.
    total
        All customers; None where nobody knows.
    places
        Customers of every segment that has a known number of them, at least one.
    """

    dimension: str
    total: int | None
    places: Mapping[str, int]

    def doubts(self, segments: Iterable[str]) -> tuple[Finding, ...]:
        """That some of the segments a list names have nobody counted in them."""
        uncounted = sorted({name for name in segments if name and name not in self.places})
        if not uncounted:
            return ()
        return (Finding.of("places-without-customers", count=len(uncounted), examples=", ".join(uncounted[:3])),)


def served(population: Population, dimensions: Iterable[str]) -> Served:
    """Whom lists stand for that divide by one of these dimensions (the most frequent one counts)."""
    named = [name for name in dimensions if name]
    chosen = max(sorted(set(named)), key=named.count, default="")
    known = {each.id: each for each in population.dimensions}
    segments = known[chosen].segments if chosen in known else ()
    counted = [each.customers for each in population.weighting]
    own = known[chosen].customers if chosen in known and known[chosen].is_counted else 0
    total = own or max(counted, default=0)
    return Served(chosen, total or None, {each.id: each.customers for each in segments if each.customers})


@dataclass(frozen=True)
class Window:
    """Months that follow each other.

    Parameters
    ----------
    months
        ``"2025-07"`` ... ``"2026-06"``.
    """

    months: tuple[str, ...]

    @property
    def is_a_year(self) -> bool:
        """Whether seasons are all in it."""
        return len(self.months) == YEAR

    @property
    def hours(self) -> float:
        """How long it is; a year has 8,760 hours, leap or not."""
        return HOURS if self.is_a_year else 24.0 * sum(map(days, self.months))

    @property
    def years(self) -> float:
        """How long it is, in years."""
        return self.hours / HOURS


def months_between(first: str, last: str) -> tuple[str, ...]:
    """Every month from the first to the last."""
    count = int((bounds(last)[0] - bounds(first)[0]).astype(int)) + 1
    return tuple(shifted(first, k) for k in range(count))


def latest(months: tuple[str, ...]) -> tuple[Window, Window | None]:
    """The last twelve months, or what there is of them, and the twelve before where they are complete."""
    window = Window(months[-YEAR:])
    before = months[-2 * YEAR : -YEAR]
    return window, Window(before) if len(before) == YEAR else None
