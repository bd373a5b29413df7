"""Levers: what can be done, what it costs, what it moves, and on what we know that."""

from __future__ import annotations

import streamlit as st

from i18n.translate import N_
from reports.sentences import levers as words
from scenarios.levers import Lever
from studies.study import Study
from views import session
from views.components import layout, marks
from views.components.levers import calibration as lever_calibration
from views.components.levers import card as lever_card
from views.components.levers import draft as lever_draft
from views.components.levers import editor as lever_editor
from views.components.levers import interactions
from views.components.levers import measures as lever_measures
from views.components.levers import path as lever_path
from views.components.levers import tables as lever_tables


def render() -> None:
    """Draw the page."""
    t, study = session.translate(), session.study()
    with layout.page():
        if not study.levers:
            layout.headline(words.answer(study, t))
            explanation = t("A lever is an improvement measure: staff training, repair crews, a digital channel.")
            with layout.empty(t("Your first lever"), explanation):
                st.button(t("Add a lever"), type="primary", icon=":material/add:", on_click=_add)
            _panels()
            _panel(study)
            return
        layout.headline(words.answer(study, t), words.reach(study, t))
        _badges(study)
        _panel(study)
        _cards(study)
        legend = t("Solid: sourced. Dashed brass: assumed. Dot on a curve: the largest amount in any scenario.")
        st.caption(f"{legend} {t('Bars: share of a gap closed at full effect, low to high, dot: likely.')}")
        lever_path.show(study)
        interactions.show(study)


PANELS = {
    "library": (N_("From the library"), "library_books", lever_measures.show),
    "table": (N_("As a table"), "table", lever_tables.show),
    "calibration": (N_("Calibrate"), "tune", lever_calibration.show),
}
"""Panel of the page -> what its button says, its icon, and what draws it."""


def _panels() -> None:
    """The buttons that open a panel, and close it again."""
    t, opened = session.translate(), lever_editor.panel()
    for name, (label, icon, _) in PANELS.items():
        st.button(t(label), key=f"panel-{name}", icon=f":material/{'close' if name == opened else icon}:",
                  type="tertiary", on_click=lever_editor.turn_to, args=(name,))  # fmt: skip


def _panel(study: Study) -> None:
    if lever_editor.panel() == "new":
        lever_draft.show(study)
    elif lever_editor.panel() in PANELS:
        PANELS[lever_editor.panel()][2](study)


def _badges(study: Study) -> None:
    t, assumed = session.translate(), sum(lever.assumed for lever in study.levers)
    badges = [
        marks.assumption(t("{count} assumed", count=assumed)) if assumed else "",
        marks.sourced(t("{count} sourced", count=len(study.levers) - assumed)) if assumed < len(study.levers) else "",
    ]
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(" ".join(badge for badge in badges if badge), width="stretch")
        _panels()
        st.button(t("Add a lever"), type="primary", icon=":material/add:", on_click=_add)


def _cards(study: Study) -> None:
    """Two cards in a row; the lever that is edited opens across both, where it stands."""
    at = next((k for k, lever in enumerate(study.levers) if lever.id == lever_editor.edited()), None)
    if at is None:
        _grid(study, study.levers)
        return
    if lever_draft.is_new(study.levers[at].id):
        lever_editor.show(study, study.levers[at])
        _grid(study, (*study.levers[:at], *study.levers[at + 1 :]))
        return
    _grid(study, study.levers[:at])
    lever_editor.show(study, study.levers[at])
    _grid(study, study.levers[at + 1 :])


def _grid(study: Study, levers: tuple[Lever, ...]) -> None:
    if levers:
        with st.grid(2, min_column_width=330, gap="small"):
            for lever in levers:
                lever_card.show(study, lever, lever_editor.open_for)


def _add() -> None:
    """Ask for a new lever at the top of the page: nothing is added before somebody says so."""
    lever_editor.close()
    if lever_editor.panel() != "new":
        lever_editor.turn_to("new")
