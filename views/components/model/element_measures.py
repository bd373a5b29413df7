"""What is known about an indicator before any survey: stated grade shares, and the operating figure behind it."""

from __future__ import annotations

import streamlit as st

from i18n.numbers import plain as number
from mcdm.errors import DecisionError
from mcdm.labels import Label
from satisfaction.indicators import OperatingFigure
from studies import edits
from views import session
from views.components import layout, marks
from views.components.proposal import propose

VISIBILITY = 2.0
"""A first guess of how much customers notice, in the middle of what the example uses; the form calls it assumed."""


def shares(indicator: str) -> None:
    """The stated share of customers in every grade, in percent."""
    t, study = session.translate(), session.study()
    stated = next((each.shares for each in study.baseline if each.indicator == indicator), None)
    if session.survey() is not None:
        st.markdown(marks.sourced(t("the loaded survey is read instead")))
    else:
        st.markdown(marks.assumption(t("stated, not surveyed")) if stated else marks.fact(t("nothing stated")))
    with st.form(f"shares-{indicator}", border=False):
        keys = _by_grade(indicator, "share", tuple(round(100 * each, 4) for each in stated) if stated else None)
        st.form_submit_button(t("State the shares in percent"), key=f"set-shares-{indicator}",
                              icon=":material/check:", on_click=_state, args=(indicator, keys))  # fmt: skip
    if stated:
        propose(t("Take the shares back"), f"drop-shares-{indicator}", edits.remove_baseline, indicator,
                icon="backspace", plain=("baseline",))  # fmt: skip


def _state(indicator: str, keys: list[str]) -> None:
    given = [session.value_of(key) for key in keys]
    if None in given:
        session.complain(DecisionError("shares-incomplete"))
    else:
        session.apply(edits.set_baseline, indicator, tuple(each / 100 for each in given))


def figure(indicator: str) -> None:
    """The operating figure: what the company measures itself, what it could reach, and what each grade feels like."""
    t, study = session.translate(), session.study()
    present = next((each for each in study.figures if each.indicator == indicator), None)
    st.markdown(_badges(present))
    with st.form(f"figure-{indicator}", border=False):
        _names(indicator, present)
        left, right = st.columns(2)
        with left:
            _number(indicator, "today", t("Today"), present.today if present else None)
        with right:
            _number(indicator, "attainable", t("Best attainable"), present.attainable if present else None)
        st.caption(t("What customers of each grade typically live with, best to worst; it must rise or fall strictly:"))
        _by_grade(indicator, "anchor", present.anchors if present else None)
        _number(indicator, "visibility", t("Visibility: logits from the worst to the best"),
                present.visibility if present else VISIBILITY)  # fmt: skip
        st.form_submit_button(t("Set the figure"), key=f"set-figure-{indicator}", icon=":material/check:",
                              on_click=_measure, args=(indicator,))  # fmt: skip
    if present:
        propose(t("Remove the figure"), f"drop-figure-{indicator}", edits.remove_figure, indicator, icon="delete",
                plain=("figures",))  # fmt: skip


def _badges(present: OperatingFigure | None) -> str:
    t = session.translate()
    if present is None:
        return marks.fact(t("no operating figure"))
    unit = present.unit.in_language(session.language())
    told = t("today {value} {unit}", value=number(present.today), unit=unit)
    return f"{marks.sourced(layout.plain(told))} {marks.assumption(t('anchors and visibility assumed'))}"


def _names(indicator: str, present: OperatingFigure | None) -> None:
    t = session.translate()
    titles = (
        ("label", t("Figure in English"), t("Figure in Chinese")),
        ("unit", t("Unit in English"), t("Unit in Chinese")),
    )
    for part, english, chinese in titles:
        known: Label = getattr(present, part) if present else Label()
        left, right = st.columns(2)
        left.text_input(english, known.en, key=_key(indicator, part, "en"), max_chars=80)
        right.text_input(chinese, known.zh, key=_key(indicator, part, "zh"), max_chars=80)


def _number(indicator: str, part: str, title: str, value: float | None) -> None:
    st.number_input(title, value=value, format="%.6g", key=_key(indicator, part))


def _by_grade(indicator: str, part: str, values: tuple[float, ...] | None) -> list[str]:
    """One number for each grade, side by side; gives the keys."""
    grades = session.study().scale.grades
    keys = [_key(indicator, part, str(k)) for k in range(len(grades))]
    with st.grid(len(grades), min_column_width=76, gap="xsmall", vertical_alignment="bottom"):
        for k, grade in enumerate(grades):
            st.number_input(layout.plain(grade.label.in_language(session.language())), format="%.6g", key=keys[k],
                            value=values[k] if values else None)  # fmt: skip
    return keys


def _key(indicator: str, *part: str) -> str:
    return session.widget("measure", indicator, *part)


def _measure(indicator: str) -> None:
    def text(part: str, language: str) -> str:
        return str(session.value_of(_key(indicator, part, language)) or "").strip()

    def given(part: str, *more: str) -> float | None:
        value = session.value_of(_key(indicator, part, *more))
        return None if value is None else float(value)

    label, unit = (Label(text(part, "en"), text(part, "zh")) for part in ("label", "unit"))
    numbers = [given("today"), given("attainable"), given("visibility")]
    numbers += [given("anchor", str(k)) for k in range(len(session.study().scale.grades))]
    known = [each for each in numbers if each is not None]
    if len(known) < len(numbers) or label == Label():
        session.complain(DecisionError("figure-incomplete"))
        return
    today, attainable, visibility, *anchors = known
    session.apply(
        lambda study: edits.set_figure(
            study, OperatingFigure(indicator, label, unit, today, attainable, tuple(anchors), visibility)
        )
    )
