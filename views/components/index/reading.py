"""One index up close: what it says and does not say, how surely, and what it is made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from i18n.numbers import count, percent, score, share
from mcdm.fuzzy import FuzzyEvaluation, effectiveness_verdict
from reports.charts import index as index_charts
from reports.charts import indices as charts
from reports.sentences import index as say_index
from reports.sentences import indices as say
from reports.sentences.weights import together
from satisfaction.index.set_pair import SetPairAnalysis
from satisfaction.kano import KanoFeatures
from satisfaction.precision import Estimate
from satisfaction.role_scores import RoleScores
from satisfaction.servqual import ServiceGap, ServiceGaps
from studies.index_readings import IndexReading, Indices
from studies.structural import QUESTIONS, EstimatedStructure, names_in
from views import session
from views.components import figures, layout, marks
from views.components.index import figures as index_figures
from views.components.index import roles as index_roles
from views.components.view_switch import view_switch


def render(found: Indices) -> IndexReading:
    """Choose an index, see it; gives the one that is looked at."""
    t = session.translate()
    options = {each.key: say.called(each, t) for each in found.known}
    label = t("Index")
    with layout.figure(t("One of them up close"), "", "one-index"):
        kept = view_switch("indices/one", options, label=label, default=_first(found, options))
        reading = found.of(kept)
        st.space("xsmall")
        left, right = st.columns([4, 8], gap="large")
        with left:
            _number(reading)
        with right:
            _made_of(reading, found)
    return reading


def names() -> say.Names:
    """Names of everything that has one, in the language of the reader."""
    labels = session.study().labels
    return say.Names({name: label.in_language(session.language()) for name, label in labels.items()})


def _first(found: Indices, options: Mapping[str, str]) -> str:
    """Roles where they were asked, else the index in use: what is worth a look first."""
    return "role-weighted" if "role-weighted" in options else found.used.key


def _number(reading: IndexReading) -> None:
    t = session.translate()
    if reading.percent is not None:
        half = "" if reading.says_nothing else say.half_width(reading.percent)
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
            marks.big(percent(reading.percent.value), "3.25rem")
            st.markdown(
                f"{half}  \n:small[{t('of 100')}]" if half else f":small[{t('of 100')}]",
                width="content",
            )
    if own := _own(reading):
        st.markdown(own)
    rests = say.rests_on(reading, t)
    st.markdown(marks.fact(rests) if reading.answers else marks.assumption(rests))
    says, not_says = say.SAYS[reading.name]
    st.markdown(f"**{t('Says')}** {layout.plain(t(says))}")
    st.markdown(f"**{t('Does not say')}** {layout.plain(t(not_says))}")


def _own(reading: IndexReading) -> str:
    """The number on the scale of its own, where that is another."""
    t, own = session.translate(), reading.own
    if own is None or reading.name == "acsi":
        return ""
    if reading.name == "servqual":
        return t("weighted gap {value}", value=say.estimate(own, t))
    half = None if own.low is None or own.high is None else (own.high - own.low) / 2
    error = "" if half is None else f" ± {score(half)}"
    if reading.name == "set-pair":
        return t("connection degree {value}", value=f"{score(own.value)}{error}")
    return t("score {value}", value=f"{score(own.value)}{error}")


def _made_of(reading: IndexReading, found: Indices) -> None:
    detail = reading.detail
    if isinstance(detail, RoleScores):
        index_roles.render(detail)
    elif isinstance(detail, SetPairAnalysis):
        _set_pair(detail)
    elif isinstance(detail, ServiceGaps):
        _gaps(detail)
    elif isinstance(detail, KanoFeatures):
        _kano(detail)
    elif isinstance(detail, FuzzyEvaluation):
        _fuzzy(detail, reading)
    elif isinstance(detail, EstimatedStructure):
        _structure(detail)
    elif isinstance(detail, Mapping):
        _questions(detail)
    else:
        _average(found)


# ---------------------------------------------------------------------- what each is made of


def _fuzzy(found: FuzzyEvaluation, reading: IndexReading) -> None:
    t, grades = session.translate(), index_figures.grade_names()
    st.caption(layout.plain(t(say_index.OPERATORS[reading.operator][2])))
    _draw("fuzzy", found.shares.tolist(), lambda: index_charts.grade_bar(grades, found.shares.tolist(), t=t))
    largest, alpha = int(found.max_membership_grade), float(found.effectiveness)
    grade, told = say_index.maximum_membership(
        grades[largest], float(found.shares[largest]), alpha, effectiveness_verdict(alpha), t
    )
    st.markdown(f"**{layout.plain(grade)}** {layout.plain(told)}")


def _average(found: Indices) -> None:
    t, shares = session.translate(), (found.measurement.weights @ found.measurement.memberships.values).tolist()
    _draw("average", shares, lambda: index_charts.grade_bar(index_figures.grade_names(), shares, t=t))
    st.caption(
        layout.plain(t("Sum of weight × score of the grade × share of the answers, over indicators and grades."))
    )


def _set_pair(found: SetPairAnalysis) -> None:
    t = session.translate()
    st.markdown(layout.plain(say.set_pair(found, t)))
    _draw("set-pair", (found.degree, found.low, found.high), lambda: charts.connection(found, t=t))
    st.caption(
        layout.plain(
            t("Brass: every grade in between at its least and its most. To rank by: e^(a − c) = {value}.",
              value=score(found.exponential))
        )
    )  # fmt: skip


def _questions(found: Mapping[str, Estimate]) -> None:
    t = session.translate()
    rows = [
        charts.IndexRow(QUESTIONS[question].in_language(session.language()), each.value, each.low, each.high, True)
        for question, each in found.items()
    ]
    st.caption(t("Each question from its worst answer (0) to its best (100); the score is their mean."))
    _draw("questions", rows, lambda: charts.on_hundred(rows, t=t))


def _structure(found: EstimatedStructure) -> None:
    """What drives satisfaction; the page of the model shows the rest."""
    t, labels = session.translate(), names_in(session.study(), found.model.model)
    named = {name: label.in_language(session.language()) for name, label in labels.items()}
    rows = [
        {
            t("Driver"): named.get(each.construct, each.construct),
            t("Total effect"): score(each.effect.value),
            t("95% interval"): _between(each.effect.low, each.effect.high),
        }
        for each in found.drivers
    ]
    st.caption(t("Total effects on satisfaction, in standard deviations, the strongest first."))
    st.dataframe(rows, hide_index=True)


def _between(low: float | None, high: float | None) -> str:
    return "–" if low is None or high is None else f"{score(low)} … {score(high)}"


def _gaps(found: ServiceGaps) -> None:
    t, named = session.translate(), names()
    st.markdown(layout.plain(together(t, say.gaps(found, named, t), say.zones(found, named, t))))
    rows = [_gap_row(each, named[each.indicator]) for each in found.gaps]
    tick = t(
        "Dot: perceived. Tick: expected. Band: from what would just do to what is wished for. At the right: the gap."
    )
    if found.against == "desired":
        tick = t("Dot: perceived. Tick: wished for. At the right: the gap.")
    st.caption(tick)
    _draw("gaps", rows, lambda: charts.service_gaps(rows, t=t))


def _gap_row(each: ServiceGap, name: str) -> charts.GapRow:
    zone = {"unacceptable": False, "delight": True, "tolerable": None, "undecided": None, None: None}[each.zone]
    return charts.GapRow(
        name,
        each.perceived.value,
        each.expected.value,
        each.gap.value,
        each.gap.low,
        each.gap.high,
        each.adequate.value if each.adequate else None,
        each.desired.value if each.desired else None,
        zone,
    )


def _kano(found: KanoFeatures) -> None:
    t, named = session.translate(), names()
    st.markdown(layout.plain(say.kano(found, named, t)))
    dots = [
        charts.KanoDot(
            named[each.indicator],
            each.better.value,
            -each.worse.value,
            (each.better.low or 0.0, each.better.high or 0.0),
            (-(each.worse.high or 0.0), -(each.worse.low or 0.0)),
            each.significant,
            say.kano_class(each, t),
        )
        for each in found.features
        if each.better is not None and each.worse is not None
    ]
    corners = [t(say.CLASSES[name]) for name in ("A", "O", "I", "M")]
    st.caption(
        t("Solid: one class beyond chance (Fong). Hollow: two classes cannot be told apart. Lines: 95% intervals.")
    )
    if dots:
        _draw("kano", dots, lambda: charts.kano(dots, corners=corners, t=t))
    rows = [
        {
            t("Service"): named[each.indicator],
            t("Class"): say.kano_class(each, t),
            t("Better"): _ends(each.better),
            t("Worse"): _ends(each.worse),
            t("Questionable"): share(each.shares["Q"]),
            t("Answers"): count(each.answers),
        }
        for each in found.features
    ]
    st.dataframe(rows, hide_index=True)


def _ends(found: Estimate | None) -> str:
    if found is None:
        return "–"
    if found.low is None or found.high is None:
        return score(found.value, 2)
    return f"{score(found.value, 2)} ({score(found.low, 2)} … {score(found.high, 2)})"


def _draw(name: str, shown: object, draw: Callable[[], charts.Figure]) -> None:
    figures.show(f"one-{name}", repr(shown), draw)
