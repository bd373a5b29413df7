"""What people say matters against what drives their satisfaction: said but not acting, and hidden drivers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from scipy.stats import rankdata

from mcdm.errors import DecisionError
from mcdm.judgments import FloatArray
from satisfaction.precision import NORMAL_95
from satisfaction.respondent_answers import RespondentAnswers
from satisfaction.unanimity import unseen

Verdict = Literal["agree", "said but not acting", "hidden driver"]

ROUNDING = 1e-12
"""Half an interval of shares no longer than that shows no spread."""


@dataclass(frozen=True, eq=False)
class ImportanceShares:
    """How importance is divided among n items, with intervals where there are some.

    Parameters
    ----------
    items
        Ids.
    values
        Shares, shape (n,), summing to one.
    low, high
        Ends of the intervals, shape (n,); equal to the values where nothing says how sure they are.
    """

    items: tuple[str, ...]
    values: FloatArray
    low: FloatArray
    high: FloatArray

    def over(self, items: Sequence[str]) -> ImportanceShares:
        """Of some of the items, scaled to one again; an interval keeps its place around its value."""
        at = [self.items.index(item) for item in items]
        total = float(self.values[at].sum())
        scale = 1 / total if total > 0 else 0.0
        return ImportanceShares(tuple(items), self.values[at] * scale, self.low[at] * scale, self.high[at] * scale)

    @property
    def ranks(self) -> FloatArray:
        """Rank of each, 1 the most important, mean ranks for ties; shape (n,)."""
        return np.asarray(rankdata(-self.values), np.float64)


Compared = Literal["shares", "ranks"]
"""What is compared: weights that mean shares, such as a panel's, by shares; answers on a scale without a zero by ranks,
because "important" to "very important" makes all shares alike."""

RANK_DRAWS = 2000
"""Draws of both importances behind the intervals of ranks."""


@dataclass(frozen=True)
class ImportanceGap:
    """One item in both readings.

    Parameters
    ----------
    item
        Id.
    stated, derived
        Its shares.
    difference, low, high
        Stated less derived share, with its 95 % interval.
    stated_rank, derived_rank
        Its ranks, 1 the most important.
    stated_ranks, derived_ranks
        Their 95 % intervals.
    rank_low, rank_high
        Interval of the rank gap.
    verdict
        "said but not acting" or "hidden driver" only where the interval of what is compared leaves out zero.
    """

    item: str
    stated: float
    derived: float
    difference: float
    low: float
    high: float
    stated_rank: float
    derived_rank: float
    stated_ranks: tuple[float, float]
    derived_ranks: tuple[float, float]
    rank_low: float
    rank_high: float
    verdict: Verdict

    @property
    def rank_gap(self) -> float:
        """How many ranks lower the item is derived than stated: positive where it is said but does not act."""
        return self.derived_rank - self.stated_rank


def importance_gaps(
    stated: ImportanceShares, derived: ImportanceShares, compared: Compared = "shares"
) -> tuple[ImportanceGap, ...]:
    """Both readings of the same items, side by side, in the order of the items.

    The two come from different questions or different people and are taken as independent. The interval of a difference
    of shares joins their intervals (MOVER); that of a rank gap follows from draws of both.

    Raises
    ------
    DecisionError
        ``importance-of-other-items``.

    References
    ----------
    Zou, G. Y., Donner, A. (2008). Statistics in Medicine 27(10), 1693-1702. https://doi.org/10.1002/sim.3095
    """
    if stated.items != derived.items:
        raise DecisionError("importance-of-other-items", first=len(stated.items), second=len(derived.items))
    difference = stated.values - derived.values
    low = difference - np.hypot(stated.values - stated.low, derived.high - derived.values)
    high = difference + np.hypot(stated.high - stated.values, derived.values - derived.low)
    ranks = [_drawn_ranks(each, seed) for seed, each in enumerate((stated, derived))]
    ends = [np.quantile(each, [0.025, 0.975], axis=0).T for each in (*ranks, ranks[1] - ranks[0])]
    found = []
    for k, item in enumerate(stated.items):
        shares, gap = (float(low[k]), float(high[k])), (float(ends[2][k, 0]), float(ends[2][k, 1]))
        found.append(
            ImportanceGap(
                item=item,
                stated=float(stated.values[k]),
                derived=float(derived.values[k]),
                difference=float(difference[k]),
                low=shares[0],
                high=shares[1],
                stated_rank=float(stated.ranks[k]),
                derived_rank=float(derived.ranks[k]),
                stated_ranks=(float(ends[0][k, 0]), float(ends[0][k, 1])),
                derived_ranks=(float(ends[1][k, 0]), float(ends[1][k, 1])),
                rank_low=gap[0],
                rank_high=gap[1],
                verdict=_verdict(*(shares if compared == "shares" else gap)),
            )
        )
    return tuple(found)


def _drawn_ranks(shares: ImportanceShares, seed: int) -> FloatArray:
    """Ranks in draws of the shares, normal within each half of their intervals: (d, n)."""
    normal = np.random.default_rng(seed).standard_normal((RANK_DRAWS, len(shares.items)))
    spread = np.where(normal < 0, shares.values - shares.low, shares.high - shares.values) / NORMAL_95
    return np.asarray(rankdata(-(shares.values + spread * normal), axis=1), np.float64)


def _verdict(low: float, high: float) -> Verdict:
    if low > 0:
        return "said but not acting"
    return "hidden driver" if high < 0 else "agree"


def asked_importance(answers: RespondentAnswers, items: Sequence[str], confidence: float = 0.95) -> ImportanceShares:
    """Importance as customers state it: mean answer to the importance question of each item, on 0 to 100, as shares.

    Parameters
    ----------
    answers
        With an item ``"<id>/importance"`` for each of `items`.
    items
        Ids of the n indicators.

    Raises
    ------
    DecisionError
        ``importance-unanswered`` where one of them has no answer, or every answer is "not important at all".

    Notes
    -----
    The interval is that of a ratio: mean of one item over the sum of all means, by linearisation over the respondents,
    items that somebody left out being taken as his or her share of none. Where all answered alike it reaches as far as
    the share may move by those who think otherwise and were not asked (:func:`satisfaction.unanimity.unseen`).
    """
    from scipy.special import ndtri  # here, because only an interval needs it

    asked = answers.over([f"{item}/importance" for item in items])
    weights = asked.weights[:, None] * asked.answered
    counted = weights.sum(0)
    if not (counted > 0).all():
        raise DecisionError("importance-unanswered", indicator=items[int((counted > 0).argmin())])
    points = np.where(asked.answered, asked.percent(), 0.0)
    means = (weights * points).sum(0) / counted
    total = float(means.sum())
    if not total > 0:
        raise DecisionError("importance-unanswered", indicator=items[0])
    shares = means / total
    moved = weights / counted * (points - means)  # what each respondent moves each mean by, shape (m, n)
    errors = np.sqrt(((moved - shares * moved.sum(1, keepdims=True)) ** 2).sum(0)) / total
    half = float(ndtri((1 + confidence) / 2)) * errors
    half = np.where(half > ROUNDING, half, _open_share(shares, means, total, weights / counted, confidence))
    return ImportanceShares(tuple(items), shares, np.maximum(shares - half, 0.0), np.minimum(shares + half, 1.0))


def _open_share(
    shares: FloatArray, means: FloatArray, total: float, counts: FloatArray, confidence: float
) -> FloatArray:
    """How far each share may move where no answer differs: to the farther end of its question, unseen; shape (n,)."""
    steps = np.maximum(means, 100 - means) * (1 - shares) / total
    reached = [unseen(step * each[each > 0], np.ones(int((each > 0).sum())), confidence)
               for step, each in zip(steps, counts.T, strict=True)]  # fmt: skip
    return np.array(reached)
