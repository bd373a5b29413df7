"""Edits of what is measured: operating figures, stated shares, the population and the questionnaire."""

from __future__ import annotations

import math
from dataclasses import replace

from mcdm.errors import DecisionError
from satisfaction.figure_readings import possible
from satisfaction.funnel_steps import FunnelStep
from satisfaction.indicators import OperatingFigure
from satisfaction.questionnaire import Questionnaire
from satisfaction.respondents import Population
from studies.edits.entries import replaced, require, without
from studies.study import IndicatorShares, Study


def set_figure(study: Study, figure: OperatingFigure) -> Study:
    """Give an indicator an operating figure, or change the one it has.

    Raises
    ------
    DecisionError
        ``figure-impossible`` for a value of today that its unit does not allow.
    """
    least, most = possible(figure)
    if not least <= figure.today <= most:
        top = {"high": most} if math.isfinite(most) else {}
        raise DecisionError("figure-impossible", indicator=figure.indicator, value=figure.today, low=least, **top)
    return replace(study, figures=replaced(study.figures, figure, lambda each: each.indicator))


def remove_figure(study: Study, indicator: str) -> Study:
    """Remove an operating figure, with the effects, interactions, gap factors and growth that act on it."""
    require(indicator, (figure.indicator for figure in study.figures), "figures")
    return replace(
        study,
        figures=without(study.figures, indicator, lambda figure: figure.indicator),
        levers=tuple(
            replace(lever, effects=without(lever.effects, indicator, lambda effect: effect.indicator))
            for lever in study.levers
        ),
        interactions=without(study.interactions, indicator, lambda each: each.indicator),
        futures=tuple(
            replace(future, gap_factors=without(future.gap_factors, indicator, lambda factor: factor[0]))
            for future in study.futures
        ),
        settings=study.settings.over(
            {figure.indicator for figure in study.figures} - {indicator}, {lever.id for lever in study.levers}
        ),
    )


def set_baseline(study: Study, indicator: str, shares: tuple[float, ...]) -> Study:
    """State the grade shares of an indicator, best to worst."""
    stated = IndicatorShares(indicator, shares)
    return replace(study, baseline=replaced(study.baseline, stated, lambda each: each.indicator))


def remove_baseline(study: Study, indicator: str) -> Study:
    """Take back the stated shares of an indicator."""
    return replace(study, baseline=without(study.baseline, indicator, lambda each: each.indicator))


def set_population(study: Study, population: Population) -> Study:
    """Describe the customers a survey stands for."""
    return replace(study, population=population)


def set_role_weight(study: Study, role: str, weight: float) -> Study:
    """Say what a role counts for in the role-weighted index; the index scales the weights of those who answered.

    Raises
    ------
    DecisionError
        ``role-weights-empty`` where no role would have a weight.
    """
    given = dict(study.choices.role_weights) | {role: weight}
    return replace(study, choices=replace(study.choices, role_weights=tuple(given.items())))


def set_funnel(study: Study, steps: tuple[FunnelStep, ...]) -> Study:
    """Say who stays from step to step on the way to the most valuable customers; no step stands for the usual ones.

    Raises
    ------
    DecisionError
        ``id-unknown`` for a dimension or segment that the population does not have.
    """
    known = {each.id: [segment.id for segment in each.segments] for each in study.population.dimensions}
    for step in steps:
        require(step.dimension, known, "population")
        for segment in step.segments:
            require(segment, known[step.dimension], "population")
    return replace(study, choices=replace(study.choices, funnel=steps))


def set_questionnaire(study: Study, questionnaire: Questionnaire | None) -> Study:
    """Say which column of a survey file answers which indicator."""
    return replace(study, questionnaire=questionnaire)
