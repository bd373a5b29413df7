"""Plain tables for a terminal; Chinese characters count as two columns."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Rows under a header, columns aligned, numbers to the right."""
    lines = [tuple(header), *(tuple(row) for row in rows)]
    widths = [max(_width(line[k]) for line in lines) for k in range(len(header))]
    right = [bool(rows) and all(_is_number(row[k]) for row in rows) for k in range(len(header))]
    shown = ["  ".join(_padded(cell, widths[k], right[k]) for k, cell in enumerate(line)).rstrip() for line in lines]
    return "\n".join([shown[0], "  ".join("-" * width for width in widths), *shown[1:]])


def _padded(cell: str, width: int, right: bool) -> str:
    gap = " " * (width - _width(cell))
    return gap + cell if right else cell + gap


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def _is_number(text: str) -> bool:
    return not text or text[0] in "0123456789.+-−–<>"
