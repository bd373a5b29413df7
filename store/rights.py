"""Whether a visitor may do something now: looked up in the same transaction that does it.

Everything that lets somebody in can be ended: an account is closed, a visit signed out, a link taken back. So the
visitor that a page holds is never believed; account, visit, link and share are read again each time.
"""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection, select

from mcdm.errors import DecisionError
from store.schema import accounts, invitations, links, shares, visits
from studies.access import NEEDED, RIGHTS, Right, Role, Visitor, role_of


def demand(connection: Connection, visitor: Visitor, method: str, study: str, *, at: str) -> Visitor:
    """The visitor as they are now, if they may use a method of the repository on a study.

    Raises
    ------
    DecisionError
        ``study-not-found`` where nothing of the study is open to them, ``not-permitted`` where something is but not
        this, ``signed-out`` or ``invitation-unknown`` where they are not let in any more.
    """
    right = NEEDED[method]
    now = present(connection, visitor, at=at)
    if right is not None and right not in (found := rights(connection, now, study)):
        raise _refusal(now, study, found)
    return now


def demand_right(connection: Connection, visitor: Visitor, right: Right, study: str, *, at: str) -> Visitor:
    """The same for what is no method of the repository: workshops, sharing, links."""
    now = present(connection, visitor, at=at)
    if right not in (found := rights(connection, now, study)):
        raise _refusal(now, study, found)
    return now


def demand_generally(connection: Connection, visitor: Visitor, right: Right, *, at: str) -> Visitor:
    """The visitor as they are now, if the role of their account has a right, for what belongs to no study."""
    now = present(connection, visitor, at=at)
    if right not in now.general_rights:
        raise DecisionError("not-permitted")
    return now


def demand_ballot(connection: Connection, visitor: Visitor, study: str, expert: str, *, at: str) -> Visitor:
    """The visitor as they are now, if they may answer for an expert."""
    now = present(connection, visitor, at=at)
    found = rights(connection, now, study)
    if not now.may_judge(study, expert, found):
        raise _refusal(now, study, found)
    return now


def present(connection: Connection, visitor: Visitor, *, at: str) -> Visitor:
    """The visitor with the role they have now; ``signed-out``, ``invitation-unknown`` or ``viewer-link-unknown``."""
    if visitor.account:
        return _of_account(connection, visitor, at)
    if visitor.key and not _still_open(connection, visitor, at):
        raise DecisionError("invitation-unknown" if visitor.expert else "viewer-link-unknown")
    return visitor


def rights(connection: Connection, visitor: Visitor, study: str) -> frozenset[Right]:
    """What a visitor may do with a study."""
    if not visitor.account or visitor.is_administrator:
        return visitor.rights(study, None)
    role = connection.scalar(select(shares.c.role).where(shares.c.study == study, shares.c.account == visitor.account))
    return visitor.rights(study, Role(role) if role else None)


def readable(connection: Connection, visitor: Visitor) -> frozenset[str] | None:
    """Ids of the studies a visitor may read; None where it is all."""
    if visitor.is_administrator:
        return None
    if visitor.study:
        return frozenset({visitor.study} if Right.READ in RIGHTS[visitor.role] else ())
    rows = connection.execute(select(shares.c.study, shares.c.role).where(shares.c.account == visitor.account))
    return frozenset(row.study for row in rows if Right.READ in visitor.rights(row.study, Role(row.role)))


def _of_account(connection: Connection, visitor: Visitor, at: str) -> Visitor:
    query = select(accounts.c.role, accounts.c.shown).where(
        accounts.c.id == visitor.account, accounts.c.closed.is_(None)
    )
    if visitor.key:
        mine = (visits.c.account == accounts.c.id) & (visits.c.token == visitor.key)
        query = query.join(visits, mine & visits.c.ended.is_(None) & (visits.c.expires > at))
    row = connection.execute(query).one_or_none()
    if row is None:
        raise DecisionError("signed-out")
    return replace(visitor, role=role_of(row.role), name=row.shown)


def _still_open(connection: Connection, visitor: Visitor, at: str) -> bool:
    table = invitations if visitor.expert else links
    query = select(table.c.study).where(
        table.c.token == visitor.key,
        table.c.revoked.is_(None),
        table.c.expires.is_(None) | (table.c.expires > at),
    )
    return connection.scalar(query) == visitor.study


def _refusal(visitor: Visitor, study: str, found: frozenset[Right]) -> DecisionError:
    """A study that is not open at all is not told apart from one that does not exist."""
    if found or visitor.study == study:
        return DecisionError("not-permitted")
    return DecisionError("study-not-found", name=study)
