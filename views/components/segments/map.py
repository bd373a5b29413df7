"""The heat map of the segments, and the one that was picked: where it differs from all customers."""

from __future__ import annotations

from itertools import product

import streamlit as st

from i18n.numbers import count
from reports.charts import segments as charts
from reports.charts.index import IndicatorScore, strongest_weakest
from reports.sentences.weights import together
from satisfaction.thinness import THIN
from studies.segment_contrasts import against_others, stand, told_apart
from studies.segments import SegmentRow, SegmentTable
from views import cached, cached_segments, session
from views.components import figures, layout
from views.components.index.figures import FITS
from views.components.segments.choice import Looked, called, dividing, shown

ALL = "*"
"""Every segment of a dimension, in the key of a cell."""


def render(looked: Looked, whole: SegmentTable) -> None:
    """The map at the left, the picked segment at the right."""
    t = session.translate()
    if not dividing():
        with layout.empty(t("Nothing divides the customers"), t("Map a column with the district or the tier.")):
            if st.button(t("Surveys"), key="segments-to-survey"):
                session.go("survey")
        return
    rows = _rows(looked)
    picked = _picked(rows)
    left, right = st.columns([7, 5], gap="large")
    with left:
        _map(looked, rows, picked) if looked.across else _hung(looked, rows)
    with right:
        _one(looked, rows, whole, picked)


def _rows(looked: Looked) -> dict[str, SegmentRow]:
    """Every cell that has answers, by key: ``"D1|VIP"``, ``"D1|*"``, ``"*|VIP"``, ``"*|*"``."""
    found = {}
    for down, across in product((looked.down, ""), (looked.across, "") if looked.across else ("",)):
        by = tuple(name for name in (down, across) if name)
        for row in looked.rows(*by):
            segment = iter(row.segment)
            found[f"{next(segment) if down else ALL}|{next(segment) if across else ALL}"] = row
    return found


def _picked(rows: dict[str, SegmentRow]) -> str:
    """What was picked, or the lowest segment of the rows with enough answers."""
    kept = session.remembered(f"segments/picked/{session.study_id()}")
    if kept in rows:
        return str(kept)
    ranked = [key for key, row in rows.items() if not row.thin and key.endswith(f"|{ALL}") and key != f"{ALL}|{ALL}"]
    return min(ranked, key=lambda key: rows[key].estimate.value, default=next(iter(rows), ""))


def _segments_of(dimension: str) -> list[str]:
    return [s.id for s in session.study().population.dimension(dimension).segments] if dimension else []


def _name(key: str) -> str:
    """A cell in words: "Mountain area · VIP customers"."""
    parts = [called(part) for part in key.split("|") if part != ALL]
    return " · ".join(parts) or session.translate()("All customers")


def _map(looked: Looked, rows: dict[str, SegmentRow], picked: str) -> None:
    t, display = session.translate(), figures.display()
    whole = rows[f"{ALL}|{ALL}"].estimate.value
    downs, acrosses = _present(looked.down, rows, 0), _present(looked.across, rows, 1)
    cells = [
        _cell(down, across, looked, rows.get(f"{down}|{across}"))
        for down, across in product([*downs, ALL], [ALL, *acrosses])
    ]
    title = f"{called(looked.down)} × {called(looked.across)}"
    reading = t("Green above all customers ({whole}), red below. Dashed: fewer than {thin} answers, not to be ranked.",
                whole=display.text(whole), thin=THIN)  # fmt: skip
    with layout.figure(layout.plain(title), layout.plain(reading), "segment-map", wide=len(acrosses) >= FITS):
        spec, spoken = cached.figure(
            f"segment-map|{_key(looked)}|{picked}",
            lambda: charts.heat_map(cells, centre=whole, display=display, t=t, picked=picked),
            height=None,
        )
        key = f"segment-map-{looked.down}-{looked.across}-{looked.indicator}-{looked.wave}"
        st.vega_lite_chart(
            spec=spec,
            width="stretch",
            alt=spoken,
            theme="streamlit",
            key=key,
            on_select=lambda: _pick_from(session.value_of(key)),
            selection_mode=charts.PICKED,
        )


def _present(dimension: str, rows: dict[str, SegmentRow], place: int) -> list[str]:
    """The segments of a dimension, without those that nobody answered for and the population does not know."""
    known = _segments_of(dimension)
    answered = {key.split("|")[place] for key in rows} - {ALL}
    return [*known, *sorted(answered - set(known))]


def _cell(down: str, across: str, looked: Looked, row: SegmentRow | None) -> charts.HeatCell:
    t = session.translate()
    names = (called(down) if down != ALL else t("All"), called(across) if across != ALL else t("All"))
    if row is None:
        return charts.HeatCell(*names, f"{down}|{across}", None, None, None, 0, True)
    e = row.estimate
    return charts.HeatCell(*names, f"{down}|{across}", e.value, e.low, e.high, e.answers, row.thin)


