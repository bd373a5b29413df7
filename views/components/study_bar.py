"""The line under the navigation: which study, whether it is saved, undo and redo, and the language at the right."""

from __future__ import annotations

import streamlit as st

from views import session

LANGUAGES = {"en": "EN", "zh": "中文"}


def render() -> None:
    """Draw the bar and the sentence of a refused edit, if there is one."""
    with (
        st.container(horizontal_alignment="center"),
        st.container(width=1240, gap="xsmall"),
    ):
        with st.container(horizontal=True, vertical_alignment="center", gap="small", key="studybar"):
            _study()
            _language()
        problem = session.take_problem()
        if problem:
            st.error(problem, icon=":material/block:")


def _study() -> None:
    t = session.translate()
    if not session.has_study():
        st.markdown(f":small[{t('Weigh, measure, simulate, decide')}]", width="stretch")
        return
    name = session.study().label.in_language(session.language())
    saved = session.is_saved()
    state = t("version {number}, saved", number=session.working().version) if saved else t("changes not saved yet")
    st.markdown(f":small[**{name}** · {state}]", width="stretch", wrap=False)
    if session.can_undo():
        st.button("", key="undo", icon=":material/undo:", type="tertiary", help=t("Undo"), on_click=session.undo)
    if session.can_redo():
        st.button("", key="redo", icon=":material/redo:", type="tertiary", help=t("Redo"), on_click=session.redo)
    if not saved:
        st.button(t("Save version"), key="save", icon=":material/check:", type="primary", on_click=session.save)


def _language() -> None:
    st.segmented_control(
        session.translate()("Language"),
        list(LANGUAGES),
        format_func=LANGUAGES.get,
        default=session.language(),
        key="language_choice",
        label_visibility="collapsed",
        required=True,
        on_change=_choose_language,
    )


def _choose_language() -> None:
    session.set_language(session.value_of("language_choice"))
