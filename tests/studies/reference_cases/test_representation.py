"""Cases of sample sizes, weights and trends: what the files of the cases do not hold."""

from __future__ import annotations

import pytest

from mcdm.errors import DecisionError
from studies.reference_cases import ReferenceCase, compute


def computed(method: str, **inputs: object) -> dict[str, object]:
    return dict(compute(ReferenceCase("here", method, inputs, {}, 0.0)))


def test_a_confidence_of_ones_own() -> None:
    assert computed("sample-size", margin=0.03, confidence=0.99)["rounded"] == 1843
    assert computed("sample-size", margin=0.01, deviation=0.22, population=500)["rounded"] == 394


def test_weights_of_nobody_are_refused() -> None:
    with pytest.raises(DecisionError, match="case-numbers-unreadable"):
        computed("post-stratification", population=[1, 2], respondents=[3, 0])
    with pytest.raises(DecisionError, match="raking-margin-impossible"):
        computed("raking", table=[[1, 2], [0, 0]], rows=[50, 50], columns=[30, 70])


def test_raked_weights_may_be_trimmed() -> None:
    inputs = {"table": [[1, 99], [50, 850]], "rows": [300, 700], "columns": [200, 800]}
    free, cut = computed("raking", **inputs), computed("raking", **inputs, trim=3.0)
    assert cut["weights"].max() < free["weights"].max()
    assert cut["effective"] > free["effective"]
    assert cut["converged"] is True
