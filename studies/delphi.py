"""Delphi: what an expert sees before judging again, how a group moves from round to round, and when it may stop.

Rounds are anonymous: an expert sees the spread of the group and never who said what; nothing at all where so few
others answered that they could be told apart.

References: Dalkey and Helmer 1963, An experimental application of the Delphi method to the use of experts,
doi:10.1287/mnsc.9.3.458.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from studies.group_outcome import Surroundings, group_outcome
from studies.group_reading import GroupReading, SetReading
from studies.pair_votes import VoteTable, pair_votes
from studies.workshop import Pair, Workshop

FEWEST_OTHERS = 3
"""With fewer others than this behind a number, somebody could be recognised in it."""

REVISED = 1e-6
"""Two ratios whose logarithms differ by less are the same answer."""


# ---------------------------------------------------------------------- what an expert sees


@dataclass(frozen=True)
class Feedback:
    """What an expert sees of a pair before judging it again.

    Parameters
    ----------
    pair
        Which.
    own
        The expert's answer in the round before; None where it was left open.
    answered
        How many of the group answered, the expert included.
    lower, median, upper
        Quartiles of the group on the logarithmic scale, the expert included.
    """

    pair: Pair
    own: float | None
    answered: int
    lower: float
    median: float
    upper: float

    @property
    def inside(self) -> bool | None:
        """Whether the own answer lies in the middle half of the group; None without one."""
        if self.own is None:
            return None
        return self.lower * (1 - REVISED) <= self.own <= self.upper * (1 + REVISED)


def feedback(before: GroupReading, expert: str, pair: Pair, table: VoteTable | None = None) -> Feedback | None:
    """What an expert sees of a pair; None where fewer than three others answered it.

    Parameters
    ----------
    before
        The group at the end of the round before.
    table
        The group on all pairs then, where it is known already.
    """
    votes = pair_votes(before, pair, table)
    own = next((vote.ratio for vote in votes.votes if vote.expert == expert), None)
    others = len(votes.answered) - (own is not None)
    if others < FEWEST_OTHERS or votes.lower is None or votes.median is None or votes.upper is None:
        return None
    return Feedback(pair, own, len(votes.answered), votes.lower, votes.median, votes.upper)


# ---------------------------------------------------------------------- how the group moves


@dataclass(frozen=True)
class Movement:
    """A group on one comparison set, or on the whole, at the end of a round.

    Parameters
    ----------
    set
        Id of the set; empty for the whole.
    consensus
        Agreement, 0 to 1; None with fewer than two.
    change
        Mean absolute change of the group's weights since the round before; None in the first.
    revised
        The share of the judgments given in either round that differ from the round before; None in the first, and
        where there are none.
    """

    set: str
    consensus: float | None
    change: float | None
    revised: float | None


@dataclass(frozen=True)
class RoundEnd:
    """How a group stood at the end of a round.

    Parameters
    ----------
    number
        Of the round, from 1.
    answers
        How many judgments were given.
    sets
        Set by set.
    whole
        By the weights of the indicators.
    """

    number: int
    answers: int
    sets: tuple[Movement, ...]
    whole: Movement


def convergence(around: Surroundings, rounds: Sequence[GroupReading]) -> tuple[RoundEnd, ...]:
    """How a group moved, round by round.

    Parameters
    ----------
    rounds
        The group at the end of each round, all with the same seats.
    """
    found: list[RoundEnd] = []
    outcomes = [group_outcome(around, reading) for reading in rounds]
    for k, (reading, outcome) in enumerate(zip(rounds, outcomes, strict=True)):
        before = rounds[k - 1] if k else None
        sets = tuple(
            _movement(each, before.sets[name] if before else None, reading, before)
            for name, each in reading.sets.items()
        )
        change = float(np.abs(outcome.weights - outcomes[k - 1].weights).mean()) if k else None
        whole = Movement("", outcome.consensus, change, _revised(reading, before) if before else None)
        found.append(RoundEnd(k + 1, reading.answers, sets, whole))
    return tuple(found)


def _movement(
    each: SetReading, before: SetReading | None, reading: GroupReading, earlier: GroupReading | None
) -> Movement:
    if before is None or earlier is None:
        return Movement(each.set.id, each.consensus, None, None)
    now, then = each.weights(reading.shares)[0][0], before.weights(earlier.shares)[0][0]
    return Movement(each.set.id, each.consensus, float(np.abs(now - then).mean()), _share(*_counts(each, before)))


def _revised(reading: GroupReading, before: GroupReading) -> float | None:
    counts = [_counts(each, before.sets[name]) for name, each in reading.sets.items()]
    return _share(sum(changed for changed, _ in counts), sum(given for _, given in counts))


def _counts(now: SetReading, then: SetReading) -> tuple[int, int]:
    """Judgments that changed, and those given at either time."""
    either = now.answered | then.answered
    moved = (np.abs(now.judged.middle - then.judged.middle) > REVISED) | (now.answered != then.answered)
    return int((either & moved).sum()), int(either.sum())


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


# ---------------------------------------------------------------------- when it may stop

Reason = Literal["nobody", "first-round", "too-few", "disagreement", "moving", "agreed"]
"""What the rule finds: no round yet, nothing to compare the first one with, a set that fewer than two have answered,
one on which they disagree, one whose weights still move; or that all sets agree and stand still."""


@dataclass(frozen=True)
class Verdict:
    """Whether another round is worth it.

    Parameters
    ----------
    stop
        Whether the rounds end here: because all agree, or because this was the last.
    reason
        What the rule finds.
    set
        The set that is furthest from the rule; empty where the reason is about none.
    value, limit
        What was found there, or in the set nearest to the limit, and what the rule asks for; None where neither counts.
    """

    stop: bool
    reason: Reason
    set: str = ""
    value: float | None = None
    limit: float | None = None


def verdict(workshop: Workshop, rounds: Sequence[RoundEnd]) -> Verdict:
    """The stop rule after the last of these rounds.

    Rounds stop when on every set consensus is at least `workshop.consensus` and the local weights of the group have
    moved by less than `workshop.change` on average, or when the planned rounds are over. Set by set, because a mean
    over many indicators is small whatever happens to one of them; the set furthest from the rule is named.
    """
    if not rounds:
        return Verdict(False, "nobody")
    last = rounds[-1]
    over = last.number >= workshop.rounds
    agreed = [(each.consensus, each.set) for each in last.sets if each.consensus is not None]
    moved = [(each.change, each.set) for each in last.sets if each.change is not None]
    missing = next((each.set for each in last.sets if each.consensus is None), None)
    found: Verdict
    if missing is not None:
        found = Verdict(False, "too-few", missing)
    elif min(agreed)[0] < workshop.consensus:
        found = Verdict(False, "disagreement", min(agreed)[1], min(agreed)[0], workshop.consensus)
    elif not moved:
        found = Verdict(False, "first-round")
    elif max(moved)[0] >= workshop.change:
        found = Verdict(False, "moving", max(moved)[1], max(moved)[0], workshop.change)
    else:
        return Verdict(True, "agreed", min(agreed)[1], min(agreed)[0], workshop.consensus)
    return replace(found, stop=over)
