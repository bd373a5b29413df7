"""Drafts, and how far the ballots are."""

from __future__ import annotations

from store.repository import DatabaseRepository
from tests.store.parts import refused, with_note
from tests.studies.parts import small_study

STUDY = small_study()


def test_drafts_survive_and_belong_to_their_author(repository: DatabaseRepository) -> None:
    study = repository.create(STUDY)
    assert repository.draft_study(study) is None
    repository.keep_draft(study, with_note(STUDY, "a"), based_on=1)
    repository.keep_draft(study, with_note(STUDY, "b"), based_on=1)
    repository.keep_draft(study, with_note(STUDY, "c"), based_on=1, author="Li")
    assert repository.draft_study(study) == with_note(STUDY, "b")
    repository.drop_draft(study)
    assert repository.draft_study(study) is None
    assert repository.draft_study(study, author="Li") == with_note(STUDY, "c")
    with refused("study-not-found"):
        repository.keep_draft("nowhere", STUDY, based_on=1)


def test_the_newest_draft_on_top_of_a_version_is_found(repository: DatabaseRepository) -> None:
    study = repository.create(STUDY)
    assert repository.newest_drafter(study) is None
    repository.keep_draft(study, with_note(STUDY, "a"), based_on=1, author="Li")
    assert repository.newest_drafter(study) == "Li"
    repository.save(study, with_note(STUDY, "b"), based_on=1)
    assert repository.newest_drafter(study) is None, "a draft that is behind belongs to whoever wrote it"


def test_a_number_grows_with_the_ballots(repository: DatabaseRepository) -> None:
    study = repository.create(STUDY)
    before = repository.newest_ballot(study)
    ballot = STUDY.ballots[0]
    repository.withdraw_ballot(study, ballot.expert, ballot.set)
    assert repository.newest_ballot(study) > before
