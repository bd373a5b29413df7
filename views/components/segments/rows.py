"""Every indicator in every segment and wave as a table: sorted by its headings, filtered above, taken away below."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from exchange.segment_tables import NUMBERS, WORDS, segment_lines, segments_csv, segments_workbook
from studies.segments import INDEX, SegmentTable
from views import cached_segments, session
from views.components import layout
from views.components.judgments.files import XLSX
from views.components.segments.choice import Looked, called
from views.file_names import file_name

LIMIT = 2_000
"""Rows a browser shows at once; the files hold them all."""


def render(looked: Looked, whole: SegmentTable) -> None:
    """Filters, the table, the two files."""
    t = session.translate()
    table = cached_segments.segment_table(*looked.by) or whole
    with layout.figure(t("Every number"), t("Click a heading to sort. Scores with 95% intervals."), "segment-rows"):
        chosen = _filtered(table)
        lines = segment_lines(session.study(), chosen, session.language())
        if not lines:
            st.caption(t("Nothing fits this choice."))
            return
        st.dataframe(lines[:LIMIT], hide_index=True, width="stretch", height=min(38 + 35 * len(lines), 520),
                     column_config=_columns(), placeholder="–")  # fmt: skip
        if len(lines) > LIMIT:
            st.caption(t("The first {shown} of {all} rows; the files hold them all.", shown=LIMIT, all=len(lines)))
        with st.container(horizontal=True, gap="small"):
            study = session.study()  # the files are written later, when nobody's session is at hand
            _offer("csv", "CSV", "csv", "text/csv",
                   lambda language: segments_csv(study, chosen, language=language).encode())  # fmt: skip
            _offer("xlsx", "Excel", "xlsx", XLSX,
                   lambda language: segments_workbook(study, chosen, language=language))  # fmt: skip


def _filtered(table: SegmentTable) -> SegmentTable:
    """The rows that are wanted: of some indicators and waves, and of real changes alone."""
    t = session.translate()
    indicators = list(dict.fromkeys(row.indicator for row in table.rows))
    named = {name: called(name) if name else t("Satisfaction index") for name in indicators}
    waves_named = {wave: called(wave) for wave in table.waves}
    end = f"{session.study_id()}-{session.language()}"
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        wanted = _some(t("Indicators (none: all)"), named, [INDEX], f"rows-indicators-{end}", 420)
        waves = []
        if len(table.waves) > 1:
            waves = _some(t("Waves (none: all)"), waves_named, [table.waves[-1]], f"rows-waves-{end}", 260)
        real = st.toggle(t("Only changes that stand"), key=f"rows-real-{end}") if len(table.waves) > 1 else False
    rows = tuple(
        row
        for row in table.rows
        if (not wanted or row.indicator in wanted)
        and (not waves or row.wave in waves)
        and (not real or (row.change is not None and row.change.stands))
    )
    return SegmentTable(table.dimensions, table.waves, rows, table.findings)


def _some(label: str, named: dict[str, str], first: list[str], key: str, width: int) -> list[str]:
    """Some of the names, `first` of them at the beginning; none stands for all."""
    return st.multiselect(
        label,
        list(named),
        [name for name in first if name in named],
        format_func=named.__getitem__,
        key=key,
        placeholder=session.translate()("all"),
        width=width,
    )


def _columns() -> dict[str, object]:
    """How the columns are written: three digits, whole answers; the id is left to the files."""
    words = WORDS[session.language()]
    shown: dict[str, object] = {"id": None}
    for name in NUMBERS:
        if name in ("answers", "effective", "customers"):
            shown[words[name]] = st.column_config.NumberColumn(format="localized", step=1)
        else:
            digits = 1 if name == "percent" else 3
            shown[words[name]] = st.column_config.NumberColumn(format=f"%.{digits}f")
    return shown


def _offer(key: str, label: str, ending: str, kind: str, write: Callable[[str], bytes]) -> None:
    """A button whose file is written when it is clicked."""
    t, language = session.translate(), session.language()
    name = file_name(session.study().label.in_language(language), t("segments"), ending)
    st.download_button(label, lambda: write(language), name, kind, key=f"segments-{key}", icon=":material/download:",
                       on_click="ignore")  # fmt: skip
