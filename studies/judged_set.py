"""The answers to one comparison set as numbers that can vary: perturbed, weighted otherwise, changed one by one."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from scipy.special import ndtr

from mcdm.catalogue import find
from mcdm.comparison_matrix import BoolArray, is_connected
from mcdm.draws import Draws
from mcdm.errors import DecisionError
from mcdm.judgments import DirectRatings, FloatArray
from mcdm.local_priorities import local_priorities
from mcdm.model import ComparisonSet
from mcdm.weighting import direct
from mcdm.weighting.geometric_mean import softmax
from mcdm.weights import normalise
from studies.ballot_matrices import triangles
from studies.study import PANEL, Study

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
    """

    study: Study
    set: ComparisonSet
    voters: tuple[str, ...]
    low: FloatArray
    middle: FloatArray
    high: FloatArray
    given: FloatArray
    fixed: FloatArray | None

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
            return (np.log(np.maximum(self.fixed, 1e-300)) + step * deviations)[:, None, :]
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
        return self.weights_of(*self.joined(shares, given))

    def weights_of(self, logarithms: FloatArray, given: BoolArray) -> FloatArray:
        """Weights (d, k) of one judge's logarithms (d, p) by the study's method; `given` says which pairs count."""
        size, choices = len(self.set.elements), self.study.choices
        rows, columns = np.triu_indices(size, 1)
        if size == 2 and choices.weighting.method != "extent-analysis":  # all others share a pair by its ratio
            ratio = np.exp(np.where(given[:, 0], logarithms[:, 0], 0.0))
            return normalise(np.stack([ratio, np.ones(len(ratio))], axis=-1))
        matrices = np.broadcast_to(np.eye(size), (len(logarithms), size, size)).copy()
        ratios = np.exp(logarithms)
        matrices[:, rows, columns] = np.where(given, ratios, 0.0)
        matrices[:, columns, rows] = np.where(given, 1 / ratios, 0.0)
        chosen = find("weighting", choices.weighting.method)
        plain = chosen.accepts == "incomplete-comparisons" or (
            chosen.accepts == "complete-comparisons" and bool(given.all())
        )
        if plain and bool(is_connected(matrices).all()):
            return np.asarray(chosen.call(matrices, choices.weighting.arguments))
        return local_priorities(matrices, chosen.name, choices.weighting.arguments).weights

    def _weights_of_voters(self, shares: Mapping[str, FloatArray], count: int) -> FloatArray:
        stacked = np.stack(np.broadcast_arrays(*(shares[voter] for voter in self.voters)), axis=-1)
        return np.broadcast_to(stacked, (count, len(self.voters)))

    def _joined_priorities(self, weights: FloatArray, logarithms: FloatArray) -> FloatArray:
        own = []
        for k in range(len(self.voters)):
            said = logarithms[:, k]
            own.append(self.weights_of(said, np.broadcast_to(self.given[k] > 0, said.shape)))
        shares = normalise(weights)
        mean = np.einsum("dv,dvk->dk", shares, np.log(np.maximum(np.stack(own, axis=1), 1e-300)))
        return normalise(np.exp(mean - mean.max(-1, keepdims=True)))


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
    return JudgedSet(study, asked, names, low, middle, high, given.astype(np.float64), fixed)


def _of_points(study: Study, asked: ComparisonSet, weights: FloatArray) -> JudgedSet:
    """A set that the panel answered by points: no pairs, one voter."""
    nothing = np.zeros((1, 0))
    return JudgedSet(study, asked, (PANEL,), nothing, nothing, nothing, nothing, weights)


def _triangular(share: FloatArray, low: FloatArray, mode: FloatArray, high: FloatArray) -> FloatArray:
    """Quantiles of triangular distributions, shape (d, r), for shares in [0, 1)."""
    width = high - low
    below = share * width <= mode - low
    rising = low + np.sqrt(np.maximum(share * width * (mode - low), 0))
    falling = high - np.sqrt(np.maximum((1 - share) * width * (high - mode), 0))
    return np.where(below, rising, falling)
