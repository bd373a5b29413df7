"""A survey file on its way into a study: received, mapped, counted, kept.

An intake belongs to a study, not to a visit, so it survives a reload and a change of page. It knows nothing of the
screen. The file lies in a temporary folder that goes when the intake does; nothing reaches the study before the count
is complete.
"""

from __future__ import annotations

import json
import secrets
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, BinaryIO

import pyarrow as pa

from exchange.survey_file import SurveyFile
from exchange.survey_files import open_survey, tally_file
from mcdm.errors import DecisionError
from mcdm.findings import Finding
from satisfaction.answer_quality import AnswerQuality
from satisfaction.questionnaire import Questionnaire
from satisfaction.questionnaire_draft import QuestionnaireDraft
from satisfaction.questionnaire_guess import ColumnGuess, guess_columns, weights_among
from satisfaction.scale_guess import FITS
from satisfaction.tally import tally
from store.repository import DatabaseRepository
from studies.repository import MappingEntry, Repository
from studies.study import Study
from views.jobs import Job
from views.received_files import streamed, take_in
from views.survey_population import told, with_told
from views.survey_reading import Look, fitted, looks

COUNTING, KEEPING = "counting", "keeping"
"""The steps of an intake's job."""

LOOKED_AT = 1_000
"""Rows from which the questionnaire is guessed."""

SHOWN = 20
"""Rows that a planner sees."""

SAMPLE = Finding.of("survey-is-a-sample")
"""Goes with a survey that was drawn from a generator."""


