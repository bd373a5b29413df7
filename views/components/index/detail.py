"""One indicator up close: how it is judged, how sure that is, what it weighs, and the operating figure behind it."""

from __future__ import annotations

import streamlit as st

from i18n.numbers import count, plain, score
from reports.charts import index as charts
from reports.sentences.weights import NETWORK_WEIGHTS
from satisfaction.precision import Estimate
from studies.measure import Measurement
from views import cached, session
from views.components import figures, layout, marks
from views.components.index import figures as index_figures
from views.components.index import number as index_number


def render(measured: Measurement) -> None:
    """Choose an indicator, see it."""
    named = index_figures.names()
    known = sorted(measured.indicators, key=list(named).index)
    node = _chosen(known, measured)
    left, right = st.columns([7, 5], gap="large")
    with left:
        _judged(node, named[node], measured)
    with right:
        _weighs(node, measured)
        _figure(node)


def _chosen(known: list[str], measured: Measurement) -> str:
    """The indicator that is looked at: the one chosen before, or the weakest."""
    t, named = session.translate(), index_figures.names()
    kept = session.remembered("index/indicator")
    start = kept if kept in known else min(known, key=lambda node: measured.indicators[node].value)
    key = session.widget("indicator", session.language())
    return str(
        st.selectbox(
            t("Indicator"),
            known,
            index=known.index(start),
            format_func=lambda node: f"{node} · {named[node]}",
            key=key,
            on_change=lambda: session.remember("index/indicator", session.value_of(key)),
        )
    )


def _judged(node: str, name: str, measured: Measurement) -> None:
    t, display = session.translate(), figures.display()
    found = measured.indicators[node]
    shares = measured.memberships.values[measured.memberships.indicators.index(node)].tolist()
    with layout.figure(layout.plain(name), "", "one"):
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
            marks.big(display.text(found.value), "3.25rem")
            st.markdown(_sure(found, measured), width="content")
        lowest, highest = display.at(display.worst), display.at(display.best)
        marks.interval(
            display.at(found.value if found.low is None else found.low),
            display.at(found.value),
            display.at(found.value if found.high is None else found.high),
            (lowest, highest),
            ticks=[(display.at(at), index_number.tick_text(display.at(at), display)) for at in
                   session.study().scale.scores],
            stated=found.low is None,
        )  # fmt: skip
        shown = f"{cached.measured()}|{session.key_of(session.study().scale)}|{node}"
        figures.show("one", shown, lambda: charts.grade_bar(index_figures.grade_names(), shares, t=t))


def _sure(found: Estimate, measured: Measurement) -> str:
    t, display = session.translate(), figures.display()
    distance = display.change(found.value - measured.index.score)
    against = t("{change} against the index", change=distance)
    if found.low is None or found.high is None:
        source = measured.index.source
        told = t("no interval: figures are mixed in") if source == "survey" else t("stated, no survey")
        return f"{marks.assumption(told)}  \n:small[{against}]"
    half = display.change((found.high - found.low) / 2).lstrip("+")
    return f"± {half}  \n:small[{t('{count} answers', count=count(found.answers))} · {against}]"


def _weighs(node: str, measured: Measurement) -> None:
    t, weighed = session.translate(), cached.weighing()
    used = session.study().choices.network_weights
    weight = weighed.weights.as_dict()
    order = sorted(weight, key=lambda each: -weight[each])
    place = t("Number {place} of {count} by weight.", place=order.index(node) + 1, count=len(order))
    with layout.figure(t("Weight"), place, "one-weight"), st.grid(3, min_column_width=96, gap="small"):
        for method, weights in weighed.by_method.items():
            with st.container(gap=None):
                st.caption(t(NETWORK_WEIGHTS[method]))
                shown = score(weights.as_dict()[node])
                st.markdown(f"**{shown}** {marks.fact(t('used'))}" if method == used else shown)


def _figure(node: str) -> None:
    t, study, language = session.translate(), session.study(), session.language()
    figure = next((each for each in study.figures if each.indicator == node), None)
    if figure is None:
        with layout.figure(t("Operating figure"), t("None is given for this indicator."), "one-figure"):
            pass
        return
    title = t("{name}: {today} {unit}", name=figure.label.in_language(language), today=plain(figure.today),
              unit=figure.unit.in_language(language))  # fmt: skip
    reading = t("Today's value between the anchors of the grades, best at the left.")
    with layout.figure(layout.plain(title), reading, "one-figure"):
        marks.interval(
            figure.today,
            figure.today,
            figure.today,
            (figure.anchors[0], figure.anchors[-1]),
            ticks=[(anchor, plain(anchor)) for anchor in figure.anchors],
        )
        grades = index_figures.grade_names()
        st.caption(
            t(
                "{best_anchor} is typical of {best}, {worst_anchor} of {worst}; {attainable} can be reached.",
                best_anchor=plain(figure.anchors[0]),
                best=layout.plain(grades[0]),
                worst_anchor=plain(figure.anchors[-1]),
                worst=layout.plain(grades[-1]),
                attainable=plain(figure.attainable),
            )
        )
