"""What an expert may say about one comparison set."""

from __future__ import annotations

import math

import numpy as np
import pytest

from mcdm.errors import DecisionError
from mcdm.judgments import (
    BestWorstComparisons,
    DirectRatings,
    PairwiseComparisons,
    PairwiseJudgment,
    Revision,
    SkippedPair,
)


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


# ---------------------------------------------------------------------- ranges, options, skips


def test_a_range_holds_its_judgment() -> None:
    sure, unsure = PairwiseJudgment("a", "b", 3.0), PairwiseJudgment("a", "b", 3.0, 2.0, 5.0)
    assert sure.bounds == (3.0, 3.0)
    assert unsure.bounds == (2.0, 5.0)
    for low, high in ((4.0, 5.0), (1.0, 2.0), (-1.0, 5.0), (2.0, math.inf)):
        with pytest.raises(DecisionError, match="judgment-range-wrong"):
            PairwiseJudgment("a", "b", 3.0, low, high)


def test_a_hesitant_judgment_is_the_geometric_mean_of_its_options() -> None:
    hesitant = PairwiseJudgment.hesitant("a", "b", (3.0, 4.0, 6.0), "either way")
    assert math.isclose(hesitant.value, 72 ** (1 / 3)), "SCIENCE 2.8: 4.16"
    assert hesitant.bounds == (3.0, 6.0)
    assert hesitant.comment == "either way"
    for options in ((), (3.0, -1.0), (math.nan,)):
        with pytest.raises(DecisionError, match="judgment-not-a-number"):
            PairwiseJudgment.hesitant("a", "b", options)


def test_a_fuzzy_matrix_is_reciprocal_bound_by_bound() -> None:
    answers = PairwiseComparisons(("a", "b", "c"), (PairwiseJudgment("b", "a", 3.0, 2.0, 5.0),))
    fuzzy = answers.fuzzy_matrix()
    assert fuzzy[1, 0].tolist() == [2.0, 3.0, 5.0]
    assert np.allclose(fuzzy[0, 1], [1 / 5, 1 / 3, 1 / 2])
    assert fuzzy[0, 2].tolist() == [0.0, 0.0, 0.0]
    assert np.array_equal(answers.matrix(), fuzzy[..., 1])


def test_a_pair_is_answered_or_skipped_but_not_both() -> None:
    skipped = (SkippedPair("b", "c", "I do not know the hotline"),)
    assert PairwiseComparisons(("a", "b", "c"), (), skipped).answered == 0
    with pytest.raises(DecisionError, match="judgment-repeated"):
        PairwiseComparisons(("a", "b", "c"), (PairwiseJudgment("c", "b", 2.0),), skipped)
    with pytest.raises(DecisionError, match="id-unknown"):
        PairwiseComparisons(("a", "b"), (), skipped)


def test_revisions_are_history_and_do_not_count() -> None:
    revised = PairwiseComparisons(("a", "b"), (PairwiseJudgment("a", "b", 3.0),), (), (Revision("a", "b", 4, 3, "E5"),))
    assert revised.matrix()[0, 1] == 3.0


# ---------------------------------------------------------------------- best and worst


def best_worst(**changes: object) -> BestWorstComparisons:
    answers = {
        "elements": ("a", "b", "c"),
        "best": "b",
        "worst": "c",
        "best_to_others": (("a", 2.0), ("c", 8.0)),
        "others_to_worst": (("a", 5.0),),
    }
    return BestWorstComparisons(**{**answers, **changes})  # type: ignore[arg-type]


def test_best_and_worst_are_compared_with_all_others() -> None:
    answers = best_worst()
    assert (answers.answered, answers.asked) == (3, 3)
    assert np.allclose(answers.matrix(), [[1, 1 / 2, 5], [2, 1, 8], [1 / 5, 1 / 8, 1]])


def test_best_over_worst_may_stand_in_both_lists() -> None:
    assert best_worst(others_to_worst=(("a", 5.0), ("b", 8.0))).answered == 3
    with pytest.raises(DecisionError, match="best-worst-contradiction"):
        best_worst(others_to_worst=(("a", 5.0), ("b", 7.0)))


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"worst": "b"}, "best-is-worst"),
        ({"best": "x"}, "id-unknown"),
        ({"best_to_others": (("x", 2.0),)}, "id-unknown"),
        ({"best_to_others": (("b", 2.0),)}, "judgment-of-itself"),
        ({"best_to_others": (("a", 2.0), ("a", 3.0))}, "judgment-repeated"),
        ({"best_to_others": (("a", 0.5),)}, "best-worst-below-one"),
        ({"others_to_worst": (("a", math.nan),)}, "judgment-not-a-number"),
    ],
)
def test_what_is_refused_of_best_and_worst(changes: dict[str, object], code: str) -> None:
    with pytest.raises(DecisionError, match=code):
        best_worst(**changes)
