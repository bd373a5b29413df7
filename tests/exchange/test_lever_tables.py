"""Levers written as a table; that it is read back unchanged is tried in test_lever_rows."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import openpyxl
import pytest

from exchange.lever_tables import COLUMNS, SHEET, levers_csv, levers_workbook
from mcdm.labels import Label
from store.examples import load_example

LEVERS = load_example("power-supply").levers


def test_every_heading_is_its_own() -> None:
    headings = [text for column in COLUMNS for text in (column.en, column.zh, *column.also)]
    assert len(set(headings)) == len(headings)


def _read(cell: object) -> object:
    """A number as a number, in whichever form it was written."""
    try:
        return float(str(cell))
    except ValueError:
        return cell


@pytest.mark.parametrize("language", ["en", "zh"])
def test_both_forms_say_the_same(language: str) -> None:
    rows = list(csv.reader(io.StringIO(levers_csv(LEVERS, language=language).removeprefix("\ufeff"))))
    sheet = openpyxl.load_workbook(io.BytesIO(levers_workbook(LEVERS, language=language)))[SHEET[language]]
    told = [["" if cell is None else cell for cell in row] for row in sheet.iter_rows(values_only=True)]
    assert [[_read(cell) for cell in row] for row in told] == [[_read(cell) for cell in row] for row in rows]
    assert rows[0] == [getattr(column, language) for column in COLUMNS]
    assert [row[0] for row in rows[1:]] == [lever.id for lever in LEVERS]


def test_a_name_is_no_formula_for_a_spreadsheet() -> None:
    harmful = replace(LEVERS[0], label=Label("=1+1", "=1+1"))
    assert "'=1+1" in levers_csv([harmful])
    sheet = openpyxl.load_workbook(io.BytesIO(levers_workbook([harmful]))).active
    assert sheet.cell(2, 2).data_type == "s"
