"""What two hundred phones ask all the time, read once for all of a room: whether anything changed, and who is here.

A look is answered from memory as long as that is younger than half a second; the first one after that reads the room
anew. So looks cost the same whether ten or two hundred people take part. Only seats are known here, and only what the
database says lets anybody in: whoever was left out is told so by the next reading.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from sqlalchemy import Connection, Engine, bindparam, func, select

from store import seats
from store.database import reading, writing
from store.recent import Recent
from store.schema import ballots, invitations, studies, workshop_events
from store.times import later, now
from store.tokens import hashed
from studies.rooms import Pulse

FRESH = 0.5
"""Seconds for which a room is told from memory."""

STALE = 5.0
"""Seconds after which nobody is told from memory while the room is being read."""

MOST = 64
"""Rooms that are remembered."""

_SEATS = (
    select(invitations.c.token, invitations.c.expert, invitations.c.expires)
    .join(studies, studies.c.id == invitations.c.study)
    .where(
        invitations.c.study == bindparam("study"),
        invitations.c.workshop == bindparam("room"),
        invitations.c.revoked.is_(None),
        studies.c.deleted.is_(None),
    )
)
_NEWEST = select(func.max(workshop_events.c.id)).where(
    workshop_events.c.workshop == bindparam("room"), workshop_events.c.kind.not_in(seats.OF_OTHERS)
)
_ALL = (
    select(ballots.c.expert, func.max(ballots.c.id).label("id"))
    .where(ballots.c.study == bindparam("study"))
    .group_by(ballots.c.expert)
)
_CAME = select(ballots.c.id, ballots.c.study, ballots.c.expert).where(ballots.c.id > bindparam("after"))
"""What came in since is looked up by number alone: an index on the study would lead through all its ballots."""


@dataclass
class _Room:
    """A room as it was read: the seats by the hash of their tokens, and the newest ballot of each expert."""

    study: str
    read: float = float("-inf")
    last: float = float("-inf")
    newest: int = 0
    seats: dict[str, tuple[str, str | None]] = field(default_factory=dict)
    ballots: dict[str, int] = field(default_factory=dict)
    seen: dict[str, str] = field(default_factory=dict)
    here: dict[str, str] = field(default_factory=dict)
    crowd: int = 0

    def pulse(self, expert: str) -> Pulse:
        return Pulse(self.newest, self.ballots.get(expert, 0))

    def note(self, expert: str, at: str) -> None:
        """Somebody is here: written down by the next reading, every ten seconds."""
        if at >= self.seen.get(expert, ""):
            self.here[expert] = at
            self.seen[expert] = later(at, seats.SEEN_EVERY)


class Pulses:
    """The pulses of all rooms on a database.

    Parameters
    ----------
    engine
        From :func:`store.database.connect`.
    clock, moment
        The time, and seconds that only grow.
    """

    def __init__(
        self, engine: Engine, *, clock: Callable[[], str] = now, moment: Callable[[], float] = time.monotonic
    ) -> None:
        self._engine, self._clock, self._moment = engine, clock, moment
        self._rooms: Recent[str, _Room] = Recent(MOST)

    def at_hand(self, token: str) -> Pulse | None:
        """What is known without a look into the database; None where that must be asked by :meth:`look`."""
        key = hashed(token)
        room = next((each for _, each in self._rooms.all() if key in each.seats), None)
        if room is None:
            return None
        moment = self._moment()
        if moment - room.last > FRESH:
            young = moment - room.read < STALE
            room.last = moment if young else room.last  # the one who asks now reads; others need not wait for that
            return None
        expert, expires = room.seats[key]
        at = self._clock()
        if expires is not None and expires <= at:
            return None
        room.note(expert, at)
        return room.pulse(expert)

    def crowd(self, token: str) -> int:
        """How many looked lately in the room of a token, by the last reading; 0 where it has no seat."""
        key = hashed(token)
        return next((each.crowd for _, each in self._rooms.all() if key in each.seats), 0)

    def look(self, token: str) -> Pulse:
        """What a token may hear of now, by reading its room; ``invitation-unknown``."""
        at = self._clock()
        with reading(self._engine) as connection:
            found = seats.opened(connection, token, at)
            if not (found.workshop and found.study):
                return seats.pulse(connection, token, at)
            room = self._read(connection, found.workshop, found.study)
        room.note(found.expert, at)
        self._write_who_is_here(found.workshop, room)
        return room.pulse(found.expert)

    def _read(self, connection: Connection, room_id: str, study: str) -> _Room:
        known, moment = self._rooms.get(room_id) or _Room(study), self._moment()
        newest = connection.scalar(_NEWEST, {"room": room_id}) or 0
        rows = connection.execute(_SEATS, {"study": study, "room": room_id})
        lately = later(self._clock(), -seats.SEEN_EVERY)
        room = replace(
            known,
            read=moment,
            last=moment,
            newest=newest,
            seats={row.token: (row.expert, row.expires) for row in rows},
            ballots=self._ballots(connection, known),
            crowd=sum(until > lately for until in list(known.seen.values())),
        )
        return self._rooms.keep(room_id, room)

    def _ballots(self, connection: Connection, known: _Room) -> dict[str, int]:
        after = max(known.ballots.values(), default=0)
        if not after:
            return {row.expert: row.id for row in connection.execute(_ALL, {"study": known.study})}
        came = connection.execute(_CAME, {"after": after})
        new: dict[str, int] = {}
        for number, study, expert in came:
            if study == known.study:
                new[expert] = max(number, new.get(expert, 0))
        return known.ballots | new

    def _write_who_is_here(self, room_id: str, room: _Room) -> None:
        here = dict(room.here)
        if here:
            with writing(self._engine) as connection:
                for expert, at in here.items():
                    seats.here(connection, room_id, expert, at=at)
            for expert, at in here.items():
                if room.here.get(expert) == at:
                    room.here.pop(expert, None)
