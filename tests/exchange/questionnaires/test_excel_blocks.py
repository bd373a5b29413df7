"""Blocks are found by what is written in them."""

from __future__ import annotations

import pytest

from exchange.questionnaires.excel_blocks import find_blocks
from exchange.questionnaires.tables import Workbook
from tests.exchange.questionnaires.panel import BLOCKS, changed, foreign

NAMES = [names for _, groups in BLOCKS for _, names in groups]


@pytest.mark.parametrize("estimates", [False, True])
def test_every_block_of_a_foreign_file(estimates: bool) -> None:
    found = find_blocks(Workbook(foreign(estimates=estimates), "f.xlsx").sheets["pairwise_comp"])
    assert [tuple(name for _, name in block.columns) for block in found] == NAMES
    assert [tuple(name for _, name in block.rows) for block in found] == NAMES
    assert [block.titles for block in found] == [
        ("Aim",),
        ("Quality",),
        (),
        ("Price",),
        ("Place",),
        ("Xavier",),
        ("Yves",),
    ]


def test_blocks_without_their_column_of_direct_values() -> None:
    content = changed(foreign(), lambda sheet: sheet.__setitem__("E3", None))
    block = find_blocks(Workbook(content, "f.xlsx").sheets["pairwise_comp"])[0]
    assert [name for _, name in block.columns] == ["Quality", "Price", "Place"]
    assert block.direct == 0
