"""What one lever does: the chain from its amount over figures and indicators to the index."""

from __future__ import annotations

import streamlit as st

from i18n.numbers import plain
from mcdm.errors import DecisionError
from mcdm.labels import Label
from reports.charts.lever_chain import ChainStep, chain
from reports.charts.look import Figure
from reports.sentences import amounts
from scenarios.effect_path import EffectPaths, PathStep, effect_paths
from scenarios.figures import gap
from scenarios.levers import Lever
from scenarios.scenario import PlannedAmount, Scenario
from studies.evaluate import effects, today
from studies.study import Study
from views import cached, cached_scenarios, session
from views.components import figures, layout
from views.components.levers import card as lever_card


def show(study: Study) -> None:
    """Draw the figure with the choice of a lever; nothing where no lever moves anything, or nothing is measured."""
    t = session.translate()
    offered = [lever for lever in study.levers if lever.effects]
    if not offered:
        return
    with layout.figure(t("What a lever does"), _reading(study), "lever-path", wide=True):
        names = {lever.id: lever.label.in_language(t.language) or lever.id for lever in offered}
        key = session.widget("path", "lever")
        chosen = st.selectbox(t("Lever"), list(names), key=key, format_func=names.__getitem__, width=340,
                              label_visibility="collapsed")  # fmt: skip
        lever = next(each for each in offered if each.id == chosen)
        try:
            found = _path(study, lever)
        except DecisionError:
            st.caption(t("The chain is drawn once weights and the index of today are known."))
            return
        shown = session.key_of(study.levers, study.figures, study.model, study.settings)
        shares = figures.key_of(found.weights, found.own)
        shown = f"{shown}|{lever.id}|{shares}|{amount_of(study, lever)}"
        told = cached.once(f"lever-path-told|{t.language}|{session.display()}|{shown}",
                           lambda: _drawn(study, lever, found).takeaway)  # fmt: skip
        st.markdown(f"**{layout.plain(told)}**")
        figures.show("lever-path", shown, lambda: _drawn(study, lever, found))


def _reading(study: Study) -> str:
    t = session.translate()
    return t("Alone, after {quarters} quarters, at the largest amount that a scenario plans. Thicker: more passes. "
             "Dashed brass: assumed.", quarters=study.settings.quarters)  # fmt: skip


def amount_of(study: Study, lever: Lever) -> float:
    """The amount that is looked at: the largest planned, else the largest there can be."""
    return lever_card.most_planned(study, lever) or lever.maximum


def _path(study: Study, lever: Lever) -> EffectPaths:
    amount = amount_of(study, lever)
    measured = cached.measurement()

    def compute() -> EffectPaths:
        alone = Scenario("alone", Label(), (PlannedAmount(lever.id, (amount,)),))
        return effect_paths(effects(study), alone, today(study, measured))

    return cached.once(f"lever-path|{cached_scenarios.simulated(study)}|{lever.id}|{amount}", compute)


def _drawn(study: Study, lever: Lever, found: EffectPaths) -> Figure:
    t = session.translate()
    steps = [_step(study, step) for step in found.of(lever.id)]
    unit = lever.unit.in_language(t.language)
    amount = amounts.amount(amount_of(study, lever), unit, t)
    name = lever.label.in_language(t.language) or lever.id
    return chain(steps, lever=name, amount=amount, assumed=lever.assumed, display=figures.display(study), t=t)


def _step(study: Study, step: PathStep) -> ChainStep:
    language = session.language()
    figure = next((each for each in study.figures if each.indicator == step.indicator), None)
    name, change, closed = "", "", 0.0
    if figure is not None and step.figure is not None:
        name = figure.label.in_language(language) or step.indicator
        unit = figure.unit.in_language(language)
        change = f"{plain(step.figure.before)} → {plain(step.figure.after)} {unit}".strip()
        distance = gap(figure)
        closed = (step.figure.before - step.figure.after) / distance if distance else 0.0
    points = step.gained if step.points is None else step.points
    indicator = study.labels[step.indicator].in_language(language) or step.indicator
    return ChainStep(name, change, indicator, step.weight, closed, step.shift.own, points)
