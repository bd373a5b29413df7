"""What millions of answers say, reduced once to integers that add: ``SurveySummary``.

Everything here is a sum over respondents (or the k smallest of their keys), so a survey may be tallied in any chunks,
on any number of machines, and added in any order: the result is the same to the bit. Weights are applied afterwards.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

import numpy as np
import numpy.typing as npt

from mcdm.errors import DecisionError, closest
from mcdm.findings import Finding
from mcdm.scales import GradeScale
from satisfaction.answer_quality import AnswerQuality, added
from satisfaction.respondent_sample import RespondentSample
from satisfaction.survey_doubts import doubts

Int64Array = npt.NDArray[np.int64]
Cell = tuple[str, ...]

SAMPLE_SIZE = 20_000
"""How many respondents the sample keeps (k)."""

FINEST_POINT = 10_000
"""Scores are represented exactly where integers up to this do it (any scores with up to four decimals)."""


def integer_points(scale: GradeScale) -> tuple[int, ...]:
    """Integers that rise with the scores of a scale along a straight line, the worst grade 1: (5, 4, 3, 2, 1).

    Exact wherever integers up to 10,000 can be; else rounded to 1/10,000 of the range. Moments are kept in points,
    because integers add to the bit; ``score = worst + (best - worst) * (point - 1) / (points[0] - 1)``.
    """
    best, worst = scale.scores[0], scale.scores[-1]
    ratios = [Fraction((s - worst) / (best - worst)).limit_denominator(FINEST_POINT) for s in scale.scores]
    steps = math.lcm(*(ratio.denominator for ratio in ratios))
    if steps > FINEST_POINT:
        steps = FINEST_POINT
    return tuple(round(ratio * steps) + 1 for ratio in ratios)


@dataclass(frozen=True, eq=False)
class SurveySummary:
    """A survey, reduced to parts that add. Shapes: n items, g grades, s cells, m respondents in the sample.

    A *cell* is one combination of segments, e.g. ``("D1", "VIP")`` for the dimensions ``("district", "tier")``; a
    segment is ``""`` where the answer did not say. Cells without respondents are not kept.

    Parameters
    ----------
    indicators
        Ids of the indicators, one item each; length n.
    points
        Integer points of the grades, best first, length g: the scores up to a straight line (:func:`integer_points`).
    dimensions
        Ids of the dimensions that divide the respondents.
    cells
        The cells, sorted; length s.
    respondents
        Rows with at least one answer, shape (s,).
    grade_counts
        How many gave item i the grade k (0 best), shape (s, n, g).
    pair_counts
        [c, i, j]: how many of cell c answered both i and j, shape (s, n, n); zeros where moments were not asked for.
    pair_sums
        [c, i, j]: sum of the points of item i over those who answered both i and j, shape (s, n, n).
    pair_squares
        [c, i, j]: sum of the squared points of item i over those who answered both i and j, shape (s, n, n).
    pair_products
        [c, i, j]: sum of points of i times points of j over those who answered both, shape (s, n, n).
    sample
        The keyed sample of respondents.
    quality
        What was read, understood and doubted.
    as_asked
        The same respondents in the same cells, with every item of every role on the steps it was asked on: `indicators`
        are the keys of the items, and the points of the steps run from the number of steps of the longest scale down to
        one. None where the grades say all there is.
    spans
        Numbers of the worst and the best step of every item, e.g. ``(1, 10)``; of `as_asked` only.
    absent
        How many were asked but gave no answers that count, by cell: blank rows and those left out, but for repetitions.
    """

    indicators: tuple[str, ...]
    points: tuple[int, ...]
    dimensions: tuple[str, ...]
    cells: tuple[Cell, ...]
    respondents: Int64Array
    grade_counts: Int64Array
    pair_counts: Int64Array
    pair_sums: Int64Array
    pair_squares: Int64Array
    pair_products: Int64Array
    sample: RespondentSample
    quality: AnswerQuality
    as_asked: SurveySummary | None = None
    spans: tuple[tuple[float, float], ...] = ()
    absent: tuple[tuple[Cell, int], ...] = ()

    def __post_init__(self) -> None:
        for array in self.sums:
            array.flags.writeable = False

    @classmethod
    def empty(
        cls,
        indicators: Sequence[str],
        points: Sequence[int],
        dimensions: Sequence[str] = (),
        *,
        sample_size: int = SAMPLE_SIZE,
        as_asked: SurveySummary | None = None,
        spans: tuple[tuple[float, float], ...] = (),
    ) -> SurveySummary:
        """The survey that nobody answered: ``empty + a`` is ``a``."""
        n, g = len(indicators), len(points)
        nobody = RespondentSample(sample_size, np.empty(0, np.uint64), np.empty(0, np.int32), np.empty((0, n), np.int8))
        pairs = np.zeros((0, n, n), np.int64)
        return cls(
            indicators=tuple(indicators),
            points=tuple(points),
            dimensions=tuple(dimensions),
            cells=(),
            respondents=np.zeros(0, np.int64),
            grade_counts=np.zeros((0, n, g), np.int64),
            pair_counts=pairs,
            pair_sums=pairs,
            pair_squares=pairs,
            pair_products=pairs,
            sample=nobody,
            quality=AnswerQuality(),
            as_asked=as_asked,
            spans=spans,
        )

    # ------------------------------------------------------------------ what it says

    @property
    def grades(self) -> int:
        """Number of grades g."""
        return len(self.points)

    @property
    def sums(self) -> tuple[Int64Array, ...]:
        """The six arrays that are sums over respondents; each has the cells as its leading axis."""
        pairs = (self.pair_counts, self.pair_sums, self.pair_squares, self.pair_products)
        return (self.respondents, self.grade_counts, *pairs)

    @property
    def total(self) -> int:
        """Respondents of all cells."""
        return int(self.respondents.sum())

    @property
    def answered(self) -> Int64Array:
        """Answers of every item, shape (s, n)."""
        return np.asarray(self.grade_counts.sum(axis=2), np.int64)

    @property
    def invited(self) -> dict[Cell, int]:
        """Rows of every cell, answered or not: who was asked, where the file lists them."""
        answered = tuple(zip(self.cells, self.respondents.tolist(), strict=True))
        return dict(added(answered, self.absent))

    @property
    def missing_shares(self) -> npt.NDArray[np.float64]:
        """Share of the respondents who left an item out, shape (n,); zeros where nobody answered anything."""
        return 1.0 - self.answered.sum(axis=0) / self.total if self.total else np.zeros(len(self.indicators))

    def shares(self, by: Sequence[str] = ()) -> npt.NDArray[np.float64]:
        """Share of the answers of every item in each grade, unweighted: shape (s', n, g).

        ``by=()`` gives one cell, everybody; else the cells are those of ``collapse(by).cells``. An item without an
        answer in a cell has zeros there: look at `answered`.
        """
        counts = self.collapse(by).grade_counts
        return np.asarray(counts / np.maximum(counts.sum(axis=2, keepdims=True), 1), np.float64)

    # ------------------------------------------------------------------ adding, choosing, collapsing

    def __add__(self, other: SurveySummary) -> SurveySummary:
        """Both surveys together.

        Raises
        ------
        DecisionError
            ``surveys-differ`` where they do not have the same indicators, points or dimensions.
        """
        for what in ("indicators", "points", "dimensions", "spans"):
            mine, theirs = getattr(self, what), getattr(other, what)
            if mine != theirs:
                raise DecisionError("surveys-differ", what=what, first=_listed(mine), second=_listed(theirs))
        finer = (self.as_asked, other.as_asked)
        cells = tuple(sorted({*self.cells, *other.cells}))
        parts = [part._placed_in(cells) for part in (self, other)]
        sample = parts[0].sample.merged(parts[1].sample)
        sums = [mine + theirs for mine, theirs in zip(parts[0].sums, parts[1].sums, strict=True)]
        as_asked = finer[0] + finer[1] if finer[0] is not None and finer[1] is not None else None
        absent = added(self.absent, other.absent)
        whole = self.with_sums(cells, sums, sample)
        return replace(whole, quality=self.quality + other.quality, as_asked=as_asked, absent=absent)

    def select(self, dimension: str, segment: str) -> SurveySummary:
        """Only the respondents of one segment. `quality` stays that of the whole survey; cells keep all dimensions."""
        axis = self._axis(dimension)
        kept = [i for i, cell in enumerate(self.cells) if cell[axis] == segment]
        position = np.full(len(self.cells), -1, np.int32)
        position[kept] = np.arange(len(kept), dtype=np.int32)
        cells = position[self.sample.cells]
        inside = cells >= 0
        sample = RespondentSample(
            self.sample.capacity, self.sample.hashes[inside], cells[inside], self.sample.grades[inside]
        )
        part = self.with_sums(tuple(self.cells[i] for i in kept), [array[kept] for array in self.sums], sample)
        as_asked = self.as_asked.select(dimension, segment) if self.as_asked else None
        return replace(part, as_asked=as_asked, absent=tuple(e for e in self.absent if e[0][axis] == segment))

    def collapse(self, dimensions: Sequence[str] = ()) -> SurveySummary:
        """The same respondents divided by these dimensions only, in the order given; ``()`` puts all in one cell."""
        axes = [self._axis(dimension) for dimension in dimensions]
        targets = [tuple(cell[axis] for axis in axes) for cell in self.cells]
        as_asked = self.as_asked.collapse(dimensions) if self.as_asked else None
        absent = added((), ((tuple(cell[axis] for axis in axes), count) for cell, count in self.absent))
        merged = replace(self, dimensions=tuple(dimensions), cells=tuple(targets))._merged(targets)
        return replace(merged, as_asked=as_asked, absent=absent)

    def over(self, indicators: Sequence[str]) -> SurveySummary:
        """The same survey over these indicators, in this order; one that was not asked has no answers.

        Respondents and quality stay as they are: who answered anything of the whole questionnaire counts.
        """
        position = {indicator: i for i, indicator in enumerate(self.indicators)}
        at = np.array([position.get(indicator, -1) for indicator in indicators], np.intp)
        asked = at >= 0
        both = asked[:, None] & asked[None, :]
        pairs = [np.where(both, array[:, at[:, None], at[None, :]], 0) for array in self.sums[2:]]
        counts = np.where(asked[None, :, None], self.grade_counts[:, at], 0)
        grades = np.ascontiguousarray(np.where(asked, self.sample.grades[:, at], np.int8(-1)))
        survey = self.with_sums(self.cells, [self.respondents, counts, *pairs], replace(self.sample, grades=grades))
        return replace(survey, indicators=tuple(indicators))

    def _axis(self, dimension: str) -> int:
        if dimension not in self.dimensions:
            suggestion = closest(dimension, self.dimensions)
            raise DecisionError("id-unknown", name=dimension, where="survey", suggestion=suggestion)
        return self.dimensions.index(dimension)

    def _placed_in(self, cells: tuple[Cell, ...]) -> SurveySummary:
        """The same survey with `cells`, a sorted superset of its own."""
        if cells == self.cells:
            return self
        index = {cell: i for i, cell in enumerate(cells)}
        at = np.array([index[cell] for cell in self.cells], np.int32)
        sums = [np.zeros((len(cells), *array.shape[1:]), np.int64) for array in self.sums]
        for whole, part in zip(sums, self.sums, strict=True):
            np.add.at(whole, at, part)
        sample = replace(self.sample, cells=at[self.sample.cells])
        return self.with_sums(cells, sums, sample)

    def with_sums(
        self, cells: tuple[Cell, ...], sums: Sequence[Int64Array], sample: RespondentSample | None = None
    ) -> SurveySummary:
        """The same survey with other cells, their :attr:`sums`, and another sample where one is given."""
        respondents, grade_counts, pair_counts, pair_sums, pair_squares, pair_products = sums
        return replace(
            self,
            cells=cells,
            respondents=respondents,
            grade_counts=grade_counts,
            pair_counts=pair_counts,
            pair_sums=pair_sums,
            pair_squares=pair_squares,
            pair_products=pair_products,
            sample=self.sample if sample is None else sample,
        )

    def _merged(self, targets: Sequence[Cell]) -> SurveySummary:
        """The same survey with equal cells put together and sorted; the sample is put in order again."""
        merged = self._placed_in(tuple(sorted(set(targets))))
        sample = merged.sample
        return replace(
            merged, sample=RespondentSample.smallest(sample.capacity, sample.hashes, sample.cells, sample.grades)
        )

    # ------------------------------------------------------------------ comparing, doubting

    def digest(self) -> str:
        """SHA-256 of the content, the same for equal surveys on every machine: the key of caches."""
        return self._digest

    @cached_property
    def _digest(self) -> str:
        header = [self.indicators, self.points, self.dimensions, self.cells, self.sample.capacity]
        if self.as_asked is not None or self.spans:
            header += [self.spans, self.as_asked.digest() if self.as_asked else ""]
        if self.absent:
            header.append(self.absent)
        text = json.dumps([header, *self.quality.content], ensure_ascii=False)
        content = hashlib.sha256(text.encode())
        sample = self.sample
        arrays: tuple[np.ndarray, ...] = (*self.sums, sample.hashes, sample.cells, sample.grades)
        for array in arrays:
            content.update(np.ascontiguousarray(array, array.dtype.newbyteorder("<")).tobytes())
        return content.hexdigest()

    def equal(self, other: SurveySummary) -> bool:
        """Whether both are the same to the bit."""
        return self.digest() == other.digest()

    def findings(self) -> tuple[Finding, ...]:
        """What is doubtful: too few respondents, items and rows left out, unknown answers, straight-lining, repeats."""
        return doubts(self)


def _listed(values: Sequence[object]) -> str:
    """Names for a sentence, cut where there are many."""
    return ", ".join(map(str, values[:8])) + (" ..." if len(values) > 8 else "")
