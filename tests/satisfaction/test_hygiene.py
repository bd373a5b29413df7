"""Which rows are left out: limits that make sense."""

import pytest

from mcdm.errors import DecisionError
from satisfaction.hygiene import Hygiene


@pytest.mark.parametrize("limits", [{"most_missing": 1.2}, {"fewest_seconds": -1.0}, {"fewest_seconds": float("inf")}])
def test_limits_that_make_no_sense_are_refused(limits: dict[str, float]) -> None:
    with pytest.raises(DecisionError, match="choice-out-of-range"):
        Hygiene(**limits)
