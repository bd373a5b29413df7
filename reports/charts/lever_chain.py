"""What a lever does, as a chain: lever, operating figures, indicators, index. Thick where much passes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt

from i18n.numbers import score, share
from i18n.translate import Translator
from reports.charts.look import BAD, BRASS, GOOD, HEAT, Figure, Row, across, draw, meaning, sheet, tip, upward
from reports.charts.scales import IndexDisplay, wrap

_LEVER, _FIGURE, _INDICATOR, _POINTS = (0.0, 0.16), (0.26, 0.47), (0.56, 0.81), (0.92, 1.0)
"""Left and right ends of the four columns, in parts of the width."""

_ROW, _LINE = 46, 0.36
"""Height of a step in pixels, and of a line of text in steps."""

_TOLD = 0.065
"""Room for the points of one way, at the end of its indicator's column."""

_NARROW, _WIDE = 1.2, 9.0
"""Width of the weakest and of the strongest link, in pixels."""

_BEND = 16


@dataclass(frozen=True)
class ChainStep:
    """One way from a lever to the index.

    Parameters
    ----------
    figure, change
        Name of the operating figure and its value before and after, in words; both empty where it has none.
    indicator, weight
        Name and weight of the indicator.
    closed
        Share of the gap that is closed by then, 0 to 1.
    shift
        Logits that the answers move.
    points
        What comes of it in the index, on the scale of the grade scores.
    """

    figure: str
    change: str
    indicator: str
    weight: float
    closed: float
    shift: float
    points: float


def chain(
    steps: Sequence[ChainStep], *, lever: str, amount: str, assumed: bool, display: IndexDisplay, t: Translator
) -> Figure:
    """The chain of one lever: figures in the order of what comes of them in the index.

    Parameters
    ----------
    lever, amount
        Its name, and how much of it in words.
    assumed
        Whether its effects are: dashed brass then.
    """
    rows = max(len(steps), 2)
    layers = [*_links(steps, rows, assumed, display, t), *_columns(steps, rows, lever, amount, display, t)]
    return Figure(draw(*layers, height=_ROW * rows + 30), _takeaway(steps, lever, amount, display, t))


def _scales(rows: int) -> tuple[alt.Scale, alt.Scale]:
    return alt.Scale(domain=[0, 1], nice=False, zero=False), alt.Scale(domain=[rows, -0.65], nice=False, zero=False)


def _links(
    steps: Sequence[ChainStep], rows: int, assumed: bool, display: IndexDisplay, t: Translator
) -> list[alt.Chart]:
    """Curves from the lever to each figure, to its indicator, to the index."""
    middle = rows / 2
    strongest = {
        "closed": max((abs(step.closed) for step in steps), default=0.0) or 1.0,
        "shift": max((abs(step.shift) for step in steps), default=0.0) or 1.0,
        "points": max((abs(step.points) for step in steps), default=0.0) or 1.0,
    }
    lines: list[Row] = []
    for k, step in enumerate(steps):
        y = _height(k, len(steps), rows)
        links = (
            ("effect" if step.closed >= 0 else "worse", "closed", (_LEVER[1], middle), (_FIGURE[0] - 0.01, y),
             t("{share} of the gap in {figure} closed", share=share(step.closed), figure=step.figure)),
            ("gain" if step.shift >= 0 else "worse", "shift", (_FIGURE[1], y), (_INDICATOR[0] - 0.01, y),
             t("answers to {indicator} move by {shift} logits", indicator=step.indicator, shift=f"{step.shift:+.2f}")),
            ("gain" if step.points >= 0 else "worse", "points", (_INDICATOR[1], y), (_POINTS[0] - 0.01, middle),
             t("{points} in the index", points=display.change(step.points, fine=True))),
        )  # fmt: skip
        for kind, measure, start, end, said in links:
            size = abs(getattr(step, measure)) / strongest[measure]
            if measure == "closed" and not step.figure:
                continue
            lines += [
                {"x": x, "y": height, "at": at, "path": f"{measure}-{k}", "kind": kind, "size": size, "said": said}
                for at, (x, height) in enumerate(_bend(start, end))
            ]
    x_scale, y_scale = _scales(rows)
    colours = {"effect": BRASS if assumed else HEAT, "gain": GOOD, "worse": BAD}
    dashes = alt.Scale(domain=list(colours), range=[[7, 4] if assumed else [1, 0], [1, 0], [1, 0]])
    width = alt.Size("size:Q", legend=None, scale=alt.Scale(domain=[0, 1], range=[_NARROW, _WIDE], clamp=True))
    return [
        sheet(lines)
        .mark_line(strokeCap="butt", opacity=0.75)
        .encode(
            x=across("x", x_scale), y=upward("y", y_scale), detail="path:N", order="at:Q", size=width,
            color=meaning("kind", colours), strokeDash=alt.StrokeDash("kind:N", legend=None, scale=dashes),
            tooltip=[tip("said", t("Link"))],
        )
    ]  # fmt: skip


