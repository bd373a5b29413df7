"""The figures of the alternatives: priorities, what each network says, places under several methods."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import altair as alt
import numpy as np

from i18n.numbers import count, plain, score
from i18n.translate import Translator
from mcdm.judgments import FloatArray
from reports.charts.look import (
    BAD,
    GOOD,
    HEAT,
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
)
from reports.charts.scales import span, wrap

LARGE = 10
"""Values from here on are read as plain numbers."""

_SHAPES = ("circle", "diamond", "square", "triangle")
_SIGNS = ("○", "◇", "□", "△")


def priorities(
    names: Sequence[str],
    values: FloatArray,
    *,
    t: Translator,
    beside: Mapping[str, FloatArray] | None = None,
) -> Figure:
    """One bar an alternative, the best on top; other readings on the same scale as hollow marks.

    Parameters
    ----------
    names, values
        Of the m alternatives, shape (m,); values may be negative.
    beside
        Name of each other reading -> its values, shape (m,).
    """
    others = dict(beside or {})
    order = np.argsort(-values, kind="stable").tolist()
    number = score if np.abs(values).max() < LARGE else plain
    rows: list[Row] = [
        {"name": names[k], "value": float(values[k]), "text": number(float(values[k])), "against": bool(values[k] < 0)}
        for k in order
    ]
    every = [*values.tolist(), *(v for each in others.values() for v in each.tolist())]
    ends = span(every, zero=True, ticks=5, to_ticks=False, room=(0.1 if values.min() < 0 else 0.0, 0.12))
    y = lanes("name", [names[k] for k in order], limit=260, gap=0.34)
    axis = ends.axis()
    x, colour = across("value", ends.scale, axis), meaning("against", {False: HEAT, True: BAD})
    tips = [tip("name", t("Alternative")), tip("text", t("Value"))]
    layers = [
        sheet(rows).mark_bar(opacity=0.92).encode(y=y, x=x, color=colour, tooltip=tips),
        sheet([row for row in rows if not row["against"]])
        .mark_text(align="left", dx=7, fontWeight=600)
        .encode(y=y, x=x, text="text:N"),
        sheet([row for row in rows if row["against"]])
        .mark_text(align="right", dx=-7, fontWeight=600)
        .encode(y=y, x=x, text="text:N"),
    ]
    for position, (reading, given) in enumerate(others.items()):
        marks = [
            {"name": names[k], "value": float(given[k]), "reading": reading, "text": number(float(given[k]))}
            for k in order
        ]
        said = [tip("name", t("Alternative")), tip("reading", t("Method")), tip("text", t("Value"))]
        layers.append(
            sheet(marks)
            .mark_point(shape=_SHAPES[position % 4], size=70, strokeWidth=1.8, color=NEUTRAL, filled=False, opacity=1)
            .encode(y=y, x=x, tooltip=said)
        )
    if others:
        key = "\u2003".join(f"{_SIGNS[k % 4]} {reading}" for k, reading in enumerate(others))
        layers.append(
            sheet([{"text": key}])
            .mark_text(style="note", align="left", baseline="bottom", dy=-6)
            .encode(x=alt.value(0), y=alt.value(0), text="text:N")
        )
    takeaway = t("{name} comes first with {value}.", name=rows[0]["name"], value=rows[0]["text"])
    return Figure(draw(*layers, height=42 * len(rows) + (56 if others else 30)), takeaway)


@dataclass(frozen=True, eq=False)
class Voice:
    """What one network says.

    Parameters
    ----------
    name, weight
        Of the network, and its weight among the networks.
    values
        About the m alternatives, shape (m,).
    against
        Whether a high value speaks against an alternative: a cost or a risk.
    """

    name: str
    weight: float
    values: FloatArray
    against: bool


def contributions(names: Sequence[str], voices: Sequence[Voice], totals: FloatArray, *, t: Translator) -> Figure:
    """A table of heat: a row an alternative, a column a network, the total at the right; fuller is more."""
    title = t("Total")
    order = np.argsort(-totals, kind="stable").tolist()
    number = score if np.abs(totals).max() < LARGE else plain
    heading = {voice.name: [*wrap(voice.name, 16), score(voice.weight)] for voice in voices} | {title: [title, ""]}
    cells: list[Row] = []
    for voice in voices:
        top = float(voice.values.max()) or 1.0
        cells += [
            {
                "name": names[k],
                "network": voice.name,
                "share": float(voice.values[k]) / top,
                "text": score(float(voice.values[k])),
                "against": voice.against,
            }
            for k in order
        ]
    ends: list[Row] = [{"name": names[k], "network": title, "text": number(float(totals[k]))} for k in order]
    x, y = heads("network", list(heading), heading), lanes("name", [names[k] for k in order], gap=0.08)
    strength = alt.Opacity("share:Q", legend=None, scale=alt.Scale(domain=[0, 1], range=[0.06, 0.62]))
    tips = [tip("name", t("Alternative")), tip("network", t("Network")), tip("text", t("Priority"))]
    chart = draw(
        sheet(cells)
        .mark_rect()
        .encode(x=x, y=y, color=meaning("against", {False: GOOD, True: BAD}), opacity=strength, tooltip=tips),
        sheet(cells).mark_text(style="ink").encode(x=x, y=y, text="text:N"),
        sheet(ends).mark_text(style="strong").encode(x=x, y=y, text="text:N"),
        height=40 * len(names) + 62,
    )
    takeaway = t("{name} has the best total, {value}.", name=ends[0]["name"], value=ends[0]["text"])
    return Figure(chart, takeaway)


def places(names: Sequence[str], columns: Mapping[str, Sequence[int]], *, t: Translator) -> Figure:
    """Who stands where: a row an alternative, a column a method, the place as a number; first places stand out."""
    middle = [float(np.mean([columns[title][k] for title in columns])) for k in range(len(names))]
    order = np.argsort(middle, kind="stable").tolist()
    last = max(len(names) - 1, 1)
    cells: list[Row] = [
        {
            "name": names[k],
            "method": title,
            "place": count(int(ranks[k])),
            "share": 1 - (int(ranks[k]) - 1) / last,
            "first": int(ranks[k]) == 1,
        }
        for title, ranks in columns.items()
        for k in order
    ]
    heading = {title: wrap(title, 15) for title in columns}
    x, y = heads("method", list(columns), heading), lanes("name", [names[k] for k in order], gap=0.08)
    strength = alt.Opacity("share:Q", legend=None, scale=alt.Scale(domain=[0, 1], range=[0.05, 0.6]))
    tips = [tip("name", t("Alternative")), tip("method", t("Method")), tip("place", t("Place"))]
    chart = draw(
        sheet(cells).mark_rect(color=HEAT).encode(x=x, y=y, opacity=strength, tooltip=tips),
        sheet([row for row in cells if not row["first"]]).mark_text(style="ink").encode(x=x, y=y, text="place:N"),
        sheet([row for row in cells if row["first"]]).mark_text(style="strong").encode(x=x, y=y, text="place:N"),
        height=38 * len(names) + 30 + 15 * max(map(len, heading.values())),
    )
    takeaway = t("{name} has the best places over the methods.", name=names[order[0]])
    return Figure(chart, takeaway)
