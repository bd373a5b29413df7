"""A questionnaire in the making: one use for each column of a file. Unlike a questionnaire it may contradict itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from mcdm.errors import DecisionError
from mcdm.labels import Label
from mcdm.scales import GradeScale
from satisfaction.answer_scales import AnswerScale, built_in_scales
from satisfaction.hygiene import Hygiene
from satisfaction.questionnaire import Item, ItemRole, Period, Questionnaire, SegmentColumn

Role = Literal["indicator", "construct", "segment", "respondent", "duration", "unused"]


@dataclass(frozen=True)
class ColumnUse:
    """What one column of a file is read for.

    Parameters
    ----------
    column
        Heading in the file.
    role
        Whether it asks about an indicator or a construct (overall satisfaction, loyalty ...), names a segment,
        identifies the respondent, says how many seconds the answers took, or is left aside.
    target
        The indicator, the construct, or the dimension.
    scale, reversed
        Of an indicator's or construct's answers, see :class:`satisfaction.questionnaire.Item`.
    values, thresholds, dates, order, exceptions_column, exceptions
        Of a segment, see :class:`satisfaction.questionnaire.SegmentColumn`. The column of the exceptions may have a use
        of its own beside.
    asks
        What is asked about the indicator: its performance, its importance ...
    label
        Of a construct: what it is called on screen.
    """

    column: str
    role: Role = "unused"
    target: str = ""
    scale: str = "labels"
    reversed: bool = False
    values: tuple[tuple[str, str], ...] = ()
    thresholds: tuple[tuple[float, str], ...] = ()
    asks: ItemRole = "performance"
    label: Label = Label()
    dates: Period = ""
    exceptions_column: str = ""
    exceptions: tuple[tuple[str, str], ...] = ()
    order: Literal["", "day", "month"] = ""

    @classmethod
    def of_item(cls, item: Item) -> ColumnUse:
        """The use a questionnaire makes of a question's column."""
        role: Role = "construct" if item.role == "construct" else "indicator"
        asks: ItemRole = "performance" if item.role == "construct" else item.role
        return cls(item.column, role, item.indicator, item.scale, item.reversed, asks=asks, label=item.label)

    @classmethod
    def of_segment(cls, entry: SegmentColumn) -> ColumnUse:
        """The use a questionnaire makes of a segment's column."""
        return cls(
            entry.column,
            "segment",
            entry.dimension,
            values=entry.values,
            thresholds=entry.thresholds,
            dates=entry.dates,
            exceptions_column=entry.exceptions_column,
            exceptions=entry.exceptions,
            order=entry.order,
        )

    @property
    def item(self) -> Item:
        """The column as a question; of indicators and constructs only."""
        role: ItemRole = "construct" if self.role == "construct" else self.asks
        return Item(self.column, self.target, self.scale, self.reversed, role, self.label)

    @property
    def segment(self) -> SegmentColumn:
        """The column as one that names a segment."""
        exceptions = (self.exceptions_column, self.exceptions)
        given = (self.values, self.thresholds, self.dates, *exceptions, self.order)
        return SegmentColumn(self.column, self.target, *given)


@dataclass(frozen=True)
class QuestionnaireDraft:
    """How the columns of one file are to be read, as far as a planner has come.

    Parameters
    ----------
    uses
        One for each column, in the order of the file.
    missing
        Answers that are none in this file, beside the usual ones, e.g. ``("99",)``.
    scales, fixed
        Kept from the questionnaire it started from.
    hygiene
        Which rows are left out.
    """

    uses: tuple[ColumnUse, ...]
    missing: tuple[str, ...] = ()
    scales: tuple[AnswerScale, ...] = ()
    fixed: tuple[tuple[str, str], ...] = ()
    hygiene: Hygiene = Hygiene()

    @classmethod
    def of(cls, columns: Sequence[str], questionnaire: Questionnaire | None = None) -> QuestionnaireDraft:
        """What a questionnaire says about these columns; what it says about others is left out."""
        if questionnaire is None:
            return cls(tuple(map(ColumnUse, columns)))
        known = {entry.column: ColumnUse.of_segment(entry) for entry in questionnaire.segments}
        known |= {item.column: ColumnUse.of_item(item) for item in questionnaire.items}
        if questionnaire.respondent_column:
            known.setdefault(questionnaire.respondent_column, ColumnUse(questionnaire.respondent_column, "respondent"))
        if questionnaire.duration_column:
            known.setdefault(questionnaire.duration_column, ColumnUse(questionnaire.duration_column, "duration"))
        uses = tuple(_within(known.get(column, ColumnUse(column)), columns) for column in columns)
        return cls(uses, (), questionnaire.scales, questionnaire.fixed, questionnaire.hygiene)

    def having(self, role: Role) -> tuple[ColumnUse, ...]:
        """The columns with one role."""
        return tuple(use for use in self.uses if use.role == role)

    @property
    def asked(self) -> tuple[ColumnUse, ...]:
        """The columns that hold answers: about indicators and constructs."""
        return tuple(use for use in self.uses if use.role in ("indicator", "construct"))

    def using(self, use: ColumnUse) -> QuestionnaireDraft:
        """The same draft with another use of one column."""
        return replace(self, uses=tuple(use if each.column == use.column else each for each in self.uses))

    def questionnaire(self, scale: GradeScale) -> Questionnaire:
        """The draft as a questionnaire.

        Raises
        ------
        DecisionError
            ``survey-respondent-twice``, ``survey-duration-twice``, and what a questionnaire, its columns and its scales
            raise.
        """
        respondents, durations = self.having("respondent"), self.having("duration")
        if len(respondents) > 1:
            first, second = respondents[0].column, respondents[1].column
            raise DecisionError("survey-respondent-twice", first=first, second=second)
        if len(durations) > 1:
            raise DecisionError("survey-duration-twice", first=durations[0].column, second=durations[1].column)
        return Questionnaire(
            tuple(use.item for use in self.asked),
            tuple(use.segment for use in self.having("segment")),
            self._declared(scale),
            respondents[0].column if respondents else None,
            self.fixed,
            durations[0].column if durations else None,
            self.hygiene,
        )

    def _declared(self, scale: GradeScale) -> tuple[AnswerScale, ...]:
        """The scales in use, with the answers that are none declared on each."""
        if not self.missing:
            return self.scales
        known = {**built_in_scales(scale), **{own.id: own for own in self.scales}}
        used = dict.fromkeys(use.scale for use in self.asked)
        changed = {name: known[name].declaring(*self.missing) for name in used if name in known}
        return (*(own for own in self.scales if own.id not in changed), *changed.values())


def _within(use: ColumnUse, columns: Sequence[str]) -> ColumnUse:
    """The same use without exceptions from a column that the file lacks."""
    return use if use.exceptions_column in ("", *columns) else replace(use, exceptions_column="", exceptions=())
