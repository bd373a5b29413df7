"""All futures as one table: a row for each thing that differs, a column for each future; an empty cell is as today."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from mcdm.errors import DecisionError
from reports.sentences.futures import range_name
from scenarios.exploration import FutureRange
from scenarios.futures import Future
from studies import edits
from studies.study import Study
from views import session
from views.components import layout
from views.components.futures import form as futures_form
from views.components.futures.faced import Faced, apply, place, refusal, turn

Row = tuple[str, str]
"""What a row is about: ``("probability", "")``, ``("drift", "")``, ``("gap", N)`` or ``("effect", L)``."""


def show(faced: Faced) -> None:
    """Draw the table, and the way to a further row."""
    t = session.translate()
    reading = t(
        "Gaps and effects as multiples of today; an empty cell means as today. Every change is one step of undo."
    )
    with layout.figure(t("All futures as a table"), reading, "futures-grid"):
        refusal("grid")
        rows = _rows(faced)
        names = _columns(faced.study)
        key = session.widget("futures-grid", session.key_of(faced.study.futures), *rows)
        columns: dict[str, Any] = {"what": st.column_config.TextColumn(t("What differs"), width=280, pinned=True)}
        columns |= {future: st.column_config.NumberColumn(name, format="%.3g") for future, name in names.items()}
        st.data_editor(
            _frame(faced, rows),
            column_config=columns,
            disabled=["what"],
            hide_index=True,
            num_rows="fixed",
            key=key,
            width="stretch",
            height="content",
            placeholder="–",
            on_change=_take,
            args=(key, tuple(rows), tuple(names)),
        )
        _further(faced, rows)


def _rows(faced: Faced) -> list[Row]:
    """Probability, drift, then every figure and lever that some future changes, and those somebody asked for."""
    used: list[Row] = []
    for future in faced.study.futures:
        used += [("gap", name) for name, _ in future.gap_factors]
        used += [("effect", name) for name, _ in future.effect_factors]
    known = {(kind, name) for kind in ("gap", "effect") for name in futures_form.names_of(faced, kind)}
    asked = [row for row in session.remembered(place("rows"), ()) if row in known]
    ordered = sorted(dict.fromkeys([*used, *asked]), key=lambda row: row[0] != "gap")
    return [("probability", ""), ("drift", ""), *ordered]


def _columns(study: Study) -> dict[str, str]:
    language = session.language()
    return {each.id: each.label.in_language(language) or each.id for each in study.futures}


def _frame(faced: Faced, rows: list[Row]) -> pd.DataFrame:
    t, by = session.translate(), faced.spoken

    def title(row: Row) -> str:
        if row[0] == "probability":
            return t("Probability")
        kind: Any = row[0]
        return range_name(FutureRange(kind, row[1], 0.0, 1.0), by)

    cells = {
        future.id: pd.Series([_value(future, row) for row in rows], dtype="float64") for future in faced.study.futures
    }
    return pd.DataFrame({"what": [title(row) for row in rows], **cells})


def _value(future: Future, row: Row) -> float | None:
    kind, name = row
    if kind == "probability":
        return future.probability
    if kind == "drift":
        return future.expectation_drift
    return dict(future.gap_factors if kind == "gap" else future.effect_factors).get(name)


def _further(faced: Faced, rows: list[Row]) -> None:
    t, by = session.translate(), faced.spoken
    offered = [
        (kind, name) for kind in ("gap", "effect") for name in futures_form.names_of(faced, kind)
        if (kind, name) not in rows
    ]  # fmt: skip
    if offered:
        key = session.widget("futures-grid", "further", len(rows))
        st.selectbox(
            t("Add a row"), offered, None, key=key, placeholder=t("A figure or a lever"), width=360,
            format_func=lambda row: range_name(FutureRange(row[0], row[1], 0.0, 1.0), by),
            on_change=lambda: _ask(session.value_of(key)),
        )  # fmt: skip


def _ask(row: Row | None) -> None:
    if row:
        session.remember(place("rows"), (*session.remembered(place("rows"), ()), row))


def _take(key: str, rows: tuple[Row, ...], futures: tuple[str, ...]) -> None:
    """Every cell that was typed, as one edit; where one is refused nothing changes and all stays as typed."""
    typed = [
        (future, rows[int(row)], value)
        for row, cells in session.value_of(key, {}).get("edited_rows", {}).items()
        for future, value in cells.items()
        if future in futures
    ]
    session.remember(place("rows"), rows[2:])
    if typed and apply("grid", _with_cells, tuple(typed)):
        turn(each.id for each in session.study().futures)


def _with_cells(study: Study, typed: tuple[tuple[str, Row, float | None], ...]) -> Study:
    for future, row, value in typed:
        if row[0] == "probability" and value is not None and not 0 <= value <= 1:
            raise DecisionError("future-out-of-range", future=future, name="probability", value=value)
        study = edits.set_future_cell(study, future, row, value)
    return study
