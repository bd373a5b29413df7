"""Changing answers on advice: signed, kept, and refused where the answer has moved on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mcdm.judgments import DirectRatings, PairwiseComparisons, PairwiseJudgment, Revision
from studies import edits
from studies.document import from_document, to_document
from studies.repairs import ProposedChange
from tests.studies.parts import answers, pairs, refused, small_study

STUDY = small_study()
CHANGE = ProposedChange("C1", "C2", 3.0, 2.0, None)


def test_old_new_who_and_why_are_kept() -> None:
    study = edits.apply_repair(STUDY, "E1", "goal", [CHANGE], by="E1", reason="I had them the other way round")
    found = answers(study, "E1", "goal")
    assert isinstance(found, PairwiseComparisons)
    assert found.judgments == (PairwiseJudgment("C1", "C2", 2.0),)
    assert found.revisions == (Revision("C1", "C2", 3.0, 2.0, "E1", "I had them the other way round"),)
    again = edits.apply_repair(study, "E1", "goal", [ProposedChange("C2", "C1", 1 / 2, 1.0, None)], by="Planner")
    kept = answers(again, "E1", "goal")
    assert isinstance(kept, PairwiseComparisons)
    assert [revision.by for revision in kept.revisions] == ["E1", "Planner"]
    assert from_document(to_document(again)) == again


def test_the_judgment_keeps_its_direction_and_its_comment() -> None:
    sure = PairwiseJudgment("N2", "N1", 1 / 3, 1 / 5, 1 / 2, comment="after the storm")
    ballots = tuple(
        replace(ballot, judgments=PairwiseComparisons(("N1", "N2"), (sure,)))
        if (ballot.expert, ballot.set) == ("E1", "C1")
        else ballot
        for ballot in STUDY.ballots
    )
    study = replace(STUDY, ballots=ballots)
    changed = edits.apply_repair(study, "E1", "C1", [ProposedChange("N1", "N2", 3.0, 4.0, None)], by="E1")
    found = answers(changed, "E1", "C1")
    assert isinstance(found, PairwiseComparisons)
    assert found.judgments == (PairwiseJudgment("N2", "N1", 1 / 4, comment="after the storm"),)
    assert len(changed.ballots) == len(study.ballots)


def test_nothing_else_changes() -> None:
    study = edits.apply_repair(STUDY, "E1", "goal", [CHANGE], by="E1")
    assert [b for b in study.ballots if (b.expert, b.set) != ("E1", "goal")] == [
        b for b in STUDY.ballots if (b.expert, b.set) != ("E1", "goal")
    ]


@pytest.mark.parametrize(
    "change",
    [ProposedChange("C1", "C2", 4.0, 2.0, None), ProposedChange("C1", "C9", 3.0, 2.0, None)],
)
def test_an_answer_that_has_moved_on_is_not_overwritten(change: ProposedChange) -> None:
    assert refused(lambda: edits.apply_repair(STUDY, "E1", "goal", [change], by="E1")).code == "repair-outdated"


def test_refusals() -> None:
    assert refused(lambda: edits.apply_repair(STUDY, "E1", "goal", [CHANGE], by=" ")).code == "repair-unsigned"
    nobody = refused(lambda: edits.apply_repair(STUDY, "E2", "goal", [CHANGE], by="E2"))
    assert nobody.code == "repair-nothing-compared"
    points = edits.cast_ballot(STUDY, "E1", "goal", DirectRatings(("C1", "C2"), (3.0, 1.0)))
    assert (
        refused(lambda: edits.apply_repair(points, "E1", "goal", [CHANGE], by="E1")).code == "repair-nothing-compared"
    )
    far = replace(CHANGE, new=12.0)
    assert refused(lambda: edits.apply_repair(STUDY, "E1", "goal", [far], by="E1")).code == "judgment-off-scale"
    assert pairs("C1 C2", ("C1", "C2", 3.0)) == answers(STUDY, "E1", "goal")
