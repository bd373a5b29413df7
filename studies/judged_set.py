"""The answers to one comparison set as numbers that can vary: perturbed, weighted otherwise, changed one by one."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy.special import ndtr

from mcdm.catalogue import Method, find
from mcdm.comparisons.local_priorities import local_priorities
from mcdm.comparisons.matrix import BoolArray, is_connected
from mcdm.draws import Draws
from mcdm.errors import DecisionError
from mcdm.judgments import DirectRatings, FloatArray
from mcdm.model import ComparisonSet
from mcdm.weighting import direct
from mcdm.weighting.geometric_mean import softmax
from mcdm.weights import normalise
from studies.ballot_matrices import own_best_worst, triangles
from studies.study import PANEL, Ballot, Study

SPREAD = 0.25
"""Standard deviation of ln a judgment where its expert gave no range: an assumption, about one word of the scale."""


@dataclass(frozen=True)
class JudgmentSpread:
    """How uncertain judgments are taken to be.

    Parameters
    ----------
    deviation
        Standard deviation of the logarithm of a judgment without a range; 0 leaves it as it is.
    ranges
        Whether a range that an expert gave is used in place of the deviation.
    resample
        Whether every draw asks experts anew, chosen at random from the panel with replacement.
    points
        Whether points given directly vary too: so much that the ratio of two of them has the same deviation.

    Raises
    ------
    DecisionError
        ``spread-out-of-range``.
    """

    deviation: float = SPREAD
    ranges: bool = True
    resample: bool = False
    points: bool = True

    def __post_init__(self) -> None:
        if not 0 <= self.deviation <= 2:
            raise DecisionError("spread-out-of-range", value=self.deviation)


@dataclass(frozen=True, eq=False)
class JudgedSet:
    """The answers to one comparison set, as logarithms of p ratios by v voters: what can vary between draws.

    Parameters
    ----------
    study, set
        Whose answers, to what.
    voters
        Ids of the v voters: the panel alone where it answered, else experts.
    low, middle, high
        Shape (v, p), pairs in the order of the upper triangle; 0 where a pair is open.
    given
        1 where a pair was answered, shape (v, p).
    fixed
        Weights (k,) where no pair was judged: the panel's points, or equal weights where nobody answered; else None.
    anchored
        Logarithms (v, k) of own weights that answers about the best and the worst determine otherwise than pairs do, 0
        elsewhere: by how much they differ. None where nobody answered so. Only joined priorities read them.
    """

    study: Study
    set: ComparisonSet
    voters: tuple[str, ...]
    low: FloatArray
    middle: FloatArray
    high: FloatArray
    given: FloatArray
    fixed: FloatArray | None
    anchored: FloatArray | None = None

    @property
    def inputs(self) -> int:
        """How many numbers of this set can vary: judgments, or points."""
        if self.fixed is not None:
            return len(self.fixed) if self.voters else 0
        return int(self.given.sum())

    def moved(self, deviations: FloatArray, spread: JudgmentSpread) -> FloatArray | None:
        """Logarithms (d, v, p) moved by standard normal numbers (d, inputs); points (d, 1, k); None where none varies.

        A judgment with a range moves within it, by the quantile of its triangular distribution.
        """
        if self.fixed is not None:
            if not self.voters or not spread.points:
                return None
            step = spread.deviation / math.sqrt(2)
            return (_logarithms(self.fixed) + step * deviations)[:, None, :]
        moved = np.repeat(self.middle[None], len(deviations), axis=0)
        ranged = (self.high > self.low) & spread.ranges
        given = self.given > 0
        steps = np.zeros((len(deviations), *self.middle.shape))
        steps[:, given] = deviations
        plain = given & ~ranged
        moved[:, plain] += spread.deviation * steps[:, plain]
        if ranged.any():
            bounds = self.low[ranged], self.middle[ranged], self.high[ranged]
            moved[:, ranged] = _triangular(ndtr(steps[:, ranged]), *bounds)
        return moved

    def perturbed(self, draws: Draws, spread: JudgmentSpread) -> FloatArray | None:
        """Sampled logarithms: see :meth:`moved`. Every voter has a random stream of its own."""
        if not self.inputs or (self.fixed is not None and not spread.points):
            return None
        counts = [self.inputs] if self.fixed is not None else self.given.sum(-1).astype(int).tolist()
        parts = [
            draws.generator("judgments", voter, self.set.id).standard_normal((draws.count, count))
            for voter, count in zip(self.voters, counts, strict=True)
        ]
        return self.moved(np.concatenate(parts, axis=1), spread)

    def joined(self, shares: Mapping[str, FloatArray], logarithms: FloatArray) -> tuple[FloatArray, BoolArray]:
        """The group's logarithms (d, p) of judgments (d, v, p), and whether anybody with a weight answered."""
        weights = self._weights_of_voters(shares, len(logarithms))
        total = weights @ self.given
        mean = np.einsum("dv,dvp->dp", weights, logarithms * self.given) / np.where(total > 0, total, 1.0)
        return mean, np.asarray(total > 0)

    def weights(self, shares: Mapping[str, FloatArray], logarithms: FloatArray | None = None) -> FloatArray:
        """Local weights (d, k); (k,) where nothing varies.

        Parameters
        ----------
        shares
            Weight of every voter by id, shape (1,) or (d,).
        logarithms
            Judgments (d, v, p) in place of those that were given.
        """
        if self.fixed is not None:
            return self.fixed if logarithms is None else softmax(logarithms[:, 0])
        given = self.middle[None] if logarithms is None else logarithms
        count = max(len(given), *(len(shares[voter]) for voter in self.voters))
        given = np.broadcast_to(given, (count, *self.middle.shape))
        if self.study.choices.aggregation == "priorities" and self.voters != (PANEL,):
            return self._joined_priorities(self._weights_of_voters(shares, count), given)
        joined, answered = self.joined(shares, given)
        if not self.reads_ranges:
            return self.weights_of(joined, answered)
        below, above = (
            self.joined(shares, np.broadcast_to(end - self.middle, given.shape))[0] for end in (self.low, self.high)
        )
        return self.weights_of(joined, answered, (below, above))

    @property
    def reads_ranges(self) -> bool:
        """Whether the study's method is a fuzzy one, and somebody gave a range: it moves along with its judgment."""
        return self._method.accepts == "fuzzy-comparisons" and bool((self.high > self.low).any())

    @property
    def _method(self) -> Method:
        return find("weighting", self.study.choices.weighting.method)

    def weights_of(
        self, logarithms: FloatArray, given: BoolArray, ranges: tuple[FloatArray, FloatArray] | None = None
    ) -> FloatArray:
        """Weights (d, k) of one judge's logarithms (d, p) by the study's method.

        Parameters
        ----------
        logarithms
            Of the judgments.
        given
            Which pairs count, shape (d, p).
        ranges
            How far the lower and the upper end lie from each logarithm, (d, p) each, for a fuzzy method.
        """
        size, chosen = len(self.set.elements), self._method
        arguments = self.study.choices.weighting.arguments
        if size == 2 and chosen.accepts != "fuzzy-comparisons":  # all others share a pair by its ratio
            ratio = np.exp(np.where(given[:, 0], logarithms[:, 0], 0.0))
            return normalise(np.stack([ratio, np.ones(len(ratio))], axis=-1))
        matrices = self._matrices(logarithms, given)
        plain = chosen.accepts == "incomplete-comparisons" or (
            chosen.accepts == "complete-comparisons" and bool(given.all())
        )
        if plain and bool(is_connected(matrices).all()):
            return np.asarray(chosen.call(matrices, arguments))
        triangles = None
        if ranges is not None:
            lower, upper = (self._matrices(logarithms + end, given) for end in ranges)
            below = np.tri(size, k=-1, dtype=bool)  # the inverse of a range runs from the inverse of its upper end
            ends = np.where(below, upper, lower), np.where(below, lower, upper)
            triangles = np.stack([ends[0], matrices, ends[1]], axis=-1)
        return local_priorities(matrices, chosen.name, arguments, triangles=triangles).weights

    def _matrices(self, logarithms: FloatArray, given: BoolArray) -> FloatArray:
        """Comparisons (d, k, k) of logarithms (d, p)."""
        size = len(self.set.elements)
        rows, columns = np.triu_indices(size, 1)
        matrices = np.broadcast_to(np.eye(size), (len(logarithms), size, size)).copy()
        ratios = np.exp(logarithms)
        matrices[:, rows, columns] = np.where(given, ratios, 0.0)
        matrices[:, columns, rows] = np.where(given, 1 / ratios, 0.0)
        return matrices

    def _weights_of_voters(self, shares: Mapping[str, FloatArray], count: int) -> FloatArray:
        stacked = np.stack(np.broadcast_arrays(*(shares[voter] for voter in self.voters)), axis=-1)
        return np.broadcast_to(stacked, (count, len(self.voters)))

    def _joined_priorities(self, weights: FloatArray, given: FloatArray) -> FloatArray:
        own = np.stack([self._own(k, given[:, k]) for k in range(len(self.voters))], axis=1)
        logarithms = _logarithms(own)
        if self.anchored is not None:
            logarithms = _logarithms(softmax(logarithms + self.anchored))
        return softmax(np.einsum("dv,dvk->dk", normalise(weights), logarithms))

    def _own(self, voter: int, logarithms: FloatArray) -> FloatArray:
        """One voter's own weights (d, k) by logarithms (d, p)."""
        given = np.broadcast_to(self.given[voter] > 0, logarithms.shape)
        if not self.reads_ranges:
            return self.weights_of(logarithms, given)
        below, above = (
            np.broadcast_to(end[voter] - self.middle[voter], logarithms.shape) for end in (self.low, self.high)
        )
        return self.weights_of(logarithms, given, (below, above))

    def anchored_by(self, ballots: Sequence[Ballot]) -> JudgedSet:
        """The same, with own weights from the ballots that name a best and a worst element."""
        if self.study.choices.aggregation != "priorities":
            return self
        anchored = np.zeros((len(self.voters), len(self.set.elements)))
        for k, ballot in enumerate(ballots):
            weights = own_best_worst(ballot.judgments, self.set, self.study.choices)
            if weights is not None:
                anchored[k] = _logarithms(weights) - _logarithms(self._own(k, self.middle[k][None])[0])
        return replace(self, anchored=anchored) if anchored.any() else self


