"""Expected and observed: the band a decision expected, and the dots of what was observed with their own intervals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from i18n.translate import Translator
from reports.charts.look import (
    BAD,
    BRASS,
    GOOD,
    HEAT,
    INTERVAL,
    NEUTRAL,
    Figure,
    Row,
    draw,
    meaning,
    sheet,
    tip,
    upward,
)
from reports.charts.scales import IndexDisplay, span
from reports.charts.scenarios import quarters
from studies.looking_back import Review
from studies.record import Expectation

NORMAL_95 = 1.96

GAP = 15
"""Pixels from one line of text to the next."""


@dataclass(frozen=True)
class Seen:
    """One observation: when, the score, half of its 95 % interval (0 where not known), and how it stands."""

    quarter: int
    score: float
    half: float
    kind: str


def seen_of(review: Review) -> tuple[Seen, ...]:
    """The observations of a decision."""
    return tuple(
        Seen(each.observed.quarter, each.observed.score, NORMAL_95 * each.observed.standard_error, each.verdict)
        for each in review.checks
    )


def expected_and_observed(
    expected: Expectation, seen: Sequence[Seen], *, display: IndexDisplay, t: Translator, height: int = 320
) -> Figure:
    """The expected index with its band, dashed because it was assumed, and solid dots for what was observed."""
    last = max([expected.quarters, *(each.quarter for each in seen)])
    path: list[Row] = [
        {
            "quarter": q,
            "index": display.at(value),
            "low": display.at(expected.low[q]),
            "high": display.at(expected.high[q]),
            "text": display.text(value, fine=True),
        }
        for q, value in enumerate(expected.path)
    ]
    dots: list[Row] = [
        {
            "quarter": each.quarter,
            "index": display.at(each.score),
            "low": display.at(each.score - each.half),
            "high": display.at(each.score + each.half),
            "text": display.text(each.score),
            "kind": each.kind,
        }
        for each in seen
    ]
    start = [{"quarter": 0, "index": display.at(expected.index[0]), "text": t("no change")}]
    ends = span([float(row[key]) for row in [*path, *dots] for key in ("low", "high")], room=(0.1, 0.16))
    x = quarters(last, t)
    y, low, high = (upward(field, ends.scale, ends.axis()) for field in ("index", "low", "high"))
    colour = meaning("kind", {"as-expected": HEAT, "above": GOOD, "below": BAD})
    label = [
        {
            "quarter": expected.quarters,
            "index": _beside(path[-1], dots, ends.pixels(GAP, height - 30)),
            "text": t("expected {value}", value=display.text(expected.path[-1])),
        }
    ]
    tips = [tip("quarter", t("Quarter")), tip("text", t("Index"))]
    chart = draw(
        sheet(path).mark_area(opacity=0.16, color=BRASS).encode(x=x, y=low, y2="high:Q"),
        sheet(start).mark_rule(strokeDash=[2, 4], opacity=0.5, color=NEUTRAL).encode(y=y),
        sheet(path).mark_line(strokeWidth=2, strokeDash=[6, 4], color=BRASS).encode(x=x, y=y, tooltip=tips),
        sheet(dots).mark_rule(**INTERVAL).encode(x=x, y=low, y2="high:Q", color=colour),
        sheet(dots).mark_circle(size=130, opacity=1).encode(x=x, y=y, color=colour, tooltip=tips),
        sheet(dots).mark_text(baseline="bottom", dy=-9, style="strong").encode(x=x, y=high, text="text:N"),
        sheet(label).mark_text(align="left", dx=9, style="note").encode(x=x, y=y, text="text:N"),
        height=height,
    )
    return Figure(chart, _takeaway(expected, seen, display, t))


def _beside(end: Row, dots: Sequence[Row], gap: float) -> float:
    """The height of the text at the end of the line: at the line, a little below where an observation's text is."""
    at = float(end["index"])
    texts = [float(row["high"]) + gap for row in dots if row["quarter"] == end["quarter"]]
    return min([at, *(text - gap for text in texts if abs(text - at) < gap)])


def _takeaway(expected: Expectation, seen: Sequence[Seen], display: IndexDisplay, t: Translator) -> str:
    if not seen:
        return t(
            "{end} is expected in quarter {quarter}; nothing was observed yet.",
            end=display.text(expected.path[-1]),
            quarter=expected.quarters,
        )
    latest = max(seen, key=lambda each: each.quarter)
    at = min(latest.quarter, expected.quarters)
    return t(
        "In quarter {quarter} {score} was observed; {expected} was expected, nine of ten between {low} and {high}.",
        quarter=latest.quarter,
        score=display.text(latest.score),
        expected=display.text(expected.path[at]),
        low=display.text(expected.low[at]),
        high=display.text(expected.high[at]),
    )
