"""What the optimiser must know of each lever besides its effect: who pays, whole units, emissions avoided."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import streamlit as st

from scenarios.levers import Lever
from studies import edits
from studies.study import Study
from views import session
from views.components import layout

FIELDS = ("department", "whole", "avoided_emissions")


def show(study: Study) -> None:
    """A table, a row a lever; whatever is changed in it is one edit."""
    t, key = session.translate(), session.widget("budget", "levers", session.key_of(study.levers))
    reading = t("Pools are by department; whole units are bought whole; emissions make a third aim.")
    rows = [
        {
            "lever": each.label.in_language(session.language()) or each.id,
            "unit": each.unit.in_language(session.language()),
            "department": each.department,
            "whole": each.whole,
            "avoided_emissions": each.avoided_emissions,
        }
        for each in study.levers
    ]
    columns = {
        "lever": st.column_config.TextColumn(t("Lever"), disabled=True),
        "unit": st.column_config.TextColumn(t("Unit"), disabled=True),
        "department": st.column_config.TextColumn(t("Department"), max_chars=60),
        "whole": st.column_config.CheckboxColumn(t("Whole units only")),
        "avoided_emissions": st.column_config.NumberColumn(t("t CO₂ avoided per unit and year"), format="%g"),
    }
    with layout.figure(t("What each lever brings along"), reading, "wide-levers"):
        st.data_editor(rows, column_config=columns, hide_index=True, num_rows="fixed", key=key, placeholder="–",
                       on_change=_take, args=(key, study.levers))  # fmt: skip


def _take(key: str, levers: tuple[Lever, ...]) -> None:
    typed: dict[Any, dict[str, Any]] = (session.value_of(key) or {}).get("edited_rows", {})
    changed = [_changed(levers[int(row)], cells) for row, cells in typed.items()]

    def edit(study: Study) -> Study:
        for lever in changed:
            study = edits.set_lever(study, lever)
        return study

    if changed:
        session.apply(edit)


def _changed(lever: Lever, cells: dict[str, Any]) -> Lever:
    new = {name: cells[name] for name in FIELDS if name in cells}
    if "department" in new:
        new["department"] = str(new["department"] or "").strip()
    if "avoided_emissions" in new:
        new["avoided_emissions"] = float(new["avoided_emissions"] or 0.0)
    if "whole" in new:
        new["whole"] = bool(new["whole"])
    return replace(lever, **new)
