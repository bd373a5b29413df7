"""Tables of figures in every layout, and cells that are not understood."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from exchange.figure_table import FigureTable, read_figure_table
from mcdm.errors import DecisionError
from store.examples import load_example

DEMO = load_example("power-supply")


@pytest.fixture
def read(tmp_path: Path):
    def reading(text: str, *, encoding: str = "utf-8", **options) -> FigureTable:
        path = tmp_path / "figures.csv"
        path.write_text(text, encoding=encoding)
        return read_figure_table(path, DEMO, **options)

    return reading


def cells(table: FigureTable) -> set[tuple[str, str, str, float]]:
    return {(each.indicator, each.period, each.segment, each.value) for each in table.readings}


EXPECTED = {("N11", "2026-01", "D1", 1.5), ("N11", "2026-02", "D1", 2.0), ("N11", "2026-01", "", 3.0)}


@pytest.mark.parametrize(
    ("layout", "text"),
    [
        ("periods", "figure,district,2026-01,2026年2月\nSAIDI,D1,1.5,2\nSAIDI (h),合计,3,\n"),
        ("places", "month,figure,Urban core,Total\n2026-01,SAIDI,1.5,3\n2026-02,N11,2,-\n"),
        ("figures", "月份,区域,系统平均停电时间SAIDI\n2026-01,城区,1.5\n2026年2月,D1,2\n202601,全公司,3\n"),
        ("long", "指标,期间,区域,数值\nSAIDI,2026-01,城区,1.5\nN11,2026-02,D1,2\nN11,2026-01,全公司,3\n"),
    ],
)
def test_one_table_in_four_layouts(read, layout: str, text: str) -> None:
    found = read(text, encoding="gb18030" if layout == "figures" else "utf-8")
    assert (found.layout, cells(found), found.findings) == (layout, EXPECTED, ())
    assert all((each.dimension == "district") == bool(each.segment) for each in found.readings)


def test_the_figure_of_a_table_may_be_told(read) -> None:
    text = "month,D1,D2\n2026-01,98.5%,97\n"
    found = read(text, indicator="N13")
    assert cells(found) == {("N13", "2026-01", "D1", 98.5), ("N13", "2026-01", "D2", 97.0)}
    with pytest.raises(DecisionError, match="readings-without-figure"):
        read(text)


def test_a_percentage_of_a_workbook_is_read_as_it_is_seen(tmp_path: Path) -> None:
    book = Workbook()
    for row in (("month", "D1"), ("2026-01", 0.985), ("2026-02", 0.07)):
        book.active.append(row)
    for cell in ("B2", "B3"):
        book.active[cell].number_format = "0.0%"
    book.save(tmp_path / "figures.xlsx")
    found = read_figure_table(tmp_path / "figures.xlsx", DEMO, indicator="N13")
    assert cells(found) == {("N13", "2026-01", "D1", 98.5), ("N13", "2026-02", "D1", 7.0)}


def test_one_column_of_values_may_be_called_by_its_place_or_period(read) -> None:
    assert cells(read("month,figure,D1\n2026-01,N11,1.5\n")) == {("N11", "2026-01", "D1", 1.5)}
    assert cells(read("figure,district,2026-01\nN11,D1,1.5\n")) == {("N11", "2026-01", "D1", 1.5)}


def test_every_cell_not_understood_is_counted(read) -> None:
    found = read(
        "figure,district,period,value\nSAIDI,D1,2026-01,1.5\nSAIDI,Mars,2026-01,1\nfoo,D1,2026-01,1\n"
        "SAIDI,D1,soon,1\nSAIDI,D2,2026-01,much\nSAIDI,D1,2026-01,1.6\nSAIDI,D1,2026-02,\nN12,D3,2026-02,3\nN12,D4,2026-02,3\n"
    )
    assert {each.code: (each.details["count"], each.details.get("row"), each.details.get("examples"))
            for each in found.findings} == {
        "readings-place-unknown": (1, 3, "Mars"),
        "readings-figure-unknown": (1, 4, "foo"),
        "readings-period-unknown": (1, 5, "soon"),
        "readings-not-a-number": (1, 6, "much"),
        "readings-repeated": (1, None, None),
    }  # fmt: skip
    assert ("N11", "2026-01", "D1", 1.6) in cells(found), "the last one counts"
    assert found.left_out == 4


def test_values_that_cannot_be_are_refused_by_unit_and_scale(read) -> None:
    found = read(
        "figure,district,2026-01,2026-02\nN13,D1,-3%,99\nN13,D2,101,99.9\nN21,D1,-5,40\nN21,D2,400,1:35\nSAIDI,,6,1:30\n"
    )
    assert {(each.indicator, each.segment, each.value) for each in found.readings} == {
        ("N13", "D1", 99), ("N13", "D2", 99.9), ("N21", "D1", 40), ("N21", "D2", 400), ("N21", "D2", 95),
        ("N11", "", 6), ("N11", "", 1.5),
    }  # fmt: skip
    assert (found.cells, found.left_out) == (10, 3)
    percent, minutes, blank = found.findings
    assert (percent.code, percent.place, percent.details) == ("readings-impossible", "N13", {
        "file": "figures.csv", "row": 2, "column": "2026-01", "value": "-3%", "low": 0, "high": 100, "other": "3",
        })  # fmt: skip
    assert (minutes.place, minutes.details["least"], minutes.details["value"]) == ("N21", 0, "-5")
    assert not {"other", "others"} & set(minutes.details)
    assert (blank.code, blank.details) == ("readings-blank-place", {"count": 2, "rows": "6"})


def test_districts_that_nobody_knows_are_not_the_company(read) -> None:
    rows = [f"{place},SAIDI,2026-01,1" for place in ("城中", "城区", "城北", "山区x")]
    found = read("\n".join(["区域,指标,期间,数值", *rows]))
    assert cells(found) == {("N11", "2026-01", "D1", 1)}
    (finding,) = found.findings
    assert finding.details == {"count": 3, "rows": "2, 4, 5", "examples": "城中; 城北; 山区x (山区?)"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("figure,value\nSAIDI,1\n", "readings-without-period"),
        ("figure,period\nSAIDI,2026\n", "readings-without-value"),
        ("figure,period,worth\nSAIDI,2026,much\n", "readings-without-value"),
        ("figure,2025,2026\nSAIDI,much,more\n", "readings-none"),
    ],
)
def test_tables_that_say_too_little(read, text: str, code: str) -> None:
    with pytest.raises(DecisionError) as error:
        read(text)
    assert error.value.code == code
