"""What is computed once about workshops and kept: each room with what its group answered, shared by all its walls.

A wall that refreshes each second asks for what happened and what was answered since the last look, and nothing else.
What the answers flow through is worked out in the background once for each version of the study.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from threading import RLock

import streamlit as st

from mcdm.errors import DecisionError
from satisfaction.survey import SurveySummary
from store.rooms import DatabaseRooms, open_rooms
from studies.evaluate import Evaluation, evaluate, project
from studies.group_outcome import GroupOutcome, Surroundings, group_outcome, surroundings
from studies.group_reading import GroupReading, group_reading
from studies.minutes import Minutes
from studies.minutes import minutes as minutes_of
from studies.outcome import Outcome, of_alternatives, of_scenarios
from studies.pair_votes import PairVotes, VoteTable, pair_votes, vote_table
from studies.rooms import Knock, Presence, Room
from studies.rounds import heard_again, marks
from studies.study import PANEL, Study
from studies.talk import Talk, Topic, talk
from studies.workshop import Event, Pair, Vote
from views import cached, session
from views.jobs import Job
from views.rehearsing import Player

HERE = timedelta(seconds=30)
"""Who was seen within this time is here: phones speak up every ten seconds."""


def rooms() -> DatabaseRooms:
    """The workshops on the database of this server, as this visitor may see them."""
    return _rooms().acting_as(cached.repository().visitor)


@dataclass(eq=False)
class Live:
    """A workshop as all its walls show it: how it stands, what was answered, who is here.

    Parameters
    ----------
    room, study, reading
        As they were read last.
    events
        Everything that happened.
    knocks, present
        Who waits, and who was here when.
    reasons
        Why a pair was proposed for talk.
    """

    room: Room
    study: Study
    reading: GroupReading
    events: tuple[Event, ...] = ()
    knocks: tuple[Knock, ...] = ()
    present: tuple[Presence, ...] = ()
    reasons: dict[Pair, tuple[Topic, Talk]] = field(default_factory=dict)
    lock: RLock = field(default_factory=RLock)
    _table: tuple[GroupReading, VoteTable] | None = None
    _earlier: dict[tuple[int, tuple[tuple[str, float], ...]], GroupReading] = field(default_factory=dict)
    _outcomes: dict[tuple[Surroundings, int, int, int], GroupOutcome] = field(default_factory=dict)

    # ------------------------------------------------------------------ what it shows

    @property
    def stamp(self) -> tuple[int, int]:
        """Number of the newest event and of the newest ballot: the same as long as nothing has happened."""
        return self.room.newest, self.reading.newest

    @property
    def table(self) -> VoteTable:
        """The group on all pairs."""
        if self._table is None or self._table[0] is not self.reading:
            self._table = self.reading, vote_table(self.reading)
        return self._table[1]

    def votes(self, pair: Pair) -> PairVotes:
        """The group on one pair."""
        return pair_votes(self.reading, pair, self.table)

    @property
    def pair(self) -> Pair | None:
        """The pair on the wall: as the facilitator chose, at first the first; None where nothing is asked."""
        shown = self.room.standing.shown
        known = self.reading.pairs
        if shown is not None and {shown, shown.turned} & set(known):
            return shown
        return known[0] if known else None

    def vote(self, pair: Pair) -> Vote | None:
        """The newest vote after talk on a pair in the present round."""
        present = self.room.standing.round
        since = present.first if present else 0
        both = {pair, pair.turned}
        found = [each for each in self.room.standing.votes if each.pair in both and each.first >= since]
        return found[-1] if found else None

    def here(self) -> frozenset[str]:
        """Who is here now."""
        since = (datetime.now(UTC) - HERE).isoformat(timespec="microseconds")
        return frozenset(each.expert for each in self.present if each.seen >= since)

    # ------------------------------------------------------------------ what is covered

    def covered(self, votes: PairVotes) -> bool:
        """Whether the answers to a pair are not shown yet, so that nobody follows the first who speaks."""
        state = self.room.standing
        if not state.covered or state.phase != "open" or votes.pair in state.uncovered:
            return False
        again = self.again(votes)
        return bool(votes.silent) if again is None else len(again) < len(votes.votes)

    def again(self, votes: PairVotes) -> tuple[str, ...] | None:
        """Who has spoken again since a pair was voted on, be it to stay with the answer; None where it was not."""
        vote = self.vote(votes.pair)
        if vote is None:
            return None
        both = {votes.pair, votes.pair.turned}
        stayed = {each.expert for each in self.room.standing.stays if each.pair in both}
        since = set(votes.since(vote.first))
        return tuple(each for each in votes.answered if each in since | stayed)

    # ------------------------------------------------------------------ earlier, and what follows

    def earlier(self, mark: int) -> GroupReading:
        """The group as it stood at a ballot, with the seats of now."""
        key = mark, tuple(self.room.standing.seats.items())
        if key not in self._earlier:
            if len(self._earlier) > MOST_EARLIER:
                self._earlier.clear()
            given = rooms().ballots(self.room.id, up_to=mark)
            found = group_reading(self.study, self.room.workshop.sets, self.room.standing.seats, given)
            self._earlier[key] = found
        return self._earlier[key]

    def outcome(self, around: Surroundings, mark: int | None = None) -> GroupOutcome:
        """What the answers come to, now or as they stood at a ballot."""
        key = (around, *self.stamp, -1 if mark is None else mark)
        if key not in self._outcomes:
            if len(self._outcomes) > MOST_OUTCOMES:
                self._outcomes.clear()
            reading = self.reading if mark is None else self.earlier(mark)
            self._outcomes[key] = group_outcome(around, reading)
        return self._outcomes[key]

    def progress(self) -> list[int]:
        """How far everybody is: in a further round, with how many pairs since it began; at the end, in all."""
        present = self.room.standing.round
        if present is None or present.number == 1 or self.room.standing.phase == "finished":
            return list(self.reading.progress.tolist())
        now = self.reading if present.last is None else self.earlier(present.last)
        return list(heard_again(self.earlier(present.first), now, self.room.standing.stays).tolist())

    @property
    def led(self) -> int:
        """Number of the newest event that changes what the facilitator chose: not who came and what experts said."""
        return next((each.number for each in reversed(self.events) if each.kind not in OF_EXPERTS), 0)

    def readings(self) -> tuple[GroupReading, ...]:
        """The group at the end of each round; of a round that still lasts, as it stands."""
        found = self.room.standing.rounds
        return tuple(self.reading if each.last is None else self.earlier(each.last) for each in found)

    def talked_about(self) -> frozenset[Pair]:
        """Pairs that the facilitator has shown in this round."""
        opened = max((each.number for each in self.events if each.kind == "round opened"), default=0)
        said = [each.facts for each in self.events if each.kind in SHOWN and each.number > opened]
        return frozenset(Pair(each["set"], each["first"], each["second"]) for each in said)

    def propose(self, around: Surroundings, seen: Pair) -> tuple[Topic | None, Talk]:
        """The pair that deserves talk next, after those that were on the wall in this round and the one that is."""
        found = talk(around, self.reading, self.table)
        topic = found.next(self.talked_about() | {seen})
        if topic is not None:
            self.reasons[topic.pair] = topic, found
        return topic, found


SHOWN = ("pair shown", "vote again")
OF_EXPERTS = frozenset({"joined", "comment", "stayed"})
MOST_OUTCOMES = 12
MOST_EARLIER = 24


def live(room_id: str) -> Live:
    """A workshop as it stands, with all that came in since the last look; raises what :meth:`Rooms.room` raises."""
    at = rooms()
    room = at.room(room_id)  # asks for the right of this visitor
    kept = _live(room_id)
    with kept.lock:
        last = kept.events[-1].number if kept.events else 0
        news = at.events(room_id, last) if room.newest != last else ()
        reseated = room.standing.seats != kept.room.standing.seats or not kept.events
        kept.room, kept.events = room, (*kept.events, *news)
        if reseated:
            kept.study = cached.repository().open(room.study).study
            kept.reading = group_reading(kept.study, room.workshop.sets, room.standing.seats, at.ballots(room_id))
        else:
            kept.reading = _with_news(kept, at)
        kept.knocks, kept.present = at.knocking(room_id), at.present(room_id)
        kept._table = kept.reading, kept.table
        return replace(kept)  # what one wall shows stays as it is while another takes in news


def _with_news(kept: Live, at: DatabaseRooms) -> GroupReading:
    came = at.ballots(kept.room.id, after=kept.reading.newest)
    return kept.reading.after(came) if came else kept.reading


@st.cache_resource(show_spinner=False)
def _rooms() -> DatabaseRooms:
    return open_rooms(cached.repository().engine)


@st.cache_resource(max_entries=64, show_spinner=False)
def _live(room_id: str) -> Live:
    room = _rooms().room(room_id)
    study = cached.repository().open(room.study).study
    return Live(room, study, group_reading(study, room.workshop.sets, {}))


# ---------------------------------------------------------------------- what the answers flow through


def around(kept: Live) -> Surroundings | None:
    """What the group's answers flow through; None as long as it is being worked out."""
    key, _, work = around_asked(kept)
    job = cached.work(key, work)
    return None if job.running else job.result()


