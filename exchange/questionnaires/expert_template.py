"""A table for the answers of a panel: a row is a pair, a column an expert; with what was answered so far."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator

from exchange.questionnaires.questions import pairs, questions
from exchange.questionnaires.tables import write_table
from exchange.questionnaires.values import Ratio, written
from mcdm.judgments import DirectRatings, PairwiseJudgment
from studies.cells import guarded
from studies.study import Study

HEADINGS = {"en": ("set", "with respect to", "first", "second"), "zh": ("比较集", "相对于", "元素1", "元素2")}
NEW = {"en": "Expert {number}", "zh": "专家{number}"}
NEW_EXPERTS = 7
"""Columns of a template for a study that has no experts yet."""


def expert_csv(study: Study, *, language: str = "en") -> str:
    """The table as text. A third is written ``=1/3``: as 1/3 a spreadsheet program would make a date of it."""
    return write_table([[guarded(cell) for cell in cells[:4]] + cells[4:] for cells in _rows(study, language)])


def expert_workbook(study: Study, *, language: str = "en") -> bytes:
    """The table as a workbook."""
    from openpyxl import Workbook
    from openpyxl.styles import Font

    from studies.cells import put

    book = Workbook()
    sheet = book.active
    for row, cells in enumerate(_rows(study, language), start=1):
        for column, text in enumerate(cells, start=1):
            cell = put(sheet, row, column, text)
            cell.number_format = "@"  # text, so that 1/3 typed here stays 1/3
            cell.font = Font(bold=row == 1)
    sheet.freeze_panes = "E2"
    for letter in "ABCD":
        sheet.column_dimensions[letter].width = 24
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _rows(study: Study, language: str) -> Iterator[list[str]]:
    experts = [each.id for each in study.experts]
    named = [each.label.in_language(language).strip() or each.id for each in study.experts]
    names = [name if named.count(name) == 1 else each for name, each in zip(named, experts, strict=True)]
    names = names or [NEW[language].format(number=k) for k in range(1, NEW_EXPERTS + 1)]
    yield [*HEADINGS[language], *names]
    given = {(ballot.expert, ballot.set): ballot.judgments for ballot in study.ballots}
    for asked in (each for each in questions(study, language) if each.asked):
        called = dict(zip(asked.elements, asked.names, strict=True))
        said = [_answer(given.get((expert, asked.set))) for expert in experts] or [lambda a, b: ""] * len(names)
        for first, second in pairs("full", asked.elements):
            answers = [answer(first, second) for answer in said]
            yield [asked.set, asked.target, called[first], called[second], *answers]


def _answer(judgments: object) -> Callable[[str, str], str]:
    """What an expert answered to a pair, as text; points as their ratio."""
    found: dict[tuple[str, str], str] = {}
    if isinstance(judgments, DirectRatings):
        points = dict(zip(judgments.elements, judgments.points, strict=True))
        return lambda a, b: written(PairwiseJudgment(a, b, points[a] / points[b])) if points[a] and points[b] else ""
    for each in getattr(judgments, "judgments", ()):
        turned = Ratio(each.value, each.low, each.high, each.options).inverse()
        found[each.first, each.second] = written(each)
        found[each.second, each.first] = written(turned.judgment(each.second, each.first))
    return lambda a, b: found.get((a, b), "")
