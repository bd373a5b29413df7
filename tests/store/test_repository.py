"""The repository as a whole: the list, the audit, and many writers at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from sqlalchemy import Engine, text

from mcdm.errors import DecisionError
from mcdm.labels import Label
from store.database import reading
from store.repository import DatabaseRepository, now
from studies import edits
from studies.study import Expert
from tests.store.parts import refused, with_note
from tests.studies.parts import pairs, small_study

STUDY = small_study()


def test_renaming_and_duplicating(repository: DatabaseRepository) -> None:
    study = repository.create(STUDY)
    assert repository.rename(study, Label("New", "新")) == 2
    copy = repository.duplicate(study, Label("Copy"))
    repository.cast_ballot(copy, "E2", "goal", pairs("C1 C2", ("C1", "C2", 9.0)))
    assert repository.open(copy).study.label == Label("Copy")
    assert repository.open(study).study == edits.rename_study(STUDY, Label("New", "新"))
    assert repository.audit(copy)[-1].action == "duplicated"


def test_everything_leaves_a_trace(repository: DatabaseRepository) -> None:
    study = repository.create(STUDY, author="Li")
    repository.save(study, with_note(STUDY, "a"), based_on=1, author="Wu", message="note")
    repository.cast_ballot(study, "E1", "goal", pairs("C1 C2"), author="Li")
    assert [(entry.author, entry.action, entry.detail) for entry in repository.audit(study)] == [
        ("Li", "ballot cast", "E1/goal"),
        ("Wu", "saved", "note"),
        ("Li", "created", ""),
    ]


def test_deleting_can_be_undone(repository: DatabaseRepository) -> None:
    study = repository.create(STUDY)
    repository.delete(study)
    assert repository.list() == ()
    assert [entry.id for entry in repository.list(deleted=True)] == [study]
    for use in (repository.open, repository.delete, repository.history):
        with refused("study-not-found"):
            use(study)
    repository.undelete(study)
    assert repository.open(study).study == STUDY
    with refused("study-not-found"):
        repository.undelete(study)


TURNS = 6


def test_eight_writers_lose_nothing(engine: Engine) -> None:
    """Saves that are behind are tried again on top of the newest version; ballots never have to be."""
    repository = DatabaseRepository(engine)
    experts = tuple(Expert(f"X{k}", Label(f"X{k}")) for k in range(8))
    study = repository.create(replace(STUDY, experts=(*STUDY.experts, *experts)))

    def save(writer: int, turn: int) -> bool:
        opened = repository.open(study)
        noted = with_note(opened.study, f"{opened.study.note.en} {writer}.{turn}")
        try:
            repository.save(study, noted, based_on=opened.version, author=f"W{writer}")
        except DecisionError as error:
            if error.code != "save-behind":
                raise
            return False
        return True

    def work(writer: int) -> None:
        for turn in range(TURNS):
            answer = pairs("C1 C2", ("C1", "C2", float(turn % 9 + 1)))
            repository.cast_ballot(study, f"X{writer}", "goal", answer)
            while not save(writer, turn):
                pass

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(work, range(8)))
    opened = repository.open(study)
    assert opened.version == 1 + 8 * TURNS
    assert sorted(opened.study.note.en.split()) == sorted(
        f"{writer}.{turn}" for writer in range(8) for turn in range(TURNS)
    )
    assert len(repository.history(study)) == 1 + 8 * TURNS
    last = {ballot.expert: ballot.judgments for ballot in opened.study.ballots if ballot.expert.startswith("X")}
    assert last == {f"X{k}": pairs("C1 C2", ("C1", "C2", float(TURNS))) for k in range(8)}
    with reading(repository._engine) as connection:
        assert connection.scalar(text("SELECT count(*) FROM ballots WHERE expert LIKE 'X%'")) == 8 * TURNS


def test_the_clock_sorts_as_time_does() -> None:
    first, second = now(), now()
    assert first <= second
    assert first.endswith("+00:00")
