"""The waterfall: from the index of today to the plan, what the world does by itself and what each lever adds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Literal

from i18n.translate import N_, Translator
from reports.charts.look import (
    BAD,
    BRASS,
    GOOD,
    INTERVAL,
    NEUTRAL,
    Figure,
    Row,
    across,
    draw,
    lanes,
    meaning,
    sheet,
    tip,
)
from reports.charts.scales import IndexDisplay, span
from scenarios.attribution import Attribution

Kind = Literal["world", "lever", "assumed"]

NOTHING = 5e-5
"""Steps smaller than this are not drawn; what they make together is one step of its own."""


@dataclass(frozen=True)
class Step:
    """One step from today to the end.

    Parameters
    ----------
    name
        What makes it.
    gain
        By how much, on the scale of the scores.
    kind
        What the world does without the plan; a lever whose effects are measured; one whose effects are assumed.
    error
        Standard error where shares were sampled.
    """

    name: str
    gain: float
    kind: Kind = "lever"
    error: float = 0.0


def steps_of(found: Attribution, names: dict[str, str], assumed: frozenset[str], t: Translator) -> tuple[Step, ...]:
    """The steps of an attribution: first what the world does, then the levers, the largest share first."""
    world = [
        Step(t("Rising expectations"), float(found.drift[-1]), "world"),
        Step(t("Figures by themselves"), float(found.growth[-1]), "world"),
    ]
    levers = [
        Step(
            names.get(lever, lever),
            float(found.shares[k]),
            "assumed" if lever in assumed else "lever",
            0.0 if found.errors is None else float(found.errors[k, -1]),
        )
        for k, lever in enumerate(found.levers)
    ]
    shown = [step for step in world if abs(step.gain) >= NOTHING] if not found.against else []
    return (*shown, *sorted(levers, key=lambda step: -step.gain))


def waterfall(
    steps: Sequence[Step],
    *,
    start: float,
    display: IndexDisplay,
    t: Translator,
    last_quarter: int,
    first: str = "",
    last: str = "",
    low: float | None = None,
    high: float | None = None,
) -> Figure:
    """Bars that lead from `start` to the end, in the order given; what is assumed has a dashed brass edge.

    Parameters
    ----------
    start
        Score before the first step; the steps sum to the difference to the end.
    first
        What stands at the start: today unless another plan is told.
    last
        What stands at the end: the last quarter unless a plan is told.
    low, high
        Ends of the band at the end.
    """
    shown = [step for step in steps if abs(step.gain) >= NOTHING]
    rest = sum(step.gain for step in steps) - sum(step.gain for step in shown)
    if abs(rest) >= NOTHING:
        shown.append(Step(t("All others"), rest))
    levels = list(accumulate((step.gain for step in shown), initial=start))
    end = levels[-1]
    names = [first or t("Today"), *(step.name for step in shown), last or t("Quarter {number}", number=last_quarter)]
    rows: list[Row] = [
        {
            "name": step.name,
            "from": display.at(a),
            "to": display.at(b),
            "right": display.at(max(a, b)),
            "tone": "world" if step.kind == "world" else "good" if step.gain >= 0 else "bad",
            "assumed": step.kind == "assumed",
            "low": display.at(b - 1.96 * step.error),
            "high": display.at(b + 1.96 * step.error),
            "error": step.error,
            "text": display.change(step.gain),
            "rests": _rests_on(step, t),
        }
        for step, (a, b) in zip(shown, pairwise(levels), strict=True)
    ]
    links = [
        {"at": display.at(level), "name": a, "next": b} for level, (a, b) in zip(levels, pairwise(names), strict=True)
    ]
    ends_at = [
        {"name": names[0], "at": display.at(start), "side": display.at(start), "text": display.text(start)},
        {
            "name": names[-1],
            "at": display.at(end),
            "side": display.at(max(end, high or end)),
            "text": display.text(end),
        },
    ]
    banded = low is not None and high is not None
    band = [{"name": names[-1], "at": display.at(low or 0.0), "to": display.at(high or 0.0)}] if banded else []
    known = [*(display.at(level) for level in levels), *(display.at(v) for v in (low, high) if v is not None)]
    ends = span(known, to_ticks=False, room=(0.0, 0.12))
    y = lanes("name", names, limit=260, gap=0.35)
    at, begins, right, side, least = (across(k, ends.scale) for k in ("at", "from", "right", "side", "low"))
    colour = meaning("tone", {"good": GOOD, "bad": BAD, "world": NEUTRAL})
    tips = [tip("name", t("Step")), tip("text", t("Change")), tip("rests", t("Rests on"))]
    chart = draw(
        sheet(links).mark_rule(opacity=0.3).encode(x=at, y=y, y2="next:N"),
        sheet(rows).mark_bar(cornerRadius=2).encode(y=y, x=begins, x2="to:Q", color=colour, tooltip=tips),
        sheet([row for row in rows if row["assumed"]])
        .mark_bar(filled=False, stroke=BRASS, strokeWidth=2, strokeDash=[4, 3], cornerRadius=2)
        .encode(y=y, x=begins, x2="to:Q"),
        sheet([row for row in rows if row["error"]])
        .mark_rule(strokeWidth=2, opacity=0.9)
        .encode(y=y, x=least, x2="high:Q"),
        sheet(rows).mark_text(align="left", dx=7).encode(y=y, x=right, text="text:N"),
        sheet(band).mark_rule(**INTERVAL, color=NEUTRAL).encode(y=y, x=at, x2="to:Q"),
        sheet(ends_at).mark_circle(style="ink", size=90).encode(y=y, x=at),
        sheet(ends_at).mark_text(style="strong", align="left", dx=10).encode(y=y, x=side, text="text:N"),
        height=28 * len(names),
    )
    return Figure(chart, _takeaway(shown, end - start, display, t))


def _rests_on(step: Step, t: Translator) -> str:
    if step.kind == "world":
        return t("what happens without the plan")
    return t("effects that are assumed") if step.kind == "assumed" else t("effects with a source")


def _takeaway(shown: Sequence[Step], total: float, display: IndexDisplay, t: Translator) -> str:
    levers = [step for step in shown if step.kind != "world"]
    if not levers:
        return t("No lever changes the index.")
    largest = max(levers, key=lambda step: abs(step.gain))
    world = sum(step.gain for step in shown if step.kind == "world")
    facts = {"name": largest.name, "gain": display.change(largest.gain), "total": display.change(total)}
    if abs(world) < NOTHING:
        return t("{name} contributes most, {gain} of {total} in all.", **facts)
    text = N_(
        "{name} contributes most, {gain} of the {made} that the plan makes; without it the index changes by {world}."
    )
    return t(text, made=display.change(total - world), world=display.change(world), **facts)
