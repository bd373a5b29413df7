"""One scenario over time: the index, the operating figures it changes, the cash it needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import altair as alt

from i18n.numbers import money, plain, share
from i18n.translate import Translator
from reports.charts.look import (
    BAD,
    GOOD,
    NEUTRAL,
    Figure,
    Palette,
    Row,
    across,
    draw,
    lanes,
    meaning,
    quoted,
    sheet,
    tip,
    upward,
)
from reports.charts.scales import IndexDisplay, span, spread
from scenarios.projection import Projection


@dataclass(frozen=True)
class Path:
    """The index of one scenario, T+1 numbers each: without surprises, the ends of its band, and what is expected."""

    scenario: str
    index: tuple[float, ...]
    low: tuple[float, ...] = ()
    high: tuple[float, ...] = ()
    expected: tuple[float, ...] = ()

    @property
    def end(self) -> float:
        """What is expected at the end; the run itself where nothing varies."""
        return (self.expected or self.index)[-1]


def path_of(projection: Projection) -> Path:
    """A projection as the charts read it: without a band where nothing varies."""
    index = tuple(projection.index.tolist())
    if not projection.is_uncertain or (projection.high - projection.low).max() < 1e-9:
        return Path(projection.scenario, index)
    band = tuple(projection.low.tolist()), tuple(projection.high.tolist())
    return Path(projection.scenario, index, *band, tuple(projection.expected.tolist()))


def quarters(last: int, t: Translator) -> alt.X:
    """The axis of time: now, then every so many quarters up to `last`."""
    step = next((s for s in (1, 2, 4, 8, 12, 20, 40) if last / s <= 5), 80)
    values = list(range(0, last + 1, step))
    axis = alt.Axis(title=None, values=values, labelExpr=_quarter_name(t), domain=True, domainOpacity=0.5)
    return across("quarter", alt.Scale(domain=[0, last], nice=False), axis)


def _quarter_name(t: Translator) -> str:
    """A Vega expression for the name of the quarter ``datum.value``."""
    pattern = quoted(t("Q{number}", number="#"))
    return f"datum.value == 0 ? {quoted(t('now'))} : replace({pattern}, '#', datum.value)"


def index_over_time(
    path: Path, status_quo: Path, *, palette: Palette, display: IndexDisplay, t: Translator, height: int = 280
) -> Figure:
    """The index of one scenario with its band, against the status quo (dashed)."""
    last = len(path.index) - 1
    rows: list[Row] = [
        {"scenario": p.scenario, "quarter": q, "index": display.at(value)}
        for p in (status_quo, path)
        for q, value in enumerate(p.index)
    ]
    band = [
        {"scenario": path.scenario, "quarter": q, "low": display.at(a), "high": display.at(b)}
        for q, (a, b) in enumerate(zip(path.low, path.high, strict=True))
    ]
    known = [float(row[key]) for row in [*rows, *band] for key in ("index", "low", "high") if key in row]
    ends = span(known, ticks=5)
    x, y = quarters(last, t), upward("index", ends.scale, ends.axis())
    finals = [display.at(p.index[-1]) for p in (path, status_quo)]
    labels = [
        {
            "scenario": p.scenario,
            "quarter": last,
            "index": at,
            "text": f"{palette.name(p.scenario)}  {display.text(p.index[-1])}",
        }
        for p, at in zip(
            (path, status_quo), spread(finals, ends.pixels(17, height - 30), ends.low, ends.high), strict=True
        )
    ]
    chart = draw(
        sheet(band)
        .mark_area(opacity=0.2)
        .encode(x=x, y=upward("low", ends.scale, ends.axis()), y2="high:Q", color=palette.colour()),
        sheet(rows).mark_line(strokeWidth=1.8).encode(x=x, y=y, color=palette.colour(), strokeDash=palette.dash()),
        sheet([{"scenario": p.scenario, "quarter": last, "index": display.at(p.end)} for p in (status_quo, path)])
        .mark_circle(size=64, opacity=1)
        .encode(x=x, y=y, color=palette.colour()),
        sheet(labels)
        .mark_text(style="strong", align="left", dx=9, limit=190)
        .encode(x=x, y=y, text="text:N", color=palette.colour()),
        height=height,
    )
    takeaway = t(
        "{name} takes the index from {start} to {end} in {quarters} quarters; the status quo ends at {status_quo}.",
        name=palette.name(path.scenario),
        start=display.text(path.index[0]),
        end=display.text(path.index[-1]),
        quarters=last,
        status_quo=display.text(status_quo.index[-1]),
    )
    return Figure(chart, takeaway)


@dataclass(frozen=True)
class FigureChange:
    """An operating figure before and after, and the ideal that would close its gap."""

    name: str
    unit: str
    before: float
    after: float
    ideal: float

    @property
    def closed(self) -> float:
        """Share of the gap to the ideal that is closed; negative where the figure gets worse."""
        gap = self.ideal - self.before
        return (self.after - self.before) / gap if gap else 0.0


def figures_changed(changes: Sequence[FigureChange], *, t: Translator, top: int = 14) -> Figure:
    """Operating figures that move, on one scale: the share of the gap to the ideal that is closed."""
    moved = sorted((c for c in changes if abs(c.closed) >= 0.005), key=lambda c: -c.closed)[:top]
    rows: list[Row] = [
        {
            "name": c.name,
            "closed": c.closed,
            "zero": 0.0,
            "right": max(c.closed, 0.0),
            "good": c.closed >= 0,
            "share": share(c.closed),
            "text": f"{plain(c.before)} → {plain(c.after)} {c.unit}".rstrip(),
        }
        for c in moved
    ]
    low = min([0.0, *(c.closed - 0.05 for c in moved if c.closed < 0)])
    scale = alt.Scale(domain=[low, 1.0], nice=False)
    y = lanes("name", [c.name for c in moved], limit=240)
    x = across("closed", scale)
    colour = meaning("good", {True: GOOD, False: BAD})
    tips = [tip("name", t("Operating figure")), tip("text", t("Today and then")), tip("share", t("Gap closed"))]
    heads = [{"closed": 0.0, "text": t("today")}, {"closed": 1.0, "text": t("ideal")}]
    chart = draw(
        sheet(rows)
        .mark_rule(strokeWidth=4, opacity=0.1, strokeCap="round")
        .encode(y=y, x=across("zero", scale), x2=alt.datum(1)),
        sheet(heads).mark_rule(opacity=0.4).encode(x=x),
        sheet(heads).mark_text(style="note", baseline="bottom", dy=-5).encode(x=x, y=alt.value(0), text="text:N"),
        sheet(rows)
        .mark_rule(strokeWidth=4, strokeCap="round", opacity=0.85)
        .encode(y=y, x=x, x2=alt.datum(0), color=colour),
        sheet(rows).mark_circle(size=110, opacity=1).encode(y=y, x=x, color=colour, tooltip=tips),
        sheet(rows).mark_text(align="left", dx=10, dy=-9).encode(y=y, x=across("right", scale), text="text:N"),
        height=max(32 * len(rows) + 26, 60),
    )
    if not moved:
        return Figure(chart, t("No operating figure changes."))
    first = moved[0]
    takeaway = t(
        "{name} improves most: {change}, {share} of its gap.",
        name=first.name,
        change=rows[0]["text"],
        share=share(first.closed),
    )
    return Figure(chart, takeaway)


def cash(flows: Mapping[str, Sequence[float]], *, t: Translator, height: int = 220) -> Figure:
    """Cash of each quarter, stacked by kind, e.g. capital and operating; money that comes back counts negative.

    Parameters
    ----------
    flows
        Name of each kind -> its amounts in 10,000 yuan, from time 0 on.
    """
    unit = 1.0 if t.language == "zh" else 0.01
    every = [value for amounts in flows.values() for value in amounts]
    rows: list[Row] = [
        {"kind": kind, "order": k, "quarter": q, "amount": value * unit, "text": money(value, t.language, every)}
        for k, (kind, amounts) in enumerate(flows.items())
        for q, value in enumerate(amounts)
        if value
    ]
    count = max((len(amounts) for amounts in flows.values()), default=1)
    totals = [sum(max(a[q], 0.0) for a in flows.values() if q < len(a)) * unit for q in range(count)]
    returns = [sum(min(a[q], 0.0) for a in flows.values() if q < len(a)) * unit for q in range(count)]
    ends = span([0.0, *totals, *returns], zero=True, ticks=5)
    x = alt.X(
        "quarter:O",
        title=None,
        scale=alt.Scale(domain=list(range(count)), paddingInner=0.3),
        axis=alt.Axis(
            labelAngle=0, labelExpr=f"datum.value % {max(1, -(-count // 7))} == 0 ? ({_quarter_name(t)}) : ''"
        ),
    )
    y = alt.Y(
        "amount:Q",
        scale=ends.scale,
        axis=ends.axis(
            title=t("m yuan a quarter"), titleAngle=0, titleAlign="left", titleAnchor="end", titleY=-12, titleX=-30
        ),
        stack="zero",
    )
    kinds = list(flows)
    tone = alt.Opacity(
        "kind:O",
        sort=kinds,
        legend=alt.Legend(
            title=None,
            symbolType="square",
            symbolFillColor=NEUTRAL,
            symbolStrokeWidth=0,
            orient="top-right",
            direction="horizontal",
        ),
        scale=alt.Scale(
            domain=kinds, range=[round(0.9 - 0.55 * k / max(len(kinds) - 1, 1), 2) for k in range(len(kinds))]
        ),
    )
    tips = [tip("kind", " "), tip("text", " ")]
    chart = draw(
        sheet(rows)
        .mark_bar(color=NEUTRAL, cornerRadius=1)
        .encode(x=x, y=y, opacity=tone, order="order:Q", tooltip=tips),
        height=height,
    )
    peak = max(range(count), key=totals.__getitem__)
    whole = sum(sum(amounts) for amounts in flows.values())
    if not rows:
        return Figure(chart, t("No money is needed."))
    takeaway = t(
        "In all {total}; most in quarter {quarter}: {peak}.",
        total=money(whole, t.language),
        quarter=peak,
        peak=money(totals[peak] / unit, t.language, [whole]),
    )
    return Figure(chart, takeaway)
