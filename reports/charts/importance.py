"""What matters, drawn: the importance-performance map, and stated against derived."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import altair as alt

from i18n.numbers import share
from i18n.translate import N_, Translator
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
from reports.charts.scales import IndexDisplay, Span, span

MAP_HEIGHT = 560

WIDTHS = (290, 490, 900)
"""Pixels of the map that labels are placed for: of a phone, of a narrow page, and as wide as on most screens. Where it
is wider than one of them they only stand further apart."""

SHARES = "format(datum.value, '.0%')"

CORNERS = {
    "concentrate": N_("Concentrate here"),
    "keep up": N_("Keep up the good work"),
    "low priority": N_("Low priority"),
    "possible overkill": N_("Possible overkill"),
}
COLOURS = {"concentrate": BAD, "keep up": GOOD, "low priority": NEUTRAL, "possible overkill": NEUTRAL}


@dataclass(frozen=True)
class MapPoint:
    """One attribute on the map.

    Parameters
    ----------
    name, quadrant
        Its name, and the quadrant of its values.
    importance, importance_low, importance_high
        Share of importance with its interval.
    performance, low, high
        Score with its interval; the ends are None where there is none.
    settled
        Whether no interval crosses a line.
    """

    name: str
    quadrant: str
    importance: float
    importance_low: float
    importance_high: float
    performance: float
    low: float | None
    high: float | None
    settled: bool


def importance_map(
    points: Sequence[MapPoint], lines: tuple[float, float], *, display: IndexDisplay, t: Translator, assumed: bool
) -> Figure:
    """Importance upward, performance to the right, the four corners named; hollow where undecided.

    Parameters
    ----------
    lines
        Importance and performance where the cross stands.
    assumed
        Whether the intervals of importance are assumed (the panel's), not measured.

    Notes
    -----
    Importance stands on a square-root axis, because shares are many small ones and a few large.
    """
    frame = _Frame.around(points, lines, display)
    rise = alt.Scale(type="sqrt", domain=[frame.bottom, frame.top], nice=False, zero=False, clamp=True)
    ticks = [tick for tick in SHARE_TICKS if frame.bottom <= tick <= frame.top]
    y_axis = alt.Axis(
        title=t("Importance (share, on a square-root axis)"), titleAngle=0, titleAlign="left", titleAnchor="end",
        titleX=-30, titleY=-12, values=ticks, labelExpr=SHARES, grid=False,
    )  # fmt: skip
    x_axis = frame.sides.axis(title=t("Performance (score)"), grid=False)
    x, y = across("at", frame.sides.scale, x_axis), upward("importance", rise, y_axis)
    rows = [_point_row(each, display, frame, t) for each in points]
    tips = [tip("name", t("Indicator")), tip("share", t("Importance")), tip("judged", t("Score")),
            tip("corner", t("Place"))]  # fmt: skip
    colour = meaning("quadrant", COLOURS)
    dash = [4, 3] if assumed else [1, 0]
    layers = [
        sheet([{"at": display.at(lines[1])}]).mark_rule(style="ink", opacity=0.55, strokeWidth=1).encode(x=x),
        sheet([{"importance": lines[0]}]).mark_rule(style="ink", opacity=0.55, strokeWidth=1).encode(y=y),
        *_corners(x, frame.sides, t),
        sheet(rows)
        .mark_rule(strokeWidth=1.2, opacity=1, strokeDash=dash)
        .encode(x=x, y=upward("importance_low", rise, y_axis), y2="importance_high:Q", color=colour),
        sheet([row for row in rows if row["low"] < row["high"]])
        .mark_rule(strokeWidth=1.2, opacity=1)
        .encode(x=across("low", frame.sides.scale, x_axis), x2="high:Q", y=y, color=colour),
        sheet([row for row in rows if row["settled"]])
        .mark_point(size=95, filled=True, opacity=1)
        .encode(x=x, y=y, color=colour, tooltip=tips),
        sheet([row for row in rows if not row["settled"]])
        .mark_point(size=85, filled=False, strokeWidth=1.8, opacity=1)
        .encode(x=x, y=y, color=colour, tooltip=tips),
        *(
            label
            for width, wider in zip(WIDTHS, (*WIDTHS[1:], math.inf), strict=True)
            for label in _named(rows, frame.labels(points, width), x, y, _between(width, wider))
        ),
    ]
    weak = [each.name for each in points if each.quadrant == "concentrate" and each.settled]
    takeaway = (
        t("Important and weak: {names}.", names=", ".join(weak))
        if weak
        else t("Nothing is for sure both important and weak.")
    )
    return Figure(draw(*layers, height=MAP_HEIGHT), takeaway)


def _between(width: int, wider: float) -> str:
    """Where labels for this width are shown: on maps up to the next one, those for the narrowest on all below too."""
    above = "true" if width == WIDTHS[0] else f"width >= {width}"
    return above if math.isinf(wider) else f"{above} && width < {wider}"


def _point_row(each: MapPoint, display: IndexDisplay, frame: _Frame, t: Translator) -> Row:
    low = each.performance if each.low is None else each.low
    high = each.performance if each.high is None else each.high
    place = t(CORNERS[each.quadrant])
    return {
        "name": each.name,
        "quadrant": each.quadrant,
        "settled": each.settled,
        "at": display.at(each.performance),
        "low": display.at(low),
        "high": display.at(high),
        "importance": each.importance,
        "importance_low": each.importance_low,
        "importance_high": each.importance_high,
        "share": f"{share(each.importance, 1)} ({share(each.importance_low, 1)}–{share(each.importance_high, 1)})",
        "judged": f"{display.text(each.performance)} ({display.text(low)}–{display.text(high)})",
        "corner": place if each.settled else t("{place}, undecided", place=place),
    }


def _corners(x: alt.X, sides: Span, t: Translator) -> list[alt.Chart]:
    """The words of the four corners, each in its own."""
    found = []
    for quadrant, left, above in (
        ("concentrate", True, True),
        ("keep up", False, True),
        ("low priority", True, False),
        ("possible overkill", False, False),
    ):
        row = {"text": t(CORNERS[quadrant]), "at": sides.low if left else sides.high}
        text = sheet([row]).mark_text(
            style="strong", align="left" if left else "right", baseline="top" if above else "bottom",
            dx=4 if left else -4, dy=4 if above else -4, opacity=0.8,
            fontSize=alt.ExprRef(f"width < {WIDTHS[1]} ? 11 : 13"),
        )  # fmt: skip
        found.append(text.encode(x=x, y=alt.value(0 if above else "height"), text="text:N"))
    return found


SHARE_TICKS = (0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.6, 0.8)

# ---------------------------------------------------------------------- labels that do not cover each other

LETTER, LINE_HEIGHT, DOT, AXIS = 6.3, 13.0, 6.0, 64.0
"""Pixels of a narrow letter of the labels, of a line of them, of half a dot, and of the axes and their titles."""

Box = tuple[float, float, float, float]

Align = Literal["left", "center", "right"]

_PLACES: tuple[tuple[Align, float, float], ...] = (
    ("left", 6.0, -10.0), ("right", -6.0, -10.0), ("left", 6.0, 10.0), ("right", -6.0, 10.0),
    ("left", 9.0, 0.0), ("right", -9.0, 0.0), ("center", 0.0, -13.0), ("center", 0.0, 13.0),
    ("left", 12.0, -20.0), ("right", -12.0, -20.0), ("left", 12.0, 20.0), ("right", -12.0, 20.0),
)  # fmt: skip
"""Where a label may stand beside its dot: alignment and shift. First those that no interval of its dot crosses."""


@dataclass(frozen=True)
class _Label:
    """Where the label of a point stands; no text where there is no room."""

    text: str
    align: Align
    dx: float
    dy: float


@dataclass(frozen=True)
class _Frame:
    """The ends of the map: performance from side to side, importance from the bottom to the top."""

    sides: Span
    bottom: float
    top: float
    at: tuple[float, ...]

    @classmethod
    def around(cls, points: Sequence[MapPoint], lines: tuple[float, float], display: IndexDisplay) -> _Frame:
        """Room for every point with its intervals, for the lines and for the words in the corners."""
        at = tuple(display.at(each.performance) for each in points)
        ends = [display.at(end) for each in points for end in (each.low, each.high) if end is not None]
        sides = span([*at, *ends, display.at(lines[1])], ticks=6, room=(0.03, 0.06), within=display.ends)
        top = max([lines[0], *(each.importance_high for each in points)]) * 1.15
        bottom = 0.6 * max(min([lines[0], *(each.importance_low for each in points)]), 0.0)
        return cls(sides, bottom, top, at)

    def places(self, points: Sequence[MapPoint], width: float) -> list[tuple[float, float]]:
        """Every point in pixels from the upper left corner, on a map of this width."""
        low, high = self.bottom**0.5, self.top**0.5
        height = MAP_HEIGHT - AXIS
        return [
            ((at - self.sides.low) / self.sides.length * width, height * (high - each.importance**0.5) / (high - low))
            for at, each in zip(self.at, points, strict=True)
        ]

    def labels(self, points: Sequence[MapPoint], width: float) -> list[_Label]:
        """Where labels stand on a map of this width: the weak and important choose first, the nearest place first."""
        dots, height = self.places(points, width), MAP_HEIGHT - AXIS
        taken: list[Box] = [(x - DOT, y - DOT, x + DOT, y + DOT) for x, y in dots]
        taken += [(0, 0, 130, 20), (width - 165, 0, width, 20)]  # the words in the corners
        taken += [(0, height - 20, 90, height), (width - 130, height - 20, width, height)]
        order = sorted(range(len(points)), key=lambda k: (_RANK[points[k].quadrant], -points[k].importance))
        found = [_Label("", "left", 0.0, 0.0)] * len(points)
        for k in order:
            length = LETTER * sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in points[k].name)
            for align, dx, dy in _PLACES:
                box = _box(*dots[k], align, dx, dy, length)
                inside = box[0] >= 0 and box[1] >= 0 and box[2] <= width and box[3] <= height
                if inside and not any(_covers(box, other) for other in taken):
                    taken.append(box)
                    found[k] = _Label(points[k].name, align, dx, dy)
                    break
        return found


_RANK = {"concentrate": 0, "keep up": 1, "possible overkill": 2, "low priority": 3}


def _box(x: float, y: float, align: str, dx: float, dy: float, length: float) -> Box:
    left = x + dx - (0 if align == "left" else length if align == "right" else length / 2)
    return (left, y + dy - LINE_HEIGHT / 2, left + length, y + dy + LINE_HEIGHT / 2)


def _covers(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _named(rows: Sequence[Row], labels: Sequence[_Label], x: alt.X, y: alt.Y, where: str) -> list[alt.Chart]:
    """Labels by the place they stand in (Vega knows one shift for each layer), on a map for which `where` is true."""
    found = []
    shown = alt.condition(where, alt.value(1), alt.value(0))
    for align, dx, dy in _PLACES:
        here = [row for row, label in zip(rows, labels, strict=True)
                if label.text and (label.align, label.dx, label.dy) == (align, dx, dy)]  # fmt: skip
        if here:
            text = sheet(here).mark_text(align=align, dx=dx, dy=dy, fontSize=12)
            found.append(text.encode(x=x, y=y, text="name:N", opacity=shown))
    return found


def unlabelled(points: Sequence[MapPoint], lines: tuple[float, float], display: IndexDisplay) -> list[str]:
    """Names of the points whose label finds no room on a wide map: they are told beside it."""
    placed = _Frame.around(points, lines, display).labels(points, WIDTHS[-1])
    return [each.name for each, label in zip(points, placed, strict=True) if not label.text]


# ---------------------------------------------------------------------- stated against derived


@dataclass(frozen=True)
class Gap:
    """One item as it is stated and as it acts, with both intervals and what that means."""

    name: str
    stated: float
    stated_low: float
    stated_high: float
    derived: float
    low: float
    high: float
    verdict: str


def stated_and_derived(
    gaps: Sequence[Gap], *, stated: str, assumed: bool, t: Translator, ranks: bool = False
) -> Figure:
    """A dumbbell for each item: the disc acts, the ring is stated; coloured where they differ for sure.

    Parameters
    ----------
    stated
        Whose word the ring is.
    assumed
        Whether the interval of the ring is assumed: then it is dashed brass.
    ranks
        Whether the numbers are ranks, the first to the right, in place of shares.
    """
    rows = [_gap_row(each, ranks) for each in gaps]
    if ranks:
        scale = alt.Scale(domain=[len(gaps) + 0.5, 0.5], nice=False, zero=False)
        steps = [1, *range(5, len(gaps) + 1, 5)]
        axis = alt.Axis(title=None, values=steps, labelExpr="format(datum.value, 'd')", grid=True, orient="top")
    else:
        most = [max(each.stated_high, each.high) for each in gaps]
        ends = span([0.0, *most], zero=True, ticks=5, to_ticks=False, within=(0.0, 1.0))
        scale, axis = ends.scale, ends.axis(labelExpr=SHARES, orient="top")
    y = lanes("name", [each.name for each in gaps], limit=200)
    colour = meaning("verdict", {"hidden driver": BAD, "said but not acting": HEAT, "agree": NEUTRAL})
    tips = [tip("name", t("Indicator")), tip("acts", t("Drives")), tip("said", stated)]

    def at(field: str) -> alt.X:
        return across(field, scale, axis)

    dashed = {"strokeDash": [4, 3], "color": BRASS} if assumed else {"color": NEUTRAL}
    chart = draw(
        sheet(rows).mark_rule(strokeWidth=1.6, opacity=1, yOffset=4, **dashed)
        .encode(y=y, x=at("stated_low"), x2="stated_high:Q"),
        sheet(rows).mark_rule(**INTERVAL)
        .encode(y=y, x=at("low"), x2="high:Q", color=colour),
        sheet(rows).mark_rule(strokeWidth=1.4, opacity=0.8).encode(y=y, x=at("stated"), x2="derived:Q", color=colour),
        sheet(rows).mark_point(size=70, filled=False, strokeWidth=1.8, opacity=1)
        .encode(y=y, x=at("stated"), color=colour, tooltip=tips),
        sheet(rows).mark_circle(size=110, opacity=1).encode(y=y, x=at("derived"), color=colour, tooltip=tips),
        height=25 * len(rows) + 30,
    )  # fmt: skip
    widest = max(rows, key=lambda row: abs(row["stated"] - row["derived"]))
    return Figure(chart, t("“{name}” differs most: stated {stated}, drives {derived}.", name=widest["name"],
                           stated=widest["said"], derived=widest["acts"]))  # fmt: skip


def _gap_row(each: Gap, ranks: bool) -> Row:
    def text(value: float) -> str:
        return f"{value:.0f}" if ranks else share(value, 1)

    return {
        "name": each.name, "stated": each.stated, "derived": each.derived, "verdict": each.verdict,
        "stated_low": each.stated_low, "stated_high": each.stated_high, "low": each.low, "high": each.high,
        "said": f"{text(each.stated)} ({text(each.stated_low)}–{text(each.stated_high)})",
        "acts": f"{text(each.derived)} ({text(each.low)}–{text(each.high)})",
    }  # fmt: skip
