"""One future as a form: names, drift of expectations, factors on gaps and on effects; every field is an edit."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from mcdm.labels import Label
from reports.sentences.futures import LOGITS
from scenarios.futures import Future
from studies import edits
from views import session
from views.components import layout
from views.components.futures.faced import Faced, apply, place, refusal

FIRST = {"gap": 1.2, "effect": 0.8}
"""Kind of factor -> what it is until somebody says better."""


def show(faced: Faced, future: Future) -> None:
    """Draw the form under the cards."""
    t = session.translate()
    with st.container(border=True, gap="small", key="future-form"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            name = future.label.in_language(t.language) or future.id
            st.subheader(layout.plain(name), anchor=False, width="stretch")
            st.button(t("Done"), type="primary", key="future-done", on_click=session.remember, args=(place("open"), ""))
        refusal("form")
        with st.grid(3, min_column_width=220, gap="small"):
            _name(future, "en", t("Name in English"))
            _name(future, "zh", t("Name in Chinese"))
            key = session.widget("future", future.id, "drift", future.expectation_drift)
            st.number_input(
                t("Rise of expectations a year"), value=future.expectation_drift, step=0.01, format="%.3f",
                key=key, on_change=_drift, args=(key, future.id),
                help=t(LOGITS),
            )  # fmt: skip
        left, right = st.columns(2, gap="large")
        with left:
            st.markdown(f"**{t('Gaps of operating figures, as multiples of today')}**")
            _factors(faced, future, "gap", dict(future.gap_factors))
        with right:
            st.markdown(f"**{t('Effects of levers, as multiples of what is assumed')}**")
            _factors(faced, future, "effect", dict(future.effect_factors))


def _name(future: Future, language: str, label: str) -> None:
    value = getattr(future.label, language)
    key = session.widget("future", future.id, "name", language, value)
    st.text_input(label, value, key=key, on_change=_rename, args=(key, future, language))


def _factors(faced: Faced, future: Future, kind: str, factors: dict[str, float]) -> None:
    t = session.translate()
    names = names_of(faced, kind)
    for of, factor in factors.items():
        with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False):
            st.markdown(layout.plain(names[of]), width="stretch")
            key = session.widget("future", future.id, kind, of, factor)
            st.number_input(
                t("Factor"), value=factor, step=0.05, format="%.2f", key=key, width=150, label_visibility="collapsed",
                on_change=_factor, args=(key, future.id, kind, of),
            )  # fmt: skip
            st.button("", key=f"drop-{future.id}-{kind}-{of}", icon=":material/close:", type="tertiary",
                      help=t("As it is today"), on_click=_plain, args=(future.id, kind, of))  # fmt: skip
    offered = [name for name in names if name not in factors]
    if not names:
        st.caption(t("The study has none yet."))
    elif offered:
        key = session.widget("future", future.id, kind, "add", len(factors))
        st.selectbox(t("Add a figure") if kind == "gap" else t("Add a lever"), offered, None, key=key,
                     format_func=names.__getitem__, placeholder=t("Choose"), on_change=_first,
                     args=(key, future.id, kind))  # fmt: skip


def names_of(faced: Faced, kind: str) -> dict[str, str]:
    """What factors of a kind can be about, by id, with names as they are read."""
    language = session.language()
    if kind == "gap":
        labels = faced.study.labels
        return {
            each.indicator: each.label.in_language(language)
            or labels[each.indicator].in_language(language)
            or each.indicator
            for each in faced.study.figures
        }
    return {each.id: each.label.in_language(language) or each.id for each in faced.study.levers}


# ---------------------------------------------------------------------- edits


def _rename(key: str, future: Future, language: str) -> None:
    typed = str(session.value_of(key) or "").strip()
    label = Label(typed, future.label.zh) if language == "en" else Label(future.label.en, typed)
    apply("form", edits.rename_future, future.id, label)


def _drift(key: str, future: str) -> None:
    _number(key, edits.set_future_drift, future)


def _factor(key: str, future: str, kind: str, of: str) -> None:
    _number(key, edits.set_future_factor, future, kind, of)


def _number(key: str, edit: Callable[..., Any], *args: object) -> None:
    typed = session.value_of(key)
    if typed is not None:
        apply("form", edit, *args, float(typed))


def _plain(future: str, kind: str, of: str) -> None:
    apply("form", edits.set_future_factor, future, kind, of, None)


def _first(key: str, future: str, kind: str) -> None:
    of = session.value_of(key)
    if of:
        apply("form", edits.set_future_factor, future, kind, of, FIRST[kind])
