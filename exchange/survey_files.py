"""Survey files: CSV, XLSX and Parquet, opened, looked at, and read in batches whose memory does not grow.

``open_survey(path)`` says what is in a file; ``tally_file(path, questionnaire, ...)`` reduces it. A broken file gives
one error that says where, and what to do; rows that do not fit are left out and counted in a finding.
"""

from __future__ import annotations

import hashlib
import io
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet

from exchange.delimited_survey import open_delimited
from exchange.survey_dates import settle_dates
from exchange.survey_file import SNIFFED, SurveyFile, check_headings
from exchange.workbook_survey import open_workbook
from mcdm.errors import DecisionError
from mcdm.findings import Finding
from mcdm.scales import GradeScale
from satisfaction.answer_counts import BATCH_ROWS
from satisfaction.place_names import place_names, with_nearest
from satisfaction.questionnaire import Questionnaire
from satisfaction.respondents import Population
from satisfaction.survey import SAMPLE_SIZE, SurveySummary
from satisfaction.tally import tally
from studies import bounds

PARQUET_BUFFER = 1 << 20

CALENDAR = ("0001-01-02", "9999-12-30")
"""The days that can be told."""


@dataclass(eq=False)
class ParquetSurvey(SurveyFile):
    """Parquet: the form survey data is kept in."""

    def batches(self, columns: Sequence[str] = (), coded: Collection[str] = ()) -> Iterator[pa.RecordBatch]:
        """See :class:`SurveyFile`."""
        done, wanted = 0, list(columns or self.columns)
        try:
            # Neither whole row groups nor whole column chunks are held in memory: somebody else's may be huge.
            with pyarrow.parquet.ParquetFile(
                self.path, read_dictionary=sorted({*coded} & {*wanted}), pre_buffer=False, buffer_size=PARQUET_BUFFER
            ) as source:
                for batch in source.iter_batches(BATCH_ROWS, columns=wanted):
                    done += batch.num_rows
                    self.position = done / max(self.rows or 1, 1)
                    yield _countable(batch)
        except (pa.ArrowException, OSError) as error:
            raise DecisionError("survey-parquet-broken", file=self.name, row=done + 1) from error


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
            head = source.read(SNIFFED)
    except OSError as error:
        raise DecisionError("survey-file-missing", file=name) from error
    if largest_bytes is not None and size > largest_bytes:
        raise DecisionError("survey-file-too-large", file=name, size=size / 2**20, limit=largest_bytes / 2**20)
    if not head.strip(b"\r\n\t ,;\xef\xbb\xbf"):
        raise DecisionError("survey-empty", file=name)
    if head.startswith(b"PAR1"):
        survey: SurveyFile = _open_parquet(path, name)
    elif head.startswith(b"PK\x03\x04"):
        survey = open_workbook(path, name)
    else:
        survey = open_delimited(path, name, head)
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
    questionnaire, dates = settle_dates(survey, questionnaire)
    doubled = [Finding.of("survey-column-repeated", name, heading=heading) for name, heading in survey.doubled]
    summary = tally(
        survey.batches(questionnaire.columns, coded_columns(questionnaire)),
        questionnaire,
        scale,
        population,
        moments=moments,
        sample_size=sample_size,
        key=fingerprint(Path(path)),
        progress=(lambda rows: progress(rows, survey.position)) if progress else None,
        cancelled=cancelled,
    )
    used = [finding for finding in doubled if finding.place in questionnaire.columns]
    doubts = (_with_nearest(each, summary, questionnaire, population) for each in summary.findings())
    return FileTally(summary, (*survey.findings, *used, *dates, *doubts))


def _with_nearest(
    finding: Finding, survey: SurveySummary, questionnaire: Questionnaire, population: Population
) -> Finding:
    """A finding about segments that nobody knows, with the known ones that are most like them."""
    if finding.code != "survey-segments-unknown":
        return finding
    read = {column.column: place_names(population, column.dimension) for column in questionnaire.segments}
    texts = (text for each in survey.quality.unknown if each.column == finding.place for text in each.examples)
    examples = "; ".join(with_nearest(text, read.get(finding.place, ())) for text in texts)
    return Finding.of("survey-segments-unknown", finding.place, count=finding.details["count"], examples=examples)


