"""Small marks with a fixed meaning: badges, the big number, the interval, a scenario's dot, a strip of grades."""

from __future__ import annotations

import html
from collections.abc import Sequence

import streamlit as st

GRADES = ("#1F7A78", "#7DB8B3", "#CFCAC0", "#DFA178", "#B5532F")
"""Grades from best to worst, the same as in charts."""

HEAT = "#16858A"
SCENARIOS = (
    ("#7B848B", "#7A8289"), ("#3568B8", "#78A6E8"), ("#A0479B", "#D089CB"), ("#C0650F", "#F0A24C"),
    ("#087F72", "#5AD9C8"), ("#6B7A1E", "#C2D163"), ("#B5472B", "#E0805F"), ("#2E2A8C", "#8E86FF"),
)  # fmt: skip
"""The scenario palette of the theme in light and in dark, in the order of the study: a mark has its chart's colour."""

MID_TONES = ("#8B929A", "#5487CF", "#B267AD", "#CF7A1E", "#1F958C", "#8A9A2E", "#C65F42", "#6C66C9")
"""One tone of each, readable on light and dark, for the marks of a chart that has no palette."""


def assumption(text: str) -> str:
    """Markdown badge of an assumed value: pencilled in."""
    return f":yellow-badge[:material/edit: {text}]"


def sourced(text: str) -> str:
    """Markdown badge of a value with a source."""
    return f":gray-badge[:material/menu_book: {text}]"


def flagged(text: str) -> str:
    """Markdown badge of a finding."""
    return f":orange-badge[:material/flag: {text}]"


def fact(text: str) -> str:
    """Markdown badge of a plain fact."""
    return f":gray-badge[{text}]"


def good(text: str) -> str:
    """Markdown badge of something in order."""
    return f":green-badge[{text}]"


def scenario_dot(position: int) -> str:
    """A scenario's colour inside markdown, which knows one tone alone; `position` is its place in the study."""
    return f':color[●]{{foreground="{scenario_colour(position)}"}}'


def themed(position: int) -> str:
    """The colour of the scenario at this place of the study, as CSS: the charts' own on each surface."""
    light, dark = SCENARIOS[position % len(SCENARIOS)]
    return f"light-dark({light}, {dark})"


def scenario_colour(position: int) -> str:
    """The mid tone of the scenario at this place of the study."""
    return MID_TONES[position % len(MID_TONES)]


def big(value: str, size: str = "2.5rem") -> None:
    """The one number of a card, in the heading face."""
    st.html(f'<div class="wb-big" style="font-size:{size}">{html.escape(value)}</div>', width="content")


def interval(
    low: float,
    value: float,
    high: float,
    axis: tuple[float, float],
    *,
    colour: str = HEAT,
    ticks: Sequence[tuple[float, str]] = (),
    stated: bool = False,
    beside: float | None = None,
) -> None:
    """An interval as a bar with its value as a dot, on a fixed axis. HTML, because ``st.html`` strips SVG.

    A `stated` value was not measured: it has no interval, and its dot is hollow, in dashed brass. What is `beside` it
    is a thin tick.
    """
    lowest, highest = axis

    def place(number: float) -> float:
        return min(max(100 * (number - lowest) / (highest - lowest), 0), 100)

    marks = "".join(
        f'<i class="tick" style="left:{place(at):.2f}%"></i>'
        f'<span class="label" style="left:{place(at):.2f}%">{html.escape(text)}</span>'
        for at, text in ticks
    )
    if beside is not None:
        marks += f'<i class="beside" style="left:{place(beside):.2f}%"></i>'
    kind = "value stated" if stated else "value"
    st.html(
        f'<div class="wb-interval" style="height:{34 if ticks else 16}px"><i class="axis"></i>{marks}'
        f'<i class="range" style="left:{place(low):.2f}%;width:{place(high) - place(low):.2f}%;'
        f'background:{colour}"></i>'
        f'<i class="{kind}" style="left:{place(value):.2f}%;background:{colour}"></i></div>'
    )


def grade_strip(shares: Sequence[float]) -> None:
    """Grade shares as a thin strip of colour, best to worst."""
    bars = "".join(
        f'<i style="flex:{share:.4f};background:{colour}"></i>' for share, colour in zip(shares, GRADES, strict=False)
    )
    st.html(f'<div class="wb-strip">{bars}</div>')


def state(step: str, text: str) -> str:
    """Markdown badge of how far a study is: ready, waiting for something, or not computable."""
    colour, icon = _STATES[step]
    return f":{colour}-badge[:material/{icon}: {text}]"


_STATES = {
    "judge": ("orange", "how_to_vote"),
    "measure": ("orange", "bar_chart"),
    "rank": ("green", "check"),
    "plan": ("blue", "tune"),
    "decide": ("green", "check"),
    "repair": ("red", "block"),
}
