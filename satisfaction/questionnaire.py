"""The questionnaire: which column of a survey file answers which indicator, and which says who answered."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from mcdm.errors import DecisionError, closest
from mcdm.labels import Label
from mcdm.scales import GradeScale
from satisfaction.answer_scales import AnswerScale, built_in_scales, plain
from satisfaction.hygiene import Hygiene
from satisfaction.respondents import Population

ItemRole = Literal[
    "performance",
    "expectation",
    "adequate",
    "desired",
    "importance",
    "functional",
    "dysfunctional",
    "construct",
]
"""What a question asks about an indicator.

How satisfied people are with it (performance), what they expect, what would just do (adequate) and what they wish for
(desired), how important it is to them, how they would feel with and without it (Kano's functional and dysfunctional
question). A *construct* question belongs to no indicator: overall satisfaction, loyalty, image ...
"""


Period = Literal["", "month", "quarter", "year"]
"""What a date is told as: "2026-09", "2026-Q3", "2026"; empty where a column holds no dates."""


@dataclass(frozen=True)
class Item:
    """One question: the column that holds its answers, the indicator it measures and the scale it is asked on.

    Parameters
    ----------
    column
        Heading in the file.
    indicator
        Id of the indicator; for a construct question an id of its own, e.g. ``"overall"``.
    scale
        Id of an answer scale: one of the questionnaire's own, or a built-in one.
    reversed
        Whether agreeing means being dissatisfied ("the hotline is hard to reach"): the best grade becomes the worst.
    role
        What it asks about the indicator.
    label
        What a construct question is called on screen; the column's heading where it is empty.
    """

    column: str
    indicator: str
    scale: str = "labels"
    reversed: bool = False
    role: ItemRole = "performance"
    label: Label = Label()

    @property
    def key(self) -> str:
        """Its name among the items of a survey: the indicator, with the role unless that goes without saying."""
        return self.indicator if self.role in ("performance", "construct") else f"{self.indicator}/{self.role}"


@dataclass(frozen=True)
class SegmentColumn:
    """A column that says to which segment of a dimension the respondent belongs.

    Parameters
    ----------
    column
        Heading in the file.
    dimension
        Id of the dimension, e.g. ``"district"``.
    values
        Pairs (text in the file, segment id). Ids and labels of the population's segments need not be listed.
    thresholds
        For a column of numbers, e.g. kWh a month: pairs (lower bound, segment id), rising. A number on a bound belongs
        to the segment above it; one below the lowest bound to none.
    dates
        For a column of dates: the period that makes the segment, "2026-09", "2026-Q3" or "2026".
    exceptions_column, exceptions
        A second column whose texts come first: pairs (text in the file, segment id), e.g. ``("hospital", "VIP")``.
    order
        Whether the day or the month comes first in dates like 3/7/2026; empty where the column tells.
    """

    column: str
    dimension: str
    values: tuple[tuple[str, str], ...] = ()
    thresholds: tuple[tuple[float, str], ...] = ()
    dates: Period = ""
    exceptions_column: str = ""
    exceptions: tuple[tuple[str, str], ...] = ()
    order: Literal["", "day", "month"] = ""

    def __post_init__(self) -> None:
        bounds = [bound for bound, _ in self.thresholds]
        rising = all(a < b for a, b in pairwise(bounds))
        if not rising or not all(map(math.isfinite, bounds)):
            listed = ", ".join(f"{bound:g}" for bound in bounds)
            raise DecisionError("thresholds-not-rising", dimension=self.dimension, bounds=listed)
        if sum(map(bool, (self.values, self.thresholds, self.dates))) > 1:
            raise DecisionError("segment-column-twofold", column=self.column, dimension=self.dimension)

    def reading(self, population: Population) -> Mapping[str, str]:
        """Segment id of every plain text that is known."""
        known = {plain(text): segment for text, segment in self.values}
        for dimension in population.dimensions:
            if dimension.id == self.dimension:
                for segment in dimension.segments:
                    for text in (segment.id, segment.label.en, segment.label.zh):
                        if text:
                            known.setdefault(plain(text), segment.id)
        return known

    def segments(self, population: Population) -> tuple[str, ...]:
        """Every segment it can give by itself; periods of dates are not listed."""
        ids = [segment for _, segment in self.thresholds]
        if not self.thresholds and not self.dates:
            ids = [*self.reading(population).values()]
        return tuple(dict.fromkeys(ids))


TIER_THRESHOLDS = ((0.0, "ordinary"), (50_000.0, "large"), (1_000_000.0, "VIP"))
"""Customer tiers by mean monthly kWh; a boundary belongs upward."""


@dataclass(frozen=True)
class Questionnaire:
    """How the columns of a survey file are to be read.

    Parameters
    ----------
    items
        The questions, at least one about performance; at most one for an indicator and role.
    segments
        The columns that divide the respondents, at most one for a dimension.
    scales
        Answer scales of this questionnaire beside the built-in ones; one with the id of a built-in scale replaces it.
    respondent_column
        The column that identifies a respondent, where there is one: the key of the sample, and of finding repetitions.
    fixed
        Pairs (dimension, segment) that hold for the whole file, e.g. ``("wave", "2026-Q1")``.
    duration_column
        The column that says how many seconds a respondent took, where there is one.
    hygiene
        Which rows are left out.

    Raises
    ------
    DecisionError
        ``survey-no-items``, ``survey-item-twice``, ``survey-dimension-twice``, ``id-taken`` (two scales of one id).
    """

    items: tuple[Item, ...]
    segments: tuple[SegmentColumn, ...] = ()
    scales: tuple[AnswerScale, ...] = ()
    respondent_column: str | None = None
    fixed: tuple[tuple[str, str], ...] = ()
    duration_column: str | None = None
    hygiene: Hygiene = Hygiene()

    def __post_init__(self) -> None:
        if not self.graded:
            raise DecisionError("survey-no-items")
        first: dict[str, str] = {}
        for item in self.items:
            if item.key in first:
                facts = {"indicator": item.key, "first": first[item.key], "second": item.column}
                raise DecisionError("survey-item-twice", **facts)
            first[item.key] = item.column
        for name in self.dimensions:
            if self.dimensions.count(name) > 1:
                raise DecisionError("survey-dimension-twice", dimension=name)
        ids = [scale.id for scale in self.scales]
        for name in ids:
            if ids.count(name) > 1:
                raise DecisionError("id-taken", name=name, where="scales")

    @property
    def graded(self) -> tuple[Item, ...]:
        """The questions about performance, whose answers become grades."""
        return tuple(item for item in self.items if item.role == "performance")

    @property
    def indicators(self) -> tuple[str, ...]:
        """The indicators whose performance is asked about, in the order of the items."""
        return tuple(item.indicator for item in self.graded)

    def asking(self, role: ItemRole) -> tuple[Item, ...]:
        """The questions of one role."""
        return tuple(item for item in self.items if item.role == role)

    @property
    def dimensions(self) -> tuple[str, ...]:
        """The dimensions that divide the respondents: columns first, then what is fixed for the file."""
        return (*(entry.dimension for entry in self.segments), *(dimension for dimension, _ in self.fixed))

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column that is read, each once."""
        names = [item.column for item in self.items] + [entry.column for entry in self.segments]
        names += [entry.exceptions_column for entry in self.segments if entry.exceptions]
        names += [self.respondent_column or "", self.timed_column or ""]
        return tuple(dict.fromkeys(filter(None, names)))

    @property
    def timed_column(self) -> str | None:
        """The column of durations, where rows are left out by it."""
        return self.duration_column if self.hygiene.fewest_seconds > 0 else None

    @property
    def drops_repeats(self) -> bool:
        """Whether a respondent who answered before is left out."""
        return self.hygiene.repeats and self.respondent_column is not None

    def scale_of(self, item: Item, scale: GradeScale) -> AnswerScale:
        """The answer scale of an item, for the grades of `scale`.

        Raises
        ------
        DecisionError
            ``answer-scale-unknown``, ``answer-grade-unknown``.
        """
        known = {**built_in_scales(scale), **{own.id: own for own in self.scales}}
        if item.scale not in known:
            facts = {"scale": item.scale, "column": item.column, "known": ", ".join(known)}
            raise DecisionError("answer-scale-unknown", suggestion=closest(item.scale, known), **facts)
        known[item.scale].check(scale)
        return known[item.scale]

    def check(self, indicators: Collection[str], scale: GradeScale, population: Population) -> None:
        """Raise where the questionnaire names what the study does not have.

        Raises
        ------
        DecisionError
            ``survey-indicator-unknown``, ``answer-scale-unknown``, ``answer-grade-unknown``, ``id-unknown`` (a segment
            or dimension).
        """
        for item in self.items:
            if item.indicator not in indicators and item.role != "construct":
                suggestion = closest(item.indicator, indicators)
                facts = {"indicator": item.indicator, "column": item.column, "suggestion": suggestion}
                raise DecisionError("survey-indicator-unknown", **facts)
        self.check_readable(scale, population)

    def check_readable(self, scale: GradeScale, population: Population) -> None:
        """The part of :meth:`check` that a tally needs: scales, dimensions and segments."""
        for item in self.items:
            self.scale_of(item, scale)
        known = {dimension.id: {s.id for s in dimension.segments} for dimension in population.dimensions}
        for column in self.segments:
            if column.dimension not in known and not (column.values or column.thresholds or column.dates):
                suggestion = closest(column.dimension, known)
                raise DecisionError("id-unknown", name=column.dimension, where=column.column, suggestion=suggestion)
        given = [
            (entry.dimension, name)
            for entry in self.segments
            for _, name in (*entry.values, *entry.thresholds, *entry.exceptions)
        ]
        for dimension, segment in (*given, *self.fixed):
            if dimension in known and segment not in known[dimension]:
                suggestion = closest(segment, known[dimension])
                raise DecisionError("id-unknown", name=segment, where=dimension, suggestion=suggestion)

    def check_columns(self, columns: Sequence[str]) -> None:
        """Raise ``survey-column-missing`` where a file with these columns lacks one that is read."""
        for name in self.columns:
            if name not in columns:
                listed = ", ".join(columns[:12]) + (" ..." if len(columns) > 12 else "")
                suggestion = closest(name, columns)
                raise DecisionError("survey-column-missing", column=name, suggestion=suggestion, known=listed)
