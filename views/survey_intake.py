"""A survey file on its way into a study: received, mapped, counted, kept.

An intake belongs to a study, not to a visit, so it survives a reload and a change of page. It knows nothing of the
screen. The file lies in a temporary folder that goes when the intake does; nothing reaches the study before the count
is complete.
"""

from __future__ import annotations

import json
import secrets
import shutil
import tempfile
import weakref
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from exchange.survey_files import SurveyFile, open_survey, tally_file
from mcdm.errors import DecisionError
from mcdm.findings import Finding
from satisfaction.questionnaire import Questionnaire
from satisfaction.questionnaire_draft import QuestionnaireDraft
from satisfaction.questionnaire_guess import guess
from store.repository import DatabaseRepository
from studies.study import Study
from views.jobs import Job

COUNTING, KEEPING = "counting", "keeping"
"""The steps of an intake's job."""

LOOKED_AT = 1_000
"""Rows from which the questionnaire is guessed."""

SHOWN = 20
"""Rows that a planner sees."""

SAMPLE = Finding.of("survey-is-a-sample")
"""Goes with a survey that was drawn from a generator."""


@dataclass(eq=False)
class Intake:
    """One file on its way.

    Parameters
    ----------
    file
        What it is called and holds.
    rows
        Its first rows, as texts; the first twenty are shown.
    draft
        How its columns will be read; pages replace it as the planner goes on.
    doubts
        What was not sure about the first guess.
    notes
        Findings that go with the survey from the start.
    job
        The count, once it was started.
    """

    file: SurveyFile
    rows: tuple[tuple[str, ...], ...]
    draft: QuestionnaireDraft
    doubts: tuple[Finding, ...]
    notes: tuple[Finding, ...] = ()
    job: Job[str] | None = None

    def __post_init__(self) -> None:
        self.token = secrets.token_hex(4)

    @classmethod
    def receive(cls, name: str, content: BinaryIO, study: Study) -> Intake:
        """Take an uploaded file: stream it to a temporary folder and look into it. Raises what `open_survey` raises."""
        folder = Path(tempfile.mkdtemp(prefix="weighbridge-survey-"))
        try:
            with (folder / "survey").open("wb") as target:
                shutil.copyfileobj(content, target, 1 << 20)
            intake = cls.look_into(folder / "survey", study, name=name)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        weakref.finalize(intake, shutil.rmtree, folder, ignore_errors=True)
        return intake

    @classmethod
    def look_into(cls, path: Path, study: Study, *, name: str, notes: tuple[Finding, ...] = ()) -> Intake:
        """Open a file that stays where it is. Its questionnaire is the study's where that fits, else a guess."""
        file = open_survey(path, name=name)
        rows = file.preview(LOOKED_AT)
        draft, doubts = _first_draft(file.columns, rows, study)
        return cls(file, rows, draft, doubts, notes=notes)

    @property
    def counting(self) -> bool:
        """Whether its job is under way."""
        return self.job is not None and self.job.running

    def start(
        self, study_id: str, study: Study, asked: Questionnaire, to: DatabaseRepository, workers: Executor
    ) -> None:
        """Count the answers beside the pages, keep them, and let the study read them."""

        def work(job: Job[str]) -> str:
            counted = tally_file(
                self.file.path,
                asked,
                study.scale,
                study.population,
                name=self.file.name,
                progress=lambda rows, share: job.report(COUNTING, share, rows),
                cancelled=job.cancelled,
            )
            answers = _watched(open_survey(self.file.path, name=self.file.name), job)
            survey_id = to.add_survey(study_id, self.file.name, counted.survey, asked, answers)
            own = set(counted.survey.findings())
            keep_notes(to, survey_id, (*self.notes, *(each for each in counted.findings if each not in own)))
            to.set_setting(f"survey/{study_id}", survey_id)
            return survey_id

        self.job = Job.start(workers, work, COUNTING)


def keep_notes(repository: DatabaseRepository, survey_id: str, notes: Iterable[Finding]) -> None:
    """Keep what the file itself gave to doubt: the tallied survey no longer knows it."""
    listed = [[each.code, each.place, dict(each.facts)] for each in notes]
    if listed:
        repository.set_setting(f"survey-notes/{survey_id}", json.dumps(listed, ensure_ascii=False))


def notes_of(repository: DatabaseRepository, survey_id: str) -> tuple[Finding, ...]:
    """What was kept by :func:`keep_notes`."""
    listed = json.loads(repository.setting(f"survey-notes/{survey_id}") or "[]")
    return tuple(Finding(code, place, tuple(sorted(facts.items()))) for code, place, facts in listed)


def _first_draft(
    columns: tuple[str, ...], rows: tuple[tuple[str, ...], ...], study: Study
) -> tuple[QuestionnaireDraft, tuple[Finding, ...]]:
    asked = study.questionnaire
    if asked is not None and set(asked.columns) <= set(columns):
        return QuestionnaireDraft.of(columns, asked), ()
    indicators = {node.id: node.label for node in study.model.indicators}
    try:
        guessed, doubts = guess(columns, rows, indicators, study.scale, study.population)
    except DecisionError:
        return QuestionnaireDraft.of(columns), ()  # nothing looks familiar: the planner maps it all
    return QuestionnaireDraft.of(columns, guessed), doubts


def _watched(file: SurveyFile, job: Job[str]) -> Iterator[Any]:
    """The raw answers once more, to be kept; stops where the job was cancelled, and then nothing is kept."""
    rows = 0
    for batch in file.batches():
        if job.cancelled():
            raise DecisionError("tally-cancelled", rows=rows)
        rows += batch.num_rows
        job.report(KEEPING, file.position, rows)
        yield batch
