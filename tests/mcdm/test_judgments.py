"""What an expert may say about one comparison set."""

from __future__ import annotations

import math

import numpy as np
import pytest

from mcdm.errors import DecisionError
from mcdm.judgments import DirectRatings, PairwiseComparisons, PairwiseJudgment


def judged(*judgments: tuple[str, str, float]) -> PairwiseComparisons:
    return PairwiseComparisons(("a", "b", "c"), tuple(PairwiseJudgment(*judgment) for judgment in judgments))


def test_the_matrix_is_reciprocal_with_zeros_where_nothing_was_answered() -> None:
    answers = judged(("a", "b", 3), ("c", "a", 2))
    assert answers.answered == 2
    assert np.allclose(answers.matrix(), [[1, 3, 1 / 2], [1 / 3, 1, 0], [2, 0, 1]])


@pytest.mark.parametrize(
    ("judgments", "code"),
    [
        ([("a", "x", 3)], "id-unknown"),
        ([("a", "a", 3)], "judgment-of-itself"),
        ([("a", "b", 3), ("b", "a", 3)], "judgment-repeated"),
        ([("a", "b", 0)], "judgment-not-a-number"),
        ([("a", "b", -1)], "judgment-not-a-number"),
        ([("a", "b", math.nan)], "judgment-not-a-number"),
        ([("a", "b", 1e300)], "judgment-too-large"),
        ([("a", "b", 1e-300)], "judgment-too-large"),
    ],
)
def test_what_is_refused(judgments: list[tuple[str, str, float]], code: str) -> None:
    with pytest.raises(DecisionError, match=code):
        judged(*judgments)


def test_any_positive_ratio_may_be_computed_with() -> None:
    assert judged(("a", "b", 12.5)).matrix()[0, 1] == 12.5


def test_ratings_may_hold_zeros_but_not_only_zeros() -> None:
    assert DirectRatings(("a", "b"), (0, 100)).points == (0, 100)
    for points in ((0, 0), (-1, 2), (math.nan, 1)):
        with pytest.raises(DecisionError, match="ratings-not-positive"):
            DirectRatings(("a", "b"), points)
    with pytest.raises(DecisionError, match="ratings-wrong-length"):
        DirectRatings(("a", "b"), (1,))
