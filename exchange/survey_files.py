"""Survey files: CSV, XLSX and Parquet, opened, looked at, and read in batches whose memory does not grow.

``open_survey(path)`` says what is in a file; ``tally_file(path, questionnaire, ...)`` reduces it. A broken file gives
one error that says where, and what to do; rows that do not fit are left out and counted in a finding.
"""

from __future__ import annotations

import codecs
import csv
import hashlib
import io
import itertools
import shutil
import tempfile
import weakref
import zipfile
from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet

from mcdm.errors import DecisionError
from mcdm.findings import Finding
from mcdm.scales import GradeScale
from satisfaction.questionnaire import Questionnaire
from satisfaction.respondents import Population
from satisfaction.survey import SAMPLE_SIZE, SurveySummary
from satisfaction.tally import BATCH_ROWS, tally

PREVIEW_ROWS = 20
LARGEST_WORKBOOK = 2 << 30
"""A workbook may not unpack to more bytes than this."""

_SNIFFED = 1 << 18
_BLOCK = 4 << 20
_PARQUET_BUFFER = 1 << 20
_DELIMITERS = ",;\t|"
_WORKBOOK_ROWS = 8_192

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


@dataclass(eq=False)
class ParquetSurvey(SurveyFile):
    """Parquet: the form survey data is kept in."""

    def batches(self, columns: Sequence[str] = (), coded: Collection[str] = ()) -> Iterator[pa.RecordBatch]:
        """See :class:`SurveyFile`."""
        done = 0
        try:
            # Neither whole row groups nor whole column chunks are held in memory: somebody else's may be huge.
            with pyarrow.parquet.ParquetFile(
                self.path, read_dictionary=[*coded], pre_buffer=False, buffer_size=_PARQUET_BUFFER
            ) as source:
                for batch in source.iter_batches(BATCH_ROWS, columns=list(columns) or None):
                    done += batch.num_rows
                    self.position = done / max(self.rows or 1, 1)
                    yield batch
        except (pa.ArrowException, OSError) as error:
            raise DecisionError("survey-parquet-broken", file=self.name, row=done + 1) from error


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


@dataclass(frozen=True, eq=False)
class FileTally:
    """A tallied file: the survey, and what is doubtful about it and about the file."""

    survey: SurveySummary
    findings: tuple[Finding, ...]


def open_survey(path: str | Path, *, name: str = "", largest_bytes: int | None = None) -> SurveyFile:
    """Open a survey file by its content, not its ending.

    Parameters
    ----------
    path
        The file.
    name
        How it is called in messages, where the path is that of a temporary file.
    largest_bytes
        Refuse a larger one.

    Raises
    ------
    DecisionError
        ``survey-file-missing``, ``survey-file-too-large``, ``survey-file-unknown`` (not CSV, XLSX or Parquet),
        ``survey-empty`` (nothing in it, or only headings), and for a damaged file ``survey-csv-broken``,
        ``survey-quote-broken``, ``survey-encoding-broken``, ``survey-parquet-broken``, ``survey-columns-repeated``,
        ``survey-workbook-broken``.
    """
    path = Path(path)
    name = name or path.name
    try:
        size = path.stat().st_size
        with path.open("rb") as source:
            head = source.read(_SNIFFED)
    except OSError as error:
        raise DecisionError("survey-file-missing", file=name) from error
    if largest_bytes is not None and size > largest_bytes:
        raise DecisionError("survey-file-too-large", file=name, size=size / 2**20, limit=largest_bytes / 2**20)
    if not head.strip(b"\r\n\t ,;\xef\xbb\xbf"):
        raise DecisionError("survey-empty", file=name)
    if head.startswith(b"PAR1"):
        survey: SurveyFile = _open_parquet(path, name)
    elif head.startswith(b"PK\x03\x04"):
        survey = _open_workbook(path, name)
    else:
        survey = _open_delimited(path, name, head)
    if survey.rows == 0 or not survey.preview(1):
        raise DecisionError("survey-empty", file=name)
    return survey


