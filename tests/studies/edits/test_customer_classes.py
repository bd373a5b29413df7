"""Counted customers are taken over: numbers change, names and the rest stay."""

from __future__ import annotations

import pytest

from mcdm.errors import DecisionError
from satisfaction.customer_value import ClassTotal
from store.examples import load_example
from studies.edits.customer_classes import take_over_classes, take_over_customers

TIERS = (ClassTotal("VIP", 55, 780_000_000.0), ClassTotal("ordinary", 400_000, None), ClassTotal("tiny", 7, 1.0))


def test_a_known_dimension_keeps_its_names() -> None:
    study = load_example("power-supply")
    changed = take_over_customers(study, "tier", TIERS, money=10_000)
    before, after = study.population.dimension("tier"), changed.population.dimension("tier")
    assert [(s.id, s.customers, s.revenue) for s in after.segments] == [
        ("VIP", 55, 78_000.0), ("large", 0, 0.0), ("ordinary", 400_000, None), ("tiny", 7, 0.0001),
    ]  # fmt: skip
    assert [s.label for s in after.segments[:3]] == [s.label for s in before.segments]
    assert [d.id for d in changed.population.dimensions] == [d.id for d in study.population.dimensions]


def test_a_new_dimension_is_added_with_names() -> None:
    study = load_example("town-hall")
    changed = take_over_customers(study, "value", (ClassTotal("A", 3, 5.0), ClassTotal("B", 9, 1.0)))
    assert changed.population.dimension("value").label.zh == "客户价值"
    assert changed.population.dimension("value").segments[0].label.en == "Value class A"


def test_several_dimensions_are_one_step_and_revenue_stays_where_none_is_told() -> None:
    study = load_example("power-supply")
    changed = take_over_classes(study, {"tier": (ClassTotal("VIP", 5, None),), "district": (ClassTotal("D1", 9, 2.0),)})
    tiers = changed.population.dimension("tier").segments
    assert [s.revenue for s in tiers] == [s.revenue for s in study.population.dimension("tier").segments]
    assert [s.customers for s in tiers] == [5, 0, 0]
    assert changed.population.dimension("district").segments[0].customers == 9


def test_nothing_to_take_over_is_refused() -> None:
    with pytest.raises(DecisionError, match="customer-classes-empty"):
        take_over_customers(load_example("power-supply"), "tier", ())
