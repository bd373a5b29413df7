"""The pages of one part of the work side by side, so that the next one is a click away; on phones the menu has them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st


def render(pages: Sequence[tuple[Any, str]], here: str = "") -> None:
    """A row of links: pages and their titles. Streamlit marks the one that is shown; a phone shows its name alone."""
    with (
        st.container(horizontal_alignment="center"),
        st.container(width=1240),
        st.container(horizontal=True, gap="small", key="siblings"),
    ):
        for page, title in pages:
            st.page_link(page, label=title, width="content")
    if here:
        with st.container(key="pagename"):
            st.caption(here)
