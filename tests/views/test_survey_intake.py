"""A survey file on its way: looked into, mapped by the study or by a guess, counted, kept; or stopped."""

from __future__ import annotations

import io
from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from mcdm.errors import DecisionError
from mcdm.findings import Finding
from store.examples import example_survey, load_example
from store.repository import DatabaseRepository, open_repository
from studies.study import Study
from views.jobs import Job
from views.survey_intake import SAMPLE, Intake, keep_notes, notes_of

SOON = 20
STUDY = replace(load_example("town-hall"), questionnaire=None)
LABELS = [node.label.en for node in STUDY.model.nodes]
ROWS = [["satisfied"] * len(LABELS), ["neutral"] * len(LABELS), ["very satisfied"] * len(LABELS)]


def csv(rows: list[list[str]], headings: list[str] = LABELS) -> io.BytesIO:
    return io.BytesIO("\n".join(";".join(row) for row in [headings, *rows]).encode("gb18030"))


@pytest.fixture
def workers() -> Iterator[Executor]:
    with ThreadPoolExecutor(1) as pool:
        yield pool


@pytest.fixture
def repository(tmp_path: Path) -> DatabaseRepository:
    return open_repository(tmp_path / "intake.db")


def counted(intake: Intake, study: Study, to: DatabaseRepository, workers: Executor) -> tuple[str, str]:
    """Ids of the study and of the survey that a complete count gives."""
    study_id = to.create(study)
    intake.start(study_id, study, intake.draft.questionnaire(study.scale), to, workers)
    assert intake.job is not None
    assert intake.job.wait(SOON)
    return study_id, intake.job.result()


def test_an_unknown_file_is_guessed_and_says_what_was_not_sure() -> None:
    intake = Intake.receive("hall.csv", csv(ROWS), STUDY)
    assert {use.target for use in intake.draft.having("indicator")} == set(STUDY.model.node_ids)
    assert intake.rows[0] == tuple(ROWS[0])
    assert not intake.counting


def test_the_questionnaire_of_the_study_goes_first() -> None:
    path = example_survey("town-hall")
    assert path is not None
    study = load_example("town-hall")
    intake = Intake.look_into(path, study, name="hall")
    assert intake.draft.questionnaire(study.scale) == study.questionnaire
    assert not intake.doubts


def test_a_reading_that_understands_too_little_gives_way_to_a_guess(repository: DatabaseRepository) -> None:
    words = Intake.receive("hall.csv", csv(ROWS), STUDY)
    repository.keep_mapping("hall", words.file.columns, words.draft.questionnaire(STUDY.scale))
    again = Intake.receive("hall-2.csv", csv(ROWS), STUDY, repository)
    assert again.read_as is not None
    numbers = [[str(1 + (row + k) % 5) for k in range(len(LABELS))] for row in range(9)]
    other = Intake.receive("hall-3.csv", csv(numbers), STUDY, repository)
    assert other.read_as is None
    assert {use.scale for use in other.draft.asked} == {"numeric-1-5"}
    repository.keep_mapping("hall", other.file.columns, other.draft.questionnaire(STUDY.scale))
    tens = [[str(1 + (row + k) % 10) for k in range(len(LABELS))] for row in range(20)]
    assert {use.scale for use in Intake.receive("t.csv", csv(tens), STUDY, repository).draft.asked} == {"numeric-1-10"}
    asked = replace(STUDY, questionnaire=words.draft.questionnaire(STUDY.scale))
    assert {use.scale for use in Intake.receive("n.csv", csv(numbers), asked).draft.asked} == {"numeric-1-5"}


def test_a_strange_file_leaves_all_to_the_planner() -> None:
    intake = Intake.receive("x.csv", csv([["a", "b"]], ["first thing", "second thing"]), STUDY)
    assert {use.role for use in intake.draft.uses} == {"unused"}


def test_a_broken_file_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with pytest.raises(DecisionError, match="survey-file-unknown"):
        Intake.receive("x.xls", io.BytesIO(bytes(range(256)) * 9), STUDY)
    assert not list(tmp_path.iterdir())


def test_a_count_keeps_the_survey_its_answers_and_its_notes(repository: DatabaseRepository, workers: Executor) -> None:
    intake = Intake.receive("hall.csv", csv([*ROWS, ["satisfied"]]), STUDY)
    intake.notes = (SAMPLE,)
    study_id, survey_id = counted(intake, STUDY, repository, workers)
    (entry,) = repository.surveys(study_id)
    assert (entry.id, entry.respondents, entry.has_answers) == (survey_id, 3, True)
    assert repository.setting(f"survey/{study_id}") == survey_id
    assert [note.code for note in notes_of(repository, survey_id)] == ["survey-is-a-sample", "survey-rows-left-out"]


def test_a_cancelled_count_keeps_nothing(repository: DatabaseRepository, workers: Executor) -> None:
    intake = Intake.receive("hall.csv", csv(ROWS), STUDY)
    study_id = repository.create(STUDY)
    with ThreadPoolExecutor(1) as busy:
        blocker: Job[bool] = Job.start(busy, lambda job: job.wait(0.2))
        intake.start(study_id, STUDY, intake.draft.questionnaire(STUDY.scale), repository, busy)
        assert intake.job is not None
        intake.job.cancel()
        assert blocker.wait(SOON)
        assert intake.job.wait(SOON)
    with pytest.raises(DecisionError, match="tally-cancelled"):
        intake.job.result()
    assert not repository.surveys(study_id)


def test_notes_come_back_as_they_were(repository: DatabaseRepository) -> None:
    notes = (Finding.of("survey-rows-left-out", "a.csv", count=2, row=7, fields=3), SAMPLE)
    keep_notes(repository, "s1", notes)
    assert notes_of(repository, "s1") == notes
    assert notes_of(repository, "s2") == ()
