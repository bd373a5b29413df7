"""What is critical for whom, on the way from all customers to the most valuable ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt

from i18n.numbers import share
from i18n.translate import Translator
from reports.charts.look import BAD, HEAT, Figure, Row, draw, heads, lanes, sheet, tip
from reports.charts.scales import IndexDisplay, wrap


@dataclass(frozen=True)
class FunnelCell:
    """One attribute for one group: share of importance, score, and whether it is critical."""

    attribute: str
    group: str
    share: float
    score: float
    verdict: str


def funnel_table(cells: Sequence[FunnelCell], groups: Sequence[str], *, display: IndexDisplay, t: Translator) -> Figure:
    """What is critical for whom: fuller where it matters more, framed where it matters and is below the target."""
    rows: list[Row] = [
        {
            "name": each.attribute, "group": each.group, "share": each.share, "verdict": each.verdict,
            "text": share(each.share), "score": display.text(each.score),
            "told": f"{share(each.share)} · {display.text(each.score)}",
        }
        for each in cells
    ]  # fmt: skip
    names = list(dict.fromkeys(each.attribute for each in cells))
    x = heads("group", list(groups), {name: wrap(name, 18) for name in groups})
    y = lanes("name", names, limit=190)
    largest = max((each.share for each in cells), default=0.0) or 1.0
    fullness = alt.Opacity("share:Q", legend=None, scale=alt.Scale(domain=[0, largest], range=[0.03, 0.55]))
    tips = [tip("name", t("Indicator")), tip("group", t("Customers")), tip("text", t("Importance")),
            tip("score", t("Score"))]  # fmt: skip
    chart = draw(
        sheet(rows).mark_rect(color=HEAT, cornerRadius=3).encode(x=x, y=y, opacity=fullness, tooltip=tips),
        *(
            sheet([row for row in rows if row["verdict"] == verdict])
            .mark_rect(fillOpacity=0, stroke=BAD, strokeWidth=2, cornerRadius=3, strokeDash=dash)
            .encode(x=x, y=y)
            for verdict, dash in (("critical", [1, 0]), ("perhaps", [4, 4]))
        ),
        sheet(rows).mark_text(fontSize=12).encode(x=x, y=y, text="told:N"),
        height=30 * len(names) + 60,
    )
    critical = [each for each in cells if each.verdict == "critical"]
    takeaway = t("{count:place is|places are} critical for sure.", count=len(critical))
    return Figure(chart, takeaway)
