"""The data of a reference case: a CSV file that stands beside it, read into columns of numbers."""

from __future__ import annotations

import csv
import math
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from mcdm.errors import DecisionError
from studies.reference_cases import ReferenceCase

Column = list[float | None]
"""Numbers down a column; None where the cell is empty or says NA."""

EMPTY = ("", "NA", "N/A", "NaN")


def with_data(case: ReferenceCase, path: Path) -> ReferenceCase:
    """The case with the table its input ``data`` names, read from the folder of `path` or the one above.

    Raises
    ------
    DecisionError
        ``case-data-missing``, ``case-data-unreadable``.
    """
    named = case.inputs.get("data")
    if not isinstance(named, str):
        return case
    return replace(case, inputs={**case.inputs, "data": dict(columns(_found(named, path, case.id)))})


def columns(path: Path) -> Mapping[str, Column]:
    """Every column of a CSV file that holds numbers; columns of text are left out."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            header, *rows = [row for row in csv.reader(file) if row] or [[]]
    except (OSError, UnicodeDecodeError, csv.Error) as problem:
        raise DecisionError("case-data-unreadable", file=path.name, detail=str(problem)) from problem
    for line, row in enumerate(rows, start=2):
        if len(row) != len(header):
            detail = f"row {line}: {len(row)} / {len(header)}"
            raise DecisionError("case-data-unreadable", file=path.name, detail=detail)
    if len(set(header)) < len(header):
        twice = next(name for name in header if header.count(name) > 1)
        raise DecisionError("case-data-unreadable", file=path.name, detail=twice)
    read = {name: _numbers([row[k] for row in rows]) for k, name in enumerate(header)}
    return {name: cells for name, cells in read.items() if cells is not None}


def _found(named: str, path: Path, case: str) -> Path:
    folder = path.absolute().parent
    for place in (folder, folder.parent):
        if (place / named).is_file():
            return place / named
    raise DecisionError("case-data-missing", file=named, where=case, folder=folder.name, above=folder.parent.name)


def _numbers(cells: list[str]) -> Column | None:
    """The numbers down a column; None where it holds text."""
    texts = [cell.strip() for cell in cells]
    try:
        numbers = [None if text in EMPTY else float(text) for text in texts]
    except ValueError:
        return None
    return numbers if all(number is None or math.isfinite(number) for number in numbers) else None
