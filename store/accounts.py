"""Accounts, the visits of those who signed in, and which study is shared with whom.

As long as there is no account, whoever sits at the machine may do everything; the first account is an administrator,
and the last administrator stays. Nothing secret is kept in clear: passwords as Argon2id, tokens as SHA-256. What
happens to an account is recorded, without secrets, in a table that only grows.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from mcdm.errors import DecisionError
from store import attempts, passwords, rights, versions
from store.database import reading, writing
from store.schema import account_changes, accounts, shares, visits
from store.tokens import hashed
from store.transactions import Transactions
from studies.access import Right, Role, Visitor

COOKIE = "weighbridge_visit"
"""The cookie that holds the token of a visit."""

IDLE, LONGEST = timedelta(hours=12), timedelta(days=7)
"""How long a visit lasts without being used, and at most."""

RENEWED = timedelta(minutes=10)
"""A visit is prolonged no oftener than this."""

LONGEST_NAME = 64


@dataclass(frozen=True)
class Account:
    """An account, as administrators see it: `name` is what one signs in with, `shown` what others read."""

    id: str
    name: str
    shown: str
    role: Role
    created: str = ""
    closed: str = ""
    subject: str = ""
    has_password: bool = False


@dataclass(frozen=True)
class Share:
    """With whom a study is shared, and in which role."""

    account: str
    shown: str
    role: Role
    given: str


@dataclass(frozen=True)
class AccountChange:
    """What happened to an account."""

    at: str
    author: str
    account: str
    action: str
    detail: str


class Accounts(Transactions):
    """The accounts of an installation, as a visitor may use them. Every method is one transaction.

    Without the role for it a method raises ``not-permitted``; an account that is closed or unknown is
    ``account-unknown``.
    """

    def exist(self) -> bool:
        """Whether there is a team: from the first account on everybody signs in."""
        with reading(self._engine) as connection:
            return connection.scalar(select(func.count()).select_from(accounts)) != 0

    def list(self) -> tuple[Account, ...]:
        """The accounts that are open, by name; to those who may share a study, without how they sign in."""
        with reading(self._engine) as connection:
            now = rights.demand_generally(connection, self._visitor, Right.SHARE, at=self._clock())
            rows = connection.execute(select(accounts).where(accounts.c.closed.is_(None)).order_by(accounts.c.name))
            whole = now.is_administrator
            return tuple(_account(row, whole=whole) for row in rows)

    def changes(self) -> tuple[AccountChange, ...]:
        """What happened to the accounts, newest first; for administrators."""
        query = select(account_changes, accounts.c.shown).join(accounts, accounts.c.id == account_changes.c.account)
        with reading(self._engine) as connection:
            self._demand_administrator(connection)
            rows = connection.execute(query.order_by(account_changes.c.id.desc()))
            return tuple(AccountChange(row.at, row.author, row.shown, row.action, row.detail) for row in rows)

    def add(self, name: str, role: Role, *, password: str | None = None, subject: str = "") -> str:
        """Make an account; gives its id.

        Parameters
        ----------
        name
            What one signs in with, in any case; others read it as it is written here.
        role
            Of the first account: administrator.
        password
            None for somebody for whom another provider vouches.
        subject
            ``ISSUER SUBJECT`` of an OpenID provider, or ``email:ADDRESS``, which becomes that when they first sign in.

        Raises
        ------
        DecisionError
            ``account-name``, ``account-name-taken``, ``password-length``, ``password-is-name``,
            ``first-administrator``, ``account-without-door``.
        """
        shown, known = _shown(name), _known(name)
        kept = None
        if password is not None:
            passwords.check(password, known)
            kept = passwords.hashed(password)
        elif not subject:
            raise DecisionError("account-without-door", name=shown)
        with writing(self._engine) as connection:
            self._demand_administrator(connection)
            first = connection.scalar(select(func.count()).select_from(accounts)) == 0
            if first and role is not Role.ADMINISTRATOR:
                raise DecisionError("first-administrator")
            taken = (accounts.c.name == known) | ((accounts.c.subject == subject) & (accounts.c.subject != ""))
            if connection.scalar(select(func.count()).where(taken)):
                raise DecisionError("account-name-taken", name=shown)
            values = {"id": self._new_id(), "name": known, "shown": shown, "role": role, "password": kept}
            values |= {"subject": subject or None, "created": self._clock()}
            connection.execute(insert(accounts).values(values))
            self._record(connection, values["id"] or "", "added", role)
            return str(values["id"])

    def change_role(self, account: str, role: Role) -> None:
        """Give an account another role, from its next click on; ``last-administrator``."""
        with writing(self._engine) as connection:
            self._demand_administrator(connection)
            row = _open(connection, account)
            _keep_an_administrator(connection, row, role)
            connection.execute(update(accounts).where(accounts.c.id == account).values(role=role))
            self._record(connection, account, "role changed", f"{row.role} → {role}")

    def set_password(self, account: str, password: str, *, present: str | None = None) -> None:
        """Give an account another password and end its other visits.

        Parameters
        ----------
        account, password
            Whose, and which.
        present
            The password of today; an administrator needs it for the own account only.

        Raises
        ------
        DecisionError
            ``password-wrong``, ``too-many-attempts``, ``password-length``, ``password-is-name``.
        """
        own = account == self._visitor.account
        with reading(self._engine) as connection:
            if not own:
                self._demand_administrator(connection)
            rights.present(connection, self._visitor, at=self._clock())
            row = _open(connection, account)
        passwords.check(password, row.name, row.shown)
        if own and row.password is not None:
            self._prove(row.name, present or "", row.password)
        kept = passwords.hashed(password)
        with writing(self._engine) as connection:
            connection.execute(update(accounts).where(accounts.c.id == account).values(password=kept))
            self._end(connection, account, but=self._visitor.key if own else "")
            self._record(connection, account, "password changed")

    def close(self, account: str) -> None:
        """Close an account for good and end its visits; ``last-administrator``."""
        with writing(self._engine) as connection:
            self._demand_administrator(connection)
            _keep_an_administrator(connection, _open(connection, account), None)
            gone = accounts.c.id == account
            connection.execute(update(accounts).where(gone).values(closed=self._clock(), subject=None))
            self._end(connection, account)
            self._record(connection, account, "closed")

    # ------------------------------------------------------------------ visits

    def sign_in(self, name: str, password: str, *, source: str) -> str:
        """Begin a visit; gives its token, told once.

        Parameters
        ----------
        name, password
            As they were typed.
        source
            Where the attempt comes from (an address).

        Raises
        ------
        DecisionError
            ``sign-in-refused``, whether the name or the password is wrong; ``too-many-attempts``.
        """
        known = _folded(name)[:LONGEST_NAME]
        with writing(self._engine) as connection:
            counted = self._count(connection, f"from {source}", f"name {known}")
            mine = (accounts.c.name == known) & accounts.c.closed.is_(None)
            row = connection.execute(select(accounts).where(mine)).one_or_none()
        if not passwords.fits(password, row.password if row else None) or row is None:
            raise DecisionError("sign-in-refused")
        renewed = passwords.hashed(password) if passwords.is_outdated(row.password) else row.password
        with writing(self._engine) as connection:
            attempts.forgive(connection, counted)
            if _open(connection, row.id).password != row.password:  # changed while it was verified
                raise DecisionError("sign-in-refused")
            connection.execute(update(accounts).where(accounts.c.id == row.id).values(password=renewed))
            return self._begin(connection, row.id, self._tokens())

    def sign_in_by_provider(self, issuer: str, subject: str, visit: str, *, email: str = "") -> Visitor:
        """The visitor for whom an OpenID provider vouches.

        Parameters
        ----------
        issuer, subject
            Who vouches, and for whom.
        visit
            What tells this sign-in from others, e.g. its nonce: a visit that was ended stays ended.
        email
            An address that the provider has verified; it finds the account once, from then on the subject does.

        Raises
        ------
        DecisionError
            ``openid-unknown`` where there is no such account, ``signed-out`` where the visit was ended.
        """
        token = f"openid {issuer} {subject} {visit}"
        if (known := self.visitor_of(token)) is not None:
            return known
        with writing(self._engine) as connection:
            row = self._vouched(connection, issuer, subject, email)
            if connection.scalar(select(func.count()).where(visits.c.token == hashed(token))):
                raise DecisionError("signed-out")
            self._begin(connection, row.id, token)
        return Visitor(row.shown, row.id, Role(row.role), key=hashed(token))

    def visitor_of(self, token: str) -> Visitor | None:
        """Who holds the token of a visit, which is thereby prolonged; None where it lets nobody in."""
        if not token:
            return None
        key, at = hashed(token), self._clock()
        query = select(accounts, visits.c.begun, visits.c.expires).join(visits, visits.c.account == accounts.c.id)
        mine = (visits.c.token == key) & visits.c.ended.is_(None) & (visits.c.expires > at)
        with reading(self._engine) as connection:
            row = connection.execute(query.where(mine, accounts.c.closed.is_(None))).one_or_none()
        if row is None:
            return None
        until = _lasts(row.begun, at)
        if datetime.fromisoformat(until) - datetime.fromisoformat(row.expires) >= RENEWED:
            with writing(self._engine) as connection:
                connection.execute(update(visits).where(visits.c.token == key).values(expires=until))
        return Visitor(row.shown, row.id, Role(row.role), key=key)

    def sign_out(self, *, everywhere: bool = False) -> None:
        """End the visit of the visitor, or all visits of the account."""
        with writing(self._engine) as connection:
            if everywhere:
                rights.present(connection, self._visitor, at=self._clock())
                self._end(connection, self._visitor.account)
            elif self._visitor.key:
                mine = (visits.c.token == self._visitor.key) & visits.c.ended.is_(None)
                connection.execute(update(visits).where(mine).values(ended=self._clock()))

    # ------------------------------------------------------------------ sharing

    def shares(self, study: str) -> tuple[Share, ...]:
        """With whom a study is shared."""
        query = select(shares, accounts.c.shown).join(accounts, accounts.c.id == shares.c.account)
        with reading(self._engine) as connection:
            rights.demand_right(connection, self._visitor, Right.LOOK, study, at=self._clock())
            rows = connection.execute(
                query.where(shares.c.study == study, accounts.c.closed.is_(None)).order_by(accounts.c.name)
            )
            return tuple(Share(row.account, row.shown, Role(row.role), row.given) for row in rows)

    def share(self, study: str, account: str, role: Role | None) -> None:
        """Share a study with an account in a role, in place of the role it had; None takes it back."""
        with writing(self._engine) as connection:
            versions.require(connection, study)
            rights.demand_right(connection, self._visitor, Right.SHARE, study, at=self._clock())
            shown = _open(connection, account).shown
            connection.execute(delete(shares).where(shares.c.study == study, shares.c.account == account))
            if role is not None:
                values = {"study": study, "account": account, "role": role, "given": self._clock()}
                connection.execute(insert(shares).values(values))
            action = "shared" if role is not None else "no longer shared"
            self._note(connection, study, action, self._author(""), f"{shown} ({role})" if role else shown)

    # ------------------------------------------------------------------ inside a transaction

    def _demand_administrator(self, connection: Connection) -> None:
        if not rights.present(connection, self._visitor, at=self._clock()).is_administrator:
            raise DecisionError("not-permitted")

    def _count(self, connection: Connection, *sources: str) -> tuple[int, ...]:
        """Count an attempt before it is known to be wrong: of many at once none goes uncounted."""
        at = self._clock()
        for source in sources:
            attempts.check(connection, "sign-in", source, at)
        return tuple(attempts.note(connection, "sign-in", source, at) for source in sources)

    def _prove(self, name: str, password: str, kept: str) -> None:
        """Raise ``password-wrong`` unless this is the password; counted like a sign-in."""
        with writing(self._engine) as connection:
            counted = self._count(connection, f"name {name}")
        if not passwords.fits(password, kept):
            raise DecisionError("password-wrong")
        with writing(self._engine) as connection:
            attempts.forgive(connection, counted)

    def _begin(self, connection: Connection, account: str, token: str) -> str:
        at = self._clock()
        old = (datetime.fromisoformat(at) - 5 * LONGEST).isoformat(timespec="microseconds")
        connection.execute(delete(visits).where(visits.c.expires < old))
        values = {"token": hashed(token), "account": account, "begun": at, "expires": _lasts(at, at)}
        connection.execute(insert(visits).values(values))
        return token

    def _end(self, connection: Connection, account: str, *, but: str = "") -> None:
        mine = (visits.c.account == account) & visits.c.ended.is_(None) & (visits.c.token != but)
        connection.execute(update(visits).where(mine).values(ended=self._clock()))

    def _vouched(self, connection: Connection, issuer: str, subject: str, email: str) -> Row[tuple[object, ...]]:
        """The account of a subject; one that was made for an e-mail address is given to the subject now."""
        for known in (f"{issuer} {subject}", f"email:{_folded(email)}" if email else ""):
            query = select(accounts).where(accounts.c.subject == known, accounts.c.closed.is_(None))
            row = connection.execute(query).one_or_none() if known else None
            if row is not None:
                connection.execute(
                    update(accounts).where(accounts.c.id == row.id).values(subject=f"{issuer} {subject}")
                )
                return row
        raise DecisionError("openid-unknown")

    def _record(self, connection: Connection, account: str, action: str, detail: str = "") -> None:
        values = {"account": account, "at": self._clock(), "author": self._author(""), "action": action}
        connection.execute(insert(account_changes).values(detail=str(detail), **values))


def _account(row: Row[tuple[object, ...]], *, whole: bool) -> Account:
    bare = Account(row.id, row.name, row.shown, Role(row.role))
    if not whole:
        return bare
    told = (row.created, row.closed or "", row.subject or "", row.password is not None)
    return Account(bare.id, bare.name, bare.shown, bare.role, *told)


def _open(connection: Connection, account: str) -> Row[tuple[object, ...]]:
    """An account that is not closed; ``account-unknown``."""
    query = select(accounts).where(accounts.c.id == account, accounts.c.closed.is_(None))
    row = connection.execute(query).one_or_none()
    if row is None:
        raise DecisionError("account-unknown", name=account)
    return row


def _keep_an_administrator(connection: Connection, row: Row[tuple[object, ...]], role: Role | None) -> None:
    """Raise ``last-administrator`` where nobody could manage the accounts any more."""
    if row.role != Role.ADMINISTRATOR or role is Role.ADMINISTRATOR:
        return
    others = (accounts.c.role == Role.ADMINISTRATOR) & accounts.c.closed.is_(None) & (accounts.c.id != row.id)
    if not connection.scalar(select(func.count()).where(others)):
        raise DecisionError("last-administrator", name=row.shown)


def _lasts(begun: str, at: str) -> str:
    """Until when a visit lasts that is used now."""
    until = min(datetime.fromisoformat(at) + IDLE, datetime.fromisoformat(begun) + LONGEST)
    return until.isoformat(timespec="microseconds")


def _shown(name: str) -> str:
    """A name as others read it; ``account-name``."""
    shown = unicodedata.normalize("NFKC", name).strip()
    if not 1 <= len(shown) <= LONGEST_NAME or not shown.isprintable():
        raise DecisionError("account-name", name=shown[:LONGEST_NAME], most=LONGEST_NAME)
    return shown


def _known(name: str) -> str:
    return _shown(name).casefold()


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().casefold()


def by_name(listed: Iterable[Account], name: str) -> Account:
    """The account that one signs in to with this name; ``account-unknown``."""
    found = next((each for each in listed if each.name == _folded(name)), None)
    if found is None:
        raise DecisionError("account-unknown", name=name)
    return found
