"""Versions of structure: a study without its ballots, numbered, never changed."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from mcdm.errors import DecisionError
from mcdm.labels import Label
from store.ballots import BallotText, read, texts
from store.schema import audit, ballots, studies, versions
from studies import document
from studies.edits.ballots import fitting
from studies.repository import StudyEntry, VersionEntry
from studies.study import Ballot, Study


def listed(connection: Connection, *, deleted: bool) -> tuple[StudyEntry, ...]:
    """The studies with their newest version, the one saved last first."""
    newest = select(versions.c.study, func.max(versions.c.number).label("number")).group_by(versions.c.study).subquery()
    done = select(audit.c.study, func.max(audit.c.id).label("revision")).group_by(audit.c.study).subquery()
    query = (
        select(studies, versions.c.number, versions.c.saved, versions.c.author, done.c.revision)
        .join(newest, newest.c.study == studies.c.id)
        .outerjoin(done, done.c.study == studies.c.id)
        .join(versions, (versions.c.study == newest.c.study) & (versions.c.number == newest.c.number))
        .where(studies.c.deleted.is_not(None) if deleted else studies.c.deleted.is_(None))
        .order_by(versions.c.saved.desc(), studies.c.created.desc(), studies.c.id)
    )
    return tuple(
        StudyEntry(
            row.id,
            Label(row.name_en, row.name_zh),
            row.number,
            row.saved,
            row.author,
            row.deleted or "",
            row.revision or 0,
        )
        for row in connection.execute(query)
    )


def require(connection: Connection, study: str, *, deleted: bool = False, lock: bool = False) -> None:
    """Raise ``study-not-found`` unless there is such a study; `lock` makes other writers of it wait (PostgreSQL)."""
    query = select(studies.c.deleted).where(studies.c.id == study)
    row = connection.execute(query.with_for_update() if lock else query).one_or_none()
    if row is None or (row.deleted is not None) != deleted:
        raise DecisionError("study-not-found", name=study)


def head(connection: Connection, study: str) -> VersionEntry:
    """The newest version."""
    return _entry(connection.execute(_entries(study).limit(1)).one())


def number(connection: Connection, study: str) -> int:
    """Number of the newest version; 0 where there is none."""
    return connection.scalar(select(func.max(versions.c.number)).where(versions.c.study == study)) or 0


def history(connection: Connection, study: str) -> tuple[VersionEntry, ...]:
    """Every version, newest first."""
    return tuple(_entry(row) for row in connection.execute(_entries(study)))


def _entries(study: str) -> Any:
    columns = (versions.c.number, versions.c.saved, versions.c.author, versions.c.message, versions.c.hash)
    return select(*columns).where(versions.c.study == study).order_by(versions.c.number.desc())


def _entry(row: Any) -> VersionEntry:
    return VersionEntry(row.number, row.saved, row.author, row.message, row.hash)


def structure(connection: Connection, study: str, number: int) -> Study:
    """The study of a version, without ballots; ``version-unknown``."""
    return _parsed(_text(connection, study, number))


def assembled(connection: Connection, study: str, number: int) -> Study:
    """The study of a version with the ballots as they were while it was the newest; ``version-unknown``."""
    cast = texts(connection, study, last_ballot_of(connection, study, number))
    return _assembled(_text(connection, study, number), cast)


def _text(connection: Connection, study: str, number: int) -> str:
    query = select(versions.c.document).where(versions.c.study == study, versions.c.number == number)
    text = connection.scalar(query)
    if text is None:
        raise DecisionError("version-unknown", number=number)
    return str(text)


# A text is read once, whichever database it lies in: the text itself is the key, so nothing can be out of date.


@lru_cache(maxsize=64)
def _parsed(text: str) -> Study:
    return document.read(text)


@lru_cache(maxsize=16)
def _assembled(text: str, cast: tuple[BallotText, ...]) -> Study:
    bare = _parsed(text)
    given = [Ballot(expert, name, read(judgments)) for expert, name, judgments in cast]
    return replace(bare, ballots=fitting(given, bare.model, bare.experts, bare.subnetworks))


def last_ballot_of(connection: Connection, study: str, number: int) -> int | None:
    """The newest ballot while this version was the newest: None where it still is."""
    query = select(versions.c.last_ballot).where(versions.c.study == study, versions.c.number == number + 1)
    return connection.scalar(query)


def append(
    connection: Connection, study: str, content: Study, number: int, *, at: str, author: str, message: str
) -> None:
    """Write a version and put its name on the list."""
    bare = replace(content, ballots=())
    newest = connection.scalar(select(func.max(ballots.c.id)).where(ballots.c.study == study)) or 0
    connection.execute(
        insert(versions).values(
            study=study,
            number=number,
            document=document.write(bare),
            hash=document.version(bare),
            last_ballot=newest,
            saved=at,
            author=author,
            message=message,
        )
    )
    label = content.label
    connection.execute(update(studies).where(studies.c.id == study).values(name_en=label.en, name_zh=label.zh))
