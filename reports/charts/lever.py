"""The response curve on a lever's card: what an amount buys of the attainable effect."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt
import numpy as np

from i18n.numbers import plain, share
from i18n.translate import Translator
from reports.charts.look import BRASS, HEAT, Figure, Row, across, draw, sheet, upward


def response_curve(
    amounts: Sequence[float],
    effects: Sequence[float],
    *,
    amount: float,
    unit: str,
    assumed: bool,
    t: Translator,
    height: int = 56,
) -> Figure:
    """Share of the attainable effect (0-1) against the amount: solid if sourced, dashed brass if assumed.

    Parameters
    ----------
    amounts, effects
        The curve, at rising amounts from 0 to the largest that can be planned.
    amount
        What is planned: the dot, with the curve filled up to it.
    """
    reached = float(np.interp(amount, amounts, effects))
    facts = {"amount": plain(amount), "unit": unit, "share": share(reached)}
    colour, dash = (BRASS, [4, 3]) if assumed else (HEAT, [1, 0])
    rows: list[Row] = [{"amount": float(a), "effect": float(e)} for a, e in zip(amounts, effects, strict=True)]
    here = {"amount": float(amount), "effect": reached}
    x = across("amount", alt.Scale(domain=[float(amounts[0]), float(amounts[-1])], nice=False))
    y = upward("effect", alt.Scale(domain=[0, max(1.0, float(max(effects)))], nice=False))
    chart = draw(
        sheet([*(row for row in rows if row["amount"] < amount), here])
        .mark_area(color=colour, opacity=0.16)
        .encode(x=x, y=y),
        sheet(rows).mark_line(color=colour, strokeDash=dash, strokeWidth=1.8).encode(x=x, y=y),
        sheet([here]).mark_circle(color=colour, size=80, opacity=1).encode(x=x, y=y),
        height=height,
    )
    text = (
        t("{amount} {unit} reaches {share} of the attainable effect; the curve is assumed.", **facts)
        if assumed
        else t("{amount} {unit} reaches {share} of the attainable effect; the curve has a source.", **facts)
    )
    return Figure(chart, text)
