"""Columns that say to which segment a respondent belongs: by texts, thresholds or dates, with exceptions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from satisfaction import periods
from satisfaction.answer_columns import Codes, ColumnReader, ThresholdReader, says_nothing
from satisfaction.answer_quality import UnknownTexts
from satisfaction.answer_scales import plain
from satisfaction.questionnaire import SegmentColumn
from satisfaction.respondents import Population

FIRST_YEAR, LAST_YEAR = 2000, 2049
"""Dates of surveys lie in these years; others are not understood."""

_FIRST_MONTH = np.datetime64(f"{FIRST_YEAR}-01", "M")


class DateReader(ColumnReader):
    """A column of dates, in any of the usual forms, each told as its period."""

    def __init__(self, column: str, unit: periods.Unit, segments: Sequence[str], order: periods.Order):
        self._unit, self._order = unit, order
        self._place = {segment: place for place, segment in enumerate(segments)}
        months = (LAST_YEAR - FIRST_YEAR + 1) * 12
        firsts = periods.starts(_FIRST_MONTH + np.arange(months), unit)
        self._of_month = np.array([self._place[periods.name(first, unit)] for first in firsts], np.uint16)
        super().__init__(column, self._of_text, len(segments), ("date", "date"))

    def codes(self, values: pa.Array) -> Codes:
        """Codes of the values, uint16, shape (rows,)."""
        kind = values.type
        if pa.types.is_null(kind):
            return np.zeros(len(values), np.uint16)
        if pa.types.is_timestamp(kind) or pa.types.is_date(kind):
            return self._of_moments(periods.moments(values), np.asarray(values.is_null().to_numpy(False), bool))
        if pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_decimal(kind):
            values = pc.cast(values, pa.string())
        if not pa.types.is_dictionary(kind):
            values = pc.dictionary_encode(_without_time(pc.utf8_trim_whitespace(values)))
        return self._of_dictionary(values)

    def _table(self, dictionary: pa.Array, indices: npt.NDArray[np.integer]) -> Codes:
        """Code of every entry of a dictionary, and of null at the end; all at once."""
        texts = pc.utf8_trim_whitespace(pc.cast(dictionary, pa.string()))
        table = np.zeros(len(texts) + 1, np.uint16)
        known = periods.moments(texts, self._order)
        table[:-1] = self._of_moments(known, np.zeros(len(texts), bool))
        for place in np.flatnonzero(np.isnat(known)).tolist():  # a month or a quarter, nothing, or no date at all
            table[place] = self._code(texts[place].as_py())
        return table

    def _of_moments(self, known: periods.Moments, absent: npt.NDArray[np.bool_]) -> Codes:
        month = (known.astype("datetime64[M]") - _FIRST_MONTH).astype(np.int64)
        inside = ~np.isnat(known) & (month >= 0) & (month < len(self._of_month))
        codes = np.where(inside, self._of_month[np.where(inside, month, 0)], np.uint16(self.unknown))
        codes[absent] = 0
        return codes.astype(np.uint16)

    def _of_text(self, value: object) -> int:
        if says_nothing(value):
            return 0
        period = periods.read_period(str(value))
        unit = periods.unit_of(period)
        if unit is None or periods.MONTHS_OF[unit] > periods.MONTHS_OF[self._unit]:
            return self.unknown
        first = periods.starts(np.array([periods.bounds(period)[0]]), self._unit)[0]
        return self._place.get(periods.name(first, self._unit), self.unknown)


@dataclass(frozen=True, eq=False)
class SegmentReader:
    """Reads the segment of every row, from one column or, where there are exceptions, from two.

    Parameters
    ----------
    segments
        Every segment it can give, sorted, the first being ``""`` (did not say); codes are places in it.
    """

    segments: tuple[str, ...]
    _column: ColumnReader
    _exceptions: ColumnReader | None

    @classmethod
    def of(cls, column: SegmentColumn, population: Population) -> SegmentReader:
        """The reader of a segment column."""
        given = {*column.segments(population), *(segment for _, segment in column.exceptions)}
        if column.dates:
            firsts = (np.datetime64(f"{year}-{month:02d}", "M") for year, month in _months())
            given |= {periods.name(first, column.dates) for first in firsts}
        segments = ("", *sorted(given - {""}))
        unknown = len(segments)
        if column.dates:
            reader: ColumnReader = DateReader(column.column, column.dates, segments, column.order or "month")
        elif column.thresholds:
            bounds, places = zip(*((bound, segments.index(s)) for bound, s in column.thresholds), strict=True)
            reader = ThresholdReader(column.column, bounds, places, 0, unknown)
        else:
            reader = _text_reader(column, population, segments)
        exceptions = {plain(text): segments.index(segment) for text, segment in column.exceptions}
        second = ColumnReader(column.exceptions_column, lambda value: exceptions.get(plain(value), 0), unknown)
        return cls(segments, reader, second if column.exceptions_column and exceptions else None)

    def codes(self, batch: pa.RecordBatch) -> tuple[Codes, tuple[UnknownTexts, ...]]:
        """Place of every row's segment, shape (rows,), and what was not understood."""
        column = batch.column(self._column.column)
        codes = self._column.codes(column)
        if self._exceptions is not None:
            exceptions = self._exceptions.codes(batch.column(self._exceptions.column))
            codes = np.where(exceptions > 0, exceptions, codes)
        unknown = self._column.not_understood(column, codes)
        if unknown:
            codes = np.where(codes >= self._column.unknown, 0, codes)
        return codes, unknown


def _text_reader(column: SegmentColumn, population: Population, segments: Sequence[str]) -> ColumnReader:
    reading = {text: segments.index(segment) for text, segment in column.reading(population).items()}

    def code_of(value: object) -> int:
        text = "" if value is None else plain(value)
        return reading.get(text, 0 if says_nothing(text) else len(segments))

    return ColumnReader(column.column, code_of, len(segments), ("place", "beyond"))


def _months() -> list[tuple[int, int]]:
    return [(year, month) for year in range(FIRST_YEAR, LAST_YEAR + 1) for month in range(1, 13)]


def _without_time(texts: pa.Array) -> pa.Array:
    """Dates that begin with the year, cut after the day, so that a column of moments has few different texts."""
    dated = pc.match_substring_regex(texts, r"^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}(日|T|\s)")
    day = pc.replace_substring_regex(texts, r"^(\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}).*$", r"\1")
    return pc.if_else(dated, day, texts)
