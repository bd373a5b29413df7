"""What was observed: a quarter after the decision, a number, an error that is none below zero."""

from __future__ import annotations

import math

import pytest

from mcdm.errors import DecisionError
from scenarios.observed import ObservedIndex


@pytest.mark.parametrize(
    ("quarter", "score", "error", "code"),
    [
        (0, 0.7, 0.0, "observed-too-early"),
        (1, math.nan, 0.0, "observed-not-a-number"),
        (1, 0.7, -0.1, "observed-not-a-number"),
        (1, 0.7, math.inf, "observed-not-a-number"),
        (1, 0.7, 1e200, "observed-not-a-number"),
    ],
)
def test_what_is_no_observation(quarter: int, score: float, error: float, code: str) -> None:
    with pytest.raises(DecisionError) as caught:
        ObservedIndex("D1", quarter, score, error)
    assert caught.value.code == code


def test_an_observation_beyond_any_run_is_refused_where_it_is_entered() -> None:
    with pytest.raises(DecisionError) as caught:
        ObservedIndex("decision-1", 900, 0.7)
    assert caught.value.code == "observed-too-late"
    assert ObservedIndex("decision-1", 400, 0.7).quarter == 400
