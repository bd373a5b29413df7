"""Customer lists: columns guessed in two languages, months averaged, odd cells counted, classes written back."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import openpyxl
import pytest

from exchange.customer_list import ListColumns, guess_columns, read_customer_list, write_customer_list
from mcdm.errors import DecisionError
from satisfaction.customer_value import classify


def written(path: Path, *lines: str, encoding: str = "utf-8") -> Path:
    path.write_text("\n".join(lines) + "\n", encoding=encoding)
    return path


def test_columns_in_english_and_chinese() -> None:
    english = guess_columns(["Customer ID", "mean_kwh", "Annual revenue", "Annual margin", "kind", "paid on time"])
    assert (english.id, english.consumption, english.revenue) == ("Customer ID", ("mean_kwh",), "Annual revenue")
    assert (english.margin, english.kind, english.timeliness) == ("Annual margin", "kind", "paid on time")
    chinese = guess_columns(["户号", "1月电量", "2月电量", "12月电量", "年电费", "毛利", "用户类别", "用电年限"])
    assert chinese.consumption == ("1月电量", "2月电量", "12月电量")
    assert (chinese.id, chinese.revenue, chinese.margin) == ("户号", "年电费", "毛利")
    assert (chinese.kind, chinese.continuity) == ("用户类别", "用电年限")


def test_months_are_averaged_over_those_known(tmp_path: Path) -> None:
    file = written(tmp_path / "list.csv", "id,kwh 01,kwh 02,revenue", "a,100000,,5", 'b,"40,000",60000,x', "c,,,7")
    found = read_customer_list(file)
    np.testing.assert_array_equal(found.consumption, [100_000, 50_000, np.nan])
    np.testing.assert_array_equal(found.revenue, [5, np.nan, 7])
    assert found.ids == ("a", "b", "c")
    assert [(f.code, f.place) for f in found.findings] == [("customer-numbers-unreadable", "revenue")]
    assert classify(found).tiers == ("large", "large", "")


def test_a_workbook_in_chinese(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (
        ["户号", "月均用电量", "年电费", "用户类别"],
        ["01", 1_200_000, "￥900 元", "工业"],
        ["02", 300, 150, "医院"],
    ):
        book.active.append(row)
    book.save(tmp_path / "客户.xlsx")
    found = read_customer_list(tmp_path / "客户.xlsx")
    assert found.revenue.tolist() == [900, 150]
    assert classify(found, overrides={"医院": "VIP"}).tiers == ("VIP", "VIP")


def test_gb18030_and_repeated_customers(tmp_path: Path) -> None:
    file = written(tmp_path / "l.csv", "户号,电费", "甲,1", "甲,2", encoding="gb18030")
    found = read_customer_list(file)
    assert (found.ids, found.revenue.tolist()) == (("甲",), [1])
    assert [(f.code, f.details) for f in found.findings] == [
        ("customers-named-twice", {"count": 1, "row": 3, "examples": "甲"})
    ]


def test_numbers_below_zero_are_named_and_not_known(tmp_path: Path) -> None:
    lines = "id,kwh 01,kwh 02,revenue,district", "a,-5,105,-1,D1", "b,-9,3,.5,", ",1,1,1,D2", ",1,1,1,x"
    file = written(tmp_path / "l.csv", *lines)
    seen: list[int] = []
    found = read_customer_list(file, progress=lambda rows, _: seen.append(rows))
    np.testing.assert_array_equal(found.consumption, [50, np.nan, 1, 1])
    np.testing.assert_array_equal(found.revenue, [np.nan, 0.5, 1, 1])
    assert (found.ids, found.districts, seen) == (("a", "b", "", ""), ("D1", "", "D2", "x"), [4])
    assert {f.details["column"]: f.details["row"] for f in found.findings} == {"kwh 01, kwh 02": 3, "revenue": 2}
    with pytest.raises(DecisionError, match="tally-cancelled"):
        read_customer_list(file, cancelled=lambda: True)


def test_a_list_that_says_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DecisionError, match="customer-list-columns"):
        read_customer_list(written(tmp_path / "l.csv", "name,phone", "a,1"))


def test_classes_are_written_back(tmp_path: Path) -> None:
    file = written(
        tmp_path / "l.csv", "id,kwh,revenue,margin,paid in time,years", "a,2000000,70,5,.9,3", "b,10,30,-1,.5,9"
    )
    customers = read_customer_list(file)
    write_customer_list(tmp_path / "out.csv", customers, classify(customers))
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as source:
        rows = list(csv.DictReader(source))
    assert rows[0] == {
        "id": "a", "kwh_month": "2000000", "revenue": "70", "tier": "VIP", "value_class": "A", "margin": "positive",
        "timeliness_score": "3", "continuity_score": "1", "margin_score": "3", "conduct": "low",
    }  # fmt: skip
    assert rows[1]["tier"] == "ordinary"
    with pytest.raises(DecisionError, match="file-not-written"):
        write_customer_list(tmp_path / "no" / "out.csv", customers, classify(customers))


def test_what_a_chinese_heading_is_about_stands_at_its_end() -> None:
    found = guess_columns(["户号", "月均电量", "本年电费", "用户类型", "电费及时率"])
    assert found == ListColumns("户号", ("月均电量",), "本年电费", "", "用户类型", "电费及时率")


def test_a_list_without_consumption_says_that_there_are_no_tiers(tmp_path: Path) -> None:
    customers = read_customer_list(written(tmp_path / "l.csv", "id,revenue,kind", "a,5,hospital", "b,7,"))
    classes = classify(customers, overrides={"hospital": "VIP"})
    assert classes.tiers == ()
    assert "customers-without-consumption" in {finding.code for finding in classes.findings}
