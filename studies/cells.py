"""Texts as cells of tables that spreadsheets open: a name stays a name, whatever it begins with.

A spreadsheet computes a cell that begins like a formula, and a formula can fetch and send. Every table that is written
goes through this file; a test of the house finds one that does not.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\N{FULLWIDTH EQUALS SIGN}", "\N{FULLWIDTH PLUS SIGN}",
           "\N{FULLWIDTH HYPHEN-MINUS}", "\N{FULLWIDTH COMMERCIAL AT}")  # fmt: skip
"""How what a spreadsheet may compute begins; where one types Chinese, the signs of full width do the same."""

_NO_CELL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What no workbook can hold."""


def guarded(text: str) -> str:
    """A text as a cell of text with a delimiter: one that begins like a formula gets a mark that it is none."""
    return f"'{text}" if text.startswith((*FORMULA, "'")) else text


def unguarded(cell: str) -> str:
    """The reverse of :func:`guarded`."""
    return cell[1:] if cell.startswith("'") and cell[1:2] in (*FORMULA, "'") else cell


def put(sheet: Any, row: int, column: int, value: str | float | datetime | None) -> Any:
    """A cell of a workbook with a value; a text stays a text, even one that begins like a formula."""
    cell = sheet.cell(row, column, _NO_CELL.sub(" ", value) if isinstance(value, str) else value)
    if isinstance(value, str):
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(FORMULA)
    return cell
