"""Segments of respondents: from texts, thresholds and dates, with exceptions; what is not understood is said."""

from __future__ import annotations

from datetime import date, datetime

import pyarrow as pa
import pytest

from mcdm.labels import Label
from satisfaction.answer_quality import UnknownTexts
from satisfaction.questionnaire import TIER_THRESHOLDS, SegmentColumn
from satisfaction.respondents import Dimension, Population, Segment
from satisfaction.segment_columns import SegmentReader

DISTRICT = Dimension(
    "district", Label("District", "区域"), (Segment("D1", Label("Urban", "城区")), Segment("D2", Label()))
)


def read(column: SegmentColumn, **columns: pa.Array) -> tuple[list[str], tuple[UnknownTexts, ...]]:
    """The segment of every row, and what was not understood."""
    reader = SegmentReader.of(column, Population((DISTRICT,)))
    codes, unknown = reader.codes(pa.RecordBatch.from_arrays([*columns.values()], [*columns]))
    return [reader.segments[code] for code in codes], unknown


def district(*texts: str | None, values: tuple[tuple[str, str], ...] = ()) -> list[str]:
    return read(SegmentColumn("where", "district", values), where=pa.array(texts, pa.string()))[0]


def tiers(numbers: pa.Array) -> tuple[list[str], tuple[UnknownTexts, ...]]:
    return read(SegmentColumn("kWh", "tier", thresholds=TIER_THRESHOLDS), kWh=numbers)


def test_a_segment_is_read_by_id_label_and_the_texts_of_the_file() -> None:
    found = district("d1", "城区", "URBAN", "hq", "D2", "nowhere", values=(("HQ", "D2"),))
    assert found == ["D1", "D1", "D1", "D2", "D2", ""]


def test_who_did_not_say_where_is_no_one_unknown() -> None:
    found, unknown = read(SegmentColumn("where", "district"), where=pa.array(["", " n/a ", None, "NaN", "moon"]))
    assert found == [""] * 5
    assert unknown == (UnknownTexts("where", 1, ("moon",), "place"),)


@pytest.mark.parametrize(
    "numbers",
    [
        pa.array([0, 49_999, 50_000, 999_999, 1_000_000, -5, None]),
        pa.array([0.0, 49_999.99, 50_000.0, 999_999.5, 1e6, -5.0, None]),
        pa.array(["0", "49999.99", " 50000", "999999", "1e6", "-5", ""]),
        pa.array(["0", "49,999.99", "50,000", "999,999", "1,000,000", "-5", ""]),
        pa.array(["0", "49999,99", "50000,0", "999999,5", "1.000.000,0", "-5", ""]),
        pa.array(["0", "49999", "50000", "999999", "1000000", "-5", None]).dictionary_encode(),
    ],
    ids=["whole", "broken", "text", "text with commas", "decimal commas", "dictionary"],
)
def test_a_number_on_a_bound_belongs_upward_and_a_negative_one_to_none_and_is_said(numbers: pa.Array) -> None:
    found, unknown = tiers(numbers)
    assert found == ["ordinary", "ordinary", "large", "large", "VIP", "", ""]
    assert unknown == (UnknownTexts("kWh", 1, ("-5",), "below"),)


def test_a_text_that_is_no_number_has_no_tier() -> None:
    assert tiers(pa.array(["much", "10"])) == (["", "ordinary"], (UnknownTexts("kWh", 1, ("much",)),))


def test_an_exception_comes_before_the_number() -> None:
    column = SegmentColumn("kWh", "tier", (), TIER_THRESHOLDS, "", "trade", (("Hospital", "VIP"), ("医院", "VIP")))
    trades = pa.array(["hospital", "shop", None, "医院", " HOSPITAL "])
    found, unknown = read(column, kWh=pa.array([10.0, 10.0, 60_000.0, -5.0, None]), trade=trades)
    assert found == ["VIP", "ordinary", "large", "VIP", "VIP"]
    assert unknown == ()


DATES = [
    "2026-01-05", "2026/1/5", "2026.1.5", "2026年1月5日", "05/01/2026", "20260105", "2026-01-05 23:59:59",
    "2026-01-05T10:00:00+08:00", "2026/1/5 上午10:00", "5 Jan 2026", "January 5, 2026", "46027", "46027.5",
]  # fmt: skip


@pytest.mark.parametrize(("unit", "period"), [("month", "2026-01"), ("quarter", "2026-Q1"), ("year", "2026")])
def test_a_date_in_any_form_is_told_as_its_period(unit: str, period: str) -> None:
    column = SegmentColumn("on", "wave", dates=unit, order="day")  # type: ignore[arg-type]
    texts = pa.array(DATES)
    assert read(column, on=texts) == ([period] * len(DATES), ())
    assert read(column, on=texts.dictionary_encode())[0] == [period] * len(DATES)


@pytest.mark.parametrize(
    "dates",
    [
        pa.array([date(2026, 1, 5), None]),
        pa.array([datetime(2026, 1, 5, 10), None]),
        pa.array([datetime(2026, 1, 5, 10), None], pa.timestamp("ns", "UTC")),
        pa.array([46_027, None]),
        pa.array([46_027.25, None]),
        pa.array([20260105, None], pa.int64()),
        pa.array(["2026-01-05 10:00", ""]),
    ],
)
def test_dates_of_any_type_say_the_same(dates: pa.Array) -> None:
    assert read(SegmentColumn("on", "wave", dates="quarter"), on=dates) == (["2026-Q1", ""], ())


def test_the_order_of_day_and_month_is_that_of_the_column() -> None:
    ambiguous = pa.array(["05/01/2026"])
    for order, period in (("day", "2026-01"), ("month", "2026-05")):
        column = SegmentColumn("on", "wave", dates="month", order=order)  # type: ignore[arg-type]
        assert read(column, on=ambiguous)[0] == [period]


def test_a_month_is_date_enough_for_a_quarter_but_a_year_is_not() -> None:
    texts = pa.array(["2026-02", "2026年2月", "2026-Q1", "2026", "Q1 2026"])
    found, unknown = read(SegmentColumn("on", "wave", dates="quarter"), on=texts)
    assert found == ["2026-Q1", "2026-Q1", "2026-Q1", "", "2026-Q1"]
    assert unknown == (UnknownTexts("on", 1, ("2026",), "date"),)


def test_what_is_no_date_or_of_another_age_belongs_nowhere_and_is_said() -> None:
    texts = pa.array(["soon", "1899-01-01", "2026-13-45", None, "2026-01-05"])
    found, unknown = read(SegmentColumn("on", "wave", dates="year"), on=texts)
    assert found == ["", "", "", "", "2026"]
    assert unknown == (UnknownTexts("on", 3, ("1899-01-01", "2026-13-45", "soon"), "date"),)
