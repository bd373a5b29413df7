"""Weights and the panel behind them: what moves between methods, who is consistent, what was answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import altair as alt
import numpy as np

from i18n.numbers import score
from i18n.translate import Translator
from mcdm.judgments import FloatArray
from reports.charts.look import (
    BAD,
    GOOD,
    HEAT,
    LINE,
    NEUTRAL,
    Align,
    Figure,
    Row,
    across,
    draw,
    from_below,
    lanes,
    meaning,
    sheet,
    tip,
    upward,
)
from reports.charts.scales import span, spread, wrap

_STILL = 5e-4
"""A weight that moves less than this reads the same in three digits."""


def slope(
    names: Sequence[str],
    columns: Mapping[str, Sequence[float]],
    *,
    used: str,
    t: Translator,
    movers: int = 8,
    height: int = 560,
) -> Figure:
    """Weights of n elements under two or more methods, one line an element; the biggest movers are coloured.

    Parameters
    ----------
    names
        Of the n elements.
    columns
        Title of each method, from left to right -> its n weights.
    used
        The title of the method whose weights are used: set in bold.
    """
    titles = list(columns)
    table = np.array([columns[title] for title in titles], dtype=float)
    change = table[-1] - table[0]
    moving = [k for k in np.argsort(-np.abs(change), kind="stable")[:movers].tolist() if abs(change[k]) >= _STILL]
    kinds = ["other"] * len(names)
    for k in moving:
        kinds[k] = "up" if change[k] > 0 else "down"
    rows: list[Row] = [
        {"element": k, "name": names[k], "method": title, "at": m, "weight": float(table[m, k]), "kind": kinds[k]}
        for k in range(len(names))
        for m, title in enumerate(titles)
    ]
    ends = span([0.0, float(table.max(initial=0.0))], zero=True, to_ticks=False)
    x = alt.X("at:Q", axis=None, title=None, scale=alt.Scale(domain=[0, len(titles) - 1], nice=False, zero=False))
    y = upward("weight", ends.scale)
    colour = alt.Color(
        "kind:N", legend=None, scale=alt.Scale(domain=["up", "down", "other"], range=[GOOD, BAD, NEUTRAL])
    )
    tips = [tip("name", t("Element")), tip("method", t("Method")), tip("weight", t("Weight"), ".4f")]
    lit = [row for row in rows if row["kind"] != "other"]
    heads = [{"at": m, "title": title, "used": title == used} for m, title in enumerate(titles)]
    layers = [
        sheet(heads).mark_rule(strokeWidth=1).encode(x=x),
        sheet([row for row in rows if row["kind"] == "other"])
        .mark_line(strokeWidth=1, opacity=0.32)
        .encode(x=x, y=y, detail="element:N", color=colour, tooltip=tips),
        sheet(lit).mark_line(strokeWidth=2.4).encode(x=x, y=y, detail="element:N", color=colour, tooltip=tips),
        sheet(lit).mark_circle(size=56, opacity=1).encode(x=x, y=y, color=colour, tooltip=tips),
        sheet([h for h in heads if h["used"]])
        .mark_text(style="strong", dy=-10, baseline="bottom")
        .encode(x=x, y=alt.value(0), text="title:N"),
        sheet([h for h in heads if not h["used"]])
        .mark_text(fontSize=13, dy=-10, baseline="bottom")
        .encode(x=x, y=alt.value(0), text="title:N"),
    ]
    gap = ends.pixels(16, height)
    sides: tuple[tuple[int, Align, int], ...] = ((0, "right", -11), (len(titles) - 1, "left", 11))
    for m, align, dx in sides:
        at = spread([float(table[m, k]) for k in moving], gap, ends.low + gap / 2, ends.high)
        labels = [
            {
                "at": m,
                "weight": y_,
                "text": f"{names[k]}  {score(w)}" if align == "right" else f"{score(w)}  {names[k]}",
            }
            for k, y_ in zip(moving, at, strict=True)
            for w in [float(table[m, k])]
        ]
        layers.append(sheet(labels).mark_text(align=align, dx=dx, limit=200).encode(x=x, y=y, text="text:N"))
    return Figure(draw(*layers, height=height), _what_moves(names, table, change, titles, t))


def _what_moves(
    names: Sequence[str], table: FloatArray, change: FloatArray, titles: Sequence[str], t: Translator
) -> str:
    up, down = int(change.argmax()), int(change.argmin())
    if max(change[up], -change[down]) < _STILL:
        return t("The weights of {first} and {last} are the same.", first=titles[0], last=titles[-1])
    return t(
        "{first} to {last}: {up} rises most ({up_from} to {up_to}), {down} falls most ({down_from} to {down_to}).",
        first=titles[0],
        last=titles[-1],
        up=names[up],
        up_from=score(table[0, up]),
        up_to=score(table[-1, up]),
        down=names[down],
        down_from=score(table[0, down]),
        down_to=score(table[-1, down]),
    )


def dumbbells(
    names: Sequence[str], columns: Mapping[str, Sequence[float]], *, used: str, t: Translator, top: int = 12
) -> Figure:
    """The heaviest elements under each method: ring, disc (the method in use) and diamond on one scale."""
    titles = list(columns)
    order = np.argsort(-np.asarray(columns[used], float), kind="stable")[:top]
    shapes = _shapes(titles, used)
    shown = [names[k] for k in order]
    rows: list[Row] = [
        {"name": names[k], "method": title, "weight": float(columns[title][k])} for title in titles for k in order
    ]
    bars = [
        {"name": names[k], "low": min(columns[m][k] for m in titles), "high": max(columns[m][k] for m in titles)}
        for k in order
    ]
    ends = span([row["weight"] for row in rows if isinstance(row["weight"], float)], zero=True, ticks=5, to_ticks=False)
    y = lanes("name", shown, limit=200)
    x = across("weight", ends.scale, ends.axis())
    layers = [
        sheet(bars)
        .mark_rule(strokeWidth=2, opacity=0.6, strokeCap="round")
        .encode(y=y, x=across("low", ends.scale, ends.axis()), x2="high:Q")
    ]
    tips = [tip("name", t("Element")), tip("method", t("Method")), tip("weight", t("Weight"), ".4f")]
    for title in sorted(titles, key=lambda m: m == used):
        one = sheet([row for row in rows if row["method"] == title])
        shape, filled, colour, size = shapes[title]
        layers.append(
            one.mark_point(shape=shape, filled=filled, color=colour, size=size, strokeWidth=1.8, opacity=1).encode(
                x=x, y=y, tooltip=tips
            )
        )
    signs = {"circle": "●", "diamond": "◆", "square": "■"}
    key = "\u2003\u2002".join(f"{signs[shapes[m][0]] if shapes[m][1] else '○'} {m}" for m in titles)
    layers.append(
        sheet([{"text": key}])
        .mark_text(style="note", align="left", baseline="bottom", dy=-6)
        .encode(x=alt.value(0), y=alt.value(0), text="text:N")
    )
    takeaway = t(
        "{name} is the heaviest element with {weight} ({method}).",
        name=shown[0],
        weight=score(columns[used][order[0]]),
        method=used,
    )
    return Figure(draw(*layers, height=30 * len(order) + 50), takeaway)


def _shapes(titles: Sequence[str], used: str) -> dict[str, tuple[str, bool, str, int]]:
    others = iter((("circle", False, NEUTRAL, 70), ("diamond", True, NEUTRAL, 62), ("square", True, NEUTRAL, 50)))
    return {title: ("circle", True, HEAT, 110) if title == used else next(others) for title in titles}


@dataclass(frozen=True)
class ExpertRatio:
    """Consistency of one expert in one comparison set; the ratio is None while answers are missing."""

    name: str
    ratio: float | None
    missing: int = 0


def consistency(experts: Sequence[ExpertRatio], *, threshold: float, t: Translator) -> Figure:
    """Consistency ratio of every expert, with the threshold drawn; hollow where answers are missing."""
    rows: list[Row] = [
        {
            "name": e.name,
            "ratio": e.ratio or 0.0,
            "above": e.ratio is not None and e.ratio > threshold,
            "known": e.ratio is not None,
            "text": score(e.ratio)
            if e.ratio is not None
            else t.n("{count} answer missing", "{count} answers missing", e.missing),
        }
        for e in experts
    ]
    ends = span(
        [0.0, threshold * 1.15, *(e.ratio or 0.0 for e in experts)], zero=True, to_ticks=False, room=(0.02, 0.1)
    )
    y = lanes("name", [e.name for e in experts], limit=240)
    x = across("ratio", ends.scale)
    colour = meaning("above", {False: NEUTRAL, True: BAD})
    limit = [{"ratio": threshold, "text": t("threshold {value}", value=score(threshold, 2))}]
    known, open_ = [row for row in rows if row["known"]], [row for row in rows if not row["known"]]
    chart = draw(
        sheet(limit).mark_rule(strokeDash=[3, 3], opacity=0.7).encode(x=x),
        sheet(limit).mark_text(style="note", baseline="bottom", dy=-5).encode(x=x, y=alt.value(0), text="text:N"),
        sheet(known).mark_rule(strokeWidth=2, opacity=0.7).encode(x=x, x2=alt.datum(0), y=y, color=colour),
        sheet(known).mark_circle(size=130, opacity=1).encode(x=x, y=y, color=colour),
        sheet(open_).mark_point(size=110, strokeWidth=2, color=NEUTRAL, opacity=1, filled=False).encode(x=x, y=y),
        sheet(rows).mark_text(align="left", dx=12).encode(x=x, y=y, text="text:N"),
        height=max(28 * len(rows) + 24, 60),
    )
    above = [e.name for e in experts if e.ratio is not None and e.ratio > threshold]
    if above:
        takeaway = t("Above the threshold {value}: {names}.", value=score(threshold, 2), names=t(", ").join(above))
    else:
        takeaway = t("No consistency ratio is above the threshold {value}.", value=score(threshold, 2))
    return Figure(chart, takeaway)


def supermatrix(
    matrix: FloatArray, *, names: Sequence[str], clusters: Sequence[str], t: Translator, height: int = 560
) -> Figure:
    """A supermatrix as heat: the row influences the column; the fuller, the stronger.

    Parameters
    ----------
    matrix
        Shape (n, n), column-stochastic or zero columns: unweighted, weighted or limit.
    names, clusters
        Of the n elements and of the cluster of each, in the order of the model.
    """
    n = len(names)
    rows, columns = np.nonzero(matrix > 1e-12)
    cells = [
        {
            "i": i,
            "i2": i + 1,
            "j": j,
            "j2": j + 1,
            "w": float(matrix[i, j]),
            "from": names[i],
            "on": names[j],
        }
        for i, j in zip(rows.tolist(), columns.tolist(), strict=True)
    ]
    starts = [k for k in range(n) if k == 0 or clusters[k] != clusters[k - 1]]
    edges = [{"k": k} for k in [*starts, n]]
    bounds = list(zip(starts, [*starts[1:], n], strict=True))
    titles = from_below({str(a): wrap(clusters[a], max(7, 95 * (b - a) // n)) for a, b in bounds})
    groups: list[Row] = [
        {"middle": (a + b) / 2, "cluster": clusters[a], "title": "\n".join(titles[str(a)])} for a, b in bounds
    ]
    lift = 6 + LINE * (max(map(len, titles.values())) - 1)
    scale_x, scale_y = alt.Scale(domain=[0, n], nice=False), alt.Scale(domain=[n, 0], nice=False)
    x, y = across("j", scale_x), upward("i", scale_y)
    strength = alt.Opacity(
        "w:Q", legend=None, scale=alt.Scale(domain=[0, float(matrix.max(initial=0.0)) or 1.0], range=[0.12, 1])
    )
    tips = [tip("from", t("Influence of")), tip("on", t("Influence on")), tip("w", t("Strength"), ".4f")]
    layers = [
        sheet(cells)
        .mark_rect(color=HEAT, cornerRadius=1)
        .encode(x=x, x2="j2:Q", y=y, y2="i2:Q", opacity=strength, tooltip=tips),
        sheet(edges).mark_rule().encode(x=across("k", scale_x)),
        sheet(edges).mark_rule().encode(y=upward("k", scale_y)),
        sheet(groups)
        .mark_text(style="note", baseline="bottom", lineBreak="\n", lineHeight=LINE, dy=-lift)
        .encode(x=across("middle", scale_x), y=alt.value(0), text="title:N"),
    ]
    lines = height / n
    labels = (
        [{"at": k + 0.5, "name": name} for k, name in enumerate(names)]
        if lines >= 11
        else [{"at": group["middle"], "name": group["cluster"]} for group in groups]
    )
    layers.append(
        sheet(labels)
        .mark_text(align="right", dx=-8, limit=190, fontSize=min(12, max(10, lines - 3)))
        .encode(x=alt.value(0), y=upward("at", scale_y), text="name:N")
    )
    if not cells:
        return Figure(draw(*layers, height=height), t("No element influences another."))
    total = matrix.sum(1)
    leader = int(total.argmax())
    takeaway = t(
        "{name} has the most influence on the others; {count} of {all} cells are filled.",
        name=names[leader],
        count=len(cells),
        all=n * n,
    )
    return Figure(draw(*layers, height=height), takeaway)


@dataclass(frozen=True)
class BallotProgress:
    """How far the panel is with one comparison set: answered pairs of each expert, in the order of the experts."""

    name: str
    pairs: int
    answered: tuple[int, ...]


def ballot_progress(experts: Sequence[str], sets: Sequence[BallotProgress], *, t: Translator) -> Figure:
    """Who has answered what: comparison sets by experts; full, filled in part, or hollow where nothing is answered."""
    rows: list[Row] = []
    for entry in sets:
        for k, expert in enumerate(experts):
            share = entry.answered[k] / entry.pairs if entry.pairs else 1.0
            rows.append(
                {
                    "set": entry.name,
                    "expert": expert,
                    "share": share,
                    "left": k + 0.1,
                    "full": k + 0.9,
                    "right": k + 0.1 + 0.8 * share,
                    "text": t("{answered} of {pairs}", answered=entry.answered[k], pairs=entry.pairs),
                }
            )
    scale = alt.Scale(domain=[0, len(experts)], nice=False)
    x = across("left", scale)
    y = lanes("set", [entry.name for entry in sets], limit=320, gap=0.28)
    tips = [tip("expert", t("Expert")), tip("set", t("Comparison set")), tip("text", t("Answered"))]
    heads = [{"left": k + 0.5, "name": name} for k, name in enumerate(experts)]
    chart = draw(
        sheet(rows)
        .mark_bar(style="outline", cornerRadius=3, strokeWidth=1, strokeOpacity=0.3)
        .encode(x=x, x2="full:Q", y=y, tooltip=tips),
        sheet([row for row in rows if row["share"]])
        .mark_bar(color=HEAT, cornerRadius=3)
        .encode(
            x=x,
            x2="right:Q",
            y=y,
            tooltip=tips,
            opacity=alt.condition("datum.share >= 1", alt.value(0.9), alt.value(0.5)),
        ),
        sheet(heads)
        .mark_text(style="note", baseline="bottom", dy=-4, limit=120)
        .encode(x=x, y=alt.value(0), text="name:N"),
        height=max(22 * len(sets) + 24, 40),
    )
    answered, pairs = sum(sum(s.answered) for s in sets), sum(s.pairs for s in sets) * len(experts)
    return Figure(
        chart,
        t(
            "{answered} of {pairs} judgments are answered; {missing} are open.",
            answered=answered,
            pairs=pairs,
            missing=pairs - answered,
        ),
    )
