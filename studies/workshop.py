"""A workshop as it was planned, what happened in it, and how it stands.

What happens is kept as events that are never changed; how a workshop stands is what they come to, in the order in which
they happened. The answers themselves are ballots of the study: a round remembers the newest ballot at its beginning and
at its end, so that every round can be read again for ever.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from mcdm.errors import DecisionError
from mcdm.labels import Label

MOST_ROUNDS = 5
CONSENSUS_ENOUGH = 0.75
CHANGE_SMALL = 0.05


@dataclass(frozen=True)
class Pair:
    """Two elements of one comparison set."""

    set: str
    first: str
    second: str

    @property
    def turned(self) -> Pair:
        """The same two, the other way round."""
        return Pair(self.set, self.second, self.first)


@dataclass(frozen=True)
class Workshop:
    """A workshop as it was planned.

    Parameters
    ----------
    label
        What it is called.
    sets
        Ids of the comparison sets that are judged, in this order.
    experts
        Ids of the experts of the study who take part; walk-ins join them when they are admitted.
    rounds
        How often everybody judges, at most.
    names_hidden
        Everybody answers under a pseudonym that nothing kept connects with a name; nobody sees who answered what.
    delphi
        Between rounds everybody sees the spread of the group beside the own answer, and the rounds end by the stop
        rule.
    language
        In which the invitation and the phones open; everybody may switch.
    consensus, change
        The stop rule: enough consensus, and a mean change of the weights between two rounds that is small.

    Raises
    ------
    DecisionError
        ``workshop-without-questions``, ``workshop-set-repeated``, ``workshop-rounds``, ``workshop-stop-rule``.
    """

    label: Label
    sets: tuple[str, ...]
    experts: tuple[str, ...] = ()
    rounds: int = 2
    names_hidden: bool = False
    delphi: bool = False
    language: str = "en"
    consensus: float = CONSENSUS_ENOUGH
    change: float = CHANGE_SMALL

    def __post_init__(self) -> None:
        if not self.sets:
            raise DecisionError("workshop-without-questions")
        for name in self.sets:
            if self.sets.count(name) > 1:
                raise DecisionError("workshop-set-repeated", set=name)
        if not 1 <= self.rounds <= MOST_ROUNDS:
            raise DecisionError("workshop-rounds", rounds=self.rounds, most=MOST_ROUNDS)
        if not (0 <= self.consensus <= 1 and 0 < self.change <= 1):
            raise DecisionError("workshop-stop-rule", consensus=self.consensus, change=self.change)


@dataclass(frozen=True)
class Event:
    """Something that happened in a workshop; `facts` is what :data:`KINDS` says of its kind."""

    kind: str
    facts: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    at: str = ""
    author: str = ""
    number: int = 0


KINDS: dict[str, frozenset[str]] = {
    "joined": frozenset({"expert", "weight"}),
    "left out": frozenset({"expert"}),
    "round opened": frozenset({"newest_ballot"}),
    "round closed": frozenset({"newest_ballot"}),
    "locked": frozenset(),
    "reopened": frozenset(),
    "pair shown": frozenset({"set", "first", "second", "together"}),
    "everyone at their own pace": frozenset(),
    "vote again": frozenset({"set", "first", "second", "newest_ballot"}),
    "answers shown": frozenset({"set", "first", "second"}),
    "wall set": frozenset({"covered", "named"}),
    "stayed": frozenset({"expert", "set", "first", "second"}),
    "comment": frozenset({"expert", "set", "first", "second", "text"}),
    "decision": frozenset({"text"}),
    "finished": frozenset({"newest_ballot"}),
}
"""What can happen, and which facts are told of it."""

FACTS: Mapping[str, tuple[type, ...]] = MappingProxyType(
    {
        "expert": (str,),
        "weight": (int, float),
        "newest_ballot": (int,),
        "set": (str,),
        "first": (str,),
        "second": (str,),
        "together": (bool,),
        "covered": (bool,),
        "named": (bool,),
        "text": (str,),
    }
)
"""What each fact is."""

ACCEPTS: dict[str, frozenset[str]] = {
    "waiting": frozenset(
        {"joined", "left out", "round opened", "pair shown", "wall set", "comment", "decision", "finished"}
    ),
    "open": frozenset(KINDS) - {"round opened", "reopened"},
    "locked": frozenset(KINDS) - {"round opened", "locked", "vote again", "stayed"},
    "finished": frozenset({"comment", "decision", "wall set"}),
}
"""What can happen in which phase. Between two rounds a workshop is waiting."""


@dataclass(frozen=True)
class Round:
    """One round: from which ballot to which its answers came in (`last` is None while it lasts)."""

    number: int
    opened: str
    first: int
    closed: str = ""
    last: int | None = None


@dataclass(frozen=True)
class Vote:
    """A pair that was voted on again after talk: the newest ballot when that began."""

    pair: Pair
    called: str
    first: int


@dataclass(frozen=True)
class Stay:
    """That an expert, asked once more, stays with the answer to a pair."""

    pair: Pair
    expert: str


@dataclass(frozen=True)
class Comment:
    """What somebody said about a pair; `author` is the expert."""

    pair: Pair
    author: str
    text: str
    at: str


@dataclass(frozen=True)
class Decision:
    """What the group decided, in the words of the facilitator."""

    text: str
    at: str
    author: str


@dataclass(frozen=True)
class Standing:
    """How a workshop stands: what its events come to.

    Parameters
    ----------
    phase
        ``waiting``, ``open``, ``locked`` or ``finished``.
    seats
        Weight of everybody who takes part, by expert.
    shown, together
        The pair on the wall, and whether everybody is led to it.
    rounds, votes, comments, decisions
        What happened, oldest first.
    stays
        Who stays with which answer in the present round; to a pair that is voted on again, since then.
    uncovered
        Pairs whose answers the wall shows before everybody has answered: in the present round, since the last vote.
    covered, named
        What the wall does: whether answers stay covered until everybody has answered, and whether discs carry names.
    """

    phase: str = "waiting"
    seats: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    shown: Pair | None = None
    together: bool = False
    rounds: tuple[Round, ...] = ()
    votes: tuple[Vote, ...] = ()
    comments: tuple[Comment, ...] = ()
    decisions: tuple[Decision, ...] = ()
    stays: frozenset[Stay] = frozenset()
    uncovered: frozenset[Pair] = frozenset()
    covered: bool = True
    named: bool = True

    @property
    def round(self) -> Round | None:
        """The present round, or the last one; None before the first."""
        return self.rounds[-1] if self.rounds else None

    @property
    def takes_answers(self) -> bool:
        """Whether the experts may answer now."""
        return self.phase == "open"


def standing(events: Iterable[Event], since: Standing = Standing()) -> Standing:
    """How a workshop stands after these events, oldest first, where it stood as `since` before them."""
    state = since
    for event in events:
        state = _after(state, event)
    return state


def is_event(kind: object, facts: Mapping[str, Any]) -> bool:
    """Whether there is such a kind of event, and these are the facts that are told of it."""
    if not isinstance(kind, str) or KINDS.get(kind) != frozenset(facts):
        return False
    return all(
        isinstance(value, FACTS[name]) and (bool in FACTS[name] or not isinstance(value, bool))
        for name, value in facts.items()
    )


def check(workshop: Workshop, state: Standing, event: Event) -> None:
    """Raise unless this may happen now.

    Raises
    ------
    DecisionError
        ``workshop-event-unknown``, ``workshop-not-now``, ``workshop-rounds-over``, ``workshop-pair-unknown`` (a set
        that is not judged in this workshop), ``workshop-expert-unknown``, ``expert-weight-negative``.
    """
    if not is_event(event.kind, event.facts):
        raise DecisionError("workshop-event-unknown", name=event.kind)
    if event.kind not in ACCEPTS[state.phase]:
        raise DecisionError("workshop-not-now", name=event.kind, phase=state.phase)
    if event.kind == "round opened" and len(state.rounds) >= workshop.rounds:
        raise DecisionError("workshop-rounds-over", rounds=workshop.rounds)
    if "set" in event.facts and event.facts["set"] not in workshop.sets:
        raise DecisionError("workshop-pair-unknown", set=event.facts["set"])
    if event.kind in ("left out", "comment", "stayed") and event.facts["expert"] not in state.seats:
        raise DecisionError("workshop-expert-unknown", expert=event.facts["expert"])
    if event.kind == "joined" and not (math.isfinite(event.facts["weight"]) and event.facts["weight"] >= 0):
        raise DecisionError("expert-weight-negative", expert=event.facts["expert"], weight=event.facts["weight"])


def check_answer(workshop: Workshop, state: Standing, expert: str, set_name: str) -> None:
    """Raise unless an expert may answer this set now.

    Raises
    ------
    DecisionError
        ``workshop-locked``, ``workshop-over``, ``workshop-waiting``, ``workshop-expert-unknown``,
        ``workshop-pair-unknown``.
    """
    if state.phase == "locked":
        raise DecisionError("workshop-locked")
    if state.phase == "finished":
        raise DecisionError("workshop-over")
    if not state.takes_answers:
        raise DecisionError("workshop-waiting")
    if expert not in state.seats:
        raise DecisionError("workshop-expert-unknown", expert=expert)
    if set_name not in workshop.sets:
        raise DecisionError("workshop-pair-unknown", set=set_name)


def _after(state: Standing, event: Event) -> Standing:
    """The standing after one more event."""
    return AFTER[event.kind](state, event)


def _joined(state: Standing, event: Event) -> Standing:
    seats = {**state.seats, str(event.facts["expert"]): float(event.facts["weight"])}
    return replace(state, seats=MappingProxyType(seats))


def _left_out(state: Standing, event: Event) -> Standing:
    seats = {name: weight for name, weight in state.seats.items() if name != event.facts["expert"]}
    return replace(state, seats=MappingProxyType(seats))


def _round_opened(state: Standing, event: Event) -> Standing:
    begun = Round(len(state.rounds) + 1, event.at, int(event.facts["newest_ballot"]))
    rounds = (*state.rounds, begun)
    fresh = replace(state, shown=None, together=False, stays=frozenset(), uncovered=frozenset())
    return replace(fresh, phase="open", rounds=rounds)


def _vote_again(state: Standing, event: Event) -> Standing:
    vote = Vote(_pair(event.facts), event.at, int(event.facts["newest_ballot"]))
    again = {vote.pair, vote.pair.turned}
    stays = frozenset(each for each in state.stays if each.pair not in again)
    votes, hidden = (*state.votes, vote), state.uncovered - again
    return replace(state, votes=votes, shown=vote.pair, together=True, stays=stays, uncovered=hidden)


def _answers_shown(state: Standing, event: Event) -> Standing:
    pair = _pair(event.facts)
    return replace(state, uncovered=state.uncovered | {pair, pair.turned})


def _stayed(state: Standing, event: Event) -> Standing:
    return replace(state, stays=state.stays | {Stay(_pair(event.facts), str(event.facts["expert"]))})


def _comment(state: Standing, event: Event) -> Standing:
    facts = event.facts
    said = Comment(_pair(facts), str(facts["expert"]), str(facts["text"]), event.at)
    return replace(state, comments=(*state.comments, said))


def _decision(state: Standing, event: Event) -> Standing:
    decided = Decision(str(event.facts["text"]), event.at, event.author)
    return replace(state, decisions=(*state.decisions, decided))


def _pair_shown(state: Standing, event: Event) -> Standing:
    return replace(state, shown=_pair(event.facts), together=bool(event.facts["together"]))


def _closed(state: Standing, event: Event) -> Standing:
    """The standing with its present round ended, where one lasts."""
    if not state.rounds or state.rounds[-1].last is not None:
        return state
    ended = replace(state.rounds[-1], closed=event.at, last=int(event.facts["newest_ballot"]))
    return replace(state, rounds=(*state.rounds[:-1], ended))


def _pair(facts: Mapping[str, Any]) -> Pair:
    return Pair(str(facts["set"]), str(facts["first"]), str(facts["second"]))


AFTER: dict[str, Callable[[Standing, Event], Standing]] = {
    "joined": _joined,
    "left out": _left_out,
    "round opened": _round_opened,
    "round closed": lambda state, event: replace(_closed(state, event), phase="waiting", together=False),
    "locked": lambda state, _: replace(state, phase="locked"),
    "reopened": lambda state, _: replace(state, phase="open"),
    "pair shown": _pair_shown,
    "everyone at their own pace": lambda state, _: replace(state, together=False),
    "vote again": _vote_again,
    "answers shown": _answers_shown,
    "wall set": lambda state, event: replace(
        state, covered=bool(event.facts["covered"]), named=bool(event.facts["named"])
    ),
    "stayed": _stayed,
    "comment": _comment,
    "decision": _decision,
    "finished": lambda state, event: replace(_closed(state, event), phase="finished", together=False),
}
"""What each kind of event makes of the standing."""
