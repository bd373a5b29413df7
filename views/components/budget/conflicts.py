"""Where no plan keeps all rules: which of them contradict each other, and the ways out."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

import streamlit as st

from i18n.numbers import money
from mcdm.findings import Finding
from scenarios.budgets.rules import BudgetRules
from studies import edits
from studies.study import Study
from views import session
from views.cached_budget import Answer
from views.components import findings, layout
from views.components.budget import controls as budget_controls
from views.components.budget import rules as budget_rules
from views.components.findings import Remedy


def show(study: Study, found: Answer) -> None:
    """The rules in conflict, each with what can be done about it; dropping any one of them ends the contradiction."""
    every = (found.best.conflicts, *found.best.further_conflicts)
    for place, conflicts in enumerate(every, 1):
        _one(study, found, conflicts, (place, len(every)))


def _one(study: Study, found: Answer, conflicts: Sequence[Finding], turn: tuple[int, int]) -> None:
    """One contradiction; of several, each must be ended, and none has a rule of another."""
    t, (place, count) = session.translate(), turn
    reading = t("Changing or dropping any one of these ends this contradiction. Nothing was changed yet.")
    title = t("These {count} rules cannot all be kept", count=len(conflicts))
    if len(conflicts) == 1:
        title = t("This rule cannot be kept")
    if count > 1:
        title = t("Contradiction {place} of {all}: {title}", place=place, all=count, title=title)
    with layout.figure(title, reading, "conflicts" if place == 1 else f"conflicts-{place}"):
        findings.show(conflicts, key="conflict" if place == 1 else f"conflict-{place}", limit=12,
                      remedy=lambda each: _way_out(study, found, each))  # fmt: skip


def _way_out(study: Study, found: Answer, conflict: Finding) -> Remedy | None:
    t, scale = session.translate(), budget_controls.unit()
    if conflict.code == "rule-budget":
        if found.needed is None:
            return None
        enough = ceil(10 * found.needed / scale) / 10 * scale
        label = t("Look at {money} instead", money=money(enough, session.language()))
        return Remedy(label, lambda: _look(enough))
    rules = budget_rules.drop(conflict.code, conflict.details, study)
    if rules is None:
        return None
    return Remedy(t("Drop this rule"), lambda: _drop(rules))


def _look(budget: float) -> None:
    budget_controls.look_at(budget)
    st.rerun()


def _drop(rules: BudgetRules) -> None:
    session.apply(edits.set_rules, rules)
    st.rerun()
