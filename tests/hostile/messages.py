"""What somebody at a keyboard sends who is no browser: answers, actions of the drawing, codes, tokens, events."""

from __future__ import annotations

import random
import shutil
import tempfile
import weakref
from pathlib import Path
from types import MappingProxyType
from typing import Any

from sqlalchemy import text as sql

from i18n.translate import translator
from mcdm.errors import DecisionError
from mcdm.judgments import DirectRatings, PairwiseComparisons
from mcdm.labels import Label
from store.database import connect, reading
from store.repository import DatabaseRepository
from store.rooms import open_rooms
from store.rows import COPIED, digest
from studies.access import Role, Visitor
from studies.workshop import KINDS, Event, Workshop
from tests.hostile import letters
from tests.studies.parts import pairs, small_study
from views.components.judgments.browser_answers import answers_of
from views.components.judgments.entries import best_worst_from_browser, from_browser, to_browser
from views.components.model.network_actions import actions_of, gesture_of

STUDY = small_study()
GIVEN = pairs("A B C D", ("A", "B", 3.0), ("C", "B", 1 / 5))


def attempt_answer(chance: random.Random) -> object:
    """The state of a question, changed on its way."""
    state: dict[str, Any] = {"version": "v", "entries": to_browser(GIVEN.elements, GIVEN)}
    for _ in range(chance.randrange(1, 4)):
        kind = chance.random()
        entries = state.get("entries")
        if kind < 0.6 and isinstance(entries, dict):
            key = chance.choice(("0,1", "1,2", "2,3", "3,0", "0,0", "a,b", "0,99", "-1,2", letters.text(chance)[:99]))
            entry = {chance.choice(("value", "low", "high", "options", "comment", "skipped")): letters.value(chance)}
            entries[key] = chance.choice((entry, {"value": chance.choice(letters.ODD_NUMBERS)}, letters.value(chance)))
        else:
            state[chance.choice(("version", "entries", "said", "finished"))] = letters.value(chance)
    found = answers_of({"answers": state} if chance.random() < 0.97 else letters.value(chance), 4)
    if found is None:
        return None
    if chance.random() < 0.2:
        return best_worst_from_browser(GIVEN.elements, "A", "D", found["entries"])
    return from_browser(found["entries"], GIVEN)


def attempt_action(chance: random.Random) -> object:
    """An action of the drawing, changed on its way, and the edit it stands for."""
    kinds = ("rename", "add", "add-cluster", "connect", "disconnect", "move", "place", "remove", letters.text(chance))
    action: dict[str, Any] = {"number": 1, "kind": chance.choice(kinds)}
    good: dict[str, Any] = {
        "id": "N1", "name": "New", "owner": "C1", "at": [1, 2], "pinned": {"N1": [3, 4]}, "first": "First",
        "parent": "goal",
        "source": "N1", "target": "N3", "places": {"N2": [5, 6]}, "ids": ["N1"],
    }  # fmt: skip
    for name, value in good.items():
        if chance.random() < 0.85:
            action[name] = value if chance.random() < 0.7 else letters.value(chance)
    sent = {"sender": "s", "actions": [action]} if chance.random() < 0.9 else letters.value(chance)
    _, actions = actions_of(sent)
    t = translator(chance.choice(("en", "zh")))
    return [gesture_of(STUDY, each, t).edit(STUDY) for each in actions]


class Door:
    """A database with a workshop in it, one seat of which is known."""

    def __init__(self) -> None:
        folder = Path(tempfile.mkdtemp(prefix="weighbridge-hostile-"))
        weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
        self.engine = connect(folder / "hostile.db")
        self.repository = DatabaseRepository(self.engine, answers=folder / "answers")
        self.study = self.repository.create(STUDY)
        self.rooms = open_rooms(self.engine)
        self.room = self.rooms.create(self.study, Workshop(Label("Room"), ("goal",), ("E1", "E2"), 5))
        self.tokens = self.rooms.invite(self.room, ["E1", "E2"])
        self.rooms.tell(self.room, Event("round opened", MappingProxyType({"newest_ballot": 0})))
        self.code = self.rooms.room(self.room).code

    def state(self) -> object:
        """Digest of everything kept but for counted attempts and who was seen when."""
        with reading(self.engine) as connection:
            return {
                table.name: digest(connection, table).text
                for table in COPIED
                if table.name not in ("attempts", "presence")
            }

    def attempt(self, chance: random.Random) -> object:
        """One message to the door, to a seat, or to the repository, by somebody who may do something or nothing."""
        said, token = letters.text(chance), chance.choice((self.tokens["E1"], letters.text(chance)))
        kind = chance.randrange(10)
        if kind == 0:
            code = chance.choice((self.code, self.code.lower(), said))
            return self.rooms.knock(code, letters.text(chance), source=letters.text(chance)[:200])
        if kind == 1:
            return self.rooms.seat(said)
        if kind == 2:
            return self.rooms.answer(token, chance.choice(("goal", "goal<-*", said)), self._judgments(chance))
        if kind == 3:
            names = ("C1", "C2", said)
            return self.rooms.say(
                token, chance.choice(("goal", said)), chance.choice(names), chance.choice(names), said
            )
        if kind == 4:
            facts = {name: letters.value(chance) for name in KINDS[chance.choice(sorted(KINDS))]}
            name = chance.choice((*(each for each in sorted(KINDS) if each != "finished"), said))
            facts |= {name: letters.value(chance) for name in KINDS.get(name, ())}
            return self.rooms.tell(self.room, Event(name, MappingProxyType(facts)))
        if kind == 5:
            return self.rooms.pulse(said), self.rooms.here(token)
        if kind == 6:
            who, given = chance.choice(("E1", "panel", said)), self._judgments(chance)
            if given is None:
                return self.repository.withdraw_ballot(self.study, who, "goal")
            return self.repository.cast_ballot(self.study, who, "goal", given)
        if kind == 7:
            visitor = Visitor(
                said[:80], key=said, study=chance.choice((self.study, said)), expert="E2", role=Role.EXPERT
            )
            return self.repository.acting_as(visitor).open(self.study)
        if kind == 8:
            self.repository.set_setting(said[:50] or "x", said)
            return self.repository.setting(said[:50] or "x")
        return self.repository.open(said)

    def _judgments(self, chance: random.Random) -> PairwiseComparisons | DirectRatings | None:
        """Judgments of the browser, of any size."""
        before = PairwiseComparisons(("C1", "C2"))
        kind = chance.random()
        if kind < 0.1:
            return None
        if kind < 0.3:
            return DirectRatings(("C1", "C2"), (float(_number(chance)), float(_number(chance))))
        entry = {"value": _number(chance), "comment": letters.text(chance)}
        state = {"version": "v", "entries": {"0,1": entry}}
        found = answers_of({"answers": state}, 2)
        assert found is not None
        return from_browser(found["entries"], before)


def _number(chance: random.Random) -> float:
    number = chance.choice((3, 1 / 5, *letters.ODD_NUMBERS))
    if isinstance(number, int) and abs(number) > 10**300:
        raise DecisionError("message-unreadable")
    return number


def intact(door: Door) -> bool:
    """Whether the file of the database is whole."""
    with reading(door.engine) as connection:
        return connection.scalar(sql("PRAGMA integrity_check")) == "ok"
