"""A panel on paper: where it agrees, who thinks alike, who stands apart, what each expert would conclude."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import numpy as np

from i18n.numbers import axis_format, score, share
from i18n.translate import Translator
from mcdm.judgments import FloatArray
from mcdm.panel.consensus import AGREEMENT_LIMITS
from reports.charts.look import (
    BAD,
    HEAT,
    Figure,
    Palette,
    Row,
    across,
    draw,
    lanes,
    meaning,
    sheet,
    tip,
    upward,
)
from reports.charts.scales import IndexDisplay, span


@dataclass(frozen=True)
class SetRow:
    """Agreement on one set: its name, consensus, Kendall's W, the share of weight that its disagreement moves."""

    name: str
    consensus: float
    concordance: float | None
    moves: float


def agreement(rows: Sequence[SetRow], words: Sequence[str], *, t: Translator) -> Figure:
    """Consensus of every set on one scale, with the words of the scale above it.

    Parameters
    ----------
    rows
        From top to bottom.
    words
        From no agreement to full agreement: one for each part of the scale.
    """
    limits = [*AGREEMENT_LIMITS, 1.0]
    low = max(0.0, min([0.6, *(row.consensus - 0.12 for row in rows)]))
    scale = alt.Scale(domain=[low, 1.0], nice=False, zero=False, clamp=True)
    axis = alt.Axis(title=None, values=list(limits), grid=True, labelExpr=axis_format(".2~f"))
    x, y = across("consensus", scale, axis), _lanes([row.name for row in rows])
    parts = [
        {"consensus": (max(low, start) + end) / 2, "word": word}
        for start, end, word in zip([0.0, *AGREEMENT_LIMITS], limits, words, strict=True)
        if end > low + 0.05
    ]
    table = [_set_row(row, t) for row in rows]
    tips = [tip("name", t("Comparison set")), tip("consensus", t("Consensus"), ".3f"), tip("order", t("Kendall's W")),
            tip("moved", t("Moves"))]  # fmt: skip
    chart = draw(
        sheet(parts).mark_text(style="note", baseline="bottom", dy=-6).encode(x=x, y=alt.value(0), text="word:N"),
        sheet(table).mark_rule(strokeWidth=2, opacity=0.45, color=HEAT).encode(x=x, x2=alt.datum(low), y=y),
        sheet(table).mark_circle(size=130, opacity=1, color=HEAT).encode(x=x, y=y, tooltip=tips),
        _caption(table, y),
        height=44 * len(rows) + 48,
    )
    least = min(rows, key=lambda row: row.consensus)
    takeaway = t("The experts agree least on {name}: consensus {value}.", name=least.name, value=score(least.consensus))
    return Figure(chart, takeaway)


def _lanes(names: Sequence[str]) -> alt.Y:
    """One row for each name, which stands above its line: so the whole width is left to the line, on a phone too."""
    return alt.Y("name:N", sort=None, title=None, scale=alt.Scale(domain=list(names)), axis=None)


def _caption(rows: Sequence[Row], y: alt.Y) -> alt.Chart:
    """Above each line its name and what is to be said about it."""
    said = [{"name": row["name"], "text": f"{row['name']} · {row['text']}"} for row in rows]
    captions: alt.Chart = sheet(said).mark_text(align="left", dy=-11).encode(x=alt.value(0), y=y, text="text:N")
    return captions


def _set_row(row: SetRow, t: Translator) -> Row:
    order = t("W {value}", value=score(row.concordance, 2)) if row.concordance is not None else ""
    moved = t("moves {share}", share=share(row.moves, 1))
    text = " · ".join(part for part in (score(row.consensus), order, moved) if part)
    return {"name": row.name, "consensus": row.consensus, "order": order, "moved": moved, "text": text}


def opinion_map(
    names: Sequence[str], places: FloatArray, groups: Sequence[Sequence[int]], *, t: Translator, height: int = 330
) -> Figure:
    """Experts on a plane; each group has its own mark, and one group has discs.

    Parameters
    ----------
    names, places
        Short name of each expert, and where they stand: shape (e, 2).
    groups
        Indices of the experts of each group; one group where there are no camps.
    """
    group = {k: g for g, members in enumerate(groups) for k in members}
    reach = float(np.abs(places).max(initial=0.0)) * 1.18 or 1.0
    rows: list[Row] = [
        {"name": name, "x": float(places[k, 0]), "y": float(places[k, 1]), "group": str(group[k])}
        for k, name in enumerate(names)
    ]
    ends = alt.Scale(domain=[-reach, reach], nice=False)
    x, y = across("x", ends), upward("y", ends)
    marks = alt.Scale(domain=[str(g) for g in range(len(groups))], range=_MARKS[: len(groups)])
    shapes = alt.Shape("group:N", legend=None, scale=marks)
    middle = [{"x": 0.0, "y": 0.0}]
    chart = draw(
        sheet(middle).mark_rule(strokeDash=[2, 4]).encode(x=x),
        sheet(middle).mark_rule(strokeDash=[2, 4]).encode(y=y),
        sheet(rows)
        .mark_point(filled=True, size=210, opacity=0.95, color=HEAT)
        .encode(x=x, y=y, shape=shapes, tooltip=[tip("name", t("Expert"))]),
        sheet(rows).mark_text(dy=-16, fontSize=12).encode(x=x, y=y, text="name:N"),
        height=height,
    )
    if len(groups) < 2:
        return Figure(chart, t("The experts stand as one group."))
    listed = t("; ").join(t(", ").join(names[k] for k in members) for members in groups)
    return Figure(chart, t("Groups of experts: {listed}.", listed=listed))


