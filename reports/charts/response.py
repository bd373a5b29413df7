"""Who answered: response rates of segments, and how many answers are still missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import altair as alt

from i18n.numbers import count, share
from i18n.translate import Translator
from reports.charts.look import HEAT, Figure, Row, across, draw, lanes, sheet
from reports.charts.scales import span


def response(rates: Sequence[tuple[str, int, int]], *, overall: float, t: Translator) -> Figure:
    """Response rates of segments as bars, hung beside the rate of all.

    Parameters
    ----------
    rates
        Name, how many were asked, how many answered.
    overall
        The rate of the whole survey.
    """
    rows: list[Row] = [
        {
            "name": name,
            "rate": answered / asked if asked else 0.0,
            "end": max(answered / asked if asked else 0.0, overall),
            "text": t("{share} · {answered} of {asked}", share=share(answered / asked if asked else 0.0),
                      answered=count(answered), asked=count(asked)),
        }
        for name, asked, answered in rates
    ]  # fmt: skip
    whole = alt.Scale(domain=[0, 1.25])
    y = lanes("name", [name for name, *_ in rates], limit=200, gap=0.4)
    x, end = across("rate", whole), across("end", whole)
    mark = [{"rate": overall, "text": t("all {share}", share=share(overall))}]
    chart = draw(
        sheet(rows).mark_bar(color=HEAT, opacity=0.6, height=14).encode(y=y, x=x, x2=alt.datum(0)),
        sheet(mark).mark_rule(strokeWidth=1.2, opacity=0.6).encode(x=x),
        sheet(mark).mark_text(style="note", baseline="bottom", dy=-4).encode(x=x, y=alt.value(0), text="text:N"),
        sheet(rows).mark_text(align="left", dx=8).encode(y=y, x=end, text="text:N"),
        height=34 * len(rows) + 10,
    )
    least = min(rows, key=lambda row: float(row["rate"]))
    most = max(rows, key=lambda row: float(row["rate"]))
    return Figure(
        chart,
        t("Response reaches from {low} in {least} to {high} in {most}.", low=share(least["rate"]), least=least["name"],
          high=share(most["rate"]), most=most["name"]),
    )  # fmt: skip


def still_needed(needed: Mapping[str, tuple[int, int]], *, t: Translator) -> Figure:
    """Answers there are (solid) and answers still missing (hollow, dashed), by segment.

    Parameters
    ----------
    needed
        Name -> (answers there are, answers still missing).
    """
    rows: list[Row] = [
        {
            "name": name,
            "have": have,
            "all": have + more,
            "text": t("{count} more", count=count(more)) if more else t("enough"),
        }
        for name, (have, more) in needed.items()
    ]
    ends = span([0.0, *(float(row["all"]) for row in rows)], zero=True, to_ticks=False, room=(0.0, 0.25))
    y = lanes("name", list(needed), limit=200, gap=0.4)
    x, whole = across("have", ends.scale), across("all", ends.scale)
    chart = draw(
        sheet(rows).mark_bar(color=HEAT, opacity=0.6, height=14).encode(y=y, x=x, x2=alt.datum(0)),
        sheet([row for row in rows if row["all"] > row["have"]])
        .mark_bar(style="outline", strokeWidth=1.2, strokeOpacity=0.55, strokeDash=[3, 3], height=14)
        .encode(y=y, x=x, x2="all:Q"),
        sheet(rows).mark_text(align="left", dx=8).encode(y=y, x=whole, text="text:N"),
        height=30 * len(rows) + 4,
    )
    lacking = [row["name"] for row in rows if row["all"] > row["have"]]
    if not lacking:
        return Figure(chart, t("Every segment has enough answers."))
    return Figure(chart, t("More answers are needed in {count} of {all}.", count=len(lacking), all=len(rows)))
