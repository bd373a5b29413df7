"""The index under every choice of method, on one scale: whether the choice matters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from i18n.translate import Translator
from reports.charts.look import HEAT, NEUTRAL, Figure, Row, across, draw, lanes, sheet, tip
from reports.charts.scales import IndexDisplay, span


@dataclass(frozen=True)
class MethodIndex:
    """The index under one method, its interval where there is one, and whether the study uses that method."""

    name: str
    score: float
    used: bool
    low: float | None = None
    high: float | None = None


def methods(found: Sequence[MethodIndex], *, display: IndexDisplay, t: Translator) -> Figure:
    """One row a method: solid for the one in use, hollow for those beside it, the interval as a band."""
    rows = [_row(each, display) for each in found]
    ends = span([row[end] for row in rows for end in ("low", "high")], ticks=5, room=(0.06, 0.22))
    y = lanes("name", [each.name for each in found], limit=220)
    x, high = across("at", ends.scale, ends.axis()), across("high", ends.scale, ends.axis())
    low = across("low", ends.scale, ends.axis())
    tips = [tip("name", t("Method")), tip("range", t("Index"))]
    used, beside = [row for row in rows if row["used"]], [row for row in rows if not row["used"]]
    chart = draw(
        sheet(rows)
        .mark_rule(strokeWidth=6, opacity=0.28, strokeCap="round", color=HEAT)
        .encode(y=y, x=low, x2="high:Q"),
        sheet(used).mark_circle(size=120, opacity=1, color=HEAT).encode(y=y, x=x, tooltip=tips),
        sheet(beside)
        .mark_point(size=90, filled=False, strokeWidth=1.8, opacity=1, color=NEUTRAL)
        .encode(y=y, x=x, tooltip=tips),
        sheet(rows).mark_text(align="left", dx=11).encode(y=y, x=high, text="text:N"),
        height=max(32 * len(rows), 48),
    )
    values = [each.score for each in found]
    takeaway = t(
        "The index reaches from {low} to {high} over the methods; in use: {used}, {index}.",
        low=display.text(min(values)),
        high=display.text(max(values)),
        used=next((each.name for each in found if each.used), "–"),
        index=next((display.text(each.score) for each in found if each.used), "–"),
    )
    return Figure(chart, takeaway)


def _row(each: MethodIndex, display: IndexDisplay) -> Row:
    low = each.score if each.low is None else each.low
    high = each.score if each.high is None else each.high
    text = display.text(each.score)
    return {
        "name": each.name,
        "at": display.at(each.score),
        "low": display.at(low),
        "high": display.at(high),
        "used": each.used,
        "text": text,
        "range": f"{text} ({display.text(low)}–{display.text(high)})" if high > low else text,
    }
