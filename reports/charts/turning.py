"""What happens as a weight or an influence is turned: options re-ordered, curves that cross, regions of winners."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import altair as alt
import numpy as np

from i18n.numbers import score
from i18n.translate import Translator
from mcdm.judgments import FloatArray
from reports.charts.look import NEUTRAL, Figure, Palette, Row, across, draw, lanes, sheet, tip, upward
from reports.charts.scales import Span, span, spread, wrap

Text = Callable[[float], str]
"""What an option is worth, in words."""


def order(
    options: Sequence[str], worth: Sequence[float], now: Sequence[float], *, palette: Palette, text: Text, t: Translator
) -> Figure:
    """Options as bars, the best first, each with a mark where it stands now.

    Parameters
    ----------
    options
        Ids of the options shown.
    worth, now
        What each is worth as turned, and as it stands.
    """
    ranked = sorted(range(len(options)), key=lambda k: -worth[k])
    rows: list[Row] = [
        {
            "scenario": options[k],
            "name": palette.name(options[k]),
            "worth": worth[k],
            "now": now[k],
            "text": text(worth[k]),
            "was": text(now[k]),
        }
        for k in ranked
    ]
    ends = _around([*worth, *now])
    y = lanes("name", [row["name"] for row in rows], limit=190, gap=0.35)
    x = across("worth", ends.scale, ends.axis())
    tips = [tip("name", t("Option")), tip("text", t("As turned")), tip("was", t("Now"))]
    chart = draw(
        sheet(rows)
        .mark_bar(opacity=0.85, cornerRadius=2)
        .encode(y=y, x=x, x2=alt.datum(ends.low), color=palette.colour(), tooltip=tips),
        sheet(rows)
        .mark_tick(thickness=2, size=22, style="ink", opacity=0.8)
        .encode(y=y, x=across("now", ends.scale, ends.axis())),
        sheet(rows).mark_text(align="left", dx=8, fontWeight=600).encode(y=y, x=x, text="text:N"),
        height=34 * len(rows) + 24,
    )
    facts = {"name": rows[0]["name"], "worth": rows[0]["text"]}
    return Figure(chart, t("{name} is first with {worth}; the tick marks where each stands now.", **facts))


def _around(values: Sequence[float]) -> Span:
    """An axis from just below the least to just above the most: bars are compared, not their lengths from zero."""
    low, high = min(values), max(values)
    return span([low - 0.12 * (high - low), high], ticks=5, room=(0.0, 0.12), to_ticks=False)


@dataclass(frozen=True, eq=False)
class Lines:
    """Options over the range of a number.

    Parameters
    ----------
    options
        Ids of the m options shown.
    values, worth
        The number (v,), and what the options are worth there (v, m).
    base, at
        Where the number stands now, and where it is turned to.
    crossings
        Points (value, worth) where two of the options change places, each with a text where the lead changes.
    """

    options: tuple[str, ...]
    values: FloatArray
    worth: FloatArray
    base: float
    at: float
    crossings: tuple[tuple[float, float, str], ...]


def curves(lines: Lines, *, palette: Palette, axis_title: str, text: Text, t: Translator, height: int = 340) -> Figure:
    """What the options are worth against the number: crossovers marked, changes of the lead named."""
    rows: list[Row] = [
        {"scenario": name, "name": palette.name(name), "value": value, "worth": float(lines.worth[v, k])}
        for k, name in enumerate(lines.options)
        for v, value in enumerate(lines.values.tolist())
    ]
    known = [row["worth"] for row in rows]
    ends = span(known, ticks=5, zero=0 <= min(known) < 0.25 * max(known))
    low, high = float(lines.values[0]), float(lines.values[-1])
    across_axis = span([low, high], ticks=6, pad=0.0, to_ticks=False)
    x = across(
        "value", across_axis.scale, across_axis.axis(title=axis_title, grid=False, domain=True, domainOpacity=0.5)
    )
    y = upward("worth", ends.scale, ends.axis())
    last = [float(lines.worth[-1, k]) for k in range(len(lines.options))]
    names: list[Row] = [
        {"scenario": name, "value": high, "worth": at, "text": palette.name(name)}
        for name, at in zip(lines.options, spread(last, ends.pixels(16, height - 50), ends.low, ends.high), strict=True)
    ]
    stands = [{"value": lines.base, "text": t("now {value}", value=score(lines.base))}]
    turned = [{"value": lines.at, "text": score(lines.at)}] if abs(lines.at - lines.base) > 1e-9 else []
    marks: list[Row] = [{"value": v, "worth": w, "text": said} for v, w, said in lines.crossings]
    named = [mark for mark in marks if mark["text"]]
    early, late = ([mark for mark in named if (mark["value"] < (low + high) / 2) is which] for which in (True, False))
    chart = draw(
        sheet(stands).mark_rule(strokeDash=[3, 3], opacity=0.55).encode(x=x),
        sheet(turned).mark_rule(opacity=0.9, strokeWidth=1.6).encode(x=x),
        sheet(rows).mark_line(strokeWidth=2.2).encode(x=x, y=y, color=palette.colour(), strokeDash=palette.dash()),
        sheet(marks)
        .mark_point(style="outline", filled=False, size=60, strokeWidth=1.6, strokeOpacity=0.8)
        .encode(x=x, y=y, tooltip=[tip("value", t("Value"), ".3f")]),
        sheet(early).mark_text(dx=9, dy=-16, align="left", style="strong").encode(x=x, y=y, text="text:N"),
        sheet(late).mark_text(dx=-9, dy=-16, align="right", style="strong").encode(x=x, y=y, text="text:N"),
        sheet(stands).mark_text(style="note", baseline="bottom", dy=-5).encode(x=x, y=alt.value(0), text="text:N"),
        sheet(turned).mark_text(style="strong", baseline="bottom", dy=-19).encode(x=x, y=alt.value(0), text="text:N"),
        sheet(names)
        .mark_text(style="strong", align="left", dx=9, limit=190)
        .encode(x=x, y=y, text="text:N", color=palette.colour()),
        height=height,
    )
    if not named:
        return Figure(chart, t("The lead does not change over the whole range."))
    return Figure(chart, t("The lead changes: {changes}.", changes=t("; ").join(str(mark["text"]) for mark in named)))


@dataclass(frozen=True, eq=False)
class Performance:
    """Options (m) by criteria (k).

    Parameters
    ----------
    options, criteria
        Ids of the options, names of the criteria.
    worth
        What each option is worth where one criterion alone counts, shape (m, k).
    overall
        What it is worth in all, shape (m,).
    weights
        Of the criteria, shape (k,).
    """

    options: tuple[str, ...]
    criteria: tuple[str, ...]
    worth: FloatArray
    overall: FloatArray
    weights: FloatArray


def performance(found: Performance, *, palette: Palette, text: Text, t: Translator, height: int = 360) -> Figure:
    """Options by criteria: a line an option over the criteria, bars for the weights below, the whole at the right."""
    overall = t("overall")
    heads = [*found.criteria, overall]
    table = np.column_stack([found.worth, found.overall])
    rows: list[Row] = [
        {
            "scenario": name, "name": palette.name(name), "at": c, "criterion": head,
            "worth": float(table[k, c]), "text": text(float(table[k, c])),
        }
        for k, name in enumerate(found.options)
        for c, head in enumerate(heads)
    ]  # fmt: skip
    ends = span([row["worth"] for row in rows], ticks=5, room=(0.16, 0.0))
    ticks = [tick for tick in ends.ticks if tick >= 0]  # the bars stand below
    places = alt.Scale(domain=[-0.45, len(heads) - 1], nice=False, zero=False)
    x, left = (alt.X(f"{field}:Q", axis=None, scale=places) for field in ("at", "left"))
    y = upward("worth", ends.scale, ends.axis(values=ticks))
    largest = float(found.weights.max(initial=0.0)) or 1.0
    reach = 0.22 * ends.length
    bars: list[Row] = [
        {
            "at": c, "left": c - 0.3, "right": c + 0.3, "worth": ends.low + reach * float(w) / largest,
            "text": score(float(w)),
            "foot": ends.low,
        }
        for c, w in enumerate(found.weights)
    ]  # fmt: skip
    titles: list[Row] = [
        {"at": c, "text": "\n".join(wrap(head, 12)), "last": c == len(heads) - 1} for c, head in enumerate(heads)
    ]
    finals = spread(table[:, -1].tolist(), ends.pixels(16, height - 40), ends.low, ends.high)
    names: list[Row] = [
        {"scenario": name, "at": len(heads) - 1, "worth": at, "text": f"{palette.name(name)}  {text(float(value))}"}
        for name, at, value in zip(found.options, finals, found.overall, strict=True)
    ]
    lines = max(row["text"].count("\n") for row in titles)
    chart = draw(
        sheet(bars).mark_bar(color=NEUTRAL, opacity=0.22, cornerRadius=1).encode(
            x=left, x2="right:Q", y=y, y2=alt.datum(ends.low)
        ),
        sheet(bars)
        .mark_text(style="note", baseline="bottom", dy=-3)
        .encode(x=x, y=upward("foot", ends.scale, ends.axis(values=ticks)), text="text:N"),
        sheet(rows).mark_line(strokeWidth=2, opacity=0.85).encode(
            x=x, y=y, color=palette.colour(), strokeDash=palette.dash()
        ),
        sheet(rows).mark_circle(size=56, opacity=1).encode(
            x=x, y=y, color=palette.colour(),
            tooltip=[tip("name", t("Option")), tip("criterion", t("Criterion")), tip("text", t("Worth"))],
        ),
        sheet(titles)
        .mark_text(baseline="bottom", dy=-8 - 15 * lines, lineBreak="\n", lineHeight=15)
        .encode(x=x, y=alt.value(0), text="text:N"),
        sheet(names)
        .mark_text(style="strong", align="left", dx=10, limit=200)
        .encode(x=x, y=y, text="text:N", color=palette.colour()),
        height=height,
    )  # fmt: skip
    apart = int(np.ptp(found.worth, axis=0).argmax())
    best = int(found.worth[:, apart].argmax())
    takeaway = t(
        "The options differ most in {criterion}, where {name} is best with {worth}.",
        criterion=found.criteria[apart],
        name=palette.name(found.options[best]),
        worth=text(float(found.worth[best, apart])),
    )
    return Figure(chart, takeaway)


@dataclass(frozen=True, eq=False)
class Region:
    """Where one option wins in the plane of two weights: a polygon (p, 2) and its part of the triangle."""

    option: str
    corners: FloatArray
    share: float


def plane(
    regions: Sequence[Region],
    *,
    now: tuple[float, float],
    first: str,
    second: str,
    palette: Palette,
    t: Translator,
    height: int = 400,
) -> Figure:
    """The plane of two weights, coloured by who wins; where the weights stand now is ringed.

    Parameters
    ----------
    now
        The two weights as they are.
    first, second
        Names of the two criteria.
    """
    corners: list[Row] = [
        {"scenario": region.option, "region": k, "order": n, "x": float(x), "y": float(y)}
        for k, region in enumerate(regions)
        for n, (x, y) in enumerate(np.vstack([region.corners, region.corners[:1]]))
    ]
    middles: list[Row] = [
        {"scenario": r.option, "x": float(middle[0]), "y": float(middle[1]), "text": palette.name(r.option)}
        for r in regions
        if r.share >= 0.02
        for middle in [_middle(r.corners)]
    ]
    scale, ticks = alt.Scale(domain=[0, 1], nice=False), span([0.0, 1.0], ticks=6, pad=0.0)
    options = {"grid": False, "domain": True, "domainOpacity": 0.5}
    x = across("x", scale, ticks.axis(title=t("weight of {name}", name=first), **options))
    y = upward(
        "y",
        scale,
        ticks.axis(
            title=t("weight of {name}", name=second), titleAngle=0, titleAlign="left", titleX=0, titleY=-14, **options
        ),
    )
    here = [{"x": now[0], "y": now[1], "text": t("now")}]
    fill = alt.Fill("scenario:N", scale=alt.Scale(domain=palette.domain), legend=None)
    chart = draw(
        sheet(corners)
        .mark_line(interpolate="linear-closed", strokeWidth=1, fillOpacity=0.32, strokeOpacity=0.7)
        .encode(x=x, y=y, order="order:Q", detail="region:N", fill=fill, color=palette.colour()),
        sheet(middles).mark_text(style="strong").encode(x=x, y=y, text="text:N"),
        sheet(here)
        .mark_point(style="outline", filled=False, size=130, strokeWidth=2.2, strokeOpacity=1)
        .encode(x=x, y=y),
        sheet(here).mark_text(style="strong", align="left", dx=11, dy=-9).encode(x=x, y=y, text="text:N"),
        height=height,
    )
    parts = sorted(regions, key=lambda region: -region.share)
    takeaway = t(
        "Over all weights of {first} and {second}, {name} wins in {share} of the plane.",
        first=first,
        second=second,
        name=palette.name(parts[0].option),
        share=f"{100 * parts[0].share:.0f}%",
    )
    return Figure(chart, takeaway)


def _middle(corners: FloatArray) -> FloatArray:
    """The centre of gravity of a polygon."""
    x, y = corners.T
    cross = x * np.roll(y, -1) - np.roll(x, -1) * y
    if abs(cross.sum()) < 1e-12:
        return np.asarray(corners.mean(0))
    both = (corners + np.roll(corners, -1, axis=0)) * cross[:, None]
    return np.asarray(both.sum(0) / (3 * cross.sum()))
