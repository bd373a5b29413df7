"""The repository on a database: every method one transaction, time and random tokens given from outside."""

# ruff: noqa: D102 - the protocol says what the methods do

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, insert, select, update

from mcdm.errors import DecisionError
from mcdm.judgments import Judgments
from mcdm.labels import Label
from satisfaction.questionnaire import Questionnaire
from satisfaction.survey import SurveySummary
from store import ballots, drafts, invitations, mappings, rights, schema, settings, surveys, versions
from store.database import connect, folder, reading, writing
from store.times import now
from store.tokens import token
from store.transactions import Transactions
from studies import document, edits
from studies.access import ALONE, Right, Role, Visitor, seen_by_expert
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


class DatabaseRepository(Transactions, Repository):
    """Implements :class:`studies.repository.Repository`; the methods are described there.

    Parameters
    ----------
    engine, clock, tokens, visitor
        As for :class:`store.transactions.Transactions`.
    answers
        Folder for raw answers; by default beside the database.
    """

    def __init__(
        self,
        engine: Engine,
        *,
        clock: Callable[[], str] = now,
        tokens: Callable[[], str] = token,
        answers: Path | None = None,
        visitor: Visitor = ALONE,
    ) -> None:
        super().__init__(engine, visitor, clock=clock, tokens=tokens)
        self._answers = answers or folder(engine)

    def rights(self, study_id: str) -> frozenset[Right]:
        with reading(self._engine) as connection:
            try:
                now = rights.present(connection, self._visitor, at=self._clock())
            except DecisionError:  # not let in any more
                return frozenset()
            return rights.rights(connection, now, study_id)

    # ------------------------------------------------------------------ studies

    def list(self, *, deleted: bool = False) -> tuple[StudyEntry, ...]:
        with reading(self._engine) as connection:
            now = rights.present(connection, self._visitor, at=self._clock())
            open_to = rights.readable(connection, now)
            entries = versions.listed(connection, deleted=deleted)
            return tuple(entry for entry in entries if open_to is None or entry.id in open_to)

    def create(self, study: Study, *, author: str = "", message: str = "") -> str:
        with writing(self._engine) as connection:
            rights.demand_generally(connection, self._visitor, Right.EDIT, at=self._clock())
            return self._create(connection, study, self._author(author), message, "created")

    def open(self, study_id: str) -> OpenStudy:
        with self._judging("open", study_id, self._visitor.expert) as connection:
            versions.require(connection, study_id)
            opened = self._assembled(connection, study_id)
            return replace(opened, study=self._seen(opened.study))

    def save(self, study_id: str, study: Study, *, based_on: int, message: str = "", author: str = "") -> int:
        author = self._author(author)
        with writing(self._engine) as connection:
            self._demand(connection, "save", study_id, lock=True)
            head = versions.head(connection, study_id)
            same = head.hash == document.version(replace(study, ballots=()))
            if same or head.number == based_on:
                if same:
                    return head.number
                self._note(connection, study_id, "saved", author, message)
                return self._save(connection, study_id, study, head, author, message)
            desk = self._desk(author)
            drafts.keep(connection, study_id, study, based_on=based_on, at=self._clock(), author=desk)
        raise DecisionError(
            "save-behind",
            based_on=based_on,
            head=head.number,
            author=head.author,
            saved=head.saved[:16].replace("T", " "),
            message=head.message,
        )

    def rename(self, study_id: str, label: Label, *, author: str = "") -> int:
        with self._changing("rename", study_id, "renamed", author) as connection:
            opened = self._assembled(connection, study_id)
            head, renamed = versions.head(connection, study_id), edits.rename_study(opened.study, label)
            return self._save(connection, study_id, renamed, head, self._author(author), "")

    def duplicate(self, study_id: str, label: Label, *, author: str = "") -> str:
        with writing(self._engine) as connection:
            rights.demand_generally(connection, self._visitor, Right.EDIT, at=self._clock())
            self._demand(connection, "duplicate", study_id)
            study = edits.rename_study(self._assembled(connection, study_id).study, label)
            new = self._create(connection, study, self._author(author), "", "duplicated", study_id)
            surveys.copy(connection, study_id, new, iter(self._new_id, ""))
            return new

    def delete(self, study_id: str, *, author: str = "") -> None:
        with self._changing("delete", study_id, "deleted", author) as connection:
            self._mark_deleted(connection, study_id, self._clock())

    def undelete(self, study_id: str, *, author: str = "") -> None:
        with writing(self._engine) as connection:
            self._demand(connection, "undelete", study_id, deleted=True)
            self._mark_deleted(connection, study_id, None)
            self._note(connection, study_id, "undeleted", self._author(author))

    # ------------------------------------------------------------------ history

    def history(self, study_id: str) -> tuple[VersionEntry, ...]:
        with self._reading("history", study_id) as connection:
            return versions.history(connection, study_id)

    def newest_version(self, study_id: str) -> VersionEntry:
        with self._reading("newest_version", study_id) as connection:
            return versions.head(connection, study_id)

    def open_version(self, study_id: str, number: int) -> Study:
        with self._reading("open_version", study_id) as connection:
            return self._version(connection, study_id, number)

    def restore(self, study_id: str, number: int, *, author: str = "") -> int:
        with self._changing("restore", study_id, "restored", author, str(number)) as connection:
            author = self._author(author)
            study = self._version(connection, study_id, number)
            present = {(each.expert, each.set) for each in ballots.current(connection, study_id)}
            gone = [(b.expert, b.set, b.judgments) for b in study.ballots if (b.expert, b.set) not in present]
            ballots.append(connection, study_id, gone, at=self._clock(), author=author)
            head = versions.head(connection, study_id)
            return self._save(connection, study_id, study, head, author, "")

    def audit(self, study_id: str) -> tuple[AuditEntry, ...]:
        table = schema.audit
        with reading(self._engine) as connection:
            rights.demand(connection, self._visitor, "audit", study_id, at=self._clock())
            rows = connection.execute(select(table).where(table.c.study == study_id).order_by(table.c.id.desc()))
            return tuple(AuditEntry(row.at, row.author, row.action, row.detail, row.version or 0) for row in rows)

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
        with self._changing(
            "cast_ballot", study_id, "ballot cast", author, f"{expert}/{set_name}", expert
        ) as connection:
            structure = versions.structure(connection, study_id, versions.head(connection, study_id).number)
            edits.check_ballot(structure, Ballot(expert, set_name, judgments), typed=typed)
            cast = [(expert, set_name, judgments)]
            ballots.append(connection, study_id, cast, at=self._clock(), author=self._author(author) or expert)

    def withdraw_ballot(self, study_id: str, expert: str, set_name: str, *, author: str = "") -> None:
        detail = f"{expert}/{set_name}"
        with self._changing("withdraw_ballot", study_id, "ballot withdrawn", author, detail, expert) as connection:
            taken_back = [(expert, set_name, None)]
            ballots.append(connection, study_id, taken_back, at=self._clock(), author=self._author(author) or expert)

    def cast_ballots(
        self, study_id: str, answers: Iterable[tuple[str, str, Judgments | None]], *, author: str = ""
    ) -> None:
        cast = tuple(answers)
        if not cast:
            return
        detail = ", ".join(dict.fromkeys(expert for expert, _, _ in cast))
        with self._changing("cast_ballots", study_id, "ballots cast", author, detail) as connection:
            structure = versions.structure(connection, study_id, versions.head(connection, study_id).number)
            for expert, set_name, judgments in cast:
                if judgments is not None:
                    edits.check_ballot(structure, Ballot(expert, set_name, judgments), typed=False)
            ballots.append(connection, study_id, cast, at=self._clock(), author=self._author(author))

    def newest_ballot(self, study_id: str) -> int:
        with self._judging("newest_ballot", study_id, self._visitor.expert) as connection:
            return ballots.newest(connection, study_id)

    def revised(self, study_id: str, expert: str, set_name: str) -> tuple[str, ...]:
        with self._judging("revised", study_id, expert) as connection:
            return ballots.revised(connection, study_id, expert, set_name)

    def ballots(self, study_id: str) -> tuple[Ballot, ...]:
        return self.open(study_id).study.ballots

    def invite(self, study_id: str, expert: str, *, author: str = "") -> str:
        token = self._tokens()
        with self._changing("invite", study_id, "invited", author, expert) as connection:
            structure = versions.structure(connection, study_id, versions.head(connection, study_id).number)
            require(expert, (each.id for each in structure.experts), "experts")
            invitations.invite(connection, study_id, expert, token, at=self._clock())
        return token

    def invitation(self, token: str) -> Invitation:
        with reading(self._engine) as connection:
            return invitations.opened(connection, token, at=self._clock())

    def revoke(self, study_id: str, expert: str, *, author: str = "") -> None:
        with self._changing("revoke", study_id, "invitation revoked", author, expert) as connection:
            invitations.revoke(connection, study_id, expert, at=self._clock())

    # ------------------------------------------------------------------ drafts and settings

    def keep_draft(self, study_id: str, study: Study, *, based_on: int, author: str = "") -> None:
        with writing(self._engine) as connection:
            self._demand(connection, "keep_draft", study_id)
            desk = self._desk(author)
            drafts.keep(connection, study_id, study, based_on=based_on, at=self._clock(), author=desk)

    def draft_study(self, study_id: str, *, author: str = "") -> Study | None:
        draft = self._draft("draft_study", study_id, author)
        return draft.study if draft else None

    def draft_version(self, study_id: str, *, author: str = "") -> int | None:
        draft = self._draft("draft_version", study_id, author)
        return draft.based_on if draft else None

    def newest_drafter(self, study_id: str) -> str | None:
        with self._reading("newest_drafter", study_id) as connection:
            mine = self._desk("")
            number = versions.head(connection, study_id).number
            newest = drafts.newest_author(connection, study_id, number, of=mine)
            return newest if newest is None else newest.removeprefix(mine)

    def drop_draft(self, study_id: str, *, author: str = "") -> None:
        with writing(self._engine) as connection:
            rights.demand(connection, self._visitor, "drop_draft", study_id, at=self._clock())
            drafts.drop(connection, study_id, self._desk(author))

    def setting(self, name: str) -> str | None:
        with reading(self._engine) as connection:
            return settings.read(connection, self._visitor, name, at=self._clock())

    def set_setting(self, name: str, value: str) -> None:
        with writing(self._engine) as connection:
            settings.write(connection, self._visitor, name, value, at=self._clock())

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
        with self._reading("add_survey", study_id):  # before a long file is written for nothing
            new = self._new_id()
        file = f"{new}.parquet"
        kept = answers is not None and surveys.write_answers(answers, self._answers / file)
        with self._changing("add_survey", study_id, "survey loaded", author, name) as connection:
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
            rights.demand(connection, self._visitor, "surveys", study_id, at=self._clock())
            return surveys.listed(connection, study_id)

    def survey(self, survey_id: str) -> SurveySummary:
        with self._of_survey("survey", survey_id) as connection:
            return surveys.summary(connection, survey_id)

    def survey_questionnaire(self, survey_id: str) -> Questionnaire:
        with self._of_survey("survey_questionnaire", survey_id) as connection:
            return surveys.questionnaire(connection, survey_id)

    def remove_survey(self, survey_id: str, *, author: str = "") -> None:
        with self._of_survey("remove_survey", survey_id, writes=True) as connection:
            study_id = surveys.remove(connection, survey_id, at=self._clock())
            self._note(connection, study_id, "survey removed", self._author(author), survey_id)

    def survey_answers(self, survey_id: str) -> str | None:
        with self._of_survey("survey_answers", survey_id) as connection:
            file = surveys.answers(connection, survey_id)
        return str(self._answers / file) if file and (self._answers / file).is_file() else None

    def recount_survey(
        self, survey_id: str, summary: SurveySummary, questionnaire: Questionnaire, *, author: str = ""
    ) -> None:
        with self._of_survey("recount_survey", survey_id, writes=True) as connection:
            study_id = surveys.recount(connection, survey_id, summary, questionnaire)
            self._note(connection, study_id, "survey recounted", self._author(author), survey_id)

    # ------------------------------------------------------------------ mappings

    def keep_mapping(self, name: str, columns: Sequence[str], questionnaire: Questionnaire) -> str:
        new = self._new_id()
        with self._generally("keep_mapping", writing) as connection:
            mappings.keep(connection, new, name, columns, questionnaire, at=self._clock())
        return new

    def mappings(self, columns: Collection[str] = ()) -> tuple[MappingEntry, ...]:
        with self._generally("mappings", reading) as connection:
            return mappings.listed(connection, columns)

    def mapping(self, mapping_id: str) -> Questionnaire:
        with self._generally("mapping", reading) as connection:
            return mappings.questionnaire(connection, mapping_id)

    def remove_mapping(self, mapping_id: str) -> None:
        with self._generally("remove_mapping", writing) as connection:
            mappings.remove(connection, mapping_id, at=self._clock())

    # ------------------------------------------------------------------ inside a transaction

    def _seen(self, study: Study) -> Study:
        return seen_by_expert(study, self._visitor.expert) if self._visitor.expert else study

    def _draft(self, method: str, study_id: str, author: str) -> drafts.Draft | None:
        with reading(self._engine) as connection:
            rights.demand(connection, self._visitor, method, study_id, at=self._clock())
            return drafts.read(connection, study_id, self._desk(author))

    def _create(
        self, connection: Connection, study: Study, author: str, message: str, action: str, detail: str = ""
    ) -> str:
        new, at = self._new_id(), self._clock()
        label = study.label
        connection.execute(insert(schema.studies).values(id=new, name_en=label.en, name_zh=label.zh, created=at))
        cast = [(ballot.expert, ballot.set, ballot.judgments) for ballot in study.ballots]
        ballots.append(connection, new, cast, at=at, author=author)
        versions.append(connection, new, study, 1, at=at, author=author, message=message)
        if self._visitor.account:
            mine = {"study": new, "account": self._visitor.account, "role": Role.PLANNER, "given": at}
            connection.execute(insert(schema.shares).values(mine))
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
        return versions.assembled(connection, study_id, number)

    def _mark_deleted(self, connection: Connection, study_id: str, at: str | None) -> None:
        connection.execute(update(schema.studies).where(schema.studies.c.id == study_id).values(deleted=at))


def open_repository(where: str | Path | None = None) -> DatabaseRepository:
    """The repository of this installation, or of the database that is named; see :func:`store.database.connect`."""
    return DatabaseRepository(connect(where))
