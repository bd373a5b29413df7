"""An amount of a lever and the money it costs: whoever states a rule may think in either."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import streamlit as st

from reports.sentences.amounts import amount as worded
from studies.study import Study
from views import cached_budget, session
from views.cached_budget import Wanted
from views.components.budget import controls as budget_controls


def cost(lever: str, amount: float) -> float:
    """Net present value of so much of a lever from now on, in 10k yuan; 0 for none of it."""
    values = cached_budget.spending(Wanted(None)).values
    row = np.zeros((1, len(values.model.levers)))
    row[0, values.model.lever_position(lever, "rules")] = amount
    return float(values.cost(row)[0])


def amount_for(lever: str, money: float) -> float:
    """The amount that so much money buys, in four digits and never more than the money; 0 where it buys none."""
    levers = cached_budget.spending(Wanted(None)).values.model.levers
    found = next(each for each in levers if each.id == lever)
    once = cost(lever, 1e-9 * found.maximum)
    each = (cost(lever, found.maximum) - once) / found.maximum
    if each <= 0:
        return found.maximum if money >= once else 0.0
    bought = min(max((money - once) / each, 0.0), found.maximum)
    digit = 10.0 ** (np.floor(np.log10(found.maximum)) - 3)
    return float(round(np.floor(bought / digit + 1e-6) * digit, 10))


def said(study: Study, lever: str, amount: float) -> str:
    """An amount with its unit."""
    t = session.translate()
    unit = next((each.unit.in_language(t.language) for each in study.levers if each.id == lever), "")
    return worded(amount, unit, t)


def in_money(lever: str, amount: float, key: str, take: Callable[[float], None]) -> None:
    """The money of an amount as a field beside it: typing there changes the amount."""
    t, scale = session.translate(), budget_controls.unit()
    paid = round(cost(lever, amount) / scale, 3)

    def change() -> None:
        typed = session.value_of(key)
        if typed is not None:
            take(amount_for(lever, float(typed) * scale))

    st.markdown("=", width="content")
    st.number_input(t("million yuan"), 0.0, None, paid, key=key, format="%g", width=120, label_visibility="collapsed",
                    on_change=change)  # fmt: skip
    st.markdown(t("million yuan"), width="content")
