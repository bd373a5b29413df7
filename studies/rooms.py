"""Where workshops are kept, as the floors above see it. ``store`` implements it on the database of the studies.

A code on the wall leads to the waiting room and nothing else. Whoever is admitted, and whoever was invited, holds a
token that opens one ballot: tokens are kept as hashes and can be revoked.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Protocol

from mcdm.judgments import Judgments
from mcdm.model import ComparisonSet
from studies.delphi import Feedback
from studies.study import Ballot, Study
from studies.workshop import Event, Standing, Workshop


@dataclass(frozen=True)
class Room:
    """A workshop, its code, and how it stands after event number `newest`."""

    id: str
    study: str
    code: str
    created: str
    expires: str
    workshop: Workshop
    standing: Standing
    newest: int


@dataclass(frozen=True)
class Knock:
    """A walk-in who waits to be admitted."""

    id: int
    name: str
    at: str


@dataclass(frozen=True)
class Seat:
    """What a token opens: the place of one expert in one workshop.

    Parameters
    ----------
    room
        The workshop, with the seat and the comments of no other expert; None for a personal link that leads to the
        ballot alone.
    study
        What is asked, with the answers of this expert and of the panel, and with no other expert; None in the waiting
        room.
    version
        Number of the version that was read.
    expert
        Whose seat it is; empty while a walk-in waits.
    waiting, refused
        Whether a walk-in still waits, or was turned away. Who was left out later is refused, too.
    """

    room: Room | None
    study: Study | None
    version: int
    expert: str
    waiting: bool = False
    refused: bool = False


@dataclass(frozen=True)
class Presence:
    """When an expert was last here."""

    expert: str
    seen: str


@dataclass(frozen=True)
class Pulse:
    """Whether anything changed for a seat: numbers that grow, cheap enough to be asked every two seconds.

    Parameters
    ----------
    newest
        Number of the newest event of the workshop that changes anything at a seat (who joins, what is said and what is
        decided does not); 0 where there is none.
    ballot
        Number of the newest ballot of the seat's expert, cast here or on another device.
    waiting, refused
        As in :class:`Seat`.
    """

    newest: int = 0
    ballot: int = 0
    waiting: bool = False
    refused: bool = False


@dataclass(frozen=True)
class Before:
    """What the seat's expert and the group answered to a set before the present round, or before a vote after talk.

    Parameters
    ----------
    own
        The expert's own answer of then; None where there was none.
    group
        How the group's answers to each pair lay in the round before; empty where this is no Delphi, and without a pair
        that too few others answered.
    """

    own: Judgments | None = None
    group: tuple[Feedback, ...] = ()


@dataclass(frozen=True)
class Revised:
    """What is stored of a seat's expert on one set after :meth:`Rooms.revise`.

    Parameters
    ----------
    asked
        The set.
    number
        Of the newest ballot on it; 0 where there is none.
    given
        The answer, as far as it fits the model of today; None where there is none.
    """

    asked: ComparisonSet
    number: int
    given: Judgments | None


Change = Callable[[ComparisonSet, Judgments | None], Judgments | None]
"""Of a set and what is stored of it, what shall be stored."""


class Rooms(Protocol):
    """Workshops with their events, waiting rooms and seats. Every method is one transaction.

    The facilitator's methods raise ``not-permitted`` without the right to run the study.
    """

    # ------------------------------------------------------------------ the facilitator

    def create(self, study_id: str, workshop: Workshop, *, hours: float = 72.0) -> str:
        """Open a lasting room with a code of its own; gives its id. `hours` from now on its code opens nothing."""

    def list(self, study_id: str) -> tuple[Room, ...]:
        """The workshops of a study, newest first."""

    def room(self, room_id: str) -> Room:
        """A workshop as it stands; ``workshop-unknown``."""

    def events(self, room_id: str, after: int = 0) -> tuple[Event, ...]:
        """What happened after event number `after`, oldest first."""

    def tell(self, room_id: str, event: Event) -> int:
        """Let something happen, if :func:`studies.workshop.check` lets it; gives its number.

        ``newest_ballot`` is filled in here, where an event has it.
        """

    def ballots(
        self, room_id: str, *, after: int = 0, up_to: int | None = None, left: bool = False
    ) -> tuple[tuple[int, Ballot], ...]:
        """The newest answers of the workshop's experts on its sets with the number of each ballot, oldest first.

        Parameters
        ----------
        after
            Only what came in after this ballot: what a wall that refreshes has not seen yet.
        up_to
            As they stood at this ballot: the answers of an earlier round.
        left
            Also those of experts who were left out since: what the minutes tell.
        """

    def present(self, room_id: str) -> tuple[Presence, ...]:
        """Who was here, and when last."""

    def knocking(self, room_id: str) -> tuple[Knock, ...]:
        """Who waits to be admitted, the first first."""

    def admit(self, room_id: str, knocks: Collection[int], *, weight: float = 1.0) -> tuple[str, ...]:
        """Admit walk-ins as new experts of the study: one new version; gives their ids."""

    def refuse(self, room_id: str, knocks: Collection[int]) -> None:
        """Turn walk-ins away."""

    def invite(self, room_id: str, experts: Iterable[str], *, replacing: bool = False) -> dict[str, str]:
        """Personal links of experts of the study: expert -> token, told once.

        Earlier links of the same expert to this workshop are revoked. Where names are hidden, each of them answers as a
        new expert of the study under a pseudonym that nothing kept connects with the name: so nobody can be invited
        twice (``invited-already``), all of them weigh 1, and they had better be invited together.

        Parameters
        ----------
        replacing
            Where names are hidden: take back what these experts answered to the workshop's sets before, so that nobody
            counts twice. It stays in the history, and their answers to other sets count as before.
        """

    def renew_code(self, room_id: str, *, hours: float = 72.0) -> str:
        """Another code, e.g. because the old one was seen by strangers."""

    # ------------------------------------------------------------------ who is at the door, and who sits inside

    def knock(self, code: str, name: str, *, source: str) -> str:
        """Wait at the room with this code; gives a token that opens a seat once admitted.

        Parameters
        ----------
        source
            Where the attempt comes from (an address): wrong codes from there are counted.

        Raises
        ------
        DecisionError
            ``code-unknown`` (also where it expired), ``too-many-attempts``, ``waiting-room-full``,
            ``knock-without-name``.
        """

    def seat(self, token: str) -> Seat:
        """What a token opens now; ``invitation-unknown`` where it was revoked, expired or never given."""

    def answer(self, token: str, set_name: str, judgments: Judgments | None) -> int:
        """Store the answer of the seat's expert to one set, or take it back; gives the number of the ballot.

        Raises
        ------
        DecisionError
            ``workshop-locked``, ``workshop-waiting``, ``workshop-over``, and what ``edits.cast_ballot`` raises.
        """

    def revise(self, token: str, set_name: str, change: Change) -> Revised:
        """Store what `change` makes of the present answer of the seat's expert, both in one transaction.

        So two devices of one expert never overwrite each other unseen: `change` looks at what is stored. Nothing is
        written where it leaves that as it is.

        Raises
        ------
        DecisionError
            As :meth:`answer`; ``id-unknown`` for a set that is not asked.
        """

    def stay(self, token: str, set_name: str, first: str, second: str) -> int:
        """Say that the seat's expert, asked once more, stays with the answer to a pair; gives the number of the ballot.

        The answer is cast again as it stands, so that it counts as given in this round and in this vote.

        Raises
        ------
        DecisionError
            As :meth:`answer`, and ``workshop-nothing-to-keep`` where the pair was neither answered nor left open.
        """

    def say(self, token: str, set_name: str, first: str, second: str, text: str) -> None:
        """A comment of the seat's expert on a pair."""

    def pulse(self, token: str) -> Pulse:
        """Whether anything changed for a seat; ``invitation-unknown``."""

    def before(self, token: str, set_name: str) -> Before:
        """What was answered to a set before the present round or vote, by this expert and by the group."""

    def here(self, token: str) -> None:
        """Note that the seat's expert is here, at most every ten seconds."""
