"""The other way round: an index that is to be reached, and the cheapest plan that reaches it."""

from __future__ import annotations

from math import ceil

import streamlit as st

from reports.sentences import budget as words
from scenarios.budgets.allocation import Allocation
from views import cached_budget, session
from views.components import figures, layout
from views.components.budget import controls as budget_controls
from views.components.budget.figures import Looked

STEP = 0.01
"""A goal is at first the next round index above the plan."""


def show(looked: Looked) -> None:
    """The goal at the left, what it costs at the right."""
    t = session.translate()
    best = looked.found.best
    worth = best.index if looked.wanted.aim == "regret" else best.worth
    if worth is None:
        return
    reading = t("The cheapest plan within the rules, whatever it costs; or the most that can be reached.")
    if looked.wanted.aim == "regret":
        reading = t("The cheapest plan within the rules that reaches it in every future, whatever it costs.")
    with layout.figure(t("What would it cost to reach …"), reading, "goal"):
        left, right = st.columns([3, 9], gap="large", vertical_alignment="center")
        with left:
            wanted = _wanted(looked, worth)
        with right:
            found = cached_budget.goal(looked.wanted, wanted)
            if found is not None:
                _told(looked, found, wanted)


def _wanted(looked: Looked, worth: float) -> float:
    """The index to be reached, as a score."""
    t, display, place = session.translate(), figures.display(), budget_controls.place("goal")
    kept = session.remembered(place)
    score = float(kept) if kept is not None else ceil(worth / STEP + 1e-6) * STEP
    low, high = display.ends
    key = session.widget("budget", "goal", display.kind, round(score, 6))
    st.number_input(
        t("Index to reach"), low, high, min(max(display.at(score), low), high), key=key,
        step=0.005 if display.kind == "score" else 0.5, format="%.3f" if display.kind == "score" else "%.1f",
        on_change=_take, args=(key, place),
    )  # fmt: skip
    return score


def _take(key: str, place: str) -> None:
    typed = session.value_of(key)
    if typed is not None:
        display = figures.display()
        part = (float(typed) - display.ends[0]) / (display.ends[1] - display.ends[0])
        session.remember(place, display.worst + part * (display.best - display.worst))


def _told(looked: Looked, found: Allocation, wanted: float) -> None:
    t = session.translate()
    st.markdown(words.goal(found, wanted, looked.found.best, looked.said))
    if found.cost is None:
        return
    scale = budget_controls.unit()
    budget = ceil(10 * found.cost / scale) / 10 * scale
    st.button(t("Look at this plan"), key="goal-look", icon=":material/arrow_upward:",
              on_click=budget_controls.look_at, args=(budget,))  # fmt: skip
