"""What changes by itself in every future: expectations that rise, gaps of operating figures that grow."""

from __future__ import annotations

import streamlit as st

from i18n.translate import N_
from reports.sentences import scenarios as words
from reports.sentences.futures import LOGITS
from studies.study import Study
from views import session
from views.components import layout, marks
from views.components.levers import card as lever_card
from views.components.scenarios.fields import Field, change, number

DRIFT = Field(
    "expectation_drift", N_("Rise of expectations a year"), LOGITS, -1, 1, 0.01,
)  # fmt: skip

USUAL_GROWTH = 0.03


def show(study: Study) -> None:
    """Draw the drift and the growth of every figure that has one."""
    t, settings = session.translate(), study.settings
    with st.container(horizontal=True, vertical_alignment="bottom"):
        with st.container(width=300):
            number(DRIFT, settings)
        felt = words.drift_felt(settings.expectation_drift, settings.quarters / 4, t)
        st.caption(f"{_assumed(bool(settings.expectation_drift))} {layout.plain(felt)}".strip(), width="stretch")
    names = lever_card.figure_names(study)
    for indicator, growth in settings.gap_growth:
        with st.container(horizontal=True, vertical_alignment="bottom"):
            with st.container(width=300):
                _growth(indicator, names.get(indicator, indicator), growth, settings.gap_growth)
            felt = words.growth_felt(growth, settings.quarters, t)
            st.caption(f"{_assumed(True)} {layout.plain(felt)}", width="stretch")
    free = [name for name in names if name not in dict(settings.gap_growth)]
    if free:
        _add(free, names, settings.gap_growth)


def _assumed(shown: bool) -> str:
    return marks.assumption(session.translate()("assumption")) if shown else ""


def _growth(indicator: str, name: str, growth: float, all_of_them: tuple[tuple[str, float], ...]) -> None:
    t, key = session.translate(), session.widget("growth", indicator)

    def take() -> None:
        typed = session.value_of(key)
        others = {**dict(all_of_them), indicator: float(typed or 0) / 100}
        change(gap_growth=tuple((each, value) for each, value in others.items() if value))

    st.number_input(
        t("{figure}: gap grows, % a year", figure=layout.plain(name)), -90.0, 1000.0, round(100 * growth, 8), 1.0,
        format="%g", key=key, on_change=take, help=t("As load and wear do; 0 takes it out again."),
    )  # fmt: skip


def _add(free: list[str], names: dict[str, str], given: tuple[tuple[str, float], ...]) -> None:
    t, key = session.translate(), session.widget("growing", len(given))

    def add() -> None:
        change(gap_growth=(*given, (str(session.value_of(key)), USUAL_GROWTH)))

    st.selectbox(
        t("A figure that gets worse by itself"), free, None, format_func=names.__getitem__, key=key, on_change=add,
        placeholder=t("Choose a figure"), width=300,
    )  # fmt: skip
