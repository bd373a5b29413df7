"""What the model is for: which cluster holds the alternatives, and whether experts judge how the goal divides."""

from __future__ import annotations

import streamlit as st

from mcdm.model import GOAL
from studies import edits
from views import session
from views.components.model import element_editor
from views.components.proposal import propose

NONE = ""


def render() -> None:
    """Two choices; what each takes along is said before it is made."""
    left, right = st.columns(2, gap="large")
    with left:
        _alternatives()
    with right:
        _divided()


def _alternatives() -> None:
    t, model = session.translate(), session.study().model
    outer = [each.id for each in model.clusters if each.parent == GOAL]
    flat = (name for name in outer if not set(model.members[name]) & set(model.cluster_ids))
    holders = [NONE, *flat]
    names = {NONE: t("None: nothing is ranked"), **element_editor.names()}
    key = session.widget("alternatives", model.alternatives, len(outer))
    wanted = st.selectbox(t("Cluster with the alternatives"), holders, index=holders.index(model.alternatives),
                          format_func=names.__getitem__, key=key)  # fmt: skip
    st.caption(t("Alternatives are ranked by the indicators they are linked to, and never measured themselves."))
    if wanted != model.alternatives:
        propose(t("Apply"), "set-alternatives", edits.set_alternatives, wanted)


def _divided() -> None:
    t, model = session.translate(), session.study().model
    kinds = {True: t("Experts judge how the goal divides"), False: t("Every weight follows from the influences")}
    wanted = st.radio(t("Where the weights come from"), list(kinds), index=list(kinds).index(model.divided),
                      format_func=kinds.__getitem__, key=session.widget("divided", model.divided))  # fmt: skip
    st.caption(t("A pure network, as Super Decisions has it, needs influences on everything that counts."))
    if wanted != model.divided:
        propose(t("Apply"), "set-divided", edits.set_divided, wanted)
