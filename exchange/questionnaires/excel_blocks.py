"""Finding the blocks of a questionnaire by what is written in it, wherever its rows have moved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from exchange.questionnaires.excel_layout import DIRECT, INSTRUCTION
from exchange.questionnaires.names import plain
from exchange.questionnaires.tables import Cells, Table

_DIRECT = {plain(word) for word in DIRECT.values()}
_OTHER = {plain(word) for word in ("Sum of Col", "Est. Incons.", "Line Sum", "Estimated Priority")}
_INSTRUCTIONS = (*(plain(text)[:20] for text in INSTRUCTION.values()), "enter pairwise comparisons")


@dataclass
class FoundBlock:
    """A block as it stands in a sheet; rows and columns are counted from one.

    Parameters
    ----------
    header
        Row of the names.
    target, heading
        With respect to what (the last title above), and the group, as written.
    titles
        Texts between the block before and this one that may say with respect to what, the nearest first.
    columns
        (column, name) of the names in the header.
    direct
        Column of direct values, 0 without.
    rows
        (row, name) of the rows with a name and something beside it; the name of a row without is empty.
    first
        Row of the first text that belongs to the block: its title or its instruction.
    """

    sheet: str
    header: int
    heading: str
    columns: tuple[tuple[int, str], ...]
    direct: int
    first: int = 0
    target: str = ""
    titles: tuple[str, ...] = ()
    rows: list[tuple[int, str]] = field(default_factory=list)


def find_blocks(table: Table) -> list[FoundBlock]:
    """Every block of a sheet, from the top."""
    found = [block for row, cells in enumerate(table.rows, 1) if (block := _header(table, row, cells))]
    end = 0
    for block, following in zip(found, [*found[1:], None], strict=False):
        _look_above(table, block, end)
        stop = following.header if following else len(table.rows) + 1
        last = max(column for column, _ in block.columns) if not block.direct else block.direct
        for row in range(block.header + 1, stop):
            cells = table.rows[row - 1]
            name = _text(cells, 1)
            if plain(name) in _OTHER:
                continue
            if any(not _blank(cell) for cell in cells[1:last]):
                block.rows.append((row, name))
        end = max([block.header, *(row for row, _ in block.rows)])
    return found


def _header(table: Table, row: int, cells: Cells) -> FoundBlock | None:
    """The block whose names stand in this row, if they do: before "Direct values", or repeated below in column A."""
    direct = next((k for k, cell in enumerate(cells[1:], 2) if isinstance(cell, str) and plain(cell) in _DIRECT), 0)
    stop = direct or len(cells) + 1
    names = tuple((k, str(cell)) for k, cell in enumerate(cells[1 : stop - 1], 2) if not _blank(cell))
    if not direct:
        below = {plain(_text(each, 1)) for each in table.rows[row : row + 2 * len(names) + 2]}
        repeated = [name for _, name in names if plain(name) in below]
        if len(repeated) < 2 or any(not isinstance(cells[k - 1], str) for k, _ in names):
            return None
        names = tuple((k, name) for k, name in names if plain(name) not in _OTHER)
    return FoundBlock(table.sheet, row, _text(cells, 1), names, direct) if names else None


def _look_above(table: Table, block: FoundBlock, end: int) -> None:
    """Titles above the header, down from the end of the block before."""
    alone = [
        (row, _text(table.rows[row - 1], 1))
        for row in range(end + 1, block.header)
        if _text(table.rows[row - 1], 1) and all(_blank(cell) for cell in table.rows[row - 1][1:])
    ]
    block.first = alone[0][0] if alone else block.header
    told = [text for _, text in alone if not plain(text).startswith(_INSTRUCTIONS)]
    block.titles = tuple(reversed(told))


def _text(cells: Sequence[object], column: int) -> str:
    cell = cells[column - 1] if len(cells) >= column else None
    return "" if _blank(cell) else str(cell)


def _blank(cell: object) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())
