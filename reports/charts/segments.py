"""Segments: a heat map, the profile of one of them, waves with their intervals, changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

import altair as alt

from i18n.numbers import count
from i18n.translate import Translator
from reports.charts.index import PHONE
from reports.charts.look import (
    BAD,
    GOOD,
    HEAT,
    INTERVAL,
    NEUTRAL,
    Figure,
    Row,
    across,
    draw,
    heads,
    lanes,
    meaning,
    sheet,
    tip,
    upward,
)
from reports.charts.scales import IndexDisplay, Span, span, wrap

FAINTEST, FULLEST = 0.06, 0.62
"""Opacity of a cell that is level with the centre, and of the one furthest from it."""

PICKED = "picked"
"""Name of the selection of a cell in a heat map."""


@dataclass(frozen=True)
class HeatCell:
    """One cell of a heat map.

    Parameters
    ----------
    row, column
        Names of its row and column; each name stands for one id.
    key
        What picking it means.
    value, low, high
        Score with its interval; None where nobody answered.
    answers
        How many answered.
    thin
        Whether too few answered to rank it.
    """

    row: str
    column: str
    key: str
    value: float | None
    low: float | None
    high: float | None
    answers: int
    thin: bool


def heat_map(
    cells: Sequence[HeatCell],
    *,
    centre: float,
    display: IndexDisplay,
    t: Translator,
    picked: str = "",
    pickable: bool = True,
) -> Figure:
    """Rows by columns; green above the centre, red below, the fuller the further; hollow and dashed where thin.

    Parameters
    ----------
    centre
        The score where the colours part: all customers, or the target.
    picked
        Key of the cell with a frame.
    pickable
        Whether cells may be picked by a click; pictures cannot.
    """
    rows_named, columns = (
        list(dict.fromkeys(names)) for names in zip(*((c.row, c.column) for c in cells), strict=True)
    )
    solid = [c for c in cells if c.value is not None and not c.thin]
    furthest = max((abs(c.value - centre) for c in solid if c.value is not None), default=0.0) or 1.0
    rows = [_heat_row(c, centre, furthest, display, t) | {"picked": c.key == picked} for c in cells]
    full, thin = [r for r in rows if not r["thin"]], [r for r in rows if r["thin"]]
    x = heads("column", columns, {name: wrap(name, 10) for name in columns})
    y = lanes("row", rows_named, limit=alt.ExprRef(f"containerSize()[0] < {PHONE} ? 84 : 200"), gap=0.08)
    tips = [tip("row", " "), tip("column", " "), tip("range", t("Score")), tip("n", t("Answers"))]
    opacity = alt.Opacity("fullness:Q", legend=None, scale=alt.Scale(domain=[0, 1], range=[FAINTEST, FULLEST]))
    colour = meaning("above", {True: GOOD, False: BAD})
    ground = sheet(full).mark_rect(cornerRadius=4).encode(x=x, y=y, opacity=opacity, color=colour, tooltip=tips)
    hollow = (
        sheet(thin)
        .mark_rect(style="outline", cornerRadius=4, strokeWidth=1, strokeOpacity=0.4, strokeDash=[3, 3])
        .encode(x=x, y=y, tooltip=tips)
    )
    frame = [r for r in rows if r["picked"]]
    chart = draw(
        ground,
        hollow,
        sheet(frame).mark_rect(style="outline", cornerRadius=4, strokeWidth=2, strokeOpacity=0.9).encode(x=x, y=y),
        sheet(full).mark_text(fontSize=14, dy=-6).encode(x=x, y=y, text="text:N"),
        sheet(full).mark_text(style="note", fontSize=11, dy=10).encode(x=x, y=y, text="half:N"),
        sheet(thin).mark_text(style="note", dy=alt.ExprRef("datum.half ? -6 : 0")).encode(x=x, y=y, text="text:N"),
        sheet(thin).mark_text(style="note", fontSize=11, dy=10).encode(x=x, y=y, text="half:N"),
        *([_touch(rows, x, y, tips)] if pickable else []),
        height=46 * len(rows_named) + 30 + 14 * max(len(wrap(name, 10)) for name in columns),
    )
    return Figure(chart, _extremes(solid, len(cells), display, t))


def _touch(rows: Sequence[Row], x: alt.X, y: alt.Y, tips: Sequence[alt.Tooltip]) -> alt.Chart:
    """An invisible layer on top that takes the clicks, wherever in the cell they fall."""
    pick = alt.selection_point(PICKED, fields=["key"], on="click", clear=False)
    ground = sheet(rows).mark_rect(opacity=0, cursor="pointer").encode(x=x, y=y, tooltip=list(tips))
    return cast(alt.Chart, ground.add_params(pick))


def _heat_row(cell: HeatCell, centre: float, furthest: float, display: IndexDisplay, t: Translator) -> Row:
    known = cell.value is not None
    value = cell.value if cell.value is not None else centre
    text = display.text(value) if known else t("no answers")
    if cell.low is not None and cell.high is not None and known:
        spoken = f"{text} ({display.text(cell.low)}–{display.text(cell.high)})"
        half = "± " + display.change((cell.high - cell.low) / 2).lstrip("+")
    else:
        spoken, half = text, ""
    if cell.thin and known:
        half = f"n = {count(cell.answers)}"
    return {
        "row": cell.row,
        "column": cell.column,
        "key": cell.key,
        "thin": cell.thin or not known,
        "above": value >= centre,
        "fullness": min(abs(value - centre) / furthest, 1.0),
        "text": text,
        "range": spoken,
        "half": half,
        "n": count(cell.answers),
    }


def _extremes(solid: Sequence[HeatCell], every: int, display: IndexDisplay, t: Translator) -> str:
    scores = {(c.row, c.column): c.value for c in solid if c.value is not None}
    if not scores:
        return t("No segment has enough answers to be ranked.")
    best, worst = max(scores, key=lambda k: scores[k]), min(scores, key=lambda k: scores[k])
    return t(
        "Most satisfied: {best} ({best_score}); least: {worst} ({worst_score}). Too few answers in {thin} of {all}.",
        best=" · ".join(best),
        best_score=display.text(scores[best]),
        worst=" · ".join(worst),
        worst_score=display.text(scores[worst]),
        thin=every - len(solid),
        all=every,
    )


# ---------------------------------------------------------------------- one segment


@dataclass(frozen=True)
class ProfileRow:
    """One indicator in a segment, with its interval, and among all customers; `told` apart from the others or not."""

    name: str
    value: float
    low: float | None
    high: float | None
    whole: float
    told: bool


EACH = 6
"""How many indicators are shown at either end of the profile of a segment."""


def profile(indicators: Sequence[ProfileRow], *, display: IndexDisplay, t: Translator, each: int = EACH) -> Figure:
    """Where a segment differs most from all customers: disc with interval, and a tick for all.

    Coloured where the segment is told from the others; grey where chance may explain the distance.
    """
    ranked = sorted(indicators, key=lambda row: row.value - row.whole)
    shown = ranked if len(ranked) <= 2 * each else [*ranked[:each], *ranked[-each:]]
    rows = [_profile_row(row, display) for row in shown]
    reach = [row[k] for row in rows for k in ("low", "high", "whole")]
    ends = span(reach, ticks=5, room=(0.16, 0.16), within=display.ends)
    y = lanes("name", [row.name for row in shown], limit=230)
    low, at, whole = (across(k, ends.scale, ends.axis()) for k in ("low", "at", "whole"))
    colour = meaning("kind", {"above": GOOD, "below": BAD, "level": NEUTRAL})
    tips = [tip("name", t("Indicator")), tip("range", t("Score")), tip("all", t("All customers"))]
    chart = draw(
        sheet(rows).mark_rule(**INTERVAL).encode(y=y, x=low, x2="high:Q", color=colour),
        sheet(rows).mark_tick(style="ink", thickness=2, size=16, opacity=0.9).encode(y=y, x=whole, tooltip=tips),
        sheet(rows).mark_circle(size=100, opacity=1).encode(y=y, x=at, color=colour, tooltip=tips),
        *_beside([row | {"right": row["at"] >= row["whole"]} for row in rows], y, ends),
        height=28 * len(rows) + 30,
    )
    last, first = ranked[0], ranked[-1]
    return Figure(
        chart,
        t(
            "Furthest below all customers: {worst} ({by}); furthest above: {best} ({over}).",
            worst=last.name,
            by=display.change(last.value - last.whole),
            best=first.name,
            over=display.change(first.value - first.whole),
        ),
    )


def _beside(rows: Sequence[Row], y: alt.Y, ends: Span) -> list[alt.Chart]:
    """Numbers at the end of their own interval that looks away from the line they are held against."""
    low, high = (across(k, ends.scale, ends.axis()) for k in ("low", "high"))
    left, right = [row for row in rows if not row["right"]], [row for row in rows if row["right"]]
    return [
        sheet(left).mark_text(align="right", dx=-10).encode(y=y, x=low, text="text:N"),
        sheet(right).mark_text(align="left", dx=10).encode(y=y, x=high, text="text:N"),
    ]


def _profile_row(row: ProfileRow, display: IndexDisplay) -> Row:
    low = row.value if row.low is None else row.low
    high = row.value if row.high is None else row.high
    text = display.text(row.value)
    return {
        "name": row.name,
        "at": display.at(row.value),
        "low": display.at(low),
        "high": display.at(high),
        "whole": display.at(row.whole),
        "kind": "level" if not row.told else "above" if row.value > row.whole else "below",
        "text": text,
        "range": f"{text} ({display.text(low)}–{display.text(high)})" if high > low else text,
        "all": display.text(row.whole),
    }


# ---------------------------------------------------------------------- waves and changes


@dataclass(frozen=True)
class WavePoint:
    """One wave: its name, the score with its interval, and how many answered."""

    wave: str
    value: float
    low: float | None
    high: float | None
    answers: int


def waves(points: Sequence[WavePoint], *, display: IndexDisplay, t: Translator, target: float | None = None) -> Figure:
    """One indicator over the waves, with the interval of each, and the target as a line where it is near."""
    rows: list[Row] = [
        {
            "wave": p.wave,
            "at": display.at(p.value),
            "low": display.at(p.value if p.low is None else p.low),
            "high": display.at(p.value if p.high is None else p.high),
            "text": display.text(p.value),
            "n": f"n = {count(p.answers)}",
        }
        for p in points
    ]
    reach = [value for row in rows for value in (row["low"], row["high"])]
    wanted = [] if target is None or not _near(display.at(target), reach) else [display.at(target)]
    ends = span([*reach, *wanted], ticks=5, room=(0.35, 0.35), within=display.ends)
    names = [p.wave for p in points]
    x = alt.X(
        "wave:N",
        sort=None,
        title=None,
        scale=alt.Scale(type="point", domain=names, padding=0.6),
        axis=alt.Axis(labelAngle=0, labelLimit=160),
    )
    low, at, high = (upward(k, ends.scale, ends.axis()) for k in ("low", "at", "high"))
    tips = [tip("wave", t("Wave")), tip("text", t("Score")), tip("n", t("Answers"))]
    goal = [{"at": each, "text": t("target {value}", value=display.text(target or 0.0))} for each in wanted]
    chart = draw(
        sheet(goal).mark_rule(strokeDash=[2, 4], opacity=0.6, strokeWidth=1.2).encode(y=at),
        sheet(goal)
        .mark_text(style="note", align="right", baseline="bottom", dy=-4, dx=-4)
        .encode(y=at, x=alt.value("width"), text="text:N"),
        sheet(rows).mark_line(color=HEAT, strokeWidth=1.6, opacity=0.55).encode(x=x, y=at),
        sheet(rows).mark_rule(**INTERVAL, color=HEAT).encode(x=x, y=low, y2="high:Q"),
        sheet(rows).mark_circle(color=HEAT, size=110, opacity=1).encode(x=x, y=at, tooltip=tips),
        sheet(rows).mark_text(baseline="bottom", dy=-10, style="strong").encode(x=x, y=high, text="text:N"),
        sheet(rows).mark_text(baseline="top", dy=10, style="note").encode(x=x, y=low, text="n:N"),
        height=260,
    )
    first, last = points[0], points[-1]
    return Figure(
        chart,
        t("From {before} in {first} to {after} in {last}.", before=display.text(first.value), first=first.wave,
          after=display.text(last.value), last=last.wave),
    )  # fmt: skip


def _near(target: float, reach: Sequence[float]) -> bool:
    """Whether a target may stand on the axis without flattening the waves."""
    low, high = min(reach), max(reach)
    return low - 2 * (high - low) <= target <= high + 2 * (high - low)


@dataclass(frozen=True)
class ChangeRow:
    """A change with its interval; `told` says whether it is more than chance, `alone` whether only by itself."""

    name: str
    value: float
    low: float | None
    high: float | None
    told: bool
    stands: bool


TOP = 14
"""How many changes are shown at once: the largest and the smallest."""


def changes(found: Sequence[ChangeRow], *, display: IndexDisplay, t: Translator, top: int = TOP) -> Figure:
    """Changes since the wave before around zero: solid where real, hollow where chance may explain them."""
    ranked = sorted(found, key=lambda row: -row.value)
    if len(ranked) > top:
        ranked = [*ranked[: top // 2], *ranked[-(top - top // 2) :]]
    rows = [_change_row(row, display) for row in ranked]
    ends = span([*(row[k] for row in rows for k in ("low", "high")), 0.0], ticks=5, room=(0.18, 0.18))
    y = lanes("name", [row.name for row in ranked], limit=230)
    axis = ends.axis()
    low, at = (across(k, ends.scale, axis) for k in ("low", "at"))
    colour = meaning("kind", {"up": GOOD, "down": BAD, "level": NEUTRAL})
    tips = [tip("name", " "), tip("range", t("Change"))]
    solid, hollow = [r for r in rows if r["solid"]], [r for r in rows if not r["solid"]]
    zero = [{"at": 0.0}]
    chart = draw(
        sheet(zero).mark_rule(opacity=0.55, strokeWidth=1.2).encode(x=at),
        sheet(rows).mark_rule(**INTERVAL).encode(y=y, x=low, x2="high:Q", color=colour),
        sheet(solid).mark_circle(size=110, opacity=1).encode(y=y, x=at, color=colour, tooltip=tips),
        sheet(hollow)
        .mark_point(size=90, filled=False, strokeWidth=1.8, opacity=1)
        .encode(y=y, x=at, color=colour, tooltip=tips),
        *_beside([row | {"right": row["at"] >= 0} for row in rows], y, ends),
        height=28 * len(rows) + 30,
    )
    real = [row for row in found if row.stands]
    if not real:
        return Figure(chart, t("No change stands out from chance."))
    most = max(real, key=lambda row: abs(row.value))
    return Figure(
        chart,
        t("{count} of {all} changes stand; the largest is {name} with {change}.", count=len(real), all=len(found),
          name=most.name, change=display.change(most.value)),
    )  # fmt: skip


def _change_row(row: ChangeRow, display: IndexDisplay) -> Row:
    low = row.value if row.low is None else row.low
    high = row.value if row.high is None else row.high
    text = display.change(row.value)
    return {
        "name": row.name,
        "at": display.size(row.value),
        "low": display.size(low),
        "high": display.size(high),
        "kind": "level" if not row.told else "up" if row.value > 0 else "down",
        "solid": row.stands,
        "text": text,
        "range": f"{text} ({display.change(low)} – {display.change(high)})" if high > low else text,
    }
