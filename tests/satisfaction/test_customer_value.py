"""Tiers at their boundaries, classes by revenue, scores by conduct."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.errors import DecisionError
from satisfaction.customer_value import (
    CustomerList,
    abc_classes,
    classify,
    conduct_class,
    conduct_scores,
    tier_of,
    totals,
)

NAN = float("nan")


def customers(**given: list[float] | list[str]) -> CustomerList:
    m = len(next(iter(given.values())))
    numbers = {
        name: np.array(given.get(name, [NAN] * m), float)
        for name in ("consumption", "revenue", "margin", "timeliness", "continuity")
    }
    return CustomerList(ids=tuple(map(str, range(m))), kinds=tuple(map(str, given.get("kinds", [""] * m))), **numbers)


@pytest.mark.parametrize(
    ("kwh", "tier"),
    [
        (1_000_000, "VIP"), (999_999.99, "large"), (50_000, "large"), (49_999.99, "ordinary"), (0, "ordinary"),
        (-0.01, ""), (NAN, ""), (float("inf"), ""),
    ],
)  # fmt: skip
def test_a_boundary_belongs_upward(kwh: float, tier: str) -> None:
    assert tier_of(np.array([kwh])) == (tier,)


def test_thresholds_may_be_others_and_must_rise() -> None:
    assert tier_of(np.array([5.0, 10.0]), ((0, "small"), (10, "big"))) == ("small", "big")
    for wrong in ((), ((10, "a"), (10, "b")), ((10, "a"), (0, "b"))):
        with pytest.raises(DecisionError, match="thresholds-not-rising"):
            tier_of(np.array([5.0]), wrong)


def test_a_hospital_is_among_the_first_whatever_it_takes() -> None:
    found = classify(customers(consumption=[10, 10, NAN], kinds=["hospital", "shop", "hospital"]),
                     overrides={"hospital": "VIP"})  # fmt: skip
    assert found.tiers == ("VIP", "ordinary", "VIP")
    assert found.findings == ()


def test_customers_without_a_tier_are_counted() -> None:
    found = classify(customers(consumption=[10, -5, NAN]))
    assert [(f.code, dict(f.details)) for f in found.findings] == [("customers-without-tier", {"count": 2, "total": 3})]
    assert found.values == ()
    assert found.margins == ()


def test_classes_by_cumulative_revenue() -> None:
    assert abc_classes(np.array([70.0, 20, 10])) == ("A", "B", "C")
    assert abc_classes(np.array([69.0, 21, 10])) == ("A", "A", "C")
    assert abc_classes(np.array([10.0, 20, 70])) == ("C", "B", "A")
    assert abc_classes(np.array([0.0, -5, NAN, 10])) == ("C", "C", "", "A")
    assert set(abc_classes(np.zeros(3))) == {"C"}
    assert abc_classes(np.ones(10)) == ("A",) * 10


def test_quintiles_of_conduct() -> None:
    found = conduct_scores(customers(timeliness=[0.1, 0.3, 0.5, 0.7, 0.9], margin=[5, 5, 5, 5, 9]))
    assert found[:, 0].tolist() == [1, 2, 3, 4, 5]
    assert found[:, 1].tolist() == [0] * 5
    assert found[:, 2].tolist() == [1, 1, 1, 1, 5]
    assert conduct_class(np.array([[5, 4, 3], [4, 3, 1], [1, 1, 1], [5, 5, 0]])) == ("high", "middle", "low", "")


def test_totals_by_class() -> None:
    found = totals(("VIP", "", "ordinary", "VIP"), np.array([10.0, 99, NAN, 5]), ("VIP", "large"))
    assert [(each.name, each.customers, each.revenue) for each in found] == [
        ("VIP", 2, 15.0), ("large", 0, None), ("ordinary", 1, None),
    ]  # fmt: skip
