"""Weights and matrices as a workbook."""

from __future__ import annotations

import io

import openpyxl
import pytest

from exchange.matrices import write_matrices
from store.examples import load_example
from studies.weigh import weigh
from tests.exchange.questionnaires.panel import PANEL_STUDY


def test_the_sheets_hold_what_was_computed() -> None:
    book = openpyxl.load_workbook(io.BytesIO(write_matrices(PANEL_STUDY)))
    assert book.sheetnames == ["weights", "comparisons", "clusters", "unweighted", "weighted", "limit"]
    sheet, weighing = book["unweighted"], weigh(PANEL_STUDY)
    assert [sheet.cell(1, 3).value, sheet.cell(2, 3).value, sheet.freeze_panes] == ["Aims", "Aim", "C3"]
    assert sheet.cell(4, 3).value == pytest.approx(weighing.unweighted[1, 0])
    assert sheet.cell(4, 3).number_format == "0.0000"
    weights = {row[1]: row[3] for row in book["weights"].iter_rows(min_row=2, values_only=True)}
    assert weights["Quality"] == pytest.approx(weighing.weights.values[1])
    assert weighing.alternatives is not None
    assert weights["Zoe"] == pytest.approx(weighing.alternatives.values[2])
    assert [row[:4] for row in book["comparisons"].iter_rows(min_row=3, max_row=4, values_only=True)] == [
        ("Quality", 1, 3, 2),
        ("Price", pytest.approx(1 / 3), 1, 0.25),
    ]


def test_a_demo_in_chinese() -> None:
    book = openpyxl.load_workbook(io.BytesIO(write_matrices(load_example("power-supply"), language="zh")))
    assert book.sheetnames[0] == "权重"
    assert book["加权超矩阵"].max_row == 30
