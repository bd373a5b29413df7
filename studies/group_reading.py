"""What a group has answered so far, to every pair, kept up to date ballot by ballot.

A wall that refreshes each second takes the ballots it has not seen yet (:meth:`GroupReading.after`): only the rows of
their experts are read anew. Everything the wall, the rounds and the minutes show is computed from such a reading.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from mcdm.comparisons.matrix import BoolArray, is_connected
from mcdm.errors import DecisionError, closest
from mcdm.judgments import FloatArray, Judgments, PairwiseComparisons
from mcdm.model import ComparisonSet
from mcdm.panel.consensus import Agreement, agreement, consensus
from mcdm.weighting.geometric_mean import softmax
from mcdm.weights import normalise
from studies.ballot_matrices import own_best_worst, triangles
from studies.judged_set import JudgedSet
from studies.study import Ballot, Study
from studies.workshop import Pair

Numbered = tuple[int, Ballot]
"""A ballot and its number; one that was taken back answers nothing: comparisons without a judgment."""


@dataclass(frozen=True, eq=False)
class SetReading:
    """The answers of e experts to the p pairs of one comparison set of k elements.

    Parameters
    ----------
    set
        What they were asked, by the id that the whole study knows it by.
    judged
        Their answers as logarithms, shape (e, p), pairs in the order of the upper triangle.
    skipped
        Which pairs were left open on purpose, shape (e, p).
    reasons
        Why, by expert and pair.
    own
        Everybody's own weights, shape (e, k); equal where nothing was answered.
    determined
        Whose answers link all elements, so that their weights follow from them, shape (e,).
    cast
        Number of the ballot behind each row, shape (e,); 0 without one.
    """

    set: ComparisonSet
    judged: JudgedSet
    skipped: BoolArray
    reasons: Mapping[tuple[int, int], str]
    own: FloatArray
    determined: BoolArray
    cast: NDArray[np.int64]

    @property
    def answered(self) -> BoolArray:
        """Which pairs were answered, shape (e, p)."""
        return np.asarray(self.judged.given > 0)

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """The p pairs."""
        return tuple(Pair(self.set.id, first, second) for first, second in combinations(self.set.elements, 2))

    @cached_property
    def consensus(self) -> float | None:
        """Agreement of those whose answers determine weights, 0 to 1; None with fewer than two."""
        return float(consensus(self.own[self.determined])) if self.determined.sum() > 1 else None

    @property
    def word(self) -> Agreement | None:
        """The consensus in a word."""
        return None if self.consensus is None else agreement(self.consensus)

    # ------------------------------------------------------------------ the group

    def joined(self, shares: FloatArray) -> tuple[FloatArray, BoolArray]:
        """The group's logarithms (d, p) where the experts weigh `shares` (d, e), and who of them was heard at all."""
        return self._joined(shares, self.judged.middle)

    def weights(self, shares: FloatArray, shift: FloatArray | None = None) -> tuple[FloatArray, BoolArray]:
        """Local weights (d, k) of d groups, by the study's methods, and whether anybody in each group spoke, (d,).

        Parameters
        ----------
        shares
            Weights of the experts in each group, shape (d, e).
        shift
            Shape (d, p): by how much everybody who answered would move the logarithm of a pair.
        """
        counted = shares * self.answered.any(-1)
        spoke = counted.sum(-1) > 0
        counted = np.where(spoke[:, None], counted, self.answered.any(-1) + 1e-300)
        if self.judged.study.choices.aggregation == "priorities":
            return self._joined_priorities(counted, shift), np.asarray(spoke)
        middle, heard = self._joined(counted, self.judged.middle)
        moved = middle if shift is None else middle + shift * heard
        ranges = None
        if self.judged.reads_ranges:
            low, high = (self._joined(counted, end)[0] - middle for end in (self.judged.low, self.judged.high))
            ranges = low, high
        return self.judged.weights_of(moved, heard, ranges), np.asarray(spoke)

    def _joined(self, shares: FloatArray, logarithms: FloatArray) -> tuple[FloatArray, BoolArray]:
        total = shares @ self.judged.given
        mean = (shares @ (logarithms * self.judged.given)) / np.where(total > 0, total, 1.0)
        return mean, np.asarray(total > 0)

    def _joined_priorities(self, shares: FloatArray, shift: FloatArray | None) -> FloatArray:
        share = normalise(shares)
        if shift is None:
            return softmax(share @ np.log(np.maximum(self.own, 1e-300)))
        logarithms = np.zeros((len(shift), len(self.set.elements)))
        for expert in np.flatnonzero(self.answered.any(-1)):
            given = np.broadcast_to(self.answered[expert], shift.shape)
            own = self.judged.weights_of(self.judged.middle[expert] + shift * given, given)
            still = self.judged.weights_of(self.judged.middle[expert][None], given[:1])
            anchored = np.log(np.maximum(self.own[expert], 1e-300)) - np.log(np.maximum(still[0], 1e-300))
            own = softmax(np.log(np.maximum(own, 1e-300)) + anchored)
            logarithms += share[:, expert, None] * np.log(own)
        return softmax(logarithms)

    # ------------------------------------------------------------------ what comes in

    def after(self, ballots: Sequence[tuple[int, int, Judgments]]) -> SetReading:
        """The same with newer ballots: rows of (expert, number of the ballot, judgments)."""
        newest = {expert: (number, given) for expert, number, given in ballots if number >= self.cast[expert]}
        if not newest:
            return self
        rows = np.array(list(newest))
        said = np.stack([self._read(given) for _, given in newest.values()])
        judged = self.judged
        low, middle, high, given = (each.copy() for each in (judged.low, judged.middle, judged.high, judged.given))
        given[rows] = said[..., 1] > 0
        low[rows], middle[rows], high[rows] = np.moveaxis(np.log(np.where(said > 0, said, 1.0)), -1, 0)
        skipped, cast = self.skipped.copy(), self.cast.copy()
        reasons = {place: why for place, why in self.reasons.items() if place[0] not in newest}
        for expert, (number, ballot) in newest.items():
            cast[expert], skipped[expert] = number, False
            for place, why in self._left_open(ballot):
                skipped[expert, place] = True
                reasons[expert, place] = why
        changed = replace(judged, low=low, middle=middle, high=high, given=given)
        own, determined = self.own.copy(), self.determined.copy()
        own[rows], determined[rows] = _own(changed, rows)
        for expert, (_, ballot) in newest.items():
            anchored = own_best_worst(ballot, self.set, judged.study.choices)
            own[expert] = own[expert] if anchored is None else anchored
        return SetReading(self.set, changed, skipped, reasons, own, determined, cast)

    def _read(self, ballot: Judgments) -> FloatArray:
        upper = np.triu_indices(len(self.set.elements), 1)
        return np.asarray(triangles(ballot, self.set, self.judged.study.choices)[upper])

    def _left_open(self, ballot: Judgments) -> list[tuple[int, str]]:
        if not isinstance(ballot, PairwiseComparisons):
            return []
        at = {frozenset((pair.first, pair.second)): k for k, pair in enumerate(self.pairs)}
        return [(at[frozenset((each.first, each.second))], each.reason) for each in ballot.skipped]

    def reseated(self, study: Study, experts: tuple[str, ...], rows: NDArray[np.intp]) -> SetReading:
        """The same with other experts: `rows` says where each of them stood, -1 for who is new."""

        def taken(values: NDArray[np.generic], empty: float = 0.0) -> NDArray[np.generic]:
            found = values[rows] if len(values) else np.zeros((len(rows), *values.shape[1:]), values.dtype)
            found[rows < 0] = empty
            return found

        judged = self.judged
        low, middle, high, given = (taken(each) for each in (judged.low, judged.middle, judged.high, judged.given))
        place = {int(old): new for new, old in enumerate(rows) if old >= 0}
        return SetReading(
            self.set,
            JudgedSet(study, self.set, experts, low, middle, high, given, None),  # type: ignore[arg-type]
            np.asarray(taken(self.skipped), dtype=bool),
            {(place[expert], pair): why for (expert, pair), why in self.reasons.items() if expert in place},
            np.asarray(taken(self.own, 1 / len(self.set.elements)), dtype=np.float64),
            np.asarray(taken(self.determined), dtype=bool),
            np.asarray(taken(self.cast), dtype=np.int64),
        )


