"""The structural model as a drawing: what acts on satisfaction at the left, what follows from it at the right.

Every construct is a box with its score and its explained variance; every path a curve as wide as it is strong. What
cannot be told from zero is faint and dashed; what was published and not measured is brass and dashed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import altair as alt

from i18n.numbers import score
from i18n.translate import Translator
from reports.charts.look import (
    BAD,
    BRASS,
    HEAT,
    LINE,
    NEUTRAL,
    Figure,
    Row,
    across,
    draw,
    meaning,
    sheet,
    tip,
    upward,
)
from reports.charts.scales import wrap

Point = tuple[float, float]
Kind = Literal["raises", "lowers", "unclear", "published", "unknown"]

COLOURS: Mapping[Kind, str] = {
    "raises": HEAT, "lowers": BAD, "unclear": NEUTRAL, "published": BRASS, "unknown": NEUTRAL
}  # fmt: skip
_DASHES: Mapping[Kind, list[int]] = {
    "raises": [1, 0], "lowers": [1, 0], "unclear": [4, 4], "published": [6, 4], "unknown": [1, 0]
}  # fmt: skip
_FAINT: Mapping[Kind, float] = {"raises": 0.85, "lowers": 0.85, "unclear": 0.5, "published": 0.9, "unknown": 0.6}

_ROW = 64
"""Height of a construct with the gap below it."""

_BOX, _PORT = 0.78, 0.2
"""Parts of a row: the height of a box, and what each path that ends at it needs."""

_DRIVER, _LABEL, _BEND, _MIDDLE, _OUTCOME, _ARC = 172.0, 100.0, 46.0, 124.0, 104.0, 66.0
"""Widths: of boxes, of a number with its interval, of a curve, and what one more turn of arcs beside a column takes."""

_STEPS = 24
_NARROW, _WIDE = 1.2, 8.0
"""Width of the weakest and of the strongest path."""

_CHARACTER = 7.0


@dataclass(frozen=True)
class Box:
    """A construct: its name, what stands below it, how much of it is explained (0 to 1; None where nothing acts)."""

    id: str
    name: str
    note: str = ""
    explained: float | None = None


@dataclass(frozen=True)
class Arrow:
    """A path: its coefficient (None where it is not known) with the interval in words, and what the interval says."""

    source: str
    target: str
    value: float | None
    interval: str
    kind: Kind
    said: str


def diagram(boxes: Sequence[Box], arrows: Sequence[Arrow], satisfaction: str, *, t: Translator) -> Figure:
    """Constructs in three columns around satisfaction, joined by their paths.

    Parameters
    ----------
    boxes, arrows
        Every construct and every path.
    satisfaction
        Id of the construct in the middle.
    """
    places, width, rows = _places(boxes, arrows, satisfaction)
    curves = [_curve(arrow, places, arrows, satisfaction) for arrow in arrows]
    layers = (
        *_curve_layers(curves, (width, rows), t),
        *_box_layers(places.values(), (width, rows)),
        *_label_layers(curves, (width, rows)),
    )
    return Figure(draw(*layers, height=_ROW * rows + 8), _takeaway(boxes, arrows, t))


def is_broad(arrows: Sequence[Arrow], satisfaction: str) -> bool:
    """Whether constructs of one column act on each other: the drawing then needs more width than 560."""
    column = {name: _column(name, arrows, satisfaction) for each in arrows for name in (each.source, each.target)}
    return any(column[each.source] == column[each.target] for each in arrows)


# ---------------------------------------------------------------- where things stand


@dataclass(frozen=True)
class _Place:
    box: Box
    column: int
    left: float
    right: float
    y: float
    half: float


def _places(boxes: Sequence[Box], arrows: Sequence[Arrow], satisfaction: str) -> tuple[dict[str, _Place], float, float]:
    """Where every construct stands; the width of the drawing, and its height in rows."""
    column = {box.id: _column(box.id, arrows, satisfaction) for box in boxes}
    members = [[box for box in boxes if column[box.id] == k] for k in range(3)]
    members[0] = _in_order(members[0], arrows)
    heights = {box.id: max(_BOX, _PORT * sum(a.target == box.id for a in arrows)) for box in boxes}
    needed = [sum(heights[box.id] + 1 - _BOX for box in each) for each in members]
    rows = max(*needed, 2.0 if _passes(arrows, column) else 1.0)
    edges, width = _columns(members, arrows, column)
    found = {}
    for k, each in enumerate(members):
        y = (rows - needed[k]) / 2 if k < 2 else 0.0
        spare = (rows - needed[k]) / len(each) if k == 2 and each else 0.0
        for box in each:
            room = heights[box.id] + 1 - _BOX + spare
            found[box.id] = _Place(box, k, *edges[k], y + room / 2, heights[box.id] / 2)
            y += room
    return found, width, rows


def _columns(
    members: Sequence[Sequence[Box]], arrows: Sequence[Arrow], column: Mapping[str, int]
) -> tuple[list[tuple[float, float]], float]:
    """Left and right edge of each column, and the whole width."""
    turns = [max((_apart(a, each) for a in arrows if column[a.source] == column[a.target] == k), default=0)
             for k, each in enumerate(members)]  # fmt: skip
    x = _ARC * (turns[0] + 0.35) if turns[0] else 0.0
    edges = [(x, x + _DRIVER)]
    x += _DRIVER + _LABEL + _BEND
    edges.append((x, x + _MIDDLE))
    x += _MIDDLE + _BEND + _LABEL
    edges.append((x, x + _OUTCOME))
    x = x + _OUTCOME if members[2] else edges[1][1]
    return edges, x + (_ARC * (turns[2] + 0.35) if turns[2] else 0.0)


def _apart(arrow: Arrow, members: Sequence[Box]) -> int:
    names = [box.id for box in members]
    return abs(names.index(arrow.source) - names.index(arrow.target))


def _column(name: str, arrows: Sequence[Arrow], satisfaction: str) -> int:
    """0 for what acts on satisfaction, 1 for satisfaction, 2 for the others."""
    if name == satisfaction:
        return 1
    ahead, reached = [name], {name}
    while ahead:
        at = ahead.pop()
        following = {arrow.target for arrow in arrows if arrow.source == at} - reached
        reached |= following
        ahead += following
    return 0 if satisfaction in reached else 2


def _passes(arrows: Sequence[Arrow], column: Mapping[str, int]) -> bool:
    return any(column[a.target] - column[a.source] == 2 for a in arrows)


def _in_order(boxes: Sequence[Box], arrows: Sequence[Arrow]) -> list[Box]:
    """The strongest first where none acts on another; else as they were given."""
    inside = {box.id for box in boxes}
    if any(arrow.source in inside and arrow.target in inside for arrow in arrows):
        return list(boxes)
    strength = {box.id: max((a.value or 0.0 for a in arrows if a.source == box.id), default=0.0) for box in boxes}
    return sorted(boxes, key=lambda box: -strength[box.id])


# ---------------------------------------------------------------- paths


@dataclass(frozen=True)
class _Curve:
    """A path as points, where its number stands and on which side of that, and where its head points (degrees)."""

    arrow: Arrow
    points: tuple[Point, ...]
    label: Point
    align: Literal["left", "right"]
    heading: float = 90.0
    stacked: bool = False


def _curve(arrow: Arrow, places: Mapping[str, _Place], arrows: Sequence[Arrow], satisfaction: str) -> _Curve:
    start, end = places[arrow.source], places[arrow.target]
    if start.column == end.column:
        return _beside(arrow, start, end, _apart(arrow, [p.box for p in places.values() if p.column == start.column]))
    goal = (end.left - _HEAD, end.y + _port(arrow, arrows, places))
    if end.column == 1:
        first = (start.right + _LABEL, start.y)
        return _Curve(arrow, ((start.right, start.y), *_bend(first, goal)), (start.right + 8, start.y), "left")
    last = (end.left - _LABEL, goal[1])
    if start.column == 1:
        return _Curve(arrow, (*_bend((start.right, start.y), last), goal), (end.left - 14, goal[1]), "right")
    # Past satisfaction: on a lane above or below it.
    middle, below = places[satisfaction], 1 if start.y > places[satisfaction].y else -1
    lane = middle.y + below * (middle.half + 0.16)
    leaves = start.y + 0.14
    points = (
        (start.right, leaves),
        *_bend((start.right + _LABEL, leaves), (middle.left, lane)),
        *_bend((middle.right, lane), last),
        goal,
    )
    return _Curve(arrow, points, (end.left - 14, goal[1]), "right")


def _beside(arrow: Arrow, start: _Place, end: _Place, turns: int) -> _Curve:
    """A path inside a column: out at its outer side, and back."""
    outward = -1 if start.column == 0 else 1
    edge = start.left if outward < 0 else start.right
    down = 1 if end.y > start.y else -1
    reach = _ARC * turns
    first, last = start.y + 0.14 * down, end.y - 0.16 * down
    along = [k / _STEPS for k in range(_STEPS + 1)]
    points = tuple((edge + outward * (_HEAD * s + reach * 4 * s * (1 - s)), first + (last - first) * s) for s in along)
    label = (edge + outward * (reach - 15), (first + last) / 2)
    inner: Literal["left", "right"] = "left" if outward < 0 else "right"
    return _Curve(arrow, points, label, inner, 90.0 if outward < 0 else 270.0, stacked=True)


_HEAD = 7.0
"""What the head of a path takes."""


def _port(arrow: Arrow, arrows: Sequence[Arrow], places: Mapping[str, _Place]) -> float:
    """Where on the side of its target a path ends: those from above end above."""
    end = places[arrow.target]
    arriving = [a.source for a in arrows if a.target == arrow.target and places[a.source].column < end.column]
    order = sorted(arriving, key=lambda name: (places[name].y, -places[name].column))
    if len(order) < 2:
        return 0.0
    room = max(1.6 * end.half, 0.3) if len(order) > 2 else 0.5 * _BOX
    return room * (order.index(arrow.source) / (len(order) - 1) - 0.5)


def _bend(start: Point, end: Point) -> tuple[Point, ...]:
    """A curve that leaves and arrives level."""
    (x0, y0), (x1, y1) = start, end
    along = [k / _STEPS for k in range(_STEPS + 1)]
    return tuple((x0 + (x1 - x0) * s, y0 + (y1 - y0) * s * s * (3 - 2 * s)) for s in along)


# ---------------------------------------------------------------- layers


def _axes(size: tuple[float, float]) -> tuple[alt.X, alt.Y]:
    width, rows = size
    x = across("x", alt.Scale(domain=[0, width], nice=False, zero=False))
    return x, upward("y", alt.Scale(domain=[rows, 0], nice=False, zero=False))


def _curve_layers(curves: Sequence[_Curve], size: tuple[float, float], t: Translator) -> list[alt.Chart]:
    x, y = _axes(size)
    lines: list[Row] = []
    heads: list[Row] = []
    for curve in curves:
        arrow = curve.arrow
        about: Row = {
            "path": f"{arrow.source}>{arrow.target}",
            "said": arrow.said,
            "kind": arrow.kind,
            "width": min(abs(arrow.value or 0.0), 1.0),
        }
        lines += [about | {"x": px, "y": py, "step": k} for k, (px, py) in enumerate(curve.points)]
        heads.append(about | {"x": curve.points[-1][0], "y": curve.points[-1][1], "angle": curve.heading})
    kinds = list(COLOURS)
    dash = alt.StrokeDash("kind:N", legend=None, scale=alt.Scale(domain=kinds, range=[_DASHES[k] for k in kinds]))
    opacity = alt.Opacity("kind:N", legend=None, scale=alt.Scale(domain=kinds, range=[_FAINT[k] for k in kinds]))
    width = alt.Size("width:Q", legend=None, scale=alt.Scale(domain=[0, 1], range=[_NARROW, _WIDE], clamp=True))
    return [
        sheet(lines)
        .mark_line(strokeCap="butt")
        .encode(
            x=x, y=y, detail="path:N", order="step:Q", color=meaning("kind", COLOURS), strokeDash=dash, opacity=opacity,
            size=width, tooltip=[tip("said", t("Path"))],
        ),
        sheet(heads)
        .mark_point(shape="triangle", filled=True, opacity=1)
        .encode(
            x=x, y=y, angle=alt.Angle("angle:Q", scale=None), color=meaning("kind", COLOURS),
            size=alt.value(80), tooltip=[tip("said", t("Path"))],
        ),
    ]  # fmt: skip


def _box_layers(places: Iterable[_Place], size: tuple[float, float]) -> list[alt.Chart]:
    x, y = _axes(size)
    frames: list[Row] = []
    bars: list[Row] = []
    texts: list[Row] = []
    notes: list[Row] = []
    for place in places:
        frames.append({"x": place.left, "x2": place.right, "y": place.y - place.half, "y2": place.y + place.half})
        if place.box.explained is not None:
            end = place.left + (place.right - place.left) * min(max(place.box.explained, 0.0), 1.0)
            foot = place.y + place.half
            bars.append({"x": place.left, "x2": end, "y": foot - 0.07, "y2": foot})
        lines = _fitted(place.box.name, place.right - place.left)
        middle, line = (place.left + place.right) / 2, LINE / _ROW
        top = place.y - (len(lines) + bool(place.box.note) - 1) * line / 2
        texts += [{"x": middle, "y": top + k * line, "text": text} for k, text in enumerate(lines)]
        if place.box.note:
            notes.append({"x": middle, "y": top + len(lines) * line, "text": place.box.note})
    frame = sheet(frames).mark_rect(style="outline", strokeWidth=1.2, strokeOpacity=0.55, cornerRadius=6)
    bar = sheet(bars).mark_rect(color=HEAT, opacity=0.75, cornerRadius=2)
    name = sheet(texts).mark_text(style=["ink", "strong"], fontSize=13)
    note = sheet(notes).mark_text(style=["ink", "note"], fontSize=11.5)
    drawn = [frame.encode(x=x, x2="x2:Q", y=y, y2="y2:Q")]
    drawn += [bar.encode(x=x, x2="x2:Q", y=y, y2="y2:Q")] if bars else []
    drawn += [name.encode(x=x, y=y, text="text:N")]
    return [*drawn, note.encode(x=x, y=y, text="text:N")] if notes else drawn


def _label_layers(curves: Sequence[_Curve], size: tuple[float, float]) -> list[alt.Chart]:
    """Numbers above the paths with their intervals beside them; below them where arcs leave no room beside."""
    x, y = _axes(size)
    layers: list[alt.Chart] = []
    faint = alt.condition("datum.faint", alt.value(0.6), alt.value(1.0))
    groups = {(curve.align, curve.stacked) for curve in curves}
    for align, stacked in sorted(groups):
        rows: list[Row] = [
            {
                "x": curve.label[0],
                "y": curve.label[1],
                "text": score(curve.arrow.value, 2),
                "interval": curve.arrow.interval,
                "faint": curve.arrow.kind == "unclear",
            }
            for curve in curves
            if (curve.align, curve.stacked) == (align, stacked) and curve.arrow.value is not None
        ]
        if not rows:
            continue
        alone = not any(row["interval"] for row in rows)
        beside = {"left": (0, 30), "right": (0 if alone else -52, 0)}[align]
        number_dx, interval_dx = (0, 0) if stacked else beside
        number_dy, interval_dy = (-6, 8) if stacked else (-11, -11)
        number = sheet(rows).mark_text(style=["ink", "strong"], align=align, dx=number_dx, dy=number_dy, fontSize=13)
        interval = sheet(rows).mark_text(
            style=["ink", "note"], align=align, dx=interval_dx, dy=interval_dy, fontSize=11.5
        )
        layers.append(number.encode(x=x, y=y, text="text:N", opacity=faint))
        layers.append(interval.encode(x=x, y=y, text="interval:N"))
    return layers


def _fitted(name: str, width: float) -> list[str]:
    """A name in at most two lines of a box so wide; the second one shortened where there is more."""
    room = int((width - 12) / _CHARACTER)
    lines = wrap(name, room)
    return lines if len(lines) <= 2 else [lines[0], f"{lines[1][: room - 1]}…"]


def _takeaway(boxes: Sequence[Box], arrows: Sequence[Arrow], t: Translator) -> str:
    if not arrows:
        return t("Constructs without paths.")
    known = [arrow for arrow in arrows if arrow.value is not None]
    if not known:
        return t("{constructs} constructs and {paths} paths; how strong they are is not known.",
                 constructs=len(boxes), paths=len(arrows))  # fmt: skip
    strongest = max(known, key=lambda arrow: abs(arrow.value or 0.0))
    facts = {"constructs": len(boxes), "paths": len(arrows), "strongest": strongest.said}
    told = t("{constructs} constructs and {paths} paths; the strongest: {strongest}.", **facts)
    unclear = sum(arrow.kind == "unclear" for arrow in arrows)
    if not unclear:
        return told
    return f"{told} " + t("{count} of the paths cannot be told from zero.", count=unclear)
