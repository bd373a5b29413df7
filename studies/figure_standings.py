"""Where every operating figure stands: its value, grade, change and districts, from readings and from lists."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from mcdm.judgments import FloatArray
from satisfaction.complaints import complaint_rate
from satisfaction.figure_readings import FigureReading
from satisfaction.indicators import OperatingFigure
from satisfaction.memberships import anchored, utility
from satisfaction.periods import MONTHS_OF, bounds, unit_of, year_before
from satisfaction.reliability import Reliability
from studies.complaint_report import ComplaintReport
from studies.outage_report import OutageReport
from studies.served_customers import Window, served
from studies.study import Study

Origin = Literal["stated", "readings", "outages", "complaints"]
"""Where the value of a figure comes from."""

Kind = Literal["saidi", "saifi", "caidi", "asai", "complaints"]
"""What lists of outages and complaints give."""

SMALL = 0.01
"""A change of less than this part of the way from the best anchor to the worst is none."""

_NAMES: Mapping[Kind, tuple[str, ...]] = {
    "saidi": ("saidi", "系统平均停电时间", "户均停电时间"),
    "saifi": ("saifi", "系统平均停电频率", "户均停电次数"),
    "caidi": ("caidi", "平均停电持续时间"),
    "asai": ("asai", "供电可靠率", "supply reliability rate"),
    "complaints": ("complaints per", "万户投诉"),
}


@dataclass(frozen=True, eq=False)
class SegmentValue:
    """A figure in one segment: its value, memberships in the g grades (g,), and how good that is, 1 best to 0."""

    value: float
    membership: FloatArray
    utility: float


@dataclass(frozen=True, eq=False)
class FigureStanding:
    """Where one operating figure stands.

    Parameters
    ----------
    figure
        The figure as it is entered.
    origin
        Where the value comes from; "stated": the value of today that was entered.
    value
        Of the whole company.
    period
        When: a period of readings, ``"2025-07/2026-06"`` for a window of lists, empty where stated.
    membership, utility
        Memberships of the value in the g grades (g,), and how good it is: 1 at the best anchor, 0 at the worst.
    before, before_period
        The value it is compared with: of the year before where there is one, else of the period before.
    segments
        Values by segment.
    dimension
        What the segments belong to.
    trend
        Pairs (period, value) of the whole company.
    distinguishable
        Whether the change is more than chance, where that is known.
    """

    figure: OperatingFigure
    origin: Origin
    value: float
    period: str
    membership: FloatArray
    utility: float
    before: float | None = None
    before_period: str = ""
    segments: Mapping[str, SegmentValue] | None = None
    dimension: str = ""
    trend: tuple[tuple[str, float], ...] = ()
    distinguishable: bool = True

    @property
    def grade(self) -> int:
        """Place of the grade with the largest membership, the better one of two that are level."""
        return int(self.membership.argmax())

    @property
    def falling_is_better(self) -> bool:
        """Whether less is better."""
        return self.figure.anchors[0] < self.figure.anchors[-1]

    @property
    def improved(self) -> bool | None:
        """Whether the change is for the better; None where there is none worth the name."""
        anchors = self.figure.anchors
        if self.before is None or not self.distinguishable:
            return None
        if abs(self.value - self.before) < SMALL * abs(anchors[-1] - anchors[0]):
            return None
        return (self.value < self.before) == self.falling_is_better

    @property
    def differs_from_today(self) -> bool:
        """Whether what was measured is another value than the one entered as today's."""
        return self.origin != "stated" and abs(self.value - self.figure.today) > 5e-4 * max(abs(self.figure.today), 1.0)


def kind_of(figure: OperatingFigure) -> Kind | None:
    """Whether a figure is one that lists of outages or complaints give, by its name."""
    told = f"{figure.label.en} {figure.label.zh} {figure.indicator}".casefold()
    return next((kind for kind, names in _NAMES.items() if any(name in told for name in names)), None)


def figure_standings(
    study: Study, outages: OutageReport | None, complaints: ComplaintReport | None
) -> tuple[FigureStanding, ...]:
    """Where every figure stands, in the order of the model: lists before tables, tables before what was entered."""
    by_indicator: dict[str, list[FigureReading]] = defaultdict(list)
    for reading in study.readings:
        by_indicator[reading.indicator].append(reading)
    figures = {figure.indicator: figure for figure in study.figures}
    return tuple(
        _from_lists(study, figures[node], outages, complaints)
        or _from_readings(study, figures[node], by_indicator[node])
        or _standing(figures[node], "stated", figures[node].today, "")
        for node in study.model.indicator_ids
        if node in figures
    )


def _standing(figure: OperatingFigure, origin: Origin, value: float, period: str) -> FigureStanding:
    at = _at(figure, value)
    return FigureStanding(figure, origin, value, period, at.membership, at.utility)


def _at(figure: OperatingFigure, value: float) -> SegmentValue:
    return SegmentValue(value, anchored(value, figure.anchors), float(utility(value, figure.anchors)))


# ---------------------------------------------------------------------- from lists


