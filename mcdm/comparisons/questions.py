"""The next question, and when there are enough: what more answers would still change.

Model: ln a_ij = y_i - y_j + error, the errors independent and normal with variance sigma^2, and nothing known about y
beforehand. After the answers so far y is normal around their log least squares fit with covariance sigma^2 L+
(:mod:`mcdm.comparisons.graph`), and after all answers with sigma^2 L_all+. As the fit moves without drift when answers
come in, its way from now to the end is normal around 0 with covariance sigma^2 (L+ - L_all+): no answer has to be
guessed to say how likely it is that the ranking still changes. Once all pairs are answered nothing changes, however
uncertain the weights then are.

References
----------
Bozóki, Fülöp and Rónyai 2010, On optimal completion of incomplete pairwise comparison matrices,
doi:10.1016/j.mcm.2010.02.047. For the order of questions see :mod:`mcdm.comparisons.design`.
"""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from scipy.special import ndtr

from mcdm.comparisons.consistency import geometric_consistency_index
from mcdm.comparisons.design import Pair, asking_order, most_informative, recommended_design
from mcdm.comparisons.graph import is_linked, joined, reductions, resistances, uncertainty
from mcdm.comparisons.matrix import (
    BoolArray,
    answered,
    check_comparisons,
    components,
    is_connected,
    missing_count,
    redundant_judgments,
)
from mcdm.errors import DecisionError
from mcdm.judgments import FloatArray
from mcdm.weighting.incomplete_least_squares import least_squares_weights

SIGMA = 0.25
"""Standard deviation of the logarithm of a judgment that is assumed before judgments check each other."""

SIGMA_WORTH = 3
"""How many redundant judgments the assumption is worth."""

LEAST_SIGMA = 0.1
"""Nobody judges more exactly: neighbours on the scale 1/9 ... 9 are at least .117 apart in their logarithms."""

CERTAINTY = 0.9
"""How likely it must be that the ranking stays before it counts as settled."""

TIE = 0.05
"""Weights nearer to each other than 5 % may change places: they count as equal."""

DRAWS, SEED = 4_000, 20261121


@dataclass(frozen=True)
class Sufficiency:
    """Whether the answers are enough: what all open pairs together would still change.

    Parameters
    ----------
    settled
        Whether the ranking stays with at least the certainty asked for.
    order_probability, first_probability
        How likely the ranking, and the first place, would stay if all open pairs were answered. None while the answers
        do not link all elements: there is no ranking yet.
    closest
        The pair (above, below) that most likely changes places; None where none can.
    swap_probability
        How likely it does.
    further
        How many more questions, asked in the best order, are expected to settle the ranking; all open ones at most.
        Before there is a ranking, those left of the recommended design.
    sigma
        The standard deviation of the logarithm of a judgment that this rests on.
    """

    settled: bool
    order_probability: float | None
    first_probability: float | None
    closest: Pair | None
    swap_probability: float
    further: int
    sigma: float


def next_pair(matrix: FloatArray, skipped: Collection[Pair] = ()) -> Pair | None:
    """The open pair of one matrix (n, n) whose answer tells most; None where none is open.

    While the answers fall apart, the pair that links most elements, between the most central ones. Then the pair whose
    answer lowers the uncertainty trace(L+) of the log weights most: by |L+ (e_i - e_j)|^2 / (1 + R_ij). Before the
    first answer, the first pair of :func:`mcdm.comparisons.design.asking_order`.

    Parameters
    ----------
    matrix
        Comparisons, 0 where not answered.
    skipped
        Open pairs (i, j) that are not to be asked.

    Raises
    ------
    DecisionError
        Those of :func:`mcdm.comparisons.matrix.check_comparisons`.
    """
    links = answered(check_comparisons(matrix))
    candidates = _open(links, skipped)
    if not candidates.any():
        return None
    if not links.any():
        return next((i, j) for i, j in asking_order(len(links)) if candidates[i, j])
    return most_informative(links, candidates)


def connecting_pairs(matrix: FloatArray, skipped: Collection[Pair] = ()) -> tuple[Pair, ...]:
    """The fewest questions after which the answers of one matrix (n, n) link all elements, in the order to ask them.

    Fewer groups may become one than could, where the pairs between them were skipped.
    """
    links = answered(check_comparisons(matrix))
    found = []
    while (across := _open(links, skipped) & ~is_linked(links)).any():
        i, j = most_informative(links, across)
        links[i, j] = links[j, i] = True
        found.append((i, j))
    return tuple(found)


def judgment_spread(matrix: FloatArray, sigma: float = SIGMA) -> float:
    """Standard deviation of the logarithm of a judgment, from the residuals of one connected matrix (n, n).

    The residual variance with as many degrees of freedom as there are redundant judgments, joined with the assumption
    `sigma`, which is worth three of them; never below .1. Where nothing is redundant, the assumption.
    """
    spare = redundant_judgments(matrix.shape[-1]) - int(missing_count(matrix))
    squares = spare * float(geometric_consistency_index(matrix))
    return max(math.sqrt((SIGMA_WORTH * sigma**2 + squares) / (SIGMA_WORTH + spare)), LEAST_SIGMA)


