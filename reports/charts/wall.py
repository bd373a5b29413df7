"""What the wall of a workshop shows: one disc an expert, what the group decides, how it moves from round to round."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt

from i18n.numbers import axis_format, score, signed
from i18n.translate import Translator
from reports.charts.look import HEAT, NEUTRAL, Align, Figure, Row, across, draw, quoted, sheet, tip, upward
from reports.sentences.workshop import group_ratio

ENDS = [-8.9, 8.9]
"""From nine for the first to nine for the second, with room for half a disc."""


@dataclass(frozen=True)
class Disc:
    """One expert on one pair.

    Parameters
    ----------
    name
        Short name, written on the disc; empty where names are not shown.
    ratio
        How many times more important the first element is.
    apart
        Whether the answer stands apart from the others.
    before
        The answer before the talk; None where there was none.
    """

    name: str
    ratio: float
    apart: bool = False
    before: float | None = None


def discs(
    answers: Sequence[Disc],
    *,
    group: float | None,
    before: float | None = None,
    first: str,
    second: str,
    t: Translator,
    height: int = 280,
) -> Figure:
    """Where the experts stand between two elements: one disc an expert, a line for the group.

    Parameters
    ----------
    answers
        The experts who answered.
    group, before
        The group's judgment now and before the talk; None where there is none.
    """
    rows = _stacked(answers)
    tallest = max(4.0, *(row["stack"] + 0.5 for row in rows)) if rows else 4.0
    diameter = min(34.0, (height - 70) / tallest * 0.94)
    x = alt.X(
        "at:Q",
        title=None,
        scale=alt.Scale(domain=ENDS, nice=False, zero=False),
        axis=alt.Axis(values=list(range(-8, 9, 2)), domain=True, domainOpacity=0.5, labelFontSize=15, labelPadding=8,
                      labelExpr="'' + (abs(datum.value) + 1)"),
    )  # fmt: skip
    # The upper quarter is left to the words at the line of the group.
    y = upward("stack", alt.Scale(domain=[0, tallest * height / (height - 46)], nice=False))
    lines = [{"at": position(group), "text": t("group {value}", value=_size(group))}] if group else []
    older = [{"at": position(before), "text": t("before {value}", value=_size(before))}] if before else []
    ghosts = [
        {"at": position(each.before), "stack": row["stack"], "to": row["at"]}
        for each, row in zip(answers, rows, strict=True)
        if each.before is not None and abs(position(each.before) - row["at"]) > 1e-6
    ]
    near = group is not None and before is not None and position(group) < position(before)
    chart = draw(
        sheet(older).mark_rule(style="ink", opacity=0.55, strokeWidth=1.5, strokeDash=[5, 4]).encode(x=x),
        sheet(lines).mark_rule(style="ink", opacity=0.9, strokeWidth=2.5).encode(x=x),
        sheet(ghosts).mark_rule(color=HEAT, opacity=0.35, strokeWidth=2).encode(x=x, x2="to:Q", y=y),
        sheet(ghosts).mark_point(size=(diameter * 0.5) ** 2, color=HEAT, opacity=0.6, strokeWidth=1.5).encode(x=x, y=y),
        sheet([row for row in rows if row["apart"]])
        .mark_point(style="outline", size=(diameter * 1.24) ** 2 * 0.785, strokeWidth=2)
        .encode(x=x, y=y),
        sheet(rows)
        .mark_circle(size=diameter**2 * 0.785, color=HEAT, opacity=1)
        .encode(x=x, y=y, tooltip=[tip("name", t("Expert")), tip("told", t("Answer"))]),
        sheet([row for row in rows if diameter >= 20])
        .mark_text(color="#FFFFFF", fontWeight=600, fontSize=13 if diameter > 28 else 11)
        .encode(x=x, y=y, text="name:N"),
        _flag(older, x, "right" if not near else "left"),
        _flag(lines, x, "left" if not near else "right", strong=True),
        height=height,
    )
    left, right = sum(each.ratio > 1 for each in answers), sum(each.ratio < 1 for each in answers)
    takeaway = t(
        "{left} experts favour {first}, {right} favour {second}, {equal} see them as equal.",
        left=left, right=right, equal=len(answers) - left - right, first=first, second=second,
    )  # fmt: skip
    return Figure(chart, takeaway)


def covered(answered: Sequence[tuple[str, bool]], *, t: Translator, height: int = 280) -> Figure:
    """Who has answered, before anybody's answer is shown: full and hollow discs in one row.

    Parameters
    ----------
    answered
        Short name of each expert, empty where names are not shown, and whether the answer is there.
    """
    count, here = len(answered), sum(done for _, done in answered)
    diameter = min(34.0, 560.0 / max(count, 1))
    reach = max(count, 12) / 2
    rows: list[Row] = [
        {"name": name, "at": k - (count - 1) / 2, "there": done} for k, (name, done) in enumerate(answered)
    ]
    x = across("at", alt.Scale(domain=[-reach, reach], nice=False))
    full, hollow = [row for row in rows if row["there"]], [row for row in rows if not row["there"]]
    size, y = diameter**2 * 0.785, alt.value(height * 0.45)
    chart = draw(
        sheet(hollow).mark_point(size=size, color=NEUTRAL, opacity=1, strokeWidth=1.5).encode(x=x, y=y),
        sheet(full).mark_circle(size=size, color=NEUTRAL, opacity=1).encode(x=x, y=y),
        sheet([row for row in full if diameter >= 20])
        .mark_text(color="#FFFFFF", fontWeight=600, fontSize=13 if diameter > 28 else 11)
        .encode(x=x, y=y, text="name:N"),
        sheet([row for row in hollow if diameter >= 20])
        .mark_text(style="note", fontSize=13 if diameter > 28 else 11)
        .encode(x=x, y=y, text="name:N"),
        height=height,
    )
    return Figure(chart, t("{answered} of {people} have answered.", answered=here, people=count))


def _flag(rows: list[Row], x: alt.X, align: Align, *, strong: bool = False) -> alt.Chart:
    """The words at the top of a line."""
    shift = 7 if align == "left" else -7
    drawn: alt.Chart = sheet(rows).mark_text(
        style="ink", align=align, baseline="top", dx=shift, dy=3, fontSize=16 if strong else 14,
        fontWeight=600 if strong else 400, opacity=1 if strong else 0.74,
    ).encode(x=x, y=alt.value(0), text="text:N")  # fmt: skip
    return drawn


def _stacked(answers: Sequence[Disc]) -> list[Row]:
    """Discs on one place stand on each other, in the order of the group."""
    seen: dict[float, int] = {}
    rows: list[Row] = []
    for each in answers:
        at = position(each.ratio)
        column = round(2 * at) / 2
        seen[column] = seen.get(column, 0) + 1
        told = _size(each.ratio)
        rows.append({"name": each.name, "at": at, "stack": seen[column] - 0.5, "apart": each.apart, "told": told})
    return rows


def position(ratio: float) -> float:
    """Where a ratio stands: what favours the first element at the left, on the steps of the scale."""
    return -(ratio - 1) if ratio >= 1 else 1 / ratio - 1


def _size(ratio: float) -> str:
    return group_ratio(max(ratio, 1 / ratio))


# ---------------------------------------------------------------------- what it decides


@dataclass(frozen=True)
class Standing:
    """An option by the whole group, and without each of its experts."""

    name: str
    value: float
    without: tuple[float, ...]


def standings(options: Sequence[Standing], *, t: Translator) -> Figure:
    """Options on one scale: a disc for the group, a stroke for the group without each expert.

    Parameters
    ----------
    options
        The best first.
    """
    values = [value for each in options for value in (each.value, *each.without)]
    low, high = min(values), max(values)
    margin = max((high - low) * 0.12, 0.002)
    x = across("value", alt.Scale(domain=[low - margin, high + margin], nice=False, zero=False),
               alt.Axis(title=None, grid=True, tickCount=5, labelExpr=axis_format(".3~f")))  # fmt: skip
    y = alt.Y("name:N", sort=None, title=None, scale=alt.Scale(domain=[each.name for each in options]), axis=None)
    strokes = [{"name": each.name, "value": value} for each in options for value in each.without]
    rows = [{"name": each.name, "value": each.value, "text": f"{each.name} · {score(each.value)}"} for each in options]
    bars = [
        {"name": each.name, "value": min(each.without), "to": max(each.without)} for each in options if each.without
    ]
    chart = draw(
        sheet(bars).mark_rule(color=HEAT, strokeWidth=3, opacity=0.4).encode(x=x, x2="to:Q", y=y),
        sheet(strokes).mark_tick(color=HEAT, thickness=2, height=16, opacity=0.75).encode(x=x, y=y),
        sheet(rows).mark_circle(size=190, color=HEAT, opacity=1).encode(x=x, y=y),
        sheet(rows).mark_text(align="left", dy=-18, fontSize=14).encode(x=alt.value(0), y=y, text="text:N"),
        height=58 * len(options) + 40,
    )
    best = options[0]
    takeaway = t("{name} leads with {value}.", name=best.name, value=score(best.value))
    return Figure(chart, takeaway)


@dataclass(frozen=True)
class Moved:
    """The weight of one element before the workshop and now."""

    name: str
    before: float
    now: float


def moved(rows: Sequence[Moved], *, t: Translator) -> Figure:
    """Weights before the workshop (a ring) and now (a disc), with the change in numbers."""
    most = max(max(each.before, each.now) for each in rows) * 1.14
    scale = alt.Scale(domain=[0, most], nice=False)
    axis = alt.Axis(title=None, grid=True, tickCount=4, labelExpr=axis_format(".3~f"))
    x, was = across("now", scale, axis), across("before", scale, axis)
    y = alt.Y("name:N", sort=None, title=None, scale=alt.Scale(domain=[each.name for each in rows]), axis=None)
    told: list[Row] = [
        {"name": each.name, "now": each.now, "before": each.before,
         "text": f"{each.name} · {score(each.now)} ({signed(each.now - each.before)})"}
        for each in rows
    ]  # fmt: skip
    chart = draw(
        sheet(told).mark_rule(color=HEAT, strokeWidth=2, opacity=0.4).encode(x=was, x2="now:Q", y=y),
        sheet(told).mark_point(size=110, color=NEUTRAL, opacity=1, strokeWidth=2).encode(x=was, y=y),
        sheet(told).mark_circle(size=150, color=HEAT, opacity=1).encode(x=x, y=y),
        sheet(told).mark_text(align="left", dy=-15, fontSize=13).encode(x=alt.value(0), y=y, text="text:N"),
        height=46 * len(rows) + 40,
    )
    largest = max(rows, key=lambda each: abs(each.now - each.before))
    takeaway = t("The weight of {name} moved most, from {before} to {now}.", name=largest.name,
                 before=score(largest.before), now=score(largest.now))  # fmt: skip
    return Figure(chart, takeaway)


# ---------------------------------------------------------------------- rounds


@dataclass(frozen=True)
class Course:
    """The consensus on one set, round by round; None where fewer than two had answered."""

    name: str
    consensus: tuple[float | None, ...]
    whole: bool = False


def rounds(courses: Sequence[Course], *, enough: float, t: Translator, height: int = 320) -> Figure:
    """Consensus from round to round, set by set, with the limit of the stop rule; the whole in full colour."""
    count = max(len(each.consensus) for each in courses)
    points: list[Row] = [
        {"name": each.name, "round": k, "value": value, "whole": each.whole}
        for each in courses
        for k, value in enumerate(each.consensus, 1)
        if value is not None
    ]
    low = min([0.5, *(row["value"] - 0.05 for row in points)])
    x = across("round", alt.Scale(domain=[0.85, count + 0.9], nice=False, zero=False),
               alt.Axis(title=None, values=list(range(1, count + 1)),
                        labelExpr=f"{quoted(t('Round'))} + ' ' + datum.value"))  # fmt: skip
    scale = alt.Scale(domain=[low, 1.0], nice=False, zero=False)
    axis = alt.Axis(title=None, grid=True, tickCount=5, labelExpr=axis_format(".3~f"))
    y = upward("value", scale, axis)
    limit: list[Row] = [{"value": enough, "text": t("enough: {value}", value=score(enough, 2))}]
    last = _apart([row for row in points if row["round"] == count], (1.0 - low) / height * 17)
    whole, others = [row for row in points if row["whole"]], [row for row in points if not row["whole"]]
    chart = draw(
        sheet(limit).mark_rule(style="ink", opacity=0.6, strokeDash=[5, 4]).encode(y=y),
        sheet(limit).mark_text(style="note", align="left", dy=-8).encode(x=alt.value(4), y=y, text="text:N"),
        sheet(others).mark_line(color=NEUTRAL, opacity=0.7).encode(x=x, y=y, detail="name:N"),
        sheet(others)
        .mark_circle(size=70, color=NEUTRAL, opacity=1)
        .encode(x=x, y=y, tooltip=[tip("name", t("Judged"))]),
        sheet(whole).mark_line(color=HEAT, strokeWidth=3).encode(x=x, y=y),
        sheet(whole).mark_circle(size=130, color=HEAT, opacity=1).encode(x=x, y=y),
        sheet(last).mark_text(align="left", dx=11).encode(x=x, y=upward("label", scale, axis), text="text:N"),
        height=height,
    )
    found = [row["value"] for row in whole]
    takeaway = t("Consensus over the whole: {values}.", values=t(", ").join(score(value) for value in found))
    return Figure(chart, takeaway)


MOST_LABELLED = 9


def _apart(rows: list[Row], least: float) -> list[Row]:
    """Names at the ends of the lines, moved apart; of many, only the whole and those that agree least."""
    chosen = sorted(rows, key=lambda row: (not row["whole"], row["value"]))[:MOST_LABELLED]
    placed: list[Row] = []
    for row in sorted(chosen, key=lambda row: row["value"]):
        label = max(row["value"], placed[-1]["label"] + least) if placed else row["value"]
        placed.append({**row, "label": label, "text": f"{row['name']} · {score(row['value'])}"})
    over = placed[-1]["label"] - 1.0 if placed else 0.0
    return [{**row, "label": row["label"] - max(over, 0.0)} for row in placed]
