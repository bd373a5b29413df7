"""A survey file that can be looked at and read in batches, whatever its format."""

from __future__ import annotations

import itertools
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa

from mcdm.findings import Finding
from studies import bounds

PREVIEW_ROWS = 20

SNIFFED = 1 << 18
"""Bytes at the beginning of a file that are looked at to find out what it is."""

Row = tuple[str, ...]


@dataclass(eq=False)
class SurveyFile(ABC):
    """A survey file that can be read.

    Parameters
    ----------
    name
        How it is called in messages.
    path
        Where it is.
    columns
        Its headings, stripped; repeated ones numbered, empty ones named by their place.
    doubled
        Pairs (column, heading) of the columns whose heading another one has too.
    rows
        Number of rows where the format says so, else None.
    findings
        What was left out in the last reading; complete after :meth:`batches` has run to its end.
    position
        Share of the file that has been read, 0 to 1.
    """

    name: str
    path: Path
    columns: tuple[str, ...]
    doubled: tuple[tuple[str, str], ...] = ()
    rows: int | None = None
    findings: list[Finding] = field(default_factory=list)
    position: float = 0.0

    def preview(self, count: int = PREVIEW_ROWS) -> tuple[Row, ...]:
        """The first rows as texts."""
        found: list[Row] = []
        for batch in self.batches():
            rows = zip(*(column.to_pylist() for column in batch.slice(0, count).columns), strict=True)
            found += [tuple("" if value is None else str(value) for value in row) for row in rows]
            if len(found) >= count:
                break
        return tuple(found[:count])

    @abstractmethod
    def batches(self, columns: Sequence[str] = (), coded: Collection[str] = ()) -> Iterator[pa.RecordBatch]:
        """The rows, in order. `columns` chooses some; texts of the `coded` ones come as dictionaries (few values)."""


def headings_of(row: Sequence[str], file: str) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """Columns of a first row: stripped; repeated ones numbered, empty ones named by their place; and the repeated.

    Raises
    ------
    DecisionError
        ``too-much`` columns, or letters in one heading.
    """
    check_headings(row, file)
    headings = [" ".join(text.split()) or f"column {place}" for place, text in enumerate(row, start=1)]
    times, numbers = Counter(headings), {heading: itertools.count(2) for heading in headings}
    found: dict[str, str] = {}
    for heading in headings:
        again = (f"{heading} ({number})" for number in numbers[heading])
        found[heading if heading not in found else next(other for other in again if other not in found)] = heading
    return tuple(found), tuple((name, heading) for name, heading in found.items() if times[heading] > 1)


def check_headings(headings: Sequence[str], file: str) -> None:
    """Raise ``too-much`` where there are more columns, or longer headings, than are taken."""
    bounds.check("survey-columns", len(headings), file)
    bounds.check("heading", max(map(len, headings), default=0), file)
