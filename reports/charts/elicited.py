"""What experts and surveys say about levers: curves of a panel, and shifts observed beside those modelled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt

from i18n.numbers import plain, share
from i18n.translate import Translator
from reports.charts.look import BRASS, HEAT, INTERVAL, NEUTRAL, Figure, Row, across, draw, lanes, sheet, tip, upward
from reports.charts.scales import span


@dataclass(frozen=True)
class ExpertCurve:
    """The curve of one expert, its points at the amounts of the figure, and the answers it goes through."""

    name: str
    shares: tuple[float, ...]
    answers: tuple[tuple[float, float], ...]


def panel_curves(
    amounts: Sequence[float],
    experts: Sequence[ExpertCurve],
    mean: Sequence[float],
    used: Sequence[float],
    *,
    unit: str,
    t: Translator,
) -> Figure:
    """Each expert's curve thin, their mean dotted, the curve that is used thick; dots are what was answered.

    Parameters
    ----------
    amounts
        Rising from 0; `mean`, `used` and each expert's shares belong to them.
    """
    x = across("amount", alt.Scale(domain=[amounts[0], amounts[-1]], nice=False),
               alt.Axis(title=unit, grid=False, tickCount=5))  # fmt: skip
    percent = alt.Axis(
        title=t("Share of the attainable effect"), format=".0%", values=[0, 0.25, 0.5, 0.75, 1], grid=True
    )
    y = upward("share", alt.Scale(domain=[0, 1], nice=False), percent)
    tips = [tip("name", t("Expert")), tip("amount", t("Amount"), ",.4g"), tip("share", t("Share"), ".0%")]
    own: list[Row] = [
        {"amount": a, "share": s, "name": each.name}
        for each in experts for a, s in zip(amounts, each.shares, strict=True)
    ]  # fmt: skip
    dots: list[Row] = [{"amount": a, "share": s, "name": each.name} for each in experts for a, s in each.answers]

    def line(values: Sequence[float]) -> list[Row]:
        return [{"amount": a, "share": s} for a, s in zip(amounts, values, strict=True)]

    layers = [
        sheet(own).mark_line(color=NEUTRAL, strokeWidth=1.2, opacity=0.8).encode(x=x, y=y, detail="name:N"),
        sheet(line(mean)).mark_line(color=BRASS, strokeDash=[2, 3], strokeWidth=2.2).encode(x=x, y=y),
        sheet(line(used)).mark_line(color=HEAT, strokeWidth=2.6).encode(x=x, y=y),
        sheet(dots).mark_circle(color=NEUTRAL, size=70, opacity=1).encode(x=x, y=y, tooltip=tips),
    ]
    half = next((a for a, s in zip(amounts, used, strict=True) if s >= 0.5), None)
    reach = (
        t("half of the effect is reached at {amount} {unit}", amount=plain(half, 2), unit=unit)
        if half is not None
        else t("half of the effect is not reached")
    )
    told = t.n("{count} expert answered; {reach}.", "{count} experts answered; {reach}.", len(experts), reach=reach)
    return Figure(draw(*layers, height=250), told)


@dataclass(frozen=True)
class ShiftSeen:
    """The shift of one indicator: as modelled, as observed with its standard error, in logits."""

    indicator: str
    modelled: float
    observed: float
    error: float


WIDE = 1.96


def shifts(rows: Sequence[ShiftSeen], *, t: Translator) -> Figure:
    """Observed shifts as dots with their 95 % intervals, modelled ones as hollow brass diamonds, largest first."""
    ordered = sorted(rows, key=lambda row: -abs(row.modelled))
    table: list[Row] = [
        {"indicator": row.indicator, "modelled": row.modelled, "observed": row.observed,
         "low": row.observed - WIDE * row.error, "high": row.observed + WIDE * row.error}
        for row in ordered
    ]  # fmt: skip
    ends = span([0.0, *(row[name] for row in table for name in ("modelled", "low", "high"))], ticks=6)
    y = lanes("indicator", [row.indicator for row in ordered], limit=190)
    axis = ends.axis(title=t("Logits towards better grades"))
    tips = [tip("indicator", t("Indicator")), tip("modelled", t("Modelled"), "+.2f"),
            tip("observed", t("Observed"), "+.2f")]  # fmt: skip
    layers = [
        sheet([{"at": 0.0}]).mark_rule(opacity=0.5).encode(x=across("at", ends.scale, axis)),
        sheet(table).mark_rule(color=HEAT, **INTERVAL).encode(y=y, x=across("low", ends.scale, axis), x2="high:Q"),
        sheet(table)
        .mark_circle(color=HEAT, size=80, opacity=1)
        .encode(y=y, x=across("observed", ends.scale, axis), tooltip=tips),
        sheet(table)
        .mark_point(shape="diamond", color=BRASS, size=90, strokeWidth=2, filled=False, opacity=1)
        .encode(y=y, x=across("modelled", ends.scale, axis), tooltip=tips),
    ]
    held = sum(abs(row.modelled - row.observed) <= WIDE * row.error for row in rows)
    told = t("{held} of {count} modelled shifts lie within the {level} interval of what was observed.",
             held=held, count=len(rows), level=share(0.95))  # fmt: skip
    return Figure(draw(*layers, height=26 * max(len(ordered), 1) + 46), told)
