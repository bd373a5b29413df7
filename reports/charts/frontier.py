"""What a budget can buy: the efficient frontier with the plans of the study, a plan lever by lever, and trade-offs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

import altair as alt

from i18n.numbers import count, money, plain, share
from i18n.translate import Translator
from reports.charts.look import (
    BRASS,
    HEAT,
    NEUTRAL,
    Figure,
    Palette,
    Row,
    across,
    draw,
    sheet,
    tip,
    upward,
)
from reports.charts.money import CostedIndex
from reports.charts.scales import IndexDisplay, Span, span, spread

PICKED = "picked"
"""Name of the selection of a point."""

ROOM = 0.74
"""Part of the width that bars may take where a difference is told beside them."""

ANY = 140
"""Area in which a click still means a point."""


@dataclass(frozen=True)
class Reached:
    """The index that a budget reaches: budget and cost as net present value in 10k yuan."""

    budget: float
    cost: float
    index: float


def frontier(
    points: Sequence[Reached],
    scenarios: Sequence[CostedIndex],
    *,
    palette: Palette,
    display: IndexDisplay,
    t: Translator,
    proven: bool,
    chosen: Reached | None = None,
    against: str = "",
    pickable: bool = True,
    height: int = 360,
) -> Figure:
    """The best index of every budget, the scenarios of the study beside it, and the budget that was chosen.

    Parameters
    ----------
    points
        Of the frontier, by rising budget.
    proven
        Solid where it is proven, dashed brass where it is a preview.
    chosen
        The plan that is looked at: a rule at its budget, a disc with its index.
    against
        The scenario that the plan is held against: with a ring.
    pickable
        Whether points may be picked by a click; pictures cannot. A scenario is picked as ``scenario/<id>``.
    """
    unit = 1.0 if t.language == "zh" else 0.01
    marked = [chosen] if chosen else []
    costs = span([0.0, *(unit * p.budget for p in (*points, *marked)), *(unit * s.cost for s in scenarios)],
                 zero=True, ticks=6, to_ticks=False, pad=0.02)  # fmt: skip
    ends = span([display.at(v) for v in (*(p.index for p in (*points, *marked)), *(s.index for s in scenarios))],
                ticks=5, within=display.ends)  # fmt: skip
    title = t("net present cost, m yuan")
    x = across("cost", costs.scale, costs.axis(grid=False, domain=True, domainOpacity=0.5, title=title))
    y = upward("index", ends.scale, ends.axis())
    paid = [*(p.budget for p in (*points, *marked)), *(s.cost for s in scenarios)]
    curve = [_point(p, unit, paid, display, t) for p in points]
    line: dict[str, Any] = {"color": HEAT} if proven else {"color": BRASS, "strokeDash": [6, 4]}
    colour = HEAT if proven else BRASS
    tips = [tip("name", " "), tip("money", t("Cost")), tip("text", t("Index"))]
    layers = [
        sheet(curve).mark_area(opacity=0.08, color=colour, interpolate="monotone")
        .encode(x=x, y=y, y2=alt.datum(ends.low)),
        sheet(curve).mark_line(interpolate="monotone", **line).encode(x=x, y=y),
        sheet(curve).mark_point(filled=proven, size=36, opacity=1, color=colour).encode(x=x, y=y),
        *_chosen(marked, x, y, ends, costs, unit, paid, display, t),
        *_scenarios(scenarios, x, y, ends, unit, paid, palette, display, t, against, height),
    ]  # fmt: skip
    if pickable:
        dots = [_dot(s, unit, paid, palette, display, t) | {"key": f"scenario/{s.scenario}"} for s in scenarios]
        layers.append(_touch([*curve, *dots], x, y, tips))
    return Figure(draw(*layers, height=height), _spoken(points, proven, chosen, display, t))


def _point(point: Reached, unit: float, paid: Sequence[float], display: IndexDisplay, t: Translator) -> Row:
    return {
        "key": f"budget/{point.budget!r}",
        "name": t("Best plan for {money}", money=money(point.budget, t.language, paid)),
        "cost": point.budget * unit,
        "index": display.at(point.index),
        "text": display.text(point.index, fine=True),
        "money": money(point.cost, t.language, paid),
    }


def _dot(
    scenario: CostedIndex, unit: float, paid: Sequence[float], palette: Palette, display: IndexDisplay, t: Translator
) -> Row:
    return {
        "scenario": scenario.scenario,
        "name": palette.name(scenario.scenario),
        "cost": scenario.cost * unit,
        "index": display.at(scenario.index),
        "text": display.text(scenario.index, fine=True),
        "money": money(scenario.cost, t.language, paid),
    }


def _chosen(
    marked: Sequence[Reached], x: alt.X, y: alt.Y, ends: Span, costs: Span, unit: float, paid: Sequence[float],
    display: IndexDisplay, t: Translator,
) -> list[alt.Chart]:  # fmt: skip
    rows = [
        _point(p, unit, paid, display, t)
        | {"words": t("best plan {index}", index=display.text(p.index)), "left": unit * p.budget > costs.length / 5}
        for p in marked
    ]
    return [
        sheet(rows).mark_rule(opacity=0.6, strokeDash=[2, 3], strokeWidth=1.4)
        .encode(x=x, y=y, y2=alt.datum(ends.low)),
        sheet(rows).mark_circle(style="ink", size=110, opacity=1).encode(x=x, y=y),
        *(
            sheet([row for row in rows if row["left"] == left])
            .mark_text(style="strong", align="right" if left else "left", dx=-6 if left else 6, dy=-13)
            .encode(x=x, y=y, text="words:N")
            for left in (True, False)
        ),
    ]  # fmt: skip


def _scenarios(
    scenarios: Sequence[CostedIndex], x: alt.X, y: alt.Y, ends: Span, unit: float, paid: Sequence[float],
    palette: Palette, display: IndexDisplay, t: Translator, against: str, height: int,
) -> list[alt.Chart]:  # fmt: skip
    dots = [_dot(s, unit, paid, palette, display, t) for s in scenarios]
    at = spread([display.at(s.index) for s in scenarios], ends.pixels(16, height - 50))
    names = [dot | {"index": place} for dot, place in zip(dots, at, strict=True)]
    ring = [dot for dot in dots if dot["scenario"] == against]
    return [
        sheet(ring).mark_point(style="outline", size=300, strokeWidth=1.6, strokeOpacity=0.8).encode(x=x, y=y),
        sheet(dots).mark_point(filled=True, size=110, opacity=1)
        .encode(x=x, y=y, color=palette.colour(), shape=palette.shape()),
        sheet(names).mark_text(align="left", dx=10, dy=5, limit=170)
        .encode(x=x, y=y, text="name:N", color=palette.colour()),
    ]  # fmt: skip


def _touch(rows: Sequence[Row], x: alt.X, y: alt.Y, tips: Sequence[alt.Tooltip]) -> alt.Chart:
    """An invisible layer on top that takes the clicks, also those near a point."""
    pick = alt.selection_point(PICKED, fields=["key"], on="click", clear=False)
    ground = sheet(rows).mark_circle(opacity=0, size=3 * ANY, cursor="pointer")
    return cast(alt.Chart, ground.encode(x=x, y=y, tooltip=list(tips)).add_params(pick))


def _spoken(
    points: Sequence[Reached], proven: bool, chosen: Reached | None, display: IndexDisplay, t: Translator
) -> str:
    if not points:
        return t("No budget has a plan that keeps the rules.")
    first, last = points[0], points[-1]
    facts = {"low": display.text(first.index), "high": display.text(last.index),
             "money": money(last.budget, t.language)}  # fmt: skip
    said = (
        t("The proven frontier rises from {low} without money to {high} for {money}.", **facts)
        if proven
        else t("A first look, not proven: from {low} without money to {high} for {money}.", **facts)
    )
    if chosen is None:
        return said
    here = t("The budget chosen, {money}, reaches {index}.", money=money(chosen.budget, t.language, [last.budget]),
             index=display.text(chosen.index))  # fmt: skip
    return f"{said} {here}" if t.language != "zh" else said + here


# ---------------------------------------------------------------------- the plan


@dataclass(frozen=True)
class Funded:
    """One lever of a plan.

    Parameters
    ----------
    name, amount
        The lever and how much of it, with its unit.
    cost
        Net present value, 10k yuan.
    share
        Its part of the money of the plan.
    other
        What the plan held against it spends on this lever; None where there is none.
    """

    name: str
    amount: str
    cost: float
    share: float
    other: float | None = None


def plan_bars(
    levers: Sequence[Funded], *, t: Translator, other: str = "", colour: str = NEUTRAL, left: float | None = None
) -> Figure:
    """A bar a lever: amount and unit above it, money and share at its end; below it what another plan spends.

    Parameters
    ----------
    other, colour
        Name and colour of the plan that this one is held against; empty where there is none.
    left
        What of the budget is not spent: a hollow bar at the end.
    """
    compared = bool(other)
    most = max([1e-9, *(e.cost for e in levers), *(e.other or 0.0 for e in levers), left or 0.0])
    paid = [*(e.cost for e in levers), *(e.other for e in levers), left]
    rows = [_bar(e, most, compared, paid, t) for e in levers]
    if left:
        label = t("Left unspent")
        said = money(left, t.language, paid)
        rows.append({"lane": str(len(rows)), "name": label, "cost": left, "words": said, "left": True, "other": 0.0,
                     "difference": "", "spoken": said})  # fmt: skip
    lanes = [str(k) for k in range(len(rows))]
    for lane, row in zip(lanes, rows, strict=True):
        row["lane"] = lane
    step = 52 if compared else 44
    scale = alt.Scale(domain=[0, most / (ROOM if compared else 0.98)], nice=False, zero=True)
    x, at = across("cost", scale), across("other", scale)
    y = alt.Y("lane:N", sort=None, axis=None, scale=alt.Scale(domain=lanes))
    tips = [tip("name", " "), tip("spoken", t("Cost"))]
    spent, unspent = [r for r in rows if not r["left"]], [r for r in rows if r["left"]]
    zero = alt.datum(0.0)
    words = alt.ExprRef("max(120, containerSize()[0] - 130)")
    layers = [
        sheet(spent).mark_bar(height=9, yOffset=2, color=HEAT).encode(x=x, y=y, x2=zero, tooltip=tips),
        sheet(unspent).mark_bar(height=9, yOffset=2, style="outline", strokeDash=[3, 3], strokeOpacity=0.6)
        .encode(x=x, y=y, x2=zero),
        sheet(rows).mark_text(align="left", baseline="bottom", dy=-6, limit=words)
        .encode(y=y, x=alt.value(0), text="name:N"),
        sheet(rows).mark_text(align="right", baseline="bottom", dy=-6)
        .encode(y=y, x=alt.value("width"), text="words:N"),
    ]  # fmt: skip
    if compared:
        layers += [
            sheet(spent).mark_bar(height=5, yOffset=10, color=colour, opacity=0.9).encode(x=at, y=y, x2=zero),
            sheet(spent).mark_text(style="note", align="right", baseline="middle", dy=6, fontSize=11)
            .encode(y=y, x=alt.value("width"), text="difference:N"),
        ]  # fmt: skip
    return Figure(draw(*layers, height=step * max(len(rows), 1)), _biggest(levers, t))


def _bar(lever: Funded, most: float, compared: bool, paid: Sequence[float | None], t: Translator) -> Row:
    spent = f"{money(lever.cost, t.language, paid)} · {share(lever.share)}" if lever.cost else t("nothing")
    difference = ""
    if compared:
        more = lever.cost - (lever.other or 0.0)
        said = money(abs(more), t.language, paid)
        same = abs(more) < 0.002 * most
        difference = t("the same") if same else t("{money} more", money=said) if more > 0 else t(
            "{money} less", money=said)  # fmt: skip
    name = f"{lever.name} · {lever.amount}" if lever.amount else lever.name
    return {"lane": "", "name": name, "cost": lever.cost, "words": spent, "left": False, "other": lever.other or 0.0,
            "difference": difference, "spoken": spent}  # fmt: skip


def _biggest(levers: Sequence[Funded], t: Translator) -> str:
    used = [each for each in levers if each.cost > 0]
    if not used:
        return t("The plan buys nothing.")
    top = max(used, key=lambda each: each.cost)
    facts = {"name": top.name, "money": money(top.cost, t.language), "share": share(top.share)}
    return t("{name} takes most of the money: {money}, {share}.", **facts)


# ---------------------------------------------------------------------- several aims


@dataclass(frozen=True)
class Balanced:
    """One plan of the Pareto set; tonnes are None where no lever says what it avoids."""

    key: str
    cost: float
    index: float
    tonnes: float | None


def trade_offs(
    plans: Sequence[Balanced], *, knee: int, best: int, display: IndexDisplay, t: Translator, pickable: bool = True
) -> Figure:
    """Cost against index, larger discs avoid more emissions; the knee and the plan ranked first are named."""
    unit = 1.0 if t.language == "zh" else 0.01
    costs = span([0.0, *(unit * p.cost for p in plans)], zero=True, ticks=6, to_ticks=False, pad=0.03)
    ends = span([display.at(p.index) for p in plans], ticks=5, pad=0.08, within=display.ends)
    x = across("cost", costs.scale, costs.axis(grid=False, domain=True, domainOpacity=0.5,
                                               title=t("net present cost, m yuan")))  # fmt: skip
    y = upward("index", ends.scale, ends.axis())
    most = max([1e-9, *(p.tonnes or 0.0 for p in plans)])
    rows = [
        {
            "key": p.key,
            "cost": p.cost * unit,
            "index": display.at(p.index),
            "size": 60 + 340 * max(p.tonnes or 0.0, 0.0) / most,
            "money": money(p.cost, t.language, [each.cost for each in plans]),
            "text": display.text(p.index),
            "tonnes": t("{tonnes} t", tonnes=plain(p.tonnes)) if p.tonnes is not None else "–",
        }
        for p in plans
    ]
    tips = [tip("money", t("Cost")), tip("text", t("Index")), tip("tonnes", t("CO₂ avoided"))]
    size = alt.Size("size:Q", scale=None, legend=None)
    named: list[Row] = []
    if rows:
        same = knee == best
        named.append(rows[knee] | {"words": t("knee, and ranked first") if same else t("knee")})
        named += [] if same else [rows[best] | {"words": t("ranked first")}]
    layers = [
        sheet(rows).mark_circle(color=HEAT, opacity=0.55).encode(x=x, y=y, size=size),
        sheet(named).mark_point(style="outline", size=420, strokeWidth=1.6, strokeOpacity=0.9).encode(x=x, y=y),
        sheet(named).mark_text(style="strong", align="right", dx=-14, dy=-10).encode(x=x, y=y, text="words:N"),
    ]
    if pickable:
        layers.append(_touch(rows, x, y, tips))
    return Figure(draw(*layers, height=360), _knee(plans, knee, display, t))


def _knee(plans: Sequence[Balanced], knee: int, display: IndexDisplay, t: Translator) -> str:
    if not plans:
        return t("No budget has a plan that keeps the rules.")
    at = plans[knee]
    facts = {"count": count(len(plans)), "money": money(at.cost, t.language), "index": display.text(at.index)}
    return t("{count} plans, none better in everything; the knee costs {money} and reaches {index}.", **facts)
