"""Unsaved work, invitations and settings: the small things that must survive a reload."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select, update

from mcdm.errors import DecisionError
from store.schema import drafts, invitations, settings, studies
from studies import document
from studies.repository import Invitation
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


# ---------------------------------------------------------------------- invitations


def invite(connection: Connection, study: str, expert: str, token: str, *, at: str) -> None:
    """Remember the hash of a token."""
    connection.execute(insert(invitations).values(token=_hash(token), study=study, expert=expert, created=at))


def invitation(connection: Connection, token: str) -> Invitation:
    """What a token opens; ``invitation-unknown`` where it was revoked or never given."""
    row = connection.execute(
        select(invitations.c.study, invitations.c.expert)
        .join(studies, studies.c.id == invitations.c.study)
        .where(invitations.c.token == _hash(token), invitations.c.revoked.is_(None), studies.c.deleted.is_(None))
    ).one_or_none()
    if row is None:
        raise DecisionError("invitation-unknown")
    return Invitation(row.study, row.expert)


def revoke(connection: Connection, study: str, expert: str, *, at: str) -> None:
    """Let every token of an expert open nothing."""
    mine = (invitations.c.study == study) & (invitations.c.expert == expert) & invitations.c.revoked.is_(None)
    connection.execute(update(invitations).where(mine).values(revoked=at))


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


# ---------------------------------------------------------------------- settings


def setting(connection: Connection, name: str) -> str | None:
    """The value of a setting."""
    return connection.scalar(select(settings.c.value).where(settings.c.name == name))


def set_setting(connection: Connection, name: str, value: str) -> None:
    """Change a setting."""
    connection.execute(delete(settings).where(settings.c.name == name))
    connection.execute(insert(settings).values(name=name, value=value))
