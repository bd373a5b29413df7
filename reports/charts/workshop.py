"""One judgment of the whole panel, as the workshop shows it."""

from __future__ import annotations

from collections.abc import Mapping

import altair as alt

from i18n.numbers import plain
from i18n.translate import Translator
from reports.charts.look import HEAT, Figure, Row, draw, sheet, tip, upward


def answers(
    judgments: Mapping[str, float], *, group: float | None, first: str, second: str, t: Translator, height: int = 240
) -> Figure:
    """Where the experts stand between two elements: one disc an expert, a line for the group.

    Parameters
    ----------
    judgments
        Short name of each expert -> ratio; above one favours `first`, which stands on the left.
    group
        The aggregated judgment, drawn as a line.
    """
    seen: dict[float, int] = {}
    rows: list[Row] = []
    for expert, ratio in judgments.items():
        at = _position(ratio)
        column = round(2 * at) / 2
        seen[column] = seen.get(column, 0) + 1
        rows.append({"expert": expert, "at": at, "stack": seen[column] - 0.5})
    tallest = max(4, *seen.values()) if seen else 4
    x = alt.X(
        "at:Q",
        title=None,
        scale=alt.Scale(domain=[-8.6, 8.6], nice=False),
        axis=alt.Axis(
            values=list(range(-8, 9, 2)),
            domain=True,
            domainOpacity=0.5,
            labelFontSize=14,
            labelExpr="'' + (abs(datum.value) + 1)",
        ),
    )
    y = upward("stack", alt.Scale(domain=[0, tallest], nice=False))
    line = (
        [{"at": _position(group), "text": t("group {value}", value=plain(max(group, 1 / group), 2))}] if group else []
    )
    size = min(640.0, (height / tallest * 0.92) ** 2 * 0.785)
    chart = draw(
        sheet(line).mark_rule(style="ink", opacity=0.9, strokeWidth=2).encode(x=x),
        sheet(rows)
        .mark_circle(size=size, color=HEAT, opacity=0.92)
        .encode(x=x, y=y, tooltip=[tip("expert", t("Expert"))]),
        sheet(rows)
        .mark_text(color="#FFFFFF", fontWeight=600, fontSize=12 if size > 400 else 10)
        .encode(x=x, y=y, text="expert:N"),
        sheet(line)
        .mark_text(style="strong", align="left", baseline="top", dx=7, dy=4)
        .encode(x=x, y=alt.value(0), text="text:N"),
        height=height,
    )
    left, right = sum(r > 1 for r in judgments.values()), sum(r < 1 for r in judgments.values())
    takeaway = t(
        "{left} experts favour {first}, {right} favour {second}, {equal} see them as equal.",
        left=left,
        right=right,
        equal=len(judgments) - left - right,
        first=first,
        second=second,
    )
    return Figure(chart, takeaway)


def _position(ratio: float) -> float:
    return -(ratio - 1) if ratio >= 1 else 1 / ratio - 1
