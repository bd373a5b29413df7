"""The importance-performance map, with whose word on importance it takes and where its lines stand."""

from __future__ import annotations

from typing import cast

import streamlit as st

from i18n.translate import N_
from reports.charts import importance as charts
from reports.charts.importance import MapPoint
from reports.sentences import importance as say
from satisfaction.importance_performance import Crosshair, ImportancePerformance
from studies.importance import Importance, Reading
from views import session
from views.cached_importance import Matters
from views.components import figures, layout
from views.components.importance import read as reading_of
from views.components.view_switch import view_switch

LINES = {
    "means": N_("Lines at the means"),
    "medians": N_("Lines at the medians"),
    "target": N_("Performance line at the target"),
}


def render(matters: Matters) -> None:
    """The two choices, the map, and who found no room on it."""
    found = matters.found
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        reading = _reading(found)
        lines = _lines()
    drawn = _map(found, reading, lines)
    names, display, t = reading_of.names(), figures.display(), session.translate()
    points = _points(found, drawn, reading, names)
    told = say.map_reading(drawn, names, t)
    how = t("Disc: its place is sure; ring: an interval crosses a line. Importance on a square-root axis.")
    gap = "" if t.language == "zh" else " "
    with layout.figure(t(say.READINGS[reading]), layout.plain(f"{told}{gap}{how}"), "importance-map"):
        figures.show(
            "importance-map",
            f"{matters.key}|{reading}|{lines}",
            lambda: charts.importance_map(points, drawn.lines, display=display, t=t, assumed=reading == "panel"),
        )
        left = charts.unlabelled(points, drawn.lines, display)
        if left:
            gathered = ("、" if t.language == "zh" else ", ").join(left)
            st.caption(layout.plain(t("Not named on the map for want of room (point at them): {names}.",
                                      names=gathered)))  # fmt: skip


def _reading(found: Importance) -> Reading:
    t = session.translate()
    offered = {name: t(say.READINGS[name]) for name in found.readings}
    place = f"importance/{session.study_id()}/reading"
    return cast(Reading, view_switch(place, offered, label=t("Whose word on importance")))


def _lines() -> str:
    t, place = session.translate(), f"importance/{session.study_id()}/lines"
    kept = str(session.remembered(place, "means"))
    key = session.widget("importance", "lines")
    st.selectbox(
        t("Where the lines stand"), list(LINES), list(LINES).index(kept), key=key, width=260,
        format_func=lambda name: t(LINES[name]), label_visibility="collapsed",
        on_change=lambda: session.remember(place, session.value_of(key)),
    )  # fmt: skip
    return kept


def _map(found: Importance, reading: Reading, lines: str) -> ImportancePerformance:
    if lines == "target":
        return found.map(reading, line=session.study().choices.target)
    return found.map(reading, cast(Crosshair, lines))


def _points(found: Importance, drawn: ImportancePerformance, reading: Reading, names: dict[str, str]) -> list[MapPoint]:
    shares = found.shares(reading).over(drawn.attributes)
    return [
        MapPoint(
            names[item],
            drawn.quadrants[k],
            float(drawn.importance[k]),
            float(shares.low[k]),
            float(shares.high[k]),
            float(drawn.performance[k]),
            found.performance[item].low,
            found.performance[item].high,
            bool(drawn.settled[k]),
        )
        for k, item in enumerate(drawn.attributes)
    ]
