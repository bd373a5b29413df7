"""Edits of the customers: the ways to divide them, their segments, and what each segment is entitled to.

What refers to a dimension or a segment that goes is taken along: its entitlement, its readings, complaints and outages,
what the questionnaire reads into it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from mcdm.errors import DecisionError
from satisfaction.entitlements import Entitlement
from satisfaction.funnel_steps import FunnelStep
from satisfaction.questionnaire import Questionnaire
from satisfaction.respondents import Dimension, Population
from scenarios.scenario import Scenario
from studies.edits.entries import replaced, require, without
from studies.study import Study


def add_dimension(study: Study, dimension: Dimension) -> Study:
    """Divide the customers in another way; ``id-taken`` where there is one with this id."""
    if dimension.id in _dimensions(study.population):
        raise DecisionError("id-taken", name=dimension.id, where="population")
    return replace(study, population=Population((*study.population.dimensions, dimension)))


def set_dimension(study: Study, dimension: Dimension) -> Study:
    """Change the dimension with this id: its name, its segments and what is known of them."""
    require(dimension.id, _dimensions(study.population), "population")
    dimensions = replaced(study.population.dimensions, dimension, lambda each: each.id)
    return _settled(study, Population(dimensions))


def remove_dimension(study: Study, name: str) -> Study:
    """Divide the customers in this way no longer."""
    require(name, _dimensions(study.population), "population")
    return _settled(study, Population(without(study.population.dimensions, name, lambda each: each.id)))


def set_invited(study: Study, invited: Mapping[tuple[str, str], int]) -> Study:
    """Say how many were asked in each (dimension, segment) that is named; of the others it is not known any more."""
    dimensions = tuple(
        replace(each, segments=tuple(replace(s, invited=invited.get((each.id, s.id))) for s in each.segments))
        for each in study.population.dimensions
    )
    return replace(study, population=Population(dimensions))


def set_entitlement(study: Study, entitlement: Entitlement) -> Study:
    """Say what the customers of a segment are entitled to; one that offers nothing is taken off."""
    require(entitlement.dimension, _dimensions(study.population), "population")
    segments = study.population.dimension(entitlement.dimension).segments
    require(entitlement.segment, (segment.id for segment in segments), entitlement.dimension)
    if not (entitlement.services or entitlement.manager.en or entitlement.manager.zh or entitlement.source):
        return replace(study, entitlements=without(study.entitlements, _whose(entitlement), _whose))
    return replace(study, entitlements=replaced(study.entitlements, entitlement, _whose))


def _settled(study: Study, population: Population) -> Study:
    """The study with another population, without what refers to segments that are no longer there."""
    before, after = _segments(study.population), _segments(population)
    gone = before - after
    asked = study.questionnaire
    return replace(
        study,
        population=population,
        entitlements=tuple(each for each in study.entitlements if _whose(each) not in gone),
        readings=tuple(each for each in study.readings if (each.dimension, each.segment) not in gone),
        complaints=tuple(each for each in study.complaints if (each.dimension, each.segment) not in gone),
        outages=tuple(each for each in study.outages if (each.dimension, each.segment) not in gone),
        questionnaire=asked and _asked_without(asked, gone, _dimensions(study.population) - _dimensions(population)),
        choices=replace(
            study.choices,
            wave="" if ("wave", study.choices.wave) in gone else study.choices.wave,
            funnel=_steps_without(study.choices.funnel, gone),
        ),
        scenarios=tuple(_plan_without(scenario, gone) for scenario in study.scenarios),
        rules=replace(
            study.rules, floors=tuple(each for each in study.rules.floors if each in _dimensions(population))
        ),
    )


def _plan_without(scenario: Scenario, gone: set[tuple[str, str]]) -> Scenario:
    """The plan with every lever spent everywhere alike again that was aimed at a segment that is gone."""
    plan = tuple(
        replace(planned, dimension="", targets=())
        if any((planned.dimension, segment) in gone for segment, _ in planned.targets)
        else planned
        for planned in scenario.plan
    )
    return replace(scenario, plan=plan)


def _steps_without(steps: tuple[FunnelStep, ...], gone: set[tuple[str, str]]) -> tuple[FunnelStep, ...]:
    left = [(step.dimension, tuple(each for each in step.segments if (step.dimension, each) not in gone))
            for step in steps]  # fmt: skip
    return tuple(FunnelStep(dimension, segments) for dimension, segments in left if segments)


def _asked_without(asked: Questionnaire, gone: set[tuple[str, str]], dimensions: set[str]) -> Questionnaire:
    return replace(
        asked,
        segments=tuple(
            replace(
                column,
                values=tuple(pair for pair in column.values if (column.dimension, pair[1]) not in gone),
                thresholds=tuple(pair for pair in column.thresholds if (column.dimension, pair[1]) not in gone),
                exceptions=tuple(pair for pair in column.exceptions if (column.dimension, pair[1]) not in gone),
            )
            for column in asked.segments
            if column.dimension not in dimensions
        ),
        fixed=tuple(pair for pair in asked.fixed if pair not in gone and pair[0] not in dimensions),
    )


def _dimensions(population: Population) -> set[str]:
    return {dimension.id for dimension in population.dimensions}


def _segments(population: Population) -> set[tuple[str, str]]:
    return {(dimension.id, segment.id) for dimension in population.dimensions for segment in dimension.segments}


def _whose(entitlement: Entitlement) -> tuple[str, str]:
    return entitlement.dimension, entitlement.segment
