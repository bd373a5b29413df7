"""How a page is laid out: centred, the answer first, figures under a rule, findings last."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import altair as alt
import streamlit as st

STYLESHEET = Path(__file__).parents[2] / "assets" / "theme" / "weighbridge.css"
_MARKDOWN = re.compile(r"[\\`*_{}\[\]()<>#+.!|~$:&\-]")
_REPLACED = re.compile(r":(?=[\w+-]+:)|(?<!\S)(?:<(?=->|[-=])|-(?=[->])|>(?==)|~(?==))(?=\S{1,2}(?!\S))")
"""What Streamlit turns into pictures and arrows after Markdown was read: ``:smile:``, `` -> ``, `` >= ``."""

_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Marks that turn the letters after them round, also those of our own sentence."""

_COUNTED = re.compile(r"(?<=\d) (?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff]) (?=\d)")
"""Between a number and its Chinese measure word, where a headline must not break."""


@contextmanager
def page() -> Iterator[None]:
    """Centre the page and cap its width: 1240 px on a wall screen, full width on a phone."""
    with st.container(horizontal_alignment="center"), st.container(width=1240, gap="medium"):
        yield


def headline(answer: str, lead: str = "") -> None:
    """The answer first: one sentence, then how sure we are."""
    with st.container(gap="small", key="headline"):
        st.title(_COUNTED.sub("\N{NO-BREAK SPACE}", answer), anchor=False)
        if lead:
            st.markdown(lead)


@contextmanager
def figure(title: str, reading: str, key: str, *, wide: bool = False) -> Iterator[None]:
    """A figure with a rule above, a title that says what it shows and one line that says what to see.

    A `wide` figure needs 560 px; on a phone it scrolls sideways inside its own frame.
    """
    with st.container(key=f"fig-{'wide-' if wide else ''}{key}", gap="xsmall"):
        st.subheader(title, anchor=False)
        if reading:
            st.caption(reading)
        yield


def draw(chart: alt.TopLevelMixin, spoken: str, *, height: int | None = None, key: str | None = None) -> None:
    """A chart across its column, with the sentence a screen reader says instead of it."""
    sized = chart.properties(height=height) if height else chart
    st.altair_chart(sized, width="stretch", alt=spoken, key=key, theme="streamlit")


@contextmanager
def empty(title: str, explanation: str) -> Iterator[None]:
    """An inviting empty place: says what will stand here; the caller adds the one button."""
    with st.container(border=True, horizontal_alignment="center", gap="small"):
        st.space("small")
        st.markdown(f"**{title}**", text_alignment="center")
        st.caption(explanation, text_alignment="center")
        yield
        st.space("small")


def stylesheet() -> None:
    """Load the one stylesheet."""
    st.html(STYLESHEET)


def plain(text: str) -> str:
    """What a person typed as Markdown that shows exactly that: ``Price [yuan]: $5`` is no link and no formula."""
    apart = _REPLACED.sub("\\g<0>\N{WORD JOINER}", " ".join(_TURNING.sub("", text).split()))
    return _MARKDOWN.sub(r"\\\g<0>", apart)
