"""The group on one pair, and on all pairs at once: its judgment, how far it is spread, and who stands apart.

Answers are ratios of the first element to the second; everything is computed on their logarithms, so that turning the
pair around turns every number around.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np

from mcdm.comparisons.matrix import BoolArray
from mcdm.errors import DecisionError
from mcdm.judgments import FloatArray
from studies.group_reading import GroupReading
from studies.workshop import Pair

FAR = 3.0
"""Who stands apart is this many times as far from the group's middle answer as its members typically are,"""

FAR_AT_LEAST = float(np.log(3))
"""and by more than a factor of three: one word of the scale beside "equal" is no dissent in a group of one mind."""

ALIKE = float(np.log(1.7))
"""Answers agree up to this standard deviation of their logarithms: one word of the scale more or less, 3 or 5."""

SAME = 1e-9
"""Logarithms nearer than this are the same answer."""

Verdict = Literal["nobody", "alone", "agree", "apart", "degree", "split"]
"""What there is to say of a pair: nobody, or one alone, has answered; all agree; all but some who stand apart; all
prefer the same element, but not by the same degree; some prefer the one, some the other."""


@dataclass(frozen=True)
class Vote:
    """What one expert said about a pair.

    Parameters
    ----------
    expert
        Who.
    ratio
        How many times more important the first is; None where it was not answered.
    low, high
        The range, where one was given; else the ratio.
    skipped, reason
        Whether the pair was left open on purpose, and why.
    apart
        Whether the answer stands apart from the others.
    ballot
        Number of the ballot it came with; 0 without one.
    """

    expert: str
    ratio: float | None
    low: float | None
    high: float | None
    skipped: bool
    reason: str
    apart: bool
    ballot: int


@dataclass(frozen=True)
class PairVotes:
    """The group on one pair.

    Parameters
    ----------
    pair
        Which, in the order of its two elements in which the ratios are.
    votes
        What everybody said, in the order of the group.
    group
        Weighted geometric mean of the answers; None where nobody with a weight answered.
    low, lower, median, upper, high
        The smallest answer, the quartiles on the logarithmic scale, the largest; every answer counts alike. None where
        nobody answered.
    deviation
        Geometric standard deviation of the answers, 1 or more, by the weights of the experts; None as for `group`.
    verdict
        What there is to say of it.
    """

    pair: Pair
    votes: tuple[Vote, ...]
    group: float | None
    low: float | None
    lower: float | None
    median: float | None
    upper: float | None
    high: float | None
    deviation: float | None
    verdict: Verdict

    @property
    def answered(self) -> tuple[str, ...]:
        """Who answered."""
        return tuple(vote.expert for vote in self.votes if vote.ratio is not None)

    @property
    def apart(self) -> tuple[str, ...]:
        """Who stands apart."""
        return tuple(vote.expert for vote in self.votes if vote.apart)

    @property
    def skipped(self) -> tuple[str, ...]:
        """Who left it open on purpose."""
        return tuple(vote.expert for vote in self.votes if vote.skipped)

    @property
    def silent(self) -> tuple[str, ...]:
        """Who has neither answered nor skipped."""
        return tuple(vote.expert for vote in self.votes if vote.ratio is None and not vote.skipped)

    def since(self, ballot: int) -> tuple[str, ...]:
        """Who has answered the set again after this ballot: a vote that was called then."""
        return tuple(vote.expert for vote in self.votes if vote.ratio is not None and vote.ballot > ballot)


@dataclass(frozen=True, eq=False)
class VoteTable:
    """A group of e experts on all its p pairs; logarithms of ratios, NaN-free.

    Parameters
    ----------
    pairs
        Which, p of them.
    logarithms, answered, skipped
        Shape (e, p); a logarithm is 0 where a pair was not answered.
    count
        How many answered, shape (p,).
    group
        Logarithm of the weighted geometric mean, shape (p,); 0 where nobody with a weight answered.
    heard
        Whether anybody with a weight answered, shape (p,).
    quartiles
        Smallest, lower quartile, median, upper quartile, largest, shape (5, p); 0 where nobody answered.
    deviation
        Weighted standard deviation of the logarithms around the group, shape (p,); 0 where all agree.
    apart
        Who stands apart, shape (e, p).
    """

    pairs: tuple[Pair, ...]
    logarithms: FloatArray
    answered: BoolArray
    skipped: BoolArray
    count: FloatArray
    group: FloatArray
    heard: BoolArray
    quartiles: FloatArray
    deviation: FloatArray
    apart: BoolArray

    @cached_property
    def verdicts(self) -> tuple[Verdict, ...]:
        """What there is to say of every pair."""
        together = self.answered & ~self.apart
        many = np.maximum(together.sum(0), 1)
        mean = (self.logarithms * together).sum(0) / many
        spread = np.sqrt((np.square(self.logarithms - mean) * together).sum(0) / many)
        first = np.any(together & (self.logarithms > SAME), axis=0)
        second = np.any(together & (self.logarithms < -SAME), axis=0)
        said: list[Verdict] = []
        for k, count in enumerate(self.count):
            if count < 2:
                said.append("alone" if count else "nobody")
            elif spread[k] > ALIKE:
                said.append("split" if first[k] and second[k] else "degree")
            else:
                said.append("apart" if self.apart[:, k].any() else "agree")
        return tuple(said)


