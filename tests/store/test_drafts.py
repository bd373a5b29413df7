"""Drafts, personal links, settings."""

from __future__ import annotations

from sqlalchemy import text

from store.database import reading
from store.repository import DatabaseRepository
from studies.repository import Invitation
from tests.store.parts import refused, with_note
from tests.studies.parts import small_study

STUDY = small_study()


def test_a_personal_link_opens_one_ballot(repository: DatabaseRepository) -> None:
    study = repository.create(STUDY)
    token = repository.invite(study, "E1")
    assert repository.invitation(token) == Invitation(study, "E1")
    with reading(repository._engine) as connection:
        kept = connection.execute(text("SELECT token FROM invitations")).scalars().all()
    assert token not in kept
    repository.revoke(study, "E2")
    assert repository.invitation(token).expert == "E1"
    repository.revoke(study, "E1")
    for wrong in (token, "", "guess"):
        with refused("invitation-unknown"):
            repository.invitation(wrong)
    with refused("id-unknown"):
        repository.invite(study, "E9")


def test_a_link_to_a_deleted_study_opens_nothing(repository: DatabaseRepository) -> None:
    study = repository.create(STUDY)
    token = repository.invite(study, "E1")
    repository.delete(study)
    with refused("invitation-unknown"):
        repository.invitation(token)


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


def test_settings_are_remembered(repository: DatabaseRepository) -> None:
    assert repository.setting("language") is None
    repository.set_setting("language", "zh")
    repository.set_setting("language", "en")
    assert repository.setting("language") == "en"


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
