"""The minutes as data."""

from __future__ import annotations

import csv
import io
import json

import openpyxl
import pytest

from i18n.translate import translator
from reports.minutes import MinutesReader, article
from reports.minutes_tables import as_csv, as_json, as_workbook, sheets
from tests.studies.rehearsed import SAID, demo, played


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_workbook_without_formulas(language: str) -> None:
    t = translator(language)
    book = openpyxl.load_workbook(io.BytesIO(as_workbook(played(), t)))
    assert book.sheetnames[1:] == [each.name for each in sheets(played(), t) if each.rows]
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "inlineStr", "n", "d"}
    (said,) = [cell for cell in cells if cell.value == SAID]
    assert said.quotePrefix


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_workbook_is_read_as_it_opens(language: str) -> None:
    """The answer first; heads stay, columns hold their longest text, moments are moments by the reader's clock."""
    t = translator(language)
    book = openpyxl.load_workbook(io.BytesIO(as_workbook(played(), t, "Asia/Shanghai")))
    summary, people, rounds = book.worksheets[:3]
    assert summary["A1"].value == article(played(), t).title
    for sheet in book.worksheets[1:]:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
    name = people["A2"].value
    shown = sum(2 if ord(letter) > 0x2E80 else 1 for letter in name)
    assert people.column_dimensions["A"].width >= shown
    assert people["B2"].number_format == "0.000"
    assert f"{rounds['B2'].value:%Y-%m-%d %H:%M}" == MinutesReader(played(), t, "Asia/Shanghai").time(
        played().rounds[0].opened
    )


def test_csv_has_no_formula_either() -> None:
    files = as_csv(played(), translator("en"))
    rows = [row for text in files.values() for row in csv.reader(io.StringIO(text.decode("utf-8-sig")))]
    assert [cell.removeprefix("'") for row in rows for cell in row if cell.endswith(SAID[1:])] == [SAID]
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "@"))]
    assert all(text.startswith(b"\xef\xbb\xbf") for text in files.values())


def test_json_says_it_all_and_no_hidden_name() -> None:
    found = json.loads(as_json(played()))
    assert [each["expert"] for each in found["participants"]] == [each.id for each in demo().experts]
    assert len(found["answers"]) == len(played().answers)
    assert found["verdict"]["reason"] == "agreed"
    assert found["after"]["index"] == pytest.approx(played().after.index)
    hidden = as_json(played(hidden=True)).decode()
    for expert in demo().experts:
        assert f'"{expert.id}"' not in hidden
        assert expert.label.en not in hidden


@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_table_tells_a_hidden_name(language: str) -> None:
    cells = [
        str(cell) for sheet in sheets(played(hidden=True), translator(language)) for row in sheet.rows for cell in row
    ]
    names = {each.label.in_language(language) for each in demo().experts} | {each.id for each in demo().experts}
    assert not [cell for cell in cells if cell in names or any(f"{name} (" in cell for name in names)]
