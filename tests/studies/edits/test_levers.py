"""Levers, interactions, and no more of a lever than there is."""

from __future__ import annotations

from mcdm.labels import Label
from scenarios.futures import Future
from scenarios.levers import Interaction
from scenarios.scenario import PlannedAmount, Scenario
from scenarios.settings import SimulationSettings
from studies import edits
from tests.studies.parts import lever, refused, small_study

STUDY = small_study()


def test_removing_a_lever_removes_it_everywhere() -> None:
    study = edits.remove_lever(STUDY, "L1")
    assert [lever.id for lever in study.levers] == ["L2"]
    assert study.scenario("S1").plan == (PlannedAmount("L2", (0.0, 1.5)),)
    assert (study.interactions, study.futures[1].effect_factors) == ((), ())
    assert refused(lambda: edits.remove_lever(study, "L1")).code == "id-unknown"


def test_no_more_of_a_lever_than_there_is() -> None:
    error = refused(lambda: edits.set_amount(STUDY, "S1", "L1", 1.0, 12.0))
    assert error.code == "lever-beyond-maximum"
    assert error.facts == {
        "lever": "L1",
        "scenario": "S1",
        "amount": 12.0,
        "maximum": 10.0,
        "unit": Label("teams", "支队伍"),
    }
    too_much = Scenario("S2", Label("x"), (PlannedAmount("L1", (11.0,)),))
    assert refused(lambda: edits.add_scenario(STUDY, too_much)).code == "lever-beyond-maximum"
    assert refused(lambda: edits.set_lever(STUDY, lever("L1", maximum=3.0))).code == "lever-beyond-maximum"
    assert edits.set_lever(STUDY, lever("L1", maximum=4.0)).levers[0].maximum == 4.0


def test_interactions_are_the_same_in_either_order() -> None:
    study = edits.set_interaction(STUDY, Interaction("L2", "L1", "N3", -0.2))
    assert [each.strength for each in study.interactions] == [-0.2]
    assert edits.remove_interaction(study, STUDY.interactions[0]).interactions == ()
    assert len(edits.set_interaction(STUDY, Interaction("L1", "L2", "N1", 0.1)).interactions) == 2


def test_levers_futures_and_settings() -> None:
    assert edits.add_lever(STUDY, lever("L3")).levers[2].id == "L3"
    assert edits.set_futures(STUDY, (Future("F", Label("F"), 1.0),)).futures[0].id == "F"
    assert (
        refused(lambda: edits.set_futures(STUDY, (Future("F", Label("F"), 0.9),))).code == "futures-not-a-distribution"
    )
    assert edits.set_settings(STUDY, SimulationSettings(quarters=8)).settings.quarters == 8
