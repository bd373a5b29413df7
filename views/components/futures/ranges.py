"""What the explored futures are drawn from: how far each thing may go, and how many futures there are."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from i18n.errors import error_sentence
from mcdm.errors import DecisionError
from reports.sentences.futures import LOGITS, range_name
from scenarios.exploration import FutureRange
from views import cached_futures, session
from views.components import layout
from views.components.futures import form as futures_form
from views.components.futures.faced import Faced, place

COUNTS = (100, 500, 2000)

FIRST: dict[str, tuple[float, float]] = {
    "gap": (0.8, 1.5), "effect": (0.5, 1.2), "drift": (0.0, 0.08), "growth": (0.0, 0.05), "visibility": (0.6, 1.3)
}  # fmt: skip
"""Kind of a range -> how far it goes until somebody says better."""


def show(faced: Faced) -> None:
    """Draw the table of ranges, what may be added, and how many futures are run."""
    t, chosen = session.translate(), cached_futures.ranges(faced.study)
    reading = t("Evenly spread, without probabilities: shares of futures are shares of what is explored here.")
    with layout.figure(t("What is explored"), reading, "ranges"):
        refused = session.remembered(place("range-refused"))
        if refused:
            st.error(refused, icon=":material/block:")
        _table(faced, chosen)
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
            _further(faced, chosen)
            _count()
            if cached_futures.has_own_ranges():
                st.button(t("Back to the suggested ranges"), icon=":material/undo:", type="tertiary",
                          key="ranges-back", on_click=_take, args=((),))  # fmt: skip


def _table(faced: Faced, chosen: tuple[FutureRange, ...]) -> None:
    t, by = session.translate(), faced.spoken
    key = session.widget("ranges", hash(chosen))
    frame = pd.DataFrame(
        {
            "kept": [True] * len(chosen),
            "what": [range_name(each, by) for each in chosen],
            "low": pd.Series([each.low for each in chosen], dtype="float64"),
            "high": pd.Series([each.high for each in chosen], dtype="float64"),
            "unit": [_unit(each) for each in chosen],
        }
    )
    logits = t("Rise of expectations: {logits}", logits=t(LOGITS))
    columns: dict[str, Any] = {
        "kept": st.column_config.CheckboxColumn(t("Explored"), width="small"),
        "what": st.column_config.TextColumn(t("What differs"), width="medium"),
        "low": st.column_config.NumberColumn(t("At least"), format="%.3g"),
        "high": st.column_config.NumberColumn(t("At most"), format="%.3g"),
        "unit": st.column_config.TextColumn(t("In"), width="medium", help=logits),
    }
    st.data_editor(frame, column_config=columns, disabled=["what", "unit"], hide_index=True, num_rows="fixed", key=key,
                   width="stretch", on_change=_edited, args=(key, chosen))  # fmt: skip


def _unit(over: FutureRange) -> str:
    t = session.translate()
    if over.kind == "drift":
        return t("a year, on top of the settings")
    return t("share a year") if over.kind == "growth" else t("multiples of today (1 = as today)")


def _further(faced: Faced, chosen: tuple[FutureRange, ...]) -> None:
    t, by = session.translate(), faced.spoken
    explored = {(each.kind, each.name) for each in chosen}
    figures_, levers = (list(futures_form.names_of(faced, kind)) for kind in ("gap", "effect"))
    every = [("drift", ""), ("visibility", ""), *(("gap", name) for name in figures_),
             *(("effect", name) for name in levers), *(("growth", name) for name in figures_)]  # fmt: skip
    offered = [new_range(kind, name) for kind, name in every if (kind, name) not in explored]
    key = session.widget("ranges", "further", len(chosen))
    st.selectbox(
        t("Explore also"), offered, None, key=key, placeholder=t("What may differ"), width=320,
        format_func=lambda over: range_name(over, by), on_change=lambda: _add(chosen, session.value_of(key)),
    )  # fmt: skip


def new_range(kind: Any, name: str) -> FutureRange:
    """A range to begin with."""
    return FutureRange(kind, name, *FIRST[kind])


def _count() -> None:
    t, now = session.translate(), cached_futures.count()
    key = session.widget("ranges", "count")
    offered = sorted({*COUNTS, now})
    st.segmented_control(t("Futures"), offered, default=now, key=key, required=True, width="content",
                         on_change=lambda: cached_futures.set_count(int(session.value_of(key))))  # fmt: skip


# ---------------------------------------------------------------------- changes


def _add(chosen: tuple[FutureRange, ...], over: FutureRange | None) -> None:
    if over is not None:
        _take((*chosen, over))


def _edited(key: str, chosen: tuple[FutureRange, ...]) -> None:
    """Take over what was typed; a range that cannot be is refused in a sentence, and stays as typed."""
    changed: list[FutureRange] = []
    typed = session.value_of(key, {}).get("edited_rows", {})
    try:
        for row, over in enumerate(chosen):
            cells = typed.get(row, typed.get(str(row), {}))
            if cells.get("kept", True):
                low, high = cells.get("low", over.low), cells.get("high", over.high)
                changed.append(FutureRange(over.kind, over.name, _number(low), _number(high)))
        if not changed:
            raise DecisionError("ranges-empty")
    except DecisionError as error:
        sentence = error_sentence(error, session.language(), session.study().labels)
        session.remember(place("range-refused"), layout.plain(sentence))
        return
    _take(tuple(changed))


def _number(cell: float | None) -> float:
    return float("nan") if cell is None else float(cell)


def _take(chosen: tuple[FutureRange, ...]) -> None:
    session.remember(place("range-refused"), "")
    cached_futures.set_ranges(chosen)
