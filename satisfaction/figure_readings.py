"""Readings of operating figures: what was measured, where and when."""

from __future__ import annotations

import math
from dataclasses import dataclass

from mcdm.errors import DecisionError


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
