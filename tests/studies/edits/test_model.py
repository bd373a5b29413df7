"""Edits of the model: what they change, what they take along, what they refuse."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mcdm.labels import Label
from mcdm.model import Cluster, Node
from store.examples import load_example
from studies import edits
from studies.study import Study
from tests.studies.parts import answers, pairs, refused, small_study

STUDY = small_study()


DEMO = load_example("power-supply")


def test_a_new_node_leaves_what_was_judged() -> None:
    study = edits.add_node(STUDY, Node("N5", Label("Flicker"), "C1"))
    assert answers(study, "E1", "C1") == pairs("N1 N2 N5", ("N2", "N1", 1 / 3))
    assert edits.losses(STUDY, study) == {}


def test_removing_a_node_takes_along_what_hangs_on_it() -> None:
    study = edits.remove_node(STUDY, "N1")
    assert study.model.node_ids == ("N2", "N3", "N4")
    assert study.model.links == ()
    assert [figure.indicator for figure in study.figures] == ["N3"]
    assert [effect.indicator for effect in study.levers[0].effects] == ["N3"]
    assert study.questionnaire is not None
    assert study.questionnaire.indicators == ("N2",)
    assert study.futures[1].gap_factors == ()
    assert edits.consequences(STUDY, "N1") == {
        "nodes": 1, "links": 3, "judgments": 2, "ratings": 1, "overrides": 1, "figures": 1, "baseline": 1,
        "questions": 1, "effects": 1, "factors": 1,
    }  # fmt: skip


def test_removing_a_cluster_takes_its_nodes_along() -> None:
    study = edits.remove_cluster(STUDY, "C2")
    assert study.model.node_ids == ("N1", "N2")
    assert study.interactions == ()
    assert {ballot.set for ballot in study.ballots} == {"C1"}
    assert edits.consequences(STUDY, "C2")["nodes"] == 2


def test_removing_all_questions_removes_the_questionnaire() -> None:
    assert edits.remove_cluster(STUDY, "C1").questionnaire is None


def test_a_cluster_comes_with_its_first_nodes() -> None:
    study = edits.add_cluster(STUDY, Cluster("C3", Label("Online")), Node("N5", Label("App")), Node("N6", Label("Web")))
    assert study.model.members["C3"] == ("N5", "N6")
    assert answers(study, "E1", "goal") == pairs("C1 C2 C3", ("C1", "C2", 3.0))
    assert refused(lambda: edits.add_cluster(STUDY, Cluster("C3", Label("Online")))).code == "cluster-empty"


def test_moving_an_overridden_node_drops_its_override() -> None:
    study = edits.add_node(STUDY, Node("N5", Label("Flicker"), "C1"))
    assert edits.move_node(study, "N1", "C2").overrides == ()


def test_names_change_and_ids_stay() -> None:
    study = edits.rename_node(edits.rename_cluster(STUDY, "C1", Label("Grid")), "N1", Label("Interruptions"))
    study = edits.rename_goal(edits.rename_study(study, Label("S"), Label("note")), Label("G"))
    assert [study.labels[name].en for name in ("goal", "C1", "N1")] == ["G", "Grid", "Interruptions"]
    assert (study.label.en, study.note.en) == ("S", "note")
    assert edits.losses(STUDY, study) == {}


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        (lambda: edits.move_cluster(STUDY, "C1", "C1"), "model-cycle"),
        (lambda: edits.move_cluster(STUDY, "C1", "C9"), "id-unknown"),
        (lambda: edits.move_node(STUDY, "N1", "C9"), "id-unknown"),
        (lambda: edits.remove_node(STUDY, "N9"), "id-unknown"),
        (lambda: edits.rename_cluster(STUDY, "C9", Label("x")), "id-unknown"),
        (lambda: edits.add_node(STUDY, Node("C1", Label("x"))), "id-taken"),
        (lambda: edits.remove_node(edits.remove_node(STUDY, "N1"), "N2"), "cluster-empty"),
        (lambda: edits.remove_cluster(edits.remove_cluster(STUDY, "C1"), "C2"), "model-empty"),
        (lambda: edits.add_link(STUDY, "N3", "N1"), "link-repeated"),
        (lambda: edits.add_link(STUDY, "N1", "N1"), "link-to-itself"),
        (lambda: edits.remove_link(STUDY, "N1", "N2"), "link-unknown"),
    ],
)
def test_a_model_that_makes_no_sense_is_refused(edit: Callable[[], Study], code: str) -> None:
    assert refused(edit).code == code


def test_the_next_id_is_free() -> None:
    assert [edits.next_id(DEMO, prefix) for prefix in "CNELSF"] == ["C7", "N65", "E10", "L11", "S5", "F4"]


def test_nodes_of_the_demo_can_go_one_by_one() -> None:
    study = DEMO
    for name in ("N11", "N24", "N61", "N41"):
        expected = edits.consequences(study, name)
        smaller = edits.remove_node(study, name)
        assert edits.losses(study, smaller) == expected
        study = smaller
    assert len(study.model.nodes) == 24


def test_influences_of_one_node_are_set_at_once() -> None:
    before = STUDY.model.links
    target = before[0].target
    assert edits.set_influences(STUDY, target, [link.source for link in before if link.target == target]) == STUDY
    without = edits.set_influences(STUDY, target, [])
    assert {link for link in before if link.target != target} == set(without.model.links)
    with_all = edits.set_influences(STUDY, target, [name for name in STUDY.model.node_ids if name != target])
    assert set(before) <= set(with_all.model.links)
    assert refused(lambda: edits.set_influences(STUDY, target, [target])).code == "link-to-itself"


def test_what_one_node_influences_is_set_at_once() -> None:
    before = STUDY.model.links
    source = before[0].source
    assert edits.set_influenced(STUDY, source, [link.target for link in before if link.source == source]) == STUDY
    alone = edits.set_influenced(STUDY, source, [])
    assert {link for link in before if link.source != source} == set(alone.model.links)
