"""Operating figures on the scale of the grades, their course, and where they differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt

from i18n.numbers import plain
from i18n.translate import Translator
from reports.charts.look import (
    BAD,
    BRASS,
    GOOD,
    HEAT,
    INTERVAL,
    LINE,
    NEUTRAL,
    Figure,
    Row,
    across,
    draw,
    from_below,
    lanes,
    meaning,
    quoted,
    sheet,
    tip,
    upward,
)
from reports.charts.scales import span, spread, wrap

NARROW = 320
"""Pixels of a drawing, without what stands beside it, below which it says less."""


PHONE = 480
"""Pixels of a drawing with all that stands beside it, below which names are cut shorter."""


@dataclass(frozen=True)
class FigurePosition:
    """One figure on the scale of the grades.

    Parameters
    ----------
    name, text
        What it is called, and its value with its unit.
    at, before
        How good it is now and was before: 1 at the best anchor, 0 at the worst.
    segments
        Pairs (name with value, how good it is there).
    measured
        Whether the value was measured; else it was entered.
    """

    name: str
    text: str
    at: float
    before: float | None = None
    segments: tuple[tuple[str, float], ...] = ()
    measured: bool = True


def on_grades(figures: Sequence[FigurePosition], grades: Sequence[str], *, t: Translator) -> Figure:
    """Every figure where its value stands among the grades, worst first; ticks are its districts.

    Parameters
    ----------
    grades
        Names of the g grades, best first.
    """
    ranked = sorted(figures, key=lambda each: each.at)
    steps = [1 - k / max(len(grades) - 1, 1) for k in range(len(grades))]
    rows: list[Row] = [
        {"name": each.name, "at": each.at, "text": each.text,
         "before": each.at if each.before is None else each.before,
         "better": each.before is None or each.at >= each.before}
        for each in ranked
    ]  # fmt: skip
    measured = [row for row, each in zip(rows, ranked, strict=True) if each.measured]
    entered = [row for row, each in zip(rows, ranked, strict=True) if not each.measured]
    ticks = [{"name": each.name, "at": at, "text": text} for each in ranked for text, at in each.segments]
    lines = [f"[{', '.join(map(quoted, each))}]" for each in from_below({g: wrap(g, 10) for g in grades}).values()]
    heads = [f"{quoted(f'{step:.3f}')}: {line}" for step, line in zip(steps, lines, strict=True)]
    some = [heads[k] for k in sorted({0, len(heads) // 2, len(heads) - 1})]
    table = f"width < {NARROW} ? {{{', '.join(some)}}} : {{{', '.join(heads)}}}"
    axis = alt.Axis(
        title=None, orient="top", values=sorted(steps), grid=True, labelOverlap=False, labelLimit=84,
        labelLineHeight=LINE, labelPadding=4 + LINE,
        labelExpr=f"({table})[format(datum.value, '.3f')] || ''",
    )  # fmt: skip
    scale = alt.Scale(domain=[-0.03, 1.03], nice=False)
    y = lanes("name", [each.name for each in ranked], limit=alt.ExprRef(f"containerSize()[0] < {PHONE} ? 116 : 210"))
    x, was = across("at", scale, axis), across("before", scale, axis)
    colour = meaning("better", {True: GOOD, False: BAD})
    tips = [tip("name", " "), tip("text", t("Value"))]
    layers = [
        sheet(measured).mark_rule(strokeWidth=2.5, opacity=0.7).encode(y=y, x=was, x2="at:Q", color=colour),
        sheet(ticks).mark_tick(style="ink", thickness=1.5, size=12, opacity=0.45).encode(y=y, x=x, tooltip=tips),
        sheet(entered)
        .mark_point(size=95, filled=False, strokeWidth=1.8, strokeDash=[3, 2], color=BRASS, opacity=1)
        .encode(y=y, x=x, tooltip=tips),
        sheet(measured).mark_circle(size=110, opacity=1, color=HEAT).encode(y=y, x=x, tooltip=tips),
        sheet(rows)
        .mark_text(align="left", dx=10, fontSize=alt.ExprRef(f"width < {NARROW} ? 10.5 : 12"))
        .encode(y=y, x=alt.value("width"), text="text:N"),
    ]
    chart = draw(*layers, height=27 * len(rows) + 34)
    if not ranked:
        return Figure(chart, t("There is no operating figure."))
    worst, best = ranked[0], ranked[-1]
    return Figure(
        chart,
        t("Furthest from good: {worst} ({low}); best: {best} ({high}).", worst=worst.name, low=worst.text,
          best=best.name, high=best.text),
    )  # fmt: skip


def course(
    points: Sequence[tuple[str, float]],
    anchors: Sequence[float],
    grades: Sequence[str],
    *,
    unit: str,
    t: Translator,
) -> Figure:
    """A figure over its periods, with the values typical of each grade as lines in its sight.

    Parameters
    ----------
    points
        Pairs (period as it is read, value).
    anchors
        Values typical of each grade, best first.
    """
    values = [value for _, value in points]
    low, high = min(values), max(values)
    reach = max(high - low, 0.15 * abs(high), 1e-9)
    seen = [(grade, a) for grade, a in zip(grades, anchors, strict=True) if low - reach <= a <= high + reach]
    every_value = [*values, *(anchor for _, anchor in seen)]
    ends = span(every_value, ticks=5, zero=0 <= min(every_value) < 0.5 * max(every_value))
    placed = spread([anchor for _, anchor in seen], ends.pixels(14, 180))
    rows: list[Row] = [{"period": name, "value": value, "text": plain(value)} for name, value in points]
    names = [row["period"] for row in rows]
    every = max(len(names) // 6, 1)
    shown = ", ".join(quoted(name) for name in names[::-1][::every])
    x = alt.X(
        "period:N", sort=None, title=None,
        scale=alt.Scale(type="point", domain=names, padding=0.4),
        axis=alt.Axis(labelAngle=0, labelExpr=f"indexof([{shown}], datum.label) >= 0 ? datum.label : ''",
                      ticks=False, labelOverlap="greedy"),
    )  # fmt: skip
    y = upward("value", ends.scale, ends.axis(domain=False))
    grid = [{"value": anchor, "text": grade, "at": at} for (grade, anchor), at in zip(seen, placed, strict=True)]
    layers = [
        sheet(grid).mark_rule(strokeDash=[3, 3], opacity=0.45).encode(y=y),
        sheet(grid)
        .mark_text(style="note", align="left", dx=6)
        .encode(y=upward("at", ends.scale, ends.axis(domain=False)), x=alt.value("width"), text="text:N"),
        sheet(rows).mark_line(strokeWidth=2.2, color=HEAT).encode(x=x, y=y),
        sheet(rows)
        .mark_circle(size=46, opacity=1, color=HEAT)
        .encode(x=x, y=y, tooltip=[tip("period", t("Period")), tip("text", unit or t("Value"))]),
        sheet(rows[-1:]).mark_text(style="strong", dy=-12).encode(x=x, y=y, text="text:N"),
    ]
    change = t("From {first} in {then} to {last} in {now}.", first=rows[0]["text"], then=names[0],
               last=rows[-1]["text"], now=names[-1])  # fmt: skip
    return Figure(draw(*layers, height=210), change)


@dataclass(frozen=True)
class PlaceValue:
    """A value of one place.

    Parameters
    ----------
    name, value, text
        What it is called, its value, and what stands beside it.
    better
        Whether it is better than the whole; None where chance may explain the distance.
    low, high, limits
        Ends of an interval, and of the band that chance explains.
    short
        What stands beside it where there is little room; the text unless told.
    """

    name: str
    value: float
    text: str
    better: bool | None
    low: float | None = None
    high: float | None = None
    limits: tuple[float, float] | None = None
    short: str = ""


_VERDICTS = {True: "better", False: "worse", None: "either"}


def places(values: Sequence[PlaceValue], whole: float, whole_text: str, *, t: Translator, zero: bool = False) -> Figure:
    """Places hung on the whole: worst or best in the order given; control limits as a grey band where there are."""
    rows: list[Row] = [
        {"name": v.name, "value": v.value, "text": v.text, "short": v.short or v.text, "better": _VERDICTS[v.better],
         "low": v.value if v.low is None else v.low, "high": v.value if v.high is None else v.high,
         "from": v.limits[0] if v.limits else whole, "to": v.limits[1] if v.limits else whole}
        for v in values
    ]  # fmt: skip
    every = [whole, *(row[end] for row in rows for end in ("low", "high", "from", "to"))]
    ends = span(every, to_ticks=False, zero=zero, room=(0.03, 0.42))
    y = lanes("name", [v.name for v in values], limit=170)
    axis = ends.axis(domain=False)
    x, low, band = (across(field, ends.scale, axis) for field in ("value", "low", "from"))
    colour = meaning("better", {"better": GOOD, "worse": BAD, "either": NEUTRAL})
    head = [{"value": whole, "text": t("all {value}", value=whole_text)}]
    layers = [
        sheet([row for row in rows if row["to"] > row["from"]])
        .mark_bar(height=16, fill=NEUTRAL, fillOpacity=0.22, stroke=NEUTRAL, strokeWidth=1, opacity=1, cornerRadius=2)
        .encode(y=y, x=band, x2="to:Q"),
        sheet(head).mark_rule(opacity=0.55, strokeWidth=1.2).encode(x=x),
        sheet(head).mark_text(style="note", baseline="bottom", dy=-5).encode(x=x, y=alt.value(0), text="text:N"),
        sheet(rows).mark_rule(strokeWidth=2, opacity=0.75).encode(y=y, x=x, x2=alt.datum(whole), color=colour),
        sheet(rows).mark_rule(**INTERVAL).encode(y=y, x=low, x2="high:Q", color=colour),
        sheet(rows)
        .mark_circle(size=100, opacity=1)
        .encode(y=y, x=x, color=colour, tooltip=[tip("name", " "), tip("text", t("Value"))]),
        sheet([row | {"end": max(row["high"], row["to"], whole)} for row in rows])
        .mark_text(align="left", dx=10, text=alt.ExprRef(f"width < {NARROW} ? datum.short : datum.text"))
        .encode(y=y, x=across("end", ends.scale, axis)),
    ]
    chart = draw(*layers, height=34 * len(rows) + 46)
    bad = [v.name for v in values if v.better is False]
    told = t("Worse than all together: {names}.", names=t(", ").join(bad)) if bad else t("No place is worse.")
    return Figure(chart, told)
