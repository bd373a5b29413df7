"""A questionnaire as a workbook: the layout of AhpAnpLib, one file for each expert."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Mapping
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Border, Font, PatternFill, Protection, Side
from openpyxl.worksheet.datavalidation import DataValidation

from exchange.questionnaires.excel_layout import DIRECT, EXPERT, IDS, INSTRUCTION, NOTE, WHO, Block, layout
from exchange.questionnaires.gathered import Spot
from exchange.questionnaires.names import plain
from exchange.questionnaires.questions import questions
from mcdm.errors import DecisionError, closest
from mcdm.judgments import DirectRatings, Judgments
from studies.cells import put
from studies.study import PANEL, Study

_TITLE, _HEADING, _DIAGONAL, _LOWER, _DIRECT = (
    PatternFill("solid", fgColor=colour) for colour in ("C3D5FF", "D5FFC3", "FFFF6B", "808080", "CEEBD6")
)
_EDGE = Border(*(Side("thin", color="999999") for _ in range(4)))
_OPEN = Protection(locked=False)


def write_questionnaire(study: Study, expert: str = "", *, language: str = "en") -> bytes:
    """A workbook that asks everything the study asks, with what the expert answered so far.

    Parameters
    ----------
    study
        Every network in it is asked, each on a sheet of its own.
    expert
        Id of an expert, or ``"panel"``; empty for a blank form that anybody may fill in.
    language
        Of names and instructions.

    Raises
    ------
    DecisionError
        ``id-unknown`` for the expert.
    """
    known = {each.id: each.label.in_language(language) for each in study.experts} | {"": "", PANEL: PANEL}
    if expert not in known:
        raise DecisionError("id-unknown", name=expert, where="experts", suggestion=closest(expert, known))
    given = {each.set: each.judgments for each in study.ballots if each.expert == expert}
    blocks = layout(questions(study, language))
    book = Workbook()
    book.remove(book.active)
    for name in dict.fromkeys(block.sheet for block in blocks):
        sheet = book.create_sheet(name)
        _set_up(sheet)
        for block in blocks:
            if block.sheet == name:
                _write_block(sheet, block, given.get(block.question.set), language)
    _write_expert(book.create_sheet(EXPERT), known[expert] or expert, study.label.in_language(language), language)
    _write_ids(book.create_sheet(IDS), blocks, expert, known[expert] or expert, language)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def write_questionnaires(study: Study, *, language: str = "en") -> dict[str, bytes]:
    """File name -> workbook: one for each expert of the study, called as the expert is; a blank one without experts."""
    names = {each.id: each.label.in_language(language) or each.id for each in study.experts} or {"": "questionnaire"}
    files: dict[str, bytes] = {}
    for expert, name in names.items():
        stem = re.sub(r'[\\/:*?"<>|\x00-\x1f]', "_", name).strip(" .") or expert
        stem = f"{stem} {expert}" if any(plain(f"{stem}.xlsx") == plain(other) for other in files) else stem
        files[f"{stem}.xlsx"] = write_questionnaire(study, expert, language=language)
    return files


def _set_up(sheet: Any) -> None:
    sheet.sheet_format.defaultColWidth = 15
    sheet.column_dimensions["A"].width = 32
    sheet.protection.sheet = True  # without a password: rows are not inserted by accident
    sheet.protection.formatColumns = False


def _write_block(sheet: Any, block: Block, judgments: Judgments | None, language: str) -> None:
    question, top = block.question, block.header
    k = len(question.names)
    if block.title:
        title = put(sheet, block.title, 1, question.target)
        title.font, title.fill = Font(bold=True, size=14), _TITLE
    put(sheet, top - 1, 1, INSTRUCTION[language]).font = Font(italic=True)
    heading = put(sheet, top, 1, question.heading)
    heading.font, heading.fill = Font(bold=True), _HEADING
    for at, name in enumerate([*question.names, DIRECT[language]], start=2):
        cell = put(sheet, top, at, name)
        cell.font, cell.border = Font(bold=True), _EDGE
    answers, points = _answers(question.elements, judgments)
    allowed = DataValidation("decimal", operator="between", formula1="=1/9", formula2="9", allow_blank=True)
    for i, name in enumerate(question.names):
        row = top + 1 + i
        label = put(sheet, row, 1, name)
        label.font, label.border = Font(bold=True), _EDGE
        for j in range(k):
            _write_cell(sheet, (row, 2 + j), (i, j), answers, top, allowed)
        direct = put(sheet, row, 2 + k, points[i] if points else None)
        direct.fill, direct.border, direct.protection = _DIRECT, _EDGE, _OPEN
    if k > 1:
        sheet.add_data_validation(allowed)


def _write_cell(
    sheet: Any,
    at: tuple[int, int],
    pair: tuple[int, int],
    answers: Mapping[tuple[int, int], float],
    top: int,
    allowed: DataValidation,
) -> None:
    (row, column), (i, j) = at, pair
    if i == j:
        cell = put(sheet, row, column, 1.0)
        cell.fill = _DIAGONAL
    elif i > j:
        mirror = Spot(top + 1 + j, 2 + i).cell
        cell = sheet.cell(row, column, f'=IF({mirror}="","",1/{mirror})')
        cell.fill, cell.number_format = _LOWER, "# ?/?"
    else:
        value = answers.get((i, j))
        cell = put(sheet, row, column, value)
        cell.protection = _OPEN
        if value is not None and value < 1 and abs(1 / value - round(1 / value)) < 1e-9:
            cell.number_format = "# ?/?"
        allowed.add(cell)
    cell.border = _EDGE


def _answers(
    elements: tuple[str, ...], judgments: Judgments | None
) -> tuple[dict[tuple[int, int], float], list[float]]:
    """Ratios above the diagonal by place, and direct values in the order of the elements."""
    if judgments is None:
        return {}, []
    if isinstance(judgments, DirectRatings):
        points = dict(zip(judgments.elements, judgments.points, strict=True))
        return {}, [points[name] for name in elements]
    at = {name: k for k, name in enumerate(elements)}
    found = {}
    for each in judgments.judgments:
        i, j = at[each.first], at[each.second]
        found[min(i, j), max(i, j)] = each.value if i < j else 1 / each.value
    return found, []


def _write_expert(sheet: Any, name: str, study: str, language: str) -> None:
    expert, of_study = WHO[language]
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 16, 40
    put(sheet, 1, 1, expert).font = Font(bold=True)
    put(sheet, 1, 2, name).fill = _DIRECT
    put(sheet, 2, 1, of_study)
    put(sheet, 2, 2, study)
    put(sheet, 4, 1, NOTE[language])


def _write_ids(sheet: Any, blocks: tuple[Block, ...], expert: str, name: str, language: str) -> None:
    """One row for each block: where it was written, what it asks, and what its elements were called then."""
    sheet.sheet_state = "hidden"
    rows: list[tuple[str | int, ...]] = [("weighbridge", 1, expert, name, language)]
    for block in blocks:
        asked = block.question
        about = (block.sheet, block.title, block.header, asked.set, asked.target, asked.heading)
        texts = (json.dumps(each, ensure_ascii=False) for each in (asked.elements, asked.names))
        rows.append((*about, *texts))
    for row, cells in enumerate(rows, start=1):
        for column, value in enumerate(cells, start=1):
            put(sheet, row, column, value)
