"""Operating figures: what the company measures itself (SAIDI, arrival minutes ...) beside what customers say."""

from __future__ import annotations

import math
from dataclasses import dataclass

from mcdm.errors import DecisionError
from mcdm.labels import Label

LARGEST_FIGURE = 1e15
"""No operating figure is farther from zero."""


@dataclass(frozen=True)
class OperatingFigure:
    """The measured figure behind one indicator.

    Parameters
    ----------
    indicator
        Id of the node it belongs to.
    label, unit
        Name and unit of the figure.
    today
        Its value at time 0.
    attainable
        The best value that can be reached; the gap is ``|today - attainable|``.
    anchors
        Values typical of each grade, best to worst, strictly monotone in either direction; length g.
    visibility
        How many logits an answer shifts when the figure goes from the worst anchor to the best (beta).
    """

    indicator: str
    label: Label
    unit: Label
    today: float
    attainable: float
    anchors: tuple[float, ...]
    visibility: float

    def __post_init__(self) -> None:
        steps = [b - a for a, b in zip(self.anchors, self.anchors[1:], strict=False)]
        monotone = bool(steps) and (all(s > 0 for s in steps) or all(s < 0 for s in steps))
        if not all(abs(value) <= LARGEST_FIGURE for value in (self.today, self.attainable)):
            raise DecisionError("figure-not-a-number", indicator=self.indicator)
        if not monotone or not all(abs(anchor) <= LARGEST_FIGURE for anchor in self.anchors):
            raise DecisionError(
                "anchors-not-monotone", indicator=self.indicator, anchors=", ".join(f"{a:g}" for a in self.anchors)
            )
        if not (math.isfinite(self.visibility) and self.visibility >= 0):
            raise DecisionError("visibility-negative", indicator=self.indicator, value=self.visibility)
