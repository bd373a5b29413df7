"""When a lever of a scenario is used: from one quarter to another, or an amount for every quarter."""

from __future__ import annotations

import streamlit as st

from scenarios.scenario import PlannedAmount
from studies import edits
from views import session


def show(scenario: str, planned: PlannedAmount, quarters: int) -> None:
    """Draw the choice of the quarters in which the amount is held."""
    t = session.translate()
    window = planned.window(quarters)
    if window is None or quarters == 1:
        return
    key = session.widget("window", scenario, planned.lever, *window, quarters)
    st.slider(
        t("From quarter, to quarter"), 1, quarters, window, key=key, on_change=_hold, args=(key, scenario, planned,
        quarters), help=t("Before and after nothing is spent, and the effect wears off again."),
    )  # fmt: skip


def _hold(key: str, scenario: str, planned: PlannedAmount, quarters: int) -> None:
    first, last = session.value_of(key)
    session.apply(edits.plan_lever, scenario, planned.during(int(first), int(last), quarters))