def judged_set(study: Study, asked: ComparisonSet) -> JudgedSet:
    """The answers to one comparison set of a study."""
    ballots = study.ballots_of(asked.id)
    panel = next((ballot for ballot in ballots if ballot.expert == PANEL), None)
    voters = (panel,) if panel is not None else ballots
    size, fixed = len(asked.elements), None
    if panel is not None and isinstance(panel.judgments, DirectRatings):
        points = dict(zip(panel.judgments.elements, panel.judgments.points, strict=True))
        return _of_points(study, asked, direct(np.array([points[element] for element in asked.elements])))
    if not voters:
        fixed = np.full(size, 1 / size)
    rows, columns = np.triu_indices(size, 1)
    said = np.zeros((len(voters), len(rows), 3))
    for k, ballot in enumerate(voters):
        said[k] = triangles(ballot.judgments, asked, study.choices)[rows, columns]
    given = said[..., 1] > 0
    low, middle, high = np.moveaxis(np.log(np.where(given[..., None], said, 1.0)), -1, 0)
    names = tuple(ballot.expert for ballot in voters)
    return JudgedSet(study, asked, names, low, middle, high, given.astype(np.float64), fixed).anchored_by(voters)


def _of_points(study: Study, asked: ComparisonSet, weights: FloatArray) -> JudgedSet:
    """A set that the panel answered by points: no pairs, one voter."""
    nothing = np.zeros((1, 0))
    return JudgedSet(study, asked, (PANEL,), nothing, nothing, nothing, nothing, weights)


def _logarithms(weights: FloatArray) -> FloatArray:
    """Logarithms of weights, of which some may be zero."""
    return np.log(np.maximum(weights, 1e-300))


def _triangular(share: FloatArray, low: FloatArray, mode: FloatArray, high: FloatArray) -> FloatArray:
    """Quantiles of triangular distributions, shape (d, r), for shares in [0, 1)."""
    width = high - low
    below = share * width <= mode - low
    rising = low + np.sqrt(np.maximum(share * width * (mode - low), 0))
    falling = high - np.sqrt(np.maximum((1 - share) * width * (high - mode), 0))
    return np.where(below, rising, falling)
