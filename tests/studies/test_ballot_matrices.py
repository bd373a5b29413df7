"""Ballots as the numbers a method reads."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from mcdm.choice import Choice
from mcdm.errors import DecisionError
from mcdm.judgments import BestWorstComparisons, DirectRatings, PairwiseComparisons, PairwiseJudgment
from mcdm.model import ComparisonSet
from studies.ballot_matrices import own_best_worst, triangles
from studies.study import Choices

ASKED = ComparisonSet("goal", "decomposition", "goal", "", ("a", "b", "c"))
POWER = replace(Choices(), judgment_scale=Choice("power"))


def test_elements_stand_in_the_order_of_the_set() -> None:
    said = PairwiseComparisons(("c", "b", "a"), (PairwiseJudgment("c", "a", 4.0),))
    assert triangles(said, ASKED, Choices())[..., 1].tolist() == [[1, 0, 0.25], [0, 1, 0], [4, 0, 1]]


def test_words_and_ranges_are_read_on_the_scale_of_the_study() -> None:
    said = PairwiseComparisons(("a", "b", "c"), (PairwiseJudgment("a", "b", 3.0, 2.0, 5.0),))
    counted = triangles(said, ASKED, POWER)
    assert counted[0, 1].tolist() == [4.0, 9.0, 25.0]
    assert np.allclose(counted[1, 0], [1 / 25, 1 / 9, 1 / 4])
    assert not counted[0, 2].any()


def test_points_are_ratios_already() -> None:
    points = DirectRatings(("c", "b", "a"), (10.0, 20.0, 40.0))
    assert triangles(points, ASKED, POWER)[0, 2].tolist() == [4.0, 4.0, 4.0]
    with pytest.raises(DecisionError, match="ratings-not-comparable"):
        triangles(DirectRatings(("a", "b", "c"), (1.0, 0.0, 1.0)), ASKED, Choices())


def test_best_worst_answers_have_weights_of_their_own_once_complete() -> None:
    whole = BestWorstComparisons(("a", "b", "c"), "a", "c", (("b", 2.0), ("c", 4.0)), (("b", 2.0),))
    assert np.allclose(own_best_worst(whole, ASKED, Choices()), [4 / 7, 2 / 7, 1 / 7])
    open_still = replace(whole, others_to_worst=())
    assert own_best_worst(open_still, ASKED, Choices()) is None
    assert own_best_worst(DirectRatings(("a", "b", "c"), (1.0, 1.0, 1.0)), ASKED, Choices()) is None
    assert triangles(open_still, ASKED, Choices())[1, 2].tolist() == [0.0, 0.0, 0.0]


def test_only_a_best_worst_method_reads_best_worst_answers() -> None:
    with pytest.raises(DecisionError, match="method-not-best-worst"):
        replace(Choices(), best_worst=Choice("eigenvector"))
    with pytest.raises(DecisionError, match="method-unknown"):
        replace(Choices(), judgment_scale=Choice("liner"))
