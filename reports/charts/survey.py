"""The survey itself: what was left out, and who answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt

from i18n.numbers import count, share
from i18n.translate import Translator
from reports.charts.look import BAD, HEAT, NEUTRAL, Figure, Row, across, draw, lanes, meaning, sheet, tip
from reports.charts.scales import span

UNDER_REPRESENTED = 0.8
"""A segment whose share of the answers is below this part of its share of customers is coloured."""


def missing_by_item(items: Sequence[tuple[str, float]], *, limit: float, t: Translator, top: int = 8) -> Figure:
    """Share of missing answers of the items that lack most, against what is too much; hollow, for hollow is missing.

    Parameters
    ----------
    items
        Name of each item and the share of respondents that left it out; those without a gap are not drawn.
    limit
        Above this share an item is doubtful; it stays in sight, so that small gaps look small.
    """
    shown = sorted((item for item in items if item[1] > 0), key=lambda item: -item[1])[:top]
    rows: list[Row] = [{"name": name, "share": part, "text": share(part, 1)} for name, part in shown]
    line: list[Row] = [{"limit": limit, "text": t("too much: {limit}", limit=share(limit))}]
    ends = span([0.0, limit, *(part for _, part in shown)], zero=True, to_ticks=False, room=(0.0, 0.2))
    y = lanes("name", [name for name, _ in shown], limit=260, gap=0.35)
    x, at = across("share", ends.scale), across("limit", ends.scale)
    chart = draw(
        sheet(line).mark_rule(strokeDash=[3, 3], opacity=0.7).encode(x=at),
        sheet(line).mark_text(style="note", baseline="bottom", dy=-6).encode(x=at, y=alt.value(0), text="text:N"),
        sheet(rows)
        .mark_bar(fillOpacity=0.06, fill=NEUTRAL, stroke=NEUTRAL, strokeWidth=1.4, opacity=1)
        .encode(y=y, x=x, x2=alt.datum(0)),
        sheet(rows).mark_text(align="left", dx=7).encode(y=y, x=x, text="text:N"),
        height=max(24 * len(rows) + 24, 40),
    )
    if not shown:
        return Figure(chart, t("No answer is missing."))
    return Figure(
        chart,
        t("Most often left out: {name}, by {share} of respondents.", name=shown[0][0], share=share(shown[0][1], 1)),
    )


@dataclass(frozen=True)
class RowCount:
    """So many rows of a file that count, or were left out for one reason."""

    name: str
    rows: int
    counted: bool = False


def rows_counted(parts: Sequence[RowCount], *, t: Translator) -> Figure:
    """What became of the rows of a file: filled what counts, hollow what was left out."""
    total = sum(part.rows for part in parts) or 1
    rows: list[Row] = [
        {
            "name": part.name,
            "rows": part.rows,
            "counted": part.counted,
            "text": f"{count(part.rows)} · {share(part.rows / total, 1)}",
        }
        for part in parts
    ]
    ends = span([0.0, *(float(part.rows) for part in parts)], zero=True, to_ticks=False, room=(0.0, 0.42))
    y = lanes("name", [part.name for part in parts], limit=230, gap=0.35)
    x = across("rows", ends.scale)
    solid, hollow = ([row for row in rows if row["counted"] is kept] for kept in (True, False))
    chart = draw(
        sheet(solid).mark_bar(fill=HEAT, opacity=1).encode(y=y, x=x, x2=alt.datum(0)),
        sheet(hollow)
        .mark_bar(fillOpacity=0.06, fill=NEUTRAL, stroke=NEUTRAL, strokeWidth=1.4, opacity=1)
        .encode(y=y, x=x, x2=alt.datum(0)),
        sheet(rows).mark_text(align="left", dx=7).encode(y=y, x=x, text="text:N"),
        height=max(28 * len(rows), 56),
    )
    kept = sum(part.rows for part in parts if part.counted)
    spoken = t("{counted} of {rows} rows count; {left} were left out.", counted=count(kept), rows=count(total),
               left=count(total - kept))  # fmt: skip
    return Figure(chart, spoken)


@dataclass(frozen=True)
class SegmentAnswers:
    """How many answers a segment gave, and its share of all customers."""

    name: str
    answers: int
    population_share: float


def answers_by_segment(segments: Sequence[SegmentAnswers], *, t: Translator) -> Figure:
    """Share of the answers (disc) against share of the customers (tick): who is heard less than they are many."""
    total = sum(s.answers for s in segments) or 1
    rows: list[Row] = [
        {
            "name": s.name,
            "answers": s.answers / total,
            "population": s.population_share,
            "under": s.answers / total < UNDER_REPRESENTED * s.population_share,
            "text": f"{share(s.answers / total)} · n = {count(s.answers)}",
            "population_text": share(s.population_share, 1),
            "end": max(s.answers / total, s.population_share),
        }
        for s in segments
    ]
    ends = span([0.0, *(float(row["end"]) for row in rows)], zero=True, to_ticks=False, room=(0.0, 0.42))
    y = lanes("name", [s.name for s in segments], limit=240)
    x, tick, end = (across(field, ends.scale) for field in ("answers", "population", "end"))
    colour = meaning("under", {False: HEAT, True: BAD})
    tips = [tip("name", t("Segment")), tip("text", t("Answers")), tip("population_text", t("Customers"))]
    key = [{"text": t("disc: share of the answers; tick: share of the customers")}]
    chart = draw(
        sheet(rows).mark_rule(strokeWidth=2, opacity=0.5).encode(y=y, x=x, x2="population:Q", color=colour),
        sheet(rows).mark_tick(style="ink", thickness=2.5, size=16, opacity=1).encode(y=y, x=tick, tooltip=tips),
        sheet(rows).mark_circle(size=110, opacity=1).encode(y=y, x=x, color=colour, tooltip=tips),
        sheet(rows).mark_text(align="left", dx=12).encode(y=y, x=end, text="text:N"),
        sheet(key)
        .mark_text(style="note", align="left", baseline="bottom", dy=-6)
        .encode(x=alt.value(0), y=alt.value(0), text="text:N"),
        height=max(30 * len(rows) + 24, 40),
    )
    under = [s.name for s, row in zip(segments, rows, strict=True) if row["under"]]
    if not under:
        return Figure(chart, t("Every segment is heard about as much as its share of customers."))
    return Figure(chart, t("Heard less than their share of customers: {names}.", names=t(", ").join(under)))