def enough(
    matrix: FloatArray,
    sigma: float = SIGMA,
    *,
    certainty: float = CERTAINTY,
    tie: float = TIE,
    skipped: Collection[Pair] = (),
) -> Sufficiency:
    """Whether the answers of one matrix (n, n) are enough for its ranking.

    Parameters
    ----------
    matrix
        Comparisons, 0 where not answered.
    sigma
        The spread of a judgment that is assumed, see :func:`judgment_spread`; above 0.
    certainty
        From which probability on the ranking counts as settled, above 0 and below 1.
    tie
        Two weights that differ by less than this share may change places, at least 0.
    skipped
        Open pairs (i, j) that nobody will answer.

    Raises
    ------
    DecisionError
        ``question-setting``, and those of :func:`mcdm.comparisons.matrix.check_comparisons`.
    """
    for name, value, good in (
        ("sigma", sigma, sigma > 0),
        ("certainty", certainty, 0 < certainty < 1),
        ("tie", tie, tie >= 0),
    ):
        if not (good and math.isfinite(value)):
            raise DecisionError("question-setting", name=name, value=value)
    numbers = check_comparisons(matrix)
    links = answered(numbers)
    candidates = _open(links, skipped)
    if not is_connected(numbers):
        return Sufficiency(False, None, None, None, 0.0, _left_of_the_design(numbers), sigma)
    spread = judgment_spread(numbers, sigma)
    outlook = _Outlook(np.log(least_squares_weights(numbers)), spread**2, math.log1p(tie))
    now, end = uncertainty(links), uncertainty(links | candidates)
    order, first = outlook.stays(now - end)
    closest, swap = outlook.closest(now - end)
    settled = order >= certainty
    further = 0 if settled else _further(outlook, now, end, candidates, certainty)
    return Sufficiency(settled, order, first, closest, swap, further, spread)


@dataclass(frozen=True, eq=False)
class _Outlook:
    """Where the log weights (n,) may still go: variance of a judgment, and how near they may pass each other."""

    fit: FloatArray
    variance: float
    tie: float

    def stays(self, covariance: FloatArray) -> tuple[float, float]:
        """How likely the ranking and the first place stay when the fit moves with this covariance for variance 1."""
        values, vectors = np.linalg.eigh(covariance)
        root = vectors * np.sqrt(self.variance * np.maximum(values, 0.0))
        moved = self.fit + np.random.default_rng(SEED).standard_normal((DRAWS, len(values))) @ root.T
        ranked = moved[:, np.argsort(-self.fit, kind="stable")]
        # Nobody may come to stand clearly above the lowest of those ranked before.
        lowest = np.minimum.accumulate(ranked, axis=1)
        allowed = self.tie + 1e-9
        stays = (ranked[:, 1:] <= lowest[:, :-1] + allowed).all(1)
        return float(stays.mean()), float((ranked[:, 1:] <= ranked[:, :1] + allowed).all(1).mean())

    def closest(self, covariance: FloatArray) -> tuple[Pair | None, float]:
        """The pair (above, below) that most likely changes places, and how likely; None where none can."""
        ahead = self.fit[:, None] - self.fit
        deviation = np.sqrt(self.variance * resistances(covariance))
        may = (ahead >= 0) & (deviation > 1e-9)
        may &= (ahead > 0) | np.triu(np.ones_like(may), 1)  # of equals one is named
        if not may.any():
            return None, 0.0
        distance = np.where(may, (ahead + self.tie) / np.where(may, deviation, 1.0), np.inf)
        i, j = np.unravel_index(int(distance.round(9).argmin()), distance.shape)
        return (int(i), int(j)), float(ndtr(-distance[i, j]))


def _open(links: BoolArray, skipped: Collection[Pair]) -> BoolArray:
    """Which pairs (n, n) may still be asked."""
    found = ~links & ~np.eye(len(links), dtype=bool)
    for i, j in skipped:
        found[i, j] = found[j, i] = False
    return found


def _left_of_the_design(matrix: FloatArray) -> int:
    """How many questions are left to ask before a ranking: those that link, or those that complete the design."""
    linking = len(np.unique(components(matrix))) - 1
    given = int(answered(matrix).sum()) // 2
    return max(linking, len(recommended_design(len(matrix))) - given)


def _further(outlook: _Outlook, now: FloatArray, end: FloatArray, candidates: BoolArray, certainty: float) -> int:
    """After how many of the open pairs, most informative first, the ranking is expected to be settled.

    The fit is expected to stay where it is while its covariance shrinks, so the number is found by halving.
    """
    covariances, left = [now], candidates.copy()
    while left.any():
        gain = np.where(np.triu(left, 1), reductions(covariances[-1]), -1.0)
        i, j = (int(k) for k in np.unravel_index(int(gain.argmax()), gain.shape))
        covariances.append(joined(covariances[-1], i, j))
        left[i, j] = left[j, i] = False
    low, high = 1, len(covariances) - 1
    while low < high:
        middle = (low + high) // 2
        if outlook.stays(covariances[middle] - end)[0] >= certainty:
            high = middle
        else:
            low = middle + 1
    return low
