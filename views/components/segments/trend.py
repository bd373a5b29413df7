"""What changed from wave to wave: one indicator over the waves, and every change with its interval."""

from __future__ import annotations

import streamlit as st

from reports.charts import segments as charts
from reports.sentences import segments as say
from reports.sentences.weights import together
from studies.segments import SegmentRow, SegmentTable
from views import cached, cached_segments, session
from views.components import figures, layout
from views.components.segments.choice import Looked, called, shown


def render(looked: Looked, whole: SegmentTable) -> None:
    """The waves and the segments at the left, the indicators at the right."""
    t = session.translate()
    if len(whole.waves) < 2:
        with layout.empty(t("One wave so far"), t("With a second wave, changes are shown here with their intervals.")):
            if st.button(t("Load a survey"), key="trend-to-survey", icon=":material/upload_file:"):
                session.go("survey")
        return
    left, right = st.columns(2, gap="large")
    with left:
        _waves(looked, whole)
        _by_segment(looked)
    with right:
        _by_indicator(looked, whole)


def _waves(looked: Looked, whole: SegmentTable) -> None:
    t, display, study = session.translate(), figures.display(), session.study()
    rows = whole.of(looked.indicator)
    points = [
        charts.WavePoint(called(row.wave), e.value, e.low, e.high, e.answers) for row in rows for e in (row.estimate,)
    ]
    told = []
    now = next((row for row in rows if row.wave == looked.wave), None)
    if now is not None and now.change is not None:
        told = [say.since(now.change, called(looked.before), display, t, shown(looked)), say.pairing(now.change, t)]
    title = t("{what}, all customers", what=shown(looked))
    target = study.choices.target if not looked.indicator else None
    with layout.figure(layout.plain(title), layout.plain(together(t, *told)), "waves"):
        figures.show("waves", _key(looked), lambda: charts.waves(points, display=display, t=t, target=target))


def _by_segment(looked: Looked) -> None:
    if not looked.down:
        return
    t, table = session.translate(), cached_segments.segment_table(looked.down)
    rows = [row for row in (table.of(looked.indicator, looked.wave) if table else ()) if row.change is not None]
    title = t("Change by {dimension}", dimension=called(looked.down).lower())
    _changes(rows, [called(row.segment[0]) for row in rows], title, "changes-by-segment", looked)


def _by_indicator(looked: Looked, whole: SegmentTable) -> None:
    t = session.translate()
    rows = [row for row in whole.rows if row.indicator and row.wave == looked.wave and row.change is not None]
    _changes(rows, [called(row.indicator) for row in rows], t("Change by indicator"), "changes-by-indicator", looked)


def _changes(rows: list[SegmentRow], names: list[str], title: str, key: str, looked: Looked) -> None:
    t, display = session.translate(), figures.display()
    found = [
        charts.ChangeRow(
            name, row.change.value, row.change.low, row.change.high,
            row.change.verdict in ("risen", "fallen"), bool(row.change.stands),
        )
        for name, row in zip(names, rows, strict=True)
        if row.change is not None
    ]  # fmt: skip
    if not found:
        with layout.figure(layout.plain(title), t("The first wave has none before it: choose a later one."), key):
            return
    told = [say.many([row.change for row in rows], t)]
    if len(found) > charts.TOP:
        told.append(t("Shown: the {count} at the two ends of {all}; the others under Every number.",
                      count=charts.TOP, all=len(found)))  # fmt: skip
    with layout.figure(layout.plain(title), layout.plain(together(t, *told)), key):
        figures.show(key, _key(looked), lambda: charts.changes(found, display=display, t=t))


def _key(looked: Looked) -> str:
    return f"{cached.measured()}|{session.key_of(session.study().model)}|{looked}|{session.study().choices.target}"
