"""Keys of respondents against SplitMix64 in whole numbers, and the same for any chunking and any type of column."""

from __future__ import annotations

import hashlib

import numpy as np
import pyarrow as pa
import pytest

from mcdm.errors import DecisionError
from satisfaction.respondent_keys import SeenKeys, respondent_keys, row_keys

ALL_BITS = (1 << 64) - 1
GOLDEN = 0x9E3779B97F4A7C15


def split_mix(value: int) -> int:
    """The published finaliser, in Python's whole numbers."""
    value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9 & ALL_BITS
    value = (value ^ (value >> 27)) * 0x94D049BB133111EB & ALL_BITS
    return value ^ (value >> 31)


def keys(values: object, type_: pa.DataType | None = None, otherwise: int = 1) -> list[int]:
    column = values if isinstance(values, pa.Array) else pa.array(values, type_)
    return respondent_keys(column, np.full(len(column), otherwise, np.uint64)).tolist()


def test_the_finaliser_of_this_test_is_the_published_one() -> None:
    assert [split_mix(k * GOLDEN & ALL_BITS) for k in (1, 2)] == [0xE220A8397B1DCDAF, 0x6E789E6AA1B965F4]


def test_keys_of_rows_are_those_of_split_mix() -> None:
    seed = int.from_bytes(hashlib.sha256(b"answers.csv").digest()[:8], "little")
    expected = [split_mix((row * GOLDEN + seed) & ALL_BITS) for row in range(1_000, 1_005)]
    assert row_keys(1_000, 5, "answers.csv").tolist() == expected


def test_keys_of_rows_do_not_depend_on_the_chunks() -> None:
    chunks = [row_keys(0, 7, "f"), row_keys(7, 0, "f"), row_keys(7, 93, "f")]
    assert np.array_equal(np.concatenate(chunks), row_keys(0, 100, "f"))


def test_rows_of_two_files_are_different_respondents() -> None:
    both = np.concatenate([row_keys(0, 5_000, "first wave"), row_keys(0, 5_000, "second wave")])
    assert len(np.unique(both)) == 10_000


def test_every_bit_of_a_key_is_set_in_half_of_the_rows() -> None:
    bits = np.unpackbits(row_keys(0, 20_000, "f").view(np.uint8)).reshape(-1, 64)
    assert np.abs(bits.mean(axis=0) - 0.5).max() < 0.02


@pytest.mark.parametrize(
    "same",
    [
        pa.array([17, 4, None]),
        pa.array([17, 4, None], pa.int8()),
        pa.array([17.0, 4.0, None]),
        pa.array([" 17", "4 ", ""]),
        pa.array(["17", "4", None], pa.large_string()),
        pa.array(["17", "4", None]).dictionary_encode(),
    ],
    ids=lambda column: str(column.type),
)
def test_a_respondent_has_one_key_in_every_type_of_column(same: pa.Array) -> None:
    assert keys(same) == keys(["17", "4", ""])


def test_who_has_no_identifier_keeps_the_key_of_the_row() -> None:
    otherwise = np.array([11, 22, 33], np.uint64)
    found = respondent_keys(pa.array([None, "", "  "]), otherwise)
    assert found.tolist() == otherwise.tolist()


def test_numbers_that_are_not_whole_stay_what_they_are() -> None:
    assert keys([1.5, 2.0]) != keys([1.0, 2.0])
    assert len(set(keys([1.25, 1.5, 1.75]))) == 3


def test_identifiers_longer_than_a_word_count_in_every_sign_and_in_their_order() -> None:
    names = [
        "A" * 8 + "B" * 8,
        "B" * 8 + "A" * 8,
        "A" * 8,
        "A" * 16,
        "A" * 15 + "B",
        "客户-0000000017",
        "客户-0000000018",
    ]
    assert len(set(keys(names))) == len(names)


def test_the_other_identifiers_of_a_batch_do_not_change_a_key() -> None:
    alone = keys(["C7"])[0]
    assert keys(["C7", "a much longer identifier than the first"])[0] == alone


def test_a_hundred_thousand_identifiers_have_as_many_keys() -> None:
    assert len(set(keys(list(range(100_000))))) == 100_000


def test_who_was_seen_before_is_not_seen_for_the_first_time() -> None:
    rng = np.random.default_rng(5)
    keys = rng.integers(0, 3_000, 20_000, dtype=np.uint64)
    seen, expected, before = SeenKeys(), [], set[int]()
    for key in keys.tolist():
        expected.append(key not in before)
        before.add(key)
    parts = np.split(keys, [0, 1, 700, 701, 9_000])
    assert np.concatenate([seen.first(part) for part in parts]).tolist() == expected


def test_more_respondents_than_can_be_told_apart_are_refused() -> None:
    seen = SeenKeys(most=10)
    seen.first(np.arange(10, dtype=np.uint64))
    seen.first(np.arange(10, dtype=np.uint64))
    with pytest.raises(DecisionError, match="repeats-too-many"):
        seen.first(np.arange(11, dtype=np.uint64))
