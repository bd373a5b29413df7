"""The answers of some rows as one-byte codes: grades of the performance questions, and steps of every question."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from mcdm.scales import GradeScale
from satisfaction.answer_columns import ColumnReader, item_reader
from satisfaction.answer_counts import BATCH_ROWS, Codes
from satisfaction.answer_quality import UnknownTexts
from satisfaction.questionnaire import Questionnaire
from satisfaction.survey import integer_points


@dataclass(frozen=True, eq=False)
class AnswerCodes:
    """Answers of some rows, reversed questions turned round.

    Parameters
    ----------
    grades
        Of the n performance questions, shape (n, rows): 0 best, the number of grades where missing.
    steps
        Of the N questions of every role, shape (N, rows): 0 best, the steps of the longest scale where missing; None
        where the grades say all there is.
    """

    grades: Codes
    steps: Codes | None


@dataclass(frozen=True, eq=False)
class AnswerReader:
    """Reads the answers of every question.

    Where all questions are about performance and have a step a grade, a column is read as grades at once, and that is
    all. Else it is read as steps, and the grades are looked up.

    Parameters
    ----------
    points
        Integer points of the grades, length g.
    step_points
        Points of the steps of the longest scale, from their number down to 1.
    spans
        Numbers of the worst and the best step of every question, length N.
    steps
        Whether the questions are read as steps.
    """

    points: tuple[int, ...]
    step_points: tuple[int, ...]
    spans: tuple[tuple[float, float], ...]
    steps: bool
    _readers: tuple[ColumnReader, ...]
    _performance: npt.NDArray[np.intp]
    _reversed: npt.NDArray[np.intp]
    _comparable: bool
    _grades: Codes
    _turned: Codes
    _room: Codes

    @classmethod
    def of(cls, questionnaire: Questionnaire, scale: GradeScale) -> AnswerReader:
        """The reader of a questionnaire's questions, for the grades of `scale`."""
        g, items = len(scale.grades), questionnaire.items
        scales = [questionnaire.scale_of(item, scale) for item in items]
        lengths = [answers.length(scale) for answers in scales]
        performance = [i for i, item in enumerate(items) if item.role == "performance"]
        steps = len(performance) < len(items) or any(length != g for length in lengths)
        longest = max(lengths) if steps else g
        grades = np.full((len(items), longest + 1), g, np.uint8)
        turned = np.full((len(items), longest + 1), longest, np.uint8)
        readers = []
        for i, (item, answers, length) in enumerate(zip(items, scales, lengths, strict=True)):
            of_step = answers.grades(scale)
            grades[i, :length] = of_step
            turned[i, :length] = range(length - 1, -1, -1) if item.reversed else range(length)
            readers.append(item_reader(item.column, answers, range(length) if steps else of_step, longest))
        return cls(
            points=integer_points(scale),
            step_points=tuple(range(longest, 0, -1)),
            spans=tuple(answers.numbers(scale) for answers in scales),
            steps=steps,
            _readers=tuple(readers),
            _performance=np.array(performance, np.intp),
            _reversed=np.array([k for k, i in enumerate(performance) if items[i].reversed], np.intp),
            _comparable=len({lengths[i] for i in performance}) == 1,
            _grades=grades[performance],
            _turned=turned,
            _room=np.empty((len(items), BATCH_ROWS), np.uint8),
        )

    def read(self, batch: pa.RecordBatch) -> tuple[Codes, tuple[UnknownTexts, ...]]:
        """The answers of a batch as ticked, shape (N, rows), and what was not understood."""
        ticked = self._room[:, : batch.num_rows]
        unknown: list[UnknownTexts] = []
        for row, reader in zip(ticked, self._readers, strict=True):
            column = batch.column(reader.column)
            found = reader.codes(column)
            row[:] = found
            strange = reader.not_understood(column, found)
            if strange:
                unknown += strange
                row[found >= reader.unknown] = len(self.step_points)
        return ticked, tuple(unknown)

    def performance(self, ticked: Codes) -> tuple[Codes, int]:
        """The answers about performance as ticked, on one scale, shape (n, rows); and the code of a missing one."""
        if not self.steps:
            return ticked, len(self.points)
        answers = ticked[self._performance]
        return (answers, len(self.step_points)) if self._comparable else (_looked_up(self._grades, answers), self._g)

    def turned(self, ticked: Codes) -> AnswerCodes:
        """Grades and steps, reversed questions turned round."""
        g = np.uint8(self._g)
        grades = _looked_up(self._grades, ticked[self._performance]) if self.steps else ticked
        backwards = grades[self._reversed]
        grades[self._reversed] = np.where(backwards < g, g - np.uint8(1) - backwards, g)
        return AnswerCodes(grades, _looked_up(self._turned, ticked) if self.steps else None)

    @property
    def _g(self) -> int:
        return len(self.points)


def _looked_up(tables: Codes, codes: Codes) -> Codes:
    """What the table of each question says about each of its codes."""
    found = np.empty_like(codes)
    for row, table, of_item in zip(found, tables, codes, strict=True):
        np.take(table, of_item, out=row)
    return found
