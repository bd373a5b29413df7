"""Priorities of what is ranked, one bar each, the best above."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from i18n.numbers import score
from i18n.translate import Translator
from reports.charts.look import HEAT, Figure, across, draw, lanes, sheet, tip
from reports.charts.scales import span

MOST = 20
"""Bars that are drawn; the rest are lighter than these."""


def priorities(names: Sequence[str], shares: Sequence[float], *, t: Translator) -> Figure:
    """Bars from zero with the number at their end; the first one fuller than the others."""
    order = np.argsort(-np.asarray(shares, float), kind="stable")[:MOST]
    shown = [names[k] for k in order]
    rows = [
        {"name": names[k], "share": float(shares[k]), "text": score(float(shares[k])), "first": place == 0}
        for place, k in enumerate(order)
    ]
    ends = span([float(shares[k]) for k in order], zero=True, ticks=5, room=(0.0, 0.18))
    y, x = lanes("name", shown, limit=200, gap=0.35), across("share", ends.scale)
    tips = [tip("name", t("Element")), tip("share", t("Priority"), ".4f")]
    bars = [
        sheet([row for row in rows if row["first"] is first])
        .mark_bar(color=HEAT, opacity=0.95 if first else 0.45)
        .encode(y=y, x=x, tooltip=tips)
        for first in (True, False)
    ]
    chart = draw(
        *bars,
        sheet(rows).mark_text(align="left", dx=6, style="ink").encode(y=y, x=x, text="text:N"),
        height=30 * len(rows) + 12,
    )
    said = t(", ").join(f"{row['name']} {row['text']}" for row in rows[:5])
    return Figure(chart, t("Priorities, the best first: {list}.", list=said))
