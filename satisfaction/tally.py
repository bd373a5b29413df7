"""Tally: batches of rows become a ``SurveySummary`` in one pass. The only code that sees raw answers.

A row is read once. Its answers become one-byte grades, its segments one cell number; then everything is counting. The
result does not depend on how the rows are cut into batches, and memory does not grow with their number.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from mcdm.errors import DecisionError
from mcdm.scales import GradeScale
from satisfaction.answer_columns import ColumnReader, item_reader, segment_reader
from satisfaction.answer_quality import AnswerQuality, UnknownTexts
from satisfaction.questionnaire import Questionnaire
from satisfaction.respondent_keys import respondent_keys, row_keys
from satisfaction.respondents import Population
from satisfaction.survey import MISSING_SHARE, SAMPLE_SIZE, Int64Array, RespondentSample, SurveySummary, integer_points

BATCH_ROWS = 65_536
"""Rows that are worked on at once: small enough for the processor's cache, large enough that Python does not show."""

JUDGED_ANSWERS = 5
"""Below this number of answers, equal grades throughout are no sign of straight-lining."""

Grades = npt.NDArray[np.uint8]
Numbers = npt.NDArray[np.unsignedinteger]
"""Places and cells: 16 bits where they do, for counting moves no more memory than it must."""


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
    progress: Callable[[int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> SurveySummary:
    """Reduce raw answers to a survey summary.

    Parameters
    ----------
    batches
        Rows with at least the columns of the questionnaire; any types, any sizes.
    questionnaire
        Which column answers what.
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
    progress
        Called after each batch with the number of rows read so far.
    cancelled
        Asked before each batch; if it says yes, the tally stops.

    Raises
    ------
    DecisionError
        ``survey-column-missing``, ``survey-empty`` (no row at all), ``survey-no-answers`` (no answer is understood),
        ``tally-cancelled``, and what :meth:`Questionnaire.check_readable` raises.
    """
    questionnaire.check_readable(scale, population)
    counter = _Counter.of(questionnaire, scale, population, moments=moments, key=key)
    dimensions = questionnaire.dimensions
    total = SurveySummary.empty(questionnaire.indicators, counter.points, dimensions, sample_size=sample_size)
    row = first_row
    for batch in _pieces(batches):
        if cancelled is not None and cancelled():
            raise DecisionError("tally-cancelled", rows=row - first_row)
        total = total + counter.summary(batch, row, total.sample)
        row += batch.num_rows
        if progress is not None:
            progress(row - first_row)
    if row == first_row:
        raise DecisionError("survey-empty")
    if not total.total:
        unknown = next(iter(total.quality.unknown), UnknownTexts("", 0, ()))
        raise DecisionError(
            "survey-no-answers", rows=row - first_row, column=unknown.column, examples=", ".join(unknown.examples)
        )
    return total


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
    points: tuple[int, ...]
    items: tuple[ColumnReader, ...]
    reversed_items: npt.NDArray[np.intp]
    segments: tuple[tuple[ColumnReader, tuple[str, ...]], ...]
    moments: bool
    key: str
    room: Grades
    """Where the grades of a batch are written; the next batch uses it again."""

    @classmethod
    def of(
        cls, questionnaire: Questionnaire, scale: GradeScale, population: Population, *, moments: bool, key: str
    ) -> _Counter:
        items = questionnaire.graded
        segments = [(column, ("", *sorted({*column.segments(population)} - {""}))) for column in questionnaire.segments]
        return cls(
            questionnaire,
            integer_points(scale),
            tuple(item_reader(item, questionnaire.scale_of(item, scale), scale) for item in items),
            np.array([i for i, item in enumerate(items) if item.reversed], np.intp),
            tuple((segment_reader(column, population, ids), ids) for column, ids in segments),
            moments,
            key,
            np.empty((len(items), BATCH_ROWS), np.uint8),
        )

    def summary(self, batch: pa.RecordBatch, first_row: int, so_far: RespondentSample) -> SurveySummary:
        """The survey of one batch. Of its sample only those are kept who can still get into the sample `so_far`."""
        self.questionnaire.check_columns(batch.schema.names)
        grades, unknown = self._grades(batch)
        place, unplaced = self._places(batch)
        quality, answered = self._quality(grades)
        grades[self.reversed_items] = self._reversed(grades[self.reversed_items])
        keys = self._keys(batch, first_row) if so_far.capacity else np.zeros(batch.num_rows, np.uint64)
        if not answered.all():
            grades, place, keys = grades[:, answered], place[answered], keys[answered]
        used, cells = _numbered(place)
        counts, sums, products = self._pairs(grades, cells, len(used))
        return SurveySummary(
            indicators=self.questionnaire.indicators,
            points=self.points,
            dimensions=self.questionnaire.dimensions,
            cells=self._cells(used),
            respondents=np.bincount(cells, minlength=len(used)).astype(np.int64),
            grade_counts=count_grades(grades, cells, len(used), len(self.points)),
            pair_counts=counts,
            pair_sums=sums,
            pair_products=products,
            sample=self._sample(keys, cells, grades, so_far),
            quality=sum((AnswerQuality(unknown=(u,)) for u in (*unknown, *unplaced)), quality),
        )

    # ------------------------------------------------------------------ reading

    def _grades(self, batch: pa.RecordBatch) -> tuple[Grades, list[UnknownTexts]]:
        """Grades as ticked, shape (n, rows), the number of grades where missing; and what was not understood."""
        grades = self.room[:, : batch.num_rows]
        unknown = []
        for row, reader in zip(grades, self.items, strict=True):
            column = batch.column(reader.column)
            codes = reader.codes(column)
            row[:] = codes
            found = reader.not_understood(column, codes)
            if found:
                unknown.append(found)
                row[codes == reader.unknown] = len(self.points)
        return grades, unknown

    def _places(self, batch: pa.RecordBatch) -> tuple[Numbers, list[UnknownTexts]]:
        """The cell of every row as one number, in the order of the sorted cells, shape (rows,)."""
        kind = np.uint16 if math.prod(len(segments) for _, segments in self.segments) <= 2**16 else np.uint64
        place: Numbers = np.zeros(batch.num_rows, kind)
        unknown = []
        for reader, segments in self.segments:
            column = batch.column(reader.column)
            codes = reader.codes(column)
            found = reader.not_understood(column, codes)
            if found:
                unknown.append(found)
                codes[codes == reader.unknown] = 0
            place *= kind(len(segments))
            place += codes
        return place, unknown

    def _cells(self, places: Int64Array) -> tuple[tuple[str, ...], ...]:
        fixed = tuple(segment for _, segment in self.questionnaire.fixed)
        shape = [len(segments) for _, segments in self.segments]
        axes = np.unravel_index(places, shape) if shape else ()
        names = [[segments[i] for i in axis] for axis, (_, segments) in zip(axes, self.segments, strict=True)]
        return tuple((*segments, *fixed) for segments in (zip(*names, strict=True) if names else [()] * len(places)))

    def _reversed(self, grades: Grades) -> Grades:
        g = np.uint8(len(self.points))
        return np.where(grades < g, g - np.uint8(1) - grades, g)

    def _keys(self, batch: pa.RecordBatch, first_row: int) -> npt.NDArray[np.uint64]:
        keys = row_keys(first_row, batch.num_rows, self.key)
        column = self.questionnaire.respondent_column
        return respondent_keys(batch.column(column), keys) if column else keys

    # ------------------------------------------------------------------ counting

    def _quality(self, grades: Grades) -> tuple[AnswerQuality, npt.NDArray[np.bool_]]:
        """Counts about the rows, and which rows have an answer at all."""
        (items, rows), g = grades.shape, np.uint8(len(self.points))
        answers: Numbers = np.zeros(rows, np.uint8 if items < 256 else np.uint32)
        best, worst = np.full(rows, 255, np.uint8), np.full(rows, 255, np.uint8)
        for row in grades:  # item by item, for a row stays in the processor's cache
            answers += (row < g).view(np.uint8)
            np.minimum(best, row, out=best)
            np.minimum(worst, g - np.uint8(1) - row, out=worst)  # missing wraps round to 255
        judged = answers >= max(JUDGED_ANSWERS, -(-items // 2))
        answered = answers > 0
        quality = AnswerQuality(
            rows=len(answers),
            blank_rows=int(np.count_nonzero(~answered)),
            sparse_rows=int(np.count_nonzero(answered & (answers < (1 - MISSING_SHARE) * items))),
            judged_rows=int(np.count_nonzero(judged)),
            straight_lined_rows=int(np.count_nonzero(judged & (best == g - np.uint8(1) - worst))),
        )
        return quality, answered

    def _pairs(self, grades: Grades, cells: Numbers, count: int) -> tuple[Int64Array, ...]:
        """Pairwise counts, sums and products of every cell, each of shape (cells, n, n).

        One matrix product a cell gives all three: [answered; points] times its transpose. All partial sums are whole
        numbers below the limit of the floating-point type, so the product is exact in any order.
        """
        n, g = len(grades), len(self.points)
        if not self.moments:
            return (np.zeros((count, n, n), np.int64),) * 3
        kind, most = _exact_product(max(self.points))
        points = np.array([*self.points, 0], kind)
        even = self.points == tuple(range(g, 0, -1))
        pairs = np.zeros((count, 2 * n, 2 * n), np.int64)
        ordered = np.take(grades, np.argsort(cells, kind="stable"), axis=1)
        ends = np.cumsum(np.bincount(cells, minlength=count)).tolist()
        for cell, (start, end) in enumerate(zip([0, *ends], ends, strict=False)):
            for at in range(start, end, most):
                part = ordered[:, at : min(end, at + most)]
                table = np.empty((2 * n, part.shape[1]), kind)
                table[:n] = part < g
                table[n:] = np.uint8(g) - part if even else points[part]  # grade g (missing) has no points
                pairs[cell] += (table @ table.T).astype(np.int64)
        return tuple(np.ascontiguousarray(pairs[:, rows, columns]) for rows, columns in _blocks(n))

    def _sample(
        self,
        keys: npt.NDArray[np.uint64],
        cells: Numbers,
        grades: Grades,
        so_far: RespondentSample,
    ) -> RespondentSample:
        if len(so_far) == so_far.capacity:
            near = np.flatnonzero(keys <= so_far.hashes[-1]) if len(so_far) else np.empty(0, np.intp)
            keys, cells, grades = keys[near], cells[near], grades[:, near]
        answers = np.where(grades < len(self.points), grades, 255).T.astype(np.uint8).view(np.int8)  # 255 reads as -1
        return RespondentSample.smallest(so_far.capacity, keys, cells.astype(np.int32), answers)


def count_grades(grades: Grades, cells: Numbers, count: int, g: int) -> Int64Array:
    """How many rows of each cell give each item each grade.

    Parameters
    ----------
    grades
        Shape (n, rows); 0..g-1, or g where missing.
    cells
        Cell of each row, shape (rows,).
    count
        Number of cells s.
    g
        Number of grades.

    Returns
    -------
    numpy.ndarray
        Counts, int64, shape (s, n, g). Several items are counted in one pass, as the digits of one number.
    """
    levels = g + 1
    together = max(k for k in (1, 2, 3) if k == 1 or (levels**k <= 256 and count * levels**k <= 2**16))
    together = min(together, len(grades))
    size = levels**together
    place = cells.astype(np.uint16 if count * size <= 2**16 else np.intp) * size
    firsts = [*range(0, len(grades) - together, together), len(grades) - together]  # the last may repeat some items
    number = np.empty(len(cells), np.intp)  # what bincount wants, made once
    joint = np.empty((len(firsts), count * size), np.int64)
    for row, first in zip(joint, firsts, strict=True):
        digits = grades[first]
        for other in grades[first + 1 : first + together]:
            digits = digits * np.uint8(levels) + other
        number[:] = place + digits
        row[:] = np.bincount(number, minlength=count * size)
    joint = joint.reshape(len(firsts), count, *[levels] * together)
    counts = np.empty((count, len(grades), g), np.int64)
    digit_names = "xyz"[:together]
    for i, digit in enumerate(digit_names):  # einsum adds up the other digits many times faster than sum
        counts[:, np.array(firsts) + i] = np.einsum(f"bc{digit_names}->cb{digit}", joint)[..., :g]
    return counts


def _numbered(place: Numbers) -> tuple[Int64Array, Numbers]:
    """The places that occur, rising, and for every row the position of its own among them."""
    if place.dtype == np.uint16:
        used = np.flatnonzero(np.bincount(place))
        position = np.zeros(2**16, np.uint16)
        position[used] = np.arange(len(used))
        return used.astype(np.int64), position[place]
    distinct, positions = np.unique(place, return_inverse=True)
    return distinct.astype(np.int64), positions.astype(np.uint64)


def _exact_product(largest: int) -> tuple[type[np.float32 | np.float64], int]:
    """The floating-point type, and how many rows at most, for which a sum of squared points is exact."""
    rows = (2**24 - 1) // largest**2
    return (np.float32, min(rows, BATCH_ROWS)) if rows >= 256 else (np.float64, BATCH_ROWS)


def _blocks(n: int) -> tuple[tuple[slice, slice], ...]:
    """Where counts, sums and products stand in the product of [answered; points] with itself."""
    answered, points = slice(0, n), slice(n, 2 * n)
    return (answered, answered), (points, answered), (points, points)