@dataclass(frozen=True)
class Trial:
    """What the first rows of a file give: how good the answers are and how many count.

    Parameters
    ----------
    quality, counted
        None and 0 where they could not be read.
    segments
        How many rows each segment of each dimension has; ``""`` for those that belong to none.
    problem
        Why the questionnaire cannot be counted by.
    doubt
        Why the first rows gave nothing, e.g. that no answer is understood.
    """

    quality: AnswerQuality | None = None
    counted: int = 0
    segments: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    problem: DecisionError | None = None
    doubt: DecisionError | None = None


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
    guesses, doubts
        What each column was taken for at first and how surely, and what was not sure; empty where it was known.
    notes
        Findings that go with the survey from the start.
    read_as
        The saved reading that the draft started from, where there is one.
    keep_as
        Under which name the reading is kept for later files with the same headings; empty for not at all.
    job
        The count, once it was started.
    again
        Whether it only reads again what was counted before.
    replaces
        The survey in whose place it is counted; empty for a new one.
    """

    file: SurveyFile
    rows: tuple[tuple[str, ...], ...]
    draft: QuestionnaireDraft
    guesses: tuple[ColumnGuess, ...] = ()
    doubts: tuple[Finding, ...] = ()
    notes: tuple[Finding, ...] = ()
    read_as: MappingEntry | None = None
    keep_as: str = ""
    job: Job[str] | None = None
    again: bool = False
    replaces: str = ""

    def __post_init__(self) -> None:
        self.token, self.revision = secrets.token_hex(4), 0
        self.settled: set[str] = set()
        self.chosen: set[str] = set()
        self._tried: tuple[object, Trial] | None = None

    @classmethod
    def receive(cls, name: str, content: BinaryIO, study: Study, saved: Repository | None = None) -> Intake:
        """Take an uploaded file: stream it to a temporary folder and look into it. Raises what `open_survey` raises."""
        intake = take_in(streamed(content), lambda path: cls.look_into(path, study, name=name, saved=saved))
        intake.keep_as = intake.read_as.name if intake.read_as else Path(name).stem
        return intake

    @classmethod
    def look_into(
        cls, path: Path, study: Study, *, name: str, notes: tuple[Finding, ...] = (), saved: Repository | None = None
    ) -> Intake:
        """Open a file that stays where it is.

        It is read as files with its headings were read last, where that is `saved`; else by the study's questionnaire
        where that fits; else, and where these understand too few answers, by a guess.
        """
        file = open_survey(path, name=name)
        rows = file.preview(LOOKED_AT)
        for entry in saved.mappings(file.columns) if saved else ():
            draft = fitted(saved.mapping(entry.id), file.columns, study) if saved else None
            if draft is not None and (known := cls(file, rows, draft, notes=notes, read_as=entry))._says(study):
                return known
        asked = study.questionnaire
        if asked is not None and {*asked.columns} <= {*file.columns}:
            doubts = weights_among(file.columns, rows)
            known = cls(file, rows, QuestionnaireDraft.of(file.columns, asked), doubts=doubts, notes=notes)
            if known._says(study):
                return known
        draft, guesses, doubts = _guessed(file.columns, rows, study)
        return cls(file, rows, draft, guesses, doubts, notes)

    @classmethod
    def reopen(cls, survey_id: str, answers: Path, name: str, asked: Questionnaire, kept: DatabaseRepository) -> Intake:
        """The kept answers of a survey, to be read otherwise than they were."""
        file = open_survey(answers, name=name)
        draft = QuestionnaireDraft.of(file.columns, asked)
        return cls(file, file.preview(LOOKED_AT), draft, notes=notes_of(kept, survey_id), replaces=survey_id)

    def _says(self, study: Study) -> bool:
        """Whether its reading understands the first answers: a file may come in words, and again in numbers."""
        tried, asked = self.trial(study), {use.column for use in self.draft.asked}
        strange = sum(each.count for each in (tried.quality.unknown if tried.quality else ()) if each.column in asked)
        return tried.doubt is None and strange <= (1 - FITS) * len(self.rows) * len(asked)

    # ------------------------------------------------------------------ how it will be read

    def edit(self, draft: QuestionnaireDraft, *columns: str, redraw: bool = True) -> None:
        """Read the file by another draft; `columns` were looked at by a person. A page that edits in place stays."""
        self.draft = draft
        self.chosen.update(columns)
        self.revision += redraw

    def settle(self, look: Look) -> None:
        """Take a doubt off the list: somebody has looked."""
        self.settled.add(look.key)
        self.chosen.update(look.columns)

    def read_by(self, saved: Repository, entry: MappingEntry | None, study: Study) -> bool:
        """Read the file as another one was read, or by a fresh guess; whether that was possible."""
        if entry is None:
            draft, self.guesses, self.doubts = _guessed(self.file.columns, self.rows, study)
        else:
            fit = fitted(saved.mapping(entry.id), self.file.columns, study)
            if fit is None:
                return False
            draft, self.guesses, self.doubts = fit, (), ()
        self.read_as, self.settled, self.chosen = entry, set(), set()
        self.edit(draft)
        return True

    @cached_property
    def answers(self) -> Mapping[str, Counter[str]]:
        """How often each text stands in each column of the first rows."""
        return {name: Counter(row[place] for row in self.rows) for place, name in enumerate(self.file.columns)}

    def looks(self, study: Study) -> tuple[Look, ...]:
        """What needs a look before counting, but what somebody has looked at."""
        found = looks(self.draft, self.guesses, self.doubts, self.trial(study).quality, study, self.answers)
        return tuple(each for each in found if each.key not in self.settled and not self._is_chosen(each))

    def _is_chosen(self, look: Look) -> bool:
        by_column = {"guess", "names", "scale", "constant", "silent", "reversed", "direction"}
        return look.kind in by_column and self.chosen >= {*look.columns}

    def grown(self, study: Study) -> Study:
        """The study with the segments that this file adds to it, once it is counted."""
        return with_told(study, told(self.draft, self.answers))

    def trial(self, study: Study) -> Trial:
        """What the first rows give when they are read by the draft; computed once a draft."""
        key = (self.draft, study.scale, study.population)
        if self._tried is None or self._tried[0] != key:
            self._tried = key, self._try(study)
        return self._tried[1]

    def _try(self, study: Study) -> Trial:
        try:
            asked = self.draft.questionnaire(study.scale)
            population = self.grown(study).population
            asked.check(study.model.indicator_ids, study.scale, population)
        except DecisionError as error:
            return Trial(problem=error)
        columns = [pa.array([row[place] for row in self.rows]) for place in range(len(self.file.columns))]
        batch = pa.RecordBatch.from_arrays(columns, list(self.file.columns))
        try:
            counted = tally([batch], asked, study.scale, population, moments=False, key=self.token)
        except DecisionError as error:
            return Trial(doubt=error)
        margins = {name: counted.collapse((name,)) for name in counted.dimensions}
        segments = {
            name: {cell[0]: int(rows) for cell, rows in zip(each.cells, each.respondents, strict=True)}
            for name, each in margins.items()
        }
        return Trial(counted.quality, counted.total, segments)

    # ------------------------------------------------------------------ counting

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
            if self.replaces:
                survey_id = self.replaces
                to.recount_survey(survey_id, counted.survey, asked)
            else:
                answers = _watched(open_survey(self.file.path, name=self.file.name), job)
                survey_id = to.add_survey(study_id, self.file.name, counted.survey, asked, answers)
            own = set(counted.survey.findings())
            weights = [each for each in self.doubts if each.code == "survey-weights-left-out"]
            notes = (*self.notes, *weights, *(each for each in counted.findings if each not in own))
            keep_notes(to, survey_id, notes)
            to.set_setting(f"survey/{study_id}", survey_id)
            return survey_id

        self.job = Job.start(workers, work, COUNTING)


def keep_notes(repository: DatabaseRepository, survey_id: str, notes: Iterable[Finding]) -> None:
    """Keep what the file itself gave to doubt, in place of what was kept: the tallied survey no longer knows it."""
    listed = [[each.code, each.place, dict(each.facts)] for each in notes]
    if listed or repository.setting(f"survey-notes/{survey_id}"):
        repository.set_setting(f"survey-notes/{survey_id}", json.dumps(listed, ensure_ascii=False))


def notes_of(repository: DatabaseRepository, survey_id: str) -> tuple[Finding, ...]:
    """What was kept by :func:`keep_notes`."""
    listed = json.loads(repository.setting(f"survey-notes/{survey_id}") or "[]")
    return tuple(Finding(code, place, tuple(sorted(facts.items()))) for code, place, facts in listed)


def _guessed(
    columns: tuple[str, ...], rows: tuple[tuple[str, ...], ...], study: Study
) -> tuple[QuestionnaireDraft, tuple[ColumnGuess, ...], tuple[Finding, ...]]:
    indicators = {node.id: node.label for node in study.model.indicators}
    guessed = guess_columns(columns, rows, indicators, study.scale, study.population)
    return guessed.draft, guessed.columns, guessed.findings


def _watched(file: SurveyFile, job: Job[str]) -> Iterator[Any]:
    """The raw answers once more, to be kept; stops where the job was cancelled, and then nothing is kept."""
    rows = 0
    for batch in file.batches():
        if job.cancelled():
            raise DecisionError("tally-cancelled", rows=rows)
        rows += batch.num_rows
        job.report(KEEPING, file.position, rows)
        yield batch
