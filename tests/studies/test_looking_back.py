"""Looking back: what is recorded, held against what was observed, and learnt."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mcdm.draws import Draws
from mcdm.labels import Label
from scenarios.calibrate import scaled
from scenarios.observed import ObservedIndex
from studies import edits
from studies.document import read, version, write
from studies.evaluate import evaluate, project
from studies.looking_back import decision_of, look_back, observed_in_waves, quarters_after, review
from tests.studies.deciding import DEMO, decided, decision, measured
from tests.studies.parts import refused
from tests.studies.surveyed import surveyed


def codes(findings) -> list[str]:
    return [finding.code for finding in findings]


# ---------------------------------------------------------------- plan


def test_a_decision_keeps_the_plan_the_version_and_what_was_expected() -> None:
    taken = decision()
    assert (taken.id, taken.who, taken.scenario) == ("decision-1", "Board", DEMO.scenario("S3"))
    assert taken.version == version(DEMO)
    assert len(taken.expected.index) == DEMO.settings.quarters + 1
    assert taken.expected.low[-1] < taken.expected.index[-1] < taken.expected.high[-1]
    study = decided((4, 0.72, 0.004))
    assert read(write(study)) == study
    later = edits.remove_scenario(study, "S3")
    assert later.decisions == study.decisions


def test_a_decision_is_called_as_nothing_else_is_and_is_known_by_its_plan() -> None:
    assert decision().id not in DEMO.labels
    assert decided().labels["decision-1"] == DEMO.scenario("S3").label
    (projection,) = project(DEMO, measured(), Draws(count=20), [DEMO.scenario("S1")])
    index = measured().measurement.index
    lever = replace(DEMO.levers[0], id="decision-2")
    crowded = replace(decided(), levers=(*DEMO.levers, lever))
    second = decision_of(crowded, projection, index, day="2027-01-15", who="Board")
    assert second.id == "decision-3"
    old = edits.record_decision(DEMO, replace(decision(), id="D1"))
    assert old.labels["D1"] == DEMO.labels["D1"]  # the district keeps its name


def test_a_decision_without_a_day_or_a_person_is_refused() -> None:
    assert refused(lambda: replace(decision(), day="soon")).code == "decision-day-unreadable"
    assert refused(lambda: replace(decision(), who=" ")).code == "decision-by-nobody"
    assert refused(lambda: replace(decision(), start_error=-1.0)).code == "decision-error-negative"


def test_what_was_done_is_noted_and_leaves_what_was_expected_alone() -> None:
    study = edits.note_decision(decided(), "decision-1", done="A quarter late", lesson="Order sooner")
    (noted,) = study.decisions
    assert (noted.done, noted.lesson, noted.expected) == ("A quarter late", "Order sooner", decision().expected)
    assert edits.note_decision(study, "decision-1", done="").decisions[0].lesson == "Order sooner"
    assert refused(lambda: edits.note_decision(study, "decision-2", done="x")).code == "id-unknown"


# ---------------------------------------------------------------- check


@pytest.mark.parametrize(
    ("period", "quarter"),
    [("2027-Q1", 1), ("2027-Q4", 4), ("2026-Q4", 0), ("2026-Q3", -1), ("2027-03", 1), ("2028", 6)],
)
def test_a_period_is_so_many_quarters_after_the_day(period: str, quarter: int) -> None:
    assert quarters_after("2026-11-22", period) == quarter


def test_without_an_observation_a_decision_stays_open() -> None:
    found = look_back(decided())
    assert found.reviews[0].verdict == "open"
    assert found.test is None
    assert found.learnt is None
    assert look_back(DEMO).reviews == ()


@pytest.mark.parametrize(("score", "verdict"), [(0.728, "as-expected"), (0.69, "below"), (0.76, "above")])
def test_the_verdict_counts_the_error_of_the_survey_and_of_the_band(score: float, verdict: str) -> None:
    (found,) = look_back(decided((6, score, 0.004))).reviews
    assert found.verdict == verdict
    assert found.latest is not None
    assert found.latest.told_from_start == (score != 0.69)


def test_an_expectation_that_began_at_a_rough_survey_is_as_rough() -> None:
    study = decided((6, 0.69, 0.004))
    begun = replace(study.decisions[0], start_error=0.03)
    found = review(replace(study, decisions=(begun,)), begun)
    assert found.verdict == "as-expected"  # below, had the start been known
    assert found.test is not None
    assert found.test.covered_with_error == 1


def test_a_wide_survey_contradicts_nothing() -> None:
    (found,) = look_back(decided((6, 0.69, 0.03))).reviews
    assert found.verdict == "as-expected"
    assert not found.checks[0].told_from_start  # and it could not tell the plan from doing nothing either


def test_doubts_about_observations_are_said() -> None:
    study = decided((4, 0.72, 0.0), (20, 0.73, 0.004))
    assert codes(review(study, study.decisions[0]).findings) == ["observed-without-error", "observed-beyond-horizon"]


def test_several_decisions_are_tested_together() -> None:
    study = edits.record_decision(decided((4, 0.72, 0.004)), replace(decision("S1"), id="decision-2", day="2026-01-15"))
    assert [each.decision.id for each in look_back(study).reviews] == ["decision-2", "decision-1"]
    both = look_back(edits.observe(study, ObservedIndex("decision-2", 3, 0.69, 0.004)))
    assert both.test is not None
    assert both.test.count == 2
    assert "decisions-overlap" in codes(both.findings)


# ---------------------------------------------------------------- act


def _as_if(scale: float, *quarters: int, error: float = 0.001) -> list[tuple[int, float, float]]:
    """What the draws come to on average where every effect is so many times what was assumed."""
    truth = replace(DEMO, levers=tuple(scaled(lever, scale) for lever in DEMO.levers))
    (found,) = project(truth, measured(), Draws(), [DEMO.scenario("S3")])
    path = found.draws_index.mean(0)
    return [(quarter, float(path[quarter]), error) for quarter in quarters]


def test_the_scale_of_the_whole_is_learnt_and_applied_once() -> None:
    study = decided(*_as_if(0.6, 2, 4, 8, 12))
    learnt = look_back(study, evaluate(study)).learnt
    assert learnt is not None
    assert learnt.whole.values[0] == pytest.approx(0.6, abs=0.02)
    assert set(learnt.proposal) == {"L3", "L4", "L5", "L6", "L8", "L10"}
    told = Label("Scaled.", "已缩放。")
    lessened = edits.scale_effects(study, learnt.proposal, told)
    assert lessened.decisions == study.decisions
    again = look_back(lessened, evaluate(lessened)).learnt
    assert again is not None
    assert again.whole.values[0] == pytest.approx(1.0, abs=0.01)
    lever = next(each for each in lessened.levers if each.id == "L4")
    before = next(each for each in DEMO.levers if each.id == "L4")
    assert lever.effects[0].likely == pytest.approx(learnt.proposal["L4"] * before.effects[0].likely)
    assert lever.source.en.endswith("Scaled.")
    assert lever.source.zh.endswith("已缩放。")
    assert lever.assumed == before.assumed
    assert edits.scale_effects(study, {"L4": 0.5}, told, measured=True).levers[3].assumed is False


def test_levers_that_work_side_by_side_are_not_told_apart() -> None:
    study = decided(*_as_if(0.8, 4, 8, 12, error=0.004))
    found = look_back(study, evaluate(study))
    assert found.learnt is not None
    assert found.learnt.identified == ()
    assert "groups-not-told-apart" in codes(found.findings)


def test_one_group_is_told_as_the_whole() -> None:
    levers = tuple(replace(lever, group="all") for lever in DEMO.levers)
    study = replace(decided(*_as_if(0.8, 4, 8, 12)), levers=levers)
    learnt = look_back(study, evaluate(study)).learnt
    assert learnt is not None
    assert learnt.identified == learnt.groups == ("all",)
    assert learnt.by_group is not None
    assert learnt.by_group.values == pytest.approx(learnt.whole.values)


def test_a_plan_that_cannot_run_any_more_is_held_against_its_record() -> None:
    study = edits.remove_lever(decided(*_as_if(0.6, 4, 8, 12)), "L4")
    found = look_back(study, evaluate(study))
    assert found.learnt is not None
    assert found.learnt.by_group is None
    assert found.learnt.whole.values[0] == pytest.approx(0.6, abs=0.03)
    assert "decision-plan-outdated" in codes(found.findings)
    assert "L4" not in found.learnt.proposal


def test_too_little_is_no_reason_to_change_anything() -> None:
    study = decided(*_as_if(0.6, 1, error=0.02))
    learnt = look_back(study, evaluate(study)).learnt
    assert learnt is not None
    assert learnt.proposal == {}


def test_an_index_that_fell_instead_of_rising_asks_for_new_judgments() -> None:
    study = decided(*_as_if(-0.5, 4, 8, 12))
    found = look_back(study, evaluate(study))
    assert "effects-far-from-expected" in codes(found.findings)
    assert found.learnt is not None
    assert found.learnt.is_told
    assert found.learnt.proposal == {}  # they are judged anew, not scaled


def test_one_observation_cannot_tell_a_plan_from_a_bad_year() -> None:
    study = decided(*_as_if(0.6, 8))
    learnt = look_back(study, evaluate(study)).learnt
    assert learnt is not None
    assert learnt.is_told
    assert learnt.proposal == {}


# ---------------------------------------------------------------- waves of a survey


def test_later_waves_are_read_and_earlier_ones_held_against_the_start() -> None:
    study, survey = surveyed()
    weights = measured().weighing.weights
    early = replace(decision(), day="2026-02-01")
    seen, findings = observed_in_waves(study, weights, survey, early)
    assert codes(findings) == ["start-not-surveyed"]
    assert observed_in_waves(study, weights, survey, replace(early, start_error=0.004))[1] == ()
    assert [(each.quarter, each.source) for each in seen] == [(1, "2026-Q2"), (2, "2026-Q3")]
    assert all(each.standard_error > 0 for each in seen)
    assert seen[-1].score == evaluate(study, survey).measurement.index.score
    none, findings = observed_in_waves(study, weights, survey, decision())
    assert none == ()
    assert codes(findings) == ["no-later-wave"]
    _, findings = observed_in_waves(study, weights, survey, replace(decision(), day="2026-08-20"))
    assert codes(findings) == ["start-differs-from-wave"]
