"""Answers of an online survey (Qualtrics, Google Forms): every row is an expert."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import PurePath

from exchange.questionnaires.gathered import Answer, ExpertAnswers, Gathered, Remarks, Spot, acceptable, settled
from exchange.questionnaires.survey_columns import Columns, PairColumn, SurveyColumns
from exchange.questionnaires.tables import Cells, Table, read_table
from exchange.questionnaires.values import Misread, Ratio, is_blank, parse_ratio, plain_text
from mcdm.errors import DecisionError
from mcdm.findings import Finding
from mcdm.scales import SAATY_MAXIMUM, format_judgment
from studies.study import Study

UNSAID = Ratio(3.0, 1.0, SAATY_MAXIMUM)
"""More important, but nobody said by how much: anything from 1 to 9, in the (geometric) middle 3."""


def read_survey_answers(content: bytes, file: str, study: Study) -> Gathered:
    """The answers that Qualtrics (CSV with three heading rows) or Google Forms (one) give out.

    Raises
    ------
    DecisionError
        ``survey-without-pairs`` where no column asks about a pair of the study, and those of
        :func:`exchange.questionnaires.tables.read_table`.
    """
    return answers_of_survey(read_table(content, file), study)


def answers_of_survey(table: Table, study: Study) -> Gathered:
    """As :func:`read_survey_answers`, of a table that was read already."""
    reading = _Reading(study, Remarks(table.file))
    columns = reading.columns.read(table)
    if columns is None or not columns.pairs:
        raise DecisionError("survey-without-pairs", file=table.file)
    experts = tuple(
        reading.expert(cells, row, columns)
        for row, cells in enumerate(table.rows[columns.first :], columns.first + 1)
        if any(not is_blank(cell) for cell in cells) and not reading.is_preview(cells, row, columns)
    )
    remarks = reading.remarks
    if reading.unsaid:
        remarks.took(Finding.of("survey-without-strength", table.file, count=reading.unsaid))
    return Gathered(experts, tuple(remarks.read), remarks.all_left())


@dataclass
class _Reading:
    study: Study
    remarks: Remarks
    unsaid: int = 0
    columns: Columns = field(init=False)

    def __post_init__(self) -> None:
        self.columns = Columns(self.study, self.remarks)
        self.allowed = acceptable(self.study)
        self.elements = {name: each.elements for name, each in self.study.every_set.items()}

    def is_preview(self, cells: Cells, row: int, columns: SurveyColumns) -> bool:
        """Whether a row is no answer but somebody trying the survey."""
        preview = "preview" in _at(cells, columns.status).casefold() if columns.status >= 0 else False
        if preview:
            self.remarks.refuse(Finding.of("survey-preview", self.remarks.file, row=row))
        return preview

    def expert(self, cells: Cells, row: int, columns: SurveyColumns) -> ExpertAnswers:
        """One respondent."""
        name = _name(cells, columns) or f"{PurePath(self.remarks.file).stem} {row - columns.first}"
        given = [answer for column in columns.pairs if (answer := self._answer(cells, row, column))]
        answers = settled(given, self.elements, self.remarks)
        self.remarks.took(
            Finding.of(
                "survey-respondent", self.remarks.file, expert=name, row=row, count=len(given), asked=len(columns.pairs)
            )
        )
        return ExpertAnswers(name, "", self.remarks.file, answers)

    def _answer(self, cells: Cells, row: int, column: PairColumn) -> Answer | None:
        which, strength = _at(cells, column.which), _at(cells, column.how_much)
        spot = Spot(row, column.which + 1)
        ratio = self._strength(strength, Spot(row, column.how_much + 1)) if not is_blank(strength) else None
        if isinstance(ratio, Misread):
            return None
        if is_blank(which):
            if ratio is not None and ratio.value != 1:
                self.remarks.misread(Misread("survey-strength-alone", strength), Spot(row, column.how_much + 1))
            equal = ratio is not None and ratio.value == 1
            return Answer(column.set, Ratio(1.0).judgment(column.first, column.second), spot) if equal else None
        chosen = self._chosen(which, column)
        if not chosen:
            facts = {"value": which[:60], "first": column.first, "second": column.second}
            self.remarks.refuse(
                Finding.of("survey-choice-unknown", self.remarks.file, row=row, cell=spot.cell, **facts)
            )
            return None
        self.unsaid += ratio is None
        ratio = ratio or UNSAID
        ratio = ratio if chosen == column.first else ratio.inverse()
        if not self.allowed(column.set, column.first, column.second, ratio):
            self.remarks.misread(Misread("answer-off-scale", format_judgment(ratio.value)), spot)
            return None
        return Answer(column.set, ratio.judgment(column.first, column.second), spot)

    def _strength(self, text: str, spot: Spot) -> Ratio | Misread:
        ratio = parse_ratio(text)
        if isinstance(ratio, Misread):
            self.remarks.misread(ratio, spot)
        return ratio

    def _chosen(self, text: str, column: PairColumn) -> str:
        """The element that was chosen: by its name, by likeness, or by the number of the choice."""
        names, pair = self.columns.names[column.set], (column.first, column.second)
        found = names.find(text, pair)
        if len(found) == 1:
            return found[0]
        if plain_text(text) in ("1", "2"):
            return pair[int(plain_text(text)) - 1]
        return names.alike(text, pair)


def _at(cells: Cells, column: int) -> str:
    cell = cells[column] if 0 <= column < len(cells) else None
    return "" if cell is None else str(cell)


def _name(cells: Cells, columns: SurveyColumns) -> str:
    """What the person is called: the name columns together where they are first and last name, else an account."""

    def said(places: Sequence[int]) -> list[str]:
        return [text for k in places if (text := _at(cells, k).strip())]

    return " ".join(dict.fromkeys(said(columns.names))) or next(iter(said(columns.accounts)), "")