_MARKS = ["circle", "diamond", "square", "triangle-up"]


@dataclass(frozen=True)
class Bar:
    """One expert and a length: how far away, how much moved; what it is mostly about; whether it stands out."""

    name: str
    value: float
    text: str
    stands_out: bool = False


def lengths(
    bars: Sequence[Bar], *, takeaway: str, limit: float | None = None, limit_text: str = "", percent: bool = False
) -> Figure:
    """One lane an expert, the text at its end; beyond `limit` an expert stands out."""
    reach = [bar.value for bar in bars] + ([limit] if limit is not None else [])
    ends = span([0.0, *reach], zero=True, ticks=4, to_ticks=False, room=(0.0, 0.03))
    y = _lanes([bar.name for bar in bars])
    x = across("value", ends.scale, ends.axis(**({"labelExpr": "format(datum.value, '.1~%')"} if percent else {})))
    rows: list[Row] = [{"name": bar.name, "value": bar.value, "text": bar.text, "out": bar.stands_out} for bar in bars]
    colour = meaning("out", {False: HEAT, True: BAD})
    line = [{"value": limit, "text": limit_text}] if limit is not None else []
    chart = draw(
        sheet(line).mark_rule(strokeDash=[3, 3], opacity=0.7).encode(x=x),
        sheet(line).mark_text(style="note", align="right", baseline="bottom", dy=-6)
        .encode(x=x, y=alt.value(0), text="text:N"),
        sheet(rows).mark_rule(strokeWidth=2, opacity=0.6).encode(x=x, x2=alt.datum(0), y=y, color=colour),
        sheet(rows).mark_circle(size=110, opacity=1).encode(x=x, y=y, color=colour),
        _caption(rows, y),
        height=40 * len(rows) + 48,
    )  # fmt: skip
    return Figure(chart, takeaway)


@dataclass(frozen=True, eq=False)
class Conclusion:
    """What somebody would conclude: whose weights, the value of each of m options, and how the first two relate.

    Parameters
    ----------
    name
        Whose weights.
    values
        Of the options, shape (m,).
    tied
        Whether the first two cannot be told apart.
    whole
        Whether this is the whole panel.
    """

    name: str
    values: FloatArray
    tied: bool
    whole: bool = False


def conclusions(
    rows: Sequence[Conclusion],
    options: Palette,
    *,
    display: IndexDisplay | None,
    t: Translator,
    ends: tuple[float, float] | None = None,
) -> Figure:
    """One lane for each panel: a disc for the first option, a ring for the second, both named at the right.

    Parameters
    ----------
    options
        Names and colours of the options.
    display
        How values read as an index; None for priorities and weights.
    ends
        Ends of the scale, where several figures share one.
    """
    at = display.at if display is not None else float
    table: list[Row] = [row for each in rows for row in _first_two(each, options, display, t)]
    values = [row["value"] for row in table] if ends is None else [at(end) for end in ends]
    scale = span([v for v in values if isinstance(v, float)], ticks=3, to_ticks=False, room=(0.02, 0.02))
    y = lanes("name", [each.name for each in rows], limit=200)
    x, colour = across("value", scale.scale, scale.axis(orient="bottom")), options.colour()
    tips = [tip("name", t("Weights of")), tip("option", t("Option")), tip("shown", t("Value"))]
    first, second = [row for row in table if row["place"] == 1], [row for row in table if row["place"] == 2]
    whole = [row for row in first if row["whole"]]
    label: dict[str, Any] = {"align": "left", "dx": 8, "limit": 330}
    chart = draw(
        sheet(whole).mark_rule(strokeWidth=26, opacity=0.07, style="ink").encode(y=y),
        sheet(second)
        .mark_point(filled=False, size=95, strokeWidth=2, opacity=1)
        .encode(x=x, y=y, color=colour, tooltip=tips),
        sheet(first).mark_circle(size=130, opacity=1).encode(x=x, y=y, color=colour, tooltip=tips),
        sheet([row for row in first if not row["whole"]])
        .mark_text(**label).encode(y=y, x=alt.value("width"), text="text:N"),
        sheet(whole).mark_text(style="strong", **label).encode(y=y, x=alt.value("width"), text="text:N"),
        height=31 * len(rows) + 30,
    )  # fmt: skip
    return Figure(chart, _concluded(rows, options, t))


def _first_two(each: Conclusion, options: Palette, display: IndexDisplay | None, t: Translator) -> list[Row]:
    order = np.argsort(-each.values, kind="stable")[:2].tolist()
    place = display.at if display is not None else float
    shown = [display.text(float(each.values[k])) if display else score(float(each.values[k])) for k in order]
    names = [options.names[k] for k in order]
    text = (" ≈ " if each.tied else " > ").join(f"{n} {v}" for n, v in zip(names, shown, strict=True))
    return [
        {"name": each.name, "whole": each.whole, "scenario": options.ids[k], "option": names[p], "shown": shown[p],
         "value": float(place(float(each.values[k]))), "place": p + 1, "text": text}
        for p, k in enumerate(order)
    ]  # fmt: skip


def _concluded(rows: Sequence[Conclusion], options: Palette, t: Translator) -> str:
    first: dict[str, int] = {}
    for each in rows:
        if not each.whole:
            name = options.names[int(each.values.argmax())]
            first[name] = first.get(name, 0) + 1
    counted = t(", ").join(t("{name} ({count})", name=name, count=count) for name, count in first.items())
    return t("Which option comes first: {counted}.", counted=counted)
