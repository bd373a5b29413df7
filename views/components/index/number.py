"""The index as one large number: its interval on a fixed scale, or the mark of what is only stated."""

from __future__ import annotations

import math

import streamlit as st

from i18n.numbers import score
from reports.charts.scales import IndexDisplay
from studies.measure import SatisfactionIndex
from views import session
from views.components import figures, marks


def render(index: SatisfactionIndex) -> None:
    """Caption, number, what is known about its error, and the scale under it."""
    t, display = session.translate(), figures.display()
    on_hundred = display.kind == "percent"
    st.caption(t("Customer satisfaction index, 0–100") if on_hundred else t("Customer satisfaction index"))
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="bignumber"):
        marks.big(display.text(index.score), "5.25rem")
        st.markdown(_error(index, display), width="content")
    low, high = (index.score if end is None else end for end in (index.low, index.high))
    lowest, highest, ticks = window(display.at(index.score), display)
    marks.interval(
        display.at(low),
        display.at(index.score),
        display.at(high),
        (lowest, highest),
        ticks=[(at, tick_text(at, display)) for at in ticks],
        stated=index.low is None,
    )


def _error(index: SatisfactionIndex, display: IndexDisplay) -> str:
    t = session.translate()
    if index.low is not None and index.high is not None:
        half = display.change((index.high - index.low) / 2).lstrip("+")
        return f"± {half}  \n:small[{t('95% sampling interval')}]"
    if index.source == "survey":
        return f":small[{t('no interval: single answers are not kept')}]"
    if index.source == "figures":
        return marks.assumption(t("operating figures, no survey"))
    return marks.assumption(t("stated baseline, no survey"))


def window(at: float, display: IndexDisplay) -> tuple[float, float, list[float]]:
    """Ends and ticks of the scale, in the unit of the display: a quarter of the whole, which small changes do not move.

    >>> window(.687, IndexDisplay())[:2]
    (0.6, 0.8)
    """
    worst, best = display.at(display.worst), display.at(display.best)
    step = 10.0 ** math.floor(math.log10((best - worst) / 8) + 1e-9)
    first = min(max(round((at - step) / step), round(worst / step)), round(best / step) - 2)
    return round(first * step, 9), round((first + 2) * step, 9), [round((first + k / 2) * step, 9) for k in range(5)]


def tick_text(at: float, display: IndexDisplay) -> str:
    """A tick: ``.65``, ``60``."""
    return score(at, 2) if display.kind == "score" else f"{at:.0f}"
