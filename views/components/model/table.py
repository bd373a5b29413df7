"""The same model as a table: typed in place or pasted from a spreadsheet; what it changes is said before it does."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import pandas as pd
import streamlit as st

from i18n.errors import error_sentence
from mcdm.errors import DecisionError
from reports.sentences import model as say
from reports.sentences.judgments import set_labels
from studies import edits
from views import session
from views.components import layout
from views.components.proposal import propose

COLUMNS = tuple(field.name for field in fields(edits.ModelRow))


def render() -> None:
    """Rows to type in, a field to paste into; below them what the typed or pasted table changes."""
    t, study = session.translate(), session.study()
    present = edits.model_table(study.model)
    key = session.widget("pasted", hash(present))
    st.caption(
        t(
            "What has a row under it is a cluster, everything else an indicator. Owner and influences are ids or "
            "names, several influences divided by semicolons. Rows can be added below and pasted into."
        )
    )
    typed = _typed(present)
    with st.popover(t("Paste from a spreadsheet"), icon=":material/content_paste:"):
        pasted = st.text_area(t("Cells as copied: one row an element, with or without headings"), key=key, height=220,
                              placeholder="Reliability\t供电可靠\t\nOutages\t停电\tReliability")  # fmt: skip
    try:
        rows = edits.read_model_table(pasted) if pasted.strip() else typed
        if rows == present:
            return
        after = edits.set_model_table(study, rows)
    except DecisionError as error:
        told = error_sentence(error, session.language(), set_labels(study))
        st.markdown(f":red[:material/block: {layout.plain(told)}]")
        return
    sentences = say.changes(study.model, after.model, t)
    for sentence in sentences or [t("This reads the same as the model does now.")]:
        st.markdown(layout.plain(sentence))
    if sentences:
        propose(t("Take the table over"), "table-apply", edits.set_model_table, rows,
                plain=("nodes", "clusters", "links"))  # fmt: skip


def _typed(present: tuple[edits.ModelRow, ...]) -> tuple[edits.ModelRow, ...]:
    """The rows as they stand in the table on screen."""
    t = session.translate()
    titles = {"id": t("Id"), "en": t("Name in English"), "zh": t("Name in Chinese"), "parent": t("Stands under"),
              "influences": t("It influences")}  # fmt: skip
    frame = pd.DataFrame([vars(row) for row in present], columns=list(COLUMNS))
    shown = st.data_editor(
        frame,
        column_config={name: st.column_config.TextColumn(titles[name], width=_WIDTHS[name]) for name in COLUMNS},
        num_rows="dynamic",
        hide_index=True,
        height=min(38 * len(present) + 80, 480),
        key=session.widget("model-table", hash(present)),
    )
    rows = (edits.ModelRow(**{name: _text(row[name]) for name in COLUMNS}) for row in shown.to_dict("records"))
    return tuple(row for row in rows if row != edits.ModelRow())


_WIDTHS: dict[str, Any] = {"id": "small", "en": "medium", "zh": "medium", "parent": "small", "influences": "medium"}


def _text(cell: Any) -> str:
    """What a cell holds; an empty one is None or NaN in a new row."""
    return cell.strip() if isinstance(cell, str) else ""
