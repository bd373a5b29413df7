"""What figures, outages and complaints say, in both languages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from i18n.translate import translator
from reports.sentences import operations as say
from satisfaction.complaints import repeat_share
from satisfaction.reliability import OutageCount
from studies.complaint_report import ComplaintReport, complaint_report
from studies.operations import operations
from studies.outage_report import OutageReport, outage_report
from tests.studies.operating import operating

EN, ZH = translator("en"), translator("zh")
STUDY = operating()
NAMES = {"D1": "Town", "D2": "Hills"}
GRADES = ["Very good", "Good", "Neutral", "Bad", "Very bad"]


def outages() -> OutageReport:
    found = outage_report(STUDY)
    assert found is not None
    return found


def complaints() -> ComplaintReport:
    found = complaint_report(STUDY)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "english", "chinese"),
    [
        ("2025-07", "Jul 2025", "2025 年 7 月"),
        ("2025-Q3", "quarter 3 of 2025", "2025 年第 3 季度"),
        ("2025", "year 2025", "2025 年"),
        ("2025-07/2026-06", "Jul 2025 to Jun 2026", "2025 年 7 月至 2026 年 6 月"),
        ("soon", "soon", "soon"),
    ],
)
def test_periods(text: str, english: str, chinese: str) -> None:
    assert (say.period(text, EN), say.period(text, ZH)) == (english, chinese)


def test_durations_and_shares_of_time() -> None:
    assert [say.lasting(each, EN) for each in (None, 0, 86.4, 534)] == ["–", "0 min", "86.4 min", "8.9 h"]
    assert [say.supplied(each) for each in (1.0, 0.99904, 0.95, 1 - 4e-7)] == [
        "100%", "99.904%", "95.00%", "99.99996%"
    ]  # fmt: skip
    assert (say.with_unit(98.5, "%"), say.with_unit(52, "min")) == ("98.5%", "52 min")


def figure(name: str, grade: int, utility: float, **more) -> say.FigureRead:
    return say.FigureRead(name, "7", grade, utility, **more)


def test_how_many_figures_dissatisfy() -> None:
    good, bad = figure("Steps", 1, 0.7), figure("Calls", 3, 0.3, improved=True)
    worse = figure("Notices", 4, 0.0, improved=False, measured=False)
    assert say.figures_answer([], GRADES, EN) == "No operating figure yet"
    assert "Steps (7) comes closest" in say.figures_answer([good], GRADES, EN)
    assert say.figures_answer([good, bad], GRADES, EN) == "One of 2 figures is at a level that dissatisfies: Calls (7)"
    assert "2 of 3 figures" in say.figures_answer([good, bad, worse], GRADES, EN)
    assert "Notices (7)" in say.figures_answer([good, bad, worse], GRADES, EN)
    assert say.figures_lead([good, bad, worse], EN) == (
        "2 of 3 are measured; the others are as they were entered. 1 got better and 1 worse."
    )
    assert say.figures_lead([good], EN) == "All of them are measured."
    assert "no readings" in say.figures_lead([replace(good, measured=False)], EN)
    assert "page of the model" in say.figures_lead([], EN)


def test_one_figure_in_a_sentence() -> None:
    found = {each.figure.indicator: each for each in operations(STUDY).figures}
    assert say.standing(found["N21"], "Good", "min", EN) == "45 min: Good, better than 60 min in year 2024"
    assert "about the same as in" in say.standing(found["N11"], "Good", "h", EN)
    assert say.standing(found["N32"], "Bad", "steps", EN) == "4.6 steps: Bad"
    unsure = replace(found["N24"], distinguishable=False)
    assert "not distinguishable from 192" in say.standing(unsure, "Bad", "", EN)
    assert "worse than" in say.standing(replace(found["N21"], before=30.0), "Good", "min", EN)


def test_outages_in_words() -> None:
    report = outages()
    assert say.outages_answer(report, NAMES, EN) == (
        "An average customer was without supply for 2.7 h a year, in Hills for 4.9 h"
    )
    lead = say.outages_lead(report, EN)
    assert "1.88 interruptions a customer, 85.5 min each" in lead
    assert "2% more than the year before (2.6 h)" in lead
    assert "比上一年" in say.outages_lead(report, ZH)
    assert say.drivers(report, EN) == (
        "64% of the time without supply comes from storm. 36% of it was announced. 37% fell on major event days; "
        "without them it would be 100.8 min."
    )
    assert say.equation(report.places["D1"], EN) == "72.0 min = 1.20 × 60.0 min"
    alone = replace(report, places={}, whole_before=None)
    assert say.outages_answer(alone, NAMES, EN) == "An average customer was without supply for 2.7 h a year"
    level = replace(report, whole_before=report.whole)
    assert "as long" in say.outages_lead(level, EN)


def test_a_cause_that_is_both_announced_and_a_fault_says_which() -> None:
    both = replace(STUDY, outages=(*STUDY.outages, OutageCount("2025-05", 1, 1, 1, "district", "D1", "storm", True)))
    report = outage_report(both)
    assert report is not None
    assert sorted(say.cause_names(report, EN)) == ["storm", "storm, announced", "works"]
    assert (say.about("", EN), say.about("other", EN)) == ("not said", "several small ones")


def test_complaints_in_words() -> None:
    report = complaints()
    assert say.complaints_answer(report, EN) == (
        "120.0 complaints per 10,000 customers a year, fewer than the year before"
    )
    lead = say.complaints_lead(report, NAMES, EN)
    assert "120 complaints from Jan 2025 to Dec 2025; 95% interval 99.5–143.5." in lead
    assert "Above its control limit: Hills." in lead
    assert "10% repeat an earlier complaint" in lead
    assert say.vital_few(report.about, EN) == "2 of 2 categories make 100%: outage, billing."
    assert "24 months lie in runs" in say.control(report, EN)
    assert say.rate(report.rate) == "120.0 (99.5–143.5)"
    for ratio, told in (
        (replace(report.ratio, value=1.6), "more than"),
        (replace(report.ratio, p=0.4), "not distinguishable"),
        (None, "a year"),
    ):
        assert told in say.complaints_answer(replace(report, ratio=ratio), EN)
    assert say.repeats(repeat_share(0, 5), EN) == "No complaint was made a second time."
    assert say.repeats(repeat_share(0, 0), EN) == ""
    assert "不可与此处比较" in ZH(say.NATIONAL)