@dataclass(frozen=True, eq=False)
class GroupReading:
    """What e experts answered to several comparison sets, up to ballot `newest`.

    Parameters
    ----------
    study
        Whose model and methods; its own ballots are not read.
    experts
        Ids of those who take part, e of them.
    seats
        What they count for, shape (e,).
    sets
        Their answers, set by set.
    newest
        Number of the newest ballot that was read.
    """

    study: Study
    experts: tuple[str, ...]
    seats: FloatArray
    sets: Mapping[str, SetReading]
    newest: int = 0

    def after(self, ballots: Iterable[Numbered]) -> GroupReading:
        """The same with newer ballots. Whoever has no seat is not read, nor is what was asked elsewhere."""
        at = {expert: k for k, expert in enumerate(self.experts)}
        came: dict[str, list[tuple[int, int, Judgments]]] = {}
        newest = self.newest
        for number, ballot in sorted(ballots, key=lambda each: each[0]):
            newest = max(newest, number)
            if ballot.set in self.sets and ballot.expert in at:
                came.setdefault(ballot.set, []).append((at[ballot.expert], number, ballot.judgments))
        changed = {name: self.sets[name].after(rows) for name, rows in came.items()}
        return replace(self, sets={**self.sets, **changed}, newest=newest)

    def seated(self, seats: Mapping[str, float], study: Study | None = None) -> GroupReading:
        """The same group with other seats: somebody joined, was left out, or counts for more.

        Parameters
        ----------
        seats
            What everybody counts for, by expert: as in :attr:`studies.workshop.Standing.seats`.
        study
            The newer version, where a walk-in became an expert of the study.
        """
        experts, given = tuple(seats), study or self.study
        at = {expert: k for k, expert in enumerate(self.experts)}
        rows = np.array([at.get(expert, -1) for expert in experts], dtype=np.intp)
        sets = {name: each.reseated(given, experts, rows) for name, each in self.sets.items()}
        return GroupReading(given, experts, _counted(seats), sets, self.newest)

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """Every pair of every set."""
        return tuple(pair for each in self.sets.values() for pair in each.pairs)

    @property
    def answers(self) -> int:
        """How many judgments were given."""
        return int(sum(each.judged.given.sum() for each in self.sets.values()))

    @property
    def asked(self) -> int:
        """How many judgments are asked of all together."""
        return len(self.experts) * len(self.pairs)

    @property
    def progress(self) -> NDArray[np.int64]:
        """How many pairs everybody answered or skipped, shape (e,)."""
        done = [each.answered | each.skipped for each in self.sets.values()]
        return np.asarray(np.concatenate(done, axis=1).sum(-1), dtype=np.int64)

    @property
    def shares(self) -> FloatArray:
        """The seats as one group, shape (1, e)."""
        return self.seats[None]


