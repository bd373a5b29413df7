"""How every scenario is computed: horizon, money, asymmetry, seed. One calm panel, each field one edit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import streamlit as st

from i18n.translate import N_
from mcdm.draws import Draws
from scenarios.settings import SimulationSettings
from studies import edits
from studies.study import Study
from views import cached_scenarios, session
from views.components import layout


@dataclass(frozen=True)
class Field:
    """A number of the settings: what it asks, its range on screen and how it is shown."""

    name: str
    label: str
    help: str
    low: float
    high: float
    step: float
    shown_as: float = 1.0
    whole: bool = False


FIELDS = (
    Field("quarters", N_("Horizon, quarters"), N_("Twelve quarters are three years."), 1, 400, 1, whole=True),
    Field("budget", N_("Budget, 10,000 yuan"), N_("Net present value; 0 where none is set."), 0, 1e15, 100),
    Field("discount_rate", N_("Discount rate, % a year"), N_("Money later counts less."), -50, 100, 0.5, shown_as=100),
    Field(
        "loss_aversion", N_("Loss aversion"),
        N_("How much stronger a deterioration is felt than an improvement of the same size."), 0.01, 100, 0.1,
    ),
    Field(
        "tie_margin", N_("Tie margin, %"),
        N_("Two scenarios are a tie where each ends above the other in at least this share of the draws."),
        0, 49, 1, shown_as=100,
    ),
)  # fmt: skip
"""The settings a planner may change, in the order of the panel."""


def show(study: Study) -> None:
    """Draw the panel."""
    t, settings = session.translate(), study.settings
    reading = t("The same for every scenario, so that they can be compared.")
    with layout.figure(t("How this is computed"), reading, "settings"), st.grid(4, min_column_width=160, gap="small"):
        for field in FIELDS:
            _number(field, settings)
        sampled = cached_scenarios.draws()
        _draws(t("Draws"), t("How often uncertain effects are drawn: more is finer and slower."), "count", sampled,
               (20, 2000))  # fmt: skip
        _draws(t("Seed"), t("The same seed gives the same draws on every machine."), "seed", sampled, (0, 2**31))


def _number(field: Field, settings: SimulationSettings) -> None:
    t = session.translate()
    kind: Callable[[float], float] = int if field.whole else float
    key = session.widget("setting", field.name)
    value = round(getattr(settings, field.name) * field.shown_as, 8)
    st.number_input(
        t(field.label), kind(field.low), kind(field.high), kind(value), kind(field.step), key=key, help=t(field.help),
        format=None if field.whole else "%g", on_change=_take, args=(key, field),
    )  # fmt: skip


def _take(key: str, field: Field) -> None:
    typed = session.value_of(key)
    if typed is not None:
        value = int(typed) if field.whole else float(typed) / field.shown_as
        session.apply(_with_setting, field.name, value)


def _with_setting(study: Study, name: str, value: float) -> Study:
    return edits.set_settings(study, replace(study.settings, **{name: value}))


def _draws(label: str, explanation: str, name: str, sampled: Draws, ends: tuple[int, int]) -> None:
    key = session.widget("draws", name)
    value = min(max(getattr(sampled, name), ends[0]), ends[1])
    st.number_input(label, *ends, value, 1, key=key, help=explanation, on_change=_sample, args=(key, name))


def _sample(key: str, name: str) -> None:
    typed = session.value_of(key)
    if typed is not None:
        cached_scenarios.set_draws(replace(cached_scenarios.draws(), **{name: int(typed)}))
