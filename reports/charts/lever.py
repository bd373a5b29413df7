"""A lever's card: what an amount buys of the attainable effect, and how much of which gap that closes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt
import numpy as np

from i18n.numbers import plain, share
from i18n.translate import Translator
from reports.charts.look import BRASS, HEAT, Figure, Row, across, draw, sheet, tip, upward


def response_curve(
    amounts: Sequence[float],
    effects: Sequence[float],
    *,
    amount: float,
    unit: str,
    assumed: bool,
    t: Translator,
    height: int = 56,
) -> Figure:
    """Share of the attainable effect (0-1) against the amount: solid if sourced, dashed brass if assumed.

    Parameters
    ----------
    amounts, effects
        The curve, at rising amounts from 0 to the largest that can be planned.
    amount
        What is planned: the dot, with the curve filled up to it.
    """
    reached = float(np.interp(amount, amounts, effects))
    facts = {"amount": plain(amount), "unit": unit, "share": share(reached)}
    colour, dash = (BRASS, [4, 3]) if assumed else (HEAT, [1, 0])
    rows: list[Row] = [{"amount": float(a), "effect": float(e)} for a, e in zip(amounts, effects, strict=True)]
    here = {"amount": float(amount), "effect": reached}
    x = across("amount", alt.Scale(domain=[float(amounts[0]), float(amounts[-1])], nice=False))
    y = upward("effect", alt.Scale(domain=[0, max(1.0, float(max(effects)))], nice=False))
    chart = draw(
        sheet([*(row for row in rows if row["amount"] < amount), here])
        .mark_area(color=colour, opacity=0.16)
        .encode(x=x, y=y),
        sheet(rows).mark_line(color=colour, strokeDash=dash, strokeWidth=1.8).encode(x=x, y=y),
        sheet([here]).mark_circle(color=colour, size=80, opacity=1).encode(x=x, y=y),
        height=height,
    )
    text = (
        t("{amount} {unit} reaches {share} of the attainable effect; the curve is assumed.", **facts)
        if assumed
        else t("{amount} {unit} reaches {share} of the attainable effect; the curve has a source.", **facts)
    )
    return Figure(chart, text)


LABELS = 176
"""Width of the names of figures: the same on every card, so that cards can be read across."""


@dataclass(frozen=True)
class EffectRange:
    """Share of the gap in one operating figure that a lever closes at full effect: low, likely, high."""

    figure: str
    low: float
    likely: float
    high: float


def effects(ranges: Sequence[EffectRange], *, assumed: bool, t: Translator) -> Figure:
    """Shares of gaps closed at full effect, on one scale for all levers: solid if sourced, dashed brass if assumed."""
    colour, dash = (BRASS, [4, 3]) if assumed else (HEAT, [1, 0])
    rows: list[Row] = [
        {"figure": r.figure, "low": r.low, "likely": r.likely, "high": r.high,
         "text": share(r.likely), "range": f"{share(r.low)}–{share(r.high)}"}
        for r in ranges
    ]  # fmt: skip
    low = min([0.0, *(r.low for r in ranges)])
    scale = alt.Scale(domain=[low, 1.0], nice=False)
    names = alt.Axis(labelLimit=LABELS, minExtent=LABELS, maxExtent=LABELS)
    y = alt.Y("figure:N", sort=None, title=None, scale=alt.Scale(domain=[r.figure for r in ranges]), axis=names)
    tips = [tip("figure", t("Operating figure")), tip("text", t("Likely")), tip("range", t("Low to high"))]
    ends = [{"at": 0.0}, {"at": 1.0}]
    chart = draw(
        sheet(ends).mark_rule(opacity=0.3).encode(x=across("at", scale)),
        sheet(rows)
        .mark_rule(color=colour, strokeDash=dash, strokeWidth=2.4, opacity=1)
        .encode(y=y, x=across("low", scale), x2="high:Q"),
        sheet(rows).mark_circle(color=colour, size=64, opacity=1).encode(y=y, x=across("likely", scale), tooltip=tips),
        sheet(rows).mark_text(baseline="bottom", dy=-6).encode(y=y, x=across("likely", scale), text="text:N"),
        height=30 * len(rows) + 14,
    )
    if not ranges:
        return Figure(chart, t("It moves no operating figure."))
    strongest = max(ranges, key=lambda r: r.likely)
    takeaway = t(
        "Moves {count} operating figures, most of all {figure}: {likely} of its gap ({low} to {high}).",
        count=len(ranges), figure=strongest.figure, likely=share(strongest.likely), low=share(strongest.low),
        high=share(strongest.high),
    )  # fmt: skip
    return Figure(chart, takeaway)
