"""How reliable supply is: the indices of a study's outages by district and month, and what drives them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from mcdm.findings import Finding
from satisfaction.reliability import OutageCount, Reliability, of_counts
from studies.served_customers import Served, Window, latest, months_between, served
from studies.study import Study

BEYOND = 0.005
"""Share of the customer-minutes after the last month from which on it is said that they do not count."""

NOWHERE = 0.02
"""Share of the customer-minutes at no known place from which on it is said."""


@dataclass(frozen=True)
class CauseShare:
    """What one cause did.

    Parameters
    ----------
    cause
        In the words of the list; empty for outages without one.
    planned
        Whether its outages were announced.
    saidi
        Its part of the company's SAIDI, minutes a year.
    share
        The same as a part of the whole.
    outages
        How many there were.
    """

    cause: str
    planned: bool
    saidi: float
    share: float
    outages: int


@dataclass(frozen=True)
class OutageReport:
    """Reliability from the outages of a study.

    Parameters
    ----------
    served
        Whom the indices stand for.
    window, before
        The last twelve months that the lists reach over, or fewer; and the twelve before, where there are.
    whole, whole_before
        Indices of the company over them, at the pace of a year.
    places
        Indices of every segment with customers, over the window at the pace of a year.
    months
        Indices of the company in every month, as they were.
    parts
        Minutes without supply of an average customer in every month: (faults, announced, on major event days).
    causes
        What drives SAIDI, the largest first; they add up to it.
    planned_share, major_share
        Parts of the customer-minutes that were announced, and that were lost on major event days.
    without_major
        The indices of the company without major event days; the same where there are none.
    outages
        How many outages began in the window.
    findings
        What is doubtful.
    """

    served: Served
    window: Window
    before: Window | None
    whole: Reliability
    whole_before: Reliability | None
    places: Mapping[str, Reliability]
    months: Mapping[str, Reliability]
    parts: Mapping[str, tuple[float, float, float]]
    causes: tuple[CauseShare, ...]
    planned_share: float
    major_share: float
    without_major: Reliability
    outages: int
    findings: tuple[Finding, ...]


def outage_report(study: Study, *, major: bool = True) -> OutageReport | None:
    """The reliability of a study; None without outages, or where nobody knows how many customers there are.

    Parameters
    ----------
    major
        Whether major event days count; without them the indices tell the everyday state (IEEE 1366, 3.5).
    """
    whom = served(study.population, (each.dimension for each in study.outages))
    begun = [each.period for each in study.outages if each.outages or each.momentary]
    if not begun or whom.total is None:
        return None
    # What passed after the last month in which an outage began belongs to a month nobody has a list of.
    months = months_between(min(begun), max(begun))
    window, before = latest(months)
    kept = tuple(each for each in study.outages if major or not each.major)
    recent = _within(kept, window)
    minutes = sum(each.minutes for each in recent)
    whole = _paced(recent, whom.total, window)
    places = {
        segment: _paced([each for each in recent if each.segment == segment], customers, window)
        for segment, customers in whom.places.items()
    }
    by_month: dict[str, list[OutageCount]] = defaultdict(list)
    for each in kept:
        by_month[each.period].append(each)
    return OutageReport(
        whom,
        window,
        before,
        whole,
        _paced(_within(kept, before), whom.total, before) if before else None,
        places,
        {month: of_counts(by_month[month], whom.total, Window((month,)).hours) for month in months},
        {month: _parts(by_month[month], whom.total) for month in months},
        _causes(recent, whole),
        _share(recent, minutes, "planned"),
        _share(recent, minutes, "major"),
        _paced([each for each in recent if not each.major], whom.total, window),
        sum(each.outages for each in recent),
        (*_doubts(recent, whom, window, minutes), *_beyond(kept, months[-1], minutes)),
    )


def _within(counts: Sequence[OutageCount], window: Window) -> list[OutageCount]:
    months = set(window.months)
    return [each for each in counts if each.period in months]


def _paced(counts: Sequence[OutageCount], customers: int, window: Window) -> Reliability:
    return of_counts(counts, customers, window.hours).yearly


def _parts(counts: Sequence[OutageCount], customers: int) -> tuple[float, float, float]:
    major = sum(each.minutes for each in counts if each.major)
    announced = sum(each.minutes for each in counts if each.planned and not each.major)
    whole = sum(each.minutes for each in counts)
    return (whole - major - announced) / customers, announced / customers, major / customers


def _causes(recent: Sequence[OutageCount], whole: Reliability) -> tuple[CauseShare, ...]:
    minutes: dict[tuple[str, bool], float] = defaultdict(float)
    outages: dict[tuple[str, bool], int] = defaultdict(int)
    for each in recent:
        minutes[each.cause, each.planned] += each.minutes
        outages[each.cause, each.planned] += each.outages
    total = sum(minutes.values())
    found = [
        CauseShare(cause, planned, whole.saidi * lost / total, lost / total, outages[cause, planned])
        for (cause, planned), lost in minutes.items()
        if total > 0
    ]
    return tuple(sorted(found, key=lambda each: (-each.share, each.cause)))


def _share(recent: Sequence[OutageCount], minutes: float, kind: str) -> float:
    return sum(each.minutes for each in recent if getattr(each, kind)) / minutes if minutes else 0.0


def _beyond(kept: Sequence[OutageCount], last: str, minutes: float) -> Iterator[Finding]:
    """That outages of the last month went on into one that the lists do not reach."""
    after = sum(each.minutes for each in kept if each.period > last)
    if minutes and after > BEYOND * minutes:
        yield Finding.of("outages-beyond-end", last, share=f"{after / (after + minutes):.1%}", month=last)


def _doubts(recent: Sequence[OutageCount], whom: Served, window: Window, minutes: float) -> tuple[Finding, ...]:
    findings: list[Finding] = []
    if not window.is_a_year:
        findings.append(Finding.of("figure-from-part-of-a-year", months=len(window.months), what="SAIDI"))
    findings += whom.doubts(each.segment for each in recent)
    nowhere = sum(each.minutes for each in recent if not each.segment)
    if whom.places and minutes and nowhere > NOWHERE * minutes:
        findings.append(Finding.of("outages-without-place", share=f"{nowhere / minutes:.0%}"))
    return tuple(findings)
