"""Reliability of a study from its outages: by district, month and cause, with numbers worked out by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from satisfaction.reliability import OutageCount
from satisfaction.respondents import Population
from studies.outage_report import outage_report
from tests.studies.operating import operating

STUDY = operating()


def test_the_last_twelve_months_of_the_company() -> None:
    report = outage_report(STUDY)
    assert report is not None
    assert (report.window.months[0], report.window.months[-1]) == ("2025-01", "2025-12"), "not the spill of January"
    assert report.whole.saidi == pytest.approx((12 * (600 + 800) * 60 + 600_000) / 10_000)
    assert report.whole.saifi == pytest.approx((12 * 1400 + 2000) / 10_000)
    assert report.whole_before is not None
    assert report.whole_before.saidi == pytest.approx(12 * (600 * 60 + 800 * 120) / 10_000)
    assert report.outages == 37
    assert not report.findings


def test_districts_are_worse_and_better_than_the_company_and_average_to_it() -> None:
    report = outage_report(STUDY)
    assert report is not None
    assert report.places["D1"].saidi == pytest.approx(12 * 36_000 / 6000)
    assert report.places["D2"].caidi == pytest.approx((12 * 48_000 + 600_000) / (12 * 800 + 2000))
    mean = (6000 * report.places["D1"].saidi + 4000 * report.places["D2"].saidi) / 10_000
    assert mean == pytest.approx(report.whole.saidi)


def test_what_drives_it_adds_up() -> None:
    report = outage_report(STUDY)
    assert report is not None
    assert sum(each.saidi for each in report.causes) == pytest.approx(report.whole.saidi)
    assert [(each.cause, each.planned) for each in report.causes] == [("storm", False), ("works", True)]
    minutes = 12 * 84_000 + 600_000
    assert report.planned_share == pytest.approx(12 * 48_000 / minutes)
    assert report.major_share == pytest.approx(600_000 / minutes)
    assert report.parts["2025-08"] == pytest.approx((3.6, 4.8, 60.0))
    everyday = outage_report(STUDY, major=False)
    assert everyday is not None
    assert everyday.whole.saidi == pytest.approx(report.without_major.saidi) == pytest.approx(12 * 84_000 / 10_000)


def test_what_passes_after_the_last_month_is_said() -> None:
    storm = OutageCount("2026-01", 0, 0.0, 9_000.0, "district", "D1", "storm")
    report = outage_report(replace(STUDY, outages=(*STUDY.outages, storm)))
    assert report is not None
    (finding,) = report.findings
    assert (finding.code, finding.details) == ("outages-beyond-end", {"share": "0.6%", "month": "2025-12"})


def test_a_few_months_are_paced_over_the_year_and_said() -> None:
    few = replace(STUDY, outages=tuple(each for each in STUDY.outages if each.period in ("2025-01", "2025-02")))
    report = outage_report(few)
    assert report is not None
    assert report.whole.saidi == pytest.approx(2 * 84_000 / 10_000 * 8760 / (59 * 24))
    assert report.months["2025-01"].saidi == pytest.approx(8.4)
    assert report.whole_before is None
    assert report.findings[0].code == "figure-from-part-of-a-year"


def test_outages_nowhere_count_for_the_company() -> None:
    lost = replace(STUDY, outages=(*STUDY.outages, OutageCount("2025-05", 1, 5000, 500_000)))
    report, before = outage_report(lost), outage_report(STUDY)
    assert report is not None
    assert before is not None
    assert report.whole.saidi == pytest.approx(before.whole.saidi + 50)
    assert report.places == before.places
    assert [each.code for each in report.findings] == ["outages-without-place"]


def test_without_outages_or_customers_there_is_no_report() -> None:
    assert outage_report(replace(STUDY, outages=())) is None
    assert outage_report(replace(STUDY, population=Population())) is None
