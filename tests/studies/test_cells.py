"""No name becomes a formula, in text or in a workbook, and every name comes back as it was."""

from __future__ import annotations

import io

import openpyxl
import pytest

from studies.cells import FORMULA, guarded, put, unguarded
from tests.hostile.letters import HOSTILE_TEXTS

NAMES = (*HOSTILE_TEXTS, *(f"{sign}1+1" for sign in FORMULA), "'quoted", "''", "", "plain", "3/7")


@pytest.mark.parametrize("name", NAMES)
def test_a_guarded_name_computes_nothing_and_comes_back(name: str) -> None:
    cell = guarded(name)
    assert not cell.startswith(FORMULA)
    assert unguarded(cell) == name


def test_a_plain_name_stays_as_it_is() -> None:
    assert guarded("Outages (SAIDI) = minutes") == "Outages (SAIDI) = minutes"


@pytest.mark.parametrize("name", [name for name in NAMES if name])
def test_a_cell_of_a_workbook_holds_a_text(name: str) -> None:
    book = openpyxl.Workbook()
    put(book.active, 1, 1, name + "\x00\x1b")
    put(book.active, 1, 2, 3.5)
    put(book.active, 1, 3, None)
    written = io.BytesIO()
    book.save(written)
    cells = next(openpyxl.load_workbook(io.BytesIO(written.getvalue())).active.iter_rows())
    assert cells[0].data_type in ("s", "inlineStr")
    assert str(cells[0].value).replace("\r\n", "\n").split() == name.replace("\r", "\n").split()
    assert cells[0].quotePrefix == name.startswith(FORMULA)
    assert [cell.value for cell in cells[1:]] == [3.5, None][: len(cells) - 1]
