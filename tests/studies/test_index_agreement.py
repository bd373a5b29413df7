"""The order several indices put things in: ranks, the bottom of all, and where they part."""

import math

import pytest

from studies.index_agreement import Agreement, agree_on_clusters, agree_on_indicators
from studies.measure import measure
from studies.weigh import weigh
from tests.studies.examples import hierarchy

AGREEMENT = Agreement(
    {
        "first": {"a": 0.1, "b": 0.2, "c": 0.3, "d": 0.4, "e": 0.5, "f": 0.6, "g": 0.7},
        "second": {"a": 1, "b": 7, "c": 3, "d": 4, "e": 5, "f": 6, "g": 2},
        "third": {"a": -1.0, "g": 1.0, "h": 0.0},
        "flat": {"a": 1.0, "b": 1.0, "c": 1.0},
    }
)


def test_the_bottom_is_low_in_every_index_that_knows_it() -> None:
    assert AGREEMENT.bottom == ("a", "c")


def test_the_widest_parting_comes_first() -> None:
    widest = AGREEMENT.partings[0]
    assert (widest.element, widest.lower, widest.higher) == ("b", "first", "second")
    assert widest.high - widest.low == pytest.approx(5 / 6)
    assert [each.element for each in AGREEMENT.partings] == ["b", "g"]


def test_correlations_are_over_what_both_know() -> None:
    assert AGREEMENT.correlation("first", "first") == (pytest.approx(1), 7)
    assert AGREEMENT.correlation("first", "third") == (None, 2)
    assert AGREEMENT.correlation("first", "flat") == (None, 3)
    assert set(AGREEMENT.correlations) == {("first", "second")}


def test_an_index_that_puts_all_alike_has_no_places() -> None:
    assert "flat" not in AGREEMENT.places
    assert AGREEMENT.places["third"] == {"a": 0.0, "h": 0.5, "g": 1.0}


def test_nothing_to_compare_is_nothing_found() -> None:
    empty = Agreement({})
    assert (empty.bottom, empty.partings, empty.correlations) == ((), (), {})


def test_a_study_without_clusters_and_roles() -> None:
    study = hierarchy()
    measured = measure(study, weigh(study).weights)
    agreement = agree_on_indicators(study, measured, None, None, None)
    assert set(agreement.scores) == {"weighted-average", "set-pair"}
    assert agreement.bottom == ("c",)
    assert agree_on_clusters(study, measured, None, None, None).bottom == ()


def test_what_chance_may_have_put_at_the_bottom_is_not_told() -> None:
    assert AGREEMENT.certain_bottom == AGREEMENT.bottom  # nothing is said to be sampled
    near = {"first": dict.fromkeys("abcdefg", 0.5), "second": dict.fromkeys("abcdefg", 0.1)}
    unsure = Agreement(AGREEMENT.scores, near)
    assert unsure.bottom == AGREEMENT.bottom
    assert unsure.certain_bottom == ()
    assert Agreement(AGREEMENT.scores, {"first": dict.fromkeys("abcdefg", math.inf)}).certain_bottom == ()
