"""How sure weights and ranks are: what draws of weights, judgments or scores say together.

The draws come from elsewhere (judgments, a survey, effects); here they are counted. SMAA turns the question around:
which weights would make an alternative the best?
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mcdm.draws import Draws
from mcdm.errors import DecisionError
from mcdm.judgments import FloatArray
from mcdm.sensitivity.weight_space import WeightSpace

BLOCK = 8192
"""Draws worked on at a time: a block stays in the processor's cache."""


@dataclass(frozen=True, eq=False)
class Intervals:
    """Where n weights lie in most draws: `low` and `high` enclose the level asked for; each of shape (n,)."""

    low: FloatArray
    median: FloatArray
    high: FloatArray
    mean: FloatArray


def weight_intervals(weights: FloatArray, level: float = 0.9) -> Intervals:
    """Intervals of weights (d, n) that hold the middle `level` of the draws.

    Raises
    ------
    DecisionError
        ``interval-level``: not between 0 and 1.
    """
    if not 0 < level < 1:
        raise DecisionError("interval-level", value=level)
    low, median, high = np.quantile(weights, [(1 - level) / 2, 0.5, (1 + level) / 2], axis=0)
    return Intervals(*map(_read_only, (low, median, high, weights.mean(0))))


@dataclass(frozen=True, eq=False)
class RankAcceptability:
    """How often m alternatives take each rank, over all draws.

    Parameters
    ----------
    by_rank
        b[i, r], shape (m, m): share of draws in which i takes rank r (0 is first); rows sum to one. Alternatives that
        tie in a draw share the better rank.
    pairwise
        Shape (m, m): share of draws in which i is strictly better than k; 0 on the diagonal.
    """

    by_rank: FloatArray
    pairwise: FloatArray

    @property
    def first(self) -> FloatArray:
        """Share of draws in which each alternative is first, shape (m,)."""
        return self.by_rank[:, 0]

    @property
    def expected_rank(self) -> FloatArray:
        """Mean rank, shape (m,), 1 for an alternative that is always first."""
        return np.asarray(self.by_rank @ np.arange(1, len(self.by_rank) + 1))


def rank_acceptability(scores: FloatArray, *, higher_is_better: bool = True) -> RankAcceptability:
    """Rank probabilities and pairwise winning of scores (d, m)."""
    count, m = scores.shape
    tally = _Tally(m)
    for start in range(0, count, BLOCK):
        block = np.ascontiguousarray(scores[start : start + BLOCK].T)
        tally.add(block if higher_is_better else -block)
    return tally.shares()


@dataclass(frozen=True, eq=False)
class Smaa:
    """SMAA-2: what weights of m alternatives' n criteria say where the weights are not known.

    Parameters
    ----------
    acceptability
        How often each alternative takes each rank.
    central_weights
        Shape (m, n): mean of the weights that make i first, what a typical supporter of it wants; all 0 where no draw
        makes it first.
    confidence
        Shape (m,): probability that i is first under its own central weights, over the uncertain utilities; 0 where no
        draw makes it first. Below .5 the data are too uncertain to choose it even then.
    draws
        Number of weightings drawn.
    """

    acceptability: RankAcceptability
    central_weights: FloatArray
    confidence: FloatArray
    draws: int


def smaa(utilities: FloatArray, space: WeightSpace, draws: Draws) -> Smaa:
    """Stochastic multicriteria acceptability analysis with an additive value function.

    Parameters
    ----------
    utilities
        Shape (m, n), or (k, m, n) where they are uncertain: k draws of the utilities, more is better, on a scale that
        makes weights comparable (0 worst to 1 best; see :func:`mcdm.ranking.additive.utilities`). Weighting t meets
        utilities t mod k.
    space
        Which weightings are possible.
    draws
        Seed and number of the weightings.

    Returns
    -------
    Smaa
        Standard errors are at most .5 / sqrt(draws): .0016 for 100,000.

    Raises
    ------
    DecisionError
        ``smaa-wrong-shape``, ``smaa-value-missing``.

    References
    ----------
    Lahdelma and Salminen 2001, SMAA-2: stochastic multicriteria acceptability analysis for group decision making,
    doi:10.1287/opre.49.3.444.11220.
    """
    given = np.asarray(utilities, dtype=np.float64)
    if given.ndim not in (2, 3) or given.shape[-1] != len(space.criteria) or 0 in given.shape:
        raise DecisionError("smaa-wrong-shape", shape=" x ".join(map(str, given.shape)), expected=len(space.criteria))
    if not np.isfinite(given).all():
        raise DecisionError("smaa-value-missing")
    generator = draws.generator("weights")
    m, n = given.shape[-2:]
    tally, favourable = _Tally(m), np.zeros((m, n))
    for start in range(0, draws.count, BLOCK):
        weights = space.sample(min(BLOCK, draws.count - start), generator)
        if given.ndim == 2:
            scores = given @ weights.T
        else:
            met = np.arange(start, start + len(weights)) % len(given)
            scores = np.ascontiguousarray((given[met] @ weights[:, :, None])[..., 0].T)
        ranks = tally.add(scores)
        favourable += (ranks == 0).astype(np.float64) @ weights
    acceptability = tally.shares()
    often = tally.by_rank[:, :1]
    central = np.divide(favourable, often, out=np.zeros_like(favourable), where=often > 0)
    confidence = _confidence(given, central)
    return Smaa(acceptability, _read_only(central), _read_only(confidence), draws.count)


class _Tally:
    """Counts of ranks and of pairwise wins, block after block."""

    def __init__(self, alternatives: int) -> None:
        self.by_rank = np.zeros((alternatives, alternatives))
        self.wins = np.zeros((alternatives, alternatives))
        self.draws = 0

    def add(self, scores: FloatArray) -> np.ndarray:
        """Count a block of scores (m, d), more is better; its ranks (m, d), 0 for the best."""
        m = len(scores)
        ranks = np.empty(scores.shape, dtype=np.uint8 if m < 256 else np.uint16)
        for i, own in enumerate(scores):
            better = scores > own
            np.add.reduce(better.view(np.uint8), axis=0, dtype=ranks.dtype, out=ranks[i])
            self.wins[:, i] += [np.count_nonzero(row) for row in better]  # row by row: along an axis it is slower
            self.by_rank[i] += np.bincount(ranks[i], minlength=m)
        self.draws += scores.shape[1]
        return ranks

    def shares(self) -> RankAcceptability:
        """The counts as shares of all draws."""
        return RankAcceptability(_read_only(self.by_rank / self.draws), _read_only(self.wins / self.draws))


def _read_only(array: FloatArray) -> FloatArray:
    array.flags.writeable = False
    return array


def _confidence(utilities: FloatArray, central: FloatArray) -> FloatArray:
    """How often each alternative is first under its own central weights (m, n), over utilities (m, n) or (k, m, n)."""
    scores = utilities.reshape(-1, *central.shape) @ central.T  # (k, m, m): column i under the weights of i
    own = np.einsum("kii->ki", scores)
    # A rounding error must not dethrone an alternative that ties with itself only.
    first = (own >= scores.max(1) - 1e-12 * abs(scores).max(1)).mean(0)
    return np.where(central.any(1), first, 0.0)
