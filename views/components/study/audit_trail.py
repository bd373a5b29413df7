"""Everything that was done to the open study: who, when, what, from which version; it only grows."""

from __future__ import annotations

import streamlit as st

from i18n.translate import Translator
from reports import audit_table
from studies.access import Right
from studies.repository import AuditEntry
from views import cached, session
from views.components import layout

MOST = 500
"""So many lines are shown; the file has all of them."""


def render() -> None:
    """The trail behind one button, for whoever may look at everything of the study."""
    if not session.may(Right.LOOK):
        return
    t = session.translate()
    reading = t("Every save, judgment, invitation and comment leaves a line here; no line is ever changed or removed.")
    with layout.figure(t("Who did what"), reading, "audit"):
        shown = bool(session.remembered("studies/audit"))
        if not shown:
            st.button(t("Show the record"), key="audit-show", type="tertiary", icon=":material/receipt_long:",
                      on_click=session.remember, args=("studies/audit", True))  # fmt: skip
            return
        _table(cached.repository().audit(session.study_id()), t)


def _table(entries: tuple[AuditEntry, ...], t: Translator) -> None:
    anybody, anything = t("everybody"), t("everything")
    people = sorted({each.author or t("(alone)") for each in entries})
    kinds = sorted({audit_table.action_name(each.action, t) for each in entries})
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        who = st.selectbox(t("Who"), [anybody, *people], key="audit-who", width=240)
        what = st.selectbox(t("What"), [anything, *kinds], key="audit-what", width=240)
        chosen = [
            each
            for each in entries
            if who in (anybody, each.author or t("(alone)"))
            and what in (anything, audit_table.action_name(each.action, t))
        ]
        names = session.whole().labels
        st.download_button(t("Export as CSV"), audit_table.as_csv(chosen, names, t), "record.csv", "text/csv",
                           key="audit-csv", icon=":material/download:", type="tertiary", on_click="ignore")  # fmt: skip
        st.button(t("Close"), key="audit-hide", type="tertiary", on_click=session.remember,
                  args=("studies/audit", False))  # fmt: skip
    rows = audit_table.rows(chosen[:MOST], names, t, st.context.timezone)
    columns = [t("When"), t("Who"), t("What"), t("About"), t("From version")]
    st.dataframe({head: [row[k] for row in rows] for k, head in enumerate(columns)}, hide_index=True, key="audit-table")
    count = len(chosen)
    more = t("The newest {most} of {count} lines; the file has all.", most=MOST, count=count) if count > MOST else ""
    st.caption(more or t.n("{count} line", "{count} lines", count))
