"""Any indicator by segment and wave as one table, and whom the answers stand for: on the demo's survey."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from exchange.survey_files import tally_file
from mcdm.errors import DecisionError
from satisfaction.representation import Representation
from satisfaction.respondents import Population
from satisfaction.trend import with_false_discoveries
from store.examples import example_survey, load_example
from studies.measure import measure
from studies.segments import INDEX, latest, segment_table, stands_for
from studies.weigh import weigh
from tests.satisfaction.small_surveys import survey_of

STUDY = load_example("power-supply")
WEIGHTS = weigh(STUDY).weights
NOW, BEFORE = "2026-Q3", "2026-Q2"


@pytest.fixture(scope="module")
def survey():
    path = example_survey("power-supply")
    assert path is not None
    return tally_file(path, STUDY.questionnaire, STUDY.scale, STUDY.population).survey


def test_all_customers_of_the_latest_wave_are_the_index(survey) -> None:
    table = segment_table(STUDY, WEIGHTS, survey)
    assert table.waves == (BEFORE, NOW)
    (row,) = table.of(INDEX, NOW)
    index = measure(STUDY, WEIGHTS, survey).index
    assert (row.estimate.value, row.estimate.low, row.estimate.high) == pytest.approx(
        (index.score, index.low, index.high)
    )
    assert (row.segment, row.customers, row.thin) == ((), 500_000, False)
    assert row.estimate.effective < row.estimate.answers == index.answers
    indicators = measure(STUDY, WEIGHTS, survey).indicators
    for each in table.rows:
        if each.indicator and each.wave == NOW:
            assert each.estimate.value == pytest.approx(indicators[each.indicator].value)
            assert each.estimate.answers == indicators[each.indicator].answers


def test_changes_look_at_the_wave_before_and_are_flagged_together(survey) -> None:
    table = segment_table(STUDY, WEIGHTS, survey)
    assert all(row.change is None for row in table.rows if row.wave == BEFORE)
    changes = {row.indicator: row.change for row in table.rows if row.wave == NOW}
    was = {row.indicator: row.estimate.value for row in table.rows if row.wave == BEFORE}
    now = {row.indicator: row.estimate.value for row in table.rows if row.wave == NOW}
    for name, found in changes.items():
        assert found.value == pytest.approx(now[name] - was[name])
    # What the demo's earlier wave differs by: faster restoration then, fewer digital channels and notices.
    assert {name: found.verdict for name, found in changes.items() if found.stands} == {
        "N22": "fallen", "N41": "risen", "N51": "risen",
    }  # fmt: skip
    assert changes[INDEX].verdict == "not-distinguishable"
    plain = [replace(each, stands=None) for each in changes.values()]
    assert with_false_discoveries(plain) == tuple(changes.values())


def test_one_wave_and_one_indicator(survey) -> None:
    table = segment_table(STUDY, WEIGHTS, survey, ("district", "tier"), waves=[NOW], indicators=[INDEX, "N22"])
    assert {row.wave for row in table.rows} == {NOW}
    assert {row.indicator for row in table.rows} == {INDEX, "N22"}
    assert all(row.change is not None for row in table.rows), "also of one wave alone, changes look back"
    thin = {row.segment for row in table.of() if row.thin}
    assert thin == {(f"D{k}", "VIP") for k in range(1, 6)}, "4 to 14 answers each"
    every = segment_table(STUDY, WEIGHTS, survey, ("district", "tier"))
    assert table.of("N22")[0].estimate == every.of("N22", NOW)[0].estimate


def test_districts_make_up_the_whole(survey) -> None:
    districts = segment_table(STUDY, WEIGHTS, survey, ("district",), indicators=[INDEX]).of(INDEX, NOW)
    (whole,) = segment_table(STUDY, WEIGHTS, survey, indicators=[INDEX]).of(INDEX, NOW)
    mean = sum(row.customers * row.estimate.value for row in districts) / sum(row.customers for row in districts)
    assert mean == pytest.approx(whole.estimate.value, abs=1e-9)


def test_what_is_not_there_is_refused(survey) -> None:
    for unknown in ({"by": ("distrct",)}, {"waves": ["2027-Q1"]}, {"indicators": ["N99"]}):
        with pytest.raises(DecisionError, match="id-unknown"):
            segment_table(STUDY, WEIGHTS, survey, **unknown)


def test_a_survey_of_one_wave_has_no_changes(survey) -> None:
    table = segment_table(STUDY, WEIGHTS, survey.collapse(("district", "tier")))
    assert table.waves == ("",)
    assert {row.change for row in table.rows} == {None}


def test_whom_the_answers_stand_for(survey) -> None:
    whom = stands_for(STUDY, WEIGHTS, survey)
    index = {each.counting: each.index for each in whom.published}
    assert index["customers"].value == pytest.approx(measure(STUDY, WEIGHTS, survey).index.score)
    assert index["customers"].value < index["revenue"].value
    assert index["customers"].effective > index["revenue"].effective > index["tiers"].effective
    assert whom.response.invited == 6660
    assert {rate.segment for rate in whom.rates} == {"VIP", "large", "ordinary"}
    assert whom.missing["", ""].answers == 0
    assert whom.missing["district", "D5"].answers > 0
    assert whom.late is None
    said = {(f.code, f.place) for f in whom.findings}
    assert {("silent-customers", ""), ("response-rates-made-up", "tier")} <= said


def test_how_answers_are_weighted_is_the_studys_choice(survey) -> None:
    alike = replace(STUDY, choices=replace(STUDY.choices, representation=Representation("none")))
    (row,) = segment_table(alike, WEIGHTS, survey, indicators=[INDEX]).of(INDEX, NOW)
    (weighted,) = segment_table(STUDY, WEIGHTS, survey, indicators=[INDEX]).of(INDEX, NOW)
    assert row.estimate.value > weighted.estimate.value, "the satisfied large customers were asked more"
    assert row.estimate.effective == pytest.approx(row.estimate.answers)
    assert measure(alike, WEIGHTS, survey).index.score == pytest.approx(row.estimate.value)
    assert ("answers-count-alike", "") in {(f.code, f.place) for f in stands_for(alike, WEIGHTS, survey).findings}


def test_late_answers_that_differ_are_said(survey) -> None:
    part = survey.select("wave", NOW).collapse(("district", "tier"))
    reply = {"D1": "early", "D5": "late"}
    named = [(reply.get(district, ""), tier) for district, tier in part.cells]
    marked = replace(part, dimensions=("reply", "tier"), cells=tuple(named), as_asked=None).collapse(("tier", "reply"))
    whom = stands_for(STUDY, WEIGHTS, marked)
    assert whom.late.verdict == "fallen"
    said = {f.code: f.details for f in whom.findings}
    assert said["late-answers-differ"]["difference"] == pytest.approx(-whom.late.value)
    assert -whom.late.value > 0.03


def test_without_customers_or_invitations(survey) -> None:
    bare = replace(STUDY, population=Population(), questionnaire=None)
    whom = stands_for(bare, WEIGHTS, survey)
    assert [each.index for each in whom.published] == [None, None, None]
    assert (whom.response, whom.rates) == (None, ())
    (row,) = segment_table(bare, WEIGHTS, survey, indicators=[INDEX]).of(INDEX, NOW)
    assert row.customers is None
    assert np.isfinite(row.estimate.value)


def test_of_several_waves_the_latest_speaks(survey) -> None:
    findings = segment_table(STUDY, WEIGHTS, survey).findings
    places = [(f.code, f.place) for f in findings]
    assert len(set(places)) == len(places)
    assert latest(findings) == findings


def test_waves_in_which_all_answer_alike_are_wide_and_say_so() -> None:
    """Six of six say the same, then six of six something better: no zero width, and no change that is sure."""
    indicators = STUDY.model.indicator_ids
    grades = [[2] * len(indicators)] * 6 + [[1] * len(indicators)] * 6
    tallied = survey_of(grades, [(BEFORE,)] * 6 + [(NOW,)] * 6, ("wave",))
    table = segment_table(STUDY, WEIGHTS, replace(tallied, indicators=indicators))
    otherwise = 1 - 0.05 ** (1 / 6)
    (row,) = table.of(INDEX, NOW)
    assert (row.estimate.low, row.estimate.high) == pytest.approx((0.8 - 0.6 * otherwise, 1.0))
    assert (row.change.verdict, row.change.stands) == ("not-distinguishable", False)
    assert all(each.estimate.high > each.estimate.low for each in table.rows)
    assert [each.place for each in table.findings if each.code == "answers-all-alike"] == [""]
    said = stands_for(STUDY, WEIGHTS, replace(tallied, indicators=indicators)).findings
    assert "answers-all-alike" in [each.code for each in said]
