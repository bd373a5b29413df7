"""Surveys as the first sheet of a workbook (XLSX)."""

from __future__ import annotations

import itertools
import zipfile
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from exchange.survey_file import Row, SurveyFile, headings_of
from mcdm.errors import DecisionError

LARGEST_WORKBOOK = 2 << 30
"""A workbook may not unpack to more bytes than this."""

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
    if sum(sizes.values()) > LARGEST_WORKBOOK:
        size, limit = sum(sizes.values()) / 2**20, LARGEST_WORKBOOK / 2**20
        raise DecisionError("survey-file-too-large", file=name, size=size, limit=limit)
    headings = next(_workbook_rows(path, name), None)
    if headings is None:
        raise DecisionError("survey-empty", file=name)
    return WorkbookSurvey(name, path, *headings_of(headings))


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
        source = path.open("rb")
        book = openpyxl.load_workbook(source, read_only=True, data_only=True)
        try:
            for cells in book.worksheets[0].iter_rows():
                row = tuple(map(_shown, cells))
                done += 1
                if any(text.strip() for text in row):
                    yield row
        finally:
            book.close()
            source.close()
    except GeneratorExit:
        raise
    except Exception as error:  # openpyxl lets through whatever a damaged part of the file provokes
        raise DecisionError("survey-workbook-broken", file=name, row=done + 1) from error
