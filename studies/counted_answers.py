"""Which answers the satisfaction index reads: of the current wave, of customers, about what the model still has."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from functools import reduce
from operator import add

from mcdm.errors import DecisionError
from mcdm.findings import Finding
from satisfaction.periods import in_time
from satisfaction.role_scores import CUSTOMER
from satisfaction.role_scores import DIMENSION as ROLE
from satisfaction.survey import SurveySummary
from studies.study import Study

WAVE = "wave"
"""Id of the dimension that says in which round of the survey somebody answered."""


def counted_answers(
    study: Study, survey: SurveySummary, beside: Collection[str] = ()
) -> tuple[SurveySummary, tuple[Finding, ...]]:
    """The answers that the index reads, and whom it leaves out.

    Parameters
    ----------
    beside
        Dimensions that are looked at side by side: an index of every wave, say, leaves none out.

    Raises
    ------
    DecisionError
        ``survey-of-other-grades``, ``memberships-unknown`` (it asks about nothing that the model has),
        ``survey-without-customers``.
    """
    asked, findings = about_indicators(study, survey)
    if WAVE not in beside:
        asked, others = in_wave(study, asked)
        findings = (*findings, *others)
    if ROLE not in beside:
        asked, others = of_customers(asked)
        findings = (*findings, *others)
    return asked, findings


def about_indicators(study: Study, survey: SurveySummary) -> tuple[SurveySummary, tuple[Finding, ...]]:
    """The survey over the indicators that the model still has."""
    if survey.grades != len(study.scale.grades):
        raise DecisionError("survey-of-other-grades", given=survey.grades, expected=len(study.scale.grades))
    known = [indicator for indicator in survey.indicators if indicator in study.model.indicator_ids]
    if not known:
        raise DecisionError("memberships-unknown", count=len(study.model.indicators))
    if len(known) == len(survey.indicators):
        return survey, ()
    gone = len(survey.indicators) - len(known)
    return survey.over(known), (Finding.of("survey-asks-about-removed", count=gone),)


def waves_of(study: Study, survey: SurveySummary) -> tuple[str, ...]:
    """The waves somebody answered in, the earliest first.

    Periods follow time, whatever the order in which the population heard of them. Other names have the order of the
    population, and those that it does not know come after, by their ids.
    """
    if WAVE not in survey.dimensions:
        return ()
    axis = survey.dimensions.index(WAVE)
    answered = {cell[axis] for cell in survey.cells if cell[axis]}
    stated = [s.id for each in study.population.dimensions if each.id == WAVE for s in each.segments]
    return in_time((*(wave for wave in stated if wave in answered), *sorted(answered - {*stated})))


def in_wave(study: Study, survey: SurveySummary) -> tuple[SurveySummary, tuple[Finding, ...]]:
    """The chosen wave of a survey that has several, else the latest."""
    waves = waves_of(study, survey)
    if not waves:
        return survey, ()
    chosen, findings = study.choices.wave or waves[-1], []
    if chosen not in waves:
        findings.append(Finding.of("wave-not-in-survey", chosen, latest=waves[-1]))
        chosen = waves[-1]
    kept = _of_segments(survey, WAVE, (chosen,))
    if others := survey.total - kept.total:
        findings.append(Finding.of("other-waves-left-out", chosen, count=others, waves=len(waves) - 1))
    return kept, tuple(findings)


def of_customers(survey: SurveySummary) -> tuple[SurveySummary, tuple[Finding, ...]]:
    """Those who answered as customers, or did not say as what: experts and staff are no customers."""
    if ROLE not in survey.dimensions:
        return survey, ()
    axis = survey.dimensions.index(ROLE)
    roles = sorted({cell[axis] for cell in survey.cells})
    if roles and not {CUSTOMER, ""} & set(roles):
        raise DecisionError("survey-without-customers", roles=", ".join(roles))
    kept = _of_segments(survey, ROLE, (CUSTOMER, ""))
    others = survey.total - kept.total
    return kept, (Finding.of("other-roles-left-out", count=others),) if others else ()


def _of_segments(survey: SurveySummary, dimension: str, segments: Collection[str]) -> SurveySummary:
    """The respondents of some segments, of which at least one has some; nobody is left out where all are named."""
    axis = survey.dimensions.index(dimension)
    present = sorted({cell[axis] for cell in survey.cells})
    if set(present) <= set(segments):
        return survey
    parts = [survey.select(dimension, each) for each in segments if each in present]
    return replace(reduce(add, parts), quality=survey.quality)
