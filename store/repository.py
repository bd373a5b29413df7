"""The repository on a database: every method one transaction, time and random tokens given from outside."""

# ruff: noqa: D102 - the protocol says what the methods do

from __future__ import annotations

import secrets
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, insert, select, update

from mcdm.errors import DecisionError
from mcdm.judgments import Judgments
from mcdm.labels import Label
from satisfaction.questionnaire import Questionnaire
from satisfaction.survey import SurveySummary
from store import ballots, drafts, mappings, schema, surveys, versions
from store.database import connect, folder, reading, writing
from studies import document, edits
from studies.edits.ballots import fitting
from studies.edits.entries import require
from studies.repository import (
    AuditEntry,
    Invitation,
    MappingEntry,
    OpenStudy,
    Repository,
    StudyEntry,
    SurveyEntry,
    VersionEntry,
)
from studies.study import PANEL, Ballot, Study


def now() -> str:
    """The time in UTC, ISO 8601, to the microsecond: sorts as it happened."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


class DatabaseRepository(Repository):
    """Implements :class:`studies.repository.Repository`; the methods are described there.

    Parameters
    ----------
    engine
        From :func:`store.database.connect`.
    clock
        Gives the time of a change.
    tokens
        Gives a fresh secret; ids of studies and surveys are made of its beginning.
    answers
        Folder for raw answers; by default beside the database.
    """

    def __init__(
        self,
        engine: Engine,
        *,
        clock: Callable[[], str] = now,
        tokens: Callable[[], str] = lambda: secrets.token_hex(20),
        answers: Path | None = None,
    ) -> None:
        self._engine, self._clock, self._tokens = engine, clock, tokens
        self._answers = answers or folder(engine)

    # ------------------------------------------------------------------ studies

    def list(self, *, deleted: bool = False) -> tuple[StudyEntry, ...]:
        with reading(self._engine) as connection:
            return versions.listed(connection, deleted=deleted)

    def create(self, study: Study, *, author: str = "", message: str = "") -> str:
        with writing(self._engine) as connection:
            return self._create(connection, study, author, message, "created")

    def open(self, study_id: str) -> OpenStudy:
        with reading(self._engine) as connection:
            versions.require(connection, study_id)
            return self._assembled(connection, study_id)

    def save(self, study_id: str, study: Study, *, based_on: int, message: str = "", author: str = "") -> int:
        with writing(self._engine) as connection:
            versions.require(connection, study_id, lock=True)
            head = versions.head(connection, study_id)
            same = head.hash == document.version(replace(study, ballots=()))
            if same or head.number == based_on:
                if same:
                    return head.number
                self._note(connection, study_id, "saved", author, message)
                return self._save(connection, study_id, study, head, author, message)
            drafts.keep(connection, study_id, study, based_on=based_on, at=self._clock(), author=author)
        raise DecisionError(
            "save-behind",
            based_on=based_on,
            head=head.number,
            author=head.author,
            saved=head.saved[:16].replace("T", " "),
            message=head.message,
        )

    def rename(self, study_id: str, label: Label, *, author: str = "") -> int:
        with self._changing(study_id, "renamed", author) as connection:
            opened = self._assembled(connection, study_id)
            head = versions.head(connection, study_id)
            return self._save(connection, study_id, edits.rename_study(opened.study, label), head, author, "")

    def duplicate(self, study_id: str, label: Label, *, author: str = "") -> str:
        with writing(self._engine) as connection:
            versions.require(connection, study_id)
            study = edits.rename_study(self._assembled(connection, study_id).study, label)
            new = self._create(connection, study, author, "", "duplicated", study_id)
            surveys.copy(connection, study_id, new, iter(self._new_id, ""))
            return new

    def delete(self, study_id: str, *, author: str = "") -> None:
        with self._changing(study_id, "deleted", author) as connection:
            self._mark_deleted(connection, study_id, self._clock())

    def undelete(self, study_id: str, *, author: str = "") -> None:
        with writing(self._engine) as connection:
            versions.require(connection, study_id, deleted=True)
            self._mark_deleted(connection, study_id, None)
            self._note(connection, study_id, "undeleted", author)

    # ------------------------------------------------------------------ history

    def history(self, study_id: str) -> tuple[VersionEntry, ...]:
        with reading(self._engine) as connection:
            versions.require(connection, study_id)
            return versions.history(connection, study_id)

    def open_version(self, study_id: str, number: int) -> Study:
        with reading(self._engine) as connection:
            versions.require(connection, study_id)
            return self._version(connection, study_id, number)

    def restore(self, study_id: str, number: int, *, author: str = "") -> int:
        with self._changing(study_id, "restored", author, str(number)) as connection:
            study = self._version(connection, study_id, number)
            present = {(each.expert, each.set) for each in ballots.current(connection, study_id)}
            gone = [(b.expert, b.set, b.judgments) for b in study.ballots if (b.expert, b.set) not in present]
            ballots.append(connection, study_id, gone, at=self._clock(), author=author)
            head = versions.head(connection, study_id)
            return self._save(connection, study_id, study, head, author, "")

    def audit(self, study_id: str) -> tuple[AuditEntry, ...]:
        table = schema.audit
        with reading(self._engine) as connection:
            rows = connection.execute(select(table).where(table.c.study == study_id).order_by(table.c.id.desc()))
            return tuple(AuditEntry(row.at, row.author, row.action, row.detail) for row in rows)

    # ------------------------------------------------------------------ ballots

    def cast_ballot(
        self,
        study_id: str,
        expert: str,
        set_name: str,
        judgments: Judgments,
        *,
        author: str = "",
        typed: bool = True,
    ) -> None:
        with self._changing(study_id, "ballot cast", author, f"{expert}/{set_name}") as connection:
            structure = versions.structure(connection, study_id, versions.head(connection, study_id).number)
            edits.cast_ballot(structure, expert, set_name, judgments, typed=typed)
            cast = [(expert, set_name, judgments)]
            ballots.append(connection, study_id, cast, at=self._clock(), author=author or expert)

    def withdraw_ballot(self, study_id: str, expert: str, set_name: str, *, author: str = "") -> None:
        with self._changing(study_id, "ballot withdrawn", author, f"{expert}/{set_name}") as connection:
            taken_back = [(expert, set_name, None)]
            ballots.append(connection, study_id, taken_back, at=self._clock(), author=author or expert)

    def cast_ballots(
        self, study_id: str, answers: Iterable[tuple[str, str, Judgments | None]], *, author: str = ""
    ) -> None:
        cast = tuple(answers)
        if not cast:
            return
        detail = ", ".join(dict.fromkeys(expert for expert, _, _ in cast))
        with self._changing(study_id, "ballots cast", author, detail) as connection:
            structure = versions.structure(connection, study_id, versions.head(connection, study_id).number)
            for expert, set_name, judgments in cast:
                if judgments is not None:
                    edits.cast_ballot(structure, expert, set_name, judgments, typed=False)
            ballots.append(connection, study_id, cast, at=self._clock(), author=author)

    def newest_ballot(self, study_id: str) -> int:
        with reading(self._engine) as connection:
            return ballots.newest(connection, study_id)

    def revised(self, study_id: str, expert: str, set_name: str) -> tuple[str, ...]:
        with reading(self._engine) as connection:
            return ballots.revised(connection, study_id, expert, set_name)

    def ballots(self, study_id: str) -> tuple[Ballot, ...]:
        return self.open(study_id).study.ballots

    def invite(self, study_id: str, expert: str, *, author: str = "") -> str:
        token = self._tokens()
        with self._changing(study_id, "invited", author, expert) as connection:
            structure = versions.structure(connection, study_id, versions.head(connection, study_id).number)
            require(expert, (each.id for each in structure.experts), "experts")
            drafts.invite(connection, study_id, expert, token, at=self._clock())
        return token

    def invitation(self, token: str) -> Invitation:
        with reading(self._engine) as connection:
            return drafts.invitation(connection, token)

    def revoke(self, study_id: str, expert: str, *, author: str = "") -> None:
        with self._changing(study_id, "invitation revoked", author, expert) as connection:
            drafts.revoke(connection, study_id, expert, at=self._clock())

    # ------------------------------------------------------------------ drafts and settings

    def keep_draft(self, study_id: str, study: Study, *, based_on: int, author: str = "") -> None:
        with writing(self._engine) as connection:
            versions.require(connection, study_id)
            drafts.keep(connection, study_id, study, based_on=based_on, at=self._clock(), author=author)

    def draft_study(self, study_id: str, *, author: str = "") -> Study | None:
        with reading(self._engine) as connection:
            draft = drafts.read(connection, study_id, author)
        return draft.study if draft else None

    def draft_version(self, study_id: str, *, author: str = "") -> int | None:
        with reading(self._engine) as connection:
            draft = drafts.read(connection, study_id, author)
        return draft.based_on if draft else None

    def newest_drafter(self, study_id: str) -> str | None:
        with reading(self._engine) as connection:
            return drafts.newest_author(connection, study_id, versions.head(connection, study_id).number)

    def drop_draft(self, study_id: str, *, author: str = "") -> None:
        with writing(self._engine) as connection:
            drafts.drop(connection, study_id, author)

    def setting(self, name: str) -> str | None:
        with reading(self._engine) as connection:
            return drafts.setting(connection, name)

    def set_setting(self, name: str, value: str) -> None:
        with writing(self._engine) as connection:
            drafts.set_setting(connection, name, value)

    # ------------------------------------------------------------------ surveys

    def add_survey(
        self,
        study_id: str,
        name: str,
        summary: SurveySummary,
        questionnaire: Questionnaire,
        answers: Iterable[Any] | None = None,
        *,
        author: str = "",
    ) -> str:
        new = self._new_id()
        file = f"{new}.parquet"
        kept = answers is not None and surveys.write_answers(answers, self._answers / file)
        with self._changing(study_id, "survey loaded", author, name) as connection:
            surveys.append(
                connection,
                study_id,
                new,
                name,
                summary,
                questionnaire,
                answers=file if kept else None,
                at=self._clock(),
            )
        return new

    def surveys(self, study_id: str) -> tuple[SurveyEntry, ...]:
        with reading(self._engine) as connection:
            return surveys.listed(connection, study_id)

    def survey(self, survey_id: str) -> SurveySummary:
        with reading(self._engine) as connection:
            return surveys.summary(connection, survey_id)

    def survey_questionnaire(self, survey_id: str) -> Questionnaire:
        with reading(self._engine) as connection:
            return surveys.questionnaire(connection, survey_id)

    def remove_survey(self, survey_id: str, *, author: str = "") -> None:
        with writing(self._engine) as connection:
            study_id = surveys.remove(connection, survey_id, at=self._clock())
            self._note(connection, study_id, "survey removed", author, survey_id)

    def survey_answers(self, survey_id: str) -> str | None:
        with reading(self._engine) as connection:
            file = surveys.answers(connection, survey_id)
        return str(self._answers / file) if file and (self._answers / file).is_file() else None

    def recount_survey(
        self, survey_id: str, summary: SurveySummary, questionnaire: Questionnaire, *, author: str = ""
    ) -> None:
        with writing(self._engine) as connection:
            study_id = surveys.recount(connection, survey_id, summary, questionnaire)
            self._note(connection, study_id, "survey recounted", author, survey_id)

    # ------------------------------------------------------------------ mappings

    def keep_mapping(self, name: str, columns: Sequence[str], questionnaire: Questionnaire) -> str:
        new = self._new_id()
        with writing(self._engine) as connection:
            mappings.keep(connection, new, name, columns, questionnaire, at=self._clock())
        return new

    def mappings(self, columns: Collection[str] = ()) -> tuple[MappingEntry, ...]:
        with reading(self._engine) as connection:
            return mappings.listed(connection, columns)

    def mapping(self, mapping_id: str) -> Questionnaire:
        with reading(self._engine) as connection:
            return mappings.questionnaire(connection, mapping_id)

    def remove_mapping(self, mapping_id: str) -> None:
        with writing(self._engine) as connection:
            mappings.remove(connection, mapping_id, at=self._clock())

    # ------------------------------------------------------------------ inside a transaction

    @contextmanager
    def _changing(self, study_id: str, action: str, author: str, detail: str = "") -> Iterator[Connection]:
        """A transaction that changes one study and leaves a line in its audit."""
        with writing(self._engine) as connection:
            versions.require(connection, study_id, lock=True)
            yield connection
            self._note(connection, study_id, action, author, detail)

    def _create(
        self, connection: Connection, study: Study, author: str, message: str, action: str, detail: str = ""
    ) -> str:
        new, at = self._new_id(), self._clock()
        label = study.label
        connection.execute(insert(schema.studies).values(id=new, name_en=label.en, name_zh=label.zh, created=at))
        cast = [(ballot.expert, ballot.set, ballot.judgments) for ballot in study.ballots]
        ballots.append(connection, new, cast, at=at, author=author)
        versions.append(connection, new, study, 1, at=at, author=author, message=message)
        self._note(connection, new, action, author, detail)
        return new

    def _save(
        self, connection: Connection, study_id: str, study: Study, head: VersionEntry, author: str, message: str
    ) -> int:
        """Append a version; take along ballots nobody knows yet, take back those of experts who left.

        Of an expert who joins with this version all ballots are new, also where the id was another's before.
        """
        at, before = self._clock(), versions.structure(connection, study_id, head.number)
        stayed = {PANEL, *(expert.id for expert in before.experts)}
        known = {(expert, name) for expert, name in ballots.answered(connection, study_id) if expert in stayed}
        voters = {PANEL, *(expert.id for expert in study.experts)}
        gone = [(b.expert, b.set, None) for b in ballots.current(connection, study_id) if b.expert not in voters]
        fresh = [(b.expert, b.set, b.judgments) for b in study.ballots if (b.expert, b.set) not in known]
        versions.append(connection, study_id, study, head.number + 1, at=at, author=author, message=message)
        ballots.append(connection, study_id, [*gone, *fresh], at=at, author=author)
        return head.number + 1

    def _assembled(self, connection: Connection, study_id: str) -> OpenStudy:
        number = versions.head(connection, study_id).number
        return OpenStudy(study_id, number, self._version(connection, study_id, number))

    def _version(self, connection: Connection, study_id: str, number: int) -> Study:
        structure = versions.structure(connection, study_id, number)
        cast = ballots.current(connection, study_id, versions.last_ballot_of(connection, study_id, number))
        return replace(structure, ballots=fitting(cast, structure.model, structure.experts, structure.subnetworks))

    def _mark_deleted(self, connection: Connection, study_id: str, at: str | None) -> None:
        connection.execute(update(schema.studies).where(schema.studies.c.id == study_id).values(deleted=at))

    def _note(self, connection: Connection, study_id: str, action: str, author: str, detail: str = "") -> None:
        values = {"study": study_id, "at": self._clock(), "author": author, "action": action, "detail": detail}
        connection.execute(insert(schema.audit).values(values))

    def _new_id(self) -> str:
        return self._tokens()[:12]


def open_repository(where: str | Path | None = None) -> DatabaseRepository:
    """The repository of this installation, or of the database that is named; see :func:`store.database.connect`."""
    return DatabaseRepository(connect(where))
