"""Surveys as text with a delimiter (CSV), in UTF-8, UTF-16 or GB18030."""

from __future__ import annotations

import codecs
import csv
import io
import shutil
import tempfile
import weakref
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.csv

from exchange import survey_text
from exchange.survey_file import SNIFFED, SurveyFile, headings_of
from mcdm.errors import DecisionError
from mcdm.findings import Fact, Finding

_DELIMITERS = "\t|;,"
"""The rarer in a text, the sooner it is one."""


@dataclass(eq=False)
class DelimitedSurvey(SurveyFile):
    """Text with a delimiter (CSV), in UTF-8, UTF-16 or GB18030."""

    delimiter: str = ","
    encoding: str = "utf-8"
    _utf8: Path | None = None
    _undecodable: survey_text.Undecodable | None = None

    def batches(self, columns: Sequence[str] = (), coded: Collection[str] = ()) -> Iterator[pa.RecordBatch]:
        """See :class:`SurveyFile`. Rows with too few or too many fields are left out and counted."""
        self.findings.clear()
        odd: list[int | None] = []

        def leave_out(row: pa.csv.InvalidRow) -> str:
            odd.append(row.number)
            return "skip"

        done = 1
        try:
            path = self._as_utf8()
        except OSError as error:
            raise self._unreadable(error, done) from error
        length = _whole_characters(path)
        kinds = {
            name: pa.dictionary(pa.int32(), pa.string()) if name in coded else pa.string() for name in self.columns
        }
        reading = pyarrow.csv.ReadOptions(
            use_threads=False,
            block_size=survey_text.BLOCK,
            column_names=self.columns,
            skip_rows_after_names=1,
        )
        parsing = pyarrow.csv.ParseOptions(
            delimiter=self.delimiter, newlines_in_values=True, invalid_row_handler=leave_out
        )
        converting = pyarrow.csv.ConvertOptions(
            include_columns=list(columns) or None, column_types=kinds, strings_can_be_null=False
        )
        try:
            with pa.OSFile(str(path)) as file:
                size = file.size()
                source = file if length == size else file.get_stream(0, length)
                with pyarrow.csv.open_csv(source, reading, parsing, converting) as reader:
                    for blocks, batch in enumerate(reader, start=1):
                        done += batch.num_rows
                        self.position = min(blocks * survey_text.BLOCK / size, 1.0)  # the file itself is read far ahead
                        yield batch
        except (pa.ArrowException, OSError) as error:
            raise self._unreadable(error, done + 1) from error
        self._check_end(path, done + len(odd), odd)

    def _as_utf8(self) -> Path:
        """The file in UTF-8: itself, or a copy that lives as long as this object.

        The CSV reader could decode by itself, but it would call Python from a thread of its own, ahead of what was
        asked for; a program that ended meanwhile, after an error, would be aborted or hang.
        """
        if self._utf8 is None and self.encoding == "utf-8" and survey_text.is_clean(self.path):
            self._utf8 = self.path
        if self._utf8 is None:
            folder = tempfile.mkdtemp(prefix="weighbridge-")
            weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
            copy = Path(folder) / "survey.csv"
            self._undecodable = survey_text.write_utf8(self.path, copy, self.encoding, self.name)
            self._utf8 = copy
        return self._utf8

    def _unreadable(self, error: Exception, row: int) -> DecisionError:
        if "straddl" in str(error):  # a field longer than a block: its quotation mark was never closed
            return DecisionError("survey-quote-broken", file=self.name, row=row)
        return DecisionError("survey-csv-broken", file=self.name, row=row)

    def _check_end(self, path: Path, rows: int, odd: list[int | None]) -> None:
        """Raise where a quotation mark was left open or swallowed rows; a finding where rows were left out."""
        looks = survey_text.looks_of(path, self.delimiter, len(self.columns))
        if looks.quotes % 2 and not looks.ended:
            raise DecisionError("survey-quote-broken", file=self.name, row=rows)
        # Lines that look swallowed are so if they are missing among the rows: a mark may also stand within a text.
        if looks.swallowed is not None and looks.lines - rows >= looks.swallowed.lines:
            facts = {"row": looks.swallowed.row, "lines": looks.swallowed.lines}
            raise DecisionError("survey-quote-swallows", file=self.name, **facts)
        if looks.quotes % 2:
            self.findings.append(Finding.of("survey-quote-open", self.name, rows=rows))
        if len(odd) > rows / 2:
            raise DecisionError("survey-csv-broken", file=self.name, row=odd[0] or "")
        if odd:
            self.findings.append(
                Finding.of("survey-rows-left-out", self.name, count=len(odd), row=odd[0] or 0, fields=len(self.columns))
            )
        broken = self._undecodable
        if broken is not None:
            told: dict[str, Fact] = {"count": broken.count, "row": broken.row, "bytes": broken.bytes}
            self.findings.append(Finding.of("survey-rows-undecodable", self.name, **told))


def open_delimited(path: Path, name: str, head: bytes) -> SurveyFile:
    """A text file, by its first bytes; ``survey-file-unknown`` where they are no text."""
    encoding = survey_text.encoding_of(head)
    if encoding is None:
        raise DecisionError("survey-file-unknown", file=name)
    text = head.decode(encoding, errors="ignore").removeprefix("\ufeff")
    try:
        delimiter = delimiter_of(text)
        headings = next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:  # a field of more than 131,072 characters
        raise DecisionError("survey-csv-broken", file=name, row=1) from error
    return DelimitedSurvey(name, path, *headings_of(headings, name), delimiter=delimiter, encoding=encoding)


def delimiter_of(text: str) -> str:
    """The delimiter that cuts the first lines into the same number of fields, the more the better."""
    lines = text.splitlines()[:30]

    def fit(delimiter: str) -> tuple[float, int]:
        widths = [len(row) for row in csv.reader(lines, delimiter=delimiter)]
        return sum(width == widths[0] for width in widths) / len(widths) * (widths[0] > 1), widths[0]

    return max(_DELIMITERS, key=fit)


def _whole_characters(path: Path) -> int:
    """Length of a UTF-8 file without a character that is cut at its end, as in a broken upload."""
    with path.open("rb") as source:
        size = source.seek(0, io.SEEK_END)
        source.seek(max(size - SNIFFED, 0))
        last = source.read().rpartition(b"\n")[2]
    decoder = codecs.getincrementaldecoder("utf-8")(errors="ignore")
    decoder.decode(last)
    return size - len(decoder.getstate()[0])
