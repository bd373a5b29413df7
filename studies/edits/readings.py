"""Edits of what was measured, complained about and cut off: readings of figures, complaints, outages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from mcdm.labels import Label
from satisfaction.complaints import ComplaintCount
from satisfaction.figure_readings import FigureReading
from satisfaction.reliability import OutageCount
from satisfaction.respondents import Dimension, Segment
from studies.edits.customers import add_dimension, set_dimension
from studies.edits.entries import require
from studies.study import Study


def add_readings(study: Study, readings: Sequence[FigureReading]) -> Study:
    """Take in readings; one of the same figure, period and place takes the place of the earlier one."""
    merged = {_what(reading): reading for reading in (*study.readings, *readings)}
    return replace(study, readings=tuple(merged.values()))


def remove_readings(study: Study, indicator: str = "") -> Study:
    """Forget the readings of one indicator's figure, or all of them."""
    kept = tuple(each for each in study.readings if indicator and each.indicator != indicator)
    return replace(study, readings=kept)


def set_complaints(study: Study, counts: Sequence[ComplaintCount], *, add: bool = False) -> Study:
    """The complaints of a ticket list, in place of those before or added to them."""
    merged: dict[tuple[str, ...], ComplaintCount] = {}
    for each in (*(study.complaints if add else ()), *counts):
        key = (each.period, each.dimension, each.segment, each.category)
        before = merged.get(key)
        merged[key] = each if before is None else _both_complaints(before, each)
    return replace(study, complaints=tuple(merged[key] for key in sorted(merged)))


def set_outages(study: Study, counts: Sequence[OutageCount], *, add: bool = False) -> Study:
    """The sums of an outage list, in place of those before or added to them."""
    merged: dict[tuple[str | bool, ...], OutageCount] = {}
    for each in (*(study.outages if add else ()), *counts):
        key = (each.period, each.dimension, each.segment, each.cause, each.planned, each.major)
        before = merged.get(key)
        merged[key] = each if before is None else _both_outages(before, each)
    return replace(study, outages=tuple(merged[key] for key in sorted(merged)))


def take_over(study: Study, values: Mapping[str, float]) -> Study:
    """Make these the values of today of the indicators' figures; ``id-unknown`` for one without a figure."""
    for indicator in values:
        require(indicator, (figure.indicator for figure in study.figures), "figures")
    figures = tuple(
        replace(figure, today=values[figure.indicator]) if figure.indicator in values else figure
        for figure in study.figures
    )
    return replace(study, figures=figures)


def add_places(study: Study, places: Sequence[str]) -> Study:
    """Take places in as districts, each under the name it has in a list; how many customers they have is not known."""
    new = tuple(Segment(place, Label(place, place)) for place in places)
    for present in study.population.dimensions:
        if present.id == "district":
            known = {segment.id for segment in present.segments}
            fresh = tuple(segment for segment in new if segment.id not in known)
            return set_dimension(study, replace(present, segments=(*present.segments, *fresh)))
    return add_dimension(study, Dimension("district", Label("District", "区域"), new))


def _what(reading: FigureReading) -> tuple[str, str, str, str]:
    return reading.indicator, reading.period, reading.dimension, reading.segment


def _both_complaints(first: ComplaintCount, second: ComplaintCount) -> ComplaintCount:
    return replace(first, count=first.count + second.count, repeated=first.repeated + second.repeated)


def _both_outages(first: OutageCount, second: OutageCount) -> OutageCount:
    return replace(
        first,
        outages=first.outages + second.outages,
        customers=first.customers + second.customers,
        minutes=first.minutes + second.minutes,
        momentary=first.momentary + second.momentary,
    )
