"""What stands where nothing is known about satisfaction yet, or where a plan cannot be computed."""

from __future__ import annotations

import streamlit as st

from i18n.errors import error_sentence
from mcdm.errors import DecisionError
from views import cached, session
from views.components import layout


def stands_in_the_way() -> bool:
    """Whether today's index is unknown; then this says so, and what to do."""
    try:
        cached.measurement()
    except DecisionError as error:
        t = session.translate()
        layout.headline(t("Scenarios start from an index that is not known yet"))
        with layout.empty(t("Nothing is measured"), layout.plain(_sentence(error))):
            if st.button(t("Load a survey"), type="primary", icon=":material/upload_file:"):
                session.go("survey")
        return True
    return False


def refuse(error: DecisionError) -> None:
    """What cannot be computed, and why; nothing was changed."""
    st.error(layout.plain(_sentence(error)), icon=":material/block:")


def _sentence(error: DecisionError) -> str:
    return error_sentence(error, session.language(), session.study().labels)
