"""Which weights a study uses and how they come about: the calm panel of methods, each said in a sentence."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import streamlit as st

from i18n.errors import finding_sentence
from i18n.numbers import score
from i18n.translate import N_
from mcdm.comparisons.random_index import TABLES
from mcdm.errors import DecisionError
from reports.sentences import weights as say
from studies import edits
from views import cached, session
from views.components import figures, layout
from views.components.judgments import methods as judgment_methods

USES = {
    "ahp": N_("The panel's judgments about the goal alone; influences are left aside."),
    "damped": N_("Follows the influences part of the way and keeps the goal's judgments in play."),
    "limit": N_("Follows the influences without end: the classic analytic network process."),
}


def render() -> None:
    """Weights in use, then how judgments become weights."""
    hierarchy = session.study().model.is_hierarchy
    left, right = st.columns(2, gap="large")
    with left:
        _network() if not hierarchy else _no_network()
    with right:
        _judging()
    left, right = st.columns(2, gap="large")
    with left:
        judgment_methods.words_to_ratios()
    with right:
        judgment_methods.others()


def _network() -> None:
    t, choices = session.translate(), session.study().choices
    with layout.figure(t("Which weights the index uses"), t("All three are always shown side by side."), "uses"):
        key = session.widget("network_weights")
        st.segmented_control(
            t("Weights in use"),
            list(USES),
            format_func=lambda name: t(say.NETWORK_WEIGHTS[name]),
            default=choices.network_weights,
            key=key,
            required=True,
            on_change=_choose,
            args=("network_weights", key),
        )
        st.caption(t(USES[choices.network_weights]))
        _damping()
        _indices()
    with layout.figure(t("The network in words"), "", "structure"):
        for finding in cached.weighing().network.findings:
            said = finding_sentence(finding, session.language(), session.study().labels)
            st.markdown(layout.plain(str(said)))


def _no_network() -> None:
    t = session.translate()
    with layout.figure(t("A plain hierarchy"), "", "uses"):
        st.markdown(
            t(
                "Nothing influences anything here, so there is no supermatrix, and AHP, damped and limit weights are "
                "the same. Draw influences on the model page to make it a network."
            )
        )
        if st.button(t("Go to the model"), key="to-model", type="tertiary", icon=":material/account_tree:"):
            session.go("model")


def _damping() -> None:
    t, choices = session.translate(), session.study().choices
    key = session.widget("damping")
    st.slider(
        t("How far influences are followed (ρ)"),
        0.0,
        0.95,
        min(choices.damping, 0.95),
        0.05,
        key=key,
        on_change=_choose,
        args=("damping", key),
        disabled=choices.network_weights != "damped",
        help=t("0 is AHP, values near 1 come close to the limit. Only the damped weights read it."),
    )


def _indices() -> None:
    t, study = session.translate(), session.study()
    try:
        indices = cached.index_by_method()
    except DecisionError:
        st.caption(t("The index follows as soon as something is measured."))
        return
    display = figures.display(study)
    with st.grid(3, min_column_width=110, gap="small"):
        for name, index in indices.items():
            used = name == study.choices.network_weights
            label = t("Index, {method}", method=t(say.NETWORK_WEIGHTS[name]))
            st.metric(label, display.text(index.score), delta_description=t("used") if used else t("for comparison"))


def _judging() -> None:
    t = session.translate()
    with layout.figure(t("From judgments to weights"), t("Changing a method changes no judgment."), "judging"):
        judgment_methods.weighting()
        judgment_methods.aggregation("method")
        _consistency()


def _consistency() -> None:
    t, choices = session.translate(), session.study().choices
    table, threshold = session.widget("random_index"), session.widget("consistency_threshold")
    with st.grid(2, min_column_width=180, gap="medium"):
        st.selectbox(
            t("Random index"),
            list(TABLES),
            index=list(TABLES).index(choices.random_index),
            format_func=lambda name: say.RANDOM_INDICES.get(name, name),
            key=table,
            on_change=_choose,
            args=("random_index", table),
        )
        st.number_input(
            t("Threshold of the consistency ratio"),
            0.0,
            1.0,
            choices.consistency_threshold,
            0.01,
            key=threshold,
            on_change=_choose,
            args=("consistency_threshold", threshold),
        )
    st.caption(layout.plain(TABLES[choices.random_index].reference))
    st.caption(t("The tables differ enough to turn a verdict at {value}, so every ratio names its table.",
                 value=score(0.1, 2)))  # fmt: skip


def _choose(name: str, key: str) -> None:
    value: Any = session.value_of(key)
    if value is not None:
        session.apply(edits.set_choices, replace(session.study().choices, **{name: value}))
