"""The head of the phone's pages: what this is about, and the language."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from mcdm.labels import Label
from views import session
from views.components import layout

OTHER = {"en": ("zh", "中文"), "zh": ("en", "English")}


@contextmanager
def page() -> Iterator[None]:
    """A narrow page in the middle: a phone, or as wide as one reads on a desk."""
    with st.container(horizontal_alignment="center"), st.container(width=620, gap="small", key="seat"):
        yield


def render(label: Label | None = None) -> None:
    """The name of the workshop or the study, and one button to the other language: of this visit alone."""
    t = session.translate()
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="seatbar"):
        called = label.in_language(t.language) if label else ""
        st.markdown(f":small[{layout.plain(called)}]", width="stretch", wrap=False)
        other, shown = OTHER[t.language]
        st.button(shown, key="seat-language", type="tertiary", on_click=session.read_in, args=(other,))


def calm(title: str, lead: str, icon: str = "") -> None:
    """A page that only says something."""
    with st.container(key="seatcalm", gap="small"):
        if icon:
            st.markdown(f":primary[:material/{icon}:]")
        st.title(layout.plain(title), anchor=False)
        if lead:
            st.markdown(layout.plain(lead))
