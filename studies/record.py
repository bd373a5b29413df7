"""The record of decisions: who chose what, on which version, expecting what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mcdm.errors import DecisionError
from mcdm.scales import LARGEST_SCORE
from scenarios.scenario import Scenario


@dataclass(frozen=True)
class Expectation:
    """What a decision expected of the index, quarter by quarter, time 0 first, with the band of the draws.

    Parameters
    ----------
    index
        The central run, every uncertain number at its most likely value.
    low, high
        Ends of the band of nine in ten; the central run may lie outside where draws lean to one side.
    mean
        Of the draws: what is expected, and learnt against. Older records have none.
    """

    index: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]
    mean: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        if not len(self.index) == len(self.low) == len(self.high) == len(self.mean or self.index) >= 2:
            raise DecisionError("expectation-uneven", index=len(self.index), low=len(self.low), high=len(self.high))
        for path in (self.index, self.low, self.high, self.mean):
            for quarter, value in enumerate(path):
                if not abs(value) <= LARGEST_SCORE:
                    raise DecisionError("expectation-off-scale", quarter=quarter, value=value)
        for quarter, (low, high) in enumerate(zip(self.low, self.high, strict=True)):
            if not low <= high:
                raise DecisionError("expectation-upside-down", quarter=quarter, low=low, high=high)

    @property
    def path(self) -> tuple[float, ...]:
        """What is expected of every quarter: the mean of the draws, or the central run where no mean was kept."""
        return self.mean or self.index

    @property
    def quarters(self) -> int:
        """How far it looks ahead."""
        return len(self.index) - 1


@dataclass(frozen=True)
class DecisionRecord:
    """One decision, kept as it was taken: later edits of the study do not touch it.

    Parameters
    ----------
    id
        Its name.
    day
        When, as ``2026-11-22``; time 0 of what was expected.
    who
        Who took it.
    scenario
        The plan as it was chosen, with its amounts.
    version, number
        The version of the study it rests on: the hash of its document, and its number in the list of versions, 0 where
        it is on none.
    expected
        The index that was expected.
    cost
        Net present value that was expected, in 10k yuan.
    reason
        Why, in the words of who decided.
    start_error
        Standard error of the index it started from; 0 where it is not known.
    done, lesson
        What was really done, and what is to change: written down later, in the words of the study.
    """

    id: str
    day: str
    who: str
    scenario: Scenario
    version: str
    expected: Expectation
    cost: float = 0.0
    reason: str = ""
    start_error: float = 0.0
    done: str = ""
    lesson: str = ""
    number: int = 0

    def __post_init__(self) -> None:
        try:
            date.fromisoformat(self.day)
        except ValueError as error:
            raise DecisionError("decision-day-unreadable", decision=self.id, text=self.day) from error
        if not self.who.strip():
            raise DecisionError("decision-by-nobody", decision=self.id)
        if not 0 <= self.start_error <= LARGEST_SCORE:
            raise DecisionError("decision-error-negative", decision=self.id, value=self.start_error)
