"""One lever of a scenario: a slider, what the amount costs, the response curve with the amount on it, its source."""

from __future__ import annotations

import re
from dataclasses import replace
from math import floor, log10

import numpy as np
import streamlit as st

from i18n.numbers import money
from reports.charts import lever as charts
from reports.charts.look import Figure
from reports.sentences import amounts
from reports.sentences import levers as words
from reports.sentences import scenarios as saying
from scenarios.levers import Lever
from scenarios.responses import response
from scenarios.scenario import PlannedAmount, Scenario
from studies import edits
from studies.study import Study
from views import session
from views.components import figures, layout, marks
from views.components.scenarios import places as scenario_places
from views.components.scenarios import timing as scenario_timing
from views.components.scenarios import why as scenario_why

POINTS = 48
"""Points of a small response curve."""


def show(study: Study, scenario: Scenario, lever: Lever, cost: float) -> None:
    """Draw the card; moving the slider plans another amount, when and where stay as they are."""
    t, amount = session.translate(), scenario.amount(lever.id)
    name = lever.label.in_language(session.language()) or lever.id
    with st.container(border=True, height="stretch", gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(f"**{layout.plain(name)}**", width="stretch", wrap=False)
            st.markdown(basis_badge(lever), width="content")
            with st.popover("", icon=":material/tune:", type="tertiary", help=t("When and where; cost and source")):
                _details(study, scenario, lever)
        with st.container(horizontal=True, vertical_alignment="center", gap="medium", wrap=False):
            with st.container(width="stretch", gap=None):
                _slider(scenario, lever, amount, name)
                unit = lever.unit.in_language(session.language())
                bought = layout.plain(amounts.amount(amount, unit, t) if amount else unit)
                st.caption(f"{bought} · **{money(cost, session.language())}**{_spent(study, scenario, lever)}")
            with st.container(width=112):
                curve(lever, amount)
        refused = session.remembered(_refused(scenario, lever))
        if refused:
            st.error(refused, icon=":material/block:")


def curve(lever: Lever, amount: float, *, height: int = 56, name: str = "curve") -> None:
    """The response curve of a lever with an amount on it: solid where it has a source, dashed brass where assumed."""
    t = session.translate()

    def draw() -> Figure:
        amounts = np.linspace(0, lever.maximum, POINTS)
        return charts.response_curve(
            amounts.tolist(),
            response(lever.response)(amounts).tolist(),
            amount=min(amount, lever.maximum),
            unit=lever.unit.in_language(t.language),
            assumed=lever.assumed,
            t=t,
        )

    shown = session.key_of(lever.response, lever.unit)
    key = f"{shown}|{lever.maximum}|{lever.assumed}|{amount:.10g}"
    figures.show(f"{name}-{lever.id}", key, draw, height=height)


def basis_badge(lever: Lever) -> str:
    """Whether a lever's effects have a source or are pencilled in."""
    t = session.translate()
    return marks.assumption(t("assumption")) if lever.assumed else marks.sourced(t("sourced"))


def step_of(maximum: float) -> float:
    """A round step that makes twenty to a hundred steps up to a maximum; whole units where there are many."""
    raw = maximum / (100 if maximum >= 100 else 40 if maximum >= 20 else 20)
    if 1 <= maximum <= 100 and maximum == floor(maximum) and maximum > 1:
        return 1.0
    power = 10.0 ** floor(log10(raw))
    return float(power * next(nice for nice in (1, 2, 5, 10) if nice * power >= raw * (1 - 1e-9)))


def rounded(amount: float, maximum: float) -> float:
    """An amount on the step of its slider."""
    step = step_of(maximum)
    return min(float(round(round(amount / step) * step, 10)), maximum)


def read_amounts(text: str) -> tuple[float, ...] | None:
    """Typed amounts, one or one a quarter; None where something is no number."""
    try:
        found = tuple(float(part) for part in re.split(r"[\s,;，；、]+", text.strip()) if part)
    except ValueError:
        return None
    return found or None


def _slider(scenario: Scenario, lever: Lever, amount: float, name: str) -> None:
    step = step_of(lever.maximum)
    key = session.widget("amount", scenario.id, lever.id, session.remembered(_turn(scenario, lever), 0))
    digits = max(0, -floor(log10(step) + 1e-9))
    st.slider(
        name, 0.0, float(lever.maximum), min(amount, lever.maximum), step=step, key=key, label_visibility="collapsed",
        format=f"%,.{min(digits, 4)}f", on_change=_move, args=(key, scenario, lever),
    )  # fmt: skip


def _move(key: str, scenario: Scenario, lever: Lever) -> None:
    """Plan another amount. When and where it is spent outlive a slider that is pulled to nothing and back."""
    session.remember(_refused(scenario, lever), "")
    peak, planned = round(float(session.value_of(key)), 10), _planned(scenario, lever)
    if peak == 0:
        session.remember(_shape(scenario, lever), planned)
    elif planned.peak == 0:
        planned = session.remembered(_shape(scenario, lever), planned)
    moved = planned.up_to(peak)
    if lever.whole:
        moved = replace(moved, amounts=tuple(float(round(amount)) for amount in moved.amounts))
    session.apply(edits.plan_lever, scenario.id, moved)


def _details(study: Study, scenario: Scenario, lever: Lever) -> None:
    t = session.translate()
    planned = _planned(scenario, lever)
    text = " ".join(f"{amount:.10g}" for amount in planned.amounts)
    key = session.widget("typed", scenario.id, lever.id, text)
    st.text_input(
        t("Amount, or one a quarter"), text, key=key, on_change=_type, args=(key, scenario, lever),
        help=t("One number is held from now on; several are held one quarter each, the last one to the end."),
    )  # fmt: skip
    if planned.peak > 0:
        scenario_timing.show(scenario.id, planned, study.settings.quarters)
        scenario_places.show(study, scenario.id, planned)
        st.button(t("Follow its effect"), key=f"follow-{lever.id}", type="tertiary", icon=":material/conversion_path:",
                  on_click=scenario_why.choose, args=(scenario.id, lever.id))  # fmt: skip
    else:
        st.caption(t("When and where it is spent can be said as soon as there is an amount."))
    most = layout.plain(amounts.amount(lever.maximum, lever.unit.in_language(t.language), t))
    st.caption(
        f"{t('At most {maximum}.', maximum=most)}  \n"
        f"{layout.plain(words.cost_line(lever.cost, t))}  \n{layout.plain(words.timing_line(lever.timing, t))}"
    )
    st.markdown(f":small[{layout.plain(words.basis(lever, t))}]")


def _type(key: str, scenario: Scenario, lever: Lever) -> None:
    """Plan what was typed; what is refused stays in its field, with the sentence in the card."""
    text = str(session.value_of(key) or "")
    amounts = read_amounts(text or "0")
    if amounts is None:
        t = session.translate()
        sentence = t("“{typed}” is no amount. Type one number, or one for each quarter: 0 2 4.", typed=text)
        session.remember(_refused(scenario, lever), layout.plain(sentence))
        return
    done = session.apply(edits.set_amount, scenario.id, lever.id, *amounts)
    session.remember(_refused(scenario, lever), "" if done else layout.plain(session.take_problem()))
    if done:
        session.remember(_turn(scenario, lever), session.remembered(_turn(scenario, lever), 0) + 1)


def _planned(scenario: Scenario, lever: Lever) -> PlannedAmount:
    return next((planned for planned in scenario.plan if planned.lever == lever.id), PlannedAmount(lever.id, (0.0,)))


def _spent(study: Study, scenario: Scenario, lever: Lever) -> str:
    """When and where, in words, where it is not always and everywhere."""
    planned, t = _planned(scenario, lever), session.translate()
    if planned.peak == 0:
        return ""
    said = (
        saying.when(planned, study.settings.quarters, t),
        saying.where(planned, study.population.dimensions, t),
    )
    return "".join(f" · **{layout.plain(each)}**" for each in said if each)


def _refused(scenario: Scenario, lever: Lever) -> str:
    return f"refused/{session.study_id()}/{scenario.id}/{lever.id}"


def _shape(scenario: Scenario, lever: Lever) -> str:
    return f"shape/{session.study_id()}/{scenario.id}/{lever.id}"


def _turn(scenario: Scenario, lever: Lever) -> str:
    """Changes when an amount was typed, so that the slider is drawn anew where it now stands."""
    return f"turn/{session.study_id()}/{scenario.id}/{lever.id}"
