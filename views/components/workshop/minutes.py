"""The minutes of a workshop: read here as they will be written, and taken as a document or as data."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from reports import article as writing
from reports.minutes import article
from reports.minutes_tables import as_json, as_workbook
from views import cached_workshop, session
from views.cached_workshop import Live
from views.components import layout, waiting
from views.file_names import file_name

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SHEETS = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def render(live: Live) -> None:
    """Downloads above, the text below."""
    t = session.translate()
    around = waiting.result(*cached_workshop.around_asked(live))
    found = waiting.result(*cached_workshop.minutes_asked(live, around)) if around is not None else None
    if found is None:
        return
    written = article(found, t, st.context.timezone or "")
    layout.headline(layout.plain(written.title), layout.plain(written.lead))
    kinds: tuple[tuple[str, str, str, Callable[[], bytes]], ...] = (
        ("PDF", "pdf", "application/pdf", lambda: writing.as_pdf(written)),
        ("Word", "docx", WORD, lambda: writing.as_word(written)),
        ("Excel", "xlsx", SHEETS, lambda: as_workbook(found, t, st.context.timezone or "")),
        ("JSON", "json", "application/json", lambda: as_json(found)),
    )
    name = live.room.workshop.label.in_language(t.language)
    with st.container(horizontal=True, gap="small", key="minutes-take"):
        for label, ending, kind, made in kinds:
            st.download_button(label, made, file_name(name, t("minutes"), ending), kind, key=f"minutes-{ending}",
                               icon=":material/download:", on_click="ignore",
                               type="primary" if ending == "pdf" else "secondary")  # fmt: skip
    st.caption(layout.plain(written.subtitle))
    with st.container(key="minutes-text", gap="small"):
        for part in written.parts:
            _part(part)


def _part(part: writing.Part) -> None:
    match part:
        case writing.Heading():
            st.subheader(layout.plain(part.text), anchor=False)
        case writing.Paragraph():
            st.markdown(layout.plain(part.text))
        case writing.Points():
            st.markdown("\n".join(f"- {layout.plain(item)}" for item in part.items))
        case writing.Grid():
            rows = ["|".join(("", *map(_cell, row), "")) for row in (part.heads, *part.rows)]
            rule = "|".join(("", *("---:" if k in part.numbers else ":---" for k in range(len(part.heads))), ""))
            st.markdown("\n".join((rows[0], rule, *rows[1:])))


def _cell(text: str) -> str:
    return layout.plain(text) or " "
