"""Where an expert sits during this visit: what is asked, what was answered, and why nothing is taken just now.

The store knows everything; this is only what one visit needs again and again, so that an answer costs one short
transaction and nothing is read or parsed anew. It is made afresh by every run of the whole page.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cached_property

from i18n.translate import Translator
from mcdm.errors import DecisionError
from mcdm.judgments import Judgments, PairwiseComparisons
from mcdm.labels import Label
from mcdm.model import ComparisonSet
from reports.sentences.panel import pairs_decided, panel_state, says_anything
from reports.sentences.read_back import wording
from studies.document import fingerprint
from studies.questions import is_settled
from studies.rooms import Before, Pulse, Revised, Room, Rooms, Seat
from studies.study import Study
from studies.subnetworks import split
from studies.workshop import Pair, Stay
from views import session
from views.components.judgments.browser_answers import entries_of
from views.components.judgments.entries import Entries, from_browser, letters_of, pairs_of, to_browser
from views.components.seat.pace import PACE

HELD = {"workshop-locked": "locked", "workshop-waiting": "pause", "workshop-over": "over"}
"""Refusals that pass: the browser keeps the answer until it is taken."""

PASSING = ("database-away", "database-busy", "disk-full", "answers-too-fast")
"""Refusals that have nothing to do with the answer: the browser tries again by itself."""


@dataclass
class Place:
    """A seat with the answers of its expert.

    Parameters
    ----------
    token, seat
        What the link says, and what it opened.
    rooms
        Where answers go.
    pulse
        What was known when the seat was read.
    given
        The newest answers, by set.
    language
        In which the page was drawn.
    held
        Why nothing is taken now: a key of the texts beside the question; empty where answers are taken.
    before
        What was answered before this round, by set, as far as it was looked up.
    """

    token: str
    seat: Seat
    rooms: Rooms
    pulse: Pulse
    given: dict[str, Judgments] = field(default_factory=dict)
    language: str = "en"
    held: str = ""
    before: dict[str, Before] = field(default_factory=dict)

    @property
    def study(self) -> Study:
        """The study as far as this expert may see it."""
        assert self.seat.study is not None
        return self.seat.study

    @property
    def room(self) -> Room | None:
        """The workshop; None for a ballot by itself."""
        return self.seat.room

    @property
    def expert(self) -> str:
        """Whose seat it is."""
        return self.seat.expert

    @cached_property
    def sets(self) -> tuple[ComparisonSet, ...]:
        """What is asked here, in its order."""
        asked = {each.id: each for each in panel_state(self.study, everywhere=True).sets}
        if self.room is None:
            return tuple(asked.values())
        return tuple(asked[name] for name in self.room.workshop.sets if name in asked)

    @cached_property
    def pairs(self) -> int:
        """How many pairs are asked in all."""
        return sum(each.pair_count for each in self.sets)

    def labels(self, asked: ComparisonSet) -> Mapping[str, Label]:
        """The names of what a set compares: of the network that it belongs to."""
        network = split(asked.id, self.study.networks)[0]
        if network not in self._labels:
            self._labels[network] = self.study.inside(network).labels
        return self._labels[network]

    @cached_property
    def _labels(self) -> dict[str, Mapping[str, Label]]:
        return {}

    def wording(self, asked: ComparisonSet, t: Translator) -> Mapping[str, str | list[str]]:
        """How answers to a set are read back, put together once."""
        if asked.id not in self._wordings:
            self._wordings[asked.id] = wording(asked, self.labels(asked), t)
        return self._wordings[asked.id]

    @cached_property
    def _wordings(self) -> dict[str, Mapping[str, str | list[str]]]:
        return {}

    # ------------------------------------------------------------------ how far

    def done(self, asked: ComparisonSet) -> int:
        """Pairs of a set that were answered or skipped."""
        given = self.given.get(asked.id)
        if given is None:
            return 0
        return pairs_decided(given) + (len(given.skipped) if isinstance(given, PairwiseComparisons) else 0)

    def is_finished(self, asked: ComparisonSet) -> bool:
        """Whether nothing more need be asked of a set; in a workshop every pair is."""
        given = self.given.get(asked.id)
        if given is None:
            return False
        return self.done(asked) >= asked.pair_count or (
            self.room is None and is_settled(given, asked, self.study.choices)
        )

    @property
    def answered(self) -> int:
        """Pairs that were answered."""
        return sum(pairs_decided(each) for name, each in self.given.items() if name in {s.id for s in self.sets})

    @property
    def round(self) -> int:
        """Number of the present round; 1 for a ballot by itself."""
        present = self.room.standing.round if self.room else None
        return present.number if present else 1

    @property
    def is_led(self) -> bool:
        """Whether the facilitator leads everybody to one pair."""
        return self.room is not None and self.room.standing.together and self.room.standing.shown is not None

    # ------------------------------------------------------------------ answering

    def keep(self, set_name: str, judgments: Judgments) -> bool:
        """Store an answer: True once it is stored. What is refused for a while stays in the browser."""
        meant = judgments if says_anything(judgments) else None
        try:
            PACE.step(self.token)
            number = self.rooms.answer(self.token, set_name, meant)
        except DecisionError as error:
            self.refuse(error)
            return False
        self.pulse = replace(self.pulse, ballot=number)
        self.held = ""
        if meant is None:
            self.given.pop(set_name, None)
        else:
            self.given[set_name] = meant
        return True

    def hear(self, set_name: str, version: str, entries: Entries) -> bool:
        """Store what the browser holds of a set: True once all of it is stored, be it by an answer that came by itself.

        What was made from another version is not stored: the browser is told what is, and sends the rest again.
        """
        revision = Revision(self.token, version, entries)
        try:
            found = self.rooms.revise(self.token, set_name, revision)
        except DecisionError as error:
            self.refuse(error)
            return False
        self.held = ""
        self._take_in(set_name, found)
        return not revision.stale

    def look_again(self, set_name: str) -> None:
        """Read what is stored of a set: answers come past the page."""
        with suppress(DecisionError):
            self._take_in(set_name, self.rooms.revise(self.token, set_name, lambda _, given: given))

    def _take_in(self, set_name: str, found: Revised) -> None:
        self.pulse = replace(self.pulse, ballot=max(found.number, self.pulse.ballot))
        if found.given is None:
            self.given.pop(set_name, None)
        else:
            self.given[set_name] = found.given

    def refuse(self, error: DecisionError) -> None:
        """Remember why nothing is taken; what will not pass is said on the page."""
        if error.code in HELD:
            self.held = HELD[error.code]
        elif error.code not in PASSING:
            self.held = "refused"
            session.complain(error)

    def looked_back(self, set_name: str) -> Before:
        """What was answered to a set before this round, looked up once."""
        if self.room is None or not (len(self.room.standing.rounds) > 1 or self.room.standing.votes):
            return Before()
        if set_name not in self.before:
            try:
                self.before[set_name] = self.rooms.before(self.token, set_name)
            except DecisionError:
                return Before()
        return self.before[set_name]

    def stay(self, pair: Pair) -> None:
        """That the expert, asked once more, stays with an answer; what is refused for a while stays in the browser."""
        assert self.room is not None
        standing, stay = self.room.standing, Stay(pair, self.expert)
        if stay in standing.stays:
            return
        try:
            PACE.step(self.token)
            number = self.rooms.stay(self.token, pair.set, pair.first, pair.second)
        except DecisionError as error:
            self.refuse(error)
            return
        self.pulse = replace(self.pulse, ballot=max(number, self.pulse.ballot))
        standing = replace(standing, stays=standing.stays | {stay})
        self.seat = replace(self.seat, room=replace(self.room, standing=standing))

    def say(self, set_name: str, first: str, second: str, text: str) -> None:
        """A comment on a pair."""
        try:
            PACE.step(self.token, len(text))
            self.rooms.say(self.token, set_name, first, second, text)
            self.seat = self.rooms.seat(self.token)
        except DecisionError as error:
            session.complain(error)


class Revision:
    """What to make of a stored answer: the entries, where they were made from it; else it stays, and this is stale.

    Parameters
    ----------
    token
        Of the seat: what it changes is counted, so that it changes no faster than a person would.
    version, entries
        What the browser holds, and the version it was made from.
    """

    def __init__(self, token: str, version: str, entries: object) -> None:
        self.token, self.version, self.entries, self.stale = token, version, entries, False

    def __call__(self, asked: ComparisonSet, given: Judgments | None) -> Judgments | None:
        """What shall be stored."""
        present = pairs_of(asked, given)
        sent = entries_of(self.entries, len(present.elements))
        if sent == to_browser(present.elements, present):
            return given
        if fingerprint(present) != self.version:
            self.stale = True
            return given
        PACE.step(self.token, letters_of(sent))
        changed = from_browser(sent, present)
        return changed if says_anything(changed) else None


# ---------------------------------------------------------------------- the place of this visit


def take(rooms: Rooms, token: str) -> Place:
    """Read what a token opens now; ``invitation-unknown``, and what a database that is away raises."""
    pulse = rooms.pulse(token)  # first: what changes while the seat is read is noticed later
    seat = rooms.seat(token)
    if seat.room is not None:
        session.follow(seat.room.workshop.language)
    place = Place(token, seat, rooms, pulse, language=session.language())
    if seat.study is not None:
        place.given = {each.set: each.judgments for each in seat.study.ballots if each.expert == seat.expert}
    if seat.room is not None:
        phase = seat.room.standing.phase
        place.held = {"locked": "locked", "waiting": "pause", "finished": "over"}.get(phase, "")
    session.remember("place", place)
    return place


def taken() -> Place | None:
    """The place of this visit, as it was read last."""
    place = session.remembered("place")
    return place if isinstance(place, Place) and place.token == session.ballot_token() else None
