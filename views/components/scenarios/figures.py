"""The figures of one scenario: the index over the quarters, the cash it needs, the operating figures it changes."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import streamlit as st

from i18n.translate import Translator
from mcdm.judgments import FloatArray
from mcdm.labels import Label
from reports.charts import compare as comparing
from reports.charts import scenarios as charts
from reports.charts.look import Figure, Palette
from reports.charts.scales import IndexDisplay
from reports.charts.scenarios import FigureChange, path_of
from reports.sentences.scenarios import span
from scenarios.costs import payments_of
from scenarios.futures import Future
from scenarios.projection import Projection
from scenarios.scenario import Scenario
from studies.study import Study
from views import session
from views.components import figures, layout

IDLE = "status-quo"
"""Id of the empty plan where a study has none of its own."""


def idle(study: Study) -> Scenario:
    """The plan that does nothing: the study's own, or one made up for comparison."""
    t = session.translate()
    own = (scenario for scenario in study.scenarios if not scenario.plan)
    return next(own, Scenario(IDLE, Label(t("Status quo"), t("Status quo"))))


def over_time(
    study: Study, scenario: Scenario, future: Future | None, projection: Projection, unmoved: Projection
) -> None:
    """Draw the index of a scenario in a future, against doing nothing, and the money that it needs."""
    t, display = session.translate(), figures.display()
    shown = f"{session.key_of(scenario, future, study.settings, study.levers)}|{_drawn(projection)}"
    left, right = st.columns([7, 5], gap="large")
    reading = t("Line: without surprises. Dot: expected. Band: nine of ten draws. Dashed: status quo.")
    with left, layout.figure(t("{time}, quarter by quarter", time=span(study.settings.quarters, t)), reading, "path"):
        figures.show("path", shown, lambda: _over_time(projection, unmoved, display, t), height=280)
    reading = t("Paid at the start and in each quarter, not discounted.")
    with right, layout.figure(t("When the money is needed"), reading, "cash"):
        figures.show("cash", shown, lambda: charts.cash(_flows(study, scenario, t), t=t), height=280)


def in_the_field(study: Study, scenario: Scenario, projection: Projection) -> None:
    """Draw what becomes of the operating figures."""
    t = session.translate()
    shown = f"{session.key_of(scenario, study.settings, study.levers, study.figures)}|{_drawn(projection)}"
    reading = t("How much of the gap between today and the ideal is closed at the end.")
    with layout.figure(t("What changes in the field"), reading, "changes", wide=True):
        figures.show("changes", shown, lambda: charts.figures_changed(changes(study, projection, t), t=t))


def _drawn(projection: Projection) -> str:
    """Tells projections of one scenario apart, by what every draw ends at."""
    return f"{projection.draws_index[:, -1].sum():.12g}|{projection.figures[-1].sum():.12g}"


def changes(study: Study, projection: Projection, t: Translator) -> list[FigureChange]:
    """The operating figures today and at the end."""
    known = {figure.indicator: figure for figure in study.figures}
    found = []
    for position, indicator in enumerate(projection.measured):
        figure = known[indicator]
        name = figure.label.in_language(t.language) or study.labels[indicator].in_language(t.language)
        before, after = (float(projection.figures[at, position]) for at in (0, -1))
        found.append(FigureChange(name, figure.unit.in_language(t.language), before, after, figure.attainable))
    return found


def _over_time(projection: Projection, unmoved: Projection, display: IndexDisplay, t: Translator) -> Figure:
    palette = figures.palette()
    if projection.scenario == unmoved.scenario:
        return comparing.trajectories([path_of(projection)], leaders=(), palette=palette, display=display, t=t)
    if unmoved.scenario == IDLE:
        palette = Palette((*palette.ids, IDLE), (*palette.names, t("Status quo")), IDLE)
    return charts.index_over_time(path_of(projection), path_of(unmoved), palette=palette, display=display, t=t)


def _flows(study: Study, scenario: Scenario, t: Translator) -> dict[str, list[float]]:
    """Payments by kind: once (fixed cost and capital) and running."""
    quarters = study.settings.quarters
    levers = {lever.id: lever for lever in study.levers}
    once, running = ([0.0] * (quarters + 1) for _ in range(2))
    for planned in scenario.plan:
        cost, held = levers[planned.lever].cost, np.array(planned.over(quarters))
        once = _sum(once, payments_of(replace(cost, operating=0.0), held))
        running = _sum(running, payments_of(replace(cost, fixed=0.0, capital=0.0), held))
    return {t("once"): once, t("running"): running}


def _sum(one: list[float], other: FloatArray) -> list[float]:
    return [a + float(b) for a, b in zip(one, other, strict=True)]
