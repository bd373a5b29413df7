"""What was observed after a plan was begun: the index of a later quarter."""

from __future__ import annotations

import math
from dataclasses import dataclass

from mcdm.errors import DecisionError
from mcdm.scales import LARGEST_SCORE
from scenarios.settings import LONGEST


@dataclass(frozen=True)
class ObservedIndex:
    """The index that a later survey gave.

    Parameters
    ----------
    decision
        The decision it is held against.
    quarter
        How many quarters after it.
    score
        On the scale of the grade scores.
    standard_error
        Of the survey; 0 where it is not known.
    source
        Where it comes from, e.g. the wave of the survey.
    """

    decision: str
    quarter: int
    score: float
    standard_error: float = 0.0
    source: str = ""

    def __post_init__(self) -> None:
        if self.quarter < 1:
            raise DecisionError("observed-too-early", quarter=self.quarter)
        if self.quarter > LONGEST:
            raise DecisionError("observed-too-late", decision=self.decision, quarter=self.quarter, most=LONGEST)
        if not (math.isfinite(self.score) and 0 <= self.standard_error <= LARGEST_SCORE):
            raise DecisionError("observed-not-a-number", quarter=self.quarter)
