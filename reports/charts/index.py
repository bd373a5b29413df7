"""The satisfaction index and what it is made of: grades, indicators, clusters, segments."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

import altair as alt

from i18n.numbers import count, share
from i18n.translate import Translator
from reports.charts.look import (
    BAD,
    GOOD,
    HEAT,
    INTERVAL,
    NEUTRAL,
    Align,
    Figure,
    Row,
    across,
    draw,
    grade_colours,
    heads,
    lanes,
    meaning,
    sheet,
    text_on_grades,
    tip,
)
from reports.charts.scales import IndexDisplay, Span, span, wrap

_WIDE = "width > 760"

PHONE = 480
"""Pixels of a drawing with all that stands beside it, below which names are cut shorter."""

_BESIDE = "width > 300"
"""Whether a value fits beside the end of its interval; on a phone it stands above."""


def grade_bar(grades: Sequence[str], shares: Sequence[float], *, t: Translator) -> Figure:
    """How the answers spread over the grades, best to worst, as one bar.

    Parameters
    ----------
    grades
        Names of the g grades, best first.
    shares
        Their memberships, summing to one.
    """
    total = sum(shares) or 1.0
    edges = [0.0, *accumulate(s / total for s in shares)]
    rows = [
        {
            "name": name,
            "from": a,
            "to": b,
            "middle": (a + b) / 2,
            "share": b - a,
            "text": share(b - a) if b - a >= 0.035 else "",
        }
        for name, (a, b) in zip(grades, pairwise(edges), strict=True)
    ]
    # Names stand below the bar: in one row where the page is wide, else in two in turn, with the room up to the next.
    after = [*edges[1:-1], 1.1, 1.1]
    notes = [row | {"wide": after[k] - edges[k], "narrow": after[k + 1] - edges[k]} for k, row in enumerate(rows)]
    whole = alt.Scale(domain=[0, 1], nice=False)
    x, middle = across("from", whole), across("middle", whole)
    fill = alt.Color("name:N", legend=None, scale=alt.Scale(domain=list(grades), range=grade_colours(len(grades))))
    write = alt.Color("name:N", legend=None, scale=alt.Scale(domain=list(grades), range=text_on_grades(len(grades))))
    tips = [tip("name", t("Grade")), tip("share", t("Share"), ".1%")]
    layers = [
        sheet(rows).mark_bar(size=46, cornerRadius=0).encode(x=x, x2="to:Q", y=alt.value(24), color=fill, tooltip=tips),
        sheet(rows)
        .mark_text(fontSize=15, fontWeight=600)
        .encode(x=middle, y=alt.value(24), text="text:N", color=write),
    ]
    room = alt.ExprRef(f"max(60, width * ({_WIDE} ? datum.wide : datum.narrow) - 8)")
    for first, y in ((0, "62"), (1, f"{_WIDE} ? 62 : 80")):
        mark = sheet(notes[first::2]).mark_text(style="note", align="left", limit=room)
        layers.append(mark.encode(x=x, y=alt.value(alt.ExprRef(y)), text="name:N"))
    chart = draw(*layers, height=88).resolve_scale(color="independent")
    best, worst = edges[min(2, len(grades))], 1 - edges[-3] if len(grades) > 2 else 1 - edges[-2]
    takeaway = t(
        "{best} of the weighted answers are in the two best grades, {worst} in the two worst.",
        best=share(best),
        worst=share(worst),
    )
    return Figure(chart, takeaway)


@dataclass(frozen=True)
class IndicatorScore:
    """Score and weight of one indicator; low and high are the ends of its interval, where there is one.

    `told` says whether its distance is more than chance; unless told, whether its interval leaves the index out.
    """

    name: str
    score: float
    weight: float
    low: float | None = None
    high: float | None = None
    told: bool | None = None


def hung_span(indicators: Iterable[IndicatorScore], index: float, display: IndexDisplay) -> Span:
    """The scale on which these hang on the index, with room for their values: one for all that are compared."""
    reach = [v for each in indicators for v in (each.score, each.low, each.high) if v is not None]
    return span(
        [display.at(v) for v in (index, *reach)], ticks=5, to_ticks=False, room=(0.13, 0.1), within=display.ends
    )


def strongest_weakest(
    indicators: Sequence[IndicatorScore],
    *,
    index: float,
    display: IndexDisplay,
    t: Translator,
    each: int = 6,
    ends: Span | None = None,
) -> Figure:
    """The strongest and the weakest indicators, hung on the overall index; the area of a dot is its weight.

    Grey where chance may explain the distance.

    Parameters
    ----------
    ends
        The scale, where other figures share it.
    """
    ranked = sorted(indicators, key=lambda i: -i.score)
    shown = ranked if len(ranked) <= 2 * each else [*ranked[:each], *ranked[-each:]]
    rows = [_hung(i, index, display) for i in shown]
    ends = ends or hung_span(shown, index, display)
    y = lanes("name", [i.name for i in shown], limit=230)
    x = across("at", ends.scale, ends.axis())
    colour = meaning("side", {"above": GOOD, "below": BAD, "either": NEUTRAL})
    area = alt.Size(
        "weight:Q",
        legend=None,
        scale=alt.Scale(domain=[0, max((i.weight for i in indicators), default=1.0)], range=[36, 340]),
    )
    tips = [tip("name", t("Indicator")), tip("range", t("Score")), tip("weight", t("Weight"), ".3f")]
    head = [{"at": display.at(index), "text": t("index {value}", value=display.text(index))}]
    end = {
        True: across("high", ends.scale, ends.axis()),
        False: across("low", ends.scale, ends.axis()),
    }
    layers = [
        sheet(head).mark_rule(opacity=0.55, strokeWidth=1.2).encode(x=x),
        sheet(head).mark_text(style="note", baseline="bottom", dy=-5).encode(x=x, y=alt.value(0), text="text:N"),
        sheet(rows)
        .mark_rule(strokeWidth=1.4, opacity=0.6)
        .encode(y=y, x=x, x2=alt.datum(display.at(index)), color=colour),
        sheet(rows).mark_rule(**INTERVAL).encode(y=y, x=end[False], x2="high:Q", color=colour),
        sheet(rows).mark_circle(opacity=1).encode(y=y, x=x, color=colour, size=area, tooltip=tips),
    ]
    sides: tuple[tuple[bool, Align, int], ...] = ((True, "left", 13), (False, "right", -13))
    for good, align, dx in sides:
        layers.append(
            sheet([r for r in rows if r["good"] is good])
            .mark_text(
                align=alt.ExprRef(f"{_BESIDE} ? '{align}' : 'center'"),
                dx=alt.ExprRef(f"{_BESIDE} ? {dx} : 0"),
                dy=alt.ExprRef(f"{_BESIDE} ? 0 : -12"),
            )
            .encode(y=y, x=end[good], text="text:N")
        )
    takeaway = t(
        "{best} is strongest at {best_score}, {worst} weakest at {worst_score}; the index is {index}.",
        best=ranked[0].name,
        best_score=display.text(ranked[0].score),
        worst=ranked[-1].name,
        worst_score=display.text(ranked[-1].score),
        index=display.text(index),
    )
    return Figure(draw(*layers, height=30 * len(shown) + 44), takeaway)


def _hung(indicator: IndicatorScore, index: float, display: IndexDisplay) -> Row:
    low = indicator.score if indicator.low is None else indicator.low
    high = indicator.score if indicator.high is None else indicator.high
    text = display.text(indicator.score)
    told = not low < index < high if indicator.told is None else indicator.told
    interval = f"{text} ({display.text(low)}–{display.text(high)})" if high > low else text
    return {
        "name": indicator.name,
        "at": display.at(indicator.score),
        "low": display.at(low),
        "high": display.at(high),
        "weight": indicator.weight,
        "good": indicator.score >= index,
        "side": "either" if not told else "above" if indicator.score >= index else "below",
        "text": text,
        "range": interval,
    }


@dataclass(frozen=True)
class ClusterGrades:
    """Weight of one cluster, its memberships over the grades and its score with its interval, where there is one."""

    name: str
    weight: float
    shares: tuple[float, ...]
    score: float
    low: float | None = None
    high: float | None = None


def cluster_strips(
    clusters: Sequence[ClusterGrades], grades: Sequence[str], *, display: IndexDisplay, t: Translator
) -> Figure:
    """Each cluster as a strip of grades, the heaviest first, its score at the right."""
    order = sorted(clusters, key=lambda c: -c.weight)
    label = {c.name: f"{c.name}  {share(c.weight)}" for c in order}
    rows = [
        {"cluster": label[c.name], "name": grade, "from": a, "to": b, "share": b - a}
        for c in order
        for grade, (a, b) in zip(grades, pairwise([0.0, *accumulate(c.shares)]), strict=True)
    ]
    side = [
        {"cluster": label[c.name], "to": 1.0, "text": display.text(c.score), "half": _half(c.low, c.high, display)}
        for c in order
    ]
    y = lanes("cluster", list(label.values()), limit=260, gap=0.4)
    scale = alt.Scale(domain=[0, 1], nice=False)
    fill = alt.Color("name:N", legend=None, scale=alt.Scale(domain=list(grades), range=grade_colours(len(grades))))
    tips = [tip("cluster", t("Cluster")), tip("name", t("Grade")), tip("share", t("Share"), ".1%")]
    chart = draw(
        sheet(rows).mark_bar(cornerRadius=0).encode(y=y, x=across("from", scale), x2="to:Q", color=fill, tooltip=tips),
        sheet(side).mark_text(style="strong", align="left", dx=9).encode(y=y, x=across("to", scale), text="text:N"),
        sheet(side).mark_text(style="note", align="left", dx=45).encode(y=y, x=across("to", scale), text="half:N"),
        height=max(30 * len(order), 40),
    )
    best, worst = max(order, key=lambda c: c.score), min(order, key=lambda c: c.score)
    takeaway = t(
        "{best} scores best ({best_score}), {worst} worst ({worst_score}); the heaviest is {heaviest} with {weight}.",
        best=best.name,
        best_score=display.text(best.score),
        worst=worst.name,
        worst_score=display.text(worst.score),
        heaviest=order[0].name,
        weight=share(order[0].weight),
    )
    return Figure(chart, takeaway)


@dataclass(frozen=True)
class SegmentScore:
    """The index of one segment with its interval, e.g. a district and a customer tier; None where nobody answered."""

    row: str
    column: str
    score: float | None
    answers: int
    low: float | None = None
    high: float | None = None


def segments(cells: Sequence[SegmentScore], *, thin_below: int, display: IndexDisplay, t: Translator) -> Figure:
    """Rows by columns (districts by tiers); the fuller, the more satisfied; hollow with too few answers to rank."""
    names, columns = list(dict.fromkeys(c.row for c in cells)), list(dict.fromkeys(c.column for c in cells))
    solid = [c for c in cells if c.score is not None and c.answers >= thin_below]
    known = [c.score for c in solid if c.score is not None]
    low, high = (min(known), max(known)) if known else (0.0, 1.0)
    rows = [
        {
            "row": c.row,
            "column": c.column,
            "thin": c not in solid,
            "text": display.text(c.score) if c.score is not None and c.answers else t("no answers"),
            "below": _below(c, thin_below, display),
            "range": _range(c, display),
            "n": count(c.answers),
            "fullness": (c.score - low) / (high - low) if c in solid and c.score is not None and high > low else 0.5,
        }
        for c in cells
    ]
    heading = {name: wrap(name, 10) for name in columns}
    x = heads("column", columns, heading)
    y = lanes("row", names, limit=alt.ExprRef(f"containerSize()[0] < {PHONE} ? 96 : 220"), gap=0.1)
    tips = [tip("row", " "), tip("column", " "), tip("range", t("Score")), tip("n", t("Answers"))]
    full = alt.Opacity("fullness:Q", legend=None, scale=alt.Scale(domain=[0, 1], range=[0.08, 0.62]))
    thin = [row for row in rows if row["thin"]]
    chart = draw(
        sheet([row for row in rows if not row["thin"]])
        .mark_rect(color=HEAT, cornerRadius=4)
        .encode(x=x, y=y, opacity=full, tooltip=tips),
        sheet(thin)
        .mark_rect(style="outline", cornerRadius=4, strokeWidth=1, strokeOpacity=0.35, strokeDash=[3, 3])
        .encode(x=x, y=y, tooltip=tips),
        sheet([row for row in rows if not row["thin"]]).mark_text(fontSize=13, dy=-6).encode(x=x, y=y, text="text:N"),
        sheet(thin).mark_text(style="note", dy=-6).encode(x=x, y=y, text="text:N"),
        sheet(rows).mark_text(style="note", fontSize=11, dy=9).encode(x=x, y=y, text="below:N"),
        height=max(42 * len(names) + 15 * max(map(len, heading.values()), default=1) + 10, 80),
    )
    return Figure(chart, _where_satisfied(solid, len(cells), display, t))


def _below(cell: SegmentScore, thin_below: int, display: IndexDisplay) -> str:
    """What stands below a score: its error, or how few answered."""
    if cell.score is None or not cell.answers:
        return ""
    return _half(cell.low, cell.high, display) if cell.answers >= thin_below else f"n = {count(cell.answers)}"


def _range(cell: SegmentScore, display: IndexDisplay) -> str:
    text = display.text(cell.score) if cell.score is not None else "–"
    known = cell.low is not None and cell.high is not None
    return f"{text} ({display.text(cell.low or 0.0)}–{display.text(cell.high or 0.0)})" if known else text


def _half(low: float | None, high: float | None, display: IndexDisplay) -> str:
    """Half the width of an interval: ``± .011``; nothing where there is none."""
    return "" if low is None or high is None else f"± {display.change((high - low) / 2).lstrip('+')}"


def _where_satisfied(solid: Sequence[SegmentScore], every: int, display: IndexDisplay, t: Translator) -> str:
    scores = {(c.row, c.column): c.score for c in solid if c.score is not None}
    if not scores:
        return t("No segment has enough answers to be ranked.")
    best, worst = max(scores, key=lambda k: scores[k]), min(scores, key=lambda k: scores[k])
    return t(
        "Most satisfied: {best} ({best_score}); least: {worst} ({worst_score}). Too few answers in {thin} of {all}.",
        best=" · ".join(best),
        best_score=display.text(scores[best]),
        worst=" · ".join(worst),
        worst_score=display.text(scores[worst]),
        thin=every - len(solid),
        all=every,
    )


def interval(
    *,
    index: float,
    low: float | None,
    high: float | None,
    level: float,
    display: IndexDisplay,
    t: Translator,
    ends: Sequence[float] = (),
) -> Figure:
    """The index as a dot on its interval, on a fixed scale: the line under the big number."""
    whole = span([display.at(v) for v in (index, low, high, *ends) if v is not None], ticks=5, pad=0.0)
    scale, axis = whole.scale, whole.axis(grid=False, domain=True, domainOpacity=0.4, ticks=True, tickOpacity=0.4)
    x = across("at", scale, axis)
    above = alt.value(alt.ExprRef("height - 10"))
    bar = [{"at": display.at(low), "to": display.at(high)}] if low is not None and high is not None else []
    chart = draw(
        sheet(bar).mark_rule(**INTERVAL, color=HEAT).encode(x=x, x2="to:Q", y=above),
        sheet([{"at": display.at(index)}])
        .mark_circle(size=110, opacity=1, color=HEAT if bar else NEUTRAL)
        .encode(x=x, y=above),
        height=44,
    )
    if not bar:
        return Figure(chart, t("The index is {index}; no survey, so no interval.", index=display.text(index)))
    return Figure(
        chart,
        t(
            "The index is {index}, interval {range}.",
            index=display.text(index),
            range=display.between(low, high, level, t.language),
        ),
    )


def group_change(groups: Sequence[tuple[str, float, float, float]], *, display: IndexDisplay, t: Translator) -> Figure:
    """Index of each group before and after: hollow before, solid after, its share of customers at the right.

    Parameters
    ----------
    groups
        Name, index before, index after and share of customers of each group.
    """
    rows = [
        {
            "name": name,
            "before": display.at(a),
            "after": display.at(b),
            "good": b >= a,
            "change": display.change(b - a),
            "share": share(part),
        }
        for name, a, b, part in groups
    ]
    reach = [display.at(v) for _, a, b, _ in groups for v in (a, b)]
    ends = span(reach, ticks=5, room=(0.0, 0.12), within=display.ends)
    y = lanes("name", [name for name, *_ in groups], limit=220)
    x, x2 = (across(field, ends.scale, ends.axis()) for field in ("before", "after"))
    colour = meaning("good", {True: GOOD, False: BAD})
    chart = draw(
        sheet(rows).mark_rule(**INTERVAL).encode(y=y, x=x, x2="after:Q", color=colour),
        sheet(rows).mark_point(size=80, filled=False, strokeWidth=1.8, opacity=1, color=NEUTRAL).encode(y=y, x=x),
        sheet(rows).mark_circle(size=110, opacity=1).encode(y=y, x=x2, color=colour),
        sheet(rows).mark_text(align="left", dx=11).encode(y=y, x=x2, text="change:N"),
        sheet(rows).mark_text(style="note", align="left", dx=10).encode(y=y, x=alt.value("width"), text="share:N"),
        height=max(32 * len(rows) + 30, 60),
    )
    most = max(groups, key=lambda g: g[2] - g[1])
    return Figure(chart, t("{name} gains most: {change}.", name=most[0], change=display.change(most[2] - most[1])))
