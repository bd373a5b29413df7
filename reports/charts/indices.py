"""Indices side by side on 0-100, and each of them up close: roles, set pairs, service gaps, Kano's classes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from i18n.numbers import axis_format, percent, share, signed, signed_percent, uncertain
from i18n.translate import Translator
from reports.charts.look import (
    BAD,
    BRASS,
    GOOD,
    HEAT,
    INTERVAL,
    NEUTRAL,
    Figure,
    Row,
    across,
    draw,
    lanes,
    meaning,
    sheet,
    tip,
    upward,
)
from reports.charts.scales import span, spread
from satisfaction.index.set_pair import SetPairAnalysis

LANE = 34
"""Height of a row."""


@dataclass(frozen=True)
class IndexRow:
    """One index, role or question on 0-100.

    Parameters
    ----------
    name, value, low, high
        What it is called, says, and its interval where there is one.
    used
        Whether it is the one in use: solid, the others hollow.
    assumed
        Whether it is stated, not measured.
    band
        Ends of what assumptions leave open: dashed.
    """

    name: str
    value: float
    low: float | None = None
    high: float | None = None
    used: bool = False
    assumed: bool = False
    band: tuple[float, float] | None = None

    @property
    def text(self) -> str:
        """Its value with its error."""
        return f"{percent(self.value)} {uncertain(self.value, self.low, self.high, percent)}".rstrip()


def on_hundred(
    rows: Sequence[IndexRow], *, t: Translator, line: tuple[float, str] | None = None, limit: int = 220
) -> Figure:
    """One row each with its interval on a common 0-100 axis.

    Parameters
    ----------
    line
        A value to hold all rows against, e.g. the target, and its name.
    """
    table = [_lane(each) for each in rows]
    reach = [v for row in rows for v in (row.value, row.low, row.high, *(row.band or ())) if v is not None]
    # Beside a line the values stand at the edge, where on a narrow screen too it crosses none of them.
    room = (0.02, 0.4) if line else (0.02, 0.16)
    ends = span([*reach, *([line[0]] if line else [])], ticks=5, to_ticks=not line, room=room, within=(0.0, 100.0))
    y, axis = lanes("name", [each.name for each in rows], limit=limit), ends.axis()
    x, low, band = (across(field, ends.scale, axis) for field in ("value", "low", "from"))
    beside = alt.value("width") if line else across("high", ends.scale, axis)
    aside: dict[str, Any] = {"align": "right"} if line else {"align": "left", "dx": 11}
    tips = [tip("name", " "), tip("text", t("0–100"))]
    marked = [{"value": line[0], "text": line[1]}] if line else []
    chart = draw(
        sheet(marked).mark_rule(strokeDash=[4, 4], strokeWidth=1.4, opacity=0.7).encode(x=x),
        sheet(marked).mark_text(style="note", baseline="bottom", dy=-4).encode(x=x, y=alt.value(0), text="text:N"),
        sheet([row for row in table if row["banded"]])
        .mark_rule(strokeWidth=2, strokeDash=[5, 4], opacity=1, color=BRASS)
        .encode(y=y, x=band, x2="to:Q"),
        sheet([row for row in table if row["high"] > row["low"]])
        .mark_rule(**INTERVAL, color=HEAT)
        .encode(y=y, x=low, x2="high:Q"),
        sheet([row for row in table if row["used"]])
        .mark_circle(size=120, opacity=1)
        .encode(y=y, x=x, color=_solid(), tooltip=tips),
        sheet([row for row in table if not row["used"]])
        .mark_point(size=86, filled=False, strokeWidth=1.8, opacity=1)
        .encode(y=y, x=x, color=meaning("assumed", {False: NEUTRAL, True: BRASS}), tooltip=tips),
        sheet([row for row in table if not row["banded"]]).mark_text(**aside).encode(y=y, x=beside, text="text:N"),
        sheet([row for row in table if row["banded"]]).mark_text(**aside, dy=-10).encode(y=y, x=beside, text="text:N"),
        height=LANE * len(rows) + (44 if line else 28),
    ).resolve_scale(color="independent")
    values = {each.name: each.value for each in rows}
    least, most = min(values, key=lambda name: values[name]), max(values, key=lambda name: values[name])
    takeaway = t("From {low} ({least}) to {high} ({most}) of 100.", low=percent(values[least]), least=least,
                 high=percent(values[most]), most=most)  # fmt: skip
    return Figure(chart, takeaway)


def _solid() -> alt.Color:
    return meaning("assumed", {False: HEAT, True: BRASS})


def _lane(each: IndexRow) -> Row:
    low = each.value if each.low is None else each.low
    high = each.value if each.high is None else each.high
    start, end = each.band or (each.value, each.value)
    return {
        "name": each.name,
        "value": each.value,
        "low": low,
        "high": high,
        "from": start,
        "to": end,
        "used": each.used,
        "assumed": each.assumed,
        "banded": each.band is not None,
        "text": each.text,
    }


# ---------------------------------------------------------------------- set pairs


def connection(pair: SetPairAnalysis, *, t: Translator) -> Figure:
    """The connection degree on -1 to 1: what the grades in between may make of it, and what each choice does."""
    choices = [
        (t("equal division"), pair.degree, True),
        (t("neutral"), pair.neutral, False),
        (t("proportional"), pair.proportional, False),
    ]
    whole = alt.Scale(domain=[-1, 1], nice=False)
    degrees = f"datum.value == 0 ? '0' : {axis_format('+~f')}"
    axis = alt.Axis(title=None, values=[-1, -0.5, 0, 0.5, 1], grid=True, labelExpr=degrees)
    heights = spread([24.0 * k for k in range(len(choices))], 24)
    rows = [
        {"name": name, "value": value, "used": used, "y": 66 + height, "text": f"{name} {signed(value)}"}
        for (name, value, used), height in zip(choices, heights, strict=True)
    ]
    band = [{"value": pair.low, "to": pair.high}]
    ends = [{"value": v, "text": signed(v), "left": k == 0} for k, v in enumerate((pair.low, pair.high))]
    x = across("value", whole, axis)
    lane = alt.Y("y:Q", scale=alt.Scale(domain=[0, 150], reverse=True, nice=False), axis=None)
    chart = draw(
        sheet(band).mark_rule(strokeWidth=16, opacity=0.34, color=BRASS).encode(x=x, x2="to:Q", y=alt.value(30)),
        sheet(band)
        .mark_rule(strokeWidth=2, opacity=1, strokeDash=[5, 4], color=BRASS)
        .encode(x=x, x2="to:Q", y=alt.value(30)),
        *(
            sheet([each])
            .mark_text(align="right" if each["left"] else "left", dx=-8 if each["left"] else 8)
            .encode(x=x, y=alt.value(30), text="text:N")
            for each in ends
        ),
        sheet([row for row in rows if row["used"]]).mark_circle(size=110, opacity=1, color=HEAT).encode(x=x, y=lane),
        sheet([row for row in rows if not row["used"]])
        .mark_point(size=84, filled=False, strokeWidth=1.8, opacity=1, color=NEUTRAL)
        .encode(x=x, y=lane),
        sheet(rows).mark_text(align="left", dx=10).encode(x=x, y=lane, text="text:N"),
        height=170,
    )
    takeaway = t(
        "The connection degree is {degree}; what the grades in between count for leaves it open from {low} to {high}.",
        degree=signed(pair.degree),
        low=signed(pair.low),
        high=signed(pair.high),
    )
    return Figure(chart, takeaway)


# ---------------------------------------------------------------------- service gaps


@dataclass(frozen=True)
class GapRow:
    """One indicator on 0-100: perceived, expected, the gap with its interval, and the zone where it was asked."""

    name: str
    perceived: float
    expected: float
    gap: float
    low: float | None = None
    high: float | None = None
    adequate: float | None = None
    desired: float | None = None
    good: bool | None = None


def service_gaps(rows: Sequence[GapRow], *, t: Translator) -> Figure:
    """What is perceived (dot) against what is expected (tick), over the zone of tolerance; the widest gap first."""
    ordered = sorted(rows, key=lambda each: each.gap)
    table = [_gap(each) for each in ordered]
    reach = [v for e in rows for v in (e.perceived, e.expected, e.adequate, e.desired) if v is not None]
    ends = span(reach, ticks=5, to_ticks=False, room=(0.02, 0.36), within=(0.0, 100.0))
    y, axis = lanes("name", [each.name for each in ordered], limit=200), ends.axis()
    perceived, expected, adequate = (across(f, ends.scale, axis) for f in ("perceived", "expected", "adequate"))
    colour = meaning("verdict", {"good": GOOD, "bad": BAD, "open": NEUTRAL})
    tips = [tip("name", " "), tip("gap", t("Gap")), tip("zone", t("Zone of tolerance"))]
    chart = draw(
        sheet([row for row in table if row["zoned"]])
        .mark_bar(height=13, fill=HEAT, fillOpacity=0.22, stroke=HEAT, strokeWidth=1, opacity=1)
        .encode(y=y, x=adequate, x2="desired:Q"),
        sheet(table).mark_rule(strokeWidth=2, opacity=0.75).encode(y=y, x=perceived, x2="expected:Q", color=colour),
        sheet(table).mark_tick(thickness=2.4, size=18, opacity=0.9, style="ink").encode(y=y, x=expected),
        sheet(table).mark_circle(size=110, opacity=1).encode(y=y, x=perceived, color=colour, tooltip=tips),
        sheet(table).mark_text(style="note", align="right").encode(y=y, x=alt.value("width"), text="gap:N"),
        height=LANE * len(rows) + 28,
    )
    worst = ordered[0]
    takeaway = t("The widest gap is {name}: {perceived} against {expected} expected.", name=worst.name,
                 perceived=percent(worst.perceived), expected=percent(worst.expected))  # fmt: skip
    return Figure(chart, takeaway)


def _gap(each: GapRow) -> Row:
    zoned = each.adequate is not None and each.desired is not None and each.desired > each.adequate
    around = uncertain(each.gap, each.low, each.high, percent)
    return {
        "name": each.name,
        "perceived": each.perceived,
        "expected": each.expected,
        "adequate": each.adequate if zoned else each.perceived,
        "desired": each.desired if zoned else each.perceived,
        "zoned": zoned,
        "zone": f"{percent(each.adequate)}–{percent(each.desired)}" if zoned else "–",
        "verdict": {None: "open", True: "good", False: "bad"}[each.good],
        "gap": f"{signed_percent(each.gap)} {around}".rstrip(),
    }


# ---------------------------------------------------------------------- Kano


@dataclass(frozen=True)
class KanoDot:
    """One feature: how far having it lifts satisfaction (0 to 1), how far lacking it lowers it (0 to 1)."""

    name: str
    better: float
    worse: float
    better_ends: tuple[float, float]
    worse_ends: tuple[float, float]
    significant: bool
    class_name: str


def kano(features: Sequence[KanoDot], *, corners: Sequence[str], t: Translator, height: float = 420) -> Figure:
    """Features between what is taken for granted and what delights; hollow where the class is not beyond chance.

    Parameters
    ----------
    corners
        Names of the four quarters: attractive, one-dimensional, indifferent, must-be.
    """
    unit, ticks = alt.Scale(domain=[0, 1], nice=False), [0, 0.25, 0.5, 0.75, 1]
    shared: dict[str, Any] = {"values": ticks, "format": "%", "grid": True}
    flat = alt.Axis(title=t("dissatisfied without it"), **shared)
    steep = alt.Axis(title=t("satisfied with it"), titleAngle=-90, **shared)
    x, left = across("worse", unit, flat), across("left", unit, flat)
    y, bottom = upward("better", unit, steep), upward("bottom", unit, steep)
    labels = _apart([(each.worse, each.better, each.name) for each in features], 20 / height)
    rows: list[dict[str, Any]] = [
        {
            "name": each.name,
            "worse": each.worse,
            "better": each.better,
            "left": each.worse_ends[0],
            "right": each.worse_ends[1],
            "bottom": each.better_ends[0],
            "top": each.better_ends[1],
            "class": each.class_name,
            "at": at,
        }
        for each, at in zip(features, labels, strict=True)
    ]
    spots = zip(corners, ((0.015, 0.975), (0.985, 0.975), (0.015, 0.03), (0.985, 0.03)), strict=True)
    tags = [{"text": text, "worse": a, "better": b, "right": a > 0.5} for text, (a, b) in spots]
    tips = [tip("name", " "), tip("class", t("Class"))]
    solid = [row for row, each in zip(rows, features, strict=True) if each.significant]
    hollow = [row for row, each in zip(rows, features, strict=True) if not each.significant]
    beside = [row for row in rows if row["worse"] < 0.62]
    before = [row for row in rows if row["worse"] >= 0.62]
    label = upward("at", unit, steep)
    chart = draw(
        sheet([{"worse": 0.5}]).mark_rule(strokeDash=[4, 4], opacity=0.4).encode(x=x),
        sheet([{"better": 0.5}]).mark_rule(strokeDash=[4, 4], opacity=0.4).encode(y=y),
        *(
            sheet([tag])
            .mark_text(style="note", align="right" if tag["right"] else "left")
            .encode(x=x, y=y, text="text:N")
            for tag in tags
        ),
        sheet(rows).mark_rule(strokeWidth=1.6, opacity=1, color=HEAT).encode(x=left, x2="right:Q", y=y),
        sheet(rows).mark_rule(strokeWidth=1.6, opacity=1, color=HEAT).encode(x=x, y=bottom, y2="top:Q"),
        sheet(solid).mark_circle(size=110, opacity=1, color=HEAT).encode(x=x, y=y, tooltip=tips),
        sheet(hollow)
        .mark_point(size=86, filled=False, strokeWidth=1.8, opacity=1, color=NEUTRAL)
        .encode(x=x, y=y, tooltip=tips),
        sheet(beside).mark_text(align="left", dx=9).encode(x=x, y=label, text="name:N"),
        sheet(before).mark_text(align="right", dx=-9).encode(x=x, y=label, text="name:N"),
        height=height,
    )
    if not features:
        return Figure(chart, t("No feature was asked about."))
    lifts, costs = max(features, key=lambda e: e.better), max(features, key=lambda e: e.worse)
    takeaway = t("{lifts} would lift satisfaction most ({better}); lacking {costs} would cost most ({worse}).",
                 lifts=lifts.name, better=share(lifts.better), costs=costs.name, worse=share(costs.worse))  # fmt: skip
    return Figure(chart, takeaway)


def _apart(points: Sequence[tuple[float, float, str]], gap: float) -> list[float]:
    """Heights of the names, moved apart on each side of the figure so that none lies on another."""
    heights = [0.0] * len(points)
    for right in (False, True):
        side = [k for k, (worse, _, _) in enumerate(points) if (worse >= 0.62) == right]
        moved = spread([points[k][1] for k in side], gap, 0.06, 0.94)
        for k, at in zip(side, moved, strict=True):
            heights[k] = at
    return heights
