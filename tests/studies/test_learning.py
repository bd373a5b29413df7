"""What is learnt: the factor on effects at which the runs come to what was observed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mcdm.labels import Label
from scenarios.calibrate import scaled
from scenarios.levers import Effect
from scenarios.observed import ObservedIndex
from scenarios.scenario import PlannedAmount, Scenario
from studies import edits
from studies.evaluate import evaluate, explain, project
from studies.learning import stated_spread
from studies.looking_back import decision_of, look_back
from tests.studies.deciding import DEMO, decided, decision, measured
from tests.studies.test_looking_back import _as_if, codes


def test_where_the_draws_are_right_on_average_nothing_is_learnt() -> None:
    study = decided(*_as_if(1.0, 4, 8, 12))
    found = look_back(study, evaluate(study))
    assert found.learnt is not None
    assert found.learnt.whole.values[0] == pytest.approx(1, abs=0.01)
    assert found.learnt.proposal == {}
    assert found.test is not None
    assert found.test.bias == pytest.approx(0, abs=5e-4)  # .0024 where the most likely values are expected


def test_an_older_record_is_held_against_the_most_likely_values_and_says_so() -> None:
    study = decided(*_as_if(1.0, 4, 8, 12))
    older = replace(study.decisions[0], expected=replace(study.decisions[0].expected, mean=()))
    found = look_back(replace(study, decisions=(older,)), evaluate(study))
    assert found.learnt is not None
    assert found.learnt.whole.values[0] < 0.97
    assert "expectation-without-mean" in codes(found.findings)
    assert "expectation-without-mean" not in codes(look_back(study, evaluate(study)).findings)


def test_the_scale_of_a_group_is_the_factor_on_its_effects() -> None:
    """Truth: the effects of two plans scaled by .6 and by 1.3, in a run at the most likely values."""
    of, truth = {"L4": "people", "L5": "people", "L3": "notice"}, {"people": 0.6, "notice": 1.3}
    study = replace(DEMO, levers=tuple(replace(lever, group=of.get(lever.id, "")) for lever in DEMO.levers))
    real = replace(study, levers=tuple(scaled(lever, truth.get(lever.group, 1)) for lever in study.levers))
    plans = {"A": (("L4", 48.0), ("L5", 480.0)), "B": (("L3", 70.0),)}
    for name, plan in plans.items():
        chosen = Scenario(name, Label(name, name), tuple(PlannedAmount(lever, (much,)) for lever, much in plan))
        expected, came = (project(each, measured(), scenarios=[chosen])[0] for each in (study, real))
        record = decision_of(study, expected, measured().measurement.index, day="2026-11-22", who="B", scenario=chosen)
        record = replace(record, id=name, expected=replace(record.expected, mean=()))
        study = edits.record_decision(study, record)
        for quarter in (4, 8, 12):
            study = edits.observe(study, ObservedIndex(name, quarter, float(came.index[quarter]), 0.0001))
    learnt = look_back(study, evaluate(study)).learnt
    assert learnt is not None
    assert learnt.by_group is not None
    found = dict(zip(learnt.groups, learnt.by_group.values, strict=True))
    assert found == pytest.approx(truth, abs=0.01)


def test_the_error_of_one_start_says_nothing_of_another() -> None:
    """One survey began too high and another too low: all the same plan did what was expected of it, more or less."""
    first = replace(decision(), expected=replace(decision().expected, mean=()))
    gains = explain(DEMO, measured(), DEMO.scenario("S3")).gain
    study = DEMO
    for name, off in (("first", 0.012), ("second", -0.012)):
        paths = ([value + off for value in path] for path in (first.expected.index, first.expected.low))
        index, low = (tuple(path) for path in paths)
        expected = replace(first.expected, index=index, low=low, high=tuple(each + off for each in first.expected.high))
        study = edits.record_decision(study, replace(first, id=name, expected=expected, start_error=0.01))
        for quarter in (8, 12):
            seen = ObservedIndex(name, quarter, first.expected.index[0] + float(gains[quarter]), 0.002)
            study = edits.observe(study, seen)
    learnt = look_back(study, evaluate(study)).learnt
    assert learnt is not None
    assert learnt.whole.values[0] == pytest.approx(1, abs=0.08)
    assert learnt.bare is not None
    assert learnt.bare[1] == pytest.approx(0.01 / gains[-1] / 2**0.5, rel=0.15)


def test_the_belief_is_what_the_bands_of_the_levers_state() -> None:
    """Two PERT effects by hand: 0-.3-.6 and .2-.2-.5 have means .3 and .25, variances .09 / 7 and .05 * .25 / 7."""
    lever = replace(DEMO.levers[0], effects=(Effect("N11", 0.0, 0.3, 0.6), Effect("N12", 0.2, 0.2, 0.5)))
    assert stated_spread([lever]) == pytest.approx(((0.09 / 7) ** 0.5 + (0.0125 / 7) ** 0.5) / 0.55)
    sure = replace(lever, effects=(Effect("N11", 0.3, 0.3, 0.3),))
    assert stated_spread([sure]) == stated_spread([]) == 0.5


def test_two_weak_observations_are_weighed_with_the_belief_and_change_nothing() -> None:
    study = decided(*_as_if(0.5, 4, 8, error=0.012))
    learnt = look_back(study, evaluate(study)).learnt
    assert learnt is not None
    assert learnt.bare is not None
    value, error = learnt.bare
    assert value == pytest.approx(0.5, abs=0.03)
    weight = learnt.prior**-2 / (learnt.prior**-2 + error**-2)
    assert learnt.whole.values[0] == pytest.approx(weight + (1 - weight) * value)
    assert learnt.whole.values[0] > 0.8
    assert not learnt.is_told
    assert learnt.proposal_for(DEMO.levers) == learnt.proposal == {}


def test_what_is_learnt_of_one_plan_may_be_carried_over_to_whatever_else_is_assumed() -> None:
    study = decided(*_as_if(0.6, 2, 4, 8, 12))
    learnt = look_back(study, evaluate(study)).learnt
    assert learnt is not None
    carried = learnt.proposal_for(study.levers)
    assert learnt.proposal.items() < carried.items()
    assert set(carried) == {lever.id for lever in study.levers if lever.assumed} | set(learnt.proposal)
    assert learnt.proposal_for(tuple(replace(lever, assumed=False) for lever in study.levers)) == learnt.proposal
    few = decided(*_as_if(0.6, 4, 8, 12))
    less = look_back(few, evaluate(few)).learnt
    assert less is not None
    assert less.is_told
    assert less.proposal == {}  # three observations are little to judge by
