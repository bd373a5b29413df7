"""Every index of satisfaction on the same data: what each says, how surely, or why it cannot say anything."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from mcdm.choice import Choice
from mcdm.errors import DecisionError
from mcdm.fuzzy import OPERATORS
from mcdm.judgments import FloatArray
from mcdm.weights import Weights
from satisfaction.index.set_pair import analyse
from satisfaction.precision import NORMAL_95, Estimate
from satisfaction.role_scores import RoleScores
from satisfaction.servqual import ServiceGaps
from satisfaction.survey import SurveySummary
from studies.counted_answers import about_indicators, counted_answers
from studies.index_agreement import agree_on_clusters, agree_on_indicators
from studies.index_readings import (
    ACSI,
    AVERAGE,
    KANO,
    ROLES,
    SERVQUAL,
    SET_PAIR,
    STRUCTURE,
    Detail,
    IndexReading,
    Indices,
)
from studies.measure import FUZZY, Measurement, measure, resampled
from studies.respondent_indices import answers_one_by_one, by_acsi, by_kano, by_roles, by_servqual, by_structure
from studies.study import Study


def indices(study: Study, weights: Weights, summary: SurveySummary | None = None) -> Indices:
    """All indices on one survey, its current wave, or on the stated baseline where there is none.

    Raises
    ------
    DecisionError
        As ``studies.measure.measure``: where nothing at all is measured.
    """
    grades = None if summary is None else _grades_alone(study, summary)
    drawn = None if grades is None else resampled(study, grades)
    measurement = measure(study, weights, summary, drawn)

    def by(index: Choice, operator: Choice | None = None) -> Measurement:
        chosen = replace(study.choices, index=index, composition=operator or study.choices.composition)
        return measure(replace(study, choices=chosen), weights, grades, drawn)

    answers = answers_one_by_one(study, summary)
    roles = _told(ROLES, lambda: by_roles(study, weights, summary))
    servqual = _told(SERVQUAL, lambda: by_servqual(answers, weights))
    readings = (
        *(_fuzzy(study, operator, by) for operator in OPERATORS),
        _average(study, by),
        _set_pair(study, by),
        roles,
        _told(ACSI, lambda: by_acsi(answers)),
        _told(STRUCTURE, lambda: by_structure(study, summary)),
        servqual,
        _told(KANO, lambda: by_kano(answers)),
    )
    by_role = roles.detail if isinstance(roles.detail, RoleScores) else None
    mixed = _in_model_order(study, summary, by_role.memberships if by_role is not None else None)
    gaps = servqual.detail if isinstance(servqual.detail, ServiceGaps) else None
    return Indices(
        readings,
        agree_on_indicators(study, measurement, by_role, mixed, gaps),
        agree_on_clusters(study, measurement, by_role, mixed, gaps),
        measurement,
        measurement.findings,
    )


# ---------------------------------------------------------------------- from grade shares


def _grades_alone(study: Study, summary: SurveySummary) -> SurveySummary:
    """The answers that the index reads, as grades, divided only by what they are weighted by: quicker to read often."""
    asked, _ = counted_answers(study, summary)
    weighting = {dimension.id for dimension in study.population.weighting}
    kept = [name for name in asked.dimensions if name in weighting]
    return replace(asked, as_asked=None, spans=()).collapse(kept)


Measuring = Callable[..., Measurement]
"""Measures the study by another index, and another operator where one is named."""


def _fuzzy(study: Study, operator: str, by: Measuring) -> IndexReading:
    """The fuzzy index by one operator; the study's own way of reading one number from B holds for all of them."""
    own = study.choices.index.method == FUZZY
    found = by(study.choices.index if own else Choice(FUZZY), Choice(operator))
    reading = _of_scores(study, FUZZY, found, found.fuzzy)
    used = own and study.choices.composition.method == operator
    doubts = () if reading.says_nothing else reading.findings  # that nothing moves it is what it says
    return replace(reading, operator=operator, used=used, findings=(*found.fuzzy.findings, *doubts))


def _average(study: Study, by: Measuring) -> IndexReading:
    reading = _of_scores(study, AVERAGE, by(Choice(AVERAGE)), None)
    return replace(reading, used=study.choices.index.method == AVERAGE)


def _set_pair(study: Study, by: Measuring) -> IndexReading:
    used = study.choices.index.method == SET_PAIR
    found = by(study.choices.index if used else Choice(SET_PAIR))
    pair = analyse(found.weights @ found.memberships.values)
    reading = _of_scores(study, SET_PAIR, found, pair)
    percent = reading.percent
    degree = None if percent is None else _scaled(percent, lambda at: at / 50 - 1, 1 / 50)
    return replace(reading, used=used, own=degree, band=(50 * (pair.low + 1), 50 * (pair.high + 1)))


def _of_scores(study: Study, name: str, found: Measurement, detail: Detail) -> IndexReading:
    index = found.index
    half = None if index.low is None or index.high is None else (index.high - index.low) / 2
    error = None if half is None else half / NORMAL_95
    score = Estimate(index.score, index.low, index.high, error, 0.95, index.answers)
    doubts = tuple(each for each in found.findings if each.code.startswith("interval-without-"))
    percent = score.percent(study.scale)
    return IndexReading(name, percent=percent, own=score, answers=index.answers, detail=detail, findings=doubts)


def _told(name: str, tell: Callable[[], IndexReading]) -> IndexReading:
    """An index, or why it cannot be told."""
    try:
        return tell()
    except DecisionError as error:
        return IndexReading(name, absent=error)


# ---------------------------------------------------------------------- numbers


def _in_model_order(study: Study, summary: SurveySummary | None, memberships: FloatArray | None) -> FloatArray | None:
    """Memberships over the survey's indicators as rows of the model; zeros where nothing was asked."""
    if summary is None or memberships is None:
        return None
    asked, _ = about_indicators(study, summary)
    rows = np.zeros((len(study.model.indicators), memberships.shape[-1]))
    for indicator, row in zip(asked.indicators, memberships, strict=True):
        rows[study.model.indicator_ids.index(indicator)] = row
    return rows


def _scaled(found: Estimate, to: Callable[[float], float], width: float) -> Estimate:
    low, high = (None if end is None else to(end) for end in (found.low, found.high))
    error = None if found.standard_error is None else found.standard_error * width
    return replace(found, value=to(found.value), low=low, high=high, standard_error=error)
