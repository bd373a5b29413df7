"""Ranks: one more than the number of better ones, equals share, rounding is no difference."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.errors import DecisionError
from mcdm.ranking import Ranking, rank


def test_equals_share_the_better_rank() -> None:
    assert rank(np.array([3.0, 5.0, 3.0, 1.0])).tolist() == [2, 1, 2, 4]
    assert rank(np.array([3.0, 5.0, 3.0, 1.0]), higher_is_better=False).tolist() == [2, 4, 2, 1]


def test_rounding_is_no_difference() -> None:
    assert rank(np.array([0.1 + 0.2, 0.3, 0.2])).tolist() == [1, 1, 3]
    assert rank(np.array([1.0, 1.0 + 1e-9])).tolist() == [2, 1]
    assert rank(np.zeros(3)).tolist() == [1, 1, 1]


def test_a_batch_is_its_rows() -> None:
    scores = np.random.default_rng(1).integers(0, 4, (3, 5, 6)).astype(float)
    assert rank(scores).tolist() == [[rank(row).tolist() for row in block] for block in scores]


def test_a_score_that_is_no_number_is_refused() -> None:
    with pytest.raises(DecisionError, match="ranking-undefined"):
        Ranking("topsis", ("A", "B"), np.array([0.2, np.nan]))


def test_order_and_winners() -> None:
    ranking = Ranking("topsis", ("A", "B", "C"), np.array([0.2, 0.7, 0.7]))
    assert ranking.winners == ("B", "C")
    assert ranking.order == ("B", "C", "A")
    with pytest.raises(ValueError, match="read-only"):
        ranking.scores[0] = 1
