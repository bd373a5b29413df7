"""Supply reliability: how often and how long customers are without, from outages or from their sums.

The indices are those of IEEE Std 1366-2012 (doi:10.1109/IEEESTD.2012.6209381), the same as 系统平均停电频率,
系统平均停电时间 and 供电可靠率 of DL/T 836. All of them follow from two sums, customers interrupted and
customer-minutes, which add over districts and over time; so a study keeps the sums, and the indices are worked out from
them. Two things differ from the standard: unless momentary outages are told apart, every outage counts as a sustained
one; and the minutes of an outage lie in the months in which they pass, not all in the one in which it begins.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mcdm.errors import DecisionError
from mcdm.judgments import FloatArray

HOURS = 8760.0
"""Hours of a year, as the indices count them; IEEE 1366 takes 8,784 in a leap year, 0.3 % of 1 - ASAI."""

MOMENTARY = 5.0
"""An interruption of at most so many minutes is a momentary one (IEEE 1366: a sustained one lasts longer)."""


@dataclass(frozen=True)
class OutageCount:
    """What the outages of one kind were to the customers of one segment in one period.

    An outage is counted in the period in which it begins; its minutes lie in the periods in which they pass.

    Parameters
    ----------
    period
        When: ``"2026-09"``; periods of one length sort as texts.
    outages
        How many began.
    customers
        Customer interruptions: customers of each outage, added up.
    minutes
        Customer-minutes without supply.
    dimension, segment
        Where, e.g. ``"district"`` and ``"D1"``; both empty where the list does not say.
    cause
        Why, in the words of the list; empty where it does not say.
    planned
        Whether they were announced beforehand.
    major
        Whether they began on a major event day.
    momentary
        Customer interruptions that were momentary; they are not among `outages`, `customers` and `minutes`.
    """

    period: str
    outages: int
    customers: float
    minutes: float
    dimension: str = ""
    segment: str = ""
    cause: str = ""
    planned: bool = False
    major: bool = False
    momentary: float = 0.0

    def __post_init__(self) -> None:
        numbers = (self.outages, self.customers, self.minutes, self.momentary)
        if not all(math.isfinite(each) and each >= 0 for each in numbers):
            raise DecisionError("outages-out-of-range", period=self.period, segment=self.segment)


@dataclass(frozen=True)
class Reliability:
    """The indices of some customers over some time.

    Parameters
    ----------
    customers
        Served.
    interruptions, minutes
        Customer interruptions and customer-minutes.
    hours
        Length of the time.
    momentary
        Momentary customer interruptions; None where they were not told apart.
    """

    customers: float
    interruptions: float
    minutes: float
    hours: float = HOURS
    momentary: float | None = None

    def __post_init__(self) -> None:
        if not (math.isfinite(self.customers) and self.customers > 0):
            raise DecisionError("customers-served-missing", value=self.customers)
        if not (math.isfinite(self.hours) and self.hours > 0):
            raise DecisionError("outage-time-missing", value=self.hours)

    @property
    def saifi(self) -> float:
        """Interruptions of an average customer."""
        return self.interruptions / self.customers

    @property
    def saidi(self) -> float:
        """Minutes without supply of an average customer."""
        return self.minutes / self.customers

    @property
    def caidi(self) -> float | None:
        """Minutes until an interrupted customer is restored; None where nobody was interrupted."""
        return self.minutes / self.interruptions if self.interruptions else None

    @property
    def asai(self) -> float:
        """Share of the time with supply."""
        return 1 - self.saidi / 60 / self.hours

    @property
    def maifi(self) -> float | None:
        """Momentary interruptions of an average customer."""
        return None if self.momentary is None else self.momentary / self.customers

    @property
    def yearly(self) -> Reliability:
        """The same pace over a year of 8,760 hours."""
        pace = HOURS / self.hours
        short = None if self.momentary is None else self.momentary * pace
        return Reliability(self.customers, self.interruptions * pace, self.minutes * pace, HOURS, short)


def of_events(
    customers: Sequence[float],
    minutes: Sequence[float],
    served: float,
    *,
    hours: float = HOURS,
    momentary: float | None = None,
) -> Reliability:
    """The indices from single outages.

    Parameters
    ----------
    customers, minutes
        Interrupted customers and length of each outage.
    served
        Customers served.
    momentary
        Outages of at most so many minutes are told apart and count for MAIFI alone.

    Raises
    ------
    DecisionError
        ``outages-out-of-range`` for a negative number; ``customers-served-missing``.
    """
    hit, lasted = np.asarray(customers, np.float64), np.asarray(minutes, np.float64)
    if hit.shape != lasted.shape or not (np.isfinite(hit) & np.isfinite(lasted) & (hit >= 0) & (lasted >= 0)).all():
        raise DecisionError("outages-out-of-range", period="", segment="")
    short = np.zeros(hit.shape, bool) if momentary is None else lasted <= momentary
    told_apart = None if momentary is None else float(hit[short].sum())
    return Reliability(served, float(hit[~short].sum()), float((hit * lasted)[~short].sum()), hours, told_apart)


def of_counts(counts: Iterable[OutageCount], served: float, hours: float = HOURS) -> Reliability:
    """The indices from sums that add: of any choice of segments, periods, causes."""
    chosen = list(counts)
    interruptions, minutes, momentary = (
        math.fsum(getattr(each, name) for each in chosen) for name in ("customers", "minutes", "momentary")
    )
    return Reliability(served, interruptions, minutes, hours, momentary)


# ---------------------------------------------------------------------- major event days


@dataclass(frozen=True, eq=False)
class MajorEventDays:
    """Days on which far more was lost than on all others.

    Parameters
    ----------
    threshold
        Customer-minutes of a day beyond which it is a major event day; None where too few days tell one.
    days
        Which of the given days are, boolean, shape (days,).
    alpha, beta
        Mean and standard deviation of the logarithms.
    """

    threshold: float | None
    days: NDArray[np.bool_]
    alpha: float = math.nan
    beta: float = math.nan


FEWEST_DAYS = 30
"""Days with outages that it takes to tell a major event day."""


def major_event_days(minutes: FloatArray, *, betas: float = 2.5) -> MajorEventDays:
    """Major event days by the 2.5 beta method: T = exp(alpha + 2.5 beta) of the daily SAIDI (IEEE 1366, 3.5).

    Customers served only shift alpha, so customer-minutes a day do as well. The standard takes the threshold from the
    five years before; here it is taken from the days given, because a list that is handed in is all there is. Beta is
    the standard deviation of the sample (n - 1).

    Parameters
    ----------
    minutes
        Customer-minutes of the outages that began on each day, shape (days,); days without any are passed over.
    """
    lost = np.asarray(minutes, np.float64)
    logs = np.log(lost[lost > 0])
    if logs.size < FEWEST_DAYS:
        return MajorEventDays(None, np.zeros(lost.shape, bool))
    alpha, beta = float(logs.mean()), float(logs.std(ddof=1))
    threshold = math.exp(alpha + betas * beta)
    return MajorEventDays(threshold, lost > threshold, alpha, beta)
