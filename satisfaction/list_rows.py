"""Rows of a list that were not understood, by reason; and sums by cell that stay small however long the list is."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from mcdm.findings import Fact, Finding
from mcdm.judgments import FloatArray

Codes = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]

WAITING = 1 << 16
"""Cells that are collected before equal ones are added up."""


SHOWN_ROWS = 5
"""So many rows of a reason are told by their numbers."""


def in_rows(code: str, rows: Sequence[int], count: int, **facts: Fact) -> Finding:
    """A finding with its ``count`` and where it stands: the ``row`` of a single one, else ``rows``, the first of them.

    The headings stand in row 1.
    """
    where: dict[str, Fact] = {"row": rows[0]} if count == 1 else {"rows": row_numbers(rows, SHOWN_ROWS, count)}
    return Finding(code, "", tuple(sorted({"count": count, **where, **facts}.items())))


def row_numbers(rows: Sequence[int], most: int, count: int | None = None) -> str:
    """The first rows as a text, with dots where there are more."""
    dots = " ..." if (len(rows) if count is None else count) > most else ""
    return ", ".join(map(str, dict.fromkeys(rows[:most]))) + dots


@dataclass
class RowsLeftOut:
    """How many rows were passed over or doubted, for which reason, and where the first of them stands."""

    _found: dict[str, tuple[int, list[int]]] = field(default_factory=dict)

    def add(self, code: str, which: Mask, rows: Codes) -> Mask:
        """Note the rows where `which` holds under a code; gives `which` back."""
        noted = rows[which]
        if noted.size:
            before, first = self._found.get(code, (0, []))
            self._found[code] = before + noted.size, (first + np.sort(noted)[:SHOWN_ROWS].tolist())[:SHOWN_ROWS]
        return which

    def count(self, *codes: str) -> int:
        """How many rows were noted under these codes."""
        return sum(self._found[code][0] for code in codes if code in self._found)

    def findings(self) -> tuple[Finding, ...]:
        """One finding for each reason, see :func:`in_rows`."""
        return tuple(in_rows(code, rows, count) for code, (count, rows) in self._found.items())


@dataclass
class CellSums:
    """Sums by cell: keys are whole numbers, each with the same number of sums."""

    width: int
    _keys: list[Codes] = field(default_factory=list)
    _sums: list[FloatArray] = field(default_factory=list)
    _waiting: int = 0

    def add(self, keys: Codes, sums: FloatArray) -> None:
        """Add rows: keys (rows,), sums (rows, width)."""
        self._keys.append(keys)
        self._sums.append(sums)
        self._waiting += keys.size
        if self._waiting > WAITING:
            self.total()

    def total(self) -> tuple[Codes, FloatArray]:
        """Every key once, rising, with its sums: (cells,), (cells, width)."""
        keys = np.concatenate([np.empty(0, np.int64), *self._keys])
        sums = np.concatenate([np.empty((0, self.width)), *self._sums])
        found, at = np.unique(keys, return_inverse=True)
        added = np.zeros((found.size, self.width))
        for k in range(self.width):
            added[:, k] = np.bincount(at, sums[:, k], found.size)
        self._keys, self._sums, self._waiting = [found], [added], 0
        return found, added


@dataclass
class Names:
    """Texts as codes 0, 1, 2 ... in the order they come; beyond the limit they share the last code, ``OTHER``."""

    limit: int
    _codes: dict[str, int] = field(default_factory=dict)
    overflowed: bool = False

    def codes(self, texts: Sequence[str], which: Mask) -> Codes:
        """Codes of the texts of some rows."""
        chosen = itertools.compress(texts, which.tolist())
        return np.fromiter(map(self._code, chosen), np.int64, int(np.count_nonzero(which)))

    def name(self, code: int) -> str:
        """The text of a code."""
        return OTHER if code >= len(self._codes) else list(self._codes)[code]

    @property
    def names(self) -> tuple[str, ...]:
        """Every text by its code, and ``OTHER`` at the end."""
        return (*self._codes, OTHER)

    def _code(self, text: str) -> int:
        code = self._codes.get(text)
        if code is None:
            if len(self._codes) >= self.limit - 1:
                self.overflowed = True
                return self.limit - 1
            code = self._codes[text] = len(self._codes)
        return code


OTHER = "other"
"""What a cause or a category is called that stands for many small ones."""


def largest(amounts: dict[str, float], most: int) -> frozenset[str]:
    """The names to keep apart: all where they are few, else the largest; the others are joined."""
    kept = sorted(amounts, key=lambda name: (-amounts[name], name))
    return frozenset(kept if len(kept) <= most else kept[: most - 1])
