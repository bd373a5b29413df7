"""The saved readings of files, for every study of this installation: what they are for, and the way to drop one."""

from __future__ import annotations

import streamlit as st

from studies.repository import MappingEntry
from views import cached, session
from views.components import layout

SHOWN = 8


def render() -> None:
    """The list, the one kept last first; nothing where none was kept."""
    entries = cached.repository().mappings()
    if not entries:
        return
    t = session.translate()
    reading = t("A file with the same headings is read in the same way at once, in every study.")
    with layout.figure(t("Saved readings"), reading, "mappings"):
        for entry in entries[:SHOWN]:
            _entry(entry)
        if len(entries) > SHOWN:
            st.caption(t("{count} older ones are kept as well.", count=len(entries) - SHOWN))


def _entry(entry: MappingEntry) -> None:
    t = session.translate()
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        told = t("{count} columns, kept {date}", count=len(entry.columns), date=entry.kept[:10])
        st.markdown(f"**{layout.plain(entry.name)}**  \n:small[:gray[{told}]]", width="stretch")
        drop = cached.repository().remove_mapping
        st.button("", key=f"drop-mapping-{entry.id}", icon=":material/delete:", type="tertiary", on_click=drop,
                  args=(entry.id,), help=t("Remove this reading"))  # fmt: skip
