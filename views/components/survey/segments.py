"""Which segment each text, number or date of a column stands for; and what holds for the whole file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import pandas as pd
import streamlit as st

from i18n.numbers import count
from satisfaction.answer_scales import plain
from satisfaction.questionnaire import TIER_THRESHOLDS, SegmentColumn
from satisfaction.questionnaire_draft import ColumnUse
from satisfaction.respondents import Dimension
from views import session
from views.components import layout
from views.components.survey.customers import called
from views.survey_intake import Intake

MOST_VALUES = 60
TEXTS, NUMBERS, DATES = "values", "thresholds", "dates"
NOWHERE = ""

Pairs = tuple[tuple[str, str], ...]
"""Texts in the file, each with the segment it stands for."""


def render(intake: Intake) -> None:
    """A part for each column that divides people, then the dimensions that no column tells."""
    t = session.translate()
    dimensions = {each.id: each for each in intake.grown(session.study()).population.dimensions}
    columns = [use for use in intake.draft.having("segment") if use.target in dimensions]
    if columns:
        reading = t("Which segment a text stands for, from which number on one begins, or how long a wave is.")
        with layout.figure(t("Segments"), reading, "map-segments"), st.grid(2, min_column_width=330, gap="large"):
            for use in columns:
                with st.container():
                    _segment(intake, use, dimensions[use.target])
    told = {use.target for use in columns}
    open_dimensions = [each for each in dimensions.values() if each.id not in told]
    if open_dimensions:
        _whole_file(intake, open_dimensions)


def _segment(intake: Intake, use: ColumnUse, dimension: Dimension) -> None:
    t = session.translate()
    kinds = {TEXTS: t("Texts"), NUMBERS: t("Numbers"), DATES: t("Dates")}
    now = NUMBERS if use.thresholds else DATES if use.dates else TEXTS
    st.markdown(f"**{layout.plain(called(dimension))}** ← {layout.plain(use.column)}")
    key = f"kind-{intake.token}-{intake.revision}-{use.column}-{use.target}-{session.language()}"
    st.segmented_control(
        t("Read as"),
        list(kinds),
        format_func=kinds.get,
        default=now,
        key=key,
        required=True,
        label_visibility="collapsed",
        on_change=lambda: _change_kind(intake, use, dimension, session.value_of(key)),
    )
    if now == NUMBERS:
        _by_thresholds(intake, use, dimension)
    elif now == DATES:
        _by_dates(intake, use)
    else:
        _by_values(intake, use, dimension)
    if now != DATES:
        _exceptions(intake, use, dimension)
    _counted(intake, use, dimension)


def _counted(intake: Intake, use: ColumnUse, dimension: Dimension) -> None:
    """How many of the first rows belong to each segment."""
    t, names = session.translate(), segment_names(dimension)
    found = intake.trial(session.study()).segments.get(use.target, {})
    told = [f"{names.get(name, name) or t('none')} {count(rows)}" for name, rows in sorted(found.items())]
    if told:
        st.caption(layout.plain(t("In the first rows: {told}.", told=t(", ").join(told))))


def _change_kind(intake: Intake, use: ColumnUse, dimension: Dimension, kind: str) -> None:
    """Another way to read the column, with the usual bounds where they are numbers."""
    fresh = replace(use, values=(), thresholds=(), dates="")
    if kind == NUMBERS:
        ids = {segment.id for segment in dimension.segments}
        usual = TIER_THRESHOLDS if {segment for _, segment in TIER_THRESHOLDS} <= ids else ()
        first = ((0.0, dimension.segments[0].id),) if dimension.segments else ()
        fresh = replace(fresh, thresholds=usual or first)
    elif kind == DATES:
        fresh = replace(fresh, dates="quarter")
    intake.edit(intake.draft.using(fresh), use.column)


# ---------------------------------------------------------------------- texts, numbers, dates


def _by_values(intake: Intake, use: ColumnUse, dimension: Dimension) -> None:
    known = SegmentColumn(use.column, dimension.id).reading(session.study().population)
    _meanings(intake, use.column, dict(use.values), dict(known), dimension, f"values-{use.target}",
              lambda column, pairs: replace(column, values=pairs))  # fmt: skip


def _by_thresholds(intake: Intake, use: ColumnUse, dimension: Dimension) -> None:
    t, names = session.translate(), segment_names(dimension)
    bounds = {segment: bound for bound, segment in use.thresholds}
    ordered = sorted(names, key=lambda name: bounds.get(name, float("inf")))
    key = f"bounds-{intake.token}-{intake.revision}-{use.column}-{use.target}-{session.language()}"

    def take() -> None:
        changed = dict(bounds)
        for row, cells in session.value_of(key, {}).get("edited_rows", {}).items():
            changed[ordered[int(row)]] = cells.get("from")
        pairs = sorted((float(bound), name) for name, bound in changed.items() if bound is not None)
        distinct = dict(pairs)
        intake.edit(intake.draft.using(replace(use, thresholds=tuple(distinct.items()))), use.column)

    st.data_editor(
        pd.DataFrame(
            {
                "segment": [names[name] for name in ordered],
                "from": pd.Series([bounds.get(name) for name in ordered], dtype="float64"),
            }
        ),
        key=key,
        hide_index=True,
        disabled=["segment"],
        column_config={
            "segment": st.column_config.TextColumn(t("Segment")),
            "from": st.column_config.NumberColumn(t("From, e.g. kWh a month"), min_value=0.0, format="localized"),
        },
        on_change=take,
    )
    shown = sorted((bound, names[name]) for name, bound in bounds.items() if bound)
    if shown:
        bound, name = shown[-1]
        st.caption(t("A number on a bound belongs upward: {bound} is {name}.", bound=f"{bound:,.0f}",
                     name=layout.plain(name)))  # fmt: skip


def _by_dates(intake: Intake, use: ColumnUse) -> None:
    t = session.translate()
    units = {"month": t("Month"), "quarter": t("Quarter"), "year": t("Year")}
    key = f"dates-{intake.token}-{intake.revision}-{use.column}-{session.language()}"
    st.segmented_control(
        t("A wave is a"),
        list(units),
        format_func=units.get,
        default=use.dates or "quarter",
        key=key,
        required=True,
        on_change=lambda: intake.edit(
            intake.draft.using(replace(use, dates=session.value_of(key))), use.column, redraw=False
        ),
    )


def _exceptions(intake: Intake, use: ColumnUse, dimension: Dimension) -> None:
    """A second column that comes first: a hospital is a VIP customer whatever it consumes."""
    t = session.translate()
    others = [NOWHERE, *(column for column in intake.file.columns if column != use.column)]
    key = f"except-{intake.token}-{intake.revision}-{use.column}-{session.language()}"
    st.selectbox(
        t("Unless another column says otherwise"),
        others,
        others.index(use.exceptions_column) if use.exceptions_column in others else 0,
        key=key,
        format_func=lambda name: name or t("no exceptions"),
        help=t("E.g. hospitals and government offices count as VIP customers whatever they consume."),
        on_change=lambda: intake.edit(
            intake.draft.using(replace(use, exceptions_column=session.value_of(key), exceptions=())), use.column
        ),
    )
    if use.exceptions_column:
        _meanings(intake, use.exceptions_column, dict(use.exceptions), {}, dimension, f"exceptions-{use.column}",
                  lambda column, pairs: replace(column, exceptions=pairs), owner=use.column)  # fmt: skip


def _meanings(
    intake: Intake,
    column: str,
    given: Mapping[str, str],
    known: Mapping[str, str],
    dimension: Dimension,
    part: str,
    put: Callable[[ColumnUse, Pairs], ColumnUse],
    *,
    owner: str = "",
) -> None:
    """A table of the texts of a column, each with the segment it stands for."""
    t, names = session.translate(), segment_names(dimension)
    plainly = {plain(text): text for text in sorted(intake.answers[column], reverse=True) if text.strip()}
    texts = sorted({*plainly.values(), *given})[:MOST_VALUES]
    key = f"{part}-{intake.token}-{intake.revision}-{column}-{session.language()}"
    meant = {text: given.get(text, known.get(plain(text))) for text in texts}

    def take() -> None:
        chosen = dict(meant)
        for row, cells in session.value_of(key, {}).get("edited_rows", {}).items():
            chosen[texts[int(row)]] = cells.get("segment")
        pairs = tuple((text, name) for text, name in chosen.items() if name and known.get(plain(text)) != name)
        use = next(each for each in intake.draft.uses if each.column == (owner or column))
        intake.edit(intake.draft.using(put(use, pairs)), use.column)

    st.data_editor(
        pd.DataFrame({"text": texts, "segment": [meant[text] for text in texts]}, dtype="object"),
        key=key,
        hide_index=True,
        disabled=["text"],
        height=min(36 * len(texts) + 40, 260),
        column_config={
            "text": st.column_config.TextColumn(t("In the file")),
            "segment": st.column_config.SelectboxColumn(
                t("Segment"), options=list(names), format_func=lambda name: names.get(name, name)
            ),
        },
        on_change=take,
    )


def segment_names(dimension: Dimension) -> dict[str, str]:
    """Name of every segment in the language of the reader."""
    return {each.id: each.label.in_language(session.language()) or each.id for each in dimension.segments}


# ---------------------------------------------------------------------- the whole file


def _whole_file(intake: Intake, dimensions: list[Dimension]) -> None:
    t, fixed = session.translate(), dict(intake.draft.fixed)
    reading = t("What no column says may hold for everybody in this file: its wave, or how people were asked.")
    with layout.figure(t("For the whole file"), reading, "map-fixed"), st.grid(4, min_column_width=200, gap="small"):
        for dimension in dimensions:
            names = segment_names(dimension)
            options = [NOWHERE, *names]
            now = fixed.get(dimension.id, NOWHERE)
            key = f"fixed-{intake.token}-{intake.revision}-{dimension.id}-{session.language()}"

            def take(dimension: str = dimension.id, key: str = key) -> None:
                pairs = {**fixed, dimension: session.value_of(key)}
                kept = tuple((name, segment) for name, segment in pairs.items() if segment)
                intake.edit(replace(intake.draft, fixed=kept))

            st.selectbox(
                layout.plain(called(dimension)),
                options,
                options.index(now) if now in options else 0,
                key=key,
                format_func=lambda name, names=names: names.get(name) or t("not said"),  # type: ignore[misc]
                on_change=take,
            )
