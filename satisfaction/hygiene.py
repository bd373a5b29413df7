"""Hygiene: which rows of a survey file are left out before anything is counted. Nothing is ever filled in."""

from __future__ import annotations

import math
from dataclasses import dataclass

from mcdm.errors import DecisionError


@dataclass(frozen=True)
class Hygiene:
    """Which rows are left out. What is left out is counted by reason; a row counts under the first that holds.

    Parameters
    ----------
    most_missing
        Rows with a larger share of the questions about performance missing are left out, but never for a single one;
        1 keeps every row with an answer.
    fewest_seconds
        Rows answered faster are left out, where the questionnaire has a column for the duration; 0 keeps all.
    straight_liners
        Whether rows with one answer throughout the questions about performance are left out.
    repeats
        Whether a respondent who answered before is left out, where the questionnaire says who that is.
    """

    most_missing: float = 0.3
    fewest_seconds: float = 0.0
    straight_liners: bool = False
    repeats: bool = False

    def __post_init__(self) -> None:
        if not 0 <= self.most_missing <= 1:
            raise DecisionError("choice-out-of-range", name="most_missing", value=self.most_missing, low=0, high=1)
        if not (math.isfinite(self.fewest_seconds) and self.fewest_seconds >= 0):
            facts = {"value": self.fewest_seconds, "low": 0, "high": 3600}
            raise DecisionError("choice-out-of-range", name="fewest_seconds", **facts)
