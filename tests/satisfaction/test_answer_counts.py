"""Counting codes against one look at each."""

from __future__ import annotations

import numpy as np
import pytest

from satisfaction.answer_counts import FEW_GAPS, among, count_grades, numbered, pair_sums

RNG = np.random.default_rng(11)
ROWS, ITEMS, CELLS = 6_000, 4, 3
CELL = RNG.integers(0, CELLS, ROWS).astype(np.uint16)


@pytest.mark.parametrize("dropped", [0, 1, 50, FEW_GAPS, FEW_GAPS + 1, ROWS - 1, ROWS])
def test_rows_that_are_kept_keep_their_order(dropped: int) -> None:
    codes = RNG.integers(0, 6, (ITEMS, ROWS)).astype(np.uint8)
    kept = np.ones(ROWS, bool)
    kept[RNG.permutation(ROWS)[:dropped]] = False
    np.testing.assert_array_equal(among(codes, kept), codes[:, kept])


@pytest.mark.parametrize("steps", [2, 5, 11, 101])
def test_counts_are_those_of_every_cell_item_and_step(steps: int) -> None:
    codes = RNG.integers(0, steps + 1, (ITEMS, ROWS)).astype(np.uint8)
    counts = count_grades(codes, CELL, CELLS, steps)
    for c in range(CELLS):
        for i in range(ITEMS):
            expected = np.bincount(codes[i, c == CELL], minlength=steps + 1)[:steps]
            np.testing.assert_array_equal(counts[c, i], expected)


@pytest.mark.parametrize("points", [(5, 4, 3, 2, 1), (11, 8, 1), tuple(range(101, 0, -1)), (10_001, 5_000, 1)])
def test_sums_over_pairs_are_exact(points: tuple[int, ...]) -> None:
    codes = RNG.integers(0, len(points) + 1, (ITEMS, ROWS)).astype(np.uint8)
    value = np.array([*points, 0])[codes]
    answered = (codes < len(points)).astype(np.int64)
    found = pair_sums(codes, CELL, CELLS, points)
    for c in range(CELLS):
        inside = c == CELL
        a, v = answered[:, inside], value[:, inside]
        for mine, expected in zip(found, (a @ a.T, v @ a.T, v**2 @ a.T, v @ v.T), strict=True):
            np.testing.assert_array_equal(mine[c], expected)


@pytest.mark.parametrize("kind", [np.uint16, np.uint64])
def test_places_are_numbered_as_they_rise(kind: type[np.unsignedinteger]) -> None:
    used, position = numbered(np.array([7, 3, 7, 9], kind))
    assert (used.tolist(), position.tolist()) == ([3, 7, 9], [1, 0, 1, 2])
