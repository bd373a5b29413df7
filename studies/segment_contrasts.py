"""Which segments differ from the others for sure: by the difference and its own error, among as many comparisons.

That an interval leaves out the index of all proves nothing: the segment is itself a part of it, and the index has an
error of its own. So each segment is held against all the others together, which are other respondents.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from satisfaction.precision import Estimate
from satisfaction.trend import Change, change, with_false_discoveries
from studies.segments import SegmentTable

Segment = tuple[Estimate, int | None]
"""What a segment says, and how many customers it has; None where they are not counted."""


def told_apart(segments: Sequence[Segment]) -> tuple[bool, ...]:
    """Whether each segment differs from all the others together by more than chance explains among so many."""
    return stand([against_others(segments, k) for k in range(len(segments))])


def stand(changes: Sequence[Change | None]) -> tuple[bool, ...]:
    """Which of many differences stand."""
    return tuple(each is not None and bool(each.stands) for each in with_false_discoveries(changes))


def against_others(segments: Sequence[Segment], which: int) -> Change | None:
    """One segment less all the others together; None where there are no others.

    It is the distance to all of them, the segment too, up to the factor of their share: one is zero where the other is.
    """
    others = [each for k, each in enumerate(segments) if k != which]
    counted = all(customers is not None for _, customers in others)
    sizes = [float((customers if counted else None) or found.answers) for found, customers in others]
    return change(_together(others, sizes), segments[which][0]) if sum(sizes) > 0 else None


def _together(segments: Sequence[Segment], sizes: Sequence[float]) -> Estimate:
    """The mean of segments of these sizes; Satterthwaite's degrees of freedom."""
    shares = [size / sum(sizes) for size in sizes]
    found = [each for each, _ in segments]
    value = sum(share * each.value for share, each in zip(shares, found, strict=True))
    answers, confidence = sum(each.answers for each in found), found[0].confidence
    parts = [
        (share * each.standard_error) ** 2
        for share, each in zip(shares, found, strict=True)
        if each.standard_error is not None
    ]
    if len(parts) < len(found):
        return Estimate(value, None, None, None, confidence, answers)
    spread = sum(part**2 / each.freedom for part, each in zip(parts, found, strict=True))
    freedom = sum(parts) ** 2 / spread if spread > 0 else math.inf
    return Estimate(value, None, None, math.sqrt(sum(parts)), confidence, answers, freedom=freedom)


def waves_apart(whole: SegmentTable, now: str) -> dict[str, bool]:
    """Whether each other wave differs from the wave `now`; the neighbours person by person, as the trend does."""
    rows = whole.of()
    at = next(k for k, row in enumerate(rows) if row.wave == now)
    found: dict[str, Change | None] = {}
    for k, row in enumerate(rows):
        if k == at + 1:
            found[row.wave] = row.change
        elif k == at - 1:
            found[row.wave] = rows[at].change
        elif k != at:
            found[row.wave] = change(row.estimate, rows[at].estimate)
    return dict(zip(found, stand(list(found.values())), strict=True))
