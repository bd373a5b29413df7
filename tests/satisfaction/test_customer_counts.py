"""What a segment counts for: customers, revenue, or every tier alike."""

from dataclasses import replace

import pytest

from mcdm.errors import DecisionError
from satisfaction.customer_counts import can_count, counted_dimensions, joint_customers, joint_shares
from satisfaction.respondents import Population
from tests.satisfaction.small_surveys import population, survey_of

SURVEY = survey_of([[0], [1]], [("D1", "large"), ("D2", "ordinary")], ("district", "tier"))
CITY = population(district={"D1": 600, "D2": 400}, tier={"large": 100, "ordinary": 900})


def paying(revenue: dict[str, float]) -> Population:
    district, tier = CITY.dimensions
    return Population(
        (district, replace(tier, segments=tuple(replace(s, revenue=revenue.get(s.id)) for s in tier.segments)))
    )


RICH = paying({"large": 700.0, "ordinary": 300.0})


def shares(found) -> dict[str, dict[str, float]]:
    return {each.id: dict(each.shares) for each in found}


def test_customers_revenue_and_tiers() -> None:
    districts = {"D1": 0.6, "D2": 0.4}
    assert shares(counted_dimensions(SURVEY, RICH)) == {"district": districts, "tier": {"large": 0.1, "ordinary": 0.9}}
    by_revenue = shares(counted_dimensions(SURVEY, RICH, "revenue"))
    assert by_revenue == {"district": districts, "tier": {"large": 0.7, "ordinary": 0.3}}
    assert shares(counted_dimensions(SURVEY, RICH, "tiers"))["tier"] == {"large": 0.5, "ordinary": 0.5}


def test_revenue_of_half_the_segments_is_no_revenue() -> None:
    half = paying({"large": 700.0})
    assert not can_count(SURVEY, half, "revenue")
    assert can_count(SURVEY, RICH, "revenue")
    assert shares(counted_dimensions(SURVEY, half, "revenue"))["tier"] == {"large": 0.1, "ordinary": 0.9}


def test_tiers_count_alike_although_nobody_counted_them() -> None:
    uncounted = population(tier={"large": None, "ordinary": None})
    assert shares(counted_dimensions(SURVEY, uncounted, "tiers")) == {"tier": {"large": 0.5, "ordinary": 0.5}}
    assert not can_count(SURVEY, uncounted, "customers")


def test_combinations_are_products_of_the_margins() -> None:
    counted = counted_dimensions(SURVEY, CITY)
    assert joint_shares(counted)["D1", "large"] == pytest.approx(0.06)
    assert joint_customers(counted)["D2", "ordinary"] == pytest.approx(360)
    alike = counted_dimensions(SURVEY, population(tier={"large": None, "ordinary": None}), "tiers")
    assert set(joint_customers(alike).values()) == {float("inf")}


def test_a_dimension_without_customers_is_refused() -> None:
    with pytest.raises(DecisionError, match="population-empty"):
        counted_dimensions(SURVEY, population(tier={"large": 0, "ordinary": 0}))
