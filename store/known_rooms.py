"""What is known of workshops inside a transaction: who may run them, how they stand, what they ask about.

What never changes is read once; of what only grows, only what is new.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable

from sqlalchemy import Connection, Engine

from store import rights, versions, workshops
from store.recent import Recent
from store.times import now
from store.transactions import Transactions
from store.workshops import Kept
from studies.access import ALONE, Right, Visitor
from studies.rooms import Room
from studies.study import Ballot, Study
from studies.workshop import Standing, Workshop, standing

MOST_STRUCTURES = 16
"""How many versions are kept as they were read: a version never changes."""

MOST_ROOMS = 256
"""How many workshops are kept as they were read."""

MOST_SEEN = 16_384
"""Of how many seats it is kept when they are noted again."""


class KnownRooms(Transactions):
    """What the methods of rooms have in common.

    Parameters
    ----------
    engine, visitor, clock, tokens
        As for :class:`store.transactions.Transactions`.
    """

    def __init__(
        self,
        engine: Engine,
        visitor: Visitor = ALONE,
        *,
        clock: Callable[[], str] = now,
        tokens: Callable[[], str] = lambda: secrets.token_urlsafe(24),
    ) -> None:
        super().__init__(engine, visitor, clock=clock, tokens=tokens)
        self._standings: Recent[str, tuple[int, Standing]] = Recent(MOST_ROOMS)
        self._plans: Recent[str, Workshop] = Recent(MOST_ROOMS)
        self._structures: Recent[tuple[str, int], Study] = Recent(MOST_STRUCTURES)
        self._seen: Recent[str, str] = Recent(MOST_SEEN)

    def _run(self, connection: Connection, study_id: str) -> str:
        """The name of the visitor, who may run workshops of this study; else raise."""
        versions.require(connection, study_id)
        at = self._clock()
        return rights.demand_right(connection, self._visitor, Right.RUN, study_id, at=at).name

    def _led(self, connection: Connection, room_id: str) -> Kept:
        """A workshop that the visitor may run; to others it is unknown."""
        kept = workshops.read(connection, room_id)
        self._run(connection, kept.study)
        return kept

    def _room(self, connection: Connection, kept: Kept) -> Room:
        newest, state = self._standing(connection, kept.id)
        return Room(kept.id, kept.study, kept.code, kept.created, kept.expires, kept.workshop, state, newest)

    def _standing(
        self, connection: Connection, room_id: str, known: int = -1, *, keep: bool = False
    ) -> tuple[int, Standing]:
        """How a workshop stands, and after which event: only events that are new since the last look are read.

        ``known`` is the number of the newest event, where the transaction knows it already; ``keep`` says that it has
        written no event, which might be taken back.
        """
        newest, state = self._standings.get(room_id) or (0, Standing())
        if newest == known:
            return newest, state
        happened = workshops.events(connection, room_id, newest)
        if happened:
            newest, state = happened[-1].number, standing(happened, state)
        if keep or not connection.get_execution_options().get("writes", False):
            self._standings.keep(room_id, (newest, state))
        return newest, state

    def _plan(self, connection: Connection, room_id: str) -> Workshop:
        """A workshop as it was planned, which never changes: read once."""
        return self._plans.get(room_id) or self._plans.keep(room_id, workshops.read(connection, room_id).workshop)

    def _structure(self, connection: Connection, study_id: str, number: int = 0) -> Study:
        """The study of a version, by default the newest, without ballots; the newest few are kept as they were read."""
        key = study_id, number or versions.number(connection, study_id)
        return self._structures.get(key) or self._structures.keep(key, versions.structure(connection, *key))

    def _answers(
        self, connection: Connection, kept: Kept, *, after: int = 0, up_to: int | None = None, left: bool = False
    ) -> tuple[tuple[int, Ballot], ...]:
        seated = workshops.joined(connection, kept.id) if left else self._standing(connection, kept.id)[1].seats
        content, who = self._structure(connection, kept.study), frozenset(seated)
        return workshops.answers(connection, kept.study, content, kept.workshop, who, after=after, up_to=up_to)
