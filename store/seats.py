"""Who is at the door of a workshop and who sits inside, as rows: tokens, knocks and presence.

A token is given out once and kept as its SHA-256. A link of a workshop's expert is an invitation with the workshop's
id; a walk-in's token waits among the knocks and becomes such an invitation on admission.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import timedelta
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from mcdm.errors import DecisionError
from mcdm.judgments import Judgments, PairwiseComparisons
from store.invitations import that_opens
from store.schema import ballots, invitations, knocks, presence, studies, versions, workshop_events, workshops
from store.tokens import hashed
from studies import document
from studies.edits.ballots import fitting
from studies.rooms import Knock, Presence, Pulse, Room
from studies.study import PANEL, Ballot, Study

MOST_WAITING = 300
"""How many may wait at one door."""

LONGEST_NAME = 60

SEEN_EVERY = timedelta(seconds=10)
"""How often it is noted that somebody is here."""

OF_OTHERS = ("joined", "comment", "decision", "stayed", "answers shown", "wall set")
"""Events that change nothing at a seat: two hundred phones need not look up because somebody wrote a comment."""


@dataclass(frozen=True)
class Opened:
    """What a token opens: the place of an expert, or (without a study) a place in the waiting room.

    ``version`` is the newest one of the study, ``newest`` the newest event of the workshop.
    """

    study: str
    expert: str
    workshop: str | None
    refused: bool = False
    version: int = 0
    newest: int = 0


_HAPPENED = select(func.max(workshop_events.c.id)).where(workshop_events.c.workshop == invitations.c.workshop)
_OPENED = that_opens(
    invitations.c.study,
    invitations.c.expert,
    invitations.c.workshop,
    select(func.max(versions.c.number))
    .where(versions.c.study == invitations.c.study)
    .scalar_subquery()
    .label("version"),
    _HAPPENED.scalar_subquery().label("newest"),
)
_PULSE = that_opens(
    _HAPPENED.where(workshop_events.c.kind.not_in(OF_OTHERS)).scalar_subquery().label("newest"),
    select(func.max(ballots.c.id))
    .where(ballots.c.study == invitations.c.study, ballots.c.expert == invitations.c.expert)
    .scalar_subquery()
    .label("ballot"),
)
"""Made once: two hundred phones ask them all the time."""


def opened(connection: Connection, token: str, at: str) -> Opened:
    """What a token opens now; ``invitation-unknown`` where it was revoked, expired or never given."""
    key = hashed(token)
    row = connection.execute(_OPENED, {"key": key, "now": at}).one_or_none()
    if row is not None:
        return Opened(row.study, row.expert, row.workshop, version=row.version or 0, newest=row.newest or 0)
    return _at_the_door(connection, key)


def _at_the_door(connection: Connection, key: str) -> Opened:
    query = (
        select(knocks.c.workshop, knocks.c.answered, knocks.c.expert)
        .join(workshops, workshops.c.id == knocks.c.workshop)
        .join(studies, studies.c.id == workshops.c.study)
        .where(knocks.c.token == key, studies.c.deleted.is_(None))
    )
    row = connection.execute(query).one_or_none()
    if row is None or row.expert is not None:  # who was admitted holds an invitation, as long as it opens anything
        raise DecisionError("invitation-unknown")
    return Opened("", "", row.workshop, refused=row.answered is not None)


def pulse(connection: Connection, token: str, at: str) -> Pulse:
    """What may have changed for a token, in one query where it opens a seat; ``invitation-unknown``."""
    key = hashed(token)
    row = connection.execute(_PULSE, {"key": key, "now": at}).one_or_none()
    if row is not None:
        return Pulse(row.newest or 0, row.ballot or 0)
    refused = _at_the_door(connection, key).refused
    return Pulse(waiting=not refused, refused=refused)


# ---------------------------------------------------------------------- invitations


def invite(connection: Connection, study: str, expert: str, workshop: str, key: str, *, at: str, expires: str) -> None:
    """Let a token (given as its hash) open the seat of an expert."""
    row = {"token": key, "study": study, "expert": expert, "workshop": workshop, "created": at, "expires": expires}
    connection.execute(insert(invitations).values(**row))


def revoke(connection: Connection, workshop: str, expert: str, *, at: str) -> None:
    """Let every token of an expert to this workshop open nothing."""
    mine = (invitations.c.workshop == workshop) & (invitations.c.expert == expert) & invitations.c.revoked.is_(None)
    connection.execute(update(invitations).where(mine).values(revoked=at))


# ---------------------------------------------------------------------- the waiting room


def called(name: str) -> str:
    """A name at the door as it is kept: one line, of letters that show, not too long."""
    shown = (each if each.isprintable() else " " if each.isspace() else "" for each in name[: 100 * LONGEST_NAME])
    return " ".join("".join(shown).split())[:LONGEST_NAME].strip()


def knock(connection: Connection, workshop: str, name: str, token: str, *, at: str) -> None:
    """Let somebody wait; ``waiting-room-full``."""
    waiting = select(func.count()).where(knocks.c.workshop == workshop, knocks.c.answered.is_(None))
    if (connection.scalar(waiting) or 0) >= MOST_WAITING:
        raise DecisionError("waiting-room-full", most=MOST_WAITING)
    connection.execute(insert(knocks).values(workshop=workshop, token=hashed(token), name=name, at=at))


def knocking(connection: Connection, workshop: str) -> tuple[Knock, ...]:
    """Who waits, the first first."""
    query = select(knocks).where(knocks.c.workshop == workshop, knocks.c.answered.is_(None)).order_by(knocks.c.id)
    return tuple(Knock(row.id, row.name, row.at) for row in connection.execute(query))


def token_of(connection: Connection, knock: int) -> str:
    """The hash of the token with which somebody waits."""
    return str(connection.scalar(select(knocks.c.token).where(knocks.c.id == knock)))


def answer(connection: Connection, knock: int, *, at: str, expert: str | None = None, forget: bool = False) -> None:
    """Admit somebody as an expert, or turn them away; `forget` the name."""
    values: dict[str, Any] = {"answered": at, "expert": expert} | ({"name": ""} if forget else {})
    connection.execute(update(knocks).where(knocks.c.id == knock).values(values))


# ---------------------------------------------------------------------- inside


def here(connection: Connection, workshop: str, expert: str, *, at: str) -> None:
    """Note when an expert was last here."""
    insertion: Any = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}[connection.dialect.name]
    table: Table = presence
    row = insertion(table).values(workshop=workshop, expert=expert, seen=at)
    connection.execute(row.on_conflict_do_update(index_elements=[table.c.workshop, table.c.expert], set_={"seen": at}))


def present(connection: Connection, workshop: str) -> tuple[Presence, ...]:
    """Who was here, the last first."""
    query = select(presence).where(presence.c.workshop == workshop).order_by(presence.c.seen.desc(), presence.c.expert)
    return tuple(Presence(row.expert, row.seen) for row in connection.execute(query))


def own_ballots(
    connection: Connection, study: str, experts: Collection[str], up_to: int | None = None
) -> tuple[Ballot, ...]:
    """The newest answers of some experts to every set, as given: they may not fit the model of today."""
    mine = (ballots.c.study == study) & ballots.c.expert.in_((*experts, PANEL))
    if up_to is not None:
        mine &= ballots.c.id <= up_to
    newest = select(func.max(ballots.c.id)).where(mine).group_by(ballots.c.expert, ballots.c.set)
    query = select(ballots).where(ballots.c.id.in_(newest), ballots.c.judgments.is_not(None)).order_by(ballots.c.id)
    return tuple(
        Ballot(row.expert, row.set, document.read_judgments(json.loads(row.judgments)))
        for row in connection.execute(query)
    )


def own_study(connection: Connection, study: str, content: Study, expert: str) -> Study:
    """What an expert sees of a study: what is asked, the own answers and those of the panel, no other name."""
    me = tuple(each for each in content.experts if each.id == expert)
    if not me:
        raise DecisionError("invitation-unknown")
    cast = own_ballots(connection, study, (expert,))
    return Study(
        label=content.label,
        model=content.model,
        experts=me,
        ballots=fitting(cast, content.model, me, content.subnetworks),
        choices=content.choices,
        subnetworks=content.subnetworks,
        synthesis=content.synthesis,
    )


def unnamed(room: Room | None, expert: str) -> Room | None:
    """A workshop as one of its experts may see it: nobody else's weight, name or words."""
    if room is None:
        return None
    state = room.standing
    mine = {name: weight for name, weight in state.seats.items() if name == expert}
    said = tuple(each for each in state.comments if each.author == expert)
    stays = frozenset(each for each in state.stays if each.expert == expert)
    shown = replace(state, seats=MappingProxyType(mine), comments=said, stays=stays)
    return replace(room, workshop=replace(room.workshop, experts=()), standing=shown)


def says(given: Judgments, first: str, second: str) -> bool:
    """Whether an answer to a set says something on a pair, be it that it stays open."""
    if not isinstance(given, PairwiseComparisons):
        return False
    judged = [(each.first, each.second) for each in given.judgments]
    skipped = [(each.first, each.second) for each in given.skipped]
    return any({*pair} == {first, second} for pair in (*judged, *skipped))
