"""A survey file that can be looked at and read in batches, whatever its format."""

from __future__ import annotations

import itertools
from abc import ABC, abstractmethod
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa

from mcdm.findings import Finding

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


def headings_of(row: Sequence[str]) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """Columns of a first row: stripped; repeated ones numbered, empty ones named by their place; and the repeated."""
    found: list[str] = []
    headings = [" ".join(text.split()) or f"column {place}" for place, text in enumerate(row, start=1)]
    for heading in headings:
        again = (f"{heading} ({number})" for number in itertools.count(2))
        found.append(heading if heading not in found else next(other for other in again if other not in found))
    doubled = [(name, heading) for name, heading in zip(found, headings, strict=True) if headings.count(heading) > 1]
    return tuple(found), tuple(doubled)
