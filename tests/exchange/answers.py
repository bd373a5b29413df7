"""A small survey as text and as a workbook, and what counting it gives."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl

from exchange.survey_files import tally_file
from mcdm.scales import FIVE_GRADES
from satisfaction.questionnaire import Item, Questionnaire
from satisfaction.respondents import Population

QUESTIONNAIRE = Questionnaire((Item("供电", "A", "numeric-1-5"), Item("态度", "B")))
HEADING = "供电,态度,意见\n"
TEXT = HEADING + '5,很满意,"很好，\n谢谢"\n4,满意,\n' * 20
EXPECTED = [[20, 20, 0, 0, 0], [20, 20, 0, 0, 0]]


def counted(path: Path) -> tuple[list[object], list[str]]:
    result = tally_file(path, QUESTIONNAIRE, FIVE_GRADES, Population())
    return result.survey.grade_counts[0].tolist(), [finding.code for finding in result.findings]


def workbook(*rows: list[object]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
