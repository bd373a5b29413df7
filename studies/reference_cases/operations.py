"""Cases of supply reliability and of complaints: indices, exact rates, the vital few, the u-chart, repeats."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from satisfaction.complaints import compare_rates, complaint_rate, pareto, repeat_share
from satisfaction.control_chart import u_chart
from satisfaction.reliability import HOURS, major_event_days, of_events
from studies.reference_cases.case import Outputs, array, calculation


@calculation("reliability-indices")
def reliability_indices(
    customers_served: float,
    events: Sequence[Mapping[str, Any]],
    hours: float = HOURS,
    momentary_minutes: float | None = None,
) -> Outputs:
    """SAIFI, SAIDI and CAIDI in minutes, ASAI over the hours of a year; MAIFI where momentary ones are told apart."""
    customers = array([event["customers"] for event in events], "events")
    minutes = array([event["minutes"] for event in events], "events")
    served = float(array(customers_served, "customers_served"))
    found = of_events(customers.tolist(), minutes.tolist(), served, hours=float(hours), momentary=momentary_minutes)
    return {
        "SAIFI": found.saifi,
        "SAIDI": found.saidi,
        "CAIDI": found.caidi,
        "ASAI": found.asai,
        "MAIFI": found.maifi,
    }


@calculation("major-event-days")
def beta_method(daily_minutes: object, betas: float = 2.5) -> Outputs:
    """Threshold of the 2.5 beta method, and the days (0-based) beyond it."""
    found = major_event_days(array(daily_minutes, "daily_minutes"), betas=float(betas))
    days = np.flatnonzero(found.days).tolist()
    return {"threshold": found.threshold, "alpha": found.alpha, "beta": found.beta, "days": days}


@calculation("complaint-rate")
def rate(complaints: int, customers: float, years: float = 1.0, level: float = 0.95) -> Outputs:
    """Complaints per 10,000 customers and year with the exact Poisson interval."""
    found = complaint_rate(int(complaints), float(customers), float(years), level=float(level))
    return {"rate": found.value, "low": found.low, "high": found.high}


@calculation("complaint-rates-compared")
def rates_compared(
    later: int, later_customers: float, earlier: int, earlier_customers: float, level: float = 0.95
) -> Outputs:
    """Ratio of two rates with its interval, and the exact two-sided p-value."""
    first = complaint_rate(int(later), float(later_customers))
    second = complaint_rate(int(earlier), float(earlier_customers))
    found = compare_rates(first, second, level=float(level))
    return {"ratio": found.value, "low": found.low, "high": found.high, "p": found.p}


@calculation("complaint-pareto")
def vital_few(counts: Sequence[int], share: float = 0.8) -> Outputs:
    """Cumulated shares, largest first, and how many categories make the share."""
    names = {f"{k:09d}": int(count) for k, count in enumerate(counts)}
    found = pareto(names, share=float(share))
    return {
        "order": [int(name) for name in found.categories],
        "cumulative": list(found.cumulative),
        "vital_few": found.vital,
    }


@calculation("u-chart")
def control_chart(counts: object, areas: object, ordered: bool = True) -> Outputs:
    """Centre, limits, points beyond them and points in a run of eight (0-based)."""
    found = u_chart(array(counts, "counts").tolist(), array(areas, "areas").tolist(), ordered=bool(ordered))
    return {
        "values": found.values,
        "centre": found.centre,
        "lower": found.lower,
        "upper": found.upper,
        "beyond": np.flatnonzero(found.beyond).tolist(),
        "in_run": np.flatnonzero(found.in_run).tolist(),
        "dispersion": found.dispersion,
    }


@calculation("repeat-share")
def repeats(repeated: int, complaints: int, level: float = 0.95) -> Outputs:
    """Share of repeated complaints with Wilson's interval."""
    found = repeat_share(int(repeated), int(complaints), level=float(level))
    return {"share": found.value, "low": found.low, "high": found.high}
