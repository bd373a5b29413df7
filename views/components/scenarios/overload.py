"""Overload: services whose load outgrows capacity, with everything that is assumed about them in sight."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import streamlit as st

from i18n.translate import N_
from reports.sentences import scenarios as words
from scenarios.overload import Overload, unrelieved
from studies.study import Study
from views import session
from views.components import layout, marks
from views.components.levers import card as lever_card
from views.components.scenarios.fields import change

NUMBERS = (
    ("workload", N_("Load today, % of capacity"), N_("What comes in, by what can be handled with today's care."),
     5.0, 200.0, 5.0, 100.0),
    ("growth", N_("Load grows, % a year"), N_("Orders, calls or visits, before any lever relieves it."),
     -50.0, 100.0, 1.0, 100.0),
    ("elasticity", N_("Corners cut under pressure"),
     N_("0: staff take their time and the backlog grows. 1: they cut it as far as it takes."), 0.0, 1.0, 0.1, 1.0),
    ("erosion", N_("Becomes normal after, quarters"), N_("Short: quality is lost soon and for good."),
     0.25, 100.0, 1.0, 1.0),
    ("cycle", N_("Quarters that an order takes"), N_("0.15 is two weeks."), 0.04, 4.0, 0.05, 1.0),
)  # fmt: skip
"""Name, label, help, ends, step, and how it is shown."""

USUAL_RELIEF = 0.2


def show(study: Study) -> None:
    """Draw what is assumed, the services that have it, and the choice of another one."""
    t, names = session.translate(), lever_card.figure_names(study)
    with st.container(width=860):
        assumed = marks.assumption(t("assumption"))
        st.markdown(
            f"{assumed} "
            + layout.plain(t(
                "Off unless a service is named. For halls, hotlines and crews: orders pile up where the load outgrows "
                "capacity, staff cut corners, and what is cut long enough becomes normal. Every number of it is an "
                "assumption; no survey has measured one (after Oliva and Sterman 2001)."
            ))
        )  # fmt: skip
    for overload in study.settings.overloads:
        if overload.indicator in names:
            _overload(study, overload, names[overload.indicator])
    taken = {each.indicator for each in study.settings.overloads}
    free = [name for name in names if name not in taken]
    key = session.widget("overload", "add", len(taken))

    def add() -> None:
        change(overloads=(*study.settings.overloads, Overload(str(session.value_of(key)))))

    if free:
        st.selectbox(t("A service that may be overloaded"), free, None, format_func=names.__getitem__, key=key,
                     on_change=add, placeholder=t("Choose its operating figure"), width=340)  # fmt: skip


def _overload(study: Study, overload: Overload, name: str) -> None:
    t, quarters = session.translate(), study.settings.quarters
    with st.container(border=True, gap="small"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{layout.plain(name)}**", width="stretch")
            st.button(t("Take out"), key=session.widget("overload", overload.indicator, "out"), type="tertiary",
                      icon=":material/close:", on_click=_set, args=(study, overload, None))  # fmt: skip
        with st.grid(5, min_column_width=150, gap="small"):
            for field in NUMBERS:
                _number(study, overload, *field)
        _relief(study, overload)
        times = float(unrelieved(overload, quarters)[-1])
        st.caption(layout.plain(words.overload_felt(times, quarters, t)))


def _number(
    study: Study, overload: Overload, name: str, label: str, explanation: str, low: float, high: float, step: float,
    shown_as: float,
) -> None:  # fmt: skip
    t, key = session.translate(), session.widget("overload", overload.indicator, name)

    def take() -> None:
        typed = session.value_of(key)
        if typed is not None:
            values: dict[str, Any] = {name: float(typed) / shown_as}
            _set(study, overload, replace(overload, **values))

    st.number_input(t(label), low, high, round(getattr(overload, name) * shown_as, 8), step, format="%g", key=key,
                    help=t(explanation), on_change=take)  # fmt: skip


def _relief(study: Study, overload: Overload) -> None:
    """Which levers take something off the load, and how much at full effect."""
    t, given = session.translate(), dict(overload.relief)
    names = {lever.id: lever.label.in_language(t.language) or lever.id for lever in study.levers}
    key = session.widget("overload", overload.indicator, "relief", *given)

    def choose() -> None:
        chosen = session.value_of(key) or ()
        _set(study, overload, replace(overload, relief=tuple((each, given.get(each, USUAL_RELIEF)) for each in chosen)))

    st.multiselect(t("Levers that take off load"), list(names), [each for each in given if each in names],
                   names.__getitem__, key=key, on_change=choose,
                   placeholder=t("None: the load grows whatever is done"))  # fmt: skip
    if given:
        with st.grid(4, min_column_width=180, gap="small"):
            for lever, part in overload.relief:
                _part(study, overload, lever, names.get(lever, lever), part)


def _part(study: Study, overload: Overload, lever: str, name: str, part: float) -> None:
    t, key = session.translate(), session.widget("overload", overload.indicator, "relief", "part", lever)

    def take() -> None:
        parts = {**dict(overload.relief), lever: float(session.value_of(key) or 0) / 100}
        _set(study, overload, replace(overload, relief=tuple(parts.items())))

    st.number_input(t("{lever}, % off at full effect", lever=layout.plain(name)), 0.0, 100.0, round(100 * part, 8), 5.0,
                    format="%g", key=key, on_change=take)  # fmt: skip


def _set(study: Study, overload: Overload, other: Overload | None) -> None:
    """Put another overload in the place of one, or nothing."""
    kept = study.settings.overloads
    changed = tuple(other if each == overload else each for each in kept)
    change(overloads=tuple(each for each in changed if each is not None))