def coded_columns(questionnaire: Questionnaire) -> set[str]:
    """The columns with few different texts, which are read as dictionaries."""
    coded = {item.column for item in questionnaire.items}
    for column in questionnaire.segments:
        coded |= {column.column} if not (column.thresholds or column.dates) else set()
        coded |= {column.exceptions_column} if column.exceptions else set()
    return coded - {questionnaire.respondent_column, questionnaire.timed_column}


# ---------------------------------------------------------------------- opening


def _open_parquet(path: Path, name: str) -> SurveyFile:
    try:
        with pyarrow.parquet.ParquetFile(path) as source:
            every, rows = source.schema_arrow, source.metadata.num_rows
            columns = tuple(field.name for field in every if _is_readable(field.type))
    except (pa.ArrowException, OSError) as error:
        raise DecisionError("survey-parquet-broken", file=name, row="") from error
    check_headings(every.names, name)
    bounds.check("survey-rows", rows, name)
    times = Counter(every.names)
    repeated = [column for column in columns if times[column] > 1]
    if repeated:  # columns of a Parquet file are read by name
        raise DecisionError("survey-columns-repeated", file=name, column=repeated[0])
    if not columns:
        raise DecisionError("survey-empty", file=name)
    survey, aside = ParquetSurvey(name, path, columns, rows=rows), [each for each in every.names if each not in columns]
    if aside:
        survey.findings.append(Finding.of("survey-columns-unreadable", count=len(aside), names=", ".join(aside)))
    return survey


_READABLE = (
    *(pa.types.is_boolean, pa.types.is_integer, pa.types.is_float32, pa.types.is_float64, pa.types.is_decimal),
    *(pa.types.is_string, pa.types.is_large_string, pa.types.is_null),
    *(pa.types.is_date, pa.types.is_timestamp, pa.types.is_time, pa.types.is_duration),
)
"""Types of columns that can be texts, numbers or times; lists, records and raw bytes are none."""


def _is_readable(kind: pa.DataType) -> bool:
    kind = kind.value_type if pa.types.is_dictionary(kind) else kind
    return any(fits(kind) for fits in _READABLE)


def _countable(batch: pa.RecordBatch) -> pa.RecordBatch:
    """A batch without moments that no calendar has: they say nothing."""
    columns = [_in_calendar(column) for column in batch.columns]
    if all(new is old for new, old in zip(columns, batch.columns, strict=True)):
        return batch
    return pa.RecordBatch.from_arrays(columns, batch.schema.names)


def _in_calendar(column: pa.Array) -> pa.Array:
    kind = column.type
    if not (pa.types.is_timestamp(kind) or pa.types.is_date(kind) or pa.types.is_duration(kind)):
        return column
    unit = "D" if pa.types.is_date32(kind) else "ms" if pa.types.is_date64(kind) else kind.unit
    if unit == "ns":
        return column  # all of them are within the calendar
    size = pa.int32() if pa.types.is_date32(kind) else pa.int64()
    first, last = (int(np.datetime64(day).astype(f"datetime64[{unit}]").astype(np.int64)) for day in CALENDAR)
    numbers = column.cast(size)
    known = pc.and_(pc.greater_equal(numbers, first), pc.less_equal(numbers, last))
    return column if pc.all(known).as_py() is not False else pc.if_else(known, column, pa.scalar(None, kind))


def fingerprint(path: Path) -> str:
    """A short name of the content: size, beginning and end."""
    with path.open("rb") as source:
        start = source.read(1 << 16)
        size = source.seek(0, io.SEEK_END)
        source.seek(max(size - (1 << 16), 0))
        return hashlib.sha256(str(size).encode() + start + source.read()).hexdigest()
