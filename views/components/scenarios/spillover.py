"""Spill-over: what passes on from one answer to others, and why it must not stand beside weights of a network."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from reports.sentences.weights import NETWORK_WEIGHTS
from studies import edits
from studies.spillover import follows_network, spillover_block
from studies.study import Study
from views import session
from views.components import findings, layout, marks
from views.components.scenarios.fields import change


def show(study: Study) -> None:
    """Draw the explanation first, then what can be chosen."""
    t, settings = session.translate(), study.settings
    blocked = spillover_block(study) is not None
    with st.container(width=860, gap="small"):
        st.markdown(
            t(
                "An answer that moves can take along the answers to what it influences: customers whom the outage "
                "notice pleases think better of the hotline too. How much passes on is assumed."
            )
        )
        if study.model.is_hierarchy:
            st.caption(t("Nothing influences anything in this model, so nothing can pass on."))
            return
        if follows_network(study):
            _counted_twice(study, blocked)
        _part(study, disabled=blocked and not settings.spillover)


def _counted_twice(study: Study, blocked: bool) -> None:
    """Why both together count the same influence twice, and the two ways out."""
    t, settings = session.translate(), study.settings
    reading = t(NETWORK_WEIGHTS[study.choices.network_weights])
    told = t(
        "The weights in use ({weights}) follow the same influences already: an indicator that moves others weighs more "
        "because of it. If its improvement also passed on to the others, the same influence would count twice and the "
        "gain would look larger than it is. So it is one or the other.",
        weights=reading,
    )
    st.markdown(layout.plain(told))
    if settings.spillover_with_network:
        findings.note(t("Both are allowed here: influences count twice, gains are too large."), key="spill-twice")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(t("Use AHP weights instead"), icon=":material/balance:", on_click=_without_network, args=(study,),
                  help=t("Weights without the network; the index of today changes a little."))  # fmt: skip
        key = session.widget("setting", "spillover_with_network")
        st.toggle(t("Allow both all the same"), settings.spillover_with_network, key=key, on_change=_allow, args=(key,))
    if blocked:
        st.caption(t("Until then spill-over stays off."))


def _without_network(study: Study) -> None:
    session.apply(edits.set_choices, replace(study.choices, network_weights="ahp"))


def _allow(key: str) -> None:
    """Allow both; taking that back also switches spill-over off, so that the scenario can be computed."""
    if session.value_of(key):
        change(spillover_with_network=True)
    else:
        change(spillover_with_network=False, spillover=0.0)


def _part(study: Study, *, disabled: bool) -> None:
    t, settings = session.translate(), study.settings
    key, amplifying = session.widget("setting", "spillover"), session.widget("setting", "amplifying")
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        with st.container(width=340):
            st.slider(
                t("Part of every shift that passes on"), 0.0, 0.9, settings.spillover, 0.05, key=key, format="percent",
                on_change=lambda: change(spillover=float(session.value_of(key))), disabled=disabled,
            )  # fmt: skip
        st.toggle(
            t("Adds to the direct effect"), settings.amplifying, key=amplifying, disabled=disabled,
            on_change=lambda: change(amplifying=bool(session.value_of(amplifying))),
            help=t("Off: the whole keeps its size and is only spread. On: what passes on comes on top."),
        )  # fmt: skip
    if settings.spillover:
        st.caption(marks.assumption(t("assumption")))
