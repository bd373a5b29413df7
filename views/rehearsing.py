"""A rehearsal under way: simulated experts answer in a room as phones would, at the speed that the facilitator likes.

It runs on the server beside the pages, on a copy of the study. It waits for every round to be opened, keeps still while
the room is locked, and votes again when the facilitator asks for it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from threading import Event as Signal
from threading import Thread

from mcdm.errors import DecisionError
from mcdm.judgments import PairwiseComparisons
from studies.group_reading import group_reading
from studies.rehearsal import Act, Persona, WalkIn, rehearse, revote
from studies.rooms import Room, Rooms
from studies.study import Study
from studies.workshop import Vote

SPEEDS = (1.0, 5.0, 20.0, 100.0)
"""Times as fast as people."""

STEP = 0.1
"""Seconds between two looks at the room."""

SEEN = 8.0
"""Seconds after which the simulated experts say again that they are here."""


class Player:
    """One rehearsal.

    Parameters
    ----------
    rooms, room, study
        Where it is played: the room's id, and the copy of the study.
    personas
        Who plays, by the ids they have in the room.
    tokens
        What opens the seat of each.
    seed
        Of everything that happens.
    walk_ins
        Who comes with the code alone, and waits until the facilitator lets them in.
    host
        The rehearsal that a walk-in has come to: at its speed, and no longer than it lasts.
    """

    def __init__(
        self,
        rooms: Rooms,
        room: str,
        study: Study,
        personas: Sequence[Persona],
        tokens: Mapping[str, str],
        seed: int,
        *,
        walk_ins: Sequence[WalkIn] = (),
        host: Player | None = None,
    ) -> None:
        self.rooms, self.room, self.study, self.seed = rooms, room, study, seed
        self.personas = {each.expert: each for each in personas}
        self.tokens = dict(tokens)
        self.speed = SPEEDS[1]
        self.walk_ins, self.host = tuple(walk_ins), host
        self.said: dict[tuple[str, str], PairwiseComparisons] = {}
        self._stopped = Signal()
        self._voted = 0
        self._seen = 0.0

    def start(self) -> None:
        """Begin to play."""
        Thread(target=self._play, name=f"rehearsal {self.room}", daemon=True).start()
        for each in self.walk_ins:
            Thread(target=self._come, args=(each,), name=f"walk-in {self.room}", daemon=True).start()

    def stop(self) -> None:
        """Send the simulated experts home."""
        self._stopped.set()

    @property
    def playing(self) -> bool:
        """Whether the simulated experts are still there."""
        return not self._stopped.is_set() and (self.host is None or self.host.playing)

    def _come(self, who: WalkIn) -> None:
        """Knock with the code, wait to be admitted, and play along."""
        self._wait(who.after)
        try:
            token = self.rooms.knock(self.rooms.room(self.room).code, who.name, source=f"rehearsal/{self.room}")
            seat = self.rooms.seat(token)
            while self.playing and seat.waiting:
                time.sleep(STEP * 5)
                seat = self.rooms.seat(token)
        except DecisionError:  # the code has expired, or too many wait
            return
        if self.playing and seat.expert:
            persona, tokens = replace(who.persona, expert=seat.expert), {seat.expert: token}
            Player(self.rooms, self.room, self.study, (persona,), tokens, self.seed, host=self)._play()

    def _play(self) -> None:
        try:
            workshop = self.rooms.room(self.room).workshop
            begun = 0.0
            acts = rehearse(self.study, workshop, tuple(self.personas.values()), self.seed)
            for number, turn in groupby(acts, lambda act: act.round):
                before = dict(self.said)
                for act in turn:
                    if not self._until(act):
                        continue
                    self._wait(act.at - begun)
                    begun = act.at
                    self._answer(act.expert, act.set, act.judgments)
                if number > 1:
                    self._stay_with(before)
            while self.playing:
                self._look()
                time.sleep(STEP * 3)
        except DecisionError:  # the room or its study is gone
            pass
        finally:
            self.stop()

    def _until(self, act: Act) -> bool:
        """Wait until the room takes this answer; whether it is still wanted."""
        while self.playing:
            state = self._look().standing
            if len(state.rounds) > act.round:
                return False
            if state.takes_answers and len(state.rounds) == act.round:
                return True
            time.sleep(STEP)
        return False

    def _wait(self, seconds: float) -> None:
        """Wait for so many seconds of the play, a pause between rounds left out; the speed may change meanwhile."""
        left = min(max(seconds, 0.0), LONGEST)
        while left > 0 and self.playing:
            speed = (self.host or self).speed
            step = min(STEP, left / speed)
            time.sleep(step)
            left -= step * speed

    def _look(self) -> Room:
        """How the room stands; those who play say that they are here, and vote again where that was asked."""
        if time.monotonic() - self._seen > SEEN:
            self._seen = time.monotonic()
            for token in self.tokens.values():
                self.rooms.here(token)
        room = self.rooms.room(self.room)
        if room.standing.phase == "finished":
            self.stop()
        for vote in room.standing.votes[self._voted :]:
            self._voted += 1
            self._vote(room, vote)
        return room

    def _vote(self, room: Room, vote: Vote) -> None:
        given = self.rooms.ballots(self.room, up_to=vote.first)
        reading = group_reading(self.study, (vote.pair.set,), room.standing.seats, given)
        for expert, persona in self.personas.items():
            before = self.said.get((expert, vote.pair.set))
            if before is not None:
                self._wait(persona.pace / 3)
                changed = revote(persona, vote.pair, before, reading)
                if changed is None:
                    self._stay(expert, vote.pair.set, vote.pair.first, vote.pair.second)
                else:
                    self._answer(expert, vote.pair.set, changed)

    def _stay_with(self, before: Mapping[tuple[str, str], PairwiseComparisons]) -> None:
        """Whatever nobody moved in a further round was kept on purpose."""
        for (expert, name), then in before.items():
            for judgment in set(then.judgments) & set(self.said[expert, name].judgments):
                self._stay(expert, name, judgment.first, judgment.second)

    def _stay(self, expert: str, name: str, first: str, second: str) -> None:
        if self.playing:
            self._try(lambda: self.rooms.stay(self.tokens[expert], name, first, second))

    def _answer(self, expert: str, name: str, judgments: PairwiseComparisons) -> None:
        if self._try(lambda: self.rooms.answer(self.tokens[expert], name, judgments)):
            self.said[expert, name] = judgments

    def _try(self, act: Callable[[], object]) -> bool:
        """Whether the room takes it just now."""
        try:
            act()
        except DecisionError as error:
            if error.code not in REFUSED:
                raise
            return False
        return True


LONGEST = 20.0
"""Of a pause in the play: nobody wants to watch longer."""

REFUSED = frozenset(
    {"workshop-locked", "workshop-waiting", "workshop-over", "workshop-expert-unknown", "workshop-nothing-to-keep"}
)
"""What a room may answer while it is being locked or closed: that answer is not given."""
