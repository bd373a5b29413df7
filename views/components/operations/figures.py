"""Operating figures on screen: all of them on the scale of the grades, then one of them over time and by district."""

from __future__ import annotations

import streamlit as st

from reports.charts import operations as charts
from reports.sentences import operations as say
from reports.sentences.weights import together
from satisfaction.memberships import utility
from studies import edits
from studies.figure_standings import FigureStanding
from studies.operations import Operations
from views import cached_operations, session
from views.components import figures, layout, marks
from views.components.index.figures import grade_names
from views.components.proposal import propose


def reads(found: Operations) -> list[say.FigureRead]:
    """The figures as their headline reads them."""
    return [
        say.FigureRead(_name(each), say.with_unit(each.value, _unit(each)), each.grade, each.utility, each.improved,
                       each.origin != "stated")
        for each in found.figures
    ]  # fmt: skip


def render(found: Operations) -> None:
    """Every figure at the left, the chosen one at the right; a table of readings can be loaded."""
    if not found.figures:
        _nothing()
        return
    left, right = st.columns([7, 5], gap="large")
    with left:
        _all(found)
    with right:
        _one(found)


def _nothing() -> None:
    t = session.translate()
    with layout.empty(t("Operating figures"), t("What the company measures itself, beside what customers say.")):
        if st.button(t("Go to the model"), key="to-model", type="primary"):
            session.go("model")


def _all(found: Operations) -> None:
    t = session.translate()
    measured = any(each.origin != "stated" for each in found.figures)
    reading = t("Dots: today, worst first; ticks: districts; the line comes from a year before, or the period before.")
    hollow = t("Dashed dots were entered, not measured.")
    told = together(t, reading, hollow) if measured else hollow
    with layout.figure(t("Every figure on the scale of the grades"), told, "all-figures"):
        figures.show("all-figures", _key(), lambda: charts.on_grades([_position(each) for each in found.figures],
                                                                     grade_names(), t=t))  # fmt: skip


def _position(standing: FigureStanding) -> charts.FigurePosition:
    anchors, unit = standing.figure.anchors, _unit(standing)
    names = _places(standing)
    return charts.FigurePosition(
        _name(standing),
        say.with_unit(standing.value, unit),
        standing.utility,
        None if standing.before is None else float(utility(standing.before, anchors)),
        tuple(
            (f"{names.get(name, name)}: {say.with_unit(each.value, unit)}", each.utility)
            for name, each in (standing.segments or {}).items()
        ),
        standing.origin != "stated",
    )


# ---------------------------------------------------------------------- one figure


def _one(found: Operations) -> None:
    t = session.translate()
    by_indicator = {each.figure.indicator: each for each in found.figures}
    worst = min(found.figures, key=lambda each: (each.origin == "stated", each.utility)).figure.indicator
    kept = str(session.remembered("operations/figure", worst))
    chosen = kept if kept in by_indicator else worst
    key, names = f"figure-{chosen}-{session.language()}", {name: _name(each) for name, each in by_indicator.items()}
    with layout.figure(t("One figure"), t("Its grade, its course, its districts."), "one-figure"):
        st.selectbox(
            t("Figure"), list(names), index=list(names).index(chosen), key=key, format_func=names.__getitem__,
            label_visibility="collapsed",
            on_change=lambda: session.remember("operations/figure", session.value_of(key)),
        )  # fmt: skip
        _detail(by_indicator[chosen])


def _detail(standing: FigureStanding) -> None:
    t, unit, grades = session.translate(), _unit(standing), grade_names()
    st.markdown(f"**{layout.plain(say.standing(standing, grades[standing.grade], unit, t))}**")
    st.markdown(_badges(standing))
    if len(standing.trend) > 1:
        points = [(say.period(name, t), value) for name, value in standing.trend]
        paced = standing.origin in ("outages", "complaints")
        told = t("Each month at its pace over a year.") if paced else ""
        st.caption(together(t, t("Lines: what is typical of a grade."), told))
        figures.show(f"course-{standing.figure.indicator}", _key(), lambda: charts.course(
            points, standing.figure.anchors, grades, unit=unit, t=t))  # fmt: skip
    if len(standing.segments or {}) > 1:
        figures.show(f"places-{standing.figure.indicator}", _key(), lambda: _by_place(standing))
    if standing.origin == "stated":
        st.caption(t("Load readings, outages or tickets to see how it moves and where it differs."))
    elif standing.origin == "readings":
        propose(t("Forget its readings"), f"forget-{standing.figure.indicator}", edits.remove_readings,
                standing.figure.indicator, icon="backspace", plain=("readings",))  # fmt: skip


def _badges(standing: FigureStanding) -> str:
    t = session.translate()
    origin = t(say.ORIGINS[standing.origin])
    badges = [marks.assumption(origin)] if standing.origin == "stated" else [marks.sourced(origin)]
    if standing.period:
        badges.append(marks.fact(layout.plain(say.period(standing.period, t))))
    if standing.differs_from_today:
        today = say.with_unit(standing.figure.today, _unit(standing))
        badges.append(marks.fact(layout.plain(t("entered as today: {value}", value=today))))
    kind = {"outages": "outages", "complaints": "tickets"}.get(standing.origin)
    if kind and cached_operations.is_synthetic("outages" if kind == "outages" else "tickets"):
        badges.append(marks.assumption(t("synthetic example")))
    return " ".join(badges)


def _by_place(standing: FigureStanding) -> charts.Figure:
    t, names, unit = session.translate(), _places(standing), _unit(standing)
    values = [
        charts.PlaceValue(names.get(name, name), each.value, say.with_unit(each.value, "%" if unit == "%" else ""),
                          (each.value <= standing.value) == standing.falling_is_better or each.value == standing.value)
        for name, each in (standing.segments or {}).items()
    ]  # fmt: skip
    values.sort(key=lambda each: each.value, reverse=standing.falling_is_better)
    return charts.places(values, standing.value, say.with_unit(standing.value, unit), t=t)


def _name(standing: FigureStanding) -> str:
    language = session.language()
    label = standing.figure.label.in_language(language)
    return label or session.study().model.labels[standing.figure.indicator].in_language(language)


def _unit(standing: FigureStanding) -> str:
    return standing.figure.unit.in_language(session.language())


def _places(standing: FigureStanding) -> dict[str, str]:
    return place_names(standing.dimension)


def place_names(dimension: str) -> dict[str, str]:
    """Names of the segments of a dimension by id, in the language of this visitor."""
    for each in session.study().population.dimensions:
        if each.id == dimension:
            return {
                segment.id: segment.label.in_language(session.language()) or segment.id for segment in each.segments
            }
    return {}


def _key() -> str:
    return cached_operations.key()
