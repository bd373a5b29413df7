"""Ballots: stored one by one, put into the study on reading."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mcdm.errors import DecisionError
from mcdm.judgments import DirectRatings, Revision
from mcdm.labels import Label
from mcdm.model import Node
from store.repository import DatabaseRepository
from studies import edits
from studies.study import PANEL, Expert
from tests.store.parts import refused, with_note
from tests.studies.parts import pairs, small_study

STUDY = small_study()


def test_ballots_need_no_save_and_do_not_conflict(repository: DatabaseRepository) -> None:
    study = repository.create(STUDY)
    five = pairs("C1 C2", ("C1", "C2", 5.0))
    repository.cast_ballot(study, "E2", "goal", five)
    opened = repository.open(study)
    assert opened.version == 1
    assert opened.study == edits.cast_ballot(STUDY, "E2", "goal", five)
    assert repository.save(study, with_note(STUDY, "a"), based_on=1) == 2, "saved with the ballots of yesterday"
    assert repository.ballots(study) == opened.study.ballots
    repository.withdraw_ballot(study, "E2", "goal")
    assert repository.ballots(study) == STUDY.ballots


@pytest.mark.parametrize(
    ("expert", "name", "rows", "code"),
    [
        ("E9", "goal", pairs("C1 C2"), "id-unknown"),
        ("E1", "C9", pairs("C1 C2"), "id-unknown"),
        ("E1", "goal", pairs("C1 C3"), "id-unknown"),
        ("E1", "goal", pairs("C1 C2", ("C1", "C2", 12.0)), "judgment-off-scale"),
    ],
)
def test_a_wrong_ballot_changes_nothing(repository: DatabaseRepository, expert, name, rows, code) -> None:
    study = repository.create(STUDY)
    with refused(code):
        repository.cast_ballot(study, expert, name, rows)
    assert repository.open(study).study == STUDY
    assert [entry.action for entry in repository.audit(study)] == ["created"]


def test_a_changed_model_keeps_the_judgments_that_fit(repository: DatabaseRepository) -> None:
    study = repository.create(STUDY)
    larger = edits.add_node(STUDY, Node("N5", Label("Flicker"), "C1"))
    repository.save(study, larger, based_on=1)
    assert repository.open(study).study == larger
    repository.save(study, STUDY, based_on=2)
    assert repository.open(study).study == STUDY


def test_a_new_expert_does_not_inherit_the_answers_of_one_who_left(repository: DatabaseRepository) -> None:
    study = repository.create(STUDY)
    without = edits.remove_expert(STUDY, "E2")
    repository.save(study, without, based_on=1)
    repository.save(study, edits.add_expert(without, Expert("E2", Label("Somebody else"))), based_on=2)
    assert {ballot.expert for ballot in repository.ballots(study)} == {"E1", PANEL}
    repository.restore(study, 1)
    assert repository.open(study).study == STUDY


def test_answers_to_sets_that_nobody_answered_are_saved_along(repository: DatabaseRepository) -> None:
    study = repository.create(STUDY)
    imported = edits.cast_ballot(STUDY, "E1", "C2", pairs("N3 N4", ("N3", "N4", 20.0)), typed=False)
    repository.save(study, with_note(imported, "imported"), based_on=1)
    assert repository.ballots(study) == imported.ballots


def test_points_are_ballots_too(repository: DatabaseRepository) -> None:
    study = repository.create(STUDY)
    points = DirectRatings(("N3", "N4"), (10.0, 90.0))
    repository.cast_ballot(study, PANEL, "N1<-C2", points)
    assert repository.ballots(study)[-1].judgments == points


def test_many_ballots_are_stored_together_or_not_at_all(repository: DatabaseRepository) -> None:
    study = repository.create(STUDY)
    five, nine = pairs("C1 C2", ("C1", "C2", 5.0)), pairs("C1 C2", ("C1", "C2", 9.0))
    before = repository.ballots(study)
    with pytest.raises(DecisionError, match="id-unknown"):
        repository.cast_ballots(study, [("E1", "goal", five), ("E9", "goal", nine)])
    assert repository.ballots(study) == before
    repository.cast_ballots(study, [("E1", "goal", five), ("E2", "goal", nine)])
    assert {each.expert: each.judgments for each in repository.ballots(study) if each.set == "goal"} == {
        "E1": five,
        "E2": nine,
    }
    lines = len(repository.audit(study))
    repository.cast_ballots(study, [("E1", "goal", None)])
    assert not [each for each in repository.ballots(study) if (each.expert, each.set) == ("E1", "goal")]
    repository.cast_ballots(study, [])
    assert len(repository.audit(study)) == lines + 1, "nothing to store is nothing done"


def test_an_expert_who_comes_back_has_the_answers_that_come_along(repository: DatabaseRepository) -> None:
    study = repository.create(STUDY)
    expert = next(each for each in STUDY.experts if any(ballot.expert == each.id for ballot in STUDY.ballots))
    repository.save(study, edits.remove_expert(STUDY, expert.id), based_on=1)
    assert not [each for each in repository.ballots(study) if each.expert == expert.id]
    repository.save(study, STUDY, based_on=2)
    assert repository.ballots(study) == STUDY.ballots


def test_it_is_known_when_an_answer_was_changed_on_advice(repository: DatabaseRepository) -> None:
    study = repository.create(STUDY)
    assert repository.revised(study, "E1", "goal") == ()
    first, second = (Revision("C1", "C2", 3.0, new, "E1") for new in (2.0, 4.0))
    judged = pairs("C1 C2", ("C1", "C2", 2.0))
    repository.cast_ballot(study, "E1", "goal", replace(judged, revisions=(first,)))
    (when,) = repository.revised(study, "E1", "goal")
    repository.cast_ballot(study, "E1", "goal", replace(judged, revisions=(first, second)))
    times = repository.revised(study, "E1", "goal")
    assert (len(times), times[0]) == (2, when)
    assert times[1] >= when
    repository.cast_ballot(study, "E1", "goal", judged)
    assert repository.revised(study, "E1", "goal") == ()
