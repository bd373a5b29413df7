"""Plans against futures: the table of rules, where each plan ends in hundreds of futures, where one fails."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt
import numpy as np

from i18n.numbers import probability, score, share
from i18n.translate import Translator
from mcdm.judgments import FloatArray
from reports.charts.compare import Future
from reports.charts.look import (
    BAD,
    GOOD,
    NEUTRAL,
    Figure,
    Palette,
    Row,
    across,
    draw,
    heads,
    lanes,
    sheet,
    tip,
)
from reports.charts.scales import IndexDisplay, span, wrap

SAME = 5e-7
"""Regrets below this are none."""

BINS = 72
"""Columns in which outcomes are counted."""


@dataclass(frozen=True, eq=False)
class Rule:
    """A column of the table: how a rule values every plan.

    Parameters
    ----------
    name
        What stands above it.
    texts
        Its values as they read, in the order of the plans.
    picked
        Ids of the plans it picks.
    """

    name: str
    texts: tuple[str, ...]
    picked: tuple[str, ...]


def table(
    scenarios: Sequence[str],
    futures: Sequence[Future],
    rules: Sequence[Rule],
    *,
    palette: Palette,
    display: IndexDisplay,
    t: Translator,
) -> Figure:
    """Plans by futures, fuller the more there is to regret; at the right what each rule makes of a plan."""
    values = np.array([future.index for future in futures], dtype=float).T
    regret = values.max(0) - values
    names = [palette.name(each) for each in scenarios]
    titles = {k: f"{future.name}\N{NO-BREAK SPACE}{k}" for k, future in enumerate(futures)}
    broken = {titles[k]: [*wrap(future.name, 13), share(future.probability)] for k, future in enumerate(futures)}
    broken |= {rule.name: wrap(rule.name, 12) for rule in rules}
    cells: list[Row] = [
        {
            "row": names[i],
            "column": titles[j],
            "text": display.text(float(values[i, j])),
            "best": bool(regret[i, j] < SAME),
            "regret": float(regret[i, j]),
            "behind": display.change(-float(regret[i, j]), fine=True),
        }
        for i in range(len(names))
        for j in range(len(futures))
    ]
    ruled: list[Row] = [
        {"row": names[i], "column": rule.name, "text": rule.texts[i], "picked": scenario in rule.picked}
        for i, scenario in enumerate(scenarios)
        for rule in rules
    ]
    x, y = heads("column", list(broken), broken), lanes("row", names, limit=170, gap=0.1)
    fullness = alt.Opacity(
        "regret:Q",
        legend=None,
        scale=alt.Scale(domain=[0, float(regret.max(initial=0.0)) or 1.0], range=[0.03, 0.6], type="sqrt"),
    )
    tips = [tip("row", t("Scenario")), tip("behind", t("Behind the best"))]
    best, others = ([cell for cell in cells if cell["best"] is which] for which in (True, False))
    chosen, passed = ([cell for cell in ruled if cell["picked"] is which] for which in (True, False))
    layers = [
        sheet(others).mark_rect(color=BAD, cornerRadius=4).encode(x=x, y=y, opacity=fullness, tooltip=tips),
        sheet(best).mark_rect(color=GOOD, opacity=0.26, cornerRadius=4).encode(x=x, y=y, tooltip=tips),
        sheet(chosen).mark_rect(style="outline", strokeWidth=1.5, strokeOpacity=0.75, cornerRadius=4).encode(x=x, y=y),
        sheet([*others, *passed]).mark_text(fontSize=13).encode(x=x, y=y, text="text:N"),
        sheet([*best, *chosen]).mark_text(fontSize=13, fontWeight=700).encode(x=x, y=y, text="text:N"),
    ]
    chart = draw(*layers, height=36 * len(names) + 76)
    safest = int(regret.max(1).argmin())
    takeaway = t(
        "{name} is the robust choice: over {count} futures it never falls behind the best by more than {regret}.",
        name=names[safest],
        count=len(futures),
        regret=display.change(float(regret[safest].max()), fine=True).lstrip("+"),
    )
    return Figure(chart, takeaway)


def outcomes(
    scenarios: Sequence[str],
    values: FloatArray,
    *,
    threshold: float | None,
    palette: Palette,
    display: IndexDisplay,
    t: Translator,
) -> Figure:
    """Where each plan ends in every future explored: a strip for each, fuller where more futures end.

    Parameters
    ----------
    values
        Index at the last quarter, shape (p, f).
    threshold
        What counts as good enough: a line, and at the right how often it is reached.
    """
    at = np.array([[display.at(float(value)) for value in row] for row in values])
    line = [] if threshold is None else [display.at(threshold)]
    ends = span([*at.ravel().tolist(), *line], ticks=7, to_ticks=False)
    edges = np.linspace(ends.low, ends.high, BINS + 1)
    names = [palette.name(each) for each in scenarios]
    rows: list[Row] = []
    marks: list[Row] = []
    for k, scenario in enumerate(scenarios):
        counts, _ = np.histogram(at[k], edges)
        rows += [
            {
                "row": names[k],
                "scenario": scenario,
                "from": float(edges[b]),
                "to": float(edges[b + 1]),
                "part": float(counts[b] / counts.max()),
                "text": share(float(counts[b] / counts.sum()), 1),
            }
            for b in np.flatnonzero(counts).tolist()
        ]
        reached = None if threshold is None else float((values[k] >= threshold).mean())
        marks.append(
            {
                "row": names[k],
                "scenario": scenario,
                "median": float(np.median(at[k])),
                "reached": "" if reached is None else probability(reached),
                "text": display.text(float(np.median(values[k]))),
            }
        )
    y = lanes("row", names, limit=170, gap=0.42)
    x, to = across("from", ends.scale, ends.axis()), alt.X2("to:Q")
    fullness = alt.Opacity("part:Q", legend=None, scale=alt.Scale(domain=[0, 1], range=[0.14, 1]))
    layers = [
        sheet(rows)
        .mark_rect(cornerRadius=0)
        .encode(
            x=x, x2=to, y=y, color=palette.colour(), opacity=fullness, tooltip=[tip("text", t("Share of futures"))]
        ),
        sheet(marks)
        .mark_tick(style="ink", thickness=2.5, size=30)
        .encode(x=across("median", ends.scale, ends.axis()), y=y, tooltip=[tip("text", t("Median"))]),
    ]
    if threshold is not None:
        level = [{"from": line[0], "text": t("{level} or more", level=display.text(threshold))}]
        layers += [
            sheet(level).mark_rule(strokeDash=[5, 4], opacity=0.8, strokeWidth=1.5).encode(x=x),
            sheet(level)
            .mark_text(style="note", align="left", baseline="bottom", dx=0, dy=-4)
            .encode(x=x, y=alt.value(0), text="text:N"),
            sheet(marks)
            .mark_text(style="strong", align="left", dx=10)
            .encode(x=alt.value("width"), y=y, text="reached:N"),
        ]
    steady = int(values.min(1).argmax())
    takeaway = t(
        "{name} has the highest low end, {low}; its median is {median}.",
        name=names[steady],
        low=display.text(float(values[steady].min())),
        median=display.text(float(np.median(values[steady]))),
    )
    return Figure(draw(*layers, height=44 * len(names) + 40), takeaway)


@dataclass(frozen=True)
class Limit:
    """One thing about the world, and how far a box limits it.

    Parameters
    ----------
    name
        What it is.
    low, high
        Ends of the range explored.
    today
        Where the world stands today, where that lies in the range.
    least, most
        Limits of the box; None where it has none at that side.
    ends
        The ends of the range as they read.
    text
        The limits as they read; empty where there are none.
    """

    name: str
    low: float
    high: float
    today: float | None
    least: float | None
    most: float | None
    ends: tuple[str, str]
    text: str

    @property
    def limited(self) -> bool:
        """Whether the box limits it."""
        return self.least is not None or self.most is not None

    def part(self, value: float) -> float:
        """Where a value lies in the range, 0 to 1."""
        return (value - self.low) / (self.high - self.low)


def limits(found: Sequence[Limit], *, holds: bool, t: Translator) -> Figure:
    """Bars inside the whole range of each thing: within all at once a plan fails, or where it `holds`, holds."""
    ordered = sorted(found, key=lambda limit: not limit.limited)
    rows: list[Row] = [
        {
            "name": limit.name,
            "start": 0.0,
            "end": 1.0,
            "from": 0.0 if limit.least is None else limit.part(limit.least),
            "to": 1.0 if limit.most is None else limit.part(limit.most),
            "today": None if limit.today is None else limit.part(limit.today),
            "low": limit.ends[0],
            "high": limit.ends[1],
            "limited": limit.limited,
            "text": limit.text if limit.limited else t("any"),
        }
        for limit in ordered
    ]
    y = lanes("name", [limit.name for limit in ordered], limit=230, gap=0.3)
    scale = alt.Scale(domain=[0, 1], nice=False)
    axis = alt.Axis(title=None, labels=False, grid=False)
    whole, bar = across("start", scale, axis), across("from", scale, axis)
    limited, free = ([row for row in rows if row["limited"] is which] for which in (True, False))
    standing = [row for row in rows if row["today"] is not None]
    tips = [tip("name", " "), tip("text", t("In the box"))]
    chart = draw(
        sheet(rows).mark_bar(height=5, color=NEUTRAL, opacity=0.3).encode(y=y, x=whole, x2="end:Q"),
        sheet(limited)
        .mark_bar(height=13, color=GOOD if holds else BAD, opacity=0.9)
        .encode(y=y, x=bar, x2="to:Q", tooltip=tips),
        sheet(standing)
        .mark_tick(style="ink", thickness=2, size=20)
        .encode(y=y, x=across("today", scale, axis), tooltip=[tip("name", t("As it is today"))]),
        sheet(rows).mark_text(style="note", align="left", dy=17, fontSize=11).encode(y=y, x=whole, text="low:N"),
        sheet(rows)
        .mark_text(style="note", align="right", dy=17, fontSize=11)
        .encode(y=y, x=across("end", scale, axis), text="high:N"),
        sheet(limited).mark_text(align="left", dx=12, fontWeight=600).encode(y=y, x=alt.value("width"), text="text:N"),
        sheet(free).mark_text(align="left", dx=12, style="note").encode(y=y, x=alt.value("width"), text="text:N"),
        height=48 * len(rows) + 16,
    )
    bound = [f"{limit.name} {limit.text}" for limit in ordered if limit.limited]
    return Figure(chart, t("Limited in the box: {limits}.", limits=t(", ").join(bound)))


def merits(
    names: Sequence[str], values: FloatArray, *, palette: Palette, scenarios: Sequence[str], t: Translator
) -> Figure:
    """The plans by what their merits come to, the best first."""
    order = np.argsort(-values, kind="stable").tolist()
    ends = span(values.tolist(), zero=True, ticks=5, to_ticks=False, room=(0.12 if values.min() < 0 else 0.0, 0.14))
    rows: list[Row] = [
        {"row": names[k], "scenario": scenarios[k], "value": float(values[k]), "zero": 0.0,
         "text": score(float(values[k]))}
        for k in order
    ]  # fmt: skip
    x = across("value", ends.scale, alt.Axis(title=None, labels=False, values=[0]))
    y = lanes("row", [names[k] for k in order], limit=170, gap=0.4)
    up, down = ([row for row in rows if (row["value"] >= 0) is which] for which in (True, False))
    chart = draw(
        sheet(rows).mark_bar(opacity=0.92).encode(y=y, x=x, x2="zero:Q", color=palette.colour()),
        sheet([{"value": 0.0}]).mark_rule(strokeWidth=1.2, opacity=0.6).encode(x=x),
        sheet(up).mark_text(align="left", dx=7, fontWeight=600).encode(y=y, x=x, text="text:N"),
        sheet(down).mark_text(align="right", dx=-7, fontWeight=600).encode(y=y, x=x, text="text:N"),
        height=40 * len(rows) + 30,
    )
    return Figure(chart, t("{name} comes first with {value}.", name=rows[0]["row"], value=rows[0]["text"]))
