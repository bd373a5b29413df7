"""Dates in the forms people write them, and the periods they fall into."""

from __future__ import annotations

import datetime

import numpy as np
import pyarrow as pa
import pytest

from satisfaction.periods import (
    bounds,
    days,
    in_time,
    is_ambiguous,
    moments,
    name,
    order_of,
    read_period,
    shifted,
    starts,
    unit_of,
    year_before,
)

EIGHT_FIVE = np.datetime64("2026-07-03T08:05:00")


@pytest.mark.parametrize(
    "text",
    [
        "2026-07-03 08:05",
        "2026-07-03T08:05:00",
        "2026-07-03T08:05:00.250Z",
        "2026-07-03 08:05:00+08:00",
        " 2026/7/3 8:05 ",
        "2026.7.3 8:05:00",
        "2026年7月3日 8时5分",
        "2026年7月3日8时05分00秒",
        "2026/7/3 星期五 上午 8:05",
        "20260703080500",
        "202607030805",
        "7/3/2026 8:05 AM",
        "3 Jul 2026 08:05",
        "July 3, 2026 8:05 am",
        "46206.3368055556",
    ],
)
def test_one_moment_in_many_forms(text: str) -> None:
    assert moments(pa.array([text]))[0] == EIGHT_FIVE


def test_the_order_of_day_and_month_is_told() -> None:
    assert moments(pa.array(["3.7.2026 8:05"]), "day")[0] == EIGHT_FIVE
    assert moments(pa.array(["7/3/2026 8:05"]), "month")[0] == EIGHT_FIVE
    assert order_of(["3/7/2026", "25/7/2026"]) == "day"
    assert order_of(["3/7/2026", "7/25/2026"]) == "month"
    assert order_of(["3/7/2026"]) is None
    assert order_of(["25/7/2026", "7/25/2026"]) is None
    assert is_ambiguous(["3/7/2026"])
    assert not is_ambiguous(["2026-07-03", "25/7/2026"])


@pytest.mark.parametrize("text", ["", "soon", "2026-02-30", "2026-13-01", "2026-07-03 25:00", "2026-07-03 24:01", "12"])
def test_what_is_no_date_is_not_guessed(text: str) -> None:
    assert np.isnat(moments(pa.array([text]))[0])


def test_afternoons_midnights_and_columns_of_other_types() -> None:
    written = ["2026-07-03 下午 8:05", "7/3/2026 12:10 AM", "7/3/2026 12:10 pm", "2026-07-03 24:00", "2026-07-03", None]
    found = moments(pa.array(written))
    clock = ["2026-07-03T20:05", "2026-07-03T00:10", "2026-07-03T12:10", "2026-07-04T00:00", "2026-07-03T00:00"]
    assert [str(each)[:16] for each in found[:5]] == clock
    assert np.isnat(found[5])
    assert moments(pa.array([datetime.datetime(2026, 7, 3, 8, 5)]))[0] == EIGHT_FIVE
    assert str(moments(pa.array([20260703]))[0])[:10] == "2026-07-03"
    assert moments(pa.array(["2026-07-03 08:05"]).dictionary_encode())[0] == EIGHT_FIVE


def test_every_day_of_four_years_survives_writing() -> None:
    every = np.arange("2023-01-01", "2027-01-01", dtype="datetime64[D]")
    for form in ("{0.year}年{0.month}月{0.day}日", "{0.year}/{0.month}/{0.day}", "{0.day}.{0.month}.{0.year}"):
        texts = pa.array([form.format(day) for day in every.tolist()])
        assert (moments(texts, "day").astype("datetime64[D]") == every).all()


def test_periods_have_names_bounds_and_neighbours() -> None:
    when = np.array(["2026-08-31T23:59:59", "2026-01-01"], "datetime64[s]")
    assert [name(start, "month") for start in starts(when, "month")] == ["2026-08", "2026-01"]
    assert [name(start, "quarter") for start in starts(when, "quarter")] == ["2026-Q3", "2026-Q1"]
    assert [name(start, "year") for start in starts(when, "year")] == ["2026", "2026"]
    assert bounds("2026-Q4") == (np.datetime64("2026-10"), np.datetime64("2027-01"))
    assert (days("2024-02"), days("2026-Q1"), days("2024")) == (29, 90, 366)
    assert (shifted("2026-01", -1), shifted("2026-Q4", 1), shifted("2026", -2)) == ("2025-12", "2027-Q1", "2024")
    assert year_before("2026-Q3") == "2025-Q3"
    assert [unit_of(text) for text in ("2026", "2026-Q3", "2026-09", "2026-13")] == ["year", "quarter", "month", None]
    with pytest.raises(ValueError, match="autumn"):
        bounds("autumn")


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2026-09", "2026-09"),
        ("2026年9月", "2026-09"),
        ("2026年9月份", "2026-09"),
        ("202609", "2026-09"),
        ("2026/9", "2026-09"),
        ("Sep 2026", "2026-09"),
        ("September-2026", "2026-09"),
        ("2026-09-01 00:00:00", "2026-09"),
        ("2026Q3", "2026-Q3"),
        ("2026-Q3", "2026-Q3"),
        ("Q3 2026", "2026-Q3"),
        ("2026年三季度", "2026-Q3"),
        ("2026年第3季度", "2026-Q3"),
        ("2026", "2026"),
        ("2026年", "2026"),
        ("2026年度", "2026"),
        ("D1", ""),
        ("98.5", ""),
        ("2026-13", ""),
    ],
)
def test_headings_that_name_a_period(text: str, period: str) -> None:
    assert read_period(text) == period


def test_names_of_periods_follow_time_and_others_stay_where_they_are() -> None:
    assert in_time(("2026-Q2", "2026-Q3", "2026-Q1")) == ("2026-Q1", "2026-Q2", "2026-Q3")
    assert in_time(("2026-Q3", "pilot", "2025-Q4")) == ("2025-Q4", "pilot", "2026-Q3")
    assert in_time(("2026年三季度", "2026-02")) == ("2026-02", "2026年三季度")
    assert in_time(("second", "first")) == ("second", "first")
