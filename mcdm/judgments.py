"""Judgments: what an expert said about one comparison set."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import numpy as np
from numpy.typing import NDArray

from mcdm.catalogue import Accepts
from mcdm.errors import DecisionError, closest
from mcdm.scales import LARGEST_RATIO

FloatArray = NDArray[np.float64]

CompleteComparisons = Annotated[FloatArray, Accepts("complete-comparisons")]
"""Comparison matrices (..., n, n) in which every pair was answered."""

IncompleteComparisons = Annotated[FloatArray, Accepts("incomplete-comparisons")]
"""Comparison matrices (..., n, n), 0 where a pair was not answered; the answered pairs link all elements."""

Ratings = Annotated[FloatArray, Accepts("ratings")]
"""Points (..., n) given directly: non-negative, not all zero."""

FuzzyComparisons = Annotated[FloatArray, Accepts("fuzzy-comparisons")]
"""Triangular comparisons (..., n, n, 3) as lower, middle, upper; 0 where a pair was not answered."""

DecisionValues = Annotated[FloatArray, Accepts("decision-matrix")]
"""Values (..., m, n) of m alternatives under n criteria."""


@dataclass(frozen=True)
class PairwiseJudgment:
    """How many times more important `first` is than `second`: any positive ratio, with how sure that is.

    Parameters
    ----------
    first, second
        The two elements.
    value
        The ratio that is computed with.
    low, high
        "Not sure": the ratio lies between these, low <= value <= high. None where the expert gave one value.
    options
        A hesitant judgment: every ratio the expert would agree to. The value is their geometric mean
        (:meth:`hesitant`), low and high are the smallest and the largest.
    comment
        Why, in the expert's words.

    Raises
    ------
    DecisionError
        ``judgment-range-wrong`` (a bound that is not positive, or a value outside its bounds).
    """

    first: str
    second: str
    value: float
    low: float | None = None
    high: float | None = None
    options: tuple[float, ...] = ()
    comment: str = ""

    def __post_init__(self) -> None:
        if self.low is None and self.high is None:
            return
        low, high = (self.value if bound is None else bound for bound in (self.low, self.high))
        slack = 1 + 1e-9
        if not (0 < low <= self.value * slack and self.value <= high * slack and np.isfinite(high)):
            where = f"{self.first} / {self.second}"
            raise DecisionError("judgment-range-wrong", where=where, value=self.value, low=low, high=high)

    @classmethod
    def hesitant(cls, first: str, second: str, options: tuple[float, ...], comment: str = "") -> PairwiseJudgment:
        """A judgment among several ratios: their geometric mean, from the smallest to the largest."""
        if not options or not all(np.isfinite(ratio) and ratio > 0 for ratio in options):
            where = f"{first} / {second}"
            raise DecisionError("judgment-not-a-number", value=", ".join(map(str, options)), where=where)
        value = float(np.exp(np.log(options).mean()))
        return cls(first, second, value, min(options), max(options), options, comment)

    @property
    def bounds(self) -> tuple[float, float]:
        """The smallest and largest ratio the expert may mean: the value itself where no range was given."""
        return (
            self.value if self.low is None else self.low,
            self.value if self.high is None else self.high,
        )

    @property
    def turned(self) -> PairwiseJudgment:
        """The same answer, as how many times more important `second` is than `first`."""
        low, high = (None if bound is None else 1 / bound for bound in (self.high, self.low))
        options = tuple(sorted(1 / ratio for ratio in self.options))
        return PairwiseJudgment(self.second, self.first, 1 / self.value, low, high, options, self.comment)


@dataclass(frozen=True)
class SkippedPair:
    """A pair the expert chose not to answer, and why."""

    first: str
    second: str
    reason: str = ""


@dataclass(frozen=True)
class Revision:
    """A judgment that was changed on advice: what it was, what it became, by whom and why.

    ``old`` and ``new`` are ratios of `first` to `second`; None where the pair was open, or was left open.
    """

    first: str
    second: str
    old: float | None
    new: float | None
    by: str
    reason: str = ""


@dataclass(frozen=True)
class PairwiseComparisons:
    """Answers to pairs of one comparison set. A pair that is not listed was not answered.

    Parameters
    ----------
    elements
        What is compared.
    judgments
        At most one for each pair.
    skipped
        Pairs left open on purpose.
    revisions
        What was changed on advice, oldest first: it stays with the answer for ever.

    Raises
    ------
    DecisionError
        ``id-unknown``, ``judgment-repeated`` (the same pair twice, in either order), ``judgment-of-itself``,
        ``judgment-not-a-number``, ``judgment-too-large`` (beyond 10^12, either way).
    """

    elements: tuple[str, ...]
    judgments: tuple[PairwiseJudgment, ...] = ()
    skipped: tuple[SkippedPair, ...] = ()
    revisions: tuple[Revision, ...] = ()

    def __post_init__(self) -> None:
        known, seen = set(self.elements), set()
        every = [(each.first, each.second) for each in self.judgments]
        every += [(each.first, each.second) for each in self.skipped]
        for first, second in every:
            _check_pair(first, second, known)
            pair = frozenset((first, second))
            if pair in seen:
                raise DecisionError("judgment-repeated", first=first, second=second)
            seen.add(pair)
        for judgment in self.judgments:
            _check_ratio(judgment.value, f"{judgment.first} / {judgment.second}")

    @property
    def answered(self) -> int:
        """How many pairs were answered."""
        return len(self.judgments)

    def matrix(self) -> FloatArray:
        """The reciprocal matrix (n, n): 1 on the diagonal, 0 where a pair was not answered."""
        return np.ascontiguousarray(self.fuzzy_matrix()[..., 1])

    def fuzzy_matrix(self) -> FloatArray:
        """Lower, middle and upper ratio of every pair (n, n, 3): 1 on the diagonal, 0 where it was not answered."""
        at = {name: k for k, name in enumerate(self.elements)}
        matrix = np.repeat(np.eye(len(self.elements))[..., None], 3, axis=-1)
        for judgment in self.judgments:
            i, j = at[judgment.first], at[judgment.second]
            low, high = judgment.bounds
            matrix[i, j] = low, judgment.value, high
            matrix[j, i] = 1 / high, 1 / judgment.value, 1 / low
        return matrix


@dataclass(frozen=True)
class BestWorstComparisons:
    """The best and the worst element of a set, each compared with all others: 2n - 3 answers instead of n(n-1)/2.

    Parameters
    ----------
    elements
        What is compared.
    best, worst
        The most and the least important of them, in the expert's view.
    best_to_others
        (element, how many times the best is more important than it) for every element but the best: 1 or more.
    others_to_worst
        (element, how many times it is more important than the worst) for every element but the worst: 1 or more.
        Best over worst may stand in either list, or in both with the same value.

    Raises
    ------
    DecisionError
        ``id-unknown``, ``best-is-worst``, ``best-worst-below-one``, ``best-worst-contradiction`` (two values for best
        over worst), ``judgment-repeated``, ``judgment-of-itself``, ``judgment-not-a-number``, ``judgment-too-large``.

    References
    ----------
    Rezaei 2015, Best-worst multi-criteria decision-making method, doi:10.1016/j.omega.2014.11.009.
    """

    elements: tuple[str, ...]
    best: str
    worst: str
    best_to_others: tuple[tuple[str, float], ...] = ()
    others_to_worst: tuple[tuple[str, float], ...] = ()

    def __post_init__(self) -> None:
        known = set(self.elements)
        for name in (self.best, self.worst):
            if name not in known:
                raise DecisionError("id-unknown", name=name, where="judgments", suggestion=closest(name, known))
        if self.best == self.worst:
            raise DecisionError("best-is-worst", name=self.best)
        for anchor, answers in ((self.best, self.best_to_others), (self.worst, self.others_to_worst)):
            seen: set[str] = set()
            for name, value in answers:
                _check_pair(anchor, name, known)
                if name in seen:
                    raise DecisionError("judgment-repeated", first=anchor, second=name)
                seen.add(name)
                _check_ratio(value, f"{anchor} / {name}")
                if value < 1:
                    raise DecisionError("best-worst-below-one", anchor=anchor, name=name, value=value)
        over = {*(v for n, v in self.best_to_others if n == self.worst)}
        over |= {v for n, v in self.others_to_worst if n == self.best}
        if len(over) > 1:
            raise DecisionError(
                "best-worst-contradiction",
                best=self.best,
                worst=self.worst,
                values=", ".join(f"{v:g}" for v in sorted(over)),
            )

    @property
    def judgments(self) -> tuple[PairwiseJudgment, ...]:
        """The answers as judgments of pairs; best over worst once."""
        best = tuple(PairwiseJudgment(self.best, name, value) for name, value in self.best_to_others)
        told = {name for name, _ in self.best_to_others}
        worst = tuple(
            PairwiseJudgment(name, self.worst, value)
            for name, value in self.others_to_worst
            if not (name == self.best and self.worst in told)
        )
        return best + worst

    @property
    def answered(self) -> int:
        """How many pairs were answered."""
        return len(self.judgments)

    @property
    def asked(self) -> int:
        """How many answers a complete ballot of this kind has: 2n - 3."""
        return 2 * len(self.elements) - 3

    def matrix(self) -> FloatArray:
        """The reciprocal matrix (n, n) of these answers: 0 for every pair without best or worst."""
        return PairwiseComparisons(self.elements, self.judgments).matrix()


@dataclass(frozen=True)
class DirectRatings:
    """Points given directly to every element of a set, e.g. 100 shared out: non-negative, not all zero."""

    elements: tuple[str, ...]
    points: tuple[float, ...]

    def __post_init__(self) -> None:
        if len(self.points) != len(self.elements):
            raise DecisionError("ratings-wrong-length", given=len(self.points), expected=len(self.elements))
        points = np.asarray(self.points, float)
        if not np.isfinite(points).all() or (points < 0).any() or points.sum() <= 0:
            raise DecisionError("ratings-not-positive", values=", ".join(f"{p:g}" for p in self.points))


Judgments = PairwiseComparisons | BestWorstComparisons | DirectRatings
"""What a ballot may hold."""


def _check_pair(first: str, second: str, known: set[str]) -> None:
    for name in (first, second):
        if name not in known:
            raise DecisionError("id-unknown", name=name, where="judgments", suggestion=closest(name, known))
    if first == second:
        raise DecisionError("judgment-of-itself", name=first)


def _check_ratio(value: float, where: str) -> None:
    if not (np.isfinite(value) and value > 0):
        raise DecisionError("judgment-not-a-number", value=str(value), where=where)
    if not 1 / LARGEST_RATIO <= value <= LARGEST_RATIO:
        raise DecisionError("judgment-too-large", value=value, where=where, limit=LARGEST_RATIO)
