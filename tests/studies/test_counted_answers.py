"""Which answers the index reads: the current wave, customers, what the model still has."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from mcdm.errors import DecisionError
from satisfaction.survey import SurveySummary
from studies.counted_answers import counted_answers, waves_of
from studies.measure import measure, segments
from studies.weigh import weigh
from tests.satisfaction.small_surveys import population, survey_of
from tests.studies.examples import hierarchy

CELLS = [
    *[("2026-Q1", "customer")] * 3,
    *[("2026-Q2", "customer")] * 4,
    *[("2026-Q2", "staff")] * 2,
    ("2026-Q2", ""),
    ("", "customer"),
]
GRADES = np.random.default_rng(1).integers(0, 5, (len(CELLS), 3))


def survey(cells=CELLS, dimensions=("wave", "role")) -> SurveySummary:
    return replace(survey_of(GRADES[: len(cells)], cells, dimensions), indicators=("a", "b", "c"))


def codes(findings) -> dict[str, int]:
    return {each.code: int(each.details.get("count", 0)) for each in findings}


def test_the_latest_wave_of_the_customers_counts() -> None:
    kept, findings = counted_answers(hierarchy(), survey())
    assert kept.total == 5  # four customers and one who did not say
    assert codes(findings) == {"other-waves-left-out": 4, "other-roles-left-out": 2}


def test_a_chosen_wave_counts_and_an_unknown_one_is_said() -> None:
    study = hierarchy()
    chosen = replace(study, choices=replace(study.choices, wave="2026-Q1"))
    assert counted_answers(chosen, survey())[0].total == 3
    unknown = replace(study, choices=replace(study.choices, wave="2020"))
    kept, findings = counted_answers(unknown, survey())
    assert kept.total == 5
    assert "wave-not-in-survey" in codes(findings)


def test_waves_that_are_periods_follow_time_whatever_the_order_they_were_met_in() -> None:
    study = hierarchy()
    assert waves_of(study, survey()) == ("2026-Q1", "2026-Q2")
    met = population(wave={"2026-Q2": None, "2026-Q3": None, "2026-Q1": None})
    older = replace(study, population=met)
    assert waves_of(older, survey()) == ("2026-Q1", "2026-Q2")
    assert counted_answers(older, survey())[0].total == 5, "the second quarter is the latest"
    assert [each.segment for each in segments(older, weigh(study).weights, survey(), ("wave",))] == [
        ("2026-Q1",), ("2026-Q2",)
    ]  # fmt: skip
    later = population(wave={"2026-Q2": None, "2026-Q3": None})
    assert waves_of(replace(study, population=later), survey()) == ("2026-Q1", "2026-Q2"), "one is new to the study"
    assert waves_of(study, survey([(role,) for _, role in CELLS], ("role",))) == ()


def test_waves_that_are_no_periods_follow_the_population() -> None:
    named = replace(hierarchy(), population=population(wave={"pilot": None, "main": None}))
    cells = [("main", "customer")] * 3 + [("pilot", "customer")] * 2 + [("extra", "customer")]
    assert waves_of(named, survey(cells)) == ("pilot", "main", "extra")


def test_what_is_looked_at_side_by_side_leaves_nobody_out() -> None:
    study = hierarchy()
    kept, findings = counted_answers(study, survey(), beside=("wave", "role"))
    assert (kept.total, findings) == (len(CELLS), ())
    found = segments(study, weigh(study).weights, survey(), ("wave",))
    assert [each.segment for each in found] == [("2026-Q1",), ("2026-Q2",)]
    assert [each.index.answers for each in found] == [3, 5]


def test_one_wave_of_customers_is_read_as_it_is() -> None:
    alone = survey([("2026-Q1", "customer")] * 5)
    kept, findings = counted_answers(hierarchy(), alone)
    assert kept is alone
    assert findings == ()


def test_staff_alone_say_nothing_about_customers() -> None:
    with pytest.raises(DecisionError, match="survey-without-customers"):
        counted_answers(hierarchy(), survey([("2026-Q1", "staff")] * 5))


def test_the_measurement_says_whom_it_leaves_out() -> None:
    study = hierarchy()
    found = measure(study, weigh(study).weights, survey())
    assert found.index.answers == 5
    assert set(codes(found.findings)) >= {"other-waves-left-out", "other-roles-left-out"}
