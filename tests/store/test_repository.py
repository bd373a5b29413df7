"""Studies in a database: versions, ballots, drafts, invitations, surveys; and many writers at once."""

from __future__ import annotations

import itertools
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from sqlalchemy import Table, delete, text, update
from sqlalchemy.exc import IntegrityError

from i18n.errors import error_sentence
from mcdm.errors import DecisionError
from mcdm.judgments import DirectRatings
from mcdm.labels import Label
from mcdm.model import Node
from satisfaction.questionnaire import Item, Questionnaire
from satisfaction.survey import SurveySummary
from satisfaction.tally import tally
from store import schema
from store.database import connect, reading, writing
from store.repository import DatabaseRepository, now
from store.summaries import pack, unpack
from studies import edits
from studies.repository import Invitation
from studies.study import PANEL, Expert, Study
from tests.studies.parts import pairs, small_study

STUDY = small_study()


@pytest.fixture
def repository(tmp_path: Path) -> DatabaseRepository:
    """A fresh database with a clock that ticks seconds and tokens that count."""
    ticks, tokens = itertools.count(), itertools.count(1)
    return DatabaseRepository(
        connect(tmp_path / "test.db"),
        clock=lambda: f"2026-11-21T10:{next(ticks):06d}",
        tokens=lambda: f"{next(tokens):012d}-secret",
    )


def refused(code: str) -> pytest.RaisesExc[DecisionError]:
    return pytest.RaisesExc(DecisionError, check=lambda error: error.code == code)


def with_note(study: Study, note: str) -> Study:
    return replace(study, note=Label(note))


# ---------------------------------------------------------------------- studies and versions


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


@pytest.mark.parametrize("table", [schema.versions, schema.ballots, schema.audit], ids=lambda table: table.name)
def test_what_only_grows_cannot_be_changed(tmp_path: Path, table: Table) -> None:
    engine = connect(tmp_path / "test.db")
    DatabaseRepository(engine).create(STUDY)
    for statement in (delete(table), update(table).values(author="X")):
        with pytest.raises(IntegrityError, match="only grows"), writing(engine) as connection:
            connection.execute(statement)


# ---------------------------------------------------------------------- ballots


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


def test_a_version_remembers_its_ballots(repository: DatabaseRepository) -> None:
    study = repository.create(STUDY)
    repository.cast_ballot(study, "E1", "goal", pairs("C1 C2", ("C1", "C2", 5.0)))
    before = repository.open(study).study
    repository.save(study, with_note(STUDY, "a"), based_on=1)
    repository.cast_ballot(study, "E1", "goal", pairs("C1 C2", ("C1", "C2", 7.0)))
    assert repository.open_version(study, 1) == before
    assert repository.open_version(study, 2).ballots != before.ballots


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


# ---------------------------------------------------------------------- drafts, settings, surveys


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


QUESTIONNAIRE = Questionnaire((Item("q1", "N1", "numeric-1-5"), Item("q2", "N2", "numeric-1-5")))


def answers(count: int = 40) -> pa.Table:
    return pa.table({"q1": [k % 5 + 1 for k in range(count)], "q2": [None if k % 7 == 0 else 3 for k in range(count)]})


def summary() -> SurveySummary:
    return tally(answers().to_batches(), QUESTIONNAIRE, STUDY.scale, STUDY.population, key="test")


def test_a_summary_is_packed_to_the_bit() -> None:
    assert unpack(pack(summary())).equal(summary())
    empty = SurveySummary.empty(("N1",), (5, 4, 3, 2, 1), ("tier",))
    assert unpack(pack(empty)).equal(empty)


def test_surveys_are_kept_with_their_answers(repository: DatabaseRepository, tmp_path: Path) -> None:
    study = repository.create(STUDY)
    first = repository.add_survey(study, "2025", summary(), QUESTIONNAIRE)
    second = repository.add_survey(study, "2026", summary(), QUESTIONNAIRE, answers().to_batches())
    entries = repository.surveys(study)
    assert [(entry.id, entry.name, entry.has_answers) for entry in entries] == [
        (second, "2026", True),
        (first, "2025", False),
    ]
    assert entries[0].digest == summary().digest()
    assert repository.survey(second).equal(summary())
    assert repository.survey_questionnaire(second) == QUESTIONNAIRE
    assert pq.read_table(tmp_path / "answers" / f"{second}.parquet").equals(answers())
    copy = repository.duplicate(study, Label("Copy"))
    assert [entry.name for entry in repository.surveys(copy)] == ["2026", "2025"]
    repository.remove_survey(second)
    assert [entry.id for entry in repository.surveys(study)] == [first]
    with refused("survey-unknown"):
        repository.survey(second)
    assert len(repository.surveys(copy)) == 2


def test_answers_cut_short_leave_nothing_behind(repository: DatabaseRepository, tmp_path: Path) -> None:
    study = repository.create(STUDY)

    def broken():
        yield from answers().to_batches()
        raise OSError("cut")

    with pytest.raises(OSError, match="cut"):
        repository.add_survey(study, "cut", summary(), QUESTIONNAIRE, broken())
    assert repository.surveys(study) == ()
    assert list((tmp_path / "answers").iterdir()) == []


# ---------------------------------------------------------------------- many at once


def test_eight_writers_lose_nothing(tmp_path: Path) -> None:
    """Saves that are behind are tried again on top of the newest version; ballots never have to be."""
    repository = DatabaseRepository(connect(tmp_path / "test.db"))
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
        for turn in range(20):
            answer = pairs("C1 C2", ("C1", "C2", float(turn % 9 + 1)))
            repository.cast_ballot(study, f"X{writer}", "goal", answer)
            while not save(writer, turn):
                pass

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(work, range(8)))
    opened = repository.open(study)
    assert opened.version == 161
    assert sorted(opened.study.note.en.split()) == sorted(
        f"{writer}.{turn}" for writer in range(8) for turn in range(20)
    )
    assert len(repository.history(study)) == 161
    last = {ballot.expert: ballot.judgments for ballot in opened.study.ballots if ballot.expert.startswith("X")}
    assert last == {f"X{k}": pairs("C1 C2", ("C1", "C2", 2.0)) for k in range(8)}
    with reading(repository._engine) as connection:
        assert connection.scalar(text("SELECT count(*) FROM ballots WHERE expert LIKE 'X%'")) == 160


def test_the_clock_sorts_as_time_does() -> None:
    first, second = now(), now()
    assert first <= second
    assert first.endswith("+00:00")
