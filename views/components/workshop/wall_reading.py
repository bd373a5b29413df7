"""What every part of a wall needs: the room, its names in the language of the reader, and what the facilitator does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Any

from i18n.translate import Translator
from mcdm.errors import DecisionError
from reports.sentences.judgments import set_labels, set_name
from reports.sentences.opinions import topic
from studies.subnetworks import split
from studies.workshop import Event, Pair
from views import cached_workshop, session
from views.cached_workshop import Live


@dataclass(eq=False)
class Wall:
    """A workshop as one reader sees it."""

    live: Live

    @cached_property
    def t(self) -> Translator:
        """The texts in the language of the reader."""
        return session.translate()

    @property
    def id(self) -> str:
        """Of the room."""
        return self.live.room.id

    @property
    def hidden(self) -> bool:
        """Whether this workshop hides names."""
        return self.live.room.workshop.names_hidden

    @property
    def named(self) -> bool:
        """Whether discs carry names."""
        return not self.hidden and self.live.room.standing.named

    def expert(self, identifier: str) -> str:
        """The short name of an expert: what stands on a disc."""
        return identifier

    def person(self, identifier: str) -> str:
        """The full name of an expert."""
        label = self.live.study.labels.get(identifier)
        return (label.in_language(self.t.language) if label else "") or identifier

    @property
    def speaks(self) -> Callable[[str], str] | None:
        """The names in sentences; None where there are to be none."""
        return self.expert if self.named else None

    def element(self, identifier: str, of: str = "") -> str:
        """The name of an element, of the network that a set belongs to."""
        network = split(of, self.live.study.networks)[0] if of else ""
        labels = self.live.study.inside(network).labels if network else set_labels(self.live.study)
        label = labels.get(identifier)
        return (label.in_language(self.t.language) if label else "") or identifier

    def set(self, name: str) -> str:
        """The name of a comparison set."""
        network, _ = split(name, self.live.study.networks)
        labels = self.live.study.inside(network).labels
        return set_name(self.live.study.every_set[name], labels, self.t)

    def topic(self, name: str) -> str:
        """What a set is about, within a sentence; nothing for none."""
        if name not in self.live.study.every_set:
            return ""
        network, _ = split(name, self.live.study.networks)
        return topic(self.live.study.every_set[name], self.live.study.inside(network).labels, self.t)

    def pair(self, pair: Pair) -> str:
        """A pair as a question."""
        first, second = self.element(pair.first, pair.set), self.element(pair.second, pair.set)
        return self.t("{first} or {second}?", first=first, second=second)


def tell(room: str, kind: str, **facts: Any) -> None:
    """Let something happen; what is refused leaves its sentence."""
    try:
        cached_workshop.rooms().tell(room, Event(kind, MappingProxyType(facts)))
    except DecisionError as error:
        session.complain(error)


def tell_of(room: str, kind: str, pair: Pair, **facts: Any) -> None:
    """The same about a pair."""
    tell(room, kind, set=pair.set, first=pair.first, second=pair.second, **facts)


def set_wall(room: str, key: str, led: int, name: str) -> None:
    """Keep a switch of the wall. One of a wall that has changed since (a browser may still send it) says nothing."""
    value, live = session.value_of(key), cached_workshop.live(room)
    state = {"covered": live.room.standing.covered, "named": live.room.standing.named}
    if live.led == led and value is not None and bool(value) != state[name]:
        tell(room, "wall set", **{**state, name: bool(value)})


NEWEST = {"newest_ballot": 0}
"""Filled in where the event is written."""
