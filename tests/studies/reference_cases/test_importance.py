"""Cases of importance: from data or correlations, in percent, refused in a sentence."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.errors import DecisionError
from studies.reference_cases import ReferenceCase, compute

DATA = {"y": [1.0, 2, 3, 4, 6], "a": [1.0, 2, 2, 4, 5], "b": [2.0, 1, 2, 1, 3], "c": [1.0] * 5}


def outputs(method: str, **inputs: object) -> dict[str, object]:
    return dict(compute(ReferenceCase("case", method, inputs, {}, 0)))


@pytest.mark.parametrize("method", ["shapley-importance", "johnson-importance"])
def test_data_and_correlations_give_the_same(method: str) -> None:
    whole = np.corrcoef([DATA["a"], DATA["b"], DATA["y"]])
    from_data = outputs(method, data=DATA, outcome="y", drivers=["a", "b"])
    given = outputs(method, correlations=whole[:2, :2].tolist(), outcome_correlations=whole[:2, 2].tolist())
    np.testing.assert_allclose(from_data["importance"], given["importance"])
    np.testing.assert_allclose(np.sum(from_data["share"]), 100)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("inputs", "code"),
    [
        ({"data": DATA, "outcome": "y"}, "case-input-missing"),
        ({"data": DATA, "outcome": "y", "drivers": ["a", "c"]}, "item-without-variance"),
        ({"data": DATA, "outcome": "y", "drivers": ["a", "z"]}, "case-column-missing"),
    ],
)
def test_what_cannot_be_computed_is_named(inputs: dict[str, object], code: str) -> None:
    with pytest.raises(DecisionError, match=code):
        outputs("shapley-importance", **inputs)


def test_a_cross_that_is_not_known_is_refused() -> None:
    with pytest.raises(DecisionError, match="case-input-unreadable"):
        outputs("importance-performance", importance=[1, 2], performance=[1, 2], crosshair="modes")


def test_attributes_need_no_names() -> None:
    found = outputs("importance-performance", importance=[1, 3], performance=[1, 3])
    assert found["quadrants"] == ["low priority", "keep up"]


def test_reliability_from_rows_or_columns() -> None:
    rows = np.array([DATA["y"], DATA["a"], DATA["b"]]).T.tolist()
    by_rows = outputs("cronbach-alpha", items=rows)
    by_columns = outputs("cronbach-alpha", data=DATA, items=["y", "a", "b"])
    assert by_rows["alpha"] == pytest.approx(by_columns["alpha"])
    from_data = outputs("kmo-bartlett", data=DATA, items=["y", "a", "b"])
    given = outputs("kmo-bartlett", correlations=np.corrcoef(np.array(rows).T).tolist(), answers=5)
    assert from_data["kmo"] == pytest.approx(given["kmo"])
    assert from_data["chi_square"] == pytest.approx(given["chi_square"])


def test_tiers_and_classes() -> None:
    assert outputs("customer-tiers", consumption=[9, 10], thresholds=[[0, "small"], [10, "big"]])["tiers"] == [
        "small", "big",
    ]  # fmt: skip
    assert outputs("revenue-classes", revenue=[60, 30, 10], limits=[0.5])["classes"] == ["A", "B", "B"]
