"""Workshops on a database: every method one transaction, time and random tokens given from outside.

The facilitator's methods ask :mod:`store.rights` inside that transaction; a seat's methods go by the token alone.
"""

# ruff: noqa: D102 - the protocol says what the methods do

from __future__ import annotations

import secrets
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import timedelta
from types import MappingProxyType

from sqlalchemy import Connection, Engine

from mcdm.errors import DecisionError
from mcdm.judgments import Judgments
from store import attempts, ballots, newcomers, seats, settings, versions, workshops
from store.database import reading, writing
from store.known_rooms import KnownRooms
from store.times import later
from store.tokens import hashed
from store.workshops import Kept
from studies import edits
from studies.access import ALONE, Visitor
from studies.delphi import Feedback, feedback
from studies.edits.ballots import fitted, fitting
from studies.edits.entries import require
from studies.group_reading import group_reading
from studies.rooms import Before, Change, Knock, Presence, Pulse, Revised, Room, Rooms, Seat
from studies.study import PANEL, Ballot, Expert, Study
from studies.workshop import KINDS, Event, Workshop, check, check_answer

LINK_LASTS = timedelta(days=30)
"""How long a personal link opens a seat."""


class DatabaseRooms(KnownRooms, Rooms):
    """Implements :class:`studies.rooms.Rooms`; the methods are described there.

    Parameters
    ----------
    engine, visitor, clock, tokens
        As for :class:`store.transactions.Transactions`.
    """

    # ------------------------------------------------------------------ the facilitator

    def create(self, study_id: str, workshop: Workshop, *, hours: float = 72.0) -> str:
        new, at = secrets.token_hex(6), self._clock()
        with writing(self._engine) as connection:
            by = self._run(connection, study_id)
            content = self._structure(connection, study_id)
            for name in workshop.sets:
                require(name, content.every_set, "ballots")
            for name in workshop.experts:
                require(name, (each.id for each in content.experts), "experts")
            workshops.create(connection, new, study_id, workshop, at=at, expires=later(at, timedelta(hours=hours)))
            if not workshop.names_hidden:
                self._seat(connection, new, content, workshop.experts, at, by)
            self._note(connection, study_id, "workshop planned", by, new)
        return new

    def list(self, study_id: str) -> tuple[Room, ...]:
        with reading(self._engine) as connection:
            self._run(connection, study_id)
            return tuple(self._room(connection, kept) for kept in workshops.of_study(connection, study_id))

    def room(self, room_id: str) -> Room:
        with reading(self._engine) as connection:
            return self._room(connection, self._led(connection, room_id))

    def events(self, room_id: str, after: int = 0) -> tuple[Event, ...]:
        with reading(self._engine) as connection:
            self._led(connection, room_id)
            return workshops.events(connection, room_id, after)

    def tell(self, room_id: str, event: Event) -> int:
        with writing(self._engine) as connection:
            kept = self._led(connection, room_id)
            by = self._visitor.name or event.author
            if "newest_ballot" in KINDS.get(event.kind, ()):
                facts = {**event.facts, "newest_ballot": ballots.newest(connection, kept.study)}
                event = replace(event, facts=MappingProxyType(facts))
            check(kept.workshop, self._standing(connection, room_id)[1], event)
            at = self._clock()
            if event.kind == "left out":
                seats.revoke(connection, room_id, str(event.facts["expert"]), at=at)
            self._note(connection, kept.study, f"workshop {event.kind}", by, room_id)
            return workshops.append(connection, room_id, event, at=at, author=by)

    def ballots(
        self, room_id: str, *, after: int = 0, up_to: int | None = None, left: bool = False
    ) -> tuple[tuple[int, Ballot], ...]:
        with reading(self._engine) as connection:
            return self._answers(connection, self._led(connection, room_id), after=after, up_to=up_to, left=left)

    def present(self, room_id: str) -> tuple[Presence, ...]:
        with reading(self._engine) as connection:
            self._led(connection, room_id)
            return seats.present(connection, room_id)

    def knocking(self, room_id: str) -> tuple[Knock, ...]:
        with reading(self._engine) as connection:
            self._led(connection, room_id)
            return seats.knocking(connection, room_id)

    def admit(self, room_id: str, knocks: Collection[int], *, weight: float = 1.0) -> tuple[str, ...]:
        with writing(self._engine) as connection:
            kept, at = self._led(connection, room_id), self._clock()
            hidden = kept.workshop.names_hidden
            waiting = [each for each in seats.knocking(connection, room_id) if each.id in set(knocks)]
            if not waiting:
                return ()
            names = [None if hidden else each.name for each in waiting]
            new = self._join(connection, kept, names, weight, at)
            expires = later(at, LINK_LASTS)
            for each, expert in zip(waiting, new, strict=True):
                key = seats.token_of(connection, each.id)
                seats.answer(connection, each.id, at=at, expert=expert.id, forget=hidden)
                seats.invite(connection, kept.study, expert.id, room_id, key, at=at, expires=expires)
            return tuple(sorted(each.id for each in new)) if hidden else tuple(each.id for each in new)

    def refuse(self, room_id: str, knocks: Collection[int]) -> None:
        with writing(self._engine) as connection:
            kept, at = self._led(connection, room_id), self._clock()
            for each in seats.knocking(connection, room_id):
                if each.id in set(knocks):
                    seats.answer(connection, each.id, at=at, forget=kept.workshop.names_hidden)

    def invite(self, room_id: str, experts: Iterable[str], *, replacing: bool = False) -> dict[str, str]:
        wanted = tuple(dict.fromkeys(experts))
        with writing(self._engine) as connection:
            kept, at = self._led(connection, room_id), self._clock()
            content = self._structure(connection, kept.study)
            for name in wanted:
                require(name, (each.id for each in content.experts), "experts")
            places = dict(zip(wanted, wanted, strict=True))
            if kept.workshop.names_hidden:
                places = self._hide(connection, kept, wanted, at, replacing=replacing)
            else:
                self._seat(connection, room_id, content, wanted, at, self._visitor.name)
            found, expires = {}, later(at, LINK_LASTS)
            for name, expert in places.items():
                found[name] = self._tokens()
                seats.revoke(connection, room_id, expert, at=at)
                seats.invite(connection, kept.study, expert, room_id, hashed(found[name]), at=at, expires=expires)
            detail = f"{len(found)}" if kept.workshop.names_hidden else ", ".join(found)
            self._note(connection, kept.study, "invited to a workshop", self._visitor.name, detail)
            return found

    def renew_code(self, room_id: str, *, hours: float = 72.0) -> str:
        with writing(self._engine) as connection:
            self._led(connection, room_id)
            at = self._clock()
            return workshops.renew(connection, room_id, at=at, expires=later(at, timedelta(hours=hours)))

    # ------------------------------------------------------------------ who is at the door, and who sits inside

    def knock(self, code: str, name: str, *, source: str) -> str:
        called, token, at = seats.called(name), self._tokens(), self._clock()
        with writing(self._engine) as connection:
            attempts.check(connection, "code", source, at)
            kept = workshops.with_code(connection, code, at)
            if kept is None:
                attempts.note(connection, "code", source, at)  # kept: the refusal comes after this transaction
            elif called:
                seats.knock(connection, kept.id, called, token, at=at)
        if kept is None:
            raise DecisionError("code-unknown")
        if not called:
            raise DecisionError("knock-without-name")
        return token

    def seat(self, token: str) -> Seat:
        with reading(self._engine) as connection:
            found = seats.opened(connection, token, self._clock())
            room = self._room(connection, workshops.read(connection, found.workshop)) if found.workshop else None
            seen = seats.unnamed(room, found.expert)
            if not found.study:
                return Seat(seen, None, 0, "", waiting=not found.refused, refused=found.refused)
            content = self._structure(connection, found.study, found.version)
            study = seats.own_study(connection, found.study, content, found.expert)
            out = room is not None and found.expert not in room.standing.seats
            return Seat(seen, study, found.version, found.expert, refused=out)

    def answer(self, token: str, set_name: str, judgments: Judgments | None) -> int:
        with writing(self._engine) as connection:
            at = self._clock()
            return self._cast(connection, token, self._taken(connection, token, at), set_name, judgments, at)

    def revise(self, token: str, set_name: str, change: Change) -> Revised:
        with writing(self._engine) as connection:
            at = self._clock()
            found = self._taken(connection, token, at)
            content = self._structure(connection, found.study, found.version)
            require(set_name, content.every_set, "ballots")
            asked = content.every_set[set_name]
            number, kept = ballots.last_numbered(connection, found.study, found.expert, set_name)
            before = fitted(kept, asked.elements) if kept else None
            given = change(asked, before)
            if given != before:
                number = self._cast(connection, token, found, set_name, given, at)
            return Revised(asked, number, given)

    def stay(self, token: str, set_name: str, first: str, second: str) -> int:
        with writing(self._engine) as connection:
            at = self._clock()
            found = self._taken(connection, token, at)
            if not found.workshop:
                raise DecisionError("invitation-unknown")
            self._check_phase(connection, found, set_name)
            me = found.expert
            given = ballots.last(connection, found.study, me, set_name)
            if given is None or not seats.says(given, first, second):
                raise DecisionError("workshop-nothing-to-keep")
            facts = MappingProxyType({"expert": me, "set": set_name, "first": first, "second": second})
            workshops.append(connection, found.workshop, Event("stayed", facts), at=at, author=me)
            self._note(connection, found.study, "ballot cast", me, f"{me}/{set_name}", found.version)
            return ballots.append_one(connection, found.study, me, set_name, given, at=at, author=me)

    def say(self, token: str, set_name: str, first: str, second: str, text: str) -> None:
        said = text.strip()
        if not said:
            return
        with writing(self._engine) as connection:
            at = self._clock()
            found = self._taken(connection, token, at)
            if not found.workshop:
                raise DecisionError("invitation-unknown")
            kept = workshops.read(connection, found.workshop)
            facts = {"expert": found.expert, "set": set_name, "first": first, "second": second, "text": said[:1000]}
            event = Event("comment", MappingProxyType(facts))
            check(kept.workshop, self._standing(connection, kept.id)[1], event)
            content = self._structure(connection, found.study)
            for name in (first, second):
                require(name, content.every_set[set_name].elements, "ballots")
            workshops.append(connection, kept.id, event, at=at, author=found.expert)

    def pulse(self, token: str) -> Pulse:
        with reading(self._engine) as connection:
            return seats.pulse(connection, token, self._clock())

    def before(self, token: str, set_name: str) -> Before:
        with reading(self._engine) as connection:
            found = self._taken(connection, token, self._clock())
            if not found.workshop:
                return Before()
            state = self._standing(connection, found.workshop)[1]
            kept = workshops.read(connection, found.workshop)
            last = state.rounds[-2].last if len(state.rounds) > 1 else None
            votes = [vote.first for vote in state.votes if vote.pair.set == set_name]
            since = [each for each in (last, votes[-1] if votes else None) if each is not None]
            own = self._own_before(connection, found, set_name, max(since)) if since else None
            if last is None or not kept.workshop.delphi:
                return Before(own)
            return Before(own, self._group_before(connection, kept, set_name, last, found.expert))

    def here(self, token: str) -> None:
        at = self._clock()
        if at >= (self._seen.get(hashed(token)) or ""):
            with writing(self._engine) as connection:
                found = seats.opened(connection, token, at)
                self._due(token, at)
                if found.workshop and found.expert:
                    seats.here(connection, found.workshop, found.expert, at=at)

    # ------------------------------------------------------------------ inside a transaction

    def _cast(
        self, connection: Connection, token: str, found: seats.Opened, set_name: str, given: Judgments | None, at: str
    ) -> int:
        """Store an answer of a seat, or that it is taken back, if that may be now; gives its number."""
        self._check_phase(connection, found, set_name)
        me = found.expert
        if given is not None:
            edits.check_ballot(self._structure(connection, found.study, found.version), Ballot(me, set_name, given))
        number = ballots.append_one(connection, found.study, me, set_name, given, at=at, author=me)
        action = "ballot withdrawn" if given is None else "ballot cast"
        self._note(connection, found.study, action, me, f"{me}/{set_name}", found.version)
        if found.workshop and self._due(token, at):
            seats.here(connection, found.workshop, me, at=at)
        return number

    def _check_phase(self, connection: Connection, found: seats.Opened, set_name: str) -> None:
        """Raise unless an expert may answer this set now; a ballot by itself is always open."""
        if found.workshop is not None:
            state = self._standing(connection, found.workshop, found.newest, keep=True)[1]
            check_answer(self._plan(connection, found.workshop), state, found.expert, set_name)

    def _taken(self, connection: Connection, token: str, at: str) -> seats.Opened:
        """The seat of a token; ``invitation-unknown`` for who still waits."""
        found = seats.opened(connection, token, at)
        if not found.study:
            raise DecisionError("invitation-unknown")
        return found

    def _due(self, token: str, at: str) -> bool:
        """Whether it is time to note again that this seat is taken."""
        key = hashed(token)
        if at < (self._seen.get(key) or ""):
            return False
        self._seen.keep(key, later(at, seats.SEEN_EVERY))
        return True

    def _own_before(self, connection: Connection, found: seats.Opened, set_name: str, up_to: int) -> Judgments | None:
        content = self._structure(connection, found.study)
        cast = seats.own_ballots(connection, found.study, (found.expert,), up_to)
        kept = fitting(cast, content.model, content.experts, content.subnetworks)
        return next((each.judgments for each in kept if (each.expert, each.set) == (found.expert, set_name)), None)

    def _group_before(
        self, connection: Connection, kept: Kept, set_name: str, up_to: int, expert: str
    ) -> tuple[Feedback, ...]:
        """What an expert sees of the group's answers as they stood at a ballot, where enough others gave one."""
        content, places = self._structure(connection, kept.study), self._standing(connection, kept.id)[1].seats
        given = self._answers(connection, kept, up_to=up_to)
        then = group_reading(content, (set_name,), places, given)
        told = (feedback(then, expert, pair) for pair in then.pairs)
        return tuple(each for each in told if each is not None)

    def _join(
        self, connection: Connection, kept: Kept, names: Collection[str | None], weight: float, at: str
    ) -> tuple[Expert, ...]:
        """Newcomers, as experts of a new version; None stands for a pseudonym."""
        content, by = self._structure(connection, kept.study), self._visitor.name
        taken = {PANEL, *content.labels, *content.every_set, *(each.id for each in content.experts)}
        taken |= {expert for expert, _ in ballots.answered(connection, kept.study)}
        given = [name for name in names if name is not None]
        new = (*newcomers.named(given, taken, weight), *newcomers.pseudonyms(len(names) - len(given), taken, weight))
        listed = sorted(new, key=lambda each: int(each.id[1:])) if not given else new
        changed = replace(content, experts=(*content.experts, *listed))
        number = versions.number(connection, kept.study) + 1
        versions.append(connection, kept.study, changed, number, at=at, author=by, message="")
        self._note(connection, kept.study, "admitted", by, ", ".join(each.id for each in listed))
        self._seat(connection, kept.id, changed, [each.id for each in listed], at, by)
        return new

    def _hide(
        self, connection: Connection, kept: Kept, experts: Collection[str], at: str, *, replacing: bool
    ) -> dict[str, str]:
        """A pseudonym for each expert. Who was given one is remembered, which one is not."""
        key = f"workshop/{kept.id}/invited"
        invited = set((settings.value(connection, key) or "").split("\n"))
        again = sorted(invited & set(experts))
        if again:
            raise DecisionError("invited-already", expert=again[0])
        new = self._join(connection, kept, [None] * len(experts), 1.0, at) if experts else ()
        settings.keep(connection, key, "\n".join(sorted((invited | set(experts)) - {""})))
        if replacing:
            answered = {(each.expert, each.set) for each in ballots.current(connection, kept.study)}
            gone = [(name, each, None) for name in experts for each in kept.workshop.sets if (name, each) in answered]
            ballots.append(connection, kept.study, gone, at=at, author=self._visitor.name)
        return {name: each.id for name, each in zip(experts, new, strict=True)}

    def _seat(
        self, connection: Connection, room_id: str, content: Study, experts: Collection[str], at: str, by: str
    ) -> None:
        """Let experts of the study take part who do not yet, with the weight they have there."""
        state, weight = self._standing(connection, room_id)[1], {each.id: each.weight for each in content.experts}
        for name in experts:
            if name not in state.seats:
                facts = MappingProxyType({"expert": name, "weight": weight[name]})
                workshops.append(connection, room_id, Event("joined", facts), at=at, author=by)


def open_rooms(engine: Engine, visitor: Visitor = ALONE) -> DatabaseRooms:
    """The workshops on the database of a repository."""
    return DatabaseRooms(engine, visitor)
