"""The page of segments: who is least satisfied, what changed, every number, whom the answers stand for."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from i18n.errors import error_sentence
from i18n.numbers import count
from i18n.translate import N_
from mcdm.errors import DecisionError
from reports.sentences import segments as say
from reports.sentences.weights import together
from studies.segments import SegmentTable, StandsFor
from views import cached_segments, session
from views.components import figures, findings, layout, marks
from views.components.segments import choice as segment_choice
from views.components.segments import map as segment_map
from views.components.segments import rows as segment_rows
from views.components.segments import standing as segment_standing
from views.components.segments import trend as segment_trend
from views.components.segments.choice import Looked, called
from views.components.survey import choice as survey_choice
from views.components.view_switch import view_switch

VIEWS = {
    "map": N_("Map"),
    "trend": N_("Trend"),
    "numbers": N_("Every number"),
    "standing": N_("Whom answers stand for"),
}


def render() -> None:
    """Headline, choices, one of four views, findings."""
    survey_choice.collect()
    with layout.page():
        try:
            found = cached_segments.whole()
        except DecisionError as error:
            _nothing(error_sentence(error, session.language(), session.study().labels))
            return
        if session.survey() is None or (found is not None and not found[0].rows):
            _nothing(session.translate()("A survey that says who answered fills this page."))
        elif found is not None:  # else still at work
            _show(*found)


def _show(whole: SegmentTable, whom: StandsFor) -> None:
    looked = segment_choice.looked_at(whole)
    _top(looked, whole)
    view = _view()
    if view != "standing":
        segment_choice.render(whole, across=view != "trend", what=view != "numbers")
    shown: dict[str, Callable[[], None]] = {
        "map": lambda: segment_map.render(looked, whole),
        "trend": lambda: segment_trend.render(looked, whole),
        "numbers": lambda: segment_rows.render(looked, whole),
        "standing": lambda: segment_standing.render(looked, whom),
    }
    shown[view]()
    said = (finding for finding in whom.findings if finding.code != "other-waves-left-out")  # they are in sight here
    findings.show(said, limit=3, key="segments")


def _top(looked: Looked, whole: SegmentTable) -> None:
    t, display = session.translate(), figures.display()
    total = next(row for row in whole.of(looked.indicator, looked.wave))
    placed = [
        say.Placed(called(row.segment[0]), row.estimate, row.thin)
        for row in (looked.rows(looked.down) if looked.down else ())
    ]
    told = [say.lead(placed, total.estimate, display, t)] if placed else []
    if total.change is not None:
        told.append(say.since(total.change, called(looked.before), display, t, segment_choice.shown(looked)))
    headline = say.answer(placed, t) if placed else t("Nothing divides the customers")
    layout.headline(layout.plain(headline), layout.plain(together(t, *told)))
    badges = [marks.fact(t("{count:answer|answers}", count=total.estimate.answers))]
    badges.append(marks.fact(t("worth {count} equally weighted ones", count=count(total.estimate.effective))))
    if looked.wave:
        badges.append(marks.fact(layout.plain(called(looked.wave))))
    st.markdown(" ".join(badges))


def _view() -> str:
    t = session.translate()
    return view_switch("segments/view", {view: t(name) for view, name in VIEWS.items()})


def _nothing(why: str) -> None:
    t = session.translate()
    layout.headline(t("No segments yet"), layout.plain(why))
    with layout.empty(t("Districts, tiers and channels"), t("A survey that says who answered fills this place.")):
        if st.button(t("Load a survey"), key="segments-load", type="primary", icon=":material/upload_file:"):
            session.go("survey")
