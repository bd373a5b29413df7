"""Whom answers stand for: how respondents are weighted before anything is averaged."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from mcdm.errors import DecisionError

Method = Literal["post-stratification", "raking", "none"]
Counting = Literal["customers", "revenue", "tiers"]


@dataclass(frozen=True)
class Representation:
    """How the answers of a survey are weighted to the customers.

    Parameters
    ----------
    method
        "post-stratification": to the customers of every combination of segments; "raking": to those of every dimension
        by itself, in turn; "none": every answer counts alike.
    counting
        What a segment counts for: its "customers", its "revenue", or every tier alike ("tiers").
    nonresponse
        Whether those who were asked and stay silent are made up for by the answers of those like them.
    trim
        Raking: a weight is at most this many times the median.
    """

    method: Method = "post-stratification"
    counting: Counting = "customers"
    nonresponse: bool = False
    trim: float = 5.0

    def __post_init__(self) -> None:
        if not (math.isfinite(self.trim) and self.trim > 1):
            raise DecisionError("choice-out-of-range", name="trim", value=self.trim, low=1, high=100)


USUAL = Representation()
"""To the customers of every combination of segments."""
