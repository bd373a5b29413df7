"""Versions of structure: saving, being behind, restoring."""

from __future__ import annotations

from i18n.errors import error_sentence
from mcdm.labels import Label
from store.repository import DatabaseRepository
from studies import edits
from tests.store.parts import refused, with_note
from tests.studies.parts import pairs, small_study

STUDY = small_study()


def test_a_study_comes_back_as_it_was(repository: DatabaseRepository) -> None:
    opened = repository.open(repository.create(STUDY, author="Li", message="first"))
    assert opened.study == STUDY
    assert opened.version == 1


def test_the_list_shows_the_study_saved_last_first(repository: DatabaseRepository) -> None:
    first = repository.create(STUDY)
    second = repository.create(edits.rename_study(STUDY, Label("Other")))
    assert [entry.id for entry in repository.list()] == [second, first]
    repository.save(first, with_note(STUDY, "a"), based_on=1, author="Wu")
    entry = repository.list()[0]
    assert (entry.id, entry.version, entry.author, entry.label) == (first, 2, "Wu", Label("Small", "小"))


def test_saving_makes_a_version_and_nothing_new_makes_none(repository: DatabaseRepository) -> None:
    study = repository.create(STUDY)
    assert repository.save(study, STUDY, based_on=1) == 1
    assert repository.save(study, with_note(STUDY, "a"), based_on=1, message="because", author="Wu") == 2
    newest, oldest = repository.history(study)
    assert (newest.number, newest.message, newest.author, oldest.number) == (2, "because", "Wu", 1)
    assert newest.hash != oldest.hash
    assert repository.open_version(study, 1) == STUDY
    with refused("version-unknown"):
        repository.open_version(study, 3)


def test_a_save_that_is_behind_says_so_and_loses_nothing(repository: DatabaseRepository) -> None:
    study = repository.create(STUDY)
    repository.save(study, with_note(STUDY, "theirs"), based_on=1, author="Wu", message="new note")
    with refused("save-behind") as caught:
        repository.save(study, with_note(STUDY, "mine"), based_on=1, author="Li")
    sentence = error_sentence(caught.value, "en")
    assert "Version 2" in sentence
    assert "by Wu" in sentence
    assert "new note" in sentence
    assert "吴" not in error_sentence(caught.value, "zh")
    assert repository.open(study).study.note == Label("theirs")
    assert repository.draft_study(study, author="Li") == with_note(STUDY, "mine")
    assert repository.draft_version(study, author="Li") == 1
    assert repository.save(study, with_note(STUDY, "theirs"), based_on=1) == 2, "the same content is no conflict"


def test_an_earlier_version_can_be_restored(repository: DatabaseRepository) -> None:
    study = repository.create(STUDY)
    repository.save(study, edits.remove_node(STUDY, "N1"), based_on=1)
    assert repository.restore(study, 1) == 3
    assert repository.open(study).study == STUDY
    assert [entry.number for entry in repository.history(study)] == [3, 2, 1]


def test_a_version_remembers_its_ballots(repository: DatabaseRepository) -> None:
    study = repository.create(STUDY)
    repository.cast_ballot(study, "E1", "goal", pairs("C1 C2", ("C1", "C2", 5.0)))
    before = repository.open(study).study
    repository.save(study, with_note(STUDY, "a"), based_on=1)
    repository.cast_ballot(study, "E1", "goal", pairs("C1 C2", ("C1", "C2", 7.0)))
    assert repository.open_version(study, 1) == before
    assert repository.open_version(study, 2).ballots != before.ballots


def test_the_list_knows_that_something_was_done(repository: DatabaseRepository) -> None:
    study = repository.create(STUDY)
    seen = [repository.list()[0].revision]
    for change in (
        lambda: repository.cast_ballot(study, "E1", "goal", pairs("C1 C2", ("C1", "C2", 5.0))),
        lambda: repository.withdraw_ballot(study, "E1", "goal"),
        lambda: repository.save(study, with_note(STUDY, "a"), based_on=1),
        lambda: repository.restore(study, 1),
    ):
        change()
        seen.append(repository.list()[0].revision)
    assert seen == sorted(set(seen))
