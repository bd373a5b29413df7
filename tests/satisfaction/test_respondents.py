"""Dimensions and populations: who is counted, who can weight answers, what is refused."""

from __future__ import annotations

import pytest

from mcdm.errors import DecisionError
from mcdm.labels import Label
from satisfaction.respondents import Dimension, Population, Segment


def dimension(name: str, **customers: int | None) -> Dimension:
    return Dimension(name, Label(name), tuple(Segment(s, Label(s), count) for s, count in customers.items()))


TIER = dimension("tier", VIP=12, large=830, ordinary=0)
DISTRICT = dimension("district", urban=400, hills=None)


def test_only_a_dimension_whose_every_segment_is_counted_can_weight_answers() -> None:
    assert TIER.is_counted
    assert not DISTRICT.is_counted
    assert Population((DISTRICT, TIER)).weighting == (TIER,)
    assert Population().weighting == ()


def test_customers_of_a_dimension() -> None:
    assert TIER.customers == 842
    assert DISTRICT.customers == 400


def test_a_dimension_is_found_by_its_id() -> None:
    assert Population((DISTRICT, TIER)).dimension("tier") is TIER
    with pytest.raises(DecisionError) as error:
        Population((DISTRICT,)).dimension("tier")
    assert (error.value.code, error.value.facts["name"]) == ("id-unknown", "tier")


def test_two_segments_of_one_id_are_refused() -> None:
    with pytest.raises(DecisionError) as error:
        Dimension("tier", Label("Tier"), (Segment("VIP", Label("VIP")), Segment("VIP", Label("Key accounts"))))
    assert (error.value.code, error.value.facts) == ("id-taken", {"name": "VIP", "where": "tier"})


def test_a_negative_number_of_customers_is_refused() -> None:
    with pytest.raises(DecisionError) as error:
        dimension("tier", VIP=3, large=-1)
    assert (error.value.code, error.value.facts) == ("customers-negative", {"segment": "large", "value": -1})


def test_equal_populations_are_one_key_of_a_cache() -> None:
    again = dimension("tier", VIP=12, large=830, ordinary=0)
    assert {Population((TIER,)): "kept"}[Population((again,))] == "kept"