def vote_table(reading: GroupReading) -> VoteTable:
    """The group on all pairs of all sets at once."""
    sets = list(reading.sets.values())
    logarithms = np.concatenate([each.judged.middle for each in sets], axis=1)
    answered = np.concatenate([each.answered for each in sets], axis=1)
    seats, given = reading.seats, answered.astype(np.float64)
    total = seats @ given
    weighed = np.where(total > 0, total, 1.0)
    group = seats @ (logarithms * given) / weighed
    deviation = np.sqrt(seats @ (np.square(logarithms - group) * given) / weighed)
    count, quartiles = given.sum(0), _quartiles(logarithms, answered)
    distances = np.abs(logarithms - quartiles[2])
    limit = np.maximum(FAR * _quartiles(distances, answered)[2], FAR_AT_LEAST)
    return VoteTable(
        reading.pairs,
        logarithms,
        answered,
        np.concatenate([each.skipped for each in sets], axis=1),
        count,
        group,
        np.asarray(total > 0),
        quartiles,
        np.where(deviation > SAME, deviation, 0.0),
        answered & (distances > limit + SAME) & (count > 2),
    )


def pair_votes(reading: GroupReading, pair: Pair, table: VoteTable | None = None) -> PairVotes:
    """The group on one pair, in the order of its elements that is asked for.

    Parameters
    ----------
    table
        The group on all pairs, where it is known already.

    Raises
    ------
    DecisionError
        ``workshop-pair-unknown`` where the pair is not among those that are judged.
    """
    known = table or vote_table(reading)
    place, sign = _place(known.pairs, pair)
    count, heard = int(known.count[place]), bool(known.heard[place])
    lower, upper = (4, 0) if sign < 0 else (0, 4)
    ends = _ratios(sign * known.quartiles[:, place]) if count else [None] * 5
    return PairVotes(
        pair,
        _votes(reading, pair, known, place, sign),
        _ratios(sign * known.group[place : place + 1])[0] if heard else None,
        ends[lower],
        ends[1 if sign > 0 else 3],
        ends[2],
        ends[3 if sign > 0 else 1],
        ends[upper],
        _ratios(known.deviation[place : place + 1])[0] if heard else None,
        known.verdicts[place],
    )


def _votes(reading: GroupReading, pair: Pair, table: VoteTable, place: int, sign: float) -> tuple[Vote, ...]:
    """What everybody said about one pair."""
    each = reading.sets[pair.set]
    column = place - table.pairs.index(each.pairs[0])
    low, high = (_ratios(sign * end[:, column]) for end in (each.judged.low, each.judged.high))
    low, high = (high, low) if sign < 0 else (low, high)
    ratio, given = _ratios(sign * table.logarithms[:, place]), table.answered[:, place].tolist()
    skipped, apart, cast = table.skipped[:, place].tolist(), table.apart[:, place].tolist(), each.cast.tolist()
    return tuple(
        Vote(
            expert,
            ratio[k] if given[k] else None,
            low[k] if given[k] else None,
            high[k] if given[k] else None,
            skipped[k],
            each.reasons.get((k, column), ""),
            apart[k],
            cast[k],
        )
        for k, expert in enumerate(reading.experts)
    )


def _ratios(logarithms: FloatArray) -> list[float]:
    """The ratios of logarithms, without the last digit that the way there and back has cost."""
    found: list[float] = np.exp(logarithms).round(14).tolist()
    return found


def _place(pairs: tuple[Pair, ...], pair: Pair) -> tuple[int, float]:
    """Where a pair stands, and 1 or -1 as it stands so or the other way round."""
    for sign, sought in ((1.0, pair), (-1.0, pair.turned)):
        if sought in pairs:
            return pairs.index(sought), sign
    raise DecisionError("workshop-pair-unknown", set=f"{pair.set}: {pair.first} / {pair.second}")


def _quartiles(values: FloatArray, counted: BoolArray) -> FloatArray:
    """Smallest, quartiles and largest of the counted values of each column, (5, p); linear between neighbours."""
    if not len(values):
        return np.zeros((5, values.shape[1]))
    ordered = np.sort(np.where(counted, values, np.inf), axis=0)
    last = np.maximum(np.count_nonzero(counted, axis=0) - 1, 0)
    places = np.linspace(0, 1, 5)[:, None] * last
    below = np.floor(places).astype(np.intp)
    above = np.minimum(below + 1, last)
    columns = np.arange(values.shape[1])
    found = ordered[below, columns], ordered[above, columns]
    some = np.any(counted, axis=0)
    low, high = (np.where(some, each, 0.0) for each in found)
    return np.asarray(low + (places - below) * (high - low))
