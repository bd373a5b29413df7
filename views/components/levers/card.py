"""One lever as a card to read: range, cost, curve, timing, effects with their ranges, and what they rest on."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from reports.charts import lever as charts
from reports.charts.look import Figure
from reports.sentences import amounts
from reports.sentences import levers as words
from scenarios.levers import Lever
from studies.study import Study
from views import session
from views.components import figures, fold, layout
from views.components.levers import slider as lever_slider
from views.components.study import comments


def show(study: Study, lever: Lever, edit: Callable[[str], None]) -> None:
    """Draw the card; its button opens the editor."""
    t = session.translate()
    name = lever.label.in_language(t.language) or lever.id
    with st.container(border=True, height="stretch", gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(f"**{layout.plain(name)}**", width="stretch", wrap=False)
            st.markdown(lever_slider.basis_badge(lever), width="content")
            comments.button("lever", lever.id, name)
            st.button(t("Edit"), key=f"edit-{lever.id}", icon=":material/edit:", type="tertiary", on_click=edit,
                      args=(lever.id,))  # fmt: skip
        with st.container(horizontal=True, vertical_alignment="center", gap="medium", wrap=False):
            unit = lever.unit.in_language(t.language)
            lines = (
                t("at most {maximum}", maximum=amounts.amount(lever.maximum, unit, t)),
                words.cost_line(lever.cost, t),
                words.timing_line(lever.timing, t),
                words.curve_name(lever.response, t),
            )
            st.caption("  \n".join(layout.plain(line) for line in lines), width="stretch")
            with st.container(width=140):
                lever_slider.curve(lever, most_planned(study, lever), height=72, name="card-curve")
        with fold.on_phones(f"card-{lever.id}", t("What it moves, and the source")):
            effects(study, lever)
            st.markdown(f":small[:gray[{layout.plain(words.basis(lever, t))}]]")


def most_planned(study: Study, lever: Lever) -> float:
    """The largest amount that any scenario plans."""
    return max((scenario.amount(lever.id) for scenario in study.scenarios), default=0.0)


def effects(study: Study, lever: Lever) -> None:
    """What the lever moves, each with its low, likely and high share of the gap."""
    t = session.translate()
    if not lever.effects:
        st.caption(t("It moves no operating figure yet."))
        return
    names = figure_names(study)

    def draw() -> Figure:
        ranges = [charts.EffectRange(names[e.indicator], e.low, e.likely, e.high) for e in lever.effects]
        return charts.effects(ranges, assumed=lever.assumed, t=t)

    figures.show(f"effects-{lever.id}", session.key_of(lever, study.figures), draw)


def figure_names(study: Study) -> dict[str, str]:
    """Indicator -> name of its operating figure, unique, so that no two share a row of a chart."""
    language, found = session.language(), dict[str, str]()
    for figure in study.figures:
        name = figure.label.in_language(language) or study.labels[figure.indicator].in_language(language)
        found[figure.indicator] = f"{name} ({figure.indicator})" if name in found.values() else name
    return found
