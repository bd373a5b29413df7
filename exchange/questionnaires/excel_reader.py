"""Answers from a questionnaire in a workbook: one that we wrote, or that AhpAnpLib did."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePath

from exchange.questionnaires.excel_blocks import FoundBlock, find_blocks
from exchange.questionnaires.excel_layout import EXPERT, IDS, SHEET, Block
from exchange.questionnaires.excel_matching import Matching, Written
from exchange.questionnaires.gathered import Answer, ExpertAnswers, Gathered, Remarks, Spot, acceptable, settled
from exchange.questionnaires.names import plain
from exchange.questionnaires.questions import Question
from exchange.questionnaires.tables import Table, Workbook
from exchange.questionnaires.values import Misread, Ratio, is_blank, parse_ratio
from mcdm.errors import DecisionError
from mcdm.findings import Finding
from mcdm.judgments import DirectRatings, Judgments
from mcdm.scales import format_judgment
from studies.study import Study

_COUNTED = re.compile(r"=[\s\d.,+/]*")
"""A formula of numbers alone, such as =1/3."""

_MIRROR = re.compile(r"=(IF\([A-Z]+\d+=\"\",\"\",)?1/[A-Z]+\d+\)?$")
"""The formula of a grey cell: one over the white cell opposite."""


def read_questionnaire(content: bytes, file: str, study: Study) -> Gathered:
    """The answers in a questionnaire, of one expert.

    Blocks are recognised by what is written in them, not by their place, so rows may have moved; what was repaired, and
    what could not be, is said. If all direct values of a block are given they count instead of its judgments.

    Raises
    ------
    DecisionError
        ``questionnaire-sheet-missing`` (a workbook of something else), ``questionnaire-without-blocks``, and those of
        :class:`exchange.questionnaires.tables.Workbook`.
    """
    book = Workbook(content, file)
    sheets = [name for name in book.sheets if name == SHEET or re.fullmatch(rf"{SHEET} \d+", name)]
    if not sheets:
        known = ", ".join(book.sheets)
        raise DecisionError("questionnaire-sheet-missing", file=file, sheet=SHEET, known=known)
    remarks = Remarks(file)
    written = _written(book)
    reading = Matching(study, written, remarks)
    found = [block for name in sheets for block in find_blocks(book.sheets[name])]
    if not found:
        raise DecisionError("questionnaire-without-blocks", file=file, sheet=SHEET)
    given: dict[str, Judgments] = {}
    allowed = acceptable(study)
    for block, question in reading.matched(found):
        cells = Cells(book, block, *reading.places(block, question), remarks)
        direct, answers = cells.direct(question), cells.answers(question, allowed)
        if direct is None:
            given.update(settled(answers, {question.set: question.elements}, remarks))
            continue
        given[question.set] = direct
        if answers:
            remarks.took(
                Finding.of("questionnaire-direct-wins", file, row=block.header, target=block.target, count=len(answers))
            )
    name, expert = _who(book, written, file)
    order = [each for each in study.every_set if each in given]
    answers_of = ExpertAnswers(name, expert, file, tuple((each, given[each]) for each in order))
    remarks.took(Finding.of("answers-read", file, expert=name or expert, sets=len(order), asked=len(study.every_set)))
    return Gathered((answers_of,), tuple(remarks.read), remarks.all_left())


# ---------------------------------------------------------------------- who answered


def _written(book: Workbook) -> Written:
    """The hidden sheet; nothing where there is none, or where somebody changed it."""
    table = book.sheets.get(IDS)
    if table is None or not table.rows or table.rows[0][:2] != ("weighbridge", 1):
        return Written()
    blocks = []
    try:
        for cells in table.rows[1:]:
            sheet, title, header, name, target, heading, elements, names = cells[:8]
            ids, words = (tuple(map(str, json.loads(str(each)))) for each in (elements, names))
            asked = Question(str(name or ""), "", str(target or ""), str(heading or ""), ids, words)
            blocks.append(Block(asked, str(sheet), int(str(title)), int(str(header))))
    except (ValueError, TypeError):
        return Written()
    expert, name, language = (str(each or "") for each in (*table.rows[0], *[None] * 3)[2:5])
    return Written(expert, name, language if language in ("en", "zh") else "en", tuple(blocks))


def _who(book: Workbook, written: Written, file: str) -> tuple[str, str]:
    """(name, id) of who answered: the id only while nobody wrote another name over it."""
    table = book.sheets.get(EXPERT)
    typed = str(table.rows[0][1] or "").strip() if table and table.rows and len(table.rows[0]) > 1 else ""
    if typed and plain(typed) != plain(written.name):
        return typed, ""
    return (written.name or typed or PurePath(file).stem), written.expert


# ---------------------------------------------------------------------- what stands in the cells


@dataclass(frozen=True, eq=False)
class Cells:
    """The cells of one block: row and column of each element."""

    book: Workbook
    block: FoundBlock
    rows: Mapping[str, int]
    columns: Mapping[str, int]
    remarks: Remarks

    def answers(self, question: Question, allowed: Callable[[str, str, str, Ratio], bool]) -> list[Answer]:
        """Every answer that can be read; what cannot is remarked with its cell."""
        found = []
        for first, row in self.rows.items():
            for second, column in ((name, self.columns[name]) for name in question.elements if name in self.columns):
                if first == second:
                    continue
                spot = Spot(row, column)
                ratio = self._ratio(spot, upper=self.columns.get(first, 0) < column)
                if isinstance(ratio, Misread):
                    self.remarks.misread(ratio, spot)
                elif ratio and allowed(question.set, first, second, ratio):
                    found.append(Answer(question.set, ratio.judgment(first, second), spot))
                elif ratio:
                    shown = format_judgment(ratio.value)
                    self.remarks.misread(Misread("answer-off-scale", shown), spot)
        return found

    def direct(self, question: Question) -> DirectRatings | None:
        """Direct values, if every element has a positive one."""
        if not self.block.direct:
            return None
        points = {}
        for name, row in self.rows.items():
            spot = Spot(row, self.block.direct)
            value = self._value(spot)
            if is_blank(value):
                continue
            ratio = parse_ratio(value)
            if isinstance(ratio, Misread):
                self.remarks.misread(ratio, spot)
            else:
                points[name] = ratio.value
        if not points:
            return None
        missing = [name for name in question.elements if name not in points]
        if missing:
            self.remarks.refuse(
                Finding.of(
                    "questionnaire-direct-incomplete",
                    self.remarks.file,
                    row=self.block.header,
                    target=self.block.target,
                    element=missing[0],
                    count=len(missing),
                )
            )
            return None
        return DirectRatings(question.elements, tuple(points[name] for name in question.elements))

    def _ratio(self, spot: Spot, *, upper: bool) -> Ratio | Misread | None:
        """What was answered in a cell; nothing where it is open, or mirrors another by its formula."""
        raw = self._raw(spot)
        if not upper and (is_formula(raw) or (isinstance(raw, str) and raw.startswith("#"))):
            return None
        value = self._value(spot)
        if value is None and is_formula(raw) and not _MIRROR.match(str(raw)):  # saved by a program that does not count
            return Misread("answer-not-a-number", str(raw))
        if is_blank(value) or value == 0:  # zero means "open" in the files of AhpAnpLib
            return None
        return parse_ratio(value)

    def _raw(self, spot: Spot) -> object:
        return cell_of(self.book.sheets[self.block.sheet], spot)

    def _value(self, spot: Spot) -> object:
        """What stands in a cell; of a formula that refers to others, what it came to when the file was saved."""
        raw = self._raw(spot)
        return cell_of(self.book.values[self.block.sheet], spot) if is_formula(raw) else raw


def cell_of(table: Table, spot: Spot) -> object:
    """A cell of a table; nothing beyond its edges."""
    cells = table.rows[spot.row - 1] if spot.row <= len(table.rows) else ()
    return cells[spot.column - 1] if spot.column <= len(cells) else None


def is_formula(raw: object) -> bool:
    """Whether a cell refers to others; =1/3 is a number."""
    return isinstance(raw, str) and raw.startswith("=") and not _COUNTED.fullmatch(raw)
