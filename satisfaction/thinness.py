"""How few answers are too few: the one rule for segments, tables, heat maps and trends."""

from __future__ import annotations

from mcdm.findings import Finding

THIN, VERY_THIN = 30, 12
"""A segment with fewer respondents than the first is thin; below the second its index is hardly more than anecdote."""


def is_thin(answers: int) -> bool:
    """Whether so few answers are too few to rank a segment: fewer than 30.

    Also where they are most of its customers: how many customers a combination of segments has is mostly inferred, and
    the interval of four answers out of six is no narrower for it.
    """
    return answers < THIN


def thinness(place: str, answers: int) -> tuple[Finding, ...]:
    """The finding that a segment is thin, or nothing.

    Parameters
    ----------
    place
        Which segment, e.g. ``"district/D1"``.
    answers
        How many answered.
    """
    if not is_thin(answers):
        return ()
    very = answers < VERY_THIN
    return (Finding.of("segment-very-thin" if very else "segment-thin", place, count=answers, minimum=THIN),)
