"""Conventions of the cases of reliability and complaints."""

from __future__ import annotations

import pytest

from mcdm.errors import DecisionError
from tests.studies.reference_cases.test_weighting import outputs


def test_no_outage_has_no_caidi_and_no_momentary_ones_unless_asked() -> None:
    found = outputs("reliability-indices", customers_served=10, events=[])
    assert (found["SAIFI"], found["SAIDI"], found["CAIDI"], found["ASAI"], found["MAIFI"]) == (0, 0, None, 1, None)


def test_a_rate_that_was_none_before_has_no_ratio() -> None:
    found = outputs("complaint-rates-compared", later=3, later_customers=100, earlier=0, earlier_customers=100)
    assert (found["ratio"], found["high"]) == (None, None)
    assert found["low"] > 0


def test_shares_and_charts_of_nothing() -> None:
    assert outputs("repeat-share", repeated=0, complaints=0)["share"] is None
    assert outputs("complaint-pareto", counts=[])["vital_few"] == 0
    with pytest.raises(DecisionError, match="control-chart-empty"):
        outputs("u-chart", counts=[], areas=[])
    with pytest.raises(DecisionError):
        outputs("reliability-indices", customers_served=0, events=[{"customers": 1, "minutes": 2}])


def test_too_few_days_tell_no_major_event() -> None:
    found = outputs("major-event-days", daily_minutes=[1.0] * 5)
    assert (found["threshold"], found["days"]) == (None, [])
