"""The respondents with the smallest keys: the same sample whatever the order they came in."""

from __future__ import annotations

import numpy as np

from satisfaction.respondent_sample import RespondentSample

RNG = np.random.default_rng(2)
KEYS = RNG.integers(0, 60, 100, dtype=np.uint64)  # some keys come more than once
CELLS = RNG.integers(0, 3, 100).astype(np.int32)
GRADES = RNG.integers(-1, 5, (100, 4)).astype(np.int8)


def sampled(rows: np.ndarray, capacity: int = 30) -> RespondentSample:
    return RespondentSample.smallest(capacity, KEYS[rows], CELLS[rows], GRADES[rows])


def same(first: RespondentSample, second: RespondentSample) -> bool:
    pairs = ((first.hashes, second.hashes), (first.cells, second.cells), (first.grades, second.grades))
    return all(np.array_equal(a, b) for a, b in pairs)


def test_neither_order_nor_parts_show() -> None:
    whole = sampled(np.arange(100))
    assert len(whole) == 30
    assert same(whole, sampled(RNG.permutation(100)))
    parts = [sampled(part) for part in np.array_split(RNG.permutation(100), 4)]
    merged = parts[0].merged(parts[1]).merged(parts[2].merged(parts[3]))
    assert same(whole, merged)


def test_the_smallest_keys_are_kept() -> None:
    assert sampled(np.arange(100)).hashes.tolist() == sorted(KEYS.tolist())[:30]


def test_who_comes_twice_in_a_cell_is_counted() -> None:
    keys = np.array([1, 1, 1, 2], np.uint64)
    cells = np.array([0, 0, 1, 1], np.int32)
    assert RespondentSample.smallest(9, keys, cells, np.zeros((4, 2), np.int8)).repeated == 1