def _from_lists(
    study: Study, figure: OperatingFigure, outages: OutageReport | None, complaints: ComplaintReport | None
) -> FigureStanding | None:
    kind = kind_of(figure)
    if kind == "complaints" and complaints is not None:
        return _of_complaints(study, figure, complaints)
    return _of_outages(figure, kind, outages) if kind not in (None, "complaints") and outages is not None else None


def _of_complaints(study: Study, figure: OperatingFigure, report: ComplaintReport) -> FigureStanding:
    total = report.served.total or 1
    months = [
        (month, complaint_rate(sum(c.count for c in study.complaints if c.period == month), total,
                               Window((month,)).years).value)
        for month in report.months
    ]  # fmt: skip
    before = report.rate_before.value if report.rate_before else None
    segments = {name: _at(figure, rate.value) for name, rate in report.places.items()}
    sure = report.ratio is None or report.ratio.distinguishable
    return _windowed(
        replace(_standing(figure, "complaints", report.rate.value, _span(report.window)), distinguishable=sure),
        before, report.before, segments, report.served.dimension, months,
    )  # fmt: skip


def _of_outages(figure: OperatingFigure, kind: Kind | None, report: OutageReport) -> FigureStanding | None:
    value = _index(figure, kind, report.whole)
    if value is None:
        return None
    before = _index(figure, kind, report.whole_before) if report.whole_before else None
    places = {name: _index(figure, kind, found) for name, found in report.places.items()}
    segments = {name: _at(figure, each) for name, each in places.items() if each is not None}
    paced = [(month, _index(figure, kind, found.yearly)) for month, found in report.months.items()]
    months = [(month, each) for month, each in paced if each is not None]
    return _windowed(
        _standing(figure, "outages", value, _span(report.window)),
        before, report.before, segments, report.served.dimension, months,
    )  # fmt: skip


def _windowed(
    standing: FigureStanding,
    before: float | None,
    window: Window | None,
    segments: Mapping[str, SegmentValue],
    dimension: str,
    months: Sequence[tuple[str, float]],
) -> FigureStanding:
    then = _span(window) if window else ""
    return replace(
        standing, before=before, before_period=then, segments=segments, dimension=dimension, trend=tuple(months)
    )


def _span(window: Window) -> str:
    first, last = window.months[0], window.months[-1]
    return first if first == last else f"{first}/{last}"


def _index(figure: OperatingFigure, kind: Kind | None, found: Reliability) -> float | None:
    """An index in the unit of a figure: hours or minutes, a share or percent."""
    unit = f"{figure.unit.en} {figure.unit.zh}".casefold()
    minutes = re.search(r"\bmin|分", unit) is not None
    if kind == "saifi":
        return found.saifi
    if kind == "asai":
        return 100 * found.asai if "%" in unit or figure.today > 1 else found.asai
    lasted = found.saidi if kind == "saidi" else found.caidi
    return lasted if minutes or lasted is None else lasted / 60


# ---------------------------------------------------------------------- from readings


def _from_readings(study: Study, figure: OperatingFigure, readings: list[FigureReading]) -> FigureStanding | None:
    chosen = _of_latest_length(readings)
    if not chosen:
        return None
    whom = served(study.population, (each.dimension for each in chosen))
    series = _series(chosen, whom.dimension, whom.places)
    if not series:
        return None
    period, value = series[-1]
    earlier = dict(series[:-1])
    then = year_before(period) if year_before(period) in earlier else series[-2][0] if len(series) > 1 else ""
    segments: dict[str, SegmentValue] = {}
    for each in sorted(chosen, key=lambda reading: reading.period):
        if each.segment and each.dimension == whom.dimension:
            segments[each.segment] = _at(figure, each.value)
    found = _standing(figure, "readings", value, period)
    return replace(
        found, before=earlier.get(then), before_period=then, segments=segments, dimension=whom.dimension,
        trend=tuple(series),
    )  # fmt: skip


def _of_latest_length(readings: Iterable[FigureReading]) -> list[FigureReading]:
    """The readings of one length of period: the one that reaches latest, the shorter one of two."""
    by_unit: dict[int, list[FigureReading]] = defaultdict(list)
    for reading in readings:
        unit = unit_of(reading.period)
        if unit is not None:
            by_unit[MONTHS_OF[unit]].append(reading)
    ends = {length: max(bounds(each.period)[1] for each in some) for length, some in by_unit.items()}
    return by_unit[max(ends, key=lambda length: (ends[length], -length))] if ends else []


def _series(readings: Sequence[FigureReading], dimension: str, customers: Mapping[str, int]) -> list[tuple[str, float]]:
    """Values of the whole company: as given, else the mean of the segments, weighted with their customers."""
    whole = {each.period: each.value for each in readings if not each.segment}
    parts: dict[str, dict[str, float]] = defaultdict(dict)
    for each in readings:
        if each.segment and each.dimension == dimension:
            parts[each.period][each.segment] = each.value
    for period, values in parts.items():
        if period not in whole:
            weights = {name: customers.get(name, 0) for name in values}
            total = sum(weights.values())
            mean = sum(values.values()) / len(values)
            whole[period] = sum(values[n] * w for n, w in weights.items()) / total if total else mean
    return sorted(whole.items())
