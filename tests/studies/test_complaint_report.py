"""Complaints of a study: rates, comparison with the year before, charts, the vital few."""

from __future__ import annotations

from dataclasses import replace

import pytest

from satisfaction.complaints import ComplaintCount
from satisfaction.respondents import Population
from studies.complaint_report import complaint_report
from tests.studies.operating import operating

STUDY = operating()


def test_the_rate_and_the_year_before() -> None:
    report = complaint_report(STUDY)
    assert report is not None
    assert report.rate.value == pytest.approx(120.0)
    assert report.rate_before is not None
    assert report.rate_before.value == pytest.approx(192.0)
    assert report.ratio is not None
    assert report.ratio.value == pytest.approx(0.625)
    assert report.ratio.distinguishable
    assert report.repeats.value == pytest.approx(12 / 120)


def test_districts_and_categories() -> None:
    report = complaint_report(STUDY)
    assert report is not None
    assert report.places["D1"].value == pytest.approx(80.0)
    assert report.places["D2"].value == pytest.approx(180.0)
    assert report.by_place is not None
    assert report.by_place.beyond.tolist() == [False, True]
    assert report.about.categories == ("outage", "billing")
    now, before = report.category_rates["outage"]
    assert before is not None
    assert now.value == pytest.approx(before.value / 2)


def test_the_months_show_the_fall_as_two_runs() -> None:
    report = complaint_report(STUDY)
    assert report is not None
    assert report.by_month is not None
    assert len(report.months) == 24
    assert report.by_month.in_run.all()
    assert report.by_month.values[-1] == pytest.approx(10 / 10_000 * 1e4 / (31 * 24 / 8760))


def test_doubts() -> None:
    few = replace(STUDY, complaints=(ComplaintCount("a", "2025-01", 2), ComplaintCount("a", "2025-02", 300)))
    report = complaint_report(few)
    assert report is not None
    assert {each.code for each in report.findings} == {"figure-from-part-of-a-year", "complaints-overdispersed"}
    somewhere = replace(STUDY, complaints=(*STUDY.complaints, ComplaintCount("a", "2025-02", 50)))
    assert complaint_report(somewhere).findings[0].code == "complaints-without-place"  # type: ignore[union-attr]


def test_a_single_month_has_no_chart_and_nothing_no_report() -> None:
    one = complaint_report(replace(STUDY, complaints=STUDY.complaints[:1]))
    assert one is not None
    assert one.by_month is None
    assert complaint_report(replace(STUDY, complaints=())) is None
    assert complaint_report(replace(STUDY, population=Population())) is None
