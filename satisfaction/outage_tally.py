"""An outage list reduced to sums by month, segment and cause: batches of rows in, ``OutageCount`` out.

Each outage counts in the month it begins; its minutes are split where it crosses the end of a month. What cannot be
read is left out and counted with its reason; what is doubtful is counted and said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from mcdm.errors import DecisionError
from mcdm.findings import Finding
from mcdm.judgments import FloatArray
from satisfaction.list_rows import (
    OTHER,
    SHOWN_ROWS,
    CellSums,
    Codes,
    Mask,
    Names,
    RowsLeftOut,
    in_rows,
    largest,
)
from satisfaction.periods import Moments, name
from satisfaction.reliability import MajorEventDays, OutageCount, major_event_days

MOST_CAUSES = 24
"""Causes that are kept apart; smaller ones are joined."""

LONGEST_DAYS = 30
"""An outage that lasts longer is counted, and doubted."""

IMPOSSIBLE_DAYS = 3_660
"""One that lasts longer than ten years is left out."""

REMEMBERED = 4_000_000
"""Outages whose place and time are remembered to find overlaps: 32 bytes each."""

LEFT_OUT = ("outages-without-start", "outages-without-end", "outages-negative", "outages-without-customers")
"""Reasons to leave a row out."""


@dataclass(frozen=True, eq=False)
class OutageRows:
    """Some rows of an outage list, every column of shape (rows,).

    Parameters
    ----------
    rows
        Their numbers in the file.
    start, end
        When supply went and came back; ``NaT`` where it does not say.
    minutes
        How long, where the list says so itself; NaN elsewhere.
    customers
        Who was without; NaN where it does not say.
    segments
        Segment ids; empty where none is known.
    causes
        In the words of the list.
    planned
        Whether announced.
    places
        Keys of the line or transformer area, or zero: outages of one place that overlap are found out.
    """

    rows: Codes
    start: Moments
    end: Moments
    minutes: FloatArray
    customers: FloatArray
    segments: Sequence[str]
    causes: Sequence[str]
    planned: Mask
    places: npt.NDArray[np.uint64]


@dataclass(frozen=True, eq=False)
class OutageTotals:
    """A tallied outage list.

    Parameters
    ----------
    counts
        Sums by month, segment, cause, planned and major event day.
    rows, left_out
        How many rows there were, and how many of them were not counted.
    first, last
        Days of the first and the last outage.
    largest
        Customers of the largest outage of each segment, and its row; under an empty text, that of no known segment.
    major
        The major event days, and how they were told.
    findings
        What is doubtful.
    """

    counts: tuple[OutageCount, ...]
    rows: int
    left_out: int
    first: str
    last: str
    largest: dict[str, tuple[float, int]]
    major: MajorEventDays
    findings: tuple[Finding, ...]


@dataclass
class OutageTally:
    """Takes rows in and keeps only sums.

    Parameters
    ----------
    dimension
        What the segments belong to, e.g. ``"district"``.
    momentary
        Outages of at most so many minutes are told apart; None: all count alike.
    """

    dimension: str = ""
    momentary: float | None = None
    rows: int = 0
    problems: RowsLeftOut = field(default_factory=RowsLeftOut)
    _cells: CellSums = field(default_factory=lambda: CellSums(4))
    _segments: Names = field(default_factory=lambda: Names(1 << 12))
    _causes: Names = field(default_factory=lambda: Names(1 << 10))
    _placed: list[tuple[npt.NDArray[np.uint64], Codes, Codes, Codes]] = field(default_factory=list)
    _remembered: int = 0
    _largest: dict[str, tuple[float, int]] = field(default_factory=dict)

    def add(self, given: OutageRows) -> None:
        """Count some rows."""
        self.rows += given.rows.size
        lasted = _minutes(given)
        good = self._readable(given, lasted)
        start, customers, minutes = given.start[good], given.customers[good], lasted[good]
        segments = self._segments.codes(given.segments, good)
        causes = self._causes.codes(given.causes, good)
        kind = (segments << 11 | causes << 1 | given.planned[good].astype(np.int64)).astype(np.int64)
        self._count(start, minutes, customers, kind)
        self._remember(given.places[good], start, minutes, given.rows[good])
        for code in np.unique(segments):
            here, segment = np.flatnonzero(segments == code), self._segments.name(int(code))
            at = here[customers[here].argmax()]
            found = (float(customers[at]), int(given.rows[good][at]))
            self._largest[segment] = max(self._largest.get(segment, found), found, key=lambda each: each[0])

    def _readable(self, given: OutageRows, lasted: FloatArray) -> Mask:
        """Which rows count; each other one is noted once, under the first thing it lacks."""
        good = ~self.problems.add("outages-without-start", np.isnat(given.start), given.rows)
        good &= ~self.problems.add("outages-without-end", good & np.isnan(lasted), given.rows)
        good &= ~self.problems.add(
            "outages-negative", good & ((lasted < 0) | (lasted > IMPOSSIBLE_DAYS * 1440)), given.rows
        )
        nobody = ~(given.customers >= 0) | ~np.isfinite(given.customers)
        good &= ~self.problems.add("outages-without-customers", good & nobody, given.rows)
        self.problems.add("outages-very-long", good & (lasted > LONGEST_DAYS * 1440), given.rows)
        both = good & ~np.isnat(given.end) & np.isfinite(given.minutes)
        self.problems.add("outages-minutes-differ", both & (np.abs(lasted - given.minutes) > 1.5), given.rows)
        return good

    def _count(self, start: Moments, minutes: FloatArray, customers: FloatArray, kind: Codes) -> None:
        day = start.astype("datetime64[D]").astype(np.int64)
        month = start.astype("datetime64[M]").astype(np.int64)
        short = np.zeros(start.shape, bool) if self.momentary is None else minutes <= self.momentary
        here, nothing = ~short, np.zeros(start.shape)
        begun = np.stack([here, customers * here, nothing, customers * short], -1).astype(np.float64)
        self._cells.add(_key(day, month, kind), begun)
        row, at, passed = split_by_month(start[here], minutes[here])
        lost = np.zeros((row.size, 4))
        lost[:, 2] = customers[here][row] * passed
        self._cells.add(_key(day[here][row], at, kind[here][row]), lost)

    def _remember(self, places: npt.NDArray[np.uint64], start: Moments, minutes: FloatArray, rows: Codes) -> None:
        known = places != 0
        if known.any() and self._remembered < REMEMBERED:
            begun = start[known].astype("datetime64[s]").astype(np.int64)
            end = begun + np.rint(60 * minutes[known]).astype(np.int64)
            self._placed.append((places[known], begun, end, rows[known]))
            self._remembered += int(known.sum())

    def result(self) -> OutageTotals:
        """The sums, and what is doubtful about the list.

        Raises
        ------
        DecisionError
            ``outages-none`` where not a single row could be read.
        """
        keys, sums = self._cells.total()
        if not keys.size:
            raise DecisionError("outages-none", rows=self.rows, first=_first_reason(self.problems))
        day, month, kind = _unpacked(keys)
        days, at = np.unique(day, return_inverse=True)
        major = major_event_days(np.bincount(at, sums[:, 2], days.size).astype(np.float64))
        counts, joined = self._counts(month, kind, major.days[at], sums)
        findings = [*self.problems.findings()]
        overlaps = self._overlaps()
        if overlaps.size:
            findings.append(in_rows("outages-overlap", overlaps[:SHOWN_ROWS].tolist(), overlaps.size))
        if joined:
            findings.append(Finding.of("causes-joined", count=joined, kept=MOST_CAUSES - 1))
        first, last = (str(np.datetime64(int(end), "D")) for end in (days[0], days[-1]))
        left_out = self.problems.count(*LEFT_OUT)
        return OutageTotals(counts, self.rows, left_out, first, last, self._largest, major, tuple(findings))

    def _counts(self, month: Codes, kind: Codes, major: Mask, sums: FloatArray) -> tuple[tuple[OutageCount, ...], int]:
        """Counts by month and kind, small causes joined; and how many causes were."""
        causes, segments = self._causes.names, self._segments.names
        cause_of = kind >> 1 & 0x3FF
        by_cause = np.bincount(cause_of, sums[:, 2], 1 << 10)
        present = {causes[min(int(k), len(causes) - 1)]: float(by_cause[k]) for k in np.unique(cause_of)}
        kept = largest(present, MOST_CAUSES)
        merged: dict[tuple[str, str, str, bool, bool], FloatArray] = {}
        for k in range(kind.size):
            cause = causes[min(int(cause_of[k]), len(causes) - 1)]
            place = segments[min(int(kind[k] >> 11), len(segments) - 1)]
            period = name(np.datetime64(int(month[k]), "M"), "month")
            key = (period, place, cause if cause in kept else OTHER, bool(kind[k] & 1), bool(major[k]))
            merged[key] = merged[key] + sums[k] if key in merged else sums[k]
        counts = tuple(
            OutageCount(period, round(float(total[0])), float(total[1]), float(total[2]),
                        self.dimension if place else "", place, cause, planned, on_major, float(total[3]))
            for (period, place, cause, planned, on_major), total in sorted(merged.items())
        )  # fmt: skip
        return counts, len(present) - len(kept)

    def _overlaps(self) -> Codes:
        """Rows of the outages that begin at a place that is still without supply, rising."""
        if not self._placed:
            return np.empty(0, np.int64)
        place, start, end, row = (np.concatenate(parts) for parts in zip(*self._placed, strict=True))
        order = np.lexsort((row, start, place))
        place, start, end, row = place[order], start[order], end[order], row[order]
        same = place[1:] == place[:-1]
        # The latest end so far at each place: a running maximum that starts anew with the place.
        number = np.concatenate([[0], np.cumsum(~same)])
        span = int(end.max() - start.min()) + 1
        latest = np.maximum.accumulate(end - start.min() + number * span) - number * span + start.min()
        return np.sort(row[1:][same & (start[1:] < latest[:-1])])


def split_by_month(start: Moments, minutes: FloatArray) -> tuple[Codes, Codes, FloatArray]:
    """Parts of outages by month: the row each part is of, its month (since 1970-01), and its minutes, which add up."""
    seconds = start.astype("datetime64[s]").astype(np.float64)
    end = seconds + 60 * minutes
    first = start.astype("datetime64[M]").astype(np.int64)
    # An outage that ends with the month has no part in the next one.
    last = np.floor(np.nextafter(end, -np.inf)).astype("datetime64[s]").astype("datetime64[M]").astype(np.int64)
    parts = np.maximum(last - first, 0) + 1
    row = np.repeat(np.arange(start.size), parts)
    at = first[row] + np.arange(row.size) - np.repeat(np.cumsum(parts) - parts, parts)
    begin = np.maximum(at.astype("datetime64[M]").astype("datetime64[s]").astype(np.float64), seconds[row])
    finish = np.minimum((at + 1).astype("datetime64[M]").astype("datetime64[s]").astype(np.float64), end[row])
    whole = parts[row] == 1
    return row, at, np.where(whole, minutes[row], (finish - begin) / 60)


def _minutes(given: OutageRows) -> FloatArray:
    """How long each outage lasted: from start and end where both are there, else what the list says itself."""
    known = ~np.isnat(given.end) & ~np.isnat(given.start)
    seconds = np.where(known, given.end - given.start, np.timedelta64(0, "s")).astype("timedelta64[s]")
    return np.where(known, seconds.astype(np.float64) / 60, given.minutes)


def _key(day: Codes, month: Codes, kind: Codes) -> Codes:
    """Day of the beginning, month of the minutes, and kind, in one number. Days and months may lie before 1970."""
    return ((day + (1 << 15)) << 39 | (month + (1 << 13)) << 24 | kind).astype(np.int64)


def _unpacked(keys: Codes) -> tuple[Codes, Codes, Codes]:
    return (keys >> 39) - (1 << 15), (keys >> 24 & 0x7FFF) - (1 << 13), keys & 0xFFFFFF


def _first_reason(problems: RowsLeftOut) -> str:
    return next((finding.code for finding in problems.findings()), "")