def around_asked(kept: Live) -> tuple[str, str, Callable[[Job[Surroundings]], Surroundings]]:
    """Key, name and work of the same."""
    survey = session.survey() if session.study_id() == kept.room.study else None
    sets = kept.room.workshop.sets  # what the group answers comes on top: nothing of it may be below
    others = tuple(each for each in kept.study.ballots if each.set not in sets or each.expert == PANEL)
    study = replace(kept.study, ballots=others)
    parts = (study.model, study.choices, study.overrides, study.scenarios, study.levers, study.baseline, study.figures)
    key = f"around|{kept.room.id}|{session.key_of(*parts)}|{survey.digest() if survey else 'stated'}"
    return key, session.translate()("What follows from the answers"), lambda job: _surroundings(study, survey, job)


def _surroundings(study: Study, survey: SurveySummary | None, job: Job[Surroundings]) -> Surroundings:
    try:
        found = evaluate(study, survey)
    except DecisionError:  # nothing is measured: there are weights, and what they decide between
        return surroundings(study, outcome=of_alternatives(study))
    job.advance(0.5)
    return surroundings(study, evaluation=found, outcome=_decision(study, found))


def _decision(study: Study, found: Evaluation) -> Outcome | None:
    """What is decided between: the scenarios, else the alternatives."""
    try:
        plans = of_scenarios(study, project(study, found)) if len(study.scenarios) > 1 else None
    except DecisionError:  # e.g. a lever that acts on a figure without a reading
        plans = None
    return plans or of_alternatives(study)


# ---------------------------------------------------------------------- minutes


def minutes_asked(kept: Live, known: Surroundings) -> tuple[str, str, Callable[[Job[Minutes]], Minutes]]:
    """Key, name and work of the minutes as they stand."""
    at, repository, room = rooms(), cached.repository(), kept.room
    newest, events, through = kept.reading.newest, kept.events, replace(known, study=kept.study)

    def work(job: Job[Minutes]) -> Minutes:
        answers = {mark: at.ballots(room.id, up_to=mark, left=True) for mark in marks(room.standing, newest)}
        job.advance(0.5)
        history = sorted(repository.history(room.study), key=lambda each: each.number)
        before = [each.number for each in history if each.saved <= room.created]
        versions = str(before[-1]) if before else "", str(history[-1].number) if history else ""
        return minutes_of(through, room.workshop, events, answers, versions)

    return f"minutes|{room.id}|{kept.stamp}|{around_asked(kept)[0]}", session.translate()("The minutes"), work


# ---------------------------------------------------------------------- rehearsals


@st.cache_resource(show_spinner=False)
def players() -> dict[str, Player]:
    """The rehearsals that are played on this server, by workshop."""
    return {}
