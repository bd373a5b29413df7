"""A questionnaire as a workbook."""

from __future__ import annotations

import io

import openpyxl
import pytest

from exchange.questionnaires.excel_writer import write_questionnaire, write_questionnaires
from mcdm.errors import DecisionError
from tests.exchange.questionnaires.panel import PANEL_STUDY, foreign


def test_every_cell_that_the_other_program_reads_is_where_it_looks() -> None:
    ours = openpyxl.load_workbook(io.BytesIO(write_questionnaire(PANEL_STUDY, "E1")))["pairwise_comp"]
    theirs = openpyxl.load_workbook(io.BytesIO(foreign()))["pairwise_comp"]
    for row in theirs.iter_rows():
        for cell in row:
            if isinstance(cell.value, str) and not cell.value.startswith(("Enter", "=")):
                assert ours[cell.coordinate].value == cell.value
    assert [ours[cell].value for cell in ("C4", "D4", "D5")] == [3.0, 2.0, 0.25]
    assert [ours[f"E{row}"].value for row in (17, 18, 19)] == [3.0, 2.0, 5.0]


def test_answers_are_open_and_the_rest_is_locked() -> None:
    book = openpyxl.load_workbook(io.BytesIO(write_questionnaire(PANEL_STUDY, language="zh")))
    sheet = book["pairwise_comp"]
    assert sheet.protection.sheet
    assert not sheet["C4"].protection.locked
    assert sheet["A4"].protection.locked
    assert book["weighbridge"].sheet_state == "hidden"
    assert sheet["B3"].value == "质量"


def test_one_file_for_each_expert() -> None:
    assert list(write_questionnaires(PANEL_STUDY)) == ["Anna.xlsx", "Bo.xlsx"]
    assert list(write_questionnaires(PANEL_STUDY, language="zh")) == ["安娜.xlsx", "Bo.xlsx"]


def test_nobody_of_that_id() -> None:
    with pytest.raises(DecisionError, match="id-unknown"):
        write_questionnaire(PANEL_STUDY, "E7")
