"""What each rule costs: the best plan without it, worked out beside the page when somebody asks."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from reports.sentences import budget as words
from reports.sentences.reader import Reader
from scenarios.budgets.rules import BudgetRules
from studies.study import Study
from views import cached_budget, session
from views.components import figures, layout
from views.components.budget import controls as budget_controls


def prices(study: Study, without: Mapping[str, BudgetRules]) -> dict[str, str]:
    """Key of a rule -> what it costs, in words; empty until somebody asks, and while it is worked out."""
    if not _asked(study):
        return {}
    wanted = budget_controls.wanted(study)
    found = cached_budget.rule_prices(wanted, without)
    if found is None:
        return {}
    said = Reader(study, figures.display(), session.translate(), layout.plain)
    return {key: words.rule_price(price, said) for key, price in found.items()}


def offer(study: Study) -> None:
    """The button, until it was pressed for what stands now."""
    if not _asked(study):
        t = session.translate()
        st.button(t("What does each rule cost?"), key="rule-prices", icon=":material/price_change:", type="tertiary",
                  on_click=session.remember, args=(_place(study), True))  # fmt: skip


def _asked(study: Study) -> bool:
    return bool(session.remembered(_place(study)))


def _place(study: Study) -> str:
    """Changes with whatever the answer reads: what was asked then is not asked now."""
    return budget_controls.place(f"prices/{cached_budget.key_of(budget_controls.wanted(study))}")