def _height(k: int, count: int, rows: int) -> float:
    return (k + 0.5) * rows / max(count, 1) if count < rows else k + 0.5


def _bend(start: tuple[float, float], end: tuple[float, float]) -> list[tuple[float, float]]:
    """A curve that leaves and arrives level."""
    (x0, y0), (x1, y1) = start, end
    along = [k / _BEND for k in range(_BEND + 1)]
    return [(x0 + (x1 - x0) * s, y0 + (y1 - y0) * s * s * (3 - 2 * s)) for s in along]


def _columns(
    steps: Sequence[ChainStep], rows: int, lever: str, amount: str, display: IndexDisplay, t: Translator
) -> list[alt.Chart]:
    """Heads above, and two lines for each step in every column."""
    points = _INDICATOR[1] - _TOLD
    heads = [
        (_LEVER[0], t("Lever")), (_FIGURE[0], t("Operating figures")), (_INDICATOR[0], t("Indicators")),
        (_POINTS[0], t("Index")),
    ]  # fmt: skip
    strong: list[Row] = []
    notes: list[Row] = [{"x": x, "y": -0.4, "text": text, "part": 0.2} for x, text in heads]
    name = wrap(lever, 20)[:3]
    top = rows / 2 - _LINE * len(name) / 2
    strong += [{"x": 0.0, "y": top + _LINE * k, "text": text, "part": 0.16} for k, text in enumerate(name)]
    notes.append({"x": 0.0, "y": top + _LINE * len(name), "text": amount, "part": 0.16})
    for k, step in enumerate(steps):
        y = _height(k, len(steps), rows)
        above, below = y - _LINE / 2, y + _LINE / 2
        strong.append({"x": _FIGURE[0], "y": above, "text": step.figure, "part": 0.21})
        notes.append({"x": _FIGURE[0], "y": below, "text": step.change, "part": 0.21})
        strong.append({"x": _INDICATOR[0], "y": above, "text": step.indicator, "part": 0.18})
        weight = t("weight {weight}", weight=score(step.weight))
        notes.append({"x": _INDICATOR[0], "y": below, "text": weight, "part": 0.18})
        strong.append({"x": points, "y": y, "text": display.change(step.points, fine=True), "part": _TOLD})
    if steps:
        total = display.change(sum(step.points for step in steps), fine=True)
        strong.append({"x": _POINTS[0], "y": rows / 2, "text": total, "part": 0.08})
    x_scale, y_scale = _scales(rows)
    drawn = []
    for style, table in ((["ink"], strong), (["ink", "note"], notes)):
        for part in sorted({row["part"] for row in table}):
            limit = alt.ExprRef(f"width * {part}")
            text = sheet([row for row in table if row["part"] == part])
            drawn.append(
                text.mark_text(style=style, align="left", limit=limit).encode(
                    x=across("x", x_scale), y=upward("y", y_scale), text="text:N"
                )
            )
    return drawn


def _takeaway(steps: Sequence[ChainStep], lever: str, amount: str, display: IndexDisplay, t: Translator) -> str:
    if not steps:
        return t("{lever} moves nothing yet.", lever=lever)
    best = max(steps, key=lambda step: step.points)
    total = display.change(sum(step.points for step in steps), fine=True)
    return t(
        "{lever} ({amount}) alone brings {total} in the index, most of it ({points}) by way of {indicator}.",
        lever=lever, amount=amount, total=total, points=display.change(best.points, fine=True),
        indicator=best.indicator,
    )  # fmt: skip
