"""The minutes of a workshop: who took part, what was answered, talked about and decided, and what it changed.

Everything is told of participants by number. Where names are hidden the numbers are drawn from what was answered, so
that neither their order nor anything else here leads to a person.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from mcdm.comparisons.consistency import consistency
from mcdm.judgments import PairwiseComparisons, Revision
from mcdm.labels import Label
from studies.delphi import RoundEnd, Verdict, convergence, verdict
from studies.document import canonical
from studies.group_outcome import GroupOutcome, Surroundings, group_outcome
from studies.group_reading import GroupReading, Numbered, SetReading, group_reading
from studies.pair_votes import VoteTable, vote_table
from studies.rounds import Answers, round_readings
from studies.study import Ballot, Study
from studies.workshop import Decision, Event, Pair, Standing, Vote, Workshop, standing

FEWEST_ALIKE = 3
"""Where names are hidden, a weight that fewer share is not told: it would name who has it."""


@dataclass(frozen=True)
class Participant:
    """Somebody who took part.

    Parameters
    ----------
    number
        From 1.
    expert, label
        Id and name; both empty where names are hidden.
    weight
        What the participant counted for; None where telling it would name a hidden participant.
    left
        Whether the participant was left out before the end: the answers do not count.
    answered, skipped, pairs
        Of how many pairs how many were answered, and left open on purpose.
    consistency
        Set -> consistency ratio of the answers, None where too few were given.
    """

    number: int
    expert: str
    label: Label
    weight: float | None
    left: bool
    answered: int
    skipped: int
    pairs: int
    consistency: tuple[tuple[str, float | None], ...]


@dataclass(frozen=True)
class RoundRecord:
    """One round: when it was, how many took part in it, how many answers they stayed with, how the group stood then."""

    number: int
    opened: str
    closed: str
    took_part: int
    stayed: int
    end: RoundEnd


@dataclass(frozen=True)
class PairStand:
    """The group on one pair at one time: see :class:`studies.pair_votes.PairVotes`; None where nobody answered."""

    answered: int
    group: float | None
    low: float | None
    lower: float | None
    median: float | None
    upper: float | None
    high: float | None


@dataclass(frozen=True)
class PairRecord:
    """One pair at the end of each round."""

    pair: Pair
    rounds: tuple[PairStand, ...]


@dataclass(frozen=True)
class VoteRecord:
    """A pair that was voted on again after talk: when, and the group before and after."""

    pair: Pair
    called: str
    before: PairStand
    after: PairStand


@dataclass(frozen=True)
class Remark:
    """What a participant said about a pair: a comment, or why it was left open; `at` is empty where it is not known."""

    kind: Literal["comment", "skipped"]
    participant: int
    pair: Pair
    text: str
    at: str = ""


@dataclass(frozen=True)
class RepairRecord:
    """An answer that was changed on advice: ratios before and after, None where the pair was open."""

    participant: int
    pair: Pair
    old: float | None
    new: float | None
    reason: str


@dataclass(frozen=True)
class AnswerRecord:
    """What a participant answered to a pair at the end of a round."""

    round: int
    participant: int
    pair: Pair
    ratio: float


@dataclass(frozen=True, eq=False)
class Minutes:
    """What a workshop came to.

    Parameters
    ----------
    study, workshop
        Of what, and as it was planned.
    versions
        Numbers of the study's versions before and after; empty where they are not known.
    participants, rounds, pairs, votes, remarks, repairs, answers, decisions
        What happened: see their classes.
    verdict
        Why the rounds ended, or what speaks for another.
    before, after
        What the group's answers come to before the first round and at the end.
    """

    study: Study
    workshop: Workshop
    versions: tuple[str, str]
    participants: tuple[Participant, ...]
    rounds: tuple[RoundRecord, ...]
    pairs: tuple[PairRecord, ...]
    votes: tuple[VoteRecord, ...]
    remarks: tuple[Remark, ...]
    repairs: tuple[RepairRecord, ...]
    answers: tuple[AnswerRecord, ...]
    decisions: tuple[Decision, ...]
    verdict: Verdict
    before: GroupOutcome
    after: GroupOutcome

    @property
    def consensus(self) -> float | None:
        """Agreement over the whole at the end."""
        return self.after.consensus


def minutes(
    around: Surroundings,
    workshop: Workshop,
    events: Iterable[Event],
    answers: Answers,
    versions: tuple[str, str] = ("", ""),
) -> Minutes:
    """The minutes of a workshop.

    Parameters
    ----------
    around
        The study with everything that the answers flow through: :func:`studies.group_outcome.surroundings`.
    events
        What happened, oldest first.
    answers
        The answers that stood at each of :func:`studies.rounds.marks`.
    versions
        Numbers of the study's versions before and after.
    """
    happened = tuple(events)
    state = standing(happened)
    study, newest = around.study, max(answers, default=0)
    joined = {each.facts["expert"]: float(each.facts["weight"]) for each in happened if each.kind == "joined"}
    everybody = group_reading(study, workshop.sets, joined, answers.get(newest, ()))
    readings = round_readings(study, workshop, state, answers, newest)
    last = readings[-1] if readings else group_reading(study, workshop.sets, state.seats, answers.get(newest, ()))
    number = _numbers(workshop, tuple(joined), answers)
    ends = convergence(around, readings)
    start = state.rounds[0].first if state.rounds else newest
    first = group_reading(study, workshop.sets, state.seats, answers.get(start, ()))
    tables = [vote_table(reading) for reading in readings]
    return Minutes(
        study,
        workshop,
        versions,
        _participants(workshop, state, everybody, joined, number),
        tuple(
            RoundRecord(each.number, each.opened, each.closed, _took_part(reading, each.first), stayed, end)
            for each, reading, stayed, end in zip(state.rounds, readings, _stayed(happened), ends, strict=True)
        ),
        tuple(PairRecord(pair, tuple(_stand(table, k) for table in tables)) for k, pair in enumerate(last.pairs)),
        _votes(study, workshop, state, answers, newest),
        _remarks(state, answers.get(newest, ()), number),
        _repairs(answers.get(start, ()), answers.get(newest, ()), number),
        tuple(record for k, reading in enumerate(readings, 1) for record in _answers(k, reading, number)),
        state.decisions,
        verdict(workshop, ends),
        group_outcome(_unanswered(around, first), first),
        group_outcome(around, last),
    )


def _numbers(workshop: Workshop, experts: tuple[str, ...], answers: Answers) -> Mapping[str, int]:
    """The number of every participant: in the order they came, or in an order that tells nothing."""
    if not workshop.names_hidden:
        return {expert: k for k, expert in enumerate(experts, 1)}
    given = {expert: [expert] for expert in experts}
    for mark in sorted(answers):
        for number, ballot in answers[mark]:
            if ballot.expert in given:
                given[ballot.expert] += [str(number), canonical(ballot.judgments).decode()]
    # Only who holds every answer with its name could draw the same numbers again.
    drawn = sorted(experts, key=lambda expert: hashlib.sha256("\n".join(given[expert]).encode()).digest())
    return {expert: k for k, expert in enumerate(drawn, 1)}


def _participants(
    workshop: Workshop,
    state: Standing,
    reading: GroupReading,
    joined: Mapping[str, float],
    number: Mapping[str, int],
) -> tuple[Participant, ...]:
    labels = {each.id: each.label for each in reading.study.experts}
    alike, pairs = Counter(joined.values()), len(reading.pairs)
    ratios = {name: _ratios(each) for name, each in reading.sets.items()}
    sets = list(reading.sets.values())
    found = []
    for k, expert in enumerate(reading.experts):
        hidden = workshop.names_hidden
        weight = state.seats.get(expert, joined[expert])
        found.append(
            Participant(
                number[expert],
                "" if hidden else expert,
                Label() if hidden else labels.get(expert, Label()),
                None if hidden and alike[weight] < FEWEST_ALIKE else weight,
                expert not in state.seats,
                int(sum(each.judged.given[k].sum() for each in sets)),
                int(sum(each.skipped[k].sum() for each in sets)),
                pairs,
                tuple((name, ratio[k]) for name, ratio in ratios.items()),
            )
        )
    return tuple(sorted(found, key=lambda each: each.number))


def _ratios(each: SetReading) -> list[float | None]:
    """The consistency ratio of everybody's answers to one set."""
    size, count = len(each.set.elements), len(each.cast)
    rows, columns = np.triu_indices(size, 1)
    matrices = np.broadcast_to(np.eye(size), (count, size, size)).copy()
    ratios = np.exp(each.judged.middle)
    matrices[:, rows, columns] = np.where(each.answered, ratios, 0.0)
    matrices[:, columns, rows] = np.where(each.answered, 1 / ratios, 0.0)
    found = consistency(matrices, each.judged.study.choices.random_index)
    return [float(ratio) if known else None for ratio, known in zip(found.ratio, found.defined, strict=True)]


