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

from exchange.survey_file import SNIFFED, SurveyFile, headings_of
from mcdm.errors import DecisionError
from mcdm.findings import Finding

_BLOCK = 4 << 20
_DELIMITERS = ",;\t|"


@dataclass(eq=False)
class DelimitedSurvey(SurveyFile):
    """Text with a delimiter (CSV), in UTF-8, UTF-16 or GB18030."""

    delimiter: str = ","
    encoding: str = "utf-8"
    _utf8: Path | None = None

    def batches(self, columns: Sequence[str] = (), coded: Collection[str] = ()) -> Iterator[pa.RecordBatch]:
        """See :class:`SurveyFile`. Rows with too few or too many fields are left out and counted."""
        self.findings.clear()
        odd: list[int | None] = []

        def leave_out(row: pa.csv.InvalidRow) -> str:
            odd.append(row.number)
            return "skip"

        done = 1
        path = self._as_utf8()
        length = _whole_characters(path)
        kinds = {
            name: pa.dictionary(pa.int32(), pa.string()) if name in coded else pa.string() for name in self.columns
        }
        reading = pyarrow.csv.ReadOptions(
            use_threads=False,
            block_size=_BLOCK,
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
                        self.position = min(blocks * _BLOCK / size, 1.0)  # the file itself is read far ahead
                        yield batch
        except (pa.ArrowException, OSError) as error:
            raise self._unreadable(error, done + 1) from error
        self._check_end(path, done + len(odd), odd)

    def _as_utf8(self) -> Path:
        """The file in UTF-8: itself, or a copy that lives as long as this object.

        The CSV reader could decode by itself, but it would call Python from a thread of its own, ahead of what was
        asked for; a program that ended meanwhile, after an error, would be aborted or hang.
        """
        if self.encoding == "utf-8":
            return self.path
        if self._utf8 is None:
            folder = tempfile.mkdtemp(prefix="weighbridge-")
            weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
            self._utf8 = self._decoded(Path(folder) / "survey.csv")
        return self._utf8

    def _decoded(self, copy: Path) -> Path:
        """The copy, in UTF-8, without a character that is cut at its end, as in a broken upload."""
        decoder, row = codecs.getincrementaldecoder(self.encoding)(), 1
        try:
            with self.path.open("rb") as source, copy.open("wb") as target:
                while chunk := source.read(_BLOCK):
                    text = decoder.decode(chunk).encode()
                    row += text.count(b"\n")
                    target.write(text)
        except UnicodeDecodeError as error:
            row += error.object[: error.start].count(b"\n")
            raise DecisionError("survey-encoding-broken", file=self.name, row=row) from error
        except OSError as error:
            raise self._unreadable(error, row) from error
        return copy

    def _unreadable(self, error: Exception, row: int) -> DecisionError:
        if "UTF8" in str(error):
            return DecisionError("survey-encoding-broken", file=self.name, row=row)
        if "straddl" in str(error):  # a field longer than a block: its quotation mark was never closed
            return DecisionError("survey-quote-broken", file=self.name, row=row)
        return DecisionError("survey-csv-broken", file=self.name, row=row)

    def _check_end(self, path: Path, rows: int, odd: list[int | None]) -> None:
        """Raise where the file ends inside a quoted field; a finding where rows were left out."""
        quotes, last = _quotes_and_last_byte(path)
        if quotes % 2 and last not in b"\r\n":
            raise DecisionError("survey-quote-broken", file=self.name, row=rows)
        if quotes % 2:
            self.findings.append(Finding.of("survey-quote-open", self.name, rows=rows))
        if len(odd) > rows / 2:
            raise DecisionError("survey-csv-broken", file=self.name, row=odd[0] or "")
        if odd:
            self.findings.append(
                Finding.of("survey-rows-left-out", self.name, count=len(odd), row=odd[0] or 0, fields=len(self.columns))
            )


def open_delimited(path: Path, name: str, head: bytes) -> SurveyFile:
    """A text file, by its first bytes; ``survey-file-unknown`` where they are no text."""
    encoding = encoding_of(head)
    if encoding is None:
        raise DecisionError("survey-file-unknown", file=name)
    text = head.decode(encoding, errors="ignore").removeprefix("\ufeff")
    try:
        delimiter = delimiter_of(text)
        headings = next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:  # a field of more than 131,072 characters
        raise DecisionError("survey-csv-broken", file=name, row=1) from error
    return DelimitedSurvey(name, path, headings_of(headings), delimiter=delimiter, encoding=encoding)


def encoding_of(head: bytes) -> str | None:
    """The encoding of a text, or nothing where it is none."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if b"\x00" in head[:4096]:
        return None
    for encoding in ("utf-8", "gb18030"):
        try:
            # A character may be cut at the end of what was read: up to three bytes.
            head[:-3].decode(encoding) if len(head) == SNIFFED else head.decode(encoding)
        except UnicodeDecodeError as error:
            if len(head) - error.start > 6:
                continue
        return encoding
    return None


def delimiter_of(text: str) -> str:
    """The delimiter that cuts the first lines into the same number of fields, the more the better."""
    lines = text.splitlines()[:30]

    def fit(delimiter: str) -> tuple[float, int]:
        widths = [len(row) for row in csv.reader(lines, delimiter=delimiter)]
        return sum(width == widths[0] for width in widths) / len(widths) * (widths[0] > 1), widths[0]

    return max(_DELIMITERS, key=fit)


def _quotes_and_last_byte(path: Path) -> tuple[int, bytes]:
    quotes, last = 0, b""
    with path.open("rb") as source:
        while chunk := source.read(_BLOCK):
            quotes, last = quotes + chunk.count(b'"'), chunk[-1:]
    return quotes, last


def _whole_characters(path: Path) -> int:
    """Length of a UTF-8 file without a character that is cut at its end, as in a broken upload."""
    with path.open("rb") as source:
        size = source.seek(0, io.SEEK_END)
        source.seek(max(size - SNIFFED, 0))
        last = source.read().rpartition(b"\n")[2]
    decoder = codecs.getincrementaldecoder("utf-8")(errors="ignore")
    decoder.decode(last)
    return size - len(decoder.getstate()[0])
