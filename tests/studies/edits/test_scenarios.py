"""Scenarios, amounts, futures, settings."""

from __future__ import annotations

from mcdm.labels import Label
from scenarios.scenario import PlannedAmount
from studies import edits
from tests.studies.parts import refused, small_study

STUDY = small_study()


def test_amounts_are_planned_held_and_taken_out() -> None:
    study = edits.set_amount(STUDY, "S0", "L1", 2.5)
    assert study.scenario("S0").plan == (PlannedAmount("L1", (2.5,)),)
    study = edits.set_amount(study, "S0", "L1", 1.0, 0.0, 3.0)
    assert study.scenario("S0").amount("L1") == 3.0
    assert edits.set_amount(study, "S0", "L1", 0.0) == STUDY


def test_a_plan_for_a_lever_that_is_not_there() -> None:
    assert refused(lambda: edits.set_amount(STUDY, "S1", "L7", 1.0)).code == "id-unknown"
    assert refused(lambda: edits.set_amount(STUDY, "S7", "L1", 1.0)).code == "id-unknown"
    assert refused(lambda: edits.set_amount(STUDY, "S1", "L1", -1.0)).code == "amount-negative"


def test_scenarios_are_copied_renamed_removed() -> None:
    study = edits.copy_scenario(STUDY, "S1", "S2", Label("Copy"))
    assert study.scenario("S2").plan == STUDY.scenario("S1").plan
    study = edits.rename_scenario(study, "S2", Label("Other"))
    assert study.scenario("S2").label == Label("Other")
    assert edits.remove_scenario(study, "S2") == STUDY
    assert refused(lambda: edits.remove_scenario(STUDY, "S2")).code == "id-unknown"
    assert refused(lambda: edits.copy_scenario(STUDY, "S1", "S0", Label())).code == "id-taken"


def test_how_much_when_and_where_are_planned_at_once() -> None:
    lever = STUDY.levers[0]
    study = edits.plan_lever(STUDY, "S0", PlannedAmount(lever.id, (0.0, 0.0, 1.0)))
    assert study.scenario("S0").plan == (PlannedAmount(lever.id, (0.0, 0.0, 1.0)),)
    assert edits.plan_lever(study, "S0", PlannedAmount(lever.id, (0.0,))) == STUDY
    assert refused(lambda: edits.plan_lever(STUDY, "S0", PlannedAmount("L7", (1.0,)))).code == "id-unknown"
    beyond = PlannedAmount(lever.id, (2 * lever.maximum,))
    assert refused(lambda: edits.plan_lever(STUDY, "S0", beyond)).code == "lever-beyond-maximum"
