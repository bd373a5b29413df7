"""A rehearsal: simulated experts play a whole workshop, for facilitators to practise and for tests to play sessions.

Everybody has true weights around those of the group, errs when judging, and moves some way toward the group's median
from the second round on. Every expert has random streams of its own, so that nobody answers otherwise because somebody
joined; the same seed plays the same session on every machine.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from mcdm.draws import Draws
from mcdm.errors import DecisionError
from mcdm.judgments import PairwiseComparisons, PairwiseJudgment, SkippedPair
from mcdm.model import ComparisonSet
from mcdm.scales import SAATY_VALUES
from studies.group_reading import GroupReading, group_reading
from studies.pair_votes import VoteTable, vote_table
from studies.study import Ballot, Study
from studies.workshop import Pair, Workshop

APART = 0.35
"""Standard deviation of how far a group's true logarithms of weights lie from equal."""

GUESTS = {
    "en": ("Ann Keller", "Bo Lind", "Carla Ruiz", "David Osei", "Emma Novak", "Farid Haddad"),
    "zh": ("李敏", "王强", "张丽", "刘洋", "陈静", "赵磊"),
}
"""How simulated walk-ins call themselves."""

PAUSE = 120.0
"""Seconds between two rounds."""

_SCALE = np.log(np.array(SAATY_VALUES))


@dataclass(frozen=True)
class Persona:
    """How a simulated expert judges.

    Parameters
    ----------
    expert
        Id.
    weight
        What the expert counts for.
    own_mind
        Standard deviation of the expert's true logarithms of weights around the group's.
    error
        Standard deviation of the logarithm of a judgment around the ratio of the true weights.
    slips
        Chance that a judgment is entered the wrong way round.
    conformity
        How far an answer moves toward the group's median in a later round, 0 to 1; what is left is stubbornness.
    skips
        Chance that a pair is left open.
    contrary
        Holds important what the group does not, and the other way round.
    pace
        Seconds a judgment takes on average.
    """

    expert: str
    weight: float = 1.0
    own_mind: float = 0.25
    error: float = 0.15
    slips: float = 0.01
    conformity: float = 0.6
    skips: float = 0.02
    contrary: bool = False
    pace: float = 6.0

    def __post_init__(self) -> None:
        bounds = {
            "conformity": (self.conformity, 0.0, 1.0),
            "skips": (self.skips, 0.0, 1.0),
            "slips": (self.slips, 0.0, 1.0),
            "own_mind": (self.own_mind, 0.0, 3.0),
            "error": (self.error, 0.0, 3.0),
            "pace": (self.pace, 0.01, 3600.0),
        }
        for name, (value, low, high) in bounds.items():
            if not low <= value <= high:
                raise DecisionError("persona-out-of-range", name=name, value=value, low=low, high=high)


@dataclass(frozen=True)
class Act:
    """One answer in a rehearsal.

    Parameters
    ----------
    at
        Seconds since the workshop began.
    round
        Number of the round, from 1.
    expert, set
        Who answers what.
    judgments
        All that the expert has answered to the set by then, as a ballot holds it.
    """

    at: float
    round: int
    expert: str
    set: str
    judgments: PairwiseComparisons

    @property
    def ballot(self) -> Ballot:
        """The ballot that is cast."""
        return Ballot(self.expert, self.set, self.judgments)


def cast(experts: Sequence[str], seed: int = 0) -> tuple[Persona, ...]:
    """A usual cast for these experts: most agree more or less, one is contrary, every fifth is slow.

    With fewer than four experts nobody is contrary: a third of a group is no exception.
    """
    chance = Draws(seed=seed).generator("cast")
    contrary = int(chance.integers(len(experts))) if len(experts) > 3 else -1
    personas = []
    for k, expert in enumerate(experts):
        conformity, error = float(chance.uniform(0.4, 0.9)), float(chance.uniform(0.08, 0.25))
        slow = chance.random() < 0.2
        personas.append(
            Persona(
                expert,
                error=round(error, 3),
                conformity=0.05 if k == contrary else round(conformity, 3),
                contrary=k == contrary,
                pace=20.0 if slow else 6.0,
            )
        )
    return tuple(personas)


@dataclass(frozen=True)
class WalkIn:
    """Somebody who comes with the code alone: under which name, after how many seconds, and how minded."""

    name: str
    after: float
    persona: Persona


def walk_ins(count: int, seed: int = 0, language: str = "en") -> tuple[WalkIn, ...]:
    """People whom nobody invited, for a facilitator to practise letting them in; they come within a few seconds."""
    chance = Draws(seed=seed).generator("walk-ins")
    names = GUESTS["zh" if language == "zh" else "en"]
    order = chance.permutation(len(names))[:count]
    comes = np.sort(chance.uniform(3.0, 18.0, len(order))).round(1)
    return tuple(
        WalkIn(names[k], float(after), Persona(f"guest-{place}", conformity=round(float(chance.uniform(0.4, 0.9)), 3)))
        for place, (k, after) in enumerate(zip(order, comes, strict=True), 1)
    )


