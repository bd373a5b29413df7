"""Time without supply and complaints: month by month, what makes them, and what is more than chance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt
import numpy as np

from i18n.numbers import count, plain, share
from i18n.translate import Translator
from reports.charts.look import (
    BAD,
    HEAT,
    NEUTRAL,
    Figure,
    Row,
    across,
    draw,
    lanes,
    meaning,
    quoted,
    sheet,
    tip,
    upward,
)
from reports.charts.operations import NARROW
from reports.charts.scales import span
from satisfaction.control_chart import ControlChart


def _months(names: Sequence[str], kind: str = "band") -> alt.X:
    """Months from left to right; as many are named as there is room for, the last one always."""
    every = max(-(-len(names) // 8), 1)
    shown = ", ".join(quoted(name) for name in names[::-1][::every])
    bands, points = (
        alt.Scale(type="band", domain=list(names), paddingInner=0.22),
        alt.Scale(type="point", domain=list(names), padding=0.5),
    )
    return alt.X(
        "month:N", sort=None, title=None, scale=bands if kind == "band" else points,
        axis=alt.Axis(labelAngle=0, ticks=False, labelOverlap="greedy",
                      labelExpr=f"indexof([{shown}], datum.label) >= 0 ? datum.label : ''"),
    )  # fmt: skip


def months_without(
    months: Sequence[tuple[str, tuple[float, float, float]]], parts: tuple[str, str, str], *, t: Translator
) -> Figure:
    """Minutes without supply of an average customer, month by month: faults, announced, major event days.

    Parameters
    ----------
    months
        Name of each month and its three parts.
    parts
        What the parts are called.
    """
    rows: list[Row] = []
    for name, values in months:
        low = 0.0
        for part, value in zip(parts, values, strict=True):
            rows.append({"month": name, "part": part, "from": low, "to": low + value, "text": plain(value)})
            low += value
    tops = [sum(values) for _, values in months]
    ends = span([0.0, *tops], zero=True, ticks=5)
    x = _months([name for name, _ in months])
    y = upward("from", ends.scale, ends.axis(domain=False))
    present = [part for k, part in enumerate(parts) if any(values[k] for _, values in months)]
    colour = meaning("part", dict(zip(parts, (HEAT, NEUTRAL, BAD), strict=True)))
    gap = 0.0
    keys: list[Row] = []
    for part in present:
        keys.append({"part": part, "at": gap})
        gap += 26 + sum(13 if ord(letter) > 0x2E80 else 7 for letter in part)
    layers = [
        sheet(rows)
        .mark_bar(cornerRadius=0)
        .encode(x=x, y=y, y2="to:Q", color=colour,
                tooltip=[tip("month", t("Month")), tip("part", " "), tip("text", t("Minutes"))]),
        *(
            layer
            for key in keys
            for layer in (
                sheet([key]).mark_point(shape="square", filled=True, size=90, opacity=1)
                .encode(x=alt.value(key["at"] + 6), y=alt.value(-12), color=colour),
                sheet([key]).mark_text(style="note", align="left", dx=14)
                .encode(x=alt.value(key["at"]), y=alt.value(-12), text="part:N"),
            )
        ),
    ]  # fmt: skip
    worst = int(np.argmax(tops)) if tops else 0
    told = t("The worst month was {month} with {value} min.", month=months[worst][0], value=plain(tops[worst]))
    return Figure(draw(*layers, height=250), told)


@dataclass(frozen=True)
class Part:
    """One of the things that make a whole: its name, amount in words, share, share up to it; hollow where announced."""

    name: str
    text: str
    share: float
    cumulative: float
    hollow: bool = False
    vital: bool = True


def pareto(parts: Sequence[Part], *, hollow: str = "", t: Translator) -> Figure:
    """What makes most of a whole, the largest first; the text says its amount, its share and the share up to it.

    Parameters
    ----------
    hollow
        What a hollow bar means, if any is.
    """
    rows: list[Row] = [
        {"name": p.name, "share": p.share, "text": f"{p.text} · {share(p.share)}", "sum": share(p.cumulative),
         "opacity": 0.85 if p.vital else 0.35, "hollow": p.hollow}
        for p in parts
    ]  # fmt: skip
    ends = span([0.0, *(p.share for p in parts)], zero=True, to_ticks=False, room=(0.0, 0.5))
    y = lanes("name", [p.name for p in parts], limit=190, gap=0.3)
    x = across("share", ends.scale)
    tips = [tip("name", " "), tip("text", t("Amount")), tip("sum", t("Up to here"))]
    shade = alt.Opacity("opacity:Q", legend=None, scale=None)
    beside = alt.ExprRef(f"width < {NARROW} ? 0 : 0.74")  # on a phone the bars and their texts need the room
    edge = {"y": y, "x": alt.value("width")}
    notes = [{"text": t("{hollow}: hollow", hollow=hollow)}] if hollow and any(p.hollow for p in parts) else []
    layers = [
        sheet([row for row in rows if not row["hollow"]])
        .mark_bar(color=HEAT)
        .encode(y=y, x=x, x2=alt.datum(0), opacity=shade, tooltip=tips),
        sheet([row for row in rows if row["hollow"]])
        .mark_bar(fillOpacity=0.08, fill=HEAT, stroke=HEAT, strokeWidth=1.5, opacity=1)
        .encode(y=y, x=x, x2=alt.datum(0), tooltip=tips),
        sheet(rows).mark_text(align="left", dx=7).encode(y=y, x=x, text="text:N"),
        sheet(rows).mark_text(fontSize=12, opacity=beside, align="right", dx=-2).encode(**edge, text="sum:N"),
        sheet([{"text": t("summed up")}])
        .mark_text(fontSize=12, opacity=beside, align="right", baseline="bottom", dy=-4, dx=-2)
        .encode(x=alt.value("width"), y=alt.value(0), text="text:N"),
        sheet(notes)
        .mark_text(style="note", align="left", baseline="bottom", dy=-4)
        .encode(x=alt.value(0), y=alt.value(0), text="text:N"),
    ]
    vital = [p for p in parts if p.vital]
    drawing = draw(*layers, height=32 * len(rows) + 20)
    if not vital:
        return Figure(drawing, t("There is nothing to show."))
    made = {"share": share(parts[0].share), "sum": share(vital[-1].cumulative)}
    return Figure(drawing, t("{name} makes {share}; {count} make {sum}.", name=parts[0].name, count=len(vital), **made))


def control_chart(months: Sequence[str], chart: ControlChart, counts: Sequence[int], *, t: Translator) -> Figure:
    """Rates month by month inside their limits; what lies beyond is large, what belongs to a run is ringed."""
    rows: list[Row] = [
        {"month": name, "value": value, "low": low, "high": high, "beyond": bool(out), "run": bool(run),
         "text": plain(value), "limits": f"{plain(low)}–{plain(high)}", "count": count(number)}
        for name, value, low, high, out, run, number in zip(
            months, chart.values.tolist(), chart.lower.tolist(), chart.upper.tolist(), chart.beyond, chart.in_run,
            counts, strict=True)
    ]  # fmt: skip
    ends = span([0.0, *chart.values.tolist(), *chart.upper.tolist()], zero=True, ticks=5)
    x = _months(months, "point")
    y = upward("value", ends.scale, ends.axis(domain=False))
    centre = [{"value": chart.centre, "text": t("mean {value}", value=plain(chart.centre, 2))}]
    tips = [tip("month", t("Month")), tip("text", t("Rate")), tip("limits", t("Limits")), tip("count", t("Complaints"))]
    layers = [
        sheet(rows)
        .mark_area(opacity=0.16, color=NEUTRAL, interpolate="step")
        .encode(x=x, y=upward("low", ends.scale, ends.axis(domain=False)), y2="high:Q"),
        *(
            sheet(rows)
            .mark_line(strokeWidth=1, opacity=1, color=NEUTRAL, interpolate="step")
            .encode(x=x, y=upward(end, ends.scale, ends.axis(domain=False)))
            for end in ("low", "high")
        ),
        sheet(centre).mark_rule(opacity=0.55).encode(y=y),
        sheet(centre).mark_text(style="note", align="left", dx=5).encode(y=y, x=alt.value("width"), text="text:N"),
        sheet(rows).mark_line(strokeWidth=1.8, color=HEAT, opacity=0.8).encode(x=x, y=y),
        sheet(rows).mark_circle(size=46, opacity=1, color=HEAT).encode(x=x, y=y, tooltip=tips),
        sheet([row for row in rows if row["run"]])
        .mark_point(size=130, filled=False, strokeWidth=1.4, color=HEAT, opacity=1)
        .encode(x=x, y=y, tooltip=tips),
        sheet([row for row in rows if row["beyond"]])
        .mark_circle(size=130, opacity=1, color=BAD)
        .encode(x=x, y=y, tooltip=tips),
        sheet([row for row in rows if row["beyond"]]).mark_text(dy=-13).encode(x=x, y=y, text="text:N"),
    ]
    out, run = int(chart.beyond.sum()), int(chart.in_run.sum())
    if chart.in_control:
        return Figure(draw(*layers, height=250), t("All {count} months lie inside their limits.", count=len(rows)))
    told = t(
        "{out} of {count} months lie beyond their limits, {run} belong to a run.", out=out, count=len(rows), run=run
    )
    return Figure(draw(*layers, height=250), told)
