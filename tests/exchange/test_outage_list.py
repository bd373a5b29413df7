"""Outage lists from files: encodings, formats, guesses, and what is left out."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from exchange.list_columns import ListMapping
from exchange.outage_list import guess_outages, planned, read_outages
from exchange.survey_files import open_survey
from mcdm.errors import DecisionError
from satisfaction.reliability import of_counts
from store.examples import load_example

POPULATION = load_example("power-supply").population
CHINESE = """停电开始时间,恢复时间,停电户数,供电所,停电原因,停电类型
2026/7/3 8:05,2026/7/3 9:05,120,城区,雷击,故障停电
2026年7月31日23时0分,2026年8月1日1时0分,"1,000",D2,检修,计划停电
,2026-07-01,5,山区,检修,计划停电
2026-07-04 10:00,2026-07-04 09:00,5,火星,检修,非计划
"""


@pytest.fixture
def chinese(tmp_path: Path) -> Path:
    path = tmp_path / "停电清单.csv"
    path.write_bytes(CHINESE.replace("\n", "\r\n").encode("gb18030"))
    return path


def test_a_chinese_list(chinese: Path) -> None:
    found = read_outages(chinese, POPULATION)
    assert [(c.period, c.segment, c.outages, c.minutes, c.planned) for c in found.totals.counts] == [
        ("2026-07", "D1", 1, 7200, False),
        ("2026-07", "D2", 1, 60_000, True),
        ("2026-08", "D2", 0, 60_000, True),
    ]
    assert [each.code for each in found.findings] == [
        "outages-without-start", "outages-negative", "list-places-unknown"
    ]  # fmt: skip
    assert found.unknown_places == {"火星": 1}
    assert (found.totals.rows, found.totals.left_out) == (4, 2)


def test_a_workbook_gives_the_same(chinese: Path, tmp_path: Path) -> None:
    import datetime

    book = openpyxl.Workbook()
    book.active.append(["停电开始时间", "恢复时间", "停电户数", "供电所", "停电原因", "停电类型"])
    at = datetime.datetime
    book.active.append([at(2026, 7, 3, 8, 5), at(2026, 7, 3, 9, 5), 120, "城区", "雷击", "故障停电"])
    book.active.append([at(2026, 7, 31, 23), at(2026, 8, 1, 1), 1000, "D2", "检修", "计划停电"])
    book.save(tmp_path / "list.xlsx")
    assert (
        read_outages(tmp_path / "list.xlsx", POPULATION).totals.counts
        == read_outages(chinese, POPULATION).totals.counts
    )


def test_durations_in_hours_and_momentary_ones(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("start;duration (h);customers\n2026-01-05;1.5;10\n2026-01-06;0.05;100\n")
    found = read_outages(path, POPULATION, momentary=5)
    whole = of_counts(found.totals.counts, 1000)
    assert (whole.saidi, whole.maifi) == pytest.approx((0.9, 0.1))


def test_a_list_that_says_too_little(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("start,customers\n2026-01-05,10\n")
    with pytest.raises(DecisionError) as error:
        read_outages(path, POPULATION)
    assert (error.value.code, error.value.facts["what"]) == ("list-column-missing", "the end or the duration")


def test_a_planner_corrects_the_guess(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("a,b,c\n2026-01-05,2026-01-06,10\n")
    mapping, _ = guess_outages(open_survey(path), POPULATION)
    assert mapping == ListMapping((), "district")
    told = mapping.with_column("start", "a").with_column("end", "b").with_column("customers", "c")
    assert read_outages(path, POPULATION, told).totals.counts[0].minutes == 14_400


def test_reading_can_be_watched_and_stopped(chinese: Path) -> None:
    seen: list[int] = []
    read_outages(chinese, POPULATION, progress=lambda rows, _: seen.append(rows))
    assert seen == [4]
    with pytest.raises(DecisionError, match="tally-cancelled"):
        read_outages(chinese, POPULATION, cancelled=lambda: True)


def test_what_counts_as_planned() -> None:
    texts = ["计划停电", "非计划", "Planned works", "unplanned", "fault", "是", "no", ""]
    assert planned(texts, "停电类型").tolist() == [True, False, True, False, False, False, False, False]
    assert planned(["是", "否", "yes", "1"], "是否计划").tolist() == [True, False, True, True]


def test_an_outage_larger_than_its_district(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("start,end,customers,district\n2026-01-05,2026-01-06,40001,D2\n2026-01-05,2026-01-06,40001,D3\n")
    (finding,) = read_outages(path, POPULATION).findings
    assert (finding.code, finding.place) == ("outage-more-than-district", "D2")
    assert finding.details == {"segment": "D2", "given": 40_001, "customers": 40_000, "row": 2}


def test_an_outage_larger_than_the_company(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("start,end,customers\n2026-01-05,2026-01-06,7\n2026-01-05,2026-01-06,500001\n")
    (finding,) = read_outages(path, POPULATION).findings
    assert (finding.code, finding.details) == (
        "outage-more-than-company", {"given": 500_001, "customers": 500_000, "row": 3}
    )  # fmt: skip


def test_the_same_row_twice_is_found_without_a_place(tmp_path: Path) -> None:
    path, row = tmp_path / "list.csv", "2026-01-05,2026-01-06,40,D2,storm\n"
    path.write_text("start,end,customers,district,cause\n" + row + row.replace("storm", "works") + row)
    (finding,) = read_outages(path, POPULATION).findings
    assert (finding.code, finding.details) == ("outages-repeated", {"count": 1, "row": 4})
    (tmp_path / "empty.csv").write_text("start,end,customers\n")
    with pytest.raises(DecisionError, match="list-empty") as error:
        read_outages(tmp_path / "empty.csv", POPULATION)
    assert error.value.facts == {"file": "empty.csv", "what": "outages"}
