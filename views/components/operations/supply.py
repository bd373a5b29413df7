"""Outages on screen: time without supply month by month, by district, and what drives it."""

from __future__ import annotations

import streamlit as st

from i18n.numbers import count
from reports.charts import operations as place_charts
from reports.charts import supply as charts
from reports.sentences import operations as say
from reports.sentences.weights import together
from satisfaction.reliability import MOMENTARY, Reliability
from studies.operations import Operations
from studies.outage_report import OutageReport
from views import cached_operations, session
from views.components import figures, layout
from views.components.operations.figures import place_names


def render(found: Operations) -> None:
    """The months across the page; districts and causes side by side; every index in a table."""
    report = shown(found)
    if report is None:
        return
    t = session.translate()
    _months(report)
    left, right = st.columns(2, gap="large")
    with left:
        if len(report.places) > 1:
            reading = t("Hours or minutes a year = interruptions × how long each lasts.")
            with layout.figure(t("Where it happens"), reading, "supply-places"):
                figures.show("supply-places", _key(), lambda: _places(report))
    with right, layout.figure(t("What drives it"), layout.plain(say.drivers(report, t)), "supply-causes"):
        figures.show("supply-causes", _key(), lambda: _causes(report))
    _table(report)


def shown(found: Operations) -> OutageReport | None:
    """The report with or without major event days, as this visitor wants it."""
    return cached_operations.everyday() if session.remembered("operations/everyday", False) else found.outages


def everyday_switch(found: Operations) -> None:
    """Leave major event days out, where there are any."""
    t = session.translate()
    if found.outages is None or not found.outages.major_share:
        return
    key = f"everyday-{session.language()}"
    st.toggle(
        t("Without major event days"), value=bool(session.remembered("operations/everyday", False)), key=key,
        on_change=lambda: session.remember("operations/everyday", session.value_of(key)),
        help=t("Days on which far more was lost than on all others: the 2.5 beta method of IEEE 1366, its threshold "
               "taken from the days of this list, not from the five years before."),
    )  # fmt: skip


def _key() -> str:
    return f"{cached_operations.key()}|{session.remembered('operations/everyday', False)}"


def _months(report: OutageReport) -> None:
    t = session.translate()
    months = [(say.period(name, t), parts) for name, parts in report.parts.items()]
    parts = (t(say.SUPPLY[0]), t(say.SUPPLY[1]), t(say.SUPPLY[2]))
    reading = t("Minutes without supply of an average customer in each month.")
    with layout.figure(t("Month by month"), reading, "supply-months"):
        figures.show("supply-months", _key(), lambda: charts.months_without(months, parts, t=t))


def _places(report: OutageReport) -> place_charts.Figure:
    t, names = session.translate(), place_names(report.served.dimension)
    worst = sorted(report.places, key=lambda name: -report.places[name].saidi)
    values = [
        place_charts.PlaceValue(
            names.get(name, name), report.places[name].saidi / 60, say.equation(report.places[name], t),
            report.places[name].saidi <= report.whole.saidi,
            short=say.lasting(report.places[name].saidi, t),
        )
        for name in worst
    ]  # fmt: skip
    return place_charts.places(values, report.whole.saidi / 60, say.lasting(report.whole.saidi, t), t=t, zero=True)


def _causes(report: OutageReport) -> charts.Figure:
    t, total, parts = session.translate(), 0.0, []
    for cause, name in list(zip(report.causes, say.cause_names(report, t), strict=True))[:10]:
        before = total
        total += cause.share
        parts.append(charts.Part(name, say.lasting(cause.saidi, t), cause.share, total,
                                 cause.planned, before < 0.8))  # fmt: skip
    return charts.pareto(parts, hollow=t("announced"), t=t)


def _table(report: OutageReport) -> None:
    t, names = session.translate(), place_names(report.served.dimension)
    heads = (t("Where"), "SAIDI", "SAIFI", "CAIDI", "ASAI", t("Customers"))  # the last one runs off a phone
    rows = [_row(t("All customers"), report.whole)]
    rows += [_row(names.get(name, name), found) for name, found in report.places.items()]
    momentary = any(each.momentary for each in (report.whole, *report.places.values()))
    if momentary:
        heads = (*heads, "MAIFI")
        every = [report.whole, *report.places.values()]
        rows = [(*row, say.times(each.maifi)) for row, each in zip(rows, every, strict=True)]
    apart = t("Outages of up to {minutes} min count as well.", minutes=int(MOMENTARY)) if not momentary else ""
    told = t("IEEE 1366 over {when}: SAIDI and CAIDI in time, SAIFI in interruptions a year, ASAI the share of the "
             "time with supply. Minutes count in the month in which they pass.",
             when=say.window(report.window, t))  # fmt: skip
    reading = together(t, told, apart)
    with layout.figure(t("Reliability indices"), layout.plain(reading), "supply-table", wide=True):
        lines = ["|" + "|".join(heads) + "|", "|:--|" + "--:|" * (len(heads) - 1)]
        lines += ["|" + "|".join(layout.plain(cell) for cell in row) + "|" for row in rows]
        st.markdown("\n".join(lines))


def _row(name: str, found: Reliability) -> tuple[str, ...]:
    t = session.translate()
    return (
        name, say.lasting(found.saidi, t), say.times(found.saifi), say.lasting(found.caidi, t),
        say.supplied(found.asai), count(found.customers),
    )  # fmt: skip
