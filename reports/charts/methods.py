"""The index under every choice of method, on one scale: whether the choice matters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from i18n.translate import Translator
from reports.charts.look import BRASS, HEAT, INTERVAL, NEUTRAL, Figure, Row, across, draw, lanes, meaning, sheet, tip
from reports.charts.scales import IndexDisplay, span


@dataclass(frozen=True)
class MethodIndex:
    """The index under one method.

    Parameters
    ----------
    name, score
        Of the method, and the index under it.
    used
        Whether the study uses it.
    low, high
        Ends of the interval, where there is one.
    assumed
        Whether the index is stated, not measured.
    """

    name: str
    score: float
    used: bool
    low: float | None = None
    high: float | None = None
    assumed: bool = False


def methods(found: Sequence[MethodIndex], *, display: IndexDisplay, t: Translator) -> Figure:
    """One row a method: solid for the one in use, hollow for others, brass where assumed, the interval as a band."""
    rows = [_row(each, display) for each in found]
    ends = span([row[end] for row in rows for end in ("low", "high")], ticks=5, room=(0.06, 0.22))
    y = lanes("name", [each.name for each in found], limit=220)
    x, high = across("at", ends.scale, ends.axis()), across("high", ends.scale, ends.axis())
    low = across("low", ends.scale, ends.axis())
    tips = [tip("name", t("Method")), tip("range", t("Index"))]
    used, beside = [row for row in rows if row["used"]], [row for row in rows if not row["used"]]
    hollow = meaning("assumed", {False: NEUTRAL, True: BRASS})
    chart = draw(
        sheet([row for row in rows if row["high"] > row["low"]])
        .mark_rule(**INTERVAL, color=HEAT)
        .encode(y=y, x=low, x2="high:Q"),
        sheet(used).mark_circle(size=120, opacity=1, color=HEAT).encode(y=y, x=x, tooltip=tips),
        sheet(beside)
        .mark_point(size=90, filled=False, strokeWidth=1.8, opacity=1)
        .encode(y=y, x=x, color=hollow, tooltip=tips),
        sheet(rows).mark_text(align="left", dx=11).encode(y=y, x=high, text="text:N"),
        height=34 * len(rows) + 24,
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
        "assumed": each.assumed,
        "text": text,
        "range": f"{text} ({display.text(low)}–{display.text(high)})" if high > low else text,
    }
