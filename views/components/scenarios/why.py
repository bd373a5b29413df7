"""Why a scenario gains what it does: one paragraph, and the path of a lever's effect to the index in numbers."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from i18n.numbers import plain, score
from i18n.translate import Translator
from reports.charts.lever_chain import ChainStep, chain
from reports.charts.look import Figure
from reports.charts.scales import IndexDisplay
from reports.sentences import amounts
from reports.sentences import scenarios as words
from reports.sentences.attribution import Explanation, paragraph
from scenarios.attribution import Attribution
from scenarios.effect_path import EffectPaths, PathStep
from scenarios.figures import gap
from scenarios.futures import Future
from scenarios.projection import Projection
from scenarios.scenario import Scenario
from studies.evaluate import explain, follow
from studies.study import Study
from views import cached, cached_scenarios, session
from views.components import figures, layout
from views.components.levers import card as lever_card

VIEW = "scenarios/result"
"""Under what the page keeps which view of the results is open."""

MOST_STEPS = 8
"""So many figures of a path are drawn and written out, those that bring most."""


@dataclass(frozen=True, eq=False)
class Why:
    """Who makes the gain of a scenario, and by which way."""

    attribution: Attribution
    paths: EffectPaths


def show(study: Study, scenario: Scenario, future: Future | None, projection: Projection) -> None:
    """Draw the paragraph, the choice of a lever, and its path."""
    t, display = session.translate(), figures.display()
    why = _why(study, scenario, future)
    if not why.attribution.levers:
        st.caption(t("No lever is planned here, so there is nothing to explain."))
        return
    reading = t("Shares of the gain are Shapley values: they add up, whatever the order in which levers are counted.")
    with layout.figure(t("Why it gains this"), reading, "why", wide=True):
        with st.container(width=860):
            st.markdown(layout.plain(paragraph(_told(study, why, projection), display=display, t=t)))
        lever = _chosen(study, scenario, why, display)
        steps = why.paths.of(lever)[:MOST_STEPS]
        if steps:
            shown = session.key_of(study.levers, study.figures, study.model, scenario)
            numbers = figures.key_of(why.paths.own, why.paths.after)
            figures.show("effect-path", f"{shown}|{numbers}|{lever}", lambda: _path(study, scenario, lever, steps))
            _numbers(study, steps, display, t)


def choose(scenario: str, lever: str) -> None:
    """Follow the effect of this lever from now on, and look at it."""
    session.remember(VIEW, "why")
    session.remember(_place(scenario), lever)


def _place(scenario: str) -> str:
    return f"why/{session.study_id()}/{scenario}"


def _why(study: Study, scenario: Scenario, future: Future | None) -> Why:
    def compute() -> Why:
        now = cached.evaluation(study)
        return Why(explain(study, now, scenario, future=future), follow(study, now, scenario, future=future))

    return cached.once(f"why|{cached_scenarios.simulated(study)}|{session.key_of(scenario, future)}", compute)


def _told(study: Study, why: Why, projection: Projection) -> Explanation:
    language = session.language()
    return Explanation(
        figures.palette().name(projection.scenario),
        why.attribution,
        why.paths,
        projection,
        {lever.id: _name(study, lever.id) for lever in study.levers},
        lever_card.figure_names(study),
        {figure.indicator: figure.unit.in_language(language) for figure in study.figures},
        frozenset(lever.id for lever in study.levers if lever.assumed),
    )


def _name(study: Study, lever: str) -> str:
    return next(each.label.in_language(session.language()) or lever for each in study.levers if each.id == lever)


def _chosen(study: Study, scenario: Scenario, why: Why, display: IndexDisplay) -> str:
    """The lever whose effect is followed: at first the one that brings most."""
    found, t = why.attribution, session.translate()
    shares = dict(zip(found.levers, found.shares.tolist(), strict=True))
    ranked = sorted(shares, key=lambda lever: -shares[lever])
    wanted = session.remembered(_place(scenario.id))
    chosen = wanted if wanted in ranked else ranked[0]
    key = session.widget("why", scenario.id, chosen, *ranked)
    st.pills(
        t("Follow the effect of"), ranked, default=chosen, required=True, key=key,
        format_func=lambda lever: f"{layout.plain(_name(study, lever))} {layout.plain(display.change(shares[lever]))}",
        on_change=lambda: choose(scenario.id, str(session.value_of(key))),
    )  # fmt: skip
    return chosen


# ---------------------------------------------------------------------- the path of one lever


def _path(study: Study, scenario: Scenario, lever: str, steps: tuple[PathStep, ...]) -> Figure:
    t, display = session.translate(), figures.display()
    planned = next(each for each in study.levers if each.id == lever)
    amount = amounts.amount(scenario.amount(lever), planned.unit.in_language(t.language), t)
    drawn = chain([_step(study, step) for step in steps], lever=_name(study, lever), amount=amount,
                  assumed=planned.assumed, display=display, t=t)  # fmt: skip
    return Figure(drawn.chart, words.effect_path(_name(study, lever), amount, steps, _names(study), display, t))


def _names(study: Study) -> dict[str, str]:
    language = session.language()
    return {name: label.in_language(language) or name for name, label in study.labels.items()}


def _step(study: Study, step: PathStep) -> ChainStep:
    """What the lever itself does to the figure: today's value, and its own part of the change."""
    figure = next((each for each in study.figures if each.indicator == step.indicator), None)
    name, change, closed = "", "", 0.0
    if figure is not None and step.figure is not None:
        name = lever_card.figure_names(study)[step.indicator]
        unit = figure.unit.in_language(session.language())
        change = f"{plain(step.figure.before)} → {plain(step.figure.before + step.figure.own)} {unit}".strip()
        closed = -step.figure.own / gap(figure) if gap(figure) else 0.0
    points = step.gained if step.points is None else step.points
    return ChainStep(name, change, _names(study)[step.indicator], step.weight, closed, step.shift.own, points)


def _numbers(study: Study, steps: tuple[PathStep, ...], display: IndexDisplay, t: Translator) -> None:
    """The same in numbers: every link before, with the plan, and how much of the change is the lever's own."""
    told, names = lever_card.figure_names(study), _names(study)
    units = {figure.indicator: figure.unit.in_language(t.language) for figure in study.figures}
    rows = []
    for step in steps:
        figure, worth = step.figure, step.utility
        rows.append(
            {
                t("Operating figure"): told.get(step.indicator, "") if figure else "",
                t("without → with the plan"): words.changed(figure, plain, t, units.get(step.indicator, "")),
                t("worth, 0 to 1"): words.changed(worth, score, t),
                t("Indicator"): names[step.indicator],
                t("answers, logits"): words.own_part(step.shift, t),
                t("mean score"): words.changed(step.score, display.text, t),
                t("Weight"): score(step.weight),
                t("own part in the index"): "–" if step.points is None else display.change(step.points, fine=True),
            }
        )
    st.table(rows, border="horizontal", hide_index=True, alt=t("The path of the effect in numbers"))
