"""Merging by example: what is taken, what conflicts, what a decision brings, what is given another id."""

from __future__ import annotations

from dataclasses import replace

from mcdm.labels import Label
from mcdm.model import Cluster, Node
from satisfaction.respondents import Population
from scenarios.scenario import PlannedAmount
from studies import edits
from studies.identity import ABSENT
from studies.merge import merge
from studies.study import Study
from tests.studies.parts import lever, small_study

STUDY = small_study()
L1 = STUDY.levers[0]


def test_different_fields_of_one_thing_go_together() -> None:
    mine = edits.set_lever(STUDY, replace(L1, maximum=12.0))
    theirs = edits.set_lever(STUDY, replace(L1, label=Label("Crews")))
    merged = merge(STUDY, mine, theirs)
    assert not merged.conflicts
    assert merged.study.levers[0] == replace(L1, maximum=12.0, label=Label("Crews"))


def test_each_language_of_a_name_is_a_field() -> None:
    mine = edits.rename_goal(STUDY, Label("Joy", "满意度"))
    theirs = edits.rename_goal(STUDY, Label("Satisfaction", "喜悦"))
    assert merge(STUDY, mine, theirs).study.model.goal == Label("Joy", "喜悦")


def test_one_value_set_to_two_is_a_conflict_that_is_decided() -> None:
    mine, theirs = (edits.set_amount(STUDY, "S1", "L1", amount) for amount in (5.0, 6.0))
    (conflict,) = merge(STUDY, mine, theirs).conflicts
    assert conflict.place == ("scenarios", "S1", "plan", "L1", "amounts")
    assert (conflict.base, conflict.mine, conflict.theirs, conflict.standing) == ((4.0,), (5.0,), (6.0,), "mine")
    decided = merge(STUDY, mine, theirs, {conflict.place: "theirs"})
    assert decided.study == theirs
    assert decided.conflicts[0].standing == "theirs"


def test_what_one_removed_and_the_other_worked_on_stays_until_decided() -> None:
    mine = edits.remove_lever(STUDY, "L2")
    theirs = edits.set_amount(STUDY, "S0", "L2", 2.0)
    merged = merge(STUDY, mine, theirs)
    (conflict,) = merged.conflicts
    assert (conflict.place, conflict.mine, conflict.standing) == (("levers", "L2"), ABSENT, "theirs")
    assert [each.place for each in conflict.lost] == [("scenarios", "S0", "plan", "L2")]
    assert merged.study == theirs
    assert merge(STUDY, mine, theirs, {conflict.place: "mine"}).study == mine


def test_what_one_removed_goes_where_the_other_left_it_alone() -> None:
    mine = edits.remove_lever(STUDY, "L2")
    theirs = edits.set_lever(STUDY, replace(L1, maximum=12.0))
    merged = merge(STUDY, mine, theirs)
    assert not merged.conflicts
    assert merged.study == edits.remove_lever(theirs, "L2")


def test_two_new_things_of_one_id_are_two() -> None:
    mine = edits.plan_lever(edits.add_lever(STUDY, lever("L3")), "S1", PlannedAmount("L3", (2.0,)))
    theirs = edits.add_lever(STUDY, replace(lever("L3"), label=Label("Another")))
    merged = merge(STUDY, mine, theirs)
    assert merged.renamed == (("L3", "L4"),)
    assert not merged.conflicts
    assert {each.id: each.label.en for each in merged.study.levers} == {
        "L1": "Lever L1", "L2": "Lever L2", "L3": "Another", "L4": "Lever L3",
    }  # fmt: skip
    assert merged.study.scenario("S1").amount("L4") == 2.0


def test_a_new_indicator_is_renamed_with_its_judgments_and_sets() -> None:
    def grown(study: Study, name: str) -> Study:
        first, second = Node("N5", Label(f"{name} one")), Node("N6", Label(f"{name} two"))
        return edits.add_cluster(study, Cluster("C3", Label(name)), first, second)

    mine = edits.override_weight(edits.add_link(grown(STUDY, "Mine"), "N5", "N1"), "N5", 0.4)
    merged = merge(STUDY, mine, grown(STUDY, "Theirs"))
    assert dict(merged.renamed) == {"C3": "C4", "N5": "N7", "N6": "N8"}
    assert merged.study.model.cluster_of["N7"] == "C4"
    assert ("N7", "N1") in {(link.source, link.target) for link in merged.study.model.links}
    assert merged.study.overrides[-1].element == "N7"


def test_what_both_added_alike_is_there_once() -> None:
    both = edits.add_lever(STUDY, lever("L3"))
    theirs = edits.set_amount(both, "S1", "L1", 6.0)
    merged = merge(STUDY, both, theirs)
    assert merged.study == theirs
    assert not merged.renamed


def test_what_each_side_alone_may_and_both_together_may_not_is_said_with_the_reason() -> None:
    mine, theirs = edits.move_node(STUDY, "N3", "C1"), edits.move_node(STUDY, "N4", "C1")
    merged = merge(*(replace(each, ballots=()) for each in (STUDY, mine, theirs)))
    (conflict,) = merged.conflicts
    assert conflict.place == ("model",)
    assert conflict.reason is not None
    assert conflict.reason.code == "cluster-empty"
    assert merged.study.model == mine.model


def test_a_reference_to_what_the_other_took_away_is_a_conflict() -> None:
    planned = PlannedAmount("L1", (1.0,), "tier", (("VIP", 1.0),))
    mine = replace(STUDY, population=Population(), questionnaire=None)
    theirs = edits.plan_lever(STUDY, "S0", planned)
    merged = merge(STUDY, mine, theirs)
    assert merged.conflicts
    for side, own in (("mine", mine), ("theirs", theirs)):
        settled = {each.place: side for each in merged.conflicts}
        assert merge(STUDY, mine, theirs, settled).study.population == own.population  # type: ignore[arg-type]


def test_order_is_kept_and_new_things_stand_where_they_were_put() -> None:
    turned = replace(STUDY, levers=STUDY.levers[::-1])
    theirs = edits.add_lever(STUDY, lever("L3"))
    assert [each.id for each in merge(STUDY, turned, theirs).study.levers] == ["L2", "L3", "L1"]
