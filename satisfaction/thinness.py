"""How few answers are too few: the one rule for segments, tables, heat maps and trends."""

from __future__ import annotations

import math

from mcdm.findings import Finding

THIN, VERY_THIN = 30, 12
"""A segment with fewer respondents than the first is thin; below the second its index is hardly more than anecdote."""


def is_thin(answers: int, customers: float = math.inf) -> bool:
    """Whether so few answers are too few to rank a segment: fewer than 30, unless most of its customers answered."""
    return answers < THIN and not answers > customers / 2


def thinness(place: str, answers: int, customers: float = math.inf) -> tuple[Finding, ...]:
    """The finding that a segment is thin, or nothing.

    Parameters
    ----------
    place
        Which segment, e.g. ``"district/D1"``.
    answers, customers
        How many answered, and how many could have.
    """
    if not is_thin(answers, customers):
        return ()
    very = answers < VERY_THIN
    return (Finding.of("segment-very-thin" if very else "segment-thin", place, count=answers, minimum=THIN),)
