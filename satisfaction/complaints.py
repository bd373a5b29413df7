"""Complaints: tickets counted by category, place and time, and what their number says."""

from __future__ import annotations

from dataclasses import dataclass

from mcdm.errors import DecisionError


@dataclass(frozen=True)
class ComplaintCount:
    """How many complaints of one category came from one segment in one period.

    Parameters
    ----------
    category
        What about, in the words of the ticket list.
    period
        When: ``"2026-09"``; periods of one length sort as texts.
    count
        Tickets.
    dimension, segment
        From whom, e.g. ``"district"`` and ``"D1"``; both empty where the list does not say.
    repeated
        Of them, tickets of a customer who had complained about the same before.
    """

    category: str
    period: str
    count: int
    dimension: str = ""
    segment: str = ""
    repeated: int = 0

    def __post_init__(self) -> None:
        if not 0 <= self.repeated <= self.count:
            facts = {"category": self.category, "period": self.period}
            raise DecisionError("complaints-out-of-range", count=self.count, repeated=self.repeated, **facts)