def _pick_from(state: object) -> None:
    """Remember the cell that was clicked."""
    chosen = (state or {}).get("selection", {}).get(charts.PICKED, []) if isinstance(state, dict) else []
    if chosen:
        session.remember(f"segments/picked/{session.study_id()}", chosen[0].get("key", ""))


def _hung(looked: Looked, rows: dict[str, SegmentRow]) -> None:
    """One dimension alone: each segment with its interval, hung on all customers."""
    t, display = session.translate(), figures.display()
    whole = rows[f"{ALL}|{ALL}"].estimate.value
    each = [(key, row) for key, row in rows.items() if key != f"{ALL}|{ALL}"]
    answers = sum(row.estimate.answers for _, row in each) or 1
    scores = [
        IndicatorScore(
            t("{name} (n = {count})", name=_name(key), count=count(row.estimate.answers)),
            row.estimate.value,
            row.estimate.answers / answers,
            row.estimate.low,
            row.estimate.high,
            apart,
        )
        for (key, row), apart in zip(each, told_apart([(row.estimate, row.customers) for _, row in each]), strict=True)
    ]
    reading = t("Hung on all customers; bands are 95% intervals. Dot size: answers. Grey: chance may explain it.")
    with layout.figure(layout.plain(called(looked.down)), reading, "segment-hung"):
        figures.show(
            "segment-hung",
            _key(looked),
            lambda: strongest_weakest(scores, index=whole, display=display, t=t, each=12),
        )


# ---------------------------------------------------------------------- one segment


def _one(looked: Looked, rows: dict[str, SegmentRow], whole: SegmentTable, picked: str) -> None:
    t, display = session.translate(), figures.display()
    with layout.figure(t("One segment"), t("Click a cell, or choose here."), "segment-one"):
        place = f"segments/picked/{session.study_id()}"
        options = list(rows)
        key = f"{place}/{session.language()}/{picked}/{len(options)}"
        named = {name: _name(name) for name in options}
        st.selectbox(
            t("Segment"),
            options,
            index=options.index(picked),
            format_func=named.__getitem__,
            key=key,
            label_visibility="collapsed",
            on_change=lambda: session.remember(place, session.value_of(key)),
        )
        _numbers(rows[picked])
        profile = _profile(looked, whole, picked)
        if picked == f"{ALL}|{ALL}" or not profile:
            st.caption(t("Choose a segment to see where it differs from all customers."))
            return
        told = [t("Disc: the segment with its interval; tick: all customers. Grey: chance may explain it.")]
        if len(profile) > 2 * charts.EACH:
            told.append(t("Shown: the {count} furthest of {all} indicators; the others under Every number.",
                          count=2 * charts.EACH, all=len(profile)))  # fmt: skip
        st.caption(together(t, *told))
        figures.show(
            "segment-profile",
            f"{_key(looked)}|{picked}",
            lambda: charts.profile(profile, display=display, t=t),
        )


def _numbers(row: SegmentRow) -> None:
    """Score, interval, answers and customers in one line."""
    t, display, e = session.translate(), figures.display(), row.estimate
    told = [f"**{display.text(e.value)}**", display.between(e.low, e.high, e.confidence, session.language())]
    told.append(t("{count:answer|answers}", count=e.answers))
    if row.customers is not None:
        told.append(t("{count:customer|customers}", count=row.customers))
    if row.thin:
        told.append(f":orange[{t('too few to rank')}]")
    st.markdown(" · ".join(told))


def _profile(looked: Looked, whole: SegmentTable, picked: str) -> list[charts.ProfileRow]:
    """Every indicator of the picked segment beside all customers."""
    segment = [part for part in picked.split("|") if part != ALL]
    by = [d for d, part in zip((looked.down, looked.across), picked.split("|"), strict=False) if part != ALL and d]
    table = cached_segments.segment_table(*by)
    if table is None or not segment:
        return []
    everybody = {row.indicator: row.estimate.value for row in whole.rows if row.wave == looked.wave}
    found = []
    for indicator in filter(None, everybody):
        rows = table.of(indicator, looked.wave)
        at = next((k for k, row in enumerate(rows) if list(row.segment) == segment), None)
        if at is not None:
            differs = against_others([(row.estimate, row.customers) for row in rows], at)
            found.append((indicator, rows[at].estimate, differs))
    told = stand([differs for *_, differs in found])
    return [
        charts.ProfileRow(called(indicator), e.value, e.low, e.high, everybody[indicator], apart)
        for (indicator, e, _), apart in zip(found, told, strict=True)
    ]


def _key(looked: Looked) -> str:
    return f"{cached.measured()}|{session.key_of(session.study().model)}|{looked}|{shown(looked)}"