def rehearse(study: Study, workshop: Workshop, personas: Sequence[Persona], seed: int = 0) -> Iterator[Act]:
    """Every answer of a whole session, in the order of time, round after round; who listens may stop after any.

    Parameters
    ----------
    study
        Whose model is judged; its own ballots are not read.
    workshop
        With the sets and the number of rounds.
    personas
        Who takes part.
    seed
        Of everything that happens.

    Raises
    ------
    DecisionError
        ``id-unknown`` for a set that the study does not have.
    """
    reading = group_reading(study, workshop.sets, {persona.expert: persona.weight for persona in personas})
    sets = tuple(each.set for each in reading.sets.values())
    draws, begun, number = Draws(seed=seed), 0.0, 0
    answers: dict[tuple[str, str], PairwiseComparisons] = {}
    for turn in range(1, workshop.rounds + 1):
        medians = _medians(vote_table(reading)) if turn > 1 else {}
        acts = [act for each in personas for act in _turn(each, sets, draws, turn, begun, medians, answers)]
        acts.sort(key=lambda act: act.at)
        yield from acts
        answers |= {(act.expert, act.set): act.judgments for act in acts}
        reading = reading.after((number + k, act.ballot) for k, act in enumerate(acts, 1))
        number, begun = number + len(acts), max((act.at for act in acts), default=begun) + PAUSE


def revote(
    persona: Persona, pair: Pair, before: PairwiseComparisons, reading: GroupReading
) -> PairwiseComparisons | None:
    """What an expert answers when a pair is voted on again after talk: all answers to its set; None where it stands.

    Parameters
    ----------
    pair
        Which, in either order of its elements.
    before, reading
        What the expert and the group answered until then.
    """
    both = {pair, pair.turned}
    heard = {each: median for each, median in _medians(vote_table(reading)).items() if each in both}
    return next(_again(persona, pair.set, before, heard), None)


def _medians(table: VoteTable) -> dict[Pair, float]:
    """What the group sees of the round before: logarithms of the medians."""
    return {pair: float(table.quartiles[2, k]) for k, pair in enumerate(table.pairs) if table.count[k]}


def _turn(
    persona: Persona,
    sets: Sequence[ComparisonSet],
    draws: Draws,
    turn: int,
    begun: float,
    medians: Mapping[Pair, float],
    answers: Mapping[tuple[str, str], PairwiseComparisons],
) -> list[Act]:
    """What one expert answers in one round: everything in the first, later what changes."""
    clock, at, acts = draws.generator("pace", persona.expert, str(turn)), begun, []
    for asked in sets:
        before = answers.get((persona.expert, asked.id))
        given = _first(persona, asked, draws) if before is None else _again(persona, asked.id, before, medians)
        for judgments in given:
            at += float(clock.exponential(persona.pace))
            acts.append(Act(round(at, 3), turn, persona.expert, asked.id, judgments))
    return acts


def _first(persona: Persona, asked: ComparisonSet, draws: Draws) -> Iterator[PairwiseComparisons]:
    """The answers of the first round, pair by pair."""
    mind = draws.generator("mind", persona.expert, asked.id)
    size, said, skipped = len(asked.elements), list[PairwiseJudgment](), list[SkippedPair]()
    group = draws.generator("truth", asked.id).normal(0, APART, size)
    true = group * (-1 if persona.contrary else 1) + mind.normal(0, persona.own_mind, size)
    for i in range(size):
        for j in range(i + 1, size):
            error, slips, skips = mind.normal(0, persona.error), mind.random(), mind.random()
            first, second = asked.elements[i], asked.elements[j]
            if skips < persona.skips:
                skipped.append(SkippedPair(first, second))
            else:
                logarithm = (true[i] - true[j] + error) * (-1 if slips < persona.slips else 1)
                said.append(PairwiseJudgment(first, second, _word(logarithm)))
            yield PairwiseComparisons(asked.elements, tuple(said), tuple(skipped))


def _again(
    persona: Persona, name: str, before: PairwiseComparisons, medians: Mapping[Pair, float]
) -> Iterator[PairwiseComparisons]:
    """The answers of a later round: each moves toward the median, and is given anew where that is another word."""
    said = list(before.judgments)
    for k, judgment in enumerate(said):
        own = math.log(judgment.value)
        median = medians.get(Pair(name, judgment.first, judgment.second), own)
        value = _word(own + persona.conformity * (median - own))
        if value != judgment.value:
            said[k] = PairwiseJudgment(judgment.first, judgment.second, value)
            yield PairwiseComparisons(before.elements, tuple(said), before.skipped)


def _word(logarithm: float) -> float:
    """The nearest ratio of the scale."""
    return SAATY_VALUES[int(np.abs(_SCALE - logarithm).argmin())]
