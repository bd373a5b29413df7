"""What a range is made of: the shares of its variance that each source of uncertainty explains, as one bar."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import altair as alt

from i18n.numbers import share
from i18n.translate import Translator
from reports.charts.look import HEAT, NEUTRAL, Figure, Row, across, draw, meaning, sheet, tip, upward
from reports.charts.scales import wrap

LEAST_NAMED = 0.15
"""Parts smaller than this have no room for their name."""

LETTERS = 46
"""So many narrow characters stand along the whole bar on a phone."""

BAR, TITLE, LABEL = 26, 22, 15


@dataclass(frozen=True)
class Spread:
    """One thing that varies.

    Parameters
    ----------
    title
        What varies.
    parts
        Source in words -> part of the variance that it explains alone; what is missing to one they make together.
    """

    title: str
    parts: Mapping[str, float]


def variance_bars(spreads: Sequence[Spread], *, t: Translator) -> Figure:
    """One bar for each thing that varies, cut by source; names and shares stand below their parts."""
    every = list(dict.fromkeys(name for spread in spreads for name in spread.parts))
    names = sorted(every, key=lambda name: -spreads[0].parts.get(name, 0.0))
    fullness = {name: 0.9 - 0.6 * k / max(len(names) - 1, 1) for k, name in enumerate(names)}
    interplay, rows, titles, top = t("interplay"), [], [], 0.0
    for spread in spreads:
        said = wrap(spread.title, LETTERS)
        titles.append({"y": top, "text": "\n".join(said)})
        top += TITLE * len(said)
        parts = _whole({name: spread.parts[name] for name in names if name in spread.parts}, interplay)
        lines = {name: wrap(name, max(int(LETTERS * part), 6)) for name, part in parts.items() if part >= LEAST_NAMED}
        at = 0.0
        for name, part in parts.items():
            rows.append({
                "name": name, "from": at, "to": at + part, "middle": at + part / 2,
                "top": top, "bottom": top + BAR, "centre": top + BAR / 2,
                "label": top + BAR + 5, "fullness": fullness.get(name, 0.5),
                "kind": "interplay" if name == interplay else "source",
                "share": share(part), "text": "\n".join(lines.get(name, [])), "dark": fullness.get(name, 0.5) > 0.75,
            })  # fmt: skip
            at += part
        top += BAR + 5 + LABEL * max(map(len, lines.values()), default=1) + 12
    return Figure(_chart(rows, titles, top, t), _takeaway(spreads, t))


def _chart(rows: Sequence[Row], titles: Sequence[Row], height: float, t: Translator) -> alt.LayerChart:
    down = alt.Scale(domain=[0, height], range=[0, height], nice=False)
    along = alt.Scale(domain=[0, 1], nice=False)
    begins, middle = (across(field, along) for field in ("from", "middle"))
    over, centre, label, line = (upward(field, down) for field in ("top", "centre", "label", "y"))
    tips = [tip("name", t("Source")), tip("share", t("Share of the variance"))]
    opacity = alt.Opacity("fullness:Q", legend=None, scale=alt.Scale(domain=[0, 1], range=[0, 1]))
    colour = meaning("kind", {"source": HEAT, "interplay": NEUTRAL})
    named = [row for row in rows if row["text"]]
    on_dark, on_light = ([row for row in named if row["dark"] is which] for which in (True, False))
    return draw(
        sheet(titles)
        .mark_text(align="left", baseline="top", style="strong", lineBreak="\n")
        .encode(x=alt.value(0), y=line, text="text:N"),
        sheet(rows)
        .mark_rect(cornerRadius=2, stroke="transparent", strokeWidth=1)
        .encode(x=begins, x2="to:Q", y=over, y2="bottom:Q", color=colour, opacity=opacity, tooltip=tips),
        sheet(on_dark)
        .mark_text(color="#FFFFFF", fontWeight=600, fontSize=13)
        .encode(x=middle, y=centre, text="share:N"),
        sheet(on_light).mark_text(fontWeight=600, fontSize=13).encode(x=middle, y=centre, text="share:N"),
        sheet(named)
        .mark_text(style="note", baseline="top", lineBreak="\n", lineHeight=LABEL)
        .encode(x=middle, y=label, text="text:N"),
        height=height,
    )  # fmt: skip


def _whole(parts: Mapping[str, float], interplay: str) -> dict[str, float]:
    """The parts that are seen, made to fill the bar: what no source explains alone is added as one part."""
    total = sum(parts.values())
    scaled = {name: part / max(total, 1.0) for name, part in parts.items() if part > 0.002}
    rest = 1.0 - sum(scaled.values())
    return {**scaled, interplay: rest} if rest > 0.005 else scaled


def _takeaway(spreads: Sequence[Spread], t: Translator) -> str:
    first = spreads[0]
    most = max(first.parts, key=lambda name: first.parts[name])
    return t("{title}: {source} explains {share} of the variance.", title=first.title, source=most,
             share=share(first.parts[most]))  # fmt: skip
