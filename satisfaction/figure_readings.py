"""Readings of operating figures: what was measured, where and when."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from mcdm.errors import DecisionError
from satisfaction.indicators import OperatingFigure

PERCENT = re.compile(r"\s*(%|\uff05|per ?cent\b|百分比|百分率|percentage(?! point))", re.IGNORECASE)
"""How the unit of a part in percent begins."""


@dataclass(frozen=True)
class FigureReading:
    """One measured value of an indicator's operating figure.

    Parameters
    ----------
    indicator
        Whose figure it is; the figure's unit is that of the indicator's ``OperatingFigure``.
    period
        When: ``"2026"``, ``"2026-Q3"``, ``"2026-09"``; periods of one length sort as texts.
    value
        What was measured.
    dimension, segment
        For whom, e.g. ``"district"`` and ``"D1"``; both empty for the whole company.
    source
        Where it comes from, e.g. the name of an outage list.
    """

    indicator: str
    period: str
    value: float
    dimension: str = ""
    segment: str = ""
    source: str = ""

    def __post_init__(self) -> None:
        if not math.isfinite(self.value):
            raise DecisionError("figure-not-a-number", indicator=self.indicator)


def possible(figure: OperatingFigure) -> tuple[float, float]:
    """Least and greatest value that a figure can have, as far as its unit and its own scale tell.

    What counts or measures something is not negative, and a part in percent is at most 100. Where the values typical of
    its grades, or the attainable one, lie beyond, as those of a change in percent do, that bound does not hold.
    """
    own = (*figure.anchors, figure.attainable)
    if min(own) < 0:
        return -math.inf, math.inf
    is_part = any(PERCENT.match(unit) for unit in (figure.unit.en, figure.unit.zh))
    return 0.0, 100.0 if is_part and max(own) <= 100 else math.inf


def minutes_of_unit(figure: OperatingFigure) -> float | None:
    """Minutes in the unit of a figure that is a duration: 60 for hours a year; None for any other unit."""
    unit = f"{figure.unit.en} {figure.unit.zh}"
    if re.search(r"\bmin|分钟", unit, re.IGNORECASE):
        return 1.0
    return 60.0 if re.search(r"\bh\b|\bhours?\b|小时", unit, re.IGNORECASE) else None
