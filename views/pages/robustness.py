"""Robustness: would the answer change? The smallest change that does it, numbers to turn, judgments that vary."""

from __future__ import annotations

import streamlit as st

from i18n.translate import N_
from mcdm.errors import DecisionError
from reports.sentences import robustness as say
from studies.judgment_uncertainty import JUDGING, Stability, stability
from studies.outcome import Outcome
from studies.robustness import Robustness, robustness
from studies.study import Study
from studies.weighing import Weighing
from views import cached, session
from views.components import layout, marks, unmeasured, waiting
from views.components.robustness import deciding, judgment_spread, smallest_changes, turning
from views.components.robustness.deciding import Deciding
from views.components.view_switch import opened, view_switch
from views.jobs import Job

VIEWS = {
    "smallest": (N_("Smallest changes"), smallest_changes.show),
    "turn": (N_("Turn it yourself"), turning.show),
    "judgments": (N_("Uncertain judgments"), judgment_spread.show),
}


def render() -> None:
    """Draw the page."""
    study = session.study()
    with layout.page():
        try:
            decisions = deciding.offered(study)
            if decisions:
                _decided(study, decisions)
            else:
                _nothing()
        except DecisionError as error:
            unmeasured.refuse(error)


def _nothing() -> None:
    t = session.translate()
    layout.headline(t("There is nothing to decide yet"))
    explanation = t("Two scenarios, alternatives or indicators are enough; this page then says how firmly one leads.")
    with layout.empty(t("Would the answer change?"), explanation):
        if st.button(t("Plan a scenario"), type="primary", icon=":material/add:"):
            session.go("scenarios")


def _decided(study: Study, decisions: dict[str, tuple[str, Outcome]]) -> None:
    t, kind = session.translate(), _kind(decisions)
    key, outcome = decisions[kind]
    weighing = cached.weighing(study)
    found = waiting.result(
        f"robustness|{key}",
        t("Turning every judgment and every weight, one at a time"),
        lambda job: _turned(job, study, weighing, outcome),
    )
    if found is None:
        _choice(decisions)
        return
    decided = Deciding(study, weighing, outcome, key, found)
    sure = cached.once(f"stability|{key}|0.25", lambda: stability(study, outcome))
    layout.headline(say.answer(found, decided.told), say.evidence(found, sure, decided.told))
    _badges(decided, sure)
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        view = _view()
        if len(decisions) > 1:
            with st.container(width="stretch", horizontal=True, horizontal_alignment="right"):
                _choice(decisions)
    VIEWS[view][1](decided)


def _turned(job: Job[Robustness], study: Study, weighing: Weighing, outcome: Outcome) -> Robustness:
    return robustness(study, weighing, outcome, progress=job.advance)


# ---------------------------------------------------------------------- what is shown


def _place(what: str) -> str:
    return f"robustness/{session.study_id()}/{what}"


def _kind(decisions: dict[str, tuple[str, Outcome]]) -> str:
    return opened(_place("kind"), decisions)


def _choice(decisions: dict[str, tuple[str, Outcome]]) -> None:
    t = session.translate()
    view_switch(_place("kind"), {name: t(say.DECISIONS[name]) for name in decisions}, label=t("Decision"))


def _view() -> str:
    t = session.translate()
    return view_switch(_place("view"), {view: t(name) for view, (name, _) in VIEWS.items()})


def _badges(decided: Deciding, sure: Stability) -> None:
    t, (judgments, weights) = session.translate(), decided.found.tried
    told = [
        marks.fact(t("{judgments} judgments and {weights} weights turned, one at a time", judgments=judgments,
                     weights=weights)),
        marks.assumption(t("spread of judgments assumed: .25")),
        marks.fact(t("{count} draws, seed {seed}", count=sure.weights.count, seed=JUDGING.seed)),
    ]  # fmt: skip
    st.markdown(" ".join(told))
