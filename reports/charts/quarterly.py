"""What each lever makes of the index in every quarter: fair shares stacked over time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import altair as alt
import numpy as np

from i18n.translate import Translator
from mcdm.judgments import FloatArray
from reports.charts.look import BAD, HEAT, Figure, Row, draw, meaning, sheet, tip, upward
from reports.charts.scales import IndexDisplay, span, spread
from reports.charts.scenarios import quarters
from scenarios.attribution import Attribution

NOTHING = 5e-5
"""A lever that never makes more than this is not drawn."""

FULLNESS = (0.9, 0.5, 0.7, 0.32)
"""Opacities of neighbours, so that they stay apart without colours that mean nothing."""


def levers_over_time(
    found: Attribution, names: Mapping[str, str], *, display: IndexDisplay, t: Translator, height: int = 320
) -> Figure:
    """Areas that add up to the gain of the plan, the largest share at the bottom; what harms hangs down.

    Parameters
    ----------
    names
        Lever -> its name.
    """
    drawn = [k for k in np.argsort(-found.shares, kind="stable").tolist() if abs(found.quarterly[k]).max() >= NOTHING]
    last = found.quarterly.shape[1] - 1
    below, above = _stacked(found.quarterly[drawn])
    rows: list[Row] = [
        {
            "lever": names.get(found.levers[k], found.levers[k]),
            "quarter": q,
            "low": display.size(float(below[at, q])),
            "high": display.size(float(above[at, q])),
            "text": display.change(float(found.quarterly[k, q]), fine=True),
            "kind": "bad" if found.shares[k] < 0 else "good",
            "fullness": FULLNESS[at % len(FULLNESS)],
        }
        for at, k in enumerate(drawn)
        for q in range(last + 1)
    ]
    ends = span([0.0, *(row[edge] for row in rows for edge in ("low", "high"))], zero=True, ticks=5, to_ticks=False)
    middles = [display.size(float(below[at, last] + above[at, last]) / 2) for at in range(len(drawn))]
    places = spread(middles, ends.pixels(16, height - 30), ends.low, ends.high)
    labels = [
        {
            "quarter": last,
            "at": place,
            "text": f"{display.change(float(found.shares[k]))}  {names.get(found.levers[k], found.levers[k])}",
        }
        for k, place in zip(drawn, places, strict=True)
    ]
    x, low, label = quarters(last, t), upward("low", ends.scale, ends.axis()), upward("at", ends.scale, ends.axis())
    colour = meaning("kind", {"good": HEAT, "bad": BAD})
    opacity = alt.Opacity("fullness:Q", legend=None, scale=alt.Scale(domain=[0, 1], range=[0, 1]))
    tips = [tip("lever", t("Lever")), tip("quarter", t("Quarter")), tip("text", t("Fair share"))]
    by_lever = alt.Detail("lever:N")
    chart = draw(
        sheet(rows)
        .mark_area(interpolate="monotone")
        .encode(x=x, y=low, y2="high:Q", color=colour, opacity=opacity, detail=by_lever, tooltip=tips),
        sheet([{"zero": 0.0}]).mark_rule(opacity=0.5).encode(y=upward("zero", ends.scale, ends.axis())),
        sheet(labels).mark_text(align="left", dx=9, limit=190).encode(x=x, y=label, text="text:N"),
        height=height,
    )
    return Figure(chart, _takeaway(found, names, drawn, display, t))


def _stacked(shares: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Lower and upper edges of shares (k, T + 1): what helps is stacked upward from zero, what harms downward."""
    up, down = np.clip(shares, 0, None), np.clip(shares, None, 0)
    tops, bottoms = up.cumsum(0), down.cumsum(0)
    helps = shares >= 0
    return np.where(helps, tops - up, bottoms), np.where(helps, tops, bottoms - down)


def _takeaway(
    found: Attribution, names: Mapping[str, str], drawn: Sequence[int], display: IndexDisplay, t: Translator
) -> str:
    if not drawn:
        return t("No lever changes the index.")
    soon = int(found.quarterly[drawn][:, min(4, found.quarterly.shape[1] - 1)].argmax())
    facts = {
        "early": names.get(found.levers[drawn[soon]], found.levers[drawn[soon]]),
        "quarter": min(4, found.quarterly.shape[1] - 1),
        "late": names.get(found.levers[drawn[0]], found.levers[drawn[0]]),
        "gain": display.change(float(found.gain[-1])),
    }
    return t("In quarter {quarter} {early} makes most, at the end {late}; together they make {gain}.", **facts)
