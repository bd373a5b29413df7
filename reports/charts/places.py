"""Who gains where: every segment of customers from today to the end of each plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import altair as alt

from i18n.numbers import share
from i18n.translate import Translator
from reports.charts.look import BAD, NEUTRAL, Figure, Palette, Row, across, draw, lanes, sheet, tip
from reports.charts.scales import IndexDisplay, span
from studies.places import FALLS, PlanBySegment

ROW, GAP = 20, 14
"""Height of a plan's row, and of the gap between two segments."""


def who_gains(
    plans: Sequence[PlanBySegment],
    segments: Mapping[str, str],
    *,
    palette: Palette,
    display: IndexDisplay,
    t: Translator,
) -> Figure:
    """Dots from today (hollow) to the end of each plan (filled), segment by segment, all customers last.

    Parameters
    ----------
    plans
        The same segments in each.
    segments
        Id -> name.
    """
    first, everybody = plans[0], t("All, added up")
    named = [
        f"{segments[name]} · {share(float(part))}" for name, part in zip(first.segments, first.shares, strict=True)
    ]
    rows = [row for plan in plans for row in _rows(plan, named, everybody, palette, display)]
    pooled = [
        {"scenario": plan.scenario, "lane": everybody, "at": display.at(float(plan.pooled[-1]))}
        for plan in plans
        if display.text(float(plan.pooled[-1])) != display.text(float(plan.together[-1]))
    ]
    ends = span([row[k] for row in rows for k in ("today", "end")], ticks=6, to_ticks=False, room=(0.0, 0.3))
    every = [*named, everybody]
    y = lanes("lane", every, limit=190, gap=GAP / (GAP + ROW * len(plans)))
    beside = alt.YOffset("scenario:N", scale=alt.Scale(domain=[plan.scenario for plan in plans], paddingInner=0.0))
    today, end, side, at = (across(field, ends.scale, ends.axis()) for field in ("today", "end", "side", "at"))
    tips = [tip("name", t("Scenario")), tip("lane", " "), tip("from", t("Today")), tip("to", t("At the end"))]
    falling, rising = ([row for row in rows if row["falls"] is which] for which in (True, False))
    colour = palette.colour()
    chart = draw(
        sheet(rising)
        .mark_rule(strokeWidth=3, opacity=0.55)
        .encode(x=today, x2="end:Q", y=y, yOffset=beside, color=colour),
        sheet(falling).mark_rule(strokeWidth=3, opacity=1, color=BAD).encode(x=today, x2="end:Q", y=y, yOffset=beside),
        sheet(rows)
        .mark_point(filled=False, size=60, strokeWidth=1.6, opacity=1, color=NEUTRAL)
        .encode(x=today, y=y, yOffset=beside, tooltip=tips),
        sheet(pooled)
        .mark_tick(thickness=2, size=14, color=NEUTRAL, opacity=1)
        .encode(x=at, y=y, yOffset=beside),
        sheet(rows)
        .mark_point(filled=True, size=90, opacity=1)
        .encode(x=end, y=y, yOffset=beside, color=colour, shape=palette.shape(), tooltip=tips),
        sheet(rows).mark_text(align="left", dx=9, limit=230).encode(x=side, y=y, yOffset=beside, text="text:N"),
        height=(ROW * len(plans) + GAP) * len(every),
    )  # fmt: skip
    return Figure(chart, _takeaway(plans, segments, palette, display, t))


def _rows(
    plan: PlanBySegment, named: Sequence[str], everybody: str, palette: Palette, display: IndexDisplay
) -> list[Row]:
    """A plan in every segment and in all of them; in the first it is called by its name."""
    lanes_of = [
        *zip(named, plan.index[:, 0].tolist(), plan.index[:, -1].tolist(), strict=True),
        (everybody, float(plan.together[0]), float(plan.together[-1])),
    ]
    return [
        {
            "scenario": plan.scenario,
            "name": palette.name(plan.scenario),
            "lane": lane,
            "today": display.at(today),
            "end": display.at(end),
            "side": display.at(max(today, end)),
            "from": display.text(today),
            "to": display.text(end),
            "falls": end - today < -FALLS,
            "text": f"{'▼ ' if end - today < -FALLS else ''}{display.text(end)}  {display.change(end - today)}"
            + (f"  {palette.name(plan.scenario)}" if k == 0 else ""),
        }
        for k, (lane, today, end) in enumerate(lanes_of)
    ]


def _takeaway(
    plans: Sequence[PlanBySegment], segments: Mapping[str, str], palette: Palette, display: IndexDisplay, t: Translator
) -> str:
    plan = plans[0]
    most, least = int(plan.gain.argmax()), int(plan.gain.argmin())
    facts = {
        "name": palette.name(plan.scenario),
        "most": segments[plan.segments[most]],
        "gain": display.change(float(plan.gain[most])),
        "least": segments[plan.segments[least]],
        "less": display.change(float(plan.gain[least])),
    }
    return t("With {name}, {most} gains most ({gain}) and {least} least ({less}).", **facts)
