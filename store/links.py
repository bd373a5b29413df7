"""Links of viewers: whoever holds one sees the Compare page of one study, until it expires or is taken back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import func, insert, select, update

from mcdm.errors import DecisionError
from store import rights, settings, versions
from store.database import reading, writing
from store.schema import links, studies
from store.times import later
from store.tokens import hashed
from store.transactions import Transactions
from studies.access import Right, Role, Visitor

DAYS, MOST_DAYS = 30, 365
"""How long a link is open where nothing is said, and at most."""

_ID = 16


@dataclass(frozen=True)
class Link:
    """A link that is open, by the beginning of its hash: the link itself was told once."""

    id: str
    name: str
    created: str
    expires: str


class Links(Transactions):
    """The viewers' links of studies. Every method is one transaction and takes the right to share the study."""

    def make(self, study: str, name: str, *, days: int = DAYS) -> str:
        """A token for a new link, told once; `name` says for whom it is. Raises ``link-days``."""
        if not 1 <= days <= MOST_DAYS:
            raise DecisionError("link-days", days=days, most=MOST_DAYS)
        token = self._tokens()
        with writing(self._engine) as connection:
            versions.require(connection, study)
            at = self._clock()
            rights.demand_right(connection, self._visitor, Right.SHARE, study, at=at)
            expires = later(at, timedelta(days=days))
            values = {"token": hashed(token), "study": study, "name": name.strip(), "created": at, "expires": expires}
            connection.execute(insert(links).values(values))
            settings.keep_for_link(connection, self._visitor, hashed(token), study)
            self._note(connection, study, "link made", self._author(""), name.strip())
        return token

    def list(self, study: str) -> tuple[Link, ...]:
        """The links of a study that are open, the newest first."""
        with reading(self._engine) as connection:
            at = self._clock()
            rights.demand_right(connection, self._visitor, Right.SHARE, study, at=at)
            mine = (links.c.study == study) & links.c.revoked.is_(None) & (links.c.expires > at)
            rows = connection.execute(select(links).where(mine).order_by(links.c.created.desc()))
            return tuple(Link(row.token[:_ID], row.name, row.created, row.expires) for row in rows)

    def revoke(self, study: str, link: str) -> None:
        """Let a link open nothing from now on."""
        with writing(self._engine) as connection:
            at = self._clock()
            rights.demand_right(connection, self._visitor, Right.SHARE, study, at=at)
            mine = (links.c.study == study) & (func.substr(links.c.token, 1, _ID) == link) & links.c.revoked.is_(None)
            name = connection.scalar(select(links.c.name).where(mine))
            if name is not None:
                connection.execute(update(links).where(mine).values(revoked=at))
                self._note(connection, study, "link revoked", self._author(""), name)

    def visitor_of(self, token: str) -> Visitor:
        """Who holds the token of a link; ``viewer-link-unknown`` where it opens nothing (any more)."""
        with reading(self._engine) as connection:
            mine = (links.c.token == hashed(token)) & links.c.revoked.is_(None) & (links.c.expires > self._clock())
            query = select(links).join(studies, studies.c.id == links.c.study).where(mine, studies.c.deleted.is_(None))
            row = connection.execute(query).one_or_none()
        if row is None:
            raise DecisionError("viewer-link-unknown")
        return Visitor(row.name, "", Role.VIEWER, row.study, key=row.token)
