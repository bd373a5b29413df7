"""Counted complaints: more cannot be repeated than there are."""

import pytest

from mcdm.errors import DecisionError
from satisfaction.complaints import ComplaintCount


@pytest.mark.parametrize(("count", "repeated"), [(3, 4), (3, -1), (-1, 0)])
def test_impossible_counts_are_refused(count: int, repeated: int) -> None:
    with pytest.raises(DecisionError, match="complaints-out-of-range"):
        ComplaintCount("outage", "2026-09", count, repeated=repeated)