def tally_file(
    path: str | Path,
    questionnaire: Questionnaire,
    scale: GradeScale,
    population: Population,
    *,
    name: str = "",
    moments: bool = True,
    sample_size: int = SAMPLE_SIZE,
    largest_bytes: int | None = None,
    progress: Callable[[int, float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> FileTally:
    """Tally a survey file.

    `progress` gets the rows read so far and the share of the file, 0 to 1; the rest is as in
    :func:`satisfaction.tally.tally` and :func:`open_survey`. Respondents without an id are keyed by the content of the
    file, so the same file loaded twice is found out.
    """
    survey = open_survey(path, name=name, largest_bytes=largest_bytes)
    questionnaire.check_columns(survey.columns)
    coded = {item.column for item in questionnaire.items}
    coded |= {column.column for column in questionnaire.segments if not column.thresholds}
    summary = tally(
        survey.batches(questionnaire.columns, coded - {questionnaire.respondent_column}),
        questionnaire,
        scale,
        population,
        moments=moments,
        sample_size=sample_size,
        key=_fingerprint(Path(path)),
        progress=(lambda rows: progress(rows, survey.position)) if progress else None,
        cancelled=cancelled,
    )
    return FileTally(summary, (*survey.findings, *summary.findings()))


# ---------------------------------------------------------------------- opening


def _open_parquet(path: Path, name: str) -> SurveyFile:
    try:
        with pyarrow.parquet.ParquetFile(path) as source:
            columns, rows = tuple(source.schema_arrow.names), source.metadata.num_rows
    except (pa.ArrowException, OSError) as error:
        raise DecisionError("survey-parquet-broken", file=name, row="") from error
    repeated = [column for column in columns if columns.count(column) > 1]
    if repeated:  # columns of a Parquet file are read by name
        raise DecisionError("survey-columns-repeated", file=name, column=repeated[0])
    return ParquetSurvey(name, path, columns, rows)


def _open_workbook(path: Path, name: str) -> SurveyFile:
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
    return WorkbookSurvey(name, path, _headings(headings))


def _workbook_rows(path: Path, name: str) -> Iterator[Row]:
    """The rows of the first sheet that are not blank, as texts."""
    import openpyxl

    done = 0
    try:
        # An open file, because openpyxl refuses a path that does not end in .xlsx, as that of an upload may not.
        source = path.open("rb")
        book = openpyxl.load_workbook(source, read_only=True, data_only=True)
        try:
            for cells in book.worksheets[0].iter_rows(values_only=True):
                row = tuple("" if value is None else str(value) for value in cells)
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


def _open_delimited(path: Path, name: str, head: bytes) -> SurveyFile:
    encoding = _encoding(head)
    if encoding is None:
        raise DecisionError("survey-file-unknown", file=name)
    text = head.decode(encoding, errors="ignore").removeprefix("\ufeff")
    try:
        delimiter = _delimiter(text)
        headings = next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:  # a field of more than 131,072 characters
        raise DecisionError("survey-csv-broken", file=name, row=1) from error
    return DelimitedSurvey(name, path, _headings(headings), delimiter=delimiter, encoding=encoding)


def _encoding(head: bytes) -> str | None:
    """The encoding of a text, or nothing where it is none."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if b"\x00" in head[:4096]:
        return None
    for encoding in ("utf-8", "gb18030"):
        try:
            # A character may be cut at the end of what was read: up to three bytes.
            head[:-3].decode(encoding) if len(head) == _SNIFFED else head.decode(encoding)
        except UnicodeDecodeError as error:
            if len(head) - error.start > 6:
                continue
        return encoding
    return None


def _delimiter(text: str) -> str:
    """The delimiter that cuts the first lines into the same number of fields, the more the better."""
    lines = text.splitlines()[:30]

    def fit(delimiter: str) -> tuple[float, int]:
        widths = [len(row) for row in csv.reader(lines, delimiter=delimiter)]
        return sum(width == widths[0] for width in widths) / len(widths) * (widths[0] > 1), widths[0]

    return max(_DELIMITERS, key=fit)


def _headings(row: Sequence[str]) -> tuple[str, ...]:
    found: list[str] = []
    for place, text in enumerate(row, start=1):
        heading = " ".join(text.split()) or f"column {place}"
        again = (f"{heading} ({number})" for number in itertools.count(2))
        found.append(heading if heading not in found else next(other for other in again if other not in found))
    return tuple(found)


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
        source.seek(max(size - _SNIFFED, 0))
        last = source.read().rpartition(b"\n")[2]
    decoder = codecs.getincrementaldecoder("utf-8")(errors="ignore")
    decoder.decode(last)
    return size - len(decoder.getstate()[0])


def _fingerprint(path: Path) -> str:
    """A short name of the content: size, beginning and end."""
    with path.open("rb") as source:
        start = source.read(1 << 16)
        size = source.seek(0, io.SEEK_END)
        source.seek(max(size - (1 << 16), 0))
        return hashlib.sha256(str(size).encode() + start + source.read()).hexdigest()
