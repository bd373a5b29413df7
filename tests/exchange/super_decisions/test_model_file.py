"""A model file as values."""

from __future__ import annotations

from tests.exchange.super_decisions.small_models import PLAIN, merits


def test_counts() -> None:
    assert PLAIN.link_count == 8
    assert PLAIN.judgment_count == 6
    assert PLAIN.cluster_of["Cost"] == "Criteria"


def test_pairs_name_their_elements() -> None:
    assert PLAIN.comparisons[0].pairs == (("Notices", "Lines", 6.0), ("Notices", "Crews", 3.0), ("Lines", "Crews", 0.5))


def test_networks_inside() -> None:
    assert merits().inside(0) == (1, 2)
    assert merits().top.formula
