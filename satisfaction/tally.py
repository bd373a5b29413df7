"""Tally: batches of rows become a ``SurveySummary`` in one pass. The only code that sees raw answers.

A row is read once. Its answers become one-byte codes, its segments one cell number; then everything is counting. The
result does not depend on how the rows are cut into batches, and memory does not grow with their number.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from mcdm.errors import DecisionError
from mcdm.scales import GradeScale
from satisfaction.answer_codes import AnswerReader
from satisfaction.answer_counts import BATCH_ROWS, Codes, Numbers, among, count_grades, numbered, pair_sums
from satisfaction.answer_quality import AnswerQuality, UnknownTexts
from satisfaction.questionnaire import Questionnaire
from satisfaction.respondent_keys import SeenKeys, respondent_keys, row_keys
from satisfaction.respondent_sample import RespondentSample
from satisfaction.respondents import Population
from satisfaction.row_quality import RowQuality
from satisfaction.segment_columns import SegmentReader
from satisfaction.survey import SAMPLE_SIZE, Cell, Int64Array, SurveySummary

Rows = npt.NDArray[np.bool_]


def tally(
    batches: Iterable[pa.RecordBatch],
    questionnaire: Questionnaire,
    scale: GradeScale,
    population: Population,
    *,
    moments: bool = True,
    sample_size: int = SAMPLE_SIZE,
    key: str = "",
    first_row: int = 0,
    blank: bool = False,
    progress: Callable[[int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> SurveySummary:
    """Reduce raw answers to a survey summary.

    Parameters
    ----------
    batches
        Rows with at least the columns of the questionnaire; any types, any sizes.
    questionnaire
        Which column answers what, and which rows are left out.
    scale
        The grades; their scores become integer points.
    population
        The dimensions and segments that a column may name.
    moments
        Whether to sum pairwise moments too: without them an index has no interval.
    sample_size
        How many respondents the keyed sample keeps.
    key
        Names the file: rows without a respondent id are keyed by it and their number. The same file must have the same
        key whatever part of it is tallied, different files different ones.
    first_row
        Number of the first row, where the batches are a later part of a file.
    blank
        Whether no answer at all is a result too, as of a part of a file.
    progress
        Called after each batch with the number of rows read so far.
    cancelled
        Asked before each batch; if it says yes, the tally stops.

    Raises
    ------
    DecisionError
        ``survey-column-missing``, ``survey-empty`` (no row at all), ``survey-no-answers`` (no answer is understood),
        ``survey-all-left-out``, ``repeats-in-parts``, ``repeats-too-many``, ``tally-cancelled``, and what
        :meth:`Questionnaire.check_readable` raises.
    """
    questionnaire.check_readable(scale, population)
    if questionnaire.drops_repeats and (first_row or blank):
        raise DecisionError("repeats-in-parts", column=questionnaire.respondent_column)
    counter = _Counter.of(questionnaire, scale, population, moments=moments, key=key)
    total = counter.nobody(sample_size)
    row = first_row
    for batch in _pieces(batches):
        if cancelled is not None and cancelled():
            raise DecisionError("tally-cancelled", rows=row - first_row)
        total = total + counter.summary(batch, row, total)
        row += batch.num_rows
        if progress is not None:
            progress(row - first_row)
    if not blank:
        check_answered(total, row - first_row)
    return total


def check_answered(total: SurveySummary, rows: int) -> None:
    """``survey-empty``, ``survey-all-left-out`` or ``survey-no-answers`` where there is nobody to speak of."""
    if not rows:
        raise DecisionError("survey-empty")
    if not total.total and total.quality.left_out:
        raise DecisionError("survey-all-left-out", rows=rows, count=total.quality.left_out_rows)
    if not total.total:
        unknown = next(iter(total.quality.unknown), UnknownTexts("", 0, ()))
        raise DecisionError("survey-no-answers", rows=rows, column=unknown.column, examples=", ".join(unknown.examples))


def _pieces(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    for batch in _read_ahead(batches):
        for start in range(0, batch.num_rows, BATCH_ROWS):
            yield batch.slice(start, BATCH_ROWS)


def _read_ahead(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """The same batches; the next one is read and decoded while the last is counted."""
    source = iter(batches)
    with ThreadPoolExecutor(1) as reader:
        coming = reader.submit(next, source, None)
        while (batch := coming.result()) is not None:
            coming = reader.submit(next, source, None)
            yield batch


@dataclass(frozen=True, eq=False)
class _Counter:
    """What a tally knows before it sees a row."""

    questionnaire: Questionnaire
    answers: AnswerReader
    segments: tuple[SegmentReader, ...]
    rows: RowQuality
    seen: SeenKeys | None
    moments: bool
    key: str

    @classmethod
    def of(
        cls, questionnaire: Questionnaire, scale: GradeScale, population: Population, *, moments: bool, key: str
    ) -> _Counter:
        return cls(
            questionnaire,
            AnswerReader.of(questionnaire, scale),
            tuple(SegmentReader.of(column, population) for column in questionnaire.segments),
            RowQuality(questionnaire.hygiene, questionnaire.timed_column),
            SeenKeys() if questionnaire.drops_repeats else None,
            moments,
            key,
        )

    def nobody(self, sample_size: int) -> SurveySummary:
        """The survey before its first row."""
        asked, dimensions = self.answers, self.questionnaire.dimensions
        finer = None
        if asked.steps:
            steps, keys = asked.step_points, [item.key for item in self.questionnaire.items]
            finer = SurveySummary.empty(keys, steps, dimensions, sample_size=sample_size, spans=asked.spans)
        indicators = self.questionnaire.indicators
        return SurveySummary.empty(indicators, asked.points, dimensions, sample_size=sample_size, as_asked=finer)

    def summary(self, batch: pa.RecordBatch, first_row: int, so_far: SurveySummary) -> SurveySummary:
        """The survey of one batch. Of its sample only those are kept who can still get into the sample `so_far`."""
        self.questionnaire.check_columns(batch.schema.names)
        ticked, unknown = self.answers.read(batch)
        place, unplaced = self._places(batch)
        reasons, quality, answered = self.rows.judge(*self.answers.performance(ticked), batch)
        keys = self._keys(batch, first_row, bool(so_far.sample.capacity))
        counted = answered
        for rows in reasons.values():
            counted = counted & ~rows
        absent = self._absent(place, ~counted)
        if self.seen is not None:
            reasons["repeated"] = self._repeated(keys, counted, first_row)
            counted = counted & ~reasons["repeated"]
        left_out = tuple((reason, int(n)) for reason, rows in reasons.items() if (n := np.count_nonzero(rows)))
        quality = replace(quality, left_out=left_out)
        for entry in (*unknown, *unplaced):
            quality = quality + AnswerQuality(unknown=(entry,))
        if not counted.all():
            ticked, place, keys = among(ticked, counted), place[counted], keys[counted]
        answers = self.answers.turned(ticked)
        used, cells = numbered(place)
        names, finer = self._cells(used), None
        if answers.steps is not None and so_far.as_asked is not None:
            finer = self._reduced(answers.steps, cells, names, keys, so_far.as_asked)
        survey = self._reduced(answers.grades, cells, names, keys, so_far)
        return replace(survey, quality=quality, as_asked=finer, absent=absent)

    # ------------------------------------------------------------------ reading

    def _places(self, batch: pa.RecordBatch) -> tuple[Numbers, list[UnknownTexts]]:
        """The cell of every row as one number, in the order of the sorted cells, shape (rows,)."""
        kind = np.uint16 if math.prod(len(each.segments) for each in self.segments) <= 2**16 else np.uint64
        place: Numbers = np.zeros(batch.num_rows, kind)
        unknown: list[UnknownTexts] = []
        for reader in self.segments:
            codes, found = reader.codes(batch)
            unknown += found
            place *= kind(len(reader.segments))
            place += codes
        return place, unknown

    def _cells(self, places: Int64Array) -> tuple[Cell, ...]:
        fixed = tuple(segment for _, segment in self.questionnaire.fixed)
        shape = [len(each.segments) for each in self.segments]
        axes = np.unravel_index(places, shape) if shape else ()
        names = [[each.segments[i] for i in axis] for axis, each in zip(axes, self.segments, strict=True)]
        return tuple((*segments, *fixed) for segments in (zip(*names, strict=True) if names else [()] * len(places)))

    def _keys(self, batch: pa.RecordBatch, first_row: int, sampled: bool) -> npt.NDArray[np.uint64]:
        if not sampled and self.seen is None:
            return np.zeros(batch.num_rows, np.uint64)
        keys = row_keys(first_row, batch.num_rows, self.key)
        column = self.questionnaire.respondent_column
        return respondent_keys(batch.column(column), keys) if column else keys

    def _repeated(self, keys: npt.NDArray[np.uint64], counted: Rows, first_row: int) -> Rows:
        """Which of the counted rows are not the first of their respondent; rows without an id are always the first."""
        again = np.zeros(len(keys), bool)
        if self.seen is not None:
            known = counted & (keys != row_keys(first_row, len(keys), self.key))
            again[known] = ~self.seen.first(keys[known])
        return again

    # ------------------------------------------------------------------ counting

    def _absent(self, place: Numbers, absent: Rows) -> tuple[tuple[Cell, int], ...]:
        if not absent.any():
            return ()
        used, cells = numbered(place[absent])
        return tuple(zip(self._cells(used), np.bincount(cells).tolist(), strict=True))

    def _reduced(
        self,
        codes: Codes,
        cells: Numbers,
        names: tuple[Cell, ...],
        keys: npt.NDArray[np.uint64],
        so_far: SurveySummary,
    ) -> SurveySummary:
        """Everything that is counted of some answers, shape (n, rows)."""
        n, count = len(codes), len(names)
        pairs: tuple[Int64Array, ...] = (np.zeros((count, n, n), np.int64),) * 4
        if self.moments:
            pairs = pair_sums(codes, cells, count, so_far.points)
        return SurveySummary(
            indicators=so_far.indicators,
            points=so_far.points,
            dimensions=so_far.dimensions,
            cells=names,
            respondents=np.bincount(cells, minlength=count).astype(np.int64),
            grade_counts=count_grades(codes, cells, count, len(so_far.points)),
            pair_counts=pairs[0],
            pair_sums=pairs[1],
            pair_squares=pairs[2],
            pair_products=pairs[3],
            sample=_sample(keys, cells, codes, len(so_far.points), so_far.sample),
            quality=AnswerQuality(),
            spans=so_far.spans,
        )


def _sample(
    keys: npt.NDArray[np.uint64], cells: Numbers, codes: Codes, missing: int, so_far: RespondentSample
) -> RespondentSample:
    """Those of a batch who can still get into the sample so far."""
    if len(so_far) == so_far.capacity:
        near = np.flatnonzero(keys <= so_far.hashes[-1]) if len(so_far) else np.empty(0, np.intp)
        keys, cells, codes = keys[near], cells[near], codes[:, near]
    answers = np.where(codes < missing, codes, 255).T.astype(np.uint8).view(np.int8)  # 255 reads as -1
    return RespondentSample.smallest(so_far.capacity, keys, cells.astype(np.int32), answers)