def _took_part(reading: GroupReading, first: int) -> int:
    """How many answered something after a ballot."""
    newest = np.stack([each.cast for each in reading.sets.values()]).max(0, initial=0)
    return int(np.count_nonzero(newest > first))


def _stayed(happened: Iterable[Event]) -> list[int]:
    """How many answers were confirmed as they stood, round by round; the same answer counts once a round."""
    rounds: list[set[tuple[str, str, frozenset[str]]]] = []
    for each in happened:
        if each.kind == "round opened":
            rounds.append(set())
        elif each.kind == "stayed":
            facts = each.facts
            rounds[-1].add((facts["expert"], facts["set"], frozenset((facts["first"], facts["second"]))))
    return [len(kept) for kept in rounds]


def _stand(table: VoteTable, place: int) -> PairStand:
    count = int(table.count[place])
    if not count:
        return PairStand(0, None, None, None, None, None, None)
    low, lower, median, upper, high = np.exp(table.quartiles[:, place]).round(12).tolist()
    group = float(np.exp(table.group[place]).round(12)) if table.heard[place] else None
    return PairStand(count, group, low, lower, median, upper, high)


def _votes(study: Study, workshop: Workshop, state: Standing, answers: Answers, newest: int) -> tuple[VoteRecord, ...]:
    """Every vote with the group before it and after: until the next vote on the pair or the end of its round."""
    found = []
    for k, vote in enumerate(state.votes):
        stands = [
            _stand_at(group_reading(study, workshop.sets, state.seats, answers.get(mark, ())), vote.pair)
            for mark in (vote.first, _until(state, k, vote, newest))
        ]
        found.append(VoteRecord(vote.pair, vote.called, *stands))
    return tuple(found)


