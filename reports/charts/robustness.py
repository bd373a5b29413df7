"""What it takes to change the answer: one row for each number that could, from where it stands to where it turns."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt

from i18n.numbers import MINUS, share
from i18n.translate import Translator
from reports.charts.look import BAD, HEAT, Figure, Row, across, draw, sheet, tip
from reports.charts.scales import IndexDisplay, Span, span

RATIOS = (1 / 9, 1 / 5, 1 / 3, 1 / 2, 1.0, 2.0, 3.0, 5.0, 9.0)
"""Ratios named on the axis of judgments."""

BETWEEN = " : "
"""Stands between the two elements of a pair."""


@dataclass(frozen=True)
class TurningPoint:
    """A number that could change the answer.

    Parameters
    ----------
    name
        What it is.
    value, needed
        Where it stands, and where another option wins.
    text
        The two in words, e.g. ``2.3 → 2.7``.
    note
        What else is to be said, e.g. who could do it alone.
    rival
        The name of the option that wins then.
    """

    name: str
    value: float
    needed: float
    text: str
    note: str
    rival: str


def judgments(points: Sequence[TurningPoint], *, t: Translator) -> Figure:
    """Ratios of judgments, equal steps for equal factors."""
    known = [math.log(value) for point in points for value in (point.value, point.needed)]
    low, high = min([0.0, *known]), max([0.0, *known])
    pad = 0.06 * max(high - low, math.log(3))
    low, high = low - pad, high + pad
    kept = [math.log(ratio) for ratio in RATIOS if low <= math.log(ratio) <= high]
    names = {at: str(round(math.exp(at))) if at >= 0 else f"1/{round(math.exp(-at))}" for at in kept}
    # Vega writes a true minus before negative numbers.
    table = ", ".join(f"'{f'{at:.4f}'.replace('-', MINUS)}': '{name}'" for at, name in names.items())
    axis = alt.Axis(
        values=kept,
        title=None,
        grid=True,
        labelOverlap="greedy",
        labelExpr=f"({{{table}}})[format(datum.value, '.4f')]",
    )
    turned = [TurningPoint(p.name, math.log(p.value), math.log(p.needed), p.text, p.note, p.rival) for p in points]
    return _rows(turned, Span(low, high, tuple(kept)), axis, t)


def weights(points: Sequence[TurningPoint], *, t: Translator) -> Figure:
    """Weights, from nothing on."""
    ends = span([0.0, *(v for p in points for v in (p.value, p.needed))], zero=True, ticks=5, to_ticks=False)
    return _rows(points, ends, ends.axis(labelOverlap="greedy"), t)


def answers(points: Sequence[TurningPoint], *, display: IndexDisplay, t: Translator) -> Figure:
    """Scores of indicators; the points carry scores, the axis shows the display of the reader."""
    shown = [TurningPoint(p.name, display.at(p.value), display.at(p.needed), p.text, p.note, p.rival) for p in points]
    ends = span([v for p in shown for v in (p.value, p.needed)], ticks=5)
    return _rows(shown, ends, ends.axis(labelOverlap="greedy"), t)


def costs(points: Sequence[TurningPoint], *, t: Translator) -> Figure:
    """Changes of costs as parts of them; every point stands at no change."""
    ends = span([0.0, *(p.needed for p in points)], zero=True, ticks=5, room=(0.04, 0.04))
    axis = ends.axis(
        labelOverlap="greedy", labelExpr=f"datum.value == 0 ? '0' : format(datum.value, '+.{max(ends.digits - 2, 0)}%')"
    )
    return _rows(points, ends, axis, t)


def _rows(points: Sequence[TurningPoint], ends: Span, axis: alt.Axis, t: Translator) -> Figure:
    several = len({point.rival for point in points}) > 1
    rows: list[Row] = [
        {
            "name": point.name,
            "value": point.value,
            "needed": point.needed,
            "up": point.needed >= point.value,
            "text": f"{point.text}  {point.rival}" if several else point.text,
            "note": point.note,
        }
        for point in points
    ]
    y = _lanes([point.name for point in points])
    x, to, edge = across("value", ends.scale, axis), across("needed", ends.scale, axis), alt.value("width")
    tips = [tip("name", " "), tip("text", t("Changes the leader")), tip("note", " ")]
    up, down = ([row for row in rows if row["up"] is which] for which in (True, False))
    noted, bare = ([row for row in rows if bool(row["note"]) is which] for which in (True, False))
    layers = [
        sheet(rows).mark_rule(strokeWidth=3, opacity=0.55, color=HEAT).encode(y=y, x=x, x2="needed:Q"),
        sheet(rows).mark_circle(size=80, opacity=1, color=HEAT).encode(y=y, x=x, tooltip=tips),
        *(
            sheet(some)
            .mark_point(shape=shape, filled=True, size=110, opacity=1, color=BAD)
            .encode(y=y, x=to, tooltip=tips)
            for some, shape in ((up, "triangle-right"), (down, "triangle-left"))
        ),
        sheet(bare).mark_text(align="left", dx=12).encode(y=y, x=edge, text="text:N"),
        sheet(noted).mark_text(align="left", dx=12, dy=-7).encode(y=y, x=edge, text="text:N"),
        sheet(noted).mark_text(align="left", dx=12, dy=8, style="note").encode(y=y, x=edge, text="note:N"),
    ]
    first = points[0] if points else None
    takeaway = (
        t("The smallest change: {name}, {change}.", name=first.name, change=first.text)
        if first
        else t("Nothing changes the leader.")
    )
    return Figure(draw(*layers, height=max(36 * len(rows) + 28, 60)), takeaway)


def _lanes(names: Sequence[str]) -> alt.Y:
    """A row for each name; a pair stands on two lines."""
    axis = alt.Axis(labelLimit=170, labelLineHeight=14, labelExpr=f"split(datum.label, '{BETWEEN}')")
    return alt.Y("name:N", sort=None, title=None, scale=alt.Scale(domain=list(names), paddingInner=0.1), axis=axis)


def change_text(part: float) -> str:
    """A relative change as it stands beside a mark: ``−0.8%``."""
    text = share(part, 1 if abs(part) < 0.1 else 0)
    return text if part < 0 else f"+{text}"
