"""Ticket lists from files: which tickets are complaints, who complains again, memory that stays flat."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import numpy as np
import pytest

from exchange.survey_files import open_survey
from exchange.ticket_list import guess_tickets, is_complaint, read_tickets
from mcdm.errors import DecisionError
from store.examples import load_example

POPULATION = load_example("power-supply").population
CHINESE = """业务类型,受理时间,客户编号,投诉类别,供电所
投诉,2026-07-03 08:05,17,电费,城区
投诉,2026-08-05 08:05,17,电费,城区
咨询,2026-07-03 09:00,3,,乡镇
投诉,2026-07-06 10:00,匿名,服务,乡镇
投诉,2026-07-06 11:00,匿名,服务,乡镇
投诉,什么时候,3,服务,乡镇
"""


@pytest.fixture
def chinese(tmp_path: Path) -> Path:
    path = tmp_path / "工单.csv"
    path.write_text(CHINESE, encoding="gb18030")
    return path


def test_a_chinese_list(chinese: Path) -> None:
    found = read_tickets(chinese, POPULATION)
    assert [(c.category, c.period, c.segment, c.count, c.repeated) for c in found.totals.counts] == [
        ("服务", "2026-07", "D4", 2, 0),
        ("电费", "2026-07", "D1", 1, 0),
        ("电费", "2026-08", "D1", 1, 1),
    ]
    assert [each.code for each in found.findings] == ["tickets-without-date", "tickets-no-complaints"]
    assert sum(each.repeated for each in read_tickets(chinese, POPULATION, within_days=30).totals.counts) == 0


def test_a_list_of_complaints_alone_has_no_kind(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("date,type\n2026-07-03,billing\n2026-07-04,staff\n")
    mapping, _ = guess_tickets(open_survey(path), POPULATION)
    assert dict(mapping.columns) == {"when": "date", "category": "type"}
    found = read_tickets(path, POPULATION)
    assert sum(each.count for each in found.totals.counts) == 2
    assert found.findings[-1].code == "repeats-unseen"


def test_kinds_without_a_complaint_are_categories(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("日期,业务类型\n2026-07-03,电费\n")
    assert guess_tickets(open_survey(path), POPULATION)[0].column("category") == "业务类型"
    assert is_complaint("投诉")
    assert not is_complaint("咨询")


def test_nothing_but_enquiries(tmp_path: Path, chinese: Path) -> None:
    mapping, _ = guess_tickets(open_survey(chinese), POPULATION)
    path = tmp_path / "list.csv"
    path.write_text("业务类型,受理时间,客户编号,投诉类别,供电所\n咨询,2026-07-03,1,,\n")
    with pytest.raises(DecisionError, match="tickets-none"):
        read_tickets(path, POPULATION, mapping)
    with pytest.raises(DecisionError, match="tally-cancelled"):
        read_tickets(chinese, POPULATION, cancelled=lambda: True)


def test_memory_does_not_grow_with_the_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of each further ticket only its key is kept, sixteen bytes, which are sorted once; not its row."""
    monkeypatch.setattr("exchange.survey_text.BLOCK", 1 << 18)  # else its buffers outweigh so short a list
    peaks = []
    for rows in (20_000, 200_000):
        rng = np.random.default_rng(rows)
        days = np.datetime64("2025-01-01") + rng.integers(0, 365, rows)
        customers, about = rng.integers(0, 10**6, rows), rng.integers(0, 9, rows)
        path = tmp_path / f"{rows}.csv"
        lines = (f"{d},{c},about {k},D1" for d, c, k in zip(days, customers, about, strict=True))
        path.write_text("date,customer,category,district\n" + "\n".join(lines))
        tracemalloc.start()
        assert sum(each.count for each in read_tickets(path, POPULATION).totals.counts) == rows
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert (peaks[1] - peaks[0]) / 180_000 < 70, peaks
