"""Customers of each segment: how many they are, and what they pay."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt

from i18n.numbers import share
from i18n.translate import Translator
from reports.charts.look import HEAT, NEUTRAL, Figure, Row, across, draw, lanes, meaning, sheet, tip
from reports.charts.scales import span


@dataclass(frozen=True)
class SegmentParts:
    """A segment's part of the customers and of the revenue."""

    name: str
    customers: float
    revenue: float


def heads_and_revenue(segments: Sequence[SegmentParts], *, t: Translator) -> Figure:
    """Share of the customers (tick) against share of the revenue (disc): who pays more than they are many."""
    rows: list[Row] = [
        {
            "name": each.name,
            "customers": each.customers,
            "revenue": each.revenue,
            "more": each.revenue >= each.customers,
            "customers_text": share(each.customers, 1),
            "revenue_text": share(each.revenue),
            "end": max(each.customers, each.revenue),
        }
        for each in segments
    ]
    ends = span([0.0, *(float(row["end"]) for row in rows)], zero=True, to_ticks=False, room=(0.0, 0.12))
    y = lanes("name", [each.name for each in segments], limit=200)
    x, tick, end = (across(field, ends.scale) for field in ("revenue", "customers", "end"))
    colour = meaning("more", {True: HEAT, False: NEUTRAL})
    tips = [
        tip("name", t("Segment")),
        tip("revenue_text", t("Share of the revenue")),
        tip("customers_text", t("Share of the customers")),
    ]
    key = [{"text": t("disc: share of the revenue; tick: share of the customers")}]
    chart = draw(
        sheet(rows).mark_rule(strokeWidth=2, opacity=0.5).encode(y=y, x=x, x2="customers:Q", color=colour),
        sheet(rows).mark_tick(style="ink", thickness=2.5, size=16, opacity=1).encode(y=y, x=tick, tooltip=tips),
        sheet(rows).mark_circle(size=110, opacity=1).encode(y=y, x=x, color=colour, tooltip=tips),
        sheet(rows).mark_text(align="left", dx=12).encode(y=y, x=end, text="revenue_text:N"),
        sheet(key)
        .mark_text(style="note", align="left", baseline="bottom", dy=-6)
        .encode(x=alt.value(0), y=alt.value(0), text="text:N"),
        height=max(30 * len(rows) + 24, 64),
    )
    if not segments:
        return Figure(chart, t("No segment has customers."))
    first = max(segments, key=lambda each: each.revenue)
    spoken = t("{name} bring {revenue} of the revenue with {customers} of the customers.", name=first.name,
               revenue=share(first.revenue), customers=share(first.customers, 1))  # fmt: skip
    return Figure(chart, spoken)
