"""The way to a study of one's own: a name, a goal and an outline."""

from __future__ import annotations

import streamlit as st

from i18n.errors import error_sentence
from i18n.translate import N_
from mcdm.errors import DecisionError
from studies import edits
from views import session
from views.components import layout
from views.components.study import importing as import_study

STARTER = N_("Reliability\n  Outages\n  Voltage\nService\n  Friendliness\n  Response time\n")
"""An outline to type over."""


HOW = N_(
    "What has something below it is a cluster, everything else an indicator. Paste an indented list, or lines such as "
    "“Reliability > Outages”. Both languages: “Outages | 停电”."
)


def form() -> None:
    """Name, goal and outline; what is refused stays typed."""
    t = session.translate()
    with st.form("new-study", border=True):
        left, right = st.columns(2, gap="large")
        with left:
            name = st.text_input(t("Name of the study"), key="new-name", max_chars=200,
                                 placeholder=t("e.g. County supply, second round"))  # fmt: skip
            goal = st.text_input(t("Goal"), t("Customer satisfaction"), key="new-goal", max_chars=200)
            st.caption(layout.plain(t(HOW)))
        with right:
            text = st.text_area(t("Criteria and indicators, one a line"), t(STARTER), key="new-outline", height=220)
        with st.container(horizontal=True, gap="small"):
            made = st.form_submit_button(t("Make the study"), type="primary", key="new-make", icon=":material/add:")
            if st.form_submit_button(t("Cancel"), type="tertiary", key="new-cancel"):
                import_study.leave()
    if made:
        _make(name, goal, text)


def _make(name: str, goal: str, text: str) -> None:
    t = session.translate()
    if not name.strip():
        st.error(t("A study needs a name. Nothing was made; what you typed is still here."), icon=":material/block:")
        return
    try:
        study = edits.new_study(edits.label_from(name), edits.label_from(goal or t("Customer satisfaction")), text)
    except DecisionError as error:
        st.error(layout.plain(error_sentence(error, session.language())), icon=":material/block:")
        return
    import_study.keep(study, "model")
