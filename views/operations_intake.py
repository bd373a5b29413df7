"""A list of outages or tickets, or a table of figures, on its way into a study: received, mapped, read, taken in.

Like a survey's intake it belongs to a study, not to a visit, and knows nothing of the screen. The file lies in a
temporary folder that goes when the intake does; nothing reaches the study before the list is read to its end.
"""

from __future__ import annotations

import secrets
from concurrent.futures import Executor
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Literal

import pyarrow as pa
import pyarrow.csv

from exchange.figure_table import FigureTable, read_figure_table
from exchange.list_columns import ListMapping, Role, SegmentReader
from exchange.outage_list import ROLES as OUTAGE_ROLES
from exchange.outage_list import OutageList, guess_outages, read_outages
from exchange.survey_file import SurveyFile
from exchange.survey_files import open_survey
from exchange.ticket_list import ROLES as TICKET_ROLES
from exchange.ticket_list import TicketList, guess_tickets, read_tickets
from mcdm.errors import DecisionError
from mcdm.findings import Finding
from studies import edits
from studies.study import Study
from views.jobs import Job
from views.received_files import Write, streamed, take_in

ListKind = Literal["outages", "tickets", "readings"]
Read = OutageList | TicketList | FigureTable

ROLES: dict[ListKind, tuple[Role, ...]] = {"outages": OUTAGE_ROLES, "tickets": TICKET_ROLES, "readings": ()}

READING = "reading"
"""The step of an intake's job."""

SHOWN = 20
"""Rows that a planner sees."""

LOOKED_AT = 1_000
"""Rows that are looked at for places nobody knows."""

LARGEST = 1 << 30
"""Bytes a list may have."""

SAMPLE = Finding.of("list-is-synthetic")
"""Goes with a list that was drawn from a model."""


@dataclass(eq=False)
class ListIntake:
    """One list on its way.

    Parameters
    ----------
    kind
        What it lists.
    file, rows
        What it is called and holds; its first rows as texts, of which twenty are shown.
    mapping
        How its columns will be read; pages replace it as the planner goes on.
    doubts
        What was not sure about the first guess.
    add
        Whether it is added to what the study has, or takes its place.
    momentary
        Outages of at most so many minutes are told apart.
    within_days
        A complaint is repeated within so many days; None: at any time.
    indicator
        Whose figure a table is about that does not say so itself.
    notes
        Findings that go with the list from the start.
    drawn_in
        The language of a list that was drawn; empty for an uploaded one.
    job
        The reading, once it was started.
    """

    kind: ListKind
    file: SurveyFile
    rows: tuple[tuple[str, ...], ...]
    mapping: ListMapping
    doubts: tuple[Finding, ...] = ()
    add: bool = False
    momentary: float | None = None
    within_days: int | None = None
    indicator: str = ""
    notes: tuple[Finding, ...] = ()
    drawn_in: str = ""
    job: Job[Read] | None = None
    token: str = field(default_factory=lambda: secrets.token_hex(4))

    @classmethod
    def receive(cls, kind: ListKind, name: str, content: BinaryIO, study: Study) -> ListIntake:
        """Take an uploaded file: stream it to a temporary folder and look into it. Raises what `open_survey` raises."""
        return cls._of_file(kind, name, streamed(content), study)

    @classmethod
    def of_table(cls, kind: ListKind, name: str, table: pa.Table, study: Study) -> ListIntake:
        """Take a table as if it had been uploaded; it was drawn from a model, and says so."""
        intake = cls._of_file(kind, name, lambda path: pyarrow.csv.write_csv(table, path), study)
        intake.notes = (SAMPLE,)
        return intake

    @classmethod
    def _of_file(cls, kind: ListKind, name: str, write: Write, study: Study) -> ListIntake:
        def look_into(path: Path) -> ListIntake:
            file = open_survey(path, name=name, largest_bytes=LARGEST)
            mapping, doubts = _guess(kind, file, study)
            return cls(kind, file, file.preview(LOOKED_AT), mapping, doubts)

        return take_in(write, look_into)

    @property
    def reading(self) -> bool:
        """Whether its job is under way."""
        return self.job is not None and self.job.running

    def check(self) -> DecisionError | None:
        """What keeps the list from being read, as far as its columns tell."""
        try:
            self.mapping.check(ROLES[self.kind], self.file.columns, self.file.name)
        except DecisionError as error:
            return error
        lasts = self.mapping.column("end") or self.mapping.column("minutes")
        if self.kind == "outages" and not lasts:
            known = ", ".join(self.file.columns)
            return DecisionError(
                "list-column-missing", what="the end or the duration", file=self.file.name, known=known
            )
        return None

    def unknown_places(self, study: Study) -> tuple[str, ...]:
        """Places among the first rows that are no segments of the study, in the order they come."""
        heading = self.mapping.column("segment")
        if heading is None:
            return ()
        at = self.file.columns.index(heading)
        reader = SegmentReader.of(self.mapping, study.population)
        reader.read([row[at] for row in self.rows])
        return tuple(reader.unknown)

    def start(self, study: Study, workers: Executor) -> None:
        """Read the list beside the pages."""
        self.job = Job.start(workers, lambda job: self.read(study, job), READING)

    def read(self, study: Study, job: Job[Read]) -> Read:
        """The list, read to its end."""

        def progress(rows: int, share: float) -> None:
            job.report(READING, share, rows)

        path, name = self.file.path, self.file.name
        if self.kind == "outages":
            return read_outages(
                path, study.population, self.mapping, name=name, momentary=self.momentary, progress=progress,
                cancelled=job.cancelled,
            )  # fmt: skip
        if self.kind == "tickets":
            return read_tickets(
                path, study.population, self.mapping, name=name, within_days=self.within_days, progress=progress,
                cancelled=job.cancelled,
            )  # fmt: skip
        return read_figure_table(path, study, name=name, indicator=self.indicator)


def _guess(kind: ListKind, file: SurveyFile, study: Study) -> tuple[ListMapping, tuple[Finding, ...]]:
    if kind == "outages":
        return guess_outages(file, study.population)
    if kind == "tickets":
        return guess_tickets(file, study.population)
    return ListMapping(()), ()


def taken_in(study: Study, read: Read, *, add: bool) -> Study:
    """The study with what a list says: one edit."""
    if isinstance(read, OutageList):
        return edits.set_outages(study, read.totals.counts, add=add)
    if isinstance(read, TicketList):
        return edits.set_complaints(study, read.totals.counts, add=add)
    return edits.add_readings(study, read.readings)
