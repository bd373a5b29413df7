"""A page with nothing but the pairwise matrix, for test_pairwise_matrix.py: it stores what comes back and says so."""

from __future__ import annotations

import streamlit as st

from i18n.translate import translator
from mcdm.judgments import PairwiseComparisons, PairwiseJudgment, SkippedPair
from mcdm.labels import Label
from mcdm.model import ComparisonSet
from reports.sentences.read_back import wording
from views.components.judgments.pairwise_matrix import matrix_texts, pairwise_matrix

st.set_page_config(layout="wide")
LANGUAGE = st.query_params.get("lang", "en")
ENGLISH = {"C1": "Supply reliability & quality", "C2": "Fault repair", "C3": "Billing", "C4": "Staff"}
CHINESE = {"C1": "供电可靠与质量", "C2": "故障抢修", "C3": "业务办理与电费", "C4": "人员素质"}

state, t = st.session_state, translator(LANGUAGE)
state["runs"] = state.get("runs", 0) + 1
FULL = st.query_params.get("mode") == "full"
ASKED = ComparisonSet("goal", "alternatives" if FULL else "decomposition", "goal", "", tuple(ENGLISH))
RANGED = (
    PairwiseJudgment("C1", "C2", 3.0, 2.0, 5.0, comment="Half of the complaints"),
    PairwiseJudgment.hesitant("C4", "C3", (2.0, 4.0)),
)
SKIPPED = (SkippedPair("C2", "C3", "no idea"),)
plain = PairwiseComparisons(tuple(ENGLISH), (PairwiseJudgment("C1", "C2", 2.0),))
stored = state.setdefault("stored", PairwiseComparisons(tuple(ENGLISH), RANGED, SKIPPED) if FULL else plain)


def keep(changed: PairwiseComparisons) -> None:
    state["stored"], state["version"] = changed, state["version"] + 1
    state["changes"] = state.get("changes", 0) + 1


pairwise_matrix(
    "matrix",
    CHINESE if LANGUAGE == "zh" else ENGLISH,
    stored,
    version=state.setdefault("version", 1),
    random_index=0.9,
    threshold=0.1,
    texts=wording(ASKED, {"goal": Label("Satisfaction", "满意度")}, t) | matrix_texts(t),
    keep=None if st.query_params.get("mode") == "read" else keep,
)
st.text(f"runs={state['runs']} changes={state.get('changes', 0)}")
st.text("stored: " + " ".join(f"{j.first}/{j.second}={j.value:.4g}" for j in stored.judgments))
st.text("ranges: " + " ".join(f"{j.low}..{j.high} {j.options} {j.comment}" for j in stored.judgments if j.low))
st.text("skipped: " + " ".join(f"{p.first}/{p.second} {p.reason}" for p in stored.skipped))
st.button("outside")
