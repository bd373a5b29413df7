"""Rank reversal is found where it is known to be, and nowhere else."""

from __future__ import annotations

import pytest

from mcdm.choice import Choice
from mcdm.errors import DecisionError
from mcdm.ranking import cocoso
from mcdm.ranking.rank_reversal import Reversal, rank_reversals
from tests.mcdm.ranking.questions import drawn, question


@pytest.mark.parametrize("seed", range(5))
def test_a_weighted_product_never_reverses(seed: int) -> None:
    """Ratios between two alternatives do not know who else is there."""
    found = rank_reversals(drawn(6, 4, seed), Choice("weighted-product"))
    assert found.reversals == ()
    assert found.tested == 5 + 6
    assert found.keeps_winner


def test_a_reversal_names_its_cause_the_pair_and_the_new_winner() -> None:
    # C keeps the ranges wide. Without it the lead of B on the second criterion counts in full.
    found = rank_reversals(question([[10, 4.2], [8, 5], [0, 0]], [0.45, 0.55]), Choice("weighted-sum"))
    assert found.reversals == (Reversal("left-out", "C", (("A", "B"),), "B"),)
    assert not found.keeps_winner


def test_two_alternatives_are_tested_with_copies_only() -> None:
    assert rank_reversals(question([[1, 2], [3, 1]]), Choice("topsis")).tested == 2


def test_what_the_method_cannot_do_at_all_is_an_error() -> None:
    with pytest.raises(DecisionError, match="ranking-needs-positive"):
        rank_reversals(question([[1, -2], [3, 1]]), Choice("aras"))


def test_a_change_that_the_method_cannot_do_is_not_counted() -> None:
    # Without A, B would be last everywhere and CoCoSo would divide by its score.
    matrix = question([[9, 1], [1, 5], [2, 9]])
    assert "A" not in cocoso(matrix).winners
    assert rank_reversals(matrix, Choice("cocoso")).tested == 2 + 3 - 1
