"""What customers complain about: the rate with its interval, where it stands out, the vital few, repeats."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mcdm.findings import Finding
from satisfaction.complaints import (
    PER,
    ComplaintCount,
    Pareto,
    Rate,
    RateRatio,
    Share,
    compare_rates,
    complaint_rate,
    pareto,
    repeat_share,
)
from satisfaction.control_chart import OVERDISPERSED, ControlChart, u_chart
from studies.outage_report import NOWHERE
from studies.served_customers import Served, Window, latest, months_between, served
from studies.study import Study


@dataclass(frozen=True, eq=False)
class ComplaintReport:
    """Complaints of a study.

    Parameters
    ----------
    served
        Whom the rates stand for.
    window, before
        The last twelve months that the lists reach over, or fewer; and the twelve before, where there are.
    rate, rate_before, ratio
        Complaints per 10,000 customers and year over them, and the one against the other.
    places
        Rate of every segment with customers, over the window.
    months
        Every month that the lists reach over.
    by_month, by_place
        Control charts: values per 10,000 customers and year; None with fewer than two points.
    about
        Categories of the window.
    repeats
        Share of the window's complaints that were made before.
    category_rates
        Rates of the categories over the window, and before where there is a window before.
    findings
        What is doubtful.
    """

    served: Served
    window: Window
    before: Window | None
    rate: Rate
    rate_before: Rate | None
    ratio: RateRatio | None
    places: Mapping[str, Rate]
    months: tuple[str, ...]
    by_month: ControlChart | None
    by_place: ControlChart | None
    about: Pareto
    repeats: Share
    category_rates: Mapping[str, tuple[Rate, Rate | None]]
    findings: tuple[Finding, ...]


def complaint_report(study: Study) -> ComplaintReport | None:
    """The complaints of a study; None without any, or where nobody knows how many customers there are."""
    whom = served(study.population, (each.dimension for each in study.complaints))
    told = [each.period for each in study.complaints if each.count]
    if not told or whom.total is None:
        return None
    months = months_between(min(told), max(told))
    window, before = latest(months)
    recent, earlier = (_within(study.complaints, part) for part in (window, before))
    rate = _rate(recent, whom.total, window)
    rate_before = _rate(earlier, whom.total, before) if before else None
    places = {
        segment: _rate([each for each in recent if each.segment == segment], customers, window)
        for segment, customers in whom.places.items()
    }
    by_month = _chart_of_months(study.complaints, months, whom.total)
    by_place = _chart_of_places(places)
    return ComplaintReport(
        whom,
        window,
        before,
        rate,
        rate_before,
        compare_rates(rate, rate_before) if rate_before else None,
        places,
        months,
        by_month,
        by_place,
        pareto(_by_category(recent)),
        repeat_share(sum(each.repeated for each in recent), rate.count),
        _category_rates(recent, earlier, whom.total, window, before),
        _doubts(recent, whom, window, by_month),
    )


def _within(counts: Sequence[ComplaintCount], window: Window | None) -> list[ComplaintCount]:
    months = set(window.months if window else ())
    return [each for each in counts if each.period in months]


def _rate(counts: Sequence[ComplaintCount], customers: int, window: Window) -> Rate:
    return complaint_rate(sum(each.count for each in counts), customers, window.years)


def _by_category(counts: Sequence[ComplaintCount]) -> dict[str, int]:
    found: Counter[str] = Counter()
    for each in counts:
        found[each.category] += each.count
    return dict(found)


def _chart_of_months(counts: Sequence[ComplaintCount], months: tuple[str, ...], customers: int) -> ControlChart | None:
    by_month: Counter[str] = Counter()
    for each in counts:
        by_month[each.period] += each.count
    areas = [customers * Window((month,)).years / PER for month in months]
    return u_chart([by_month[month] for month in months], areas) if len(months) > 1 else None


def _chart_of_places(places: Mapping[str, Rate]) -> ControlChart | None:
    if len(places) < 2:
        return None
    rates = list(places.values())
    return u_chart([each.count for each in rates], [each.exposure / PER for each in rates], ordered=False)


def _category_rates(
    recent: Sequence[ComplaintCount],
    earlier: Sequence[ComplaintCount],
    customers: int,
    window: Window,
    before: Window | None,
) -> dict[str, tuple[Rate, Rate | None]]:
    now, then = _by_category(recent), _by_category(earlier)
    return {
        name: (
            complaint_rate(count, customers, window.years),
            complaint_rate(then.get(name, 0), customers, before.years) if before else None,
        )
        for name, count in now.items()
    }


def _doubts(
    recent: Sequence[ComplaintCount], whom: Served, window: Window, by_month: ControlChart | None
) -> tuple[Finding, ...]:
    findings: list[Finding] = []
    total = sum(each.count for each in recent)
    if not window.is_a_year:
        months = len(window.months)
        findings.append(Finding.of("figure-from-part-of-a-year", months=months, what="the rate of complaints"))
    findings += whom.doubts(each.segment for each in recent)
    nowhere = sum(each.count for each in recent if not each.segment)
    if whom.places and total and nowhere > NOWHERE * total:
        findings.append(Finding.of("complaints-without-place", share=f"{nowhere / total:.0%}"))
    if by_month is not None and by_month.dispersion is not None and by_month.dispersion > OVERDISPERSED:
        findings.append(Finding.of("complaints-overdispersed", times=f"{by_month.dispersion:.1f}"))
    return tuple(findings)
