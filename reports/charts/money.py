"""What money buys: cost against index with the frontier, and which lever the gain comes from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

import altair as alt
import numpy as np

from i18n.numbers import money
from i18n.translate import Translator
from reports.charts.look import BAD, GOOD, HEAT, Figure, Palette, Row, across, draw, lanes, meaning, sheet, tip, upward
from reports.charts.scales import IndexDisplay, span, spread


@dataclass(frozen=True)
class CostedIndex:
    """Net present cost (10,000 yuan) and index at the end of one scenario."""

    scenario: str
    cost: float
    index: float


def cost_index(
    scenarios: Sequence[CostedIndex],
    *,
    palette: Palette,
    display: IndexDisplay,
    t: Translator,
    frontier: Sequence[tuple[float, float]] = (),
    budget: float | None = None,
    height: int = 330,
) -> Figure:
    """Cost against index: the scenarios, and the best index found for every budget.

    Parameters
    ----------
    frontier
        Cost and index of the best mixes, by rising cost; empty where none was computed.
    budget
        Drawn as a rule with the best index it can buy.
    """
    unit = 1.0 if t.language == "zh" else 0.01
    reach = 1.25 * max([*(s.cost for s in scenarios), budget or 0.0, 1.0])
    curve = _up_to(frontier, reach)
    costs = span(
        [0.0, *(s.cost * unit for s in scenarios), *(c * unit for c, _ in curve)],
        zero=True,
        ticks=5,
        to_ticks=False,
        pad=0.0 if curve else 0.05,
    )
    ends = span([display.at(v) for v in (*(s.index for s in scenarios), *(v for _, v in curve))], ticks=5)
    title = t("net present cost, m yuan")
    x = across("cost", costs.scale, costs.axis(grid=False, domain=True, domainOpacity=0.5, title=title))
    y = upward("index", ends.scale, ends.axis())
    points = [
        {
            "scenario": s.scenario,
            "name": palette.name(s.scenario),
            "cost": s.cost * unit,
            "index": display.at(s.index),
            "text": display.text(s.index),
            "money": money(s.cost, t.language),
        }
        for s in scenarios
    ]
    labels = [
        point | {"index": at}
        for point, at in zip(
            points, spread([display.at(s.index) for s in scenarios], ends.pixels(16, height - 50)), strict=True
        )
    ]
    line = [{"cost": c * unit, "index": display.at(v)} for c, v in curve]
    tips = [
        tip("name", t("Scenario")),
        tip("money", t("Cost")),
        tip("text", t("Index")),
    ]
    layers = [
        sheet(line).mark_area(opacity=0.1, color=HEAT, interpolate="monotone").encode(x=x, y=y, y2=alt.datum(ends.low)),
        sheet(line).mark_line(color=HEAT, interpolate="monotone").encode(x=x, y=y),
    ]
    best = _bought(curve, budget)
    if budget is not None and best is not None:
        limit = [
            {
                "cost": budget * unit,
                "index": display.at(best),
                "text": t("best mix for {money}: {index}", money=money(budget, t.language), index=display.text(best)),
            }
        ]
        layers += [
            sheet(limit)
            .mark_rule(opacity=0.6, strokeDash=[2, 3], strokeWidth=1.4)
            .encode(x=x, y=y, y2=alt.datum(ends.low)),
            sheet(limit).mark_circle(size=40, color=HEAT, opacity=1).encode(x=x, y=y),
            sheet(limit).mark_text(align="right", dx=-6, dy=-10).encode(x=x, y=y, text="text:N"),
        ]
    layers += [
        sheet(points)
        .mark_point(filled=True, size=120, opacity=1)
        .encode(x=x, y=y, color=palette.colour(), shape=palette.shape(), tooltip=tips),
        sheet(labels)
        .mark_text(style="strong", align="left", dx=11, limit=170)
        .encode(x=x, y=y, text="name:N", color=palette.colour()),
    ]
    chart = draw(*layers, height=height)
    return Figure(chart, _value_for_money(scenarios, best, budget, palette, display, t))


def _up_to(frontier: Sequence[tuple[float, float]], reach: float) -> list[tuple[float, float]]:
    inside = [(c, v) for c, v in frontier if c <= reach]
    if inside and len(inside) < len(frontier):
        inside.append((reach, float(np.interp(reach, [c for c, _ in frontier], [v for _, v in frontier]))))
    return inside


def _bought(curve: Sequence[tuple[float, float]], budget: float | None) -> float | None:
    if budget is None or not curve:
        return None
    return float(np.interp(budget, [c for c, _ in curve], [v for _, v in curve]))


def _value_for_money(
    scenarios: Sequence[CostedIndex],
    best: float | None,
    budget: float | None,
    palette: Palette,
    display: IndexDisplay,
    t: Translator,
) -> str:
    top = max(scenarios, key=lambda s: s.index)
    facts = {"name": palette.name(top.scenario), "index": display.text(top.index), "cost": money(top.cost, t.language)}
    if best is None or budget is None:
        return t("{name} reaches the highest index, {index}, for {cost}.", **facts)
    facts |= {"budget": money(budget, t.language), "best": display.text(best)}
    return t("{name} reaches {index} for {cost}; the best mix for {budget} reaches {best}.", **facts)


def waterfall(
    steps: Sequence[tuple[str, float]],
    *,
    start: float,
    display: IndexDisplay,
    t: Translator,
    last_quarter: int,
    low: float | None = None,
    high: float | None = None,
) -> Figure:
    """What each lever adds to the index: from today to the end, largest first; the shares add up.

    Parameters
    ----------
    steps
        Lever and its fair share of the change of the score (Shapley); their sum leads from `start` to the end.
    low, high
        Ends of the band at the end, drawn behind the last dot.
    """
    ordered = sorted((step for step in steps if abs(step[1]) >= 5e-5), key=lambda step: -step[1])
    levels = list(accumulate((gain for _, gain in ordered), initial=start))
    end = levels[-1]
    names = [t("Today"), *(name for name, _ in ordered), t("Quarter {number}", number=last_quarter)]
    rows: list[Row] = [
        {
            "name": name,
            "from": display.at(a),
            "to": display.at(b),
            "right": display.at(max(a, b)),
            "good": gain >= 0,
            "text": display.change(gain),
        }
        for (name, gain), (a, b) in zip(ordered, pairwise(levels), strict=True)
    ]
    links = [
        {"at": display.at(level), "name": a, "next": b} for level, (a, b) in zip(levels, pairwise(names), strict=True)
    ]
    tips = [
        {"name": names[0], "at": display.at(start), "side": display.at(start), "text": display.text(start)},
        {
            "name": names[-1],
            "at": display.at(end),
            "side": display.at(max(end, high or end)),
            "text": display.text(end),
        },
    ]
    band = (
        [{"name": names[-1], "at": display.at(low), "to": display.at(high)}]
        if low is not None and high is not None
        else []
    )
    ends = span(
        [*(display.at(level) for level in levels), *(display.at(v) for v in (low, high) if v is not None)],
        to_ticks=False,
        room=(0.0, 0.22),
    )
    y = lanes("name", names, limit=260, gap=0.35)
    at, start_, right, side = (across(field, ends.scale) for field in ("at", "from", "right", "side"))
    colour = meaning("good", {True: GOOD, False: BAD})
    chart = draw(
        sheet(links).mark_rule(opacity=0.3).encode(x=at, y=y, y2="next:N"),
        sheet(rows).mark_bar(cornerRadius=2).encode(y=y, x=start_, x2="to:Q", color=colour),
        sheet(rows).mark_text(align="left", dx=7).encode(y=y, x=right, text="text:N"),
        sheet(band).mark_rule(strokeWidth=4, opacity=0.6, strokeCap="round").encode(y=y, x=at, x2="to:Q"),
        sheet(tips).mark_circle(style="ink", size=90).encode(y=y, x=at),
        sheet(tips).mark_text(style="strong", align="left", dx=10).encode(y=y, x=side, text="text:N"),
        height=28 * len(names),
    )
    if not ordered:
        return Figure(chart, t("No lever changes the index."))
    takeaway = t(
        "{name} contributes most, {gain} of {total} in all.",
        name=ordered[0][0],
        gain=display.change(ordered[0][1]),
        total=display.change(end - start),
    )
    return Figure(chart, takeaway)
