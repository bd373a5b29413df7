"""The power-factor service for one customer: what compensation takes, saves and costs."""

from __future__ import annotations

import streamlit as st

from i18n.errors import error_sentence
from mcdm.errors import DecisionError
from reports.sentences import lever_learning as words
from scenarios.levers import Lever
from scenarios.power_factor import HOURS, MeteredMonth, compensate
from views import session
from views.components import layout, marks

GROUP = "power-factor"
NAMES = ("power-factor", "power factor", "功率因数")
"""What a lever of this kind is grouped or called by."""

EXAMPLE = (121_040.0, 131_520.0, 76_911.0, 0.90, 25_000.0)
"""The case of the source article: kWh, kvarh, bill, target, cost."""


def is_meant(lever: Lever) -> bool:
    """Whether a lever is a power-factor service."""
    said = f"{lever.label.en} {lever.label.zh}".casefold()
    return lever.group == GROUP or any(name in said for name in NAMES)


def show(lever: Lever) -> None:
    """Draw the calculator: a month at the left, the answer at the right."""
    t = session.translate()
    left, right = st.columns([6, 6], gap="large")
    with left:
        st.caption(t("One month of one customer; the numbers shown are the case of the source article."))
        with st.grid(2, min_column_width=180, gap="small"):
            active = _number(lever, "active", t("Active energy, kWh"), EXAMPLE[0])
            reactive = _number(lever, "reactive", t("Reactive energy, kvarh"), EXAMPLE[1])
            bill = _number(lever, "bill", t("Bill before adjustment, yuan"), EXAMPLE[2])
            hours = _number(lever, "hours", t("Running hours a month"), HOURS)
            target = _number(lever, "target", t("Power factor to reach"), EXAMPLE[3])
            cost = _number(lever, "cost", t("Cost, yuan"), EXAMPLE[4])
    with right:
        try:
            found = compensate(MeteredMonth(active, reactive, bill), target, cost, hours=hours)
        except DecisionError as error:
            st.error(layout.plain(error_sentence(error, t.language)), icon=":material/block:")
            return
        st.markdown(f"### {layout.plain(words.compensation_answer(found, t))}")
        st.markdown(layout.plain(words.compensation_lead(found, t)))
        st.markdown(
            f"{marks.sourced(t('surcharge: official steps for a standard of .90'))} "
            f"{marks.assumption(t('reward: not confirmed by an official text'))}"
        )
        st.caption(t("Surcharge: .5% of the bill for each hundredth below .90 down to .70, 1% down to .65, 2% below. "
                     "Reward: .15% for each hundredth above, at most .75%."))  # fmt: skip


def _number(lever: Lever, field: str, label: str, value: float) -> float:
    typed = st.number_input(label, value=value, format="%g", step=None, key=session.widget("power", lever.id, field))
    return value if typed is None else float(typed)
