"""Edits of the record: decisions, observations, notes, and effects scaled by what was learnt."""

from __future__ import annotations

from dataclasses import replace

from mcdm.labels import Label
from scenarios.observed import ObservedIndex
from studies import edits
from tests.studies.deciding import DEMO, decided, decision
from tests.studies.parts import refused


def test_a_decision_is_recorded_once_and_takes_its_observations_along() -> None:
    study = decided((4, 0.72, 0.004))
    assert refused(lambda: edits.record_decision(study, decision())).code == "id-taken"
    gone = edits.remove_decision(study, "decision-1")
    assert (gone.decisions, gone.observed) == ((), ())
    assert refused(lambda: edits.remove_decision(gone, "decision-1")).code == "id-unknown"


def test_an_observation_replaces_that_of_its_quarter() -> None:
    study = edits.observe(decided((4, 0.72, 0.004)), ObservedIndex("decision-1", 4, 0.73))
    assert [each.score for each in study.observed] == [0.73]
    assert edits.remove_observation(study, "decision-1", 4).observed == ()
    assert refused(lambda: edits.observe(DEMO, ObservedIndex("decision-1", 4, 0.7))).code == "id-unknown"


def test_scaled_effects_keep_their_spread_and_name_their_source() -> None:
    told = Label("Learnt.", "已学习。")
    study = edits.scale_effects(DEMO, {"L4": 0.5}, told)
    before, after = DEMO.levers[3], study.levers[3]
    for was, now in zip(before.effects, after.effects, strict=True):
        assert (now.low, now.likely, now.high) == (was.low / 2, was.likely / 2, was.high / 2)
    assert after.source.en == f"{before.source.en.rstrip('. ')}. Learnt."
    assert [lever for lever in study.levers if lever.id != "L4"] == [each for each in DEMO.levers if each.id != "L4"]
    bare = replace(DEMO, levers=tuple(replace(each, source=Label()) for each in DEMO.levers))
    assert edits.scale_effects(bare, {"L4": 0.5}, told).levers[3].source == told
    assert refused(lambda: edits.scale_effects(DEMO, {"L99": 0.5}, told)).code == "id-unknown"
