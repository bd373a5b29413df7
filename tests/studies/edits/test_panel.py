"""Experts, ballots, overrides."""

from __future__ import annotations

import pytest

from mcdm.judgments import DirectRatings, PairwiseComparisons
from mcdm.labels import Label
from studies import edits
from studies.study import PANEL, Choices, Expert
from tests.studies.parts import answers, pairs, refused, small_study

STUDY = small_study()


def test_a_ballot_replaces_the_one_before() -> None:
    study = edits.cast_ballot(STUDY, "E1", "goal", pairs("C1 C2", ("C1", "C2", 5.0)))
    assert len(study.ballots) == len(STUDY.ballots)
    assert answers(study, "E1", "goal") == pairs("C1 C2", ("C1", "C2", 5.0))


def test_withdrawing_undoes_casting() -> None:
    study = edits.cast_ballot(STUDY, "E2", "goal", pairs("C1 C2", ("C1", "C2", 5.0)))
    assert edits.withdraw_ballot(study, "E2", "goal") == STUDY
    assert edits.withdraw_ballot(STUDY, "E2", "goal") == STUDY


def test_typed_judgments_are_on_the_scale_and_imported_ones_need_not_be() -> None:
    twelve = pairs("C1 C2", ("C1", "C2", 12.0))
    error = refused(lambda: edits.cast_ballot(STUDY, "E1", "goal", twelve))
    assert (error.code, error.facts["value"]) == ("judgment-off-scale", "12")
    assert answers(edits.cast_ballot(STUDY, "E1", "goal", twelve, typed=False), "E1", "goal") == twelve


@pytest.mark.parametrize(
    ("expert", "name", "judgments"),
    [("E9", "goal", pairs("C1 C2")), ("E1", "gaol", pairs("C1 C2")), ("E1", "goal", pairs("C1 C9"))],
)
def test_a_ballot_from_nowhere_is_refused(expert: str, name: str, judgments: PairwiseComparisons) -> None:
    assert refused(lambda: edits.cast_ballot(STUDY, expert, name, judgments)).code == "id-unknown"


def test_experts_come_change_and_go() -> None:
    study = edits.add_expert(STUDY, Expert("E3", Label("Three")))
    assert refused(lambda: edits.add_expert(study, Expert("E3", Label("Three")))).code == "id-taken"
    study = edits.set_expert(study, Expert("E2", Label("Two"), 0.5))
    assert [expert.weight for expert in study.experts] == [1.0, 0.5, 1.0]
    gone = edits.remove_expert(study, "E1")
    assert {ballot.expert for ballot in gone.ballots} == {"E2", PANEL}
    assert refused(lambda: edits.remove_expert(gone, "E1")).code == "id-unknown"


def test_an_override_can_be_undone() -> None:
    study = edits.override_weight(STUDY, "C1", 0.25, "policy")
    study = edits.override_weight(study, "C1", 0.5, "again")
    assert [(o.element, o.weight) for o in study.overrides] == [("N1", 0.7), ("C1", 0.5)]
    assert edits.undo_override(study, "C1") == STUDY
    assert edits.set_choices(STUDY, Choices(damping=0.2)).choices.damping == 0.2


def test_an_expert_cannot_give_an_element_nothing() -> None:
    nothing = DirectRatings(("C1", "C2"), (100.0, 0.0))
    assert refused(lambda: edits.cast_ballot(STUDY, "E1", "goal", nothing)).code == "ratings-not-comparable"
    assert answers(edits.cast_ballot(STUDY, PANEL, "goal", nothing), PANEL, "goal") == nothing
