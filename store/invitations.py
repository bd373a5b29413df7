"""Invitations as rows: personal links, each of which opens the ballot of one expert, in a workshop or alone."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, bindparam, insert, or_, select, update

from mcdm.errors import DecisionError
from store.schema import invitations, studies
from store.tokens import hashed
from studies.repository import Invitation


def that_opens(*columns: ColumnElement[Any]) -> Select[Any]:
    """Columns of the invitation with the hash ``key``, where it opens something at the time ``now``."""
    table = invitations
    return (
        select(*columns)
        .select_from(table)
        .join(studies, studies.c.id == table.c.study)
        .where(table.c.token == bindparam("key"), table.c.revoked.is_(None), studies.c.deleted.is_(None))
        .where(or_(table.c.expires.is_(None), table.c.expires > bindparam("now")))
    )


_OPENED = that_opens(invitations.c.study, invitations.c.expert)


def invite(connection: Connection, study: str, expert: str, token: str, *, at: str) -> None:
    """Let a token open the ballot of an expert; its hash is kept."""
    connection.execute(insert(invitations).values(token=hashed(token), study=study, expert=expert, created=at))


def opened(connection: Connection, token: str, *, at: str) -> Invitation:
    """What a token opens now; ``invitation-unknown`` where it was revoked, expired or never given."""
    row = connection.execute(_OPENED, {"key": hashed(token), "now": at}).one_or_none()
    if row is None:
        raise DecisionError("invitation-unknown")
    return Invitation(row.study, row.expert)


def revoke(connection: Connection, study: str, expert: str, *, at: str) -> None:
    """Let every token of an expert open nothing."""
    mine = (invitations.c.study == study) & (invitations.c.expert == expert) & invitations.c.revoked.is_(None)
    connection.execute(update(invitations).where(mine).values(revoked=at))
