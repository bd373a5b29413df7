"""Surveys as the first sheet of a workbook (XLSX)."""

from __future__ import annotations

import itertools
import zipfile
from collections.abc import Collection, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from exchange.survey_file import Row, SurveyFile, headings_of
from mcdm.errors import DecisionError
from studies import bounds

TEXTS = "xl/sharedStrings.xml"
"""The part with all texts of a workbook, which is held in memory as a whole."""

_WORKBOOK_ROWS = 8_192


@dataclass(eq=False)
class WorkbookSurvey(SurveyFile):
    """The first sheet of a workbook (XLSX)."""

    def batches(self, columns: Sequence[str] = (), coded: Collection[str] = ()) -> Iterator[pa.RecordBatch]:
        """See :class:`SurveyFile`. Blank rows are left out."""
        wanted = [self.columns.index(name) for name in columns or self.columns]
        names = [self.columns[i] for i in wanted]
        width, done = len(self.columns), 0
        rows = _workbook_rows(self.path, self.name)
        next(rows)
        while block := list(itertools.islice(rows, _WORKBOOK_ROWS)):
            done += len(block)
            self.position = min(done / self.rows, 1.0) if self.rows else 0.0
            padded = [(*row[:width], *[""] * (width - len(row))) for row in block]
            texts = [pa.array([row[i] for row in padded], pa.string()) for i in wanted]
            yield pa.RecordBatch.from_arrays(
                [a.dictionary_encode() if name in coded else a for name, a in zip(names, texts, strict=True)], names
            )


def open_workbook(path: Path, name: str) -> SurveyFile:
    """A workbook, if it is one, is whole, and does not unpack to more than can be read."""
    try:
        with zipfile.ZipFile(path) as archive:
            sizes = {entry.filename: entry.file_size for entry in archive.infolist()}
    except zipfile.BadZipFile as error:
        raise DecisionError("survey-workbook-broken", file=name, row="") from error
    if "xl/workbook.xml" not in sizes:
        raise DecisionError("survey-file-unknown", file=name)
    bounds.check_unpacking(sum(sizes.values()), path.stat().st_size, name)
    bounds.check("workbook-part", sizes.get(TEXTS, 0), name)
    headings = next(_workbook_rows(path, name), None)
    if headings is None:
        raise DecisionError("survey-empty", file=name)
    return WorkbookSurvey(name, path, *headings_of(headings, name))


def _shown(cell: Any) -> str:
    """The text of a cell; a percentage as a reader of the workbook sees it, not the part of one that is stored."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, int | float) and not isinstance(value, bool) and "%" in cell.number_format:
        return f"{100 * value:.12g}%"
    return str(value)


def _workbook_rows(path: Path, name: str) -> Iterator[Row]:
    """The rows of the first sheet that are not blank, as texts."""
    import openpyxl

    done = 0
    try:
        # An open file, because openpyxl refuses a path that does not end in .xlsx, as that of an upload may not.
        with path.open("rb") as source, closing(openpyxl.load_workbook(source, read_only=True, data_only=True)) as book:
            sheet = book.worksheets[0]
            sheet.reset_dimensions()  # a sheet that says it is as wide as can be would be filled up to there
            for cells in sheet.iter_rows():
                done += 1
                bounds.check("workbook-rows", done, name)
                if not cells:  # a gap before a row further down
                    continue
                row = tuple(map(_shown, cells))
                if any(text.strip() for text in row):
                    yield row
    except (GeneratorExit, DecisionError):
        raise
    except Exception as error:  # openpyxl lets through whatever a damaged part of the file provokes
        raise DecisionError("survey-workbook-broken", file=name, row=done + 1) from error
