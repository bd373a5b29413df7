"""What the index is made of: grades, indicators, clusters, and the segments of the customers."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, cycle, product

import streamlit as st

from i18n.numbers import count, share
from reports.charts import index as charts
from reports.charts.scales import Span
from satisfaction.respondents import Dimension
from satisfaction.role_scores import DIMENSION as ROLE
from satisfaction.segments import SegmentIndex
from satisfaction.strata import WAVE
from satisfaction.thinness import THIN
from studies.measure import Measurement
from studies.segment_contrasts import told_apart, waves_apart
from views import cached, cached_segments, session
from views.components import figures, layout

FITS = 4
"""So many columns of a matrix fit a phone; more scroll sideways."""

EACH = 6
"""How many of the strongest and of the weakest indicators are shown."""


def render(measured: Measurement) -> None:
    """All of them, two columns where the page is wide."""
    _grades(measured)
    left, right = st.columns(2, gap="large")
    with left:
        _indicators(measured)
    with right:
        _clusters(measured)
        others = _segments()
    if others:
        _side_by_side(others, measured.index.score)


def names() -> dict[str, str]:
    """Name of every node, in the language of the reader; doubles are told apart by their ids."""
    nodes = session.study().model.indicators
    shown = [node.label.in_language(session.language()) or node.id for node in nodes]
    return {
        node.id: name if shown.count(name) == 1 else f"{name} ({node.id})"
        for node, name in zip(nodes, shown, strict=True)
    }


def grade_names() -> list[str]:
    """Names of the grades, best first."""
    return [grade.label.in_language(session.language()) for grade in session.study().scale.grades]


def _key() -> str:
    return f"{cached.measured()}|{session.key_of(session.study().model)}"


def _grades(measured: Measurement) -> None:
    t = session.translate()
    reading = t("All indicators, weighted; best to worst.")
    with layout.figure(t("How the answers spread"), reading, "grades"):
        figures.show("grades", _key(), lambda: charts.grade_bar(grade_names(), measured.fuzzy.shares.tolist(), t=t))


def _indicators(measured: Measurement) -> None:
    t, display, named = session.translate(), figures.display(), names()
    weight = dict(zip(measured.memberships.indicators, measured.weights.tolist(), strict=True))
    rows = [
        charts.IndicatorScore(named[node], found.value, weight[node], found.low, found.high)
        for node, found in measured.indicators.items()
    ]
    index = measured.index.score
    bands = any(row.low is not None for row in rows)
    told = {"count": len(rows), "index": display.text(index)}
    if len(rows) > 2 * EACH:
        reading = t("Six each of {count}, hung on the index {index}. Dot size: weight.", **told)
    else:
        reading = t("All {count}, hung on the index {index}. Dot size: weight.", **told)
    if bands:
        reading += ("" if t.language == "zh" else " ") + t("Bands: 95% intervals.")
    with layout.figure(t("Strongest and weakest"), reading, "strongest"):
        figures.show(
            "strongest",
            _key(),
            lambda: charts.strongest_weakest(rows, index=index, display=display, t=t, each=EACH),
        )


def _clusters(measured: Measurement) -> None:
    t, display, labels = session.translate(), figures.display(), session.study().labels
    rows = [
        charts.ClusterGrades(
            labels[each.cluster].in_language(session.language()),
            each.weight,
            tuple(each.shares.tolist()),
            each.score,
            each.low,
            each.high,
        )
        for each in measured.clusters
    ]
    if len(rows) < 2:
        return
    with layout.figure(t("Clusters"), t("Heaviest first; score at the right."), "clusters"):
        figures.show("clusters", _key(), lambda: charts.cluster_strips(rows, grade_names(), display=display, t=t))


# ---------------------------------------------------------------------- segments


def _segments() -> list[Dimension]:
    """The first two dimensions as a table, an only one hung on the index; an empty place without a survey.

    Gives the dimensions that are left: each is hung on the index, below.
    """
    t, survey = session.translate(), session.survey()
    if survey is None:
        with layout.empty(t("Districts, tiers and channels"), t("A survey that says who answered fills this place.")):
            if st.button(t("Load a survey"), key="load-for-segments", icon=":material/upload_file:"):
                session.go("survey")
        return []
    known = {*survey.dimensions} - {ROLE}  # experts and staff are no customers: they have a page beside this one
    dimensions = [each for each in session.study().population.dimensions if each.id in known]
    divided = [each for each in dimensions if len(cached.segment_indices(each.id)) > 1]
    if len(divided) >= 2:
        _table(divided[0], divided[1])
        return divided[2:]
    for dimension in divided:
        rows, index = _hung_rows(dimension), cached.measurement().index.score
        _hung(dimension, rows, charts.hung_span(rows, index, figures.display()))
    return []


def _table(down: Dimension, across: Dimension) -> None:
    t, display = session.translate(), figures.display()
    found = {each.segment: each for each in cached.segment_indices(down.id, across.id)}
    cells = [
        charts.SegmentScore(_called(row), _called(column), *_read(found.get((row.id, column.id))))
        for row, column in product(down.segments, across.segments)
    ]
    title = f"{_called(down)} × {_called(across)}"
    reading = t("Fuller: more satisfied. Dashed: fewer than {thin} answers (n), not to be ranked.", thin=THIN)
    small = _small(across)
    with layout.figure(layout.plain(title), reading + small, "segments", wide=len(across.segments) > FITS):
        figures.show("segments", _key(), lambda: charts.segments(cells, thin_below=THIN, display=display, t=t))


def _read(found: SegmentIndex | None) -> tuple[float | None, int, float | None, float | None]:
    """Score, answers and the ends of the interval."""
    return (None, 0, None, None) if found is None else (
        found.index.value, found.index.answers, found.index.low, found.index.high
    )  # fmt: skip


def _small(dimension: Dimension) -> str:
    """That some columns stand for few customers, where all but the largest are less than a twentieth."""
    t, counts = session.translate(), [segment.customers or 0 for segment in dimension.segments]
    total = sum(counts)
    rest = total - max(counts, default=0)
    if not total or not dimension.is_counted or rest >= total / 20:
        return ""
    largest = max(dimension.segments, key=lambda segment: segment.customers or 0)
    gap = "" if t.language == "zh" else " "
    return gap + t("All but {largest} are {share} of the customers.", largest=layout.plain(_called(largest)),
                   share=share(rest / total, 1))  # fmt: skip


def _side_by_side(dimensions: list[Dimension], index: float) -> None:
    """Each dimension hung on the index, all on one scale: what is twice as far is twice as long."""
    rows = {dimension: _hung_rows(dimension) for dimension in dimensions}
    ends = charts.hung_span(chain.from_iterable(rows.values()), index, figures.display())
    for dimension, column in zip(dimensions, cycle(st.columns(2, gap="large")), strict=False):
        with column:
            _hung(dimension, rows[dimension], ends)


def _hung_rows(dimension: Dimension) -> list[charts.IndicatorScore]:
    t, found = session.translate(), cached.segment_indices(dimension.id)
    labels = {segment.id: _called(segment) for segment in dimension.segments}
    answers = sum(each.index.answers for each in found)
    return [
        charts.IndicatorScore(
            t("{name} (n = {count})", name=labels.get(*each.segment * 2), count=count(each.index.answers)),
            each.index.value,
            each.index.answers / answers,
            each.index.low,
            each.index.high,
            told,
        )
        for each, told in zip(found, _told(dimension.id, found), strict=True)
    ]


def _told(dimension: str, found: Sequence[SegmentIndex]) -> tuple[bool, ...]:
    """Which segments differ from the others by more than chance; which waves do from the one that the index reads."""
    if dimension != WAVE:
        return told_apart([(each.index, each.customers) for each in found])
    whole, chosen = cached_segments.segment_table(), session.study().choices.wave
    if whole is None or not whole.waves:
        return (False,) * len(found)
    apart = waves_apart(whole, chosen if chosen in whole.waves else whole.waves[-1])
    return tuple(apart.get(each.segment[0], False) for each in found)


def _hung(dimension: Dimension, rows: list[charts.IndicatorScore], ends: Span) -> None:
    t, display, index = session.translate(), figures.display(), cached.measurement().index.score
    reading = t("Hung on the index; bands are 95% intervals. Grey: chance may explain the distance.")
    with layout.figure(layout.plain(_called(dimension)), reading, f"by-{dimension.id}"):
        figures.show(
            f"by-{dimension.id}",
            f"{_key()}|{ends.low}|{ends.high}",
            lambda: charts.strongest_weakest(rows, index=index, display=display, t=t, each=12, ends=ends),
        )


def _called(labelled: object) -> str:
    label = getattr(labelled, "label", None)
    name = label.in_language(session.language()) if label is not None else ""
    return str(name or getattr(labelled, "id", ""))
