"""How well the questions of a group hang together."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from i18n.numbers import score
from i18n.translate import Translator
from reports.charts.look import BAD, HEAT, INTERVAL, Figure, Row, across, draw, lanes, meaning, sheet, tip
from reports.charts.scales import span


@dataclass(frozen=True)
class AlphaRow:
    """Alpha of a group of questions with its interval (None where there is none)."""

    name: str
    value: float
    low: float | None
    high: float | None


def alphas(rows: Sequence[AlphaRow], limit: float, *, t: Translator) -> Figure:
    """Alpha of every group of questions against the usual limit."""
    table: list[Row] = [
        {
            "name": each.name, "value": each.value, "weak": each.value < limit,
            "low": each.value if each.low is None else each.low,
            "high": each.value if each.high is None else each.high,
            "text": score(each.value, 2),
        }
        for each in rows
    ]  # fmt: skip
    known = [limit, *(row["low"] for row in table), *(row["high"] for row in table)]
    ends = span(known, ticks=5, room=(0.02, 0.1), within=(-math.inf, 1.0))
    y = lanes("name", [each.name for each in rows], limit=230)
    axis = ends.axis(title=None)
    colour = meaning("weak", {True: BAD, False: HEAT})
    tips = [tip("name", t("Questions")), tip("text", t("Alpha"))]
    chart = draw(
        sheet([{"at": limit}]).mark_rule(style="ink", opacity=0.55, strokeDash=[2, 3]).encode(
            x=across("at", ends.scale, axis)),
        sheet(table).mark_rule(**INTERVAL)
        .encode(y=y, x=across("low", ends.scale, axis), x2="high:Q", color=colour),
        sheet(table).mark_circle(size=110, opacity=1)
        .encode(y=y, x=across("value", ends.scale, axis), color=colour, tooltip=tips),
        sheet(table).mark_text(align="left", dx=9).encode(y=y, x=across("high", ends.scale, axis), text="text:N"),
        height=32 * len(rows) + 28,
    )  # fmt: skip
    weakest = min(rows, key=lambda each: each.value)
    return Figure(chart, t("“{name}” hangs together least: alpha {value}.", name=weakest.name,
                           value=score(weakest.value, 2)))  # fmt: skip
