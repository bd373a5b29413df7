"""Drafts: unsaved work that must survive a reload."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select

from store.schema import drafts
from studies import document
from studies.study import Study


@dataclass(frozen=True)
class Draft:
    """Unsaved work and the version it started from."""

    study: Study
    based_on: int


def keep(connection: Connection, study: str, content: Study, *, based_on: int, at: str, author: str) -> None:
    """Keep unsaved work in place of the author's earlier draft."""
    drop(connection, study, author)
    text = document.write(content)
    connection.execute(insert(drafts).values(study=study, author=author, document=text, based_on=based_on, kept=at))


def drop(connection: Connection, study: str, author: str) -> None:
    """Throw the author's unsaved work away."""
    connection.execute(delete(drafts).where(drafts.c.study == study, drafts.c.author == author))


def read(connection: Connection, study: str, author: str) -> Draft | None:
    """The author's unsaved work."""
    row = connection.execute(
        select(drafts.c.document, drafts.c.based_on).where(drafts.c.study == study, drafts.c.author == author)
    ).one_or_none()
    return Draft(document.read(row.document), row.based_on) if row else None


def newest_author(connection: Connection, study: str, based_on: int, *, of: str = "") -> str | None:
    """Who kept the newest of the drafts on top of a version, among the desks whose name begins with `of`."""
    mine = (drafts.c.study == study) & (drafts.c.based_on == based_on) & drafts.c.author.startswith(of, autoescape=True)
    return connection.scalar(select(drafts.c.author).where(mine).order_by(drafts.c.kept.desc()).limit(1))
