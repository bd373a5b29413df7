"""Ballots beside a model that changes."""

from __future__ import annotations

from mcdm.judgments import DirectRatings
from mcdm.labels import Label
from mcdm.model import Node
from studies import edits
from studies.study import PANEL
from tests.studies.parts import answers, pairs, small_study

STUDY = small_study()


def test_moving_a_node_refits_both_clusters() -> None:
    study = edits.move_node(STUDY, "N2", "C2")
    assert study.model.members["C2"] == ("N2", "N3", "N4")
    assert answers(study, "E1", "C1") is None
    assert answers(study, PANEL, "N1<-C2") == DirectRatings(("N3", "N4"), (60.0, 40.0))
    back = edits.move_node(study, "N2", "C1")
    assert back.model == STUDY.model
    assert study.overrides == STUDY.overrides  # N1 stayed where it was


def test_points_must_be_given_anew_for_a_new_element() -> None:
    study = edits.add_node(STUDY, Node("N5", Label("Speed"), "C2"))
    linked = edits.add_link(study, "N5", "N1")
    assert answers(linked, PANEL, "N1<-C2") is None
    assert edits.losses(study, linked) == {"ratings": 1}
    three = edits.cast_ballot(linked, PANEL, "N1<-C2", DirectRatings(("N3", "N4", "N5"), (50.0, 30.0, 20.0)))
    two = edits.remove_link(three, "N5", "N1")
    assert answers(two, PANEL, "N1<-C2") == DirectRatings(("N3", "N4"), (50.0, 30.0))


def test_the_order_of_voting_leaves_no_trace() -> None:
    first, second = pairs("C1 C2", ("C1", "C2", 5.0)), pairs("N3 N4", ("N3", "N4", 2.0))
    one = edits.cast_ballot(edits.cast_ballot(STUDY, "E2", "goal", first), "E1", "C2", second)
    other = edits.cast_ballot(edits.cast_ballot(STUDY, "E1", "C2", second), "E2", "goal", first)
    assert one == other
