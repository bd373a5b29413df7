"""A new lever before it is one: its name, unit, range and price; nothing is added until somebody says so."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from i18n.translate import N_
from mcdm.errors import DecisionError
from mcdm.labels import Label
from scenarios.levers import Cost, Lever
from studies import edits
from studies.study import Study
from views import session
from views.components.levers import editor as lever_editor

NEW = N_("New lever")

MONEY = (
    ("fixed", N_("Once, 10,000 yuan")),
    ("capital", N_("Capital a unit, 10,000 yuan")),
    ("operating", N_("A unit and year, 10,000 yuan")),
)
"""Part of the cost -> what it asks for."""


def show(study: Study) -> None:
    """Draw the form."""
    t = session.translate()
    with st.container(border=True, gap="small", key="lever-draft"):
        st.subheader(t(NEW), anchor=False)
        with st.grid(3, min_column_width=200, gap="small"):
            name = st.text_input(t("Name"), key=_key("name"), max_chars=80)
            unit = st.text_input(t("Unit, e.g. teams"), key=_key("unit"), max_chars=60)
            most = st.number_input(t("Largest amount"), 0.0, None, 10.0, format="%g", key=_key("most"))
            paid = {part: st.number_input(t(label), 0.0, None, 0.0, format="%g", key=_key(part))
                    for part, label in MONEY}  # fmt: skip
        with st.container(horizontal=True, gap="small"):
            ready = bool(name.strip()) and most > 0
            st.button(t("Add this lever"), type="primary", icon=":material/add:", key="draft-add", disabled=not ready,
                      on_click=_take, args=(study, name.strip(), unit.strip(), float(most), paid))  # fmt: skip
            st.button(t("Discard"), type="tertiary", key="draft-drop", on_click=lever_editor.turn_to, args=("new",))
        st.caption(t("Next: what it moves, its curve, when it works, and on what that rests."))


def is_new(lever: str) -> bool:
    """Whether a lever was added last here: its form then opens at the top."""
    return bool(lever) and session.remembered(_last()) == lever


def _take(study: Study, name: str, unit: str, most: float, paid: dict[str, float]) -> None:
    zh = session.language() == "zh"
    label, counted = (Label("", each) if zh else Label(each, "") for each in (name, unit))
    try:
        lever = _made(study, label, counted, most, paid)
    except DecisionError as error:
        session.complain(error)
        return
    if session.apply(edits.add_lever, lever):
        lever_editor.turn_to("")
        session.remember(_last(), lever.id)
        lever_editor.open_for(lever.id)


def _made(study: Study, label: Label, unit: Label, most: float, paid: dict[str, float]) -> Lever:
    begun = lever_editor.new_lever(study, label, most)
    cost = Cost(*(float(paid[part] or 0.0) for part, _ in MONEY))
    return replace(begun, unit=unit, cost=cost)


def _last() -> str:
    return f"levers/{session.study_id()}/added"


def _key(field: str) -> str:
    return session.widget("lever-draft", field, len(session.study().levers))
