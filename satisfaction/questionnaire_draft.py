"""A questionnaire in the making: one use for each column of a file. Unlike a questionnaire it may contradict itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from mcdm.errors import DecisionError
from mcdm.scales import GradeScale
from satisfaction.answer_scales import AnswerScale, built_in_scales
from satisfaction.questionnaire import Item, Questionnaire, SegmentColumn

Role = Literal["indicator", "segment", "respondent", "unused"]


@dataclass(frozen=True)
class ColumnUse:
    """What one column of a file is read for.

    Parameters
    ----------
    column
        Heading in the file.
    role
        Whether it answers an indicator, names a segment, identifies the respondent, or is left aside.
    target
        The indicator, or the dimension.
    scale, reversed
        Of an indicator's answers, see :class:`satisfaction.questionnaire.Item`.
    values, thresholds
        Of a segment, see :class:`satisfaction.questionnaire.SegmentColumn`.
    """

    column: str
    role: Role = "unused"
    target: str = ""
    scale: str = "labels"
    reversed: bool = False
    values: tuple[tuple[str, str], ...] = ()
    thresholds: tuple[tuple[float, str], ...] = ()


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
    """

    uses: tuple[ColumnUse, ...]
    missing: tuple[str, ...] = ()
    scales: tuple[AnswerScale, ...] = ()
    fixed: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, columns: Sequence[str], questionnaire: Questionnaire | None = None) -> QuestionnaireDraft:
        """What a questionnaire says about these columns; what it says about others is left out."""
        if questionnaire is None:
            return cls(tuple(map(ColumnUse, columns)))
        known = {
            entry.column: ColumnUse(
                entry.column, "segment", entry.dimension, values=entry.values, thresholds=entry.thresholds
            )
            for entry in questionnaire.segments
        }
        for item in questionnaire.items:
            known[item.column] = ColumnUse(item.column, "indicator", item.indicator, item.scale, item.reversed)
        if questionnaire.respondent_column:
            known.setdefault(questionnaire.respondent_column, ColumnUse(questionnaire.respondent_column, "respondent"))
        uses = tuple(known.get(column, ColumnUse(column)) for column in columns)
        return cls(uses, (), questionnaire.scales, questionnaire.fixed)

    def having(self, role: Role) -> tuple[ColumnUse, ...]:
        """The columns with one role."""
        return tuple(use for use in self.uses if use.role == role)

    def using(self, use: ColumnUse) -> QuestionnaireDraft:
        """The same draft with another use of one column."""
        return replace(self, uses=tuple(use if each.column == use.column else each for each in self.uses))

    def questionnaire(self, scale: GradeScale) -> Questionnaire:
        """The draft as a questionnaire.

        Raises
        ------
        DecisionError
            ``survey-respondent-twice``, and what a questionnaire, its columns and its scales raise.
        """
        respondents = self.having("respondent")
        if len(respondents) > 1:
            first, second = respondents[0].column, respondents[1].column
            raise DecisionError("survey-respondent-twice", first=first, second=second)
        return Questionnaire(
            tuple(Item(use.column, use.target, use.scale, use.reversed) for use in self.having("indicator")),
            tuple(SegmentColumn(s.column, s.target, s.values, s.thresholds) for s in self.having("segment")),
            self._declared(scale),
            respondents[0].column if respondents else None,
            self.fixed,
        )

    def _declared(self, scale: GradeScale) -> tuple[AnswerScale, ...]:
        """The scales in use, with the answers that are none declared on each."""
        if not self.missing:
            return self.scales
        known = {**built_in_scales(scale), **{own.id: own for own in self.scales}}
        used = dict.fromkeys(use.scale for use in self.having("indicator"))
        changed = {name: known[name].declaring(*self.missing) for name in used if name in known}
        return (*(own for own in self.scales if own.id not in changed), *changed.values())
