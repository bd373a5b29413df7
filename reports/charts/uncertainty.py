"""What uncertain judgments leave open: intervals of weights, ranks, favourable weights, and what drives it all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt
import numpy as np

from i18n.numbers import between, probability, score, share
from i18n.translate import Translator
from mcdm.judgments import FloatArray
from reports.charts.look import BRASS, HEAT, Figure, Palette, Row, across, draw, heads, lanes, sheet, tip
from reports.charts.scales import span, wrap


@dataclass(frozen=True)
class WeightInterval:
    """A weight with the range that holds nine of ten draws."""

    name: str
    weight: float
    low: float
    high: float


def intervals(weights: Sequence[WeightInterval], *, t: Translator) -> Figure:
    """Weights with their intervals; the bars are dashed brass, because the spread of judgments is assumed."""
    rows: list[Row] = [
        {
            "name": each.name, "weight": each.weight, "low": each.low, "high": each.high,
            "text": score(each.weight), "range": f"{score(each.low)}–{score(each.high)}",
        }
        for each in weights
    ]  # fmt: skip
    ends = span([0.0, *(each.high for each in weights)], zero=True, ticks=5, to_ticks=False)
    y = lanes("name", [each.name for each in weights], limit=230)
    x, low = (across(field, ends.scale, ends.axis()) for field in ("weight", "low"))
    tips = [tip("name", t("Element")), tip("text", t("Weight")), tip("range", t("Nine of ten draws"))]
    chart = draw(
        sheet(rows)
        .mark_rule(strokeWidth=3, strokeDash=[5, 3], color=BRASS, opacity=0.9)
        .encode(y=y, x=low, x2="high:Q", tooltip=tips),
        sheet(rows).mark_circle(size=90, color=HEAT, opacity=1).encode(y=y, x=x, tooltip=tips),
        sheet(rows).mark_text(align="left", dx=12).encode(y=y, x=alt.value("width"), text="text:N"),
        sheet(rows).mark_text(align="left", dx=48, style="note").encode(y=y, x=alt.value("width"), text="range:N"),
        height=30 * len(rows) + 28,
    )
    widest = max(weights, key=lambda each: each.high - each.low)
    takeaway = t(
        "{name} is the least certain weight: {range}.",
        name=widest.name,
        range=between(widest.low, widest.high, 0.9, t.language),
    )
    return Figure(chart, takeaway)


def ranks(chances: FloatArray, options: Sequence[str], *, palette: Palette, t: Translator) -> Figure:
    """How often each option takes each rank: the fuller the cell, the more often.

    Parameters
    ----------
    chances
        Shape (m, r): options by ranks, the first rank first.
    """
    names = [palette.name(name) for name in options]
    titles = [t("rank {number}", number=rank + 1) for rank in range(chances.shape[1])]
    rows: list[Row] = [
        {"name": names[k], "rank": titles[r], "chance": float(chances[k, r]), "text": probability(float(chances[k, r]))}
        for k in range(len(names))
        for r in range(chances.shape[1])
    ]
    seen = [row for row in rows if row["chance"] > 0]
    x, y = heads("rank", titles), lanes("name", names, limit=180)
    fullness = alt.Opacity("chance:Q", legend=None, scale=alt.Scale(domain=[0, 1], range=[0.04, 0.75]))
    tips = [tip("name", t("Option")), tip("rank", t("Rank")), tip("text", t("Share of draws"))]
    chart = draw(
        sheet(rows).mark_rect(color=HEAT, cornerRadius=3).encode(x=x, y=y, opacity=fullness, tooltip=tips),
        sheet(seen).mark_text(fontSize=13).encode(x=x, y=y, text="text:N"),
        height=34 * len(names) + 34,
    )
    best = int(chances[:, 0].argmax())
    return Figure(
        chart,
        t("{name} is first in {chance} of the draws.", name=names[best], chance=probability(float(chances[best, 0]))),
    )


def favourable(
    acceptability: FloatArray,
    central: FloatArray,
    options: Sequence[str],
    criteria: Sequence[str],
    *,
    palette: Palette,
    t: Translator,
) -> Figure:
    """Which weights make each option the best: how many of all weightings, and what they are like on the average.

    Parameters
    ----------
    acceptability
        Share of all weightings under which each option is the best, shape (m,).
    central
        Mean weights of the k criteria where it is, shape (m, k).
    options, criteria
        Ids of the options, names of the criteria.
    """
    first = t("best in")
    titles = [first, *criteria]
    rows: list[Row] = []
    for k in np.argsort(-acceptability, kind="stable").tolist():
        known = bool(acceptability[k] > 0)
        rows.append(
            {
                "name": palette.name(options[k]), "column": first, "part": 0.0,
                "text": probability(float(acceptability[k])) if known else t("never"), "head": True,
            }
        )  # fmt: skip
        rows += [
            {
                "name": palette.name(options[k]), "column": name, "part": float(w) if known else 0.0,
                "text": score(float(w), 2) if known else "", "head": False,
            }
            for name, w in zip(criteria, central[k], strict=True)
        ]  # fmt: skip
    cells = [row for row in rows if not row["head"]]
    x = heads("column", titles, {title: wrap(title, 12) for title in titles})
    y = lanes("name", list(dict.fromkeys(row["name"] for row in rows)), limit=180)
    largest = max((row["part"] for row in cells), default=0.0) or 1.0
    fullness = alt.Opacity("part:Q", legend=None, scale=alt.Scale(domain=[0, largest], range=[0.03, 0.6]))
    chart = draw(
        sheet(cells).mark_rect(color=HEAT, cornerRadius=3).encode(x=x, y=y, opacity=fullness),
        sheet(cells).mark_text(fontSize=13).encode(x=x, y=y, text="text:N"),
        sheet([row for row in rows if row["head"]]).mark_text(style="strong").encode(x=x, y=y, text="text:N"),
        height=34 * len(options) + 60,
    )
    best = int(acceptability.argmax())
    takeaway = t(
        "Whatever the criteria weigh, {name} is the best under {chance} of all weightings.",
        name=palette.name(options[best]),
        chance=probability(float(acceptability[best])),
    )
    return Figure(chart, takeaway)


@dataclass(frozen=True)
class Driver:
    """How much of the spread one comparison set explains, with its interval; `alone` without interactions."""

    name: str
    total: float
    low: float
    high: float
    alone: float


def drivers(found: Sequence[Driver], *, t: Translator) -> Figure:
    """Comparison sets by how much of the spread of the result they explain."""
    rows: list[Row] = [
        {
            "name": each.name, "total": max(each.total, 0.0), "low": max(each.low, 0.0), "high": each.high,
            "text": share(max(each.total, 0.0)),
            "alone": share(max(each.alone, 0.0)),
        }
        for each in found
    ]  # fmt: skip
    ends = span([0.0, *(each.high for each in found)], zero=True, ticks=5, to_ticks=False)
    axis = ends.axis(labelExpr="format(datum.value, '.0%')")
    y = lanes("name", [each.name for each in found], limit=300, gap=0.4)
    x, low = across("total", ends.scale, axis), across("low", ends.scale, axis)
    tips = [tip("name", t("Comparison set")), tip("text", t("Explains")), tip("alone", t("of that alone"))]
    chart = draw(
        sheet(rows).mark_bar(color=HEAT, opacity=0.75).encode(y=y, x=x, x2=alt.datum(0), tooltip=tips),
        sheet(rows).mark_rule(style="ink", strokeWidth=1.4, opacity=0.7).encode(y=y, x=low, x2="high:Q"),
        sheet(rows).mark_text(align="left", dx=10).encode(y=y, x=across("high", ends.scale, axis), text="text:N"),
        height=28 * len(rows) + 28,
    )
    facts = {"name": found[0].name, "part": share(max(found[0].total, 0.0))}
    return Figure(chart, t("{name} drives the result most: {part} of its spread.", **facts))