def group_reading(
    study: Study, sets: Sequence[str], seats: Mapping[str, float], ballots: Iterable[Numbered] = ()
) -> GroupReading:
    """What a group answered.

    Parameters
    ----------
    study
        Whose model and methods.
    sets
        Ids of the comparison sets that are judged; those of networks inside as ``"network:set"``.
    seats
        What everybody counts for, by expert.
    ballots
        With their numbers.

    Raises
    ------
    DecisionError
        ``id-unknown`` for a set that the study does not have.
    """
    experts = tuple(seats)
    empty = {}
    for name in sets:
        if name not in study.every_set:
            suggestion = closest(name, study.every_set)
            raise DecisionError("id-unknown", name=name, where="workshop", suggestion=suggestion)
        empty[name] = _nothing(study, replace(study.every_set[name], id=name), experts)
    return GroupReading(study, experts, _counted(seats), empty).after(ballots)


def _counted(seats: Mapping[str, float]) -> FloatArray:
    counted = np.array(list(seats.values()), dtype=np.float64)
    counted.flags.writeable = False
    return counted


def _nothing(study: Study, asked: ComparisonSet, experts: tuple[str, ...]) -> SetReading:
    """A set that nobody has answered yet."""
    size, shape = len(asked.elements), (len(experts), asked.pair_count)
    none = np.zeros(shape)
    return SetReading(
        asked,
        JudgedSet(study, asked, experts, none, none, none, none, None),
        np.zeros(shape, dtype=bool),
        {},
        np.full((len(experts), size), 1 / size),
        np.zeros(len(experts), dtype=bool),
        np.zeros(len(experts), dtype=np.int64),
    )


def _own(judged: JudgedSet, rows: NDArray[np.intp]) -> tuple[FloatArray, BoolArray]:
    """Own weights (r, k) of some experts, and whether their answers determine them."""
    given = judged.given[rows] > 0
    size = len(judged.set.elements)
    matrices = np.broadcast_to(np.eye(size), (len(rows), size, size)).copy()
    upper = np.triu_indices(size, 1)
    matrices[:, upper[0], upper[1]] = matrices[:, upper[1], upper[0]] = given
    linked, some = is_connected(matrices), given.any(-1)
    own = np.full((len(rows), size), 1 / size)
    for chosen in (linked, some & ~linked):
        if chosen.any():
            at = rows[chosen]
            ranges = None
            if judged.reads_ranges:
                ranges = judged.low[at] - judged.middle[at], judged.high[at] - judged.middle[at]
            own[chosen] = judged.weights_of(judged.middle[at], given[chosen], ranges)
    return own, np.asarray(linked)
