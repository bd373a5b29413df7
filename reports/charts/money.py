"""What money buys: cost against index with the frontier, and which lever the gain comes from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt
import numpy as np

from i18n.numbers import money
from i18n.translate import Translator
from reports.charts.look import HEAT, Figure, Palette, across, draw, sheet, tip, upward
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
    paid = [*(s.cost for s in scenarios), budget]
    points = [
        {
            "scenario": s.scenario,
            "name": palette.name(s.scenario),
            "cost": s.cost * unit,
            "index": display.at(s.index),
            "text": display.text(s.index),
            "money": money(s.cost, t.language, paid),
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
                "text": t(
                    "best mix for {money}: {index}", money=money(budget, t.language, paid), index=display.text(best)
                ),
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
    facts = {
        "name": palette.name(top.scenario),
        "index": display.text(top.index),
        "cost": money(top.cost, t.language, [budget]),
    }
    if best is None or budget is None:
        return t("{name} reaches the highest index, {index}, for {cost}.", **facts)
    facts |= {"budget": money(budget, t.language, [top.cost]), "best": display.text(best)}
    return t("{name} reaches {index} for {cost}; the best mix for {budget} reaches {best}.", **facts)
