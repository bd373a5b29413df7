"""Total effects of a structural model: how strongly each construct acts on another in the end, with its interval."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from i18n.numbers import score
from i18n.translate import Translator
from reports.charts.look import INTERVAL, Figure, Row, across, draw, lanes, meaning, sheet, tip
from reports.charts.scales import Span, span
from reports.charts.structure import COLOURS, Kind


@dataclass(frozen=True)
class Effect:
    """A total effect: of what, how strong, between which ends, and what the interval says."""

    name: str
    value: float
    low: float | None
    high: float | None
    kind: Kind


def common_span(rows: Iterable[Effect]) -> Span:
    """The scale on which several figures of effects can be compared."""
    known = [end for row in rows for end in (row.low, row.value, row.high) if end is not None]
    return span([0.0, *known], ticks=5, to_ticks=False)


def effects(rows: Sequence[Effect], ends: Span, *, t: Translator) -> Figure:
    """Total effects on one construct with their intervals, the strongest first, between `ends`."""
    ordered = sorted(rows, key=lambda row: -row.value)
    table: list[Row] = [
        {"name": row.name, "value": row.value, "low": row.low, "high": row.high, "kind": row.kind,
         "text": score(row.value, 2)}
        for row in ordered
    ]  # fmt: skip
    y = lanes("name", [row.name for row in ordered], limit=200)
    x = across("value", ends.scale, ends.axis(grid=True))
    colour = meaning("kind", COLOURS)
    tips = [tip("name", t("Construct")), tip("text", t("Total effect"))]
    zero = sheet([{"value": 0.0}]).mark_rule(style="ink", opacity=0.5).encode(x=x)
    ranges = sheet([row for row in table if row["low"] is not None]).mark_rule(**INTERVAL)
    dots = sheet(table).mark_point(filled=True, size=90, opacity=1)
    numbers = sheet(table).mark_text(style=["ink"], dy=-12, fontSize=12)
    layers = (
        zero,
        ranges.encode(x=across("low", ends.scale, ends.axis(grid=True)), x2="high:Q", y=y, color=colour,
                      tooltip=tips),
        dots.encode(x=x, y=y, color=colour, tooltip=tips),
        numbers.encode(x=x, y=y, text="text:N"),
    )  # fmt: skip
    return Figure(draw(*layers, height=38 * max(len(ordered), 1) + 34), _told(ordered, t))


def _told(ordered: Sequence[Effect], t: Translator) -> str:
    if not ordered:
        return t("There are no effects.")
    facts = {"name": ordered[0].name, "value": score(ordered[0].value, 2)}
    return t("The largest total effect is that of {name}: {value}.", **facts)
