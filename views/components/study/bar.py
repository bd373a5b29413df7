"""The line under the navigation: which study, whether it is saved, undo and redo, and the language at the right."""

from __future__ import annotations

import streamlit as st

from studies.access import Right
from views import session
from views.components import layout
from views.components.model import network_path
from views.components.study import behind, look_only, signed_in

LANGUAGES = {"en": "EN", "zh": "中文"}


def render() -> None:
    """Draw the bar; below it the sentence of a refused edit, and the ways out where a save was behind."""
    with st.container(horizontal_alignment="center"), st.container(width=1240, gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small", key="studybar"):
            _study()
            language()
            signed_in.render()
        look_only.render()
        network_path.render()
        problem = session.take_problem()
        if session.is_behind():
            behind.render()
        if problem:
            st.error(layout.plain(problem), icon=":material/block:")
        behind.notice()


def _study() -> None:
    t = session.translate()
    if not session.has_study():
        st.markdown(f":small[{t('Weigh, measure, simulate, decide')}]", width="stretch")
        return
    name = layout.plain(session.whole().label.in_language(session.language()) or t("Unnamed study"))
    saved = session.is_saved()
    state = t("version {number}, saved", number=session.working().version) if saved else t("changes not saved yet")
    if not session.may(Right.EDIT):
        state = t("version {number}, to look at", number=session.working().version)
    with st.container(width="stretch", horizontal=True, gap="small", vertical_alignment="center", key="studyname"):
        st.markdown(f":small[**{name}**]", wrap=False)
        st.markdown(f":small[:gray[{state}]]", width="content")
    _undo()
    if not saved:
        _save()


def _undo() -> None:
    """Both steps keep their place, so that a second click undoes the next edit and nothing else."""
    t = session.translate()
    if not (session.can_undo() or session.can_redo()):
        return
    st.button("", key="undo", icon=":material/undo:", type="tertiary", help=t("Undo"), on_click=session.undo,
              disabled=not session.can_undo())  # fmt: skip
    st.button("", key="redo", icon=":material/redo:", type="tertiary", help=t("Redo"), on_click=session.redo,
              disabled=not session.can_redo())  # fmt: skip


def _save() -> None:
    """One click saves; whoever wants to say why opens the note beside it."""
    t = session.translate()
    with st.popover("", icon=":material/edit_note:", type="tertiary", help=t("Save with a note"), key="save-note"):
        key = session.widget("save-message", session.working().version)
        with st.form(f"save-form-{key}", border=False):
            st.text_input(t("What changed, and why"), key=key, max_chars=200,
                          placeholder=t("e.g. training capped at 600 places"))  # fmt: skip
            st.form_submit_button(t("Save version"), key="save-with-note", icon=":material/check:",
                                  on_click=lambda: session.save(session.value_of(key, "")))  # fmt: skip
    st.button(t("Save version"), key="save", icon=":material/check:", type="primary", on_click=session.save)


def language() -> None:
    """The switch between the two languages."""
    # The key names the language, so that a choice made elsewhere (settings) is seen here.
    key = f"language-{session.language()}"
    st.segmented_control(
        session.translate()("Language"),
        list(LANGUAGES),
        format_func=LANGUAGES.__getitem__,
        default=session.language(),
        key=key,
        label_visibility="collapsed",
        required=True,
        on_change=lambda: session.set_language(session.value_of(key)),
    )
