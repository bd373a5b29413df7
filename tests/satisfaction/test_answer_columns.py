"""Columns as codes: every type a column may arrive in, against one look-up for each value."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pyarrow as pa
import pytest

from mcdm.scales import FIVE_GRADES
from satisfaction.answer_columns import LONGEST_EXAMPLE, ColumnReader, item_reader
from satisfaction.answer_quality import UnknownTexts
from satisfaction.answer_scales import built_in_scales

SCALES = built_in_scales(FIVE_GRADES)
MISSING, UNKNOWN, BEYOND = 5, 6, 7


def item(scale: str = "numeric-1-5") -> ColumnReader:
    return item_reader("Q", SCALES[scale], SCALES[scale].grades(FIVE_GRADES), MISSING)


def test_codes_of_an_item_are_grades_then_missing_then_unknown() -> None:
    assert item().codes(pa.array(["5", "1", "", None, "6"])).tolist() == [0, 4, MISSING, MISSING, BEYOND]


RNG = np.random.default_rng(3)
NUMBERS = RNG.integers(0, 9, 400)
ABSENT = RNG.random(400) < 0.2
TYPES: dict[str, Callable[[list[int | None]], pa.Array]] = {
    **{str(t): lambda v, t=t: pa.array(v, t) for t in (pa.int8(), pa.uint8(), pa.int16(), pa.int64(), pa.uint64())},
    **{str(t): lambda v, t=t: pa.array(v, pa.float64()).cast(t) for t in (pa.float32(), pa.float64())},
    "decimal": lambda v: pa.array(v, pa.int64()).cast(pa.decimal128(21, 2)),
    "text": lambda v: pa.array([None if x is None else str(x) for x in v]),
    "large text": lambda v: pa.array([None if x is None else f" {x}.0" for x in v], pa.large_string()),
    "dictionary": lambda v: pa.array([None if x is None else str(x) for x in v]).dictionary_encode(),
}


@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize("start", [0, 3, 8])
def test_every_type_gives_the_codes_of_one_look_up_for_each_value(kind: str, start: int) -> None:
    values = [None if gone else int(n) for n, gone in zip(NUMBERS, ABSENT, strict=True)]
    expected = [MISSING if v is None else 5 - v if 1 <= v <= 5 else BEYOND for v in values]
    assert item().codes(TYPES[kind](values).slice(start)).tolist() == expected[start:]


def test_a_reader_may_meet_one_type_after_the_other() -> None:
    reader = item()
    for column in (pa.array([5, 4], pa.int8()), pa.array(["1", "99"]), pa.array([3.0, None]), pa.nulls(2)):
        reader.codes(column)
    assert reader.codes(pa.array([5, 4], pa.int8())).tolist() == [0, 1]
    assert reader.codes(pa.nulls(2)).tolist() == [MISSING, MISSING]


@pytest.mark.parametrize("column", [pa.array([], pa.int64()), pa.array([], pa.float64()), pa.array([], pa.string())])
def test_an_empty_column_has_no_codes(column: pa.Array) -> None:
    assert item().codes(column).tolist() == []


def test_numbers_far_apart_or_broken_are_looked_up_one_by_one() -> None:
    assert item().codes(pa.array([5, -(10**15), 10**15])).tolist() == [0, BEYOND, BEYOND]
    assert item().codes(pa.array([5.0, 4.5, float("nan"), 1e300])).tolist() == [0, UNKNOWN, MISSING, BEYOND]


def test_dictionaries_that_change_from_batch_to_batch() -> None:
    reader = item()
    first, second = (pa.array(texts).dictionary_encode() for texts in (["5", "4", None], ["4", "5", None]))
    assert [reader.codes(d).tolist() for d in (first, second, first)] == [[0, 1, 5], [1, 0, 5], [0, 1, 5]]


def test_of_a_long_dictionary_only_what_is_used_is_looked_up() -> None:
    asked: list[object] = []

    def code_of(value: object) -> int:
        asked.append(value)
        return 0

    texts = pa.array([f"text {k}" for k in range(1_000)])
    ColumnReader("Q", code_of, 9).codes(pa.DictionaryArray.from_arrays(pa.array([7, 7, None]), texts))
    assert set(asked) == {None, "text 7"}


def test_what_was_not_understood_is_counted_and_shown() -> None:
    reader = item()
    column = pa.array(["4", "good\n grief", "x" * 60, "good\n grief", "7.0", None])
    strange, beyond = reader.not_understood(column, reader.codes(column))
    assert strange == UnknownTexts("Q", 3, ("good grief", "x" * (LONGEST_EXAMPLE - 1) + "…"))
    assert beyond == UnknownTexts("Q", 1, ("7",), "beyond")
    assert reader.not_understood(column[:1], reader.codes(column[:1])) == ()
    encoded = column.dictionary_encode()
    assert reader.not_understood(encoded, reader.codes(encoded)) == (strange, beyond)


def test_a_reader_of_steps_numbers_them_as_they_are() -> None:
    reader = item_reader("Q", SCALES["numeric-1-10"], range(10), 12)
    assert reader.codes(pa.array(["10", "1", "", "7.5", "11"])).tolist() == [0, 9, 12, 13, 14]
