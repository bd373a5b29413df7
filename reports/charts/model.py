"""The criteria model as a drawing: a tree where nothing influences anything, else a ring of elements with arcs."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import altair as alt
import networkx as nx

from i18n.numbers import score
from i18n.translate import Translator
from mcdm.model import GOAL, CriteriaModel
from reports.charts.look import HEAT, NEUTRAL, Align, Figure, Row, draw, meaning, sheet, tip

Point = tuple[float, float]

_STEPS = 18
_ROW = 20
_SMALLEST_ROW = 13


@dataclass(frozen=True)
class _Place:
    id: str
    name: str
    x: float
    y: float
    align: str
    heading: bool = False


def network(
    model: CriteriaModel,
    *,
    t: Translator,
    weights: Mapping[str, float] | None = None,
    influence: Mapping[tuple[str, str], float] | None = None,
) -> Figure:
    """Clusters, elements and who influences whom.

    Parameters
    ----------
    model
        A hierarchy is drawn as a tree. A network is drawn as a ring: clusters under their headings along both sides,
        arcs between them; arcs that close a loop (feedback) are coloured.
    t
        The translator of the reader's language.
    weights
        Weight of each element: the area of its dot.
    influence
        Strength of the link (source, target): the width of its arc.
    """
    names = {name: label.in_language(t.language) or name for name, label in model.labels.items()}
    if model.is_hierarchy:
        return _tree(model, names, weights or {}, t)
    return _ring(model, names, weights or {}, influence or {}, t)


# ---------------------------------------------------------------- network


def _ring(
    model: CriteriaModel,
    names: Mapping[str, str],
    weights: Mapping[str, float],
    influence: Mapping[tuple[str, str], float],
    t: Translator,
) -> Figure:
    rows, places = _two_sides(model, names)
    at = {place.id: (place.x, place.y) for place in places if not place.heading}
    loops = feedback(model)
    strongest = max(influence.values(), default=1.0) or 1.0
    arcs: list[Row] = []
    for link in model.links:
        about: Row = {
            "link": f"{link.source}>{link.target}",
            "from": names[link.source],
            "on": names[link.target],
            "feedback": (link.source, link.target) in loops,
            "strength": influence.get((link.source, link.target), strongest / 2) / strongest,
        }
        curve = _arc(at[link.source], at[link.target])
        arcs += [about | {"x": x, "y": y, "step": k} for k, (x, y) in enumerate(curve)]
    height = max(360, rows * (_ROW if rows < 32 else max(_SMALLEST_ROW, 640 // rows)))
    chart = draw(*_arc_layers(arcs, rows, t), *_element_layers(places, weights, rows), height=height)
    chart = chart.resolve_scale(size="independent")
    takeaway = t(
        "{elements} elements in {clusters} clusters with {links} influences, of which {loops} lie on a feedback loop.",
        elements=len(model.nodes),
        clusters=len(model.clusters),
        links=len(model.links),
        loops=len(loops),
    )
    return Figure(chart, takeaway)


def feedback(model: CriteriaModel) -> frozenset[tuple[str, str]]:
    """Links that lie on a loop: from their target one can come back to their source."""
    graph = nx.DiGraph([(link.source, link.target) for link in model.links])
    component = {node: k for k, nodes in enumerate(nx.strongly_connected_components(graph)) for node in nodes}
    return frozenset((a, b) for a, b in graph.edges if component[a] == component[b])


def _two_sides(model: CriteriaModel, names: Mapping[str, str]) -> tuple[int, list[_Place]]:
    """Clusters down the left side, then down the right, each element on its own row of an ellipse."""
    groups = [(owner, [n.id for n in model.nodes if n.cluster == owner]) for owner in (GOAL, *model.cluster_ids)]
    groups = [(owner, members) for owner, members in groups if members]
    lengths = [len(members) + 2 for _, members in groups]
    half = min(range(1, len(groups) + 1), key=lambda k: abs(sum(lengths[:k]) - sum(lengths[k:])))
    rows = max(sum(lengths[:half]), sum(lengths[half:])) - 1
    places = []
    for side, chosen in ((-1.0, groups[:half]), (1.0, groups[half:])):
        taken = sum(len(members) + 2 for _, members in chosen) - 1
        row = (rows - taken) / 2
        align = "right" if side < 0 else "left"
        for owner, members in chosen:
            for position, element in enumerate([owner, *members]):
                x = side * _bulge((row + 0.5) / rows)
                places.append(_Place(element, names[element], x, row + 0.5, align, heading=position == 0))
                row += 1
            row += 1
    return rows, places


def _bulge(share: float) -> float:
    """Half width of the ellipse at a share of its height: never closes, so that arcs keep room."""
    return 0.7 + 0.3 * math.sqrt(max(0.0, 1 - (2 * share - 1) ** 2))


def _arc(start: Point, end: Point) -> list[Point]:
    """A curve through the inside of the ring, steeper into the middle the farther its ends are apart."""
    (x0, y0), (x1, y1) = start, end
    same_side = x0 * x1 > 0
    inward = min(0.12 + 0.045 * abs(y1 - y0), 0.75) if same_side else 0.55
    c0, c1 = (x0 - math.copysign(inward, x0), y0), (x1 - math.copysign(inward, x1), y1)
    x0, x1 = x0 - math.copysign(0.025, x0), x1 - math.copysign(0.025, x1)
    curve = []
    for k in range(_STEPS + 1):
        s = k / _STEPS
        a, b, c, d = (1 - s) ** 3, 3 * s * (1 - s) ** 2, 3 * s * s * (1 - s), s**3
        curve.append((a * x0 + b * c0[0] + c * c1[0] + d * x1, a * y0 + b * c0[1] + c * c1[1] + d * y1))
    return curve


def _across(field: str) -> alt.X:
    return alt.X(f"{field}:Q", axis=None, title=None, scale=alt.Scale(domain=[-1, 1], nice=False, zero=False))


def _down(field: str, rows: float) -> alt.Y:
    return alt.Y(f"{field}:Q", axis=None, title=None, scale=alt.Scale(domain=[rows, 0], nice=False, zero=False))


def _arc_layers(arcs: Sequence[Row], rows: int, t: Translator) -> list[alt.Chart]:
    at = {"x": _across("x"), "y": _down("y", rows), "color": meaning("feedback", {False: NEUTRAL, True: HEAT})}
    width = alt.Size("strength:Q", legend=None, scale=alt.Scale(domain=[0, 1], range=[0.6, 3.2]))
    tips = [tip("from", t("Influence of")), tip("on", t("Influence on"))]
    ends = [row | {"turn": 270 if row["x"] < 0 else 90} for row in arcs if row["step"] == _STEPS]
    return [
        sheet(arcs).mark_trail(opacity=0.62).encode(**at, detail="link:N", order="step:Q", size=width, tooltip=tips),
        sheet(ends)
        .mark_point(shape="triangle", filled=True, size=46, opacity=0.95)
        .encode(**at, angle=alt.Angle("turn:Q", scale=None), tooltip=tips),
    ]


def _element_layers(places: Sequence[_Place], weights: Mapping[str, float], rows: int) -> list[alt.Chart]:
    layers = []
    sides: tuple[tuple[Align, int], ...] = (("right", -12), ("left", 12))
    for align, dx in sides:
        shown = [place for place in places if place.align == align]
        elements = [_row(place, weights) for place in shown if not place.heading]
        headings = [_row(place, weights) for place in shown if place.heading]
        layers += [
            sheet(elements)
            .mark_circle(style="ink", opacity=1)
            .encode(x=_across("x"), y=_down("y", rows), size=_area(weights), tooltip=["label:N"]),
            sheet(elements)
            .mark_text(align=align, dx=dx, limit=220)
            .encode(x=_across("x"), y=_down("y", rows), text="label:N"),
            sheet(headings)
            .mark_text(style="strong", align=align, dx=dx, limit=240)
            .encode(x=_across("x"), y=_down("y", rows), text="name:N"),
        ]
    return layers


def _row(place: _Place, weights: Mapping[str, float]) -> Row:
    weight = weights.get(place.id)
    label = place.name if weight is None else f"{place.name}  {score(weight)}"
    return {"name": place.name, "label": label, "x": place.x, "y": place.y, "weight": weight or 0.0}


def _area(weights: Mapping[str, float]) -> alt.Size | alt.SizeValue:
    if not weights:
        return alt.SizeValue(40)
    return alt.Size("weight:Q", legend=None, scale=alt.Scale(domain=[0, max(weights.values())], range=[14, 190]))


# ---------------------------------------------------------------- hierarchy


def _tree(model: CriteriaModel, names: Mapping[str, str], weights: Mapping[str, float], t: Translator) -> Figure:
    depth, row = _rows_of_tree(model)
    deepest, rows = max(depth.values()), len(model.nodes)
    x = {element: depth[element] / deepest * 2 - 1 if element not in model.node_ids else 1.0 for element in depth}
    branches = [
        {"branch": child, "step": k, "x": px, "y": py, "strength": weights.get(child, 0.0)}
        for owner, members in model.members.items()
        for child in members
        for k, (px, py) in enumerate(_branch((x[owner], row[owner]), (x[child], row[child])))
    ]
    leaves = [_row(_Place(n, names[n], x[n], row[n], "left"), weights) for n in model.node_ids]
    owners = [_row(_Place(o, names[o], x[o], row[o], "left"), weights) for o in model.cluster_ids]
    goal = [_row(_Place(GOAL, names[GOAL], x[GOAL], row[GOAL], "left"), weights)]
    at = {"x": _across("x"), "y": _down("y", rows)}
    chart = draw(
        sheet(branches)
        .mark_line(color=NEUTRAL, opacity=0.55, strokeWidth=1.4)
        .encode(**at, detail="branch:N", order="step:Q"),
        sheet(leaves).mark_circle(style="ink").encode(**at, size=_area(weights), tooltip=["label:N"]),
        sheet(leaves).mark_text(align="left", dx=12, limit=240).encode(**at, text="label:N"),
        sheet(owners + goal).mark_circle(color=HEAT, opacity=1, size=70).encode(**at, tooltip=["label:N"]),
        sheet(owners).mark_text(style="strong", align="right", dx=-9, dy=-9, limit=240).encode(**at, text="label:N"),
        sheet(goal)
        .mark_text(style="strong", align="right", dx=-12, fontSize=14, limit=300)
        .encode(**at, text="name:N"),
        height=max(240, rows * (_ROW if rows <= 40 else 15)),
    )
    return Figure(
        chart,
        t("A hierarchy of {elements} elements in {clusters} clusters.", elements=rows, clusters=len(model.clusters)),
    )


def _rows_of_tree(model: CriteriaModel) -> tuple[dict[str, int], dict[str, float]]:
    """Depth of everything under the goal, and its row: leaves one below the other, owners in their middle."""
    depth, row = {GOAL: 0}, {}
    leaves = iter(range(len(model.nodes)))

    def place(owner: str) -> float:
        below = []
        for child in model.members[owner]:
            depth[child] = depth[owner] + 1
            if child in model.members:
                below.append(place(child))
            else:
                row[child] = next(leaves) + 0.5
                below.append(row[child])
        row[owner] = (below[0] + below[-1]) / 2
        return row[owner]

    place(GOAL)
    return depth, row


def _branch(start: Point, end: Point) -> list[Point]:
    """A line that turns soon and then runs level, so that the name of its end stands clear above it."""
    (x0, y0), (x1, y1) = start, end
    curve = []
    for k in range(_STEPS + 1):
        s = k / _STEPS
        turn = min(1.0, s / 0.5)
        curve.append((x0 + s * (x1 - x0), y0 + (3 * turn**2 - 2 * turn**3) * (y1 - y0)))
    return curve
