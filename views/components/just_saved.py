"""The line that says, on the page where it leads, that a scenario was saved, with the way back."""

from __future__ import annotations

import streamlit as st

from i18n.translate import Translator
from reports.sentences.scenarios import called
from scenarios.scenario import Scenario
from views import session
from views.components import layout


def note(scenario: Scenario) -> None:
    """Let the next page say that this scenario was saved; it is the last edit of the open study."""
    session.remember(_place(), (scenario.id, session.whole()))


def show() -> None:
    """Say so as long as nothing else was done since: then Undo takes back this and nothing else."""
    kept = session.remembered(_place())
    if kept is None:
        return
    name, after = kept
    if session.whole() is not after or not session.can_undo():
        session.remember(_place(), None)
        return
    t = session.translate()
    with st.container(key="just-saved", horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f":green[:material/check:] {_told(after.scenario(name), t)}", width="content")
        st.button(t("Undo"), key="just-saved-undo", type="tertiary", icon=":material/undo:", on_click=session.undo)
        st.button("", key="just-saved-close", type="tertiary", icon=":material/close:", help=t("Close"),
                  on_click=session.remember, args=(_place(), None))  # fmt: skip


def _told(scenario: Scenario, t: Translator) -> str:
    name = called(layout.plain(scenario.label.in_language(t.language) or scenario.id), t)
    return t("Saved as scenario {name}.", name=name)


def _place() -> str:
    return f"just-saved/{session.study_id()}"
