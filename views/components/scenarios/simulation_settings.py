"""How every scenario is computed: one sentence that says it all, and behind a switch what can be chosen."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from i18n.translate import N_
from reports.sentences import scenarios as words
from studies.study import Study
from views import cached_scenarios, session
from views.components import layout
from views.components.budget import controls as budget_controls
from views.components.scenarios import bands as scenario_bands
from views.components.scenarios import overload as scenario_overload
from views.components.scenarios import spillover as scenario_spillover
from views.components.scenarios import world as scenario_world
from views.components.scenarios.fields import Field, change, number
from views.components.view_switch import view_switch

QUARTERS = Field(
    "quarters", N_("Horizon, quarters"), N_("Twelve quarters are three years."), 1, 40, 1, whole=True,
)  # fmt: skip
MONEY = (
    Field("discount_rate", N_("Discount rate, % a year"), N_("Money later counts less."), -50, 100, 0.5, shown_as=100),
)
LOSSES = Field(
    "loss_aversion", N_("Loss aversion"),
    N_("How much stronger a deterioration is felt than an improvement of the same size."), 0.01, 100, 0.1,
)  # fmt: skip
HORIZONS = (4, 12, 20, 40)
"""Quarters that are one press away."""

VISIBILITY = (N_("Visibility, low"), N_("Visibility, likely"), N_("Visibility, high"))


def show(study: Study) -> None:
    """Draw the panel."""
    t, sampled = session.translate(), cached_scenarios.draws()
    reading = t("The same for every scenario, so that they can be compared.")
    views: dict[str, tuple[str, Callable[[Study], None]]] = {
        "time": (t("Time and money"), _time_and_money),
        "world": (t("What changes by itself"), scenario_world.show),
        "felt": (t("How changes are felt"), _felt),
        "spillover": (t("Spill-over"), scenario_spillover.show),
        "overload": (t("Overload"), scenario_overload.show),
        "bands": (t("Bands"), scenario_bands.show),
    }
    with layout.figure(t("How this is computed"), reading, "settings"):
        with st.container(width=860):
            said = words.conventions(study.settings, sampled.varying, sampled.count, t)
            st.markdown(layout.plain(said))
        view = view_switch("scenarios/settings", {name: label for name, (label, _) in views.items()},
                           label=t("Settings"))  # fmt: skip
        views[view][1](study)


def _time_and_money(study: Study) -> None:
    settings = study.settings
    _horizon(study)
    with st.grid(4, min_column_width=160, gap="small"):
        asked = session.remembered(_place(), None)
        number(QUARTERS, settings, instead=_ask, turn=f"{settings.quarters}/{asked}")
        number(_budget(), settings)
        for field in MONEY:
            number(field, settings)


def _budget() -> Field:
    """The budget, in the unit of the reader as on the page of budgets."""
    scale = budget_controls.unit()
    return Field("budget", N_("Budget, million yuan, present value"), N_("0 where none is set."), 0, 1e15 / scale,
                 500 / scale, shown_as=1 / scale)  # fmt: skip


def _horizon(study: Study) -> None:
    """Horizons that are one press away."""
    t, quarters = session.translate(), study.settings.quarters
    asked = session.remembered(_place(), None)
    key = session.widget("setting", "horizon", quarters, asked)

    def take() -> None:
        if session.value_of(key):
            _ask(float(session.value_of(key)))

    st.segmented_control(
        t("Horizon"), HORIZONS, default=quarters if quarters in HORIZONS else None, key=key, on_change=take,
        format_func=lambda count: words.span(count, t), width="content",
    )  # fmt: skip
    if asked is not None and int(asked) != quarters:
        _confirm(study, int(asked))


def _place() -> str:
    return f"scenarios/{session.study_id()}/horizon"


def _ask(quarters: float) -> None:
    """Another horizon is asked about before it is taken: it changes more than the scenario that is looked at."""
    session.remember(_place(), int(quarters))


def _confirm(study: Study, quarters: int) -> None:
    """What another horizon changes, and the two ways on."""
    t = session.translate()
    facts = {
        "time": words.span(quarters, t),
        "count": len(study.scenarios),
        "before": words.span(study.settings.quarters, t),
    }
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="horizon-asked"):
        said = t("{time} changes all {count} scenarios, Budget, Compare and Futures; the amount of the budget stays "
                 "what it was for {before}.", **facts)  # fmt: skip
        st.markdown(f":orange[:material/flag:] {layout.plain(said)}", width="content")
        st.button(t("Change to {time}", time=facts["time"]), key="horizon-change", type="primary", on_click=_change,
                  args=(quarters,))  # fmt: skip
        st.button(t("Keep {time}", time=facts["before"]), key="horizon-keep", on_click=session.remember,
                  args=(_place(), None))  # fmt: skip


def _change(quarters: int) -> None:
    session.remember(_place(), None)
    change(quarters=quarters)


def _felt(study: Study) -> None:
    """How strongly answers follow figures: losses against gains, and how much customers notice at all."""
    t, settings = session.translate(), study.settings
    with st.grid(4, min_column_width=160, gap="small"):
        number(LOSSES, settings)
        for place, label in enumerate(VISIBILITY):
            _visibility(settings.visibility_scale, place, label)
    st.caption(t("Visibility multiplies how far every answer follows its operating figure; 1 is as stated with each "
                 "figure. Between low and high it is drawn once for all indicators."))  # fmt: skip


def _visibility(scale: tuple[float, float, float], place: int, label: str) -> None:
    """One of low, likely and high; the other two make room, so that they stay in order."""
    t, key = session.translate(), session.widget("setting", "visibility", place, *scale)

    def take() -> None:
        typed = session.value_of(key)
        if typed is not None:
            change(visibility_scale=ordered(scale, place, float(typed)))

    st.number_input(t(label), 0.0, 100.0, scale[place], 0.1, format="%g", key=key, on_change=take)


def ordered(scale: tuple[float, float, float], place: int, value: float) -> tuple[float, float, float]:
    """The three numbers with another one at a place: those before it are at most, those after at least as large."""
    low, likely, high = (
        value if k == place else min(each, value) if k < place else max(each, value) for k, each in enumerate(scale)
    )
    return low, likely, high
