"""Complaints: tickets counted by category, place and time, and what their number says.

Complaints are rare and independent enough to be counted as a Poisson process, so that every rate has an exact interval
and two periods can be compared without a normal approximation. What is vital is found by Pareto's rule.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from mcdm.errors import DecisionError

PER = 10_000
"""Rates are per so many customers and year (万户投诉量)."""

VITAL = 0.8
"""The vital few are the fewest categories that make at least this share of all."""


@dataclass(frozen=True)
class ComplaintCount:
    """How many complaints of one category came from one segment in one period.

    Parameters
    ----------
    category
        What about, in the words of the ticket list.
    period
        When: ``"2026-09"``; periods of one length sort as texts.
    count
        Tickets.
    dimension, segment
        From whom, e.g. ``"district"`` and ``"D1"``; both empty where the list does not say.
    repeated
        Of them, tickets of a customer who had complained about the same before.
    """

    category: str
    period: str
    count: int
    dimension: str = ""
    segment: str = ""
    repeated: int = 0

    def __post_init__(self) -> None:
        if not 0 <= self.repeated <= self.count:
            facts = {"category": self.category, "period": self.period}
            raise DecisionError("complaints-out-of-range", count=self.count, repeated=self.repeated, **facts)


# ---------------------------------------------------------------------- how many


@dataclass(frozen=True)
class Rate:
    """Complaints per 10,000 customers and year, with its interval.

    Parameters
    ----------
    count, exposure
        Complaints, and customers times years.
    value, low, high
        The rate and the ends of its interval.
    level
        Of the interval.
    """

    count: int
    exposure: float
    value: float
    low: float
    high: float
    level: float = 0.95


def complaint_rate(count: int, customers: float, years: float = 1.0, *, level: float = 0.95) -> Rate:
    """Rate per 10,000 customers and year with the exact Poisson interval (Garwood 1936, doi:10.1093/biomet/28.3-4.437).

    Raises
    ------
    DecisionError
        ``complaints-negative``; ``complaint-exposure-missing`` without customers or time.
    """
    from scipy.stats import chi2

    if count < 0:
        raise DecisionError("complaints-negative", count=count)
    exposure = customers * years
    if not (math.isfinite(exposure) and exposure > 0):
        raise DecisionError("complaint-exposure-missing", customers=customers, years=years)
    tail = (1 - level) / 2
    low = float(chi2.ppf(tail, 2 * count)) / 2 if count else 0.0
    high = float(chi2.ppf(1 - tail, 2 * count + 2)) / 2
    value, low, high = (PER * each / exposure for each in (count, low, high))
    return Rate(count, exposure, value, low, high, level)


@dataclass(frozen=True)
class RateRatio:
    """One rate against another.

    Parameters
    ----------
    value, low, high
        The later rate divided by the earlier one, and its interval; None where there were no earlier complaints.
    p
        Two-sided exact p-value of no difference.
    level
        Of the interval.
    """

    value: float | None
    low: float | None
    high: float | None
    p: float
    level: float = 0.95

    @property
    def distinguishable(self) -> bool:
        """Whether chance alone is an unlikely reason for the difference."""
        return self.p < 1 - self.level


def compare_rates(later: Rate, earlier: Rate, *, level: float = 0.95) -> RateRatio:
    """Two rates by the exact conditional test: given both counts' sum, the later one is binomial.

    The p-value is twice the smaller tail, as the interval after Clopper and Pearson leaves the same part on both sides:
    the two never contradict each other.

    Source: Przyborowski and Wilenski 1940, doi:10.1093/biomet/31.3-4.313.
    """
    from scipy.stats import binom, binomtest

    total = later.count + earlier.count
    if not total:
        return RateRatio(None, None, None, 1.0, level)
    part = later.exposure / (later.exposure + earlier.exposure)
    interval = binomtest(later.count, total, part).proportion_ci(level, "exact")
    tails = binom.cdf(later.count, total, part), binom.sf(later.count - 1, total, part)
    p_value = min(1.0, 2 * float(min(tails)))
    scale = earlier.exposure / later.exposure

    def ratio(part: float) -> float | None:
        return scale * part / (1 - part) if part < 1 else None

    return RateRatio(ratio(later.count / total), ratio(interval.low), ratio(interval.high), p_value, level)


# ---------------------------------------------------------------------- what about


@dataclass(frozen=True)
class Pareto:
    """Categories, the largest first.

    Parameters
    ----------
    categories, counts
        Sorted by count, equal ones by name.
    cumulative
        Share of all complaints up to each category.
    vital
        How many of the first make at least 80 %.
    """

    categories: tuple[str, ...]
    counts: tuple[int, ...]
    cumulative: tuple[float, ...]
    vital: int


def pareto(counts: Mapping[str, int], *, share: float = VITAL) -> Pareto:
    """Which categories make most of the complaints: the smallest set that reaches `share` (Juran's vital few)."""
    ranked = sorted((each for each in counts.items() if each[1] > 0), key=lambda each: (-each[1], each[0]))
    total, sums = sum(count for _, count in ranked), [0]
    for _, count in ranked:
        sums.append(sums[-1] + count)
    cumulative = tuple(each / total for each in sums[1:])
    vital = next((k for k, each in enumerate(sums) if each >= share * total - 1e-9 * total), 0) if total else 0
    return Pareto(tuple(name for name, _ in ranked), tuple(count for _, count in ranked), cumulative, vital)


# ---------------------------------------------------------------------- again


@dataclass(frozen=True)
class Share:
    """A part of a whole with its interval; None where the whole is nothing."""

    count: int
    total: int
    value: float | None
    low: float | None
    high: float | None
    level: float = 0.95


def repeat_share(repeated: int, count: int, *, level: float = 0.95) -> Share:
    """Share of complaints that were made before, with Wilson's interval (1927, doi:10.1080/01621459.1927.10502953)."""
    from scipy.stats import binomtest

    if not 0 <= repeated <= count:
        raise DecisionError("complaints-out-of-range", category="", period="", count=count, repeated=repeated)
    if not count:
        return Share(0, 0, None, None, None, level)
    interval = binomtest(repeated, count).proportion_ci(level, "wilson")
    return Share(repeated, count, repeated / count, float(interval.low), float(interval.high), level)
