"""References between the parts of a study: targets, rules, growth, decisions; and edits that leave none dangling."""

from dataclasses import replace

import pytest

from mcdm.errors import DecisionError
from scenarios.budgets.rules import AmountLimit, BudgetRules, DepartmentPool, Prerequisite
from scenarios.levers import CurveAnswer, EffectOpinion
from scenarios.observed import ObservedIndex
from scenarios.overload import Overload
from scenarios.scenario import PlannedAmount
from store.examples import load_example
from studies import document, edits
from studies.record import DecisionRecord, Expectation

DEMO = load_example("power-supply")


def refused(make):
    with pytest.raises(DecisionError) as error:
        make()
    return error.value


def aimed(dimension="district", targets=(("D4", 0.6), ("D5", 0.4))):
    first = DEMO.scenario("S1")
    plan = (PlannedAmount("L1", (3600.0,), dimension, targets), *first.plan[1:])
    return replace(DEMO, scenarios=(replace(first, plan=plan),))


@pytest.mark.parametrize(
    ("make", "name"),
    [
        (lambda: aimed("region"), "region"),
        (lambda: aimed(targets=(("D9", 1.0),)), "D9"),
        (lambda: replace(DEMO, rules=BudgetRules(limits=(AmountLimit("L99"),))), "L99"),
        (lambda: replace(DEMO, rules=BudgetRules(pools=(DepartmentPool("grid", 10),))), "grid"),
        (lambda: replace(DEMO, rules=BudgetRules(floors=("region",))), "region"),
        (lambda: replace(DEMO, settings=replace(DEMO.settings, gap_growth=(("N99", 0.02),))), "N99"),
        (lambda: replace(DEMO, observed=(ObservedIndex("2026", 4, 0.7),)), "2026"),
    ],
)
def test_a_name_that_is_nowhere(make, name):
    error = refused(make)
    assert error.code == "id-unknown"
    assert error.facts["name"] == name


@pytest.mark.parametrize(
    ("dimension", "targets"), [("district", ()), ("", (("D4", 1.0),)), ("district", (("D4", 0.7),))]
)
def test_targets_are_parts_of_one(dimension, targets):
    assert refused(lambda: PlannedAmount("L1", (1.0,), dimension, targets)).code == "targets-not-parts"


def test_the_document_carries_targets_opinions_rules_and_decisions():
    lever = DEMO.levers[0]
    effect = replace(
        lever.effects[0], opinions=(EffectOpinion("E1", 0.2, 0.3, 0.4), EffectOpinion("E2", 0.3, 0.5, 0.6))
    )
    answered = replace(lever, effects=(effect, *lever.effects[1:]), answers=(CurveAnswer("E1", 3000, 0.4),))
    decision = DecisionRecord(
        "2026", "2026-11-22", "board", DEMO.scenario("S3"), "v", Expectation((0.687, 0.7), (0.68, 0.69), (0.69, 0.71))
    )
    rules = BudgetRules(
        (1000, 2000), (AmountLimit("L2", 2),), (("L3", 12),), (("L5", "L6"),), (Prerequisite("L9", "L8"),)
    )
    study = replace(
        aimed(),
        levers=(answered, *DEMO.levers[1:]),
        rules=rules,
        decisions=(decision,),
        observed=(ObservedIndex("2026", 4, 0.701, 0.004, "2027"),),
        settings=replace(DEMO.settings, gap_growth=(("N11", 0.03),), spillover=0.3),
    )
    assert document.read(document.write(study)) == study


def test_removing_a_lever_takes_it_out_of_the_rules():
    rules = BudgetRules((), (AmountLimit("L5", 2),), (("L5", 12),), (("L5", "L6"),), (Prerequisite("L5", "L8"),))
    assert edits.remove_lever(replace(DEMO, rules=rules), "L5").rules == BudgetRules()


def test_removing_a_figure_takes_its_growth_along():
    growing = replace(DEMO, settings=replace(DEMO.settings, gap_growth=(("N11", 0.03), ("N12", 0.01))))
    assert edits.remove_figure(growing, "N11").settings.gap_growth == (("N12", 0.01),)
    assert edits.remove_node(growing, "N11").settings.gap_growth == (("N12", 0.01),)


def test_overloads_are_in_the_document_and_go_with_their_figure_and_their_lever():
    overloads = (Overload("N34", 0.95, relief=(("L5", 0.2), ("L6", 0.1))), Overload("N41"))
    study = replace(DEMO, settings=replace(DEMO.settings, overloads=overloads))
    assert document.read(document.write(study)) == study
    assert edits.remove_lever(study, "L5").settings.overloads[0].relief == (("L6", 0.1),)
    assert edits.remove_figure(study, "N34").settings.overloads == overloads[1:]
    assert edits.remove_node(study, "N41").settings.overloads == overloads[:1]
    for wrong in (Overload("N99"), Overload("N34", relief=(("L99", 0.1),))):
        error = refused(lambda wrong=wrong: replace(DEMO, settings=replace(DEMO.settings, overloads=(wrong,))))
        assert error.code == "id-unknown"


def test_removing_a_dimension_spends_everywhere_again():
    study = replace(aimed(), rules=BudgetRules(floors=("district", "tier")))
    without = edits.remove_dimension(study, "district")
    assert without.scenario("S1").plan[0] == PlannedAmount("L1", (3600.0,))
    assert without.rules.floors == ("tier",)


def test_targets_are_set_and_taken_back():
    study = edits.set_targets(DEMO, "S1", "L1", "district", (("D4", 1.0),))
    assert study.scenario("S1").plan[0].targets == (("D4", 1.0),)
    moved = edits.set_amount(study, "S1", "L1", 1000.0)
    assert moved.scenario("S1").plan[0] == PlannedAmount("L1", (1000.0,), "district", (("D4", 1.0),))
    assert edits.set_targets(moved, "S1", "L1", "", ()).scenario("S1").plan[0] == PlannedAmount("L1", (1000.0,))


def test_observations_belong_to_a_decision_and_go_with_it():
    decision = DecisionRecord(
        "A", "2026-11-22", "board", DEMO.scenario("S3"), "v", Expectation((0.687, 0.7), (0.68, 0.69), (0.69, 0.71))
    )
    study = edits.record_decision(DEMO, decision)
    study = edits.observe(edits.observe(study, ObservedIndex("A", 4, 0.70)), ObservedIndex("A", 2, 0.69))
    study = edits.observe(study, ObservedIndex("A", 4, 0.71))
    assert [(each.quarter, each.score) for each in study.observed] == [(2, 0.69), (4, 0.71)]
    assert edits.remove_observation(study, "A", 2).observed == (ObservedIndex("A", 4, 0.71),)
    assert edits.remove_decision(study, "A").observed == ()


def test_what_would_count_twice_or_is_off_the_scale_is_refused():
    first = DEMO.interactions[0]
    turned = replace(first, first=first.second, second=first.first)
    assert refused(lambda: replace(DEMO, interactions=(*DEMO.interactions, turned))).code == "interaction-repeated"
    expected = Expectation((0.687, 0.7), (0.68, 0.69), (0.69, 0.71))
    decided = edits.record_decision(
        DEMO, DecisionRecord("A", "2026-11-22", "board", DEMO.scenario("S3"), "v", expected)
    )
    assert refused(lambda: edits.observe(decided, ObservedIndex("A", 4, 61.0))).code == "observed-off-scale"
