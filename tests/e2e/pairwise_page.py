"""A page with nothing but the pairwise matrix, for test_pairwise_matrix.py: it stores what comes back and says so."""

from __future__ import annotations

import streamlit as st

from i18n.translate import translator
from mcdm.judgments import PairwiseComparisons, PairwiseJudgment
from views.components.pairwise_matrix import matrix_texts, pairwise_matrix

st.set_page_config(layout="wide")
LANGUAGE = st.query_params.get("lang", "en")
ENGLISH = {"C1": "Supply reliability & quality", "C2": "Fault repair", "C3": "Billing", "C4": "Staff"}
CHINESE = {"C1": "供电可靠与质量", "C2": "故障抢修", "C3": "业务办理与电费", "C4": "人员素质"}

state = st.session_state
state["runs"] = state.get("runs", 0) + 1
stored = state.setdefault("stored", PairwiseComparisons(tuple(ENGLISH), (PairwiseJudgment("C1", "C2", 2.0),)))
changed = pairwise_matrix(
    "matrix",
    CHINESE if LANGUAGE == "zh" else ENGLISH,
    stored,
    version=state.setdefault("version", 1),
    random_index=0.9,
    threshold=0.1,
    texts=matrix_texts(translator(LANGUAGE)),
    read_only=st.query_params.get("mode") == "read",
)
if changed is not None:
    state["stored"], state["version"] = changed, state["version"] + 1
    state["changes"] = state.get("changes", 0) + 1
    st.rerun()
st.text(f"runs={state['runs']} changes={state.get('changes', 0)}")
st.text("stored: " + " ".join(f"{j.first}/{j.second}={j.value:.4g}" for j in stored.judgments))
st.button("outside")
