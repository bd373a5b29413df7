"""Tables that people send: text with a delimiter in any encoding, or the sheets of a workbook, as rows of cells."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from exchange.delimited_survey import delimiter_of
from exchange.survey_text import encoding_of
from mcdm.errors import DecisionError
from studies import bounds
from studies.cells import unguarded

LARGEST = bounds.most("table-bytes")
"""Bytes a file of answers may have."""

LARGEST_UNPACKED = 512 * 2**20
"""Bytes a workbook may unpack to."""

MOST_ROWS = bounds.most("table-rows")
"""Rows that are read of one table: far more than any panel can answer."""

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

Cells = tuple[object, ...]


@dataclass(frozen=True)
class Table:
    """Rows of cells; the k-th row has the number k + 1 in messages."""

    file: str
    rows: tuple[Cells, ...]
    sheet: str = ""


class Workbook:
    """The sheets of a workbook (XLSX): what stands in the cells, and what formulas came to when it was saved.

    Raises
    ------
    DecisionError
        ``answers-file-large``, ``answers-file-old`` (.xls), ``answers-file-locked`` (a password),
        ``answers-file-broken``, ``answers-file-unknown``.
    """

    def __init__(self, content: bytes, file: str) -> None:
        check_size(content, file)
        if content.startswith(_OLE):
            locked = "EncryptedPackage".encode("utf-16-le") in content
            raise DecisionError("answers-file-locked" if locked else "answers-file-old", file=file)
        if not content.startswith(_ZIP):
            raise DecisionError("answers-file-unknown", file=file)
        self.file, self._content = file, content
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                sizes = {entry.filename: entry.file_size for entry in archive.infolist()}
        except (zipfile.BadZipFile, OSError) as error:
            raise DecisionError("answers-file-broken", file=file) from error
        if "xl/workbook.xml" not in sizes:
            raise DecisionError("answers-file-unknown", file=file)
        if sum(sizes.values()) > LARGEST_UNPACKED:
            raise DecisionError(
                "answers-file-large", file=file, size=sum(sizes.values()) // 2**20, limit=LARGEST_UNPACKED // 2**20
            )
        bounds.check_unpacking(sum(sizes.values()), len(content), file)

    @cached_property
    def sheets(self) -> Mapping[str, Table]:
        """Every sheet by name, formulas as text that begins with ``=``."""
        return self._read(data_only=False)

    @cached_property
    def values(self) -> Mapping[str, Table]:
        """Every sheet by name, formulas as what they came to."""
        return self._read(data_only=True)

    def _read(self, *, data_only: bool) -> dict[str, Table]:
        import openpyxl

        try:
            book = openpyxl.load_workbook(io.BytesIO(self._content), read_only=True, data_only=data_only)
            try:
                found = {sheet.title: self._table(sheet) for sheet in book.worksheets}
            finally:
                book.close()
        except DecisionError:
            raise
        except Exception as error:  # openpyxl lets through whatever a damaged part of the file provokes
            raise DecisionError("answers-file-broken", file=self.file) from error
        if not found:
            raise DecisionError("answers-file-empty", file=self.file)
        return found

    def _table(self, sheet: Any) -> Table:
        sheet.reset_dimensions()
        rows: list[Cells] = []
        count = 0
        for cells in sheet.iter_rows(values_only=True):
            if len(rows) == MOST_ROWS:
                raise DecisionError("answers-too-many-rows", file=self.file, limit=MOST_ROWS)
            count += len(cells)
            bounds.check("table-cells", count, self.file)
            rows.append(tuple(_plain_cell(cell) for cell in cells))
        while rows and all(cell is None or cell == "" for cell in rows[-1]):
            rows.pop()
        return Table(self.file, tuple(rows), sheet.title)


def _plain_cell(cell: object) -> object:
    return getattr(cell, "text", cell) if not isinstance(cell, str | int | float) else cell  # an array formula


def check_size(content: bytes, file: str) -> None:
    """Raise ``answers-file-large`` or, where there is nothing at all, ``answers-file-empty``."""
    if len(content) > LARGEST:
        raise DecisionError("answers-file-large", file=file, size=len(content) // 2**20, limit=LARGEST // 2**20)
    if not content.strip(b"\xef\xbb\xbf\r\n\t ,;"):
        raise DecisionError("answers-file-empty", file=file)


def is_workbook(content: bytes) -> bool:
    """Whether these are the bytes of a workbook, even of one that cannot be read."""
    return content.startswith((_ZIP, _OLE))


def read_table(content: bytes, file: str) -> Table:
    """A table of text (comma, semicolon, tab or bar; UTF-8, UTF-16 or GB18030), or the first sheet of a workbook.

    Raises
    ------
    DecisionError
        ``answers-file-encoding``, ``answers-too-many-rows``, and those of :class:`Workbook`.
    """
    if is_workbook(content):
        return next(iter(Workbook(content, file).sheets.values()))
    check_size(content, file)
    text = text_of(content, file)
    rows: list[Cells] = []
    count = 0
    try:
        for cells in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text)):
            if len(rows) == MOST_ROWS:
                raise DecisionError("answers-too-many-rows", file=file, limit=MOST_ROWS)
            count += len(cells)
            bounds.check("table-cells", count, file)
            rows.append(tuple(unguarded(cell) for cell in cells))
    except csv.Error as error:
        raise DecisionError("answers-file-broken", file=file) from error
    return Table(file, tuple(rows))


def text_of(content: bytes, file: str) -> str:
    """The text of a file in UTF-8, UTF-16 or GB18030; ``answers-file-unknown``, ``answers-file-encoding``."""
    encoding = encoding_of(content)
    if encoding is None:
        raise DecisionError("answers-file-unknown", file=file)
    try:
        return content.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise DecisionError("answers-file-encoding", file=file, position=error.start) from error


def write_table(rows: list[list[str]]) -> str:
    """A table as text that spreadsheets open as UTF-8. Names in it are guarded already: :mod:`studies.cells`."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return "\ufeff" + out.getvalue()
