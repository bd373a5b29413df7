"""Levers as a table: taken away for a spreadsheet, brought back with what was changed there."""

from __future__ import annotations

import streamlit as st

from exchange.lever_rows import read_lever_table
from exchange.lever_tables import levers_csv, levers_workbook
from i18n.errors import error_sentence, finding_sentence
from mcdm.errors import DecisionError
from studies.study import Study
from views import session
from views.components import findings, layout
from views.file_names import file_name

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_TOLD, _AGAIN = "levers/table/told", "levers/table/again"
LARGEST = 16
"""Megabytes of a table of levers."""

MOST = 8
"""Rows left out that are told one by one."""


def show(study: Study) -> None:
    """Draw the panel: out at the left, in at the right, below what was not understood."""
    t, language = session.translate(), session.language()
    with st.container(border=True, gap="small", key="lever-table"):
        st.subheader(t("Levers as a table"), anchor=False)
        left, right = st.columns(2, gap="large")
        with left:
            st.caption(t("One row a lever. Effects: N11: 0.3/0.45/0.55; N12: 20%/35%/45% (low, likely, high)."))
            name = file_name(study.label.in_language(language), t("levers"))
            with st.container(horizontal=True, gap="small"):
                st.download_button(t("Workbook"), lambda: levers_workbook(study.levers, language=language),
                                   f"{name}.xlsx", XLSX, icon=":material/download:", key="levers-xlsx")  # fmt: skip
                st.download_button(t("CSV"), lambda: levers_csv(study.levers, language=language), f"{name}.csv",
                                   "text/csv", icon=":material/download:", key="levers-csv")  # fmt: skip
        with right:
            st.caption(t("Rows change the lever with their id or name, or add one; nothing is removed."))
            key = f"lever-file-{session.remembered(_AGAIN, 0)}"
            with st.container(key=f"uploader-{language}-levers"):
                st.file_uploader(t("Table of levers"), max_upload_size=LARGEST, key=key, label_visibility="collapsed",
                                 on_change=_receive, args=(key,))  # fmt: skip
        for place, (kind, text) in enumerate(session.remembered(_TOLD, ())):
            if kind == "done":
                st.success(layout.plain(text), icon=":material/check:")
            else:
                findings.note(text, key=f"lever-row-{place}")


def _receive(key: str) -> None:
    """Take the table in as one step that undo takes back; what was wrong with it stays to be read."""
    given = session.value_of(key)
    if given is None:
        return
    t, study = session.translate(), session.study()
    session.remember(_AGAIN, session.remembered(_AGAIN, 0) + 1)
    try:
        read = read_lever_table(given.getvalue(), study, name=given.name)
    except DecisionError as error:
        session.remember(_TOLD, (("wrong", error_sentence(error, t.language, study.labels)),))
        return
    session.replace_study(read.study)
    session.refresh_widgets()
    told = t("{added} added, {changed} changed, {refused} rows left out.", added=len(read.added),
             changed=len(read.changed), refused=len(read.refused))  # fmt: skip
    rows = [("row", error_sentence(error, t.language, study.labels)) for error in read.refused[:MOST]]
    aside = [("row", str(finding_sentence(finding, t.language))) for finding in read.findings]
    session.remember(_TOLD, (("done", told), *rows, *aside))
