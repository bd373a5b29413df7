"""Track: did it turn out as expected? Decisions on record, what was observed since, and what is learnt from it."""

from __future__ import annotations

import streamlit as st

from mcdm.errors import DecisionError
from reports.sentences import track as words
from studies.evaluate import Evaluation
from studies.looking_back import LookBack, labels_of, look_back
from studies.study import Study
from views import cached, cached_scenarios, session
from views.components import figures, findings, layout, marks
from views.components.track import learning as track_learning
from views.components.track import record as track_record
from views.components.track import review as track_review


def render() -> None:
    """Draw the page."""
    study, t, display = session.study(), session.translate(), figures.display()
    evaluation = _evaluation()
    found = _looked_back(study, evaluation)
    names = {each.id: layout.plain(track_review.called(each)) for each in study.decisions}
    with layout.page():
        layout.headline(words.answer(found, names, t), words.evidence(found, display=display, t=t))
        _badges(found)
        if found.reviews:
            chosen = track_review.choose(found)
            track_review.show(found, chosen)
            track_review.table(found)
            track_learning.show(study, found)
        else:
            _nothing()
        track_record.show(study)
        doubts = [*track_review.doubts_of_waves(), *found.findings]
        findings.show(doubts, key="track", limit=4, names=labels_of(study))


def _evaluation() -> Evaluation | None:
    """What the study says today, where it can: without it the record still stands."""
    try:
        return cached.evaluation()
    except DecisionError:
        return None


def _looked_back(study: Study, evaluation: Evaluation | None) -> LookBack:
    now = cached_scenarios.simulated(study) if evaluation is not None else session.key_of(study.levers)
    read = session.key_of(study.decisions, study.observed)
    return cached.once(f"look-back|{now}|{read}", lambda: look_back(study, evaluation))


def _badges(found: LookBack) -> None:
    t = session.translate()
    if not found.reviews:
        return
    count = sum(len(review.checks) for review in found.reviews)
    badges = [
        marks.fact(t.n("{count} decision", "{count} decisions", len(found.reviews))),
        marks.fact(t.n("{count} observation", "{count} observations", count)),
        marks.flagged(t.n("{count} finding", "{count} findings", len(found.findings))) if found.findings else "",
    ]
    st.markdown(" ".join(badge for badge in badges if badge))


def _nothing() -> None:
    t = session.translate()
    explanation = t(
        "Record a decision below: the plan, what it is expected to do, who takes it and why. Later surveys are then "
        "held against it, and the effects of the levers learn from the difference."
    )
    with layout.empty(t("Expected and observed"), explanation):
        if not session.study().scenarios and st.button(t("Plan a scenario"), type="primary", icon=":material/add:"):
            session.go("scenarios")
