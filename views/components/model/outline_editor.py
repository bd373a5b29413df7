"""The criteria tree as text: change it, paste another, see what that would do, then take it over."""

from __future__ import annotations

import streamlit as st

from i18n.errors import error_sentence
from mcdm.errors import DecisionError
from reports.sentences import model as say
from reports.sentences.judgments import set_labels
from studies import edits
from views import session
from views.components import layout
from views.components.proposal import propose


def render() -> None:
    """The outline; below it, what the typed one changes, or the line that cannot be read."""
    t, study = session.translate(), session.study()
    present = edits.outline(study.model)
    key = session.widget("outline", hash(present))
    typed = st.text_area(t("One element a line, indented under what it belongs to"), present, key=key, height=340)
    if typed.strip() == present.strip():
        st.caption(t("The ids in brackets keep judgments and figures with their elements, whatever the name. "
                     "A new line needs none."))  # fmt: skip
        return
    st.button(t("Discard"), key="outline-discard", type="tertiary", icon=":material/close:", on_click=session.put,
              args=(key, present))  # fmt: skip
    try:
        after = edits.set_outline(study, typed)
    except DecisionError as error:
        told = error_sentence(error, session.language(), set_labels(study))
        st.markdown(f":red[:material/block: {layout.plain(told)}]")
        return
    sentences = say.changes(study.model, after.model, t)
    for sentence in sentences or [t("This reads the same as the model does now.")]:
        st.markdown(layout.plain(sentence))
    if sentences:
        propose(t("Take the outline over"), "outline-apply", edits.set_outline, typed,
                plain=("nodes", "clusters", "links"))  # fmt: skip
