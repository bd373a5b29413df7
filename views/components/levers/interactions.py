"""What two levers do together: listed, edited, added."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from mcdm.labels import Label
from reports.sentences import levers as words
from scenarios.levers import Interaction
from studies import edits
from studies.study import Study
from views import session
from views.components import fold, layout
from views.components.levers import card as lever_card

FIRST_STRENGTH = 0.1


def show(study: Study) -> None:
    """Draw the list and, below it, the way to add one."""
    t = session.translate()
    reading = t("Together two levers may close more of a gap than each alone, or less.")
    with (
        layout.figure(t("What levers do together"), reading, "interactions"),
        fold.on_phones("interactions", t("Show and change them")),
    ):
        for place, interaction in enumerate(study.interactions):
            _one(study, interaction, place)
        if not study.interactions:
            st.caption(t("No two levers influence each other yet."))
        if len(study.levers) > 1 and study.figures:
            _more(study)


def _one(study: Study, interaction: Interaction, place: int) -> None:
    t = session.translate()
    at = (interaction.first, interaction.second, interaction.indicator)
    strength, reason = (session.widget("interaction", *at, part) for part in ("strength", "reason"))
    told, how_much, why, gone = st.columns([6, 2, 4, 1], vertical_alignment="bottom", gap="small")
    told.markdown(f"**{layout.plain(words.interaction_line(interaction, names(study), t))}**")
    how_much.number_input(
        t("Strength, %"), -99.0, 99.0, round(100 * interaction.strength, 6), 1.0, key=strength, format="%g",
        on_change=_strength, args=(interaction, strength),
    )  # fmt: skip
    why.text_input(
        t("Reason"), interaction.reason.in_language(t.language), key=reason, on_change=_reason,
        args=(interaction, reason, t.language),
    )  # fmt: skip
    gone.button("", key=f"part-{place}", icon=":material/close:", type="tertiary", help=t("Remove this interaction"),
                on_click=session.apply, args=(edits.remove_interaction, interaction))  # fmt: skip


def _more(study: Study) -> None:
    t, known = session.translate(), names(study)
    levers, figures = [lever.id for lever in study.levers], [figure.indicator for figure in study.figures]
    keys = tuple(session.widget("interaction", "new", part) for part in ("first", "second", "figure"))
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        for key, label, offered in zip(
            keys, (t("Lever"), t("and lever"), t("on")), (levers, levers, figures), strict=True
        ):
            st.selectbox(label, offered, None, key=key, format_func=known.__getitem__, width=250,
                         placeholder=t("Choose"))  # fmt: skip
        st.button(t("Add an interaction"), icon=":material/add:", on_click=_add, args=(keys,))


def names(study: Study) -> dict[str, str]:
    """Names of levers and of operating figures, by id."""
    levers = {lever.id: lever.label.in_language(session.language()) or lever.id for lever in study.levers}
    return levers | lever_card.figure_names(study)


def _strength(interaction: Interaction, key: str) -> None:
    typed = session.value_of(key)
    if typed is not None:
        session.apply(edits.set_interaction, replace(interaction, strength=float(typed) / 100))


def _reason(interaction: Interaction, key: str, language: str) -> None:
    text, before = str(session.value_of(key) or "").strip(), interaction.reason
    label = Label(before.en, text) if language == "zh" else Label(text, before.zh)
    session.apply(edits.set_interaction, replace(interaction, reason=label))


def _add(keys: tuple[str, ...]) -> None:
    chosen = [session.value_of(key) for key in keys]
    if all(chosen):
        session.apply(_with_interaction, *chosen)


def _with_interaction(study: Study, first: str, second: str, indicator: str) -> Study:
    return edits.set_interaction(study, Interaction(first, second, indicator, FIRST_STRENGTH))
