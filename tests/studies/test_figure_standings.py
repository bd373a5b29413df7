"""Where figures stand: from lists, from readings of several lengths, or as they were entered."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mcdm.labels import Label
from satisfaction.indicators import OperatingFigure
from studies.complaint_report import complaint_report
from studies.figure_standings import FigureStanding, figure_standings, kind_of
from studies.outage_report import outage_report
from studies.study import Study
from tests.studies.operating import operating

STUDY = operating()


def standings(study: Study = STUDY) -> dict[str, FigureStanding]:
    found = figure_standings(study, outage_report(study), complaint_report(study))
    return {each.figure.indicator: each for each in found}


def test_lists_give_saidi_in_hours_and_the_rate_of_complaints() -> None:
    found = standings()
    saidi = found["N11"]
    assert (saidi.origin, saidi.period, saidi.before_period) == ("outages", "2025-01/2025-12", "2024-01/2024-12")
    assert saidi.value == pytest.approx((12 * 84_000 + 600_000) / 10_000 / 60)
    assert saidi.improved is None, "2.64 to 2.68 hours is no change"
    assert saidi.segments is not None
    assert saidi.segments["D1"].value == pytest.approx(1.2)
    assert saidi.segments["D1"].membership == pytest.approx([2.8 / 3, 0.2 / 3, 0, 0, 0])
    assert len(saidi.trend) == 24
    assert found["N24"].value == pytest.approx(120)
    assert found["N24"].improved
    assert found["N24"].grade == 4
    assert found["N24"].utility == 0


def test_readings_of_districts_are_weighted_with_their_customers() -> None:
    voltage = standings()["N13"]
    assert voltage.origin == "readings"
    assert voltage.value == pytest.approx(0.6 * 99 + 0.4 * 97)
    assert (voltage.before, voltage.before_period) == (pytest.approx(0.6 * 98 + 0.4 * 96), "2025-11")
    assert voltage.improved
    assert not voltage.falling_is_better
    assert {name: each.value for name, each in (voltage.segments or {}).items()} == {"D1": 99.0, "D2": 97.0}
    assert voltage.differs_from_today


def test_the_length_of_period_that_reaches_latest_counts() -> None:
    arrival = standings()["N21"]
    assert arrival.trend == (("2024", 60.0), ("2025", 45.0))
    assert (arrival.value, arrival.before) == (45.0, 60.0)


def test_without_readings_the_entered_value_stands() -> None:
    steps = standings()["N32"]
    assert (steps.origin, steps.value, steps.trend, steps.improved) == ("stated", 4.6, (), None)
    assert not steps.differs_from_today
    assert steps.membership.sum() == pytest.approx(1)


@pytest.mark.parametrize(
    ("english", "chinese", "kind"),
    [
        ("SAIDI", "", "saidi"),
        ("", "系统平均停电频率", "saifi"),
        ("ASAI (supply)", "供电可靠率", "asai"),
        ("Complaints per 10,000 customers", "", "complaints"),
        ("CAIDI", "", "caidi"),
        ("Mean arrival time", "抢修平均到场时间", None),
    ],
)
def test_figures_are_known_by_their_name(english: str, chinese: str, kind: str | None) -> None:
    assert kind_of(OperatingFigure("X", Label(english, chinese), Label(), 1, 1, (1, 2), 1)) == kind


@pytest.mark.parametrize(
    ("label", "unit", "value"),
    [
        ("SAIDI", "min a year", 160.8),
        ("CAIDI", "min", 1_608_000 / 18_800),
        ("CAIDI", "h", 1_608_000 / 18_800 / 60),
        ("ASAI", "%", 100 * (1 - 2.68 / 8760)),
    ],
)
def test_indices_come_in_the_unit_of_the_figure(label: str, unit: str, value: float) -> None:
    figure = OperatingFigure("N11", Label(label), Label(unit), 5, 0, (1, 2, 3, 4, 5), 1)
    others = tuple(each for each in STUDY.figures if each.indicator != "N11")
    assert standings(replace(STUDY, figures=(*others, figure)))["N11"].value == pytest.approx(value)
