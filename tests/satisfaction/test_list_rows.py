"""Rows left out with their reasons, sums by cell, names as codes."""

from __future__ import annotations

import numpy as np

from satisfaction import list_rows
from satisfaction.list_rows import OTHER, CellSums, Names, RowsLeftOut, largest


def test_reasons_keep_their_first_rows() -> None:
    problems, rows = RowsLeftOut(), np.array([2, 3, 4])
    problems.add("tickets-without-date", np.array([False, True, True]), rows)
    problems.add("tickets-without-date", np.array([True, False, False]), rows + 3)
    problems.add("outages-negative", np.array([False] * 3), rows)
    (finding,) = problems.findings()
    assert finding.details == {"count": 3, "rows": "3, 4, 5"}
    problems.add("outages-negative", np.array([False, False, True]), rows)
    assert problems.findings()[1].details == {"count": 1, "row": 4}
    problems.add("tickets-without-date", np.full(900, True), np.arange(900) + 9)
    assert problems.findings()[0].details == {"count": 903, "rows": "3, 4, 5, 9, 10 ..."}
    assert problems.count("tickets-without-date", "outages-negative") == 904


def test_cells_add_up_in_any_chunking(monkeypatch) -> None:
    keys = np.random.default_rng(1).integers(0, 50, 1000)
    values = np.random.default_rng(2).integers(0, 9, (1000, 2)).astype(float)
    monkeypatch.setattr(list_rows, "WAITING", 100)
    parts = CellSums(2)
    for k in range(0, 1000, 37):
        parts.add(keys[k : k + 37], values[k : k + 37])
    found, sums = parts.total()
    for key, total in zip(found, sums, strict=True):
        assert (total == values[keys == key].sum(0)).all()
    assert [each.size for each in CellSums(2).total()] == [0, 0]


def test_names_beyond_the_limit_share_a_code() -> None:
    names = Names(3)
    codes = names.codes(["a", "b", "c", "a", "d"], np.array([True, True, True, True, False]))
    assert [names.name(int(code)) for code in codes] == ["a", "b", OTHER, "a"]
    assert names.overflowed


def test_only_the_largest_are_kept_apart() -> None:
    assert largest({"a": 1.0, "b": 2.0}, 2) == {"a", "b"}
    assert largest({"a": 1.0, "b": 2.0, "c": 3.0}, 2) == {"c"}
