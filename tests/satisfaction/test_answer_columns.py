"""Columns as codes: every type a column may arrive in, against one look-up for each value."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pyarrow as pa
import pytest

from mcdm.labels import Label
from mcdm.scales import FIVE_GRADES
from satisfaction.answer_columns import LONGEST_EXAMPLE, ColumnReader, item_reader, segment_reader
from satisfaction.answer_scales import built_in_scales
from satisfaction.questionnaire import TIER_THRESHOLDS, Item, SegmentColumn
from satisfaction.respondents import Dimension, Population, Segment

SCALES = built_in_scales(FIVE_GRADES)
MISSING, UNKNOWN = 5, 6
DISTRICT = Dimension(
    "district", Label("District", "区域"), (Segment("D1", Label("Urban", "城区")), Segment("D2", Label()))
)
SEGMENTS = ("", "D1", "D2")


def item(scale: str = "numeric-1-5") -> ColumnReader:
    return item_reader(Item("Q", "A", scale), SCALES[scale], FIVE_GRADES)


def district(*values: tuple[str, str]) -> ColumnReader:
    return segment_reader(SegmentColumn("where", "district", values), Population((DISTRICT,)), SEGMENTS)


def tier() -> ColumnReader:
    column = SegmentColumn("kWh", "tier", thresholds=TIER_THRESHOLDS)
    return segment_reader(column, Population(), ("", "ordinary", "large", "VIP"))


def test_codes_of_an_item_are_grades_then_missing_then_unknown() -> None:
    assert item().codes(pa.array(["5", "1", "", None, "6"])).tolist() == [0, 4, MISSING, MISSING, UNKNOWN]


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
    expected = [MISSING if v is None else 5 - v if 1 <= v <= 5 else UNKNOWN for v in values]
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
    assert item().codes(pa.array([5, -(10**15), 10**15])).tolist() == [0, UNKNOWN, UNKNOWN]
    assert item().codes(pa.array([5.0, 4.5, float("nan"), 1e300])).tolist() == [0, UNKNOWN, MISSING, UNKNOWN]


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
    unknown = reader.not_understood(column, reader.codes(column))
    assert unknown is not None
    assert (unknown.column, unknown.count) == ("Q", 4)
    assert unknown.examples == ("7", "good grief", "x" * (LONGEST_EXAMPLE - 1) + "…")
    assert reader.not_understood(column[:1], reader.codes(column[:1])) is None
    encoded = column.dictionary_encode()
    assert reader.not_understood(encoded, reader.codes(encoded)) == unknown


def test_a_segment_is_read_by_id_label_and_the_texts_of_the_file() -> None:
    reader = district(("HQ", "D2"))
    assert reader.codes(pa.array(["d1", "城区", "URBAN", "hq", "D2", "nowhere"])).tolist() == [1, 1, 1, 2, 2, 3]


def test_who_did_not_say_where_is_no_one_unknown() -> None:
    assert district().codes(pa.array(["", " n/a ", None, "NaN"])).tolist() == [0, 0, 0, 0]


@pytest.mark.parametrize(
    "numbers",
    [
        pa.array([0, 49_999, 50_000, 999_999, 1_000_000, -5, None]),
        pa.array([0.0, 49_999.99, 50_000.0, 999_999.5, 1e6, -0.5, None]),
        pa.array(["0", "49999.99", " 50000", "999999", "1e6", "-5", ""]),
        pa.array(["0", "49,999.99", "50,000", "999,999", "1,000,000", "-5", ""]),
        pa.array(["0", "49999", "50000", "999999", "1000000", "-5", None]).dictionary_encode(),
    ],
    ids=["whole", "broken", "text", "text with commas", "dictionary"],
)
def test_a_number_on_a_bound_belongs_upward_and_one_below_all_to_none(numbers: pa.Array) -> None:
    assert tier().codes(numbers).tolist() == [1, 1, 2, 2, 3, 0, 0]


def test_a_text_that_is_no_number_has_no_tier() -> None:
    assert tier().codes(pa.array(["much", "10"])).tolist() == [4, 1]