def _until(state: Standing, place: int, vote: Vote, newest: int) -> int:
    """The ballot at which a vote was over."""
    ends = [later.first for later in state.votes[place + 1 :] if later.pair in (vote.pair, vote.pair.turned)]
    ends += [each.last for each in state.rounds if each.last is not None and each.last >= vote.first >= each.first]
    return min(ends, default=newest)


def _stand_at(reading: GroupReading, pair: Pair) -> PairStand:
    table = vote_table(reading)
    if pair in table.pairs:
        return _stand(table, table.pairs.index(pair))
    turned = _stand(table, table.pairs.index(pair.turned))
    flipped = [None if each is None else 1 / each for each in (turned.group, turned.high, turned.upper, turned.median)]
    ends = [None if each is None else 1 / each for each in (turned.lower, turned.low)]
    return PairStand(turned.answered, *flipped, *ends)


def _remarks(state: Standing, last: Iterable[Numbered], number: Mapping[str, int]) -> tuple[Remark, ...]:
    """Comments of the workshop in the order of time, then what stands beside the answers."""
    said = [
        Remark("comment", number[each.author], each.pair, each.text, each.at)
        for each in state.comments
        if each.author in number
    ]
    beside = [remark for _, ballot in last if ballot.expert in number for remark in _beside(ballot, number)]
    return (*said, *sorted(beside, key=lambda each: (each.kind, each.pair.set, each.participant)))


def _beside(ballot: Ballot, number: Mapping[str, int]) -> Iterator[Remark]:
    """Comments on the answers of a ballot, and what was left open on purpose."""
    if not isinstance(ballot.judgments, PairwiseComparisons):
        return
    who = number[ballot.expert]
    for each in ballot.judgments.judgments:
        if each.comment:
            yield Remark("comment", who, Pair(ballot.set, each.first, each.second), each.comment)
    for left in ballot.judgments.skipped:
        yield Remark("skipped", who, Pair(ballot.set, left.first, left.second), left.reason)


def _repairs(
    first: Iterable[Numbered], last: Iterable[Numbered], number: Mapping[str, int]
) -> tuple[RepairRecord, ...]:
    """What was changed on advice since the first round began."""
    known = {(ballot.expert, ballot.set): len(_revisions(ballot)) for _, ballot in first}
    return tuple(
        RepairRecord(number[ballot.expert], Pair(ballot.set, each.first, each.second), each.old, each.new, each.reason)
        for _, ballot in last
        if ballot.expert in number
        for each in _revisions(ballot)[known.get((ballot.expert, ballot.set), 0) :]
    )


def _revisions(ballot: Ballot) -> tuple[Revision, ...]:
    return ballot.judgments.revisions if isinstance(ballot.judgments, PairwiseComparisons) else ()


def _answers(turn: int, reading: GroupReading, number: Mapping[str, int]) -> Iterator[AnswerRecord]:
    """Every answer that stood at the end of a round, participant by participant."""
    for expert in sorted(range(len(reading.experts)), key=lambda k: number[reading.experts[k]]):
        for each in reading.sets.values():
            ratios = np.exp(each.judged.middle[expert]).round(14).tolist()
            for place in np.flatnonzero(each.answered[expert]):
                yield AnswerRecord(turn, number[reading.experts[expert]], each.pairs[place], ratios[place])


def _unanswered(around: Surroundings, first: GroupReading) -> Surroundings:
    """The same study before the workshop: what nobody had answered then weighs equally."""
    equal = {
        name: np.full(len(each.set.elements), 1 / len(each.set.elements))
        for name, each in first.sets.items()
        if name in around.local and name not in around.ruled
    }
    return replace(around, local={**around.local, **equal})
