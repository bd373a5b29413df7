"""A ticket list reduced to complaints by month, segment and category, with those that were made before.

Whether a customer complains again is seen from a key of customer and category with the time of the ticket, sixteen
bytes each, whatever the order of the list. Beyond a million tickets only a part of the customers is followed, chosen
by their keys, and the share of repeats is that of this part: memory stays flat however long the list is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from mcdm.errors import DecisionError
from mcdm.findings import Finding
from mcdm.judgments import FloatArray
from satisfaction.complaints import ComplaintCount
from satisfaction.list_rows import OTHER, CellSums, Codes, Mask, Names, RowsLeftOut, largest
from satisfaction.periods import Moments, name

MOST_CATEGORIES = 40
"""Categories that are kept apart; smaller ones are joined."""

FOLLOWED = 1_000_000
"""Tickets whose customer is followed at once."""

UInt64Array = npt.NDArray[np.uint64]
Short = npt.NDArray[np.int32]


@dataclass(frozen=True, eq=False)
class TicketRows:
    """Some rows of a ticket list, every column of shape (rows,).

    Parameters
    ----------
    rows
        Their numbers in the file.
    when
        When the ticket was taken; ``NaT`` where it does not say.
    categories, segments
        What about, and from where; empty where it does not say.
    complaint
        Whether the ticket is a complaint: lists of a hotline hold enquiries and repair orders as well.
    again
        Keys of customer and category, or zero where the customer is not known.
    """

    rows: Codes
    when: Moments
    categories: Sequence[str]
    segments: Sequence[str]
    complaint: Mask
    again: UInt64Array


@dataclass(frozen=True, eq=False)
class TicketTotals:
    """A tallied ticket list.

    Parameters
    ----------
    counts
        Complaints by category, month and segment.
    rows, left_out, other
        How many rows there were; how many of them could not be counted, and how many are no complaints.
    first, last
        Days of the first and the last complaint.
    known_customers
        Complaints whose customer is known: repeats can be seen among them only.
    findings
        What is doubtful.
    """

    counts: tuple[ComplaintCount, ...]
    rows: int
    left_out: int
    other: int
    first: str
    last: str
    known_customers: int
    findings: tuple[Finding, ...]


@dataclass
class TicketTally:
    """Takes rows in and keeps only sums and keys.

    Parameters
    ----------
    dimension
        What the segments belong to, e.g. ``"district"``.
    within_days
        A complaint is repeated where the same customer complained about the same at most so many days before;
        None: at any time before.
    """

    dimension: str = ""
    within_days: int | None = None
    rows: int = 0
    other: int = 0
    known: int = 0
    problems: RowsLeftOut = field(default_factory=RowsLeftOut)
    _cells: CellSums = field(default_factory=lambda: CellSums(1))
    _segments: Names = field(default_factory=lambda: Names(1 << 12))
    _categories: Names = field(default_factory=lambda: Names(1 << 12))
    _span: tuple[int, int] | None = None
    _followed: list[tuple[UInt64Array, Short, Short]] = field(default_factory=list)
    _places: dict[int, int] = field(default_factory=dict)
    _waiting: int = 0
    _part: int = 1

    def add(self, given: TicketRows) -> None:
        """Count some rows."""
        self.rows += given.rows.size
        self.other += int(np.count_nonzero(~given.complaint))
        good = given.complaint & ~self.problems.add(
            "tickets-without-date", given.complaint & np.isnat(given.when), given.rows
        )
        if not good.any():
            return
        unnamed = np.fromiter((not each for each in given.categories), bool, good.size)
        self.problems.add("tickets-without-category", good & unnamed, given.rows)
        month = given.when[good].astype("datetime64[M]").astype(np.int64)
        codes = self._categories.codes(given.categories, good) << 12 | self._segments.codes(given.segments, good)
        keys = ((month + (1 << 13)) << 24 | codes).astype(np.int64)
        self._cells.add(keys, np.ones((keys.size, 1)))
        day = given.when[good].astype("datetime64[D]").astype(np.int64)
        ends = (int(day.min()), int(day.max()))
        self._span = ends if self._span is None else (min(self._span[0], ends[0]), max(self._span[1], ends[1]))
        self._follow(given.again[good], given.when[good].astype("datetime64[m]").astype(np.int32), keys)

    def _follow(self, again: UInt64Array, when: Short, keys: Codes) -> None:
        self.known += int(np.count_nonzero(again))
        followed = (again != 0) & (again % np.uint64(self._part) == 0)
        cells, at = np.unique(keys[followed], return_inverse=True)
        known = [self._places.setdefault(int(cell), len(self._places)) for cell in cells]
        self._followed.append((again[followed], when[followed], np.array(known, np.int32)[at]))
        self._waiting += int(np.count_nonzero(followed))
        while self._waiting > FOLLOWED:  # follow every second one of the customers followed so far
            self._part *= 2
            again, when, places = (np.concatenate(parts) for parts in zip(*self._followed, strict=True))
            kept = again % np.uint64(self._part) == 0
            self._followed, self._waiting = [(again[kept], when[kept], places[kept])], int(kept.sum())

    def result(self) -> TicketTotals:
        """The counts, and what is doubtful about the list.

        Raises
        ------
        DecisionError
            ``tickets-none`` where not a single row is a complaint with a date.
        """
        keys, sums = self._cells.total()
        if not keys.size or self._span is None:
            raise DecisionError("tickets-none", rows=self.rows, other=self.other)
        counted = np.rint(sums[:, 0])
        repeated = np.minimum(np.rint(self._repeats(keys, counted)), counted)
        counts, joined = self._counts(keys, counted, repeated)
        findings = [*self.problems.findings()]
        if self.other:
            findings.append(Finding.of("tickets-no-complaints", count=self.other, rows=self.rows))
        if self._part > 1:
            findings.append(Finding.of("repeats-from-part", part=self._part))
        if joined:
            findings.append(Finding.of("categories-joined", count=joined, kept=MOST_CATEGORIES - 1))
        first, last = (str(np.datetime64(end, "D")) for end in self._span)
        left_out = self.problems.count("tickets-without-date")
        return TicketTotals(counts, self.rows, left_out, self.other, first, last, self.known, tuple(findings))

    def _repeats(self, keys: Codes, counted: FloatArray) -> FloatArray:
        """How many tickets of each cell were repeated, shape (cells,); scaled up where only a part was followed."""
        again, when, places = (np.concatenate(parts) for parts in zip(*self._followed, strict=True))
        self._followed = [(again, when, places)]
        order = np.lexsort((when, again))
        again, when, places = again[order], when[order], places[order]
        repeated = np.zeros(again.shape, bool)
        repeated[1:] = again[1:] == again[:-1]
        if self.within_days is not None:
            repeated[1:] &= np.diff(when) <= self.within_days * 1440
        at = np.searchsorted(keys, np.fromiter(self._places, np.int64, len(self._places)))
        found = np.bincount(at[places[repeated]], minlength=keys.size).astype(np.float64)
        if self._part == 1:
            return found
        seen = np.bincount(at[places], minlength=keys.size).astype(np.float64)
        whole = found.sum() / max(seen.sum(), 1.0)
        share = np.divide(found, seen, out=np.full(found.shape, whole), where=seen > 0)
        return np.asarray(share * counted * (self.known / max(counted.sum(), 1.0)))

    def _counts(self, keys: Codes, counted: FloatArray, repeated: FloatArray) -> tuple[tuple[ComplaintCount, ...], int]:
        categories, segments = self._categories.names, self._segments.names
        category_of, segment_of, month = keys >> 12 & 0xFFF, keys & 0xFFF, (keys >> 24) - (1 << 13)
        sizes = np.bincount(category_of, counted, 1 << 12)
        present = {categories[min(int(k), len(categories) - 1)]: float(sizes[k]) for k in np.unique(category_of)}
        kept = largest(present, MOST_CATEGORIES)
        merged: dict[tuple[str, str, str], tuple[int, int]] = {}
        for k in range(keys.size):
            category = categories[min(int(category_of[k]), len(categories) - 1)]
            period = name(np.datetime64(int(month[k]), "M"), "month")
            place = segments[min(int(segment_of[k]), len(segments) - 1)]
            key = (category if category in kept else OTHER, period, place)
            before = merged.get(key, (0, 0))
            merged[key] = before[0] + int(counted[k]), before[1] + int(repeated[k])
        counts = tuple(
            ComplaintCount(category, period, count, self.dimension if place else "", place, again)
            for (category, period, place), (count, again) in sorted(merged.items())
        )
        return counts, len(present) - len(kept)
