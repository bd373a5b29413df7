"""Complaints on screen: what about, whether the months show more than chance, and which districts stand out."""

from __future__ import annotations

from collections import Counter

import streamlit as st

from i18n.numbers import count, plain
from reports.charts import operations as place_charts
from reports.charts import supply as charts
from reports.sentences import operations as say
from reports.sentences.weights import together
from studies.complaint_report import ComplaintReport
from studies.operations import Operations
from views import cached_operations, session
from views.components import figures, layout
from views.components.operations.figures import place_names


def render(found: Operations) -> None:
    """The control chart across the page; the vital few and the districts side by side; the national line last."""
    report = found.complaints
    if report is None:
        return
    t = session.translate()
    _months(report)
    left, right = st.columns(2, gap="large")
    with left, layout.figure(t("The vital few"), layout.plain(say.vital_few(report.about, t)), "complaints-about"):
        figures.show("complaints-about", _key(), lambda: _about(report))
    with right:
        if len(report.places) > 1:
            reading = t(
                "Rate with its 95% interval. Grey band: where chance alone would put a district of its size; "
                "coloured is what lies outside it."
            )
            with layout.figure(t("Where they come from"), reading, "complaints-places"):
                figures.show("complaints-places", _key(), lambda: _places(report))
    st.caption(layout.plain(t(say.NATIONAL)))


def _key() -> str:
    return cached_operations.key()


def _months(report: ComplaintReport) -> None:
    t, chart = session.translate(), report.by_month
    if chart is None:
        return
    by_month: Counter[str] = Counter()
    for each in session.study().complaints:
        by_month[each.period] += each.count
    names = [say.period(month, t) for month in report.months]
    counts = [by_month[month] for month in report.months]
    read = t("Per 10,000 customers and year; grey: what chance alone explains (u-chart, three sigma). Rings: runs.")
    with layout.figure(
        t("Month by month"), layout.plain(together(t, say.control(report, t), read)), "complaints-months"
    ):
        figures.show("complaints-months", _key(), lambda: charts.control_chart(names, chart, counts, t=t))


def _about(report: ComplaintReport) -> charts.Figure:
    t, about = session.translate(), report.about
    total = sum(about.counts) or 1
    parts = [
        charts.Part(say.about(name, t), count(number), number / total, cumulative, vital=k < about.vital)
        for k, (name, number, cumulative) in enumerate(zip(about.categories, about.counts, about.cumulative,
                                                           strict=True))
    ]  # fmt: skip
    return charts.pareto(parts[:12], t=t)


def _places(report: ComplaintReport) -> place_charts.Figure:
    t, names, chart = session.translate(), place_names(report.served.dimension), report.by_place
    assert chart is not None  # there is one wherever there are two places
    order = sorted(range(len(report.places)), key=lambda k: -float(chart.values[k]))
    rates = list(report.places.items())
    values = [
        place_charts.PlaceValue(
            names.get(rates[k][0], rates[k][0]), rates[k][1].value, say.rate(rates[k][1]),
            rates[k][1].value <= chart.centre if chart.beyond[k] else None, rates[k][1].low, rates[k][1].high,
            (float(chart.lower[k]), float(chart.upper[k])),
        )
        for k in order
    ]  # fmt: skip
    return place_charts.places(values, chart.centre, plain(chart.centre, 2), t=t, zero=True)
