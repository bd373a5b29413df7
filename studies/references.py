"""References from one part of a study to another: every name must be that of something that is there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from studies.subnetworks import inside as name_inside

if TYPE_CHECKING:
    from scenarios.scenario import Scenario
    from studies.study import Study

Reference = tuple[str, str, set[str]]
"""Where a name stands, the name, and the names it may be."""


def references(study: Study, panel: str) -> Iterator[Reference]:
    """Every reference of a study; `panel` votes beside its experts."""
    yield from _of_judgments(study, {panel} | {expert.id for expert in study.experts})
    yield from _of_measurements(study)
    yield from _of_levers(study)
    for scenario in study.scenarios:
        yield from _of_plan(study, scenario)
    yield from _of_conventions(study)


def _elements(study: Study) -> set[str]:
    return set(study.model.indicator_ids) | set(study.model.cluster_ids)


def _levers(study: Study) -> set[str]:
    return {lever.id for lever in study.levers}


def _measured(study: Study) -> set[str]:
    return {figure.indicator for figure in study.figures}


def _of_judgments(study: Study, voters: set[str]) -> Iterator[Reference]:
    elements = _elements(study)
    if study.ratings is not None:
        things = set(study.model.node_ids) | {alternative.id for alternative in study.rated}
        yield from (("ratings", name, things) for name in study.ratings.alternatives)
        yield from (("ratings", name, elements) for name in study.ratings.criterion_ids)
    for placement in study.placements:
        if placement.network and placement.network not in study.networks:
            yield "placements", placement.network, set(study.networks)
    sets = set(study.every_set)
    for ballot in study.ballots:
        yield "ballots", ballot.expert, voters
        yield "ballots", ballot.set, sets
    inner = {
        name_inside(network.id, name)
        for network in study.subnetworks
        for name in (*network.model.indicator_ids, *network.model.cluster_ids)
    }
    yield from (("overrides", override.element, elements | inner) for override in study.overrides)


def _of_measurements(study: Study) -> Iterator[Reference]:
    nodes = set(study.model.indicator_ids)
    yield from (("figures", figure.indicator, nodes) for figure in study.figures)
    yield from (("baseline", shares.indicator, nodes) for shares in study.baseline)
    yield from (
        ("questionnaire", item.indicator, nodes)
        for item in (study.questionnaire.items if study.questionnaire else ())
        if item.role != "construct"
    )
    yield from (("readings", reading.indicator, nodes) for reading in study.readings)


def _of_levers(study: Study) -> Iterator[Reference]:
    levers, measured = _levers(study), _measured(study)
    for lever in study.levers:
        yield from ((f"levers/{lever.id}", effect.indicator, measured) for effect in lever.effects)
    for interaction in study.interactions:
        yield "interactions", interaction.first, levers
        yield "interactions", interaction.second, levers
        yield "interactions", interaction.indicator, measured
    for future in study.futures:
        yield from ((f"futures/{future.id}", indicator, measured) for indicator, _ in future.gap_factors)
        yield from ((f"futures/{future.id}", lever, levers) for lever, _ in future.effect_factors)


def _of_plan(study: Study, scenario: Scenario) -> Iterator[Reference]:
    levers, dimensions = _levers(study), {each.id: each for each in study.population.dimensions}
    where = f"scenarios/{scenario.id}"
    for planned in scenario.plan:
        yield where, planned.lever, levers
        if planned.dimension:
            yield f"{where}/{planned.lever}", planned.dimension, set(dimensions)
            segments = {segment.id for segment in dimensions[planned.dimension].segments}
            yield from ((f"{where}/{planned.lever}", name, segments) for name, _ in planned.targets)


def _of_conventions(study: Study) -> Iterator[Reference]:
    levers, measured = _levers(study), _measured(study)
    yield from (("settings/gap_growth", name, measured) for name, _ in study.settings.gap_growth)
    for overload in study.settings.overloads:
        yield "settings/overloads", overload.indicator, measured
        yield from ((f"settings/overloads/{overload.indicator}", lever, levers) for lever, _ in overload.relief)
    yield from ((f"rules/{rule}", lever, levers) for rule, lever in study.rules.levers)
    departments = {lever.department for lever in study.levers if lever.department}
    yield from (("rules/pools", pool.department, departments) for pool in study.rules.pools)
    dimensions = {each.id for each in study.population.dimensions}
    yield from (("rules/floors", floor, dimensions) for floor in study.rules.floors)
    decisions = {decision.id for decision in study.decisions}
    yield from (("observed", each.decision, decisions) for each in study.observed)
