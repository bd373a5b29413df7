"""How the customers of a study are divided, and which operating figures its segments have of their own."""

from __future__ import annotations

from satisfaction.respondents import Dimension
from scenarios.divisions import Division
from studies.operations import Operations, operations
from studies.study import Study


def divisions_of(study: Study) -> tuple[Division, ...]:
    """How the customers of a study are divided, with the latest own figures of every segment."""
    known = operations(study) if study.readings or study.outages or study.complaints else None
    return tuple(_division(each, known) for each in study.population.dimensions if each.segments)


def _division(dimension: Dimension, known: Operations | None) -> Division:
    counts = [segment.customers or 0 for segment in dimension.segments]
    counted = dimension.is_counted and sum(counts) > 0
    shares = [count / sum(counts) for count in counts] if counted else [1 / len(counts)] * len(counts)
    own: dict[str, dict[str, float]] = {segment.id: {} for segment in dimension.segments}
    for standing in known.figures if known is not None else ():
        if standing.dimension == dimension.id:
            for segment, found in (standing.segments or {}).items():
                own.setdefault(segment, {})[standing.figure.indicator] = found.value
    return Division(dimension.id, tuple(own)[: len(counts)], tuple(shares), own, counted)
