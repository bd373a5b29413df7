"""Best-worst answers: what is one, and how far they contradict each other."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.comparisons.best_worst import (
    CONSISTENCY_INDEX,
    INPUT_BASED_THRESHOLDS,
    BestWorst,
    best_worst_ratio,
    consistency_index,
    contradiction,
    input_based_ratio,
    input_based_threshold,
)
from mcdm.errors import DecisionError
from mcdm.judgments import BestWorstComparisons

CAR = BestWorst(1, 4, np.array([2.0, 1, 4, 3, 8]), np.array([4.0, 8, 4, 2, 1]))
"""Rezaei 2016: quality, price, comfort, safety, style."""


def test_a_ballot_as_numbers() -> None:
    ballot = BestWorstComparisons(("a", "b", "c"), "c", "a", (("b", 2.0), ("a", 8.0)), (("b", 5.0),))
    answers = BestWorst.of(ballot)
    assert (answers.best, answers.worst, answers.size, float(answers.best_over_worst)) == (2, 0, 3, 8)
    assert answers.best_to_others.tolist() == [8, 2, 1]
    assert answers.others_to_worst.tolist() == [1, 5, 8]
    turned = BestWorstComparisons(("a", "b", "c"), "c", "a", (("b", 2.0),), (("b", 5.0), ("c", 8.0)))
    assert BestWorst.of(turned).best_to_others.tolist() == [8, 2, 1]


def test_an_open_answer_is_named() -> None:
    with pytest.raises(DecisionError) as caught:
        BestWorst.of(BestWorstComparisons(("a", "b", "c", "d"), "c", "a", (("b", 2.0), ("a", 8.0)), (("b", 5.0),)))
    assert (caught.value.code, caught.value.facts["elements"]) == ("best-worst-incomplete", "d")


def test_answers_are_read_only_copies() -> None:
    vector = np.array([1.0, 3.0])
    answers = BestWorst(0, 1, vector, vector[::-1])
    vector[1] = 5.0
    assert answers.best_to_others.tolist() == [1, 3]
    assert not answers.others_to_worst.flags.writeable


@pytest.mark.parametrize(
    ("code", "best", "worst", "over", "under"),
    [
        ("best-worst-position", 0, 0, [1, 2], [2, 1]),
        ("best-worst-position", 0, 2, [1, 2], [2, 1]),
        ("best-worst-position", -1, 1, [1, 2], [2, 1]),
        ("best-worst-wrong-length", 0, 1, [1, 2], [3, 2, 1]),
        ("best-worst-wrong-length", 0, 0, [], []),
        ("best-worst-value", 0, 1, [1, 0.5], [2, 1]),
        ("best-worst-value", 0, 1, [1, np.nan], [2, 1]),
        ("best-worst-value", 0, 1, [1, 1e13], [2, 1]),
        ("best-worst-value", 0, 1, ["x", 2], [2, 1]),
        ("best-worst-of-itself", 0, 1, [2, 2], [2, 1]),
        ("best-worst-of-itself", 0, 1, [1, 2], [2, 3]),
    ],
)
def test_what_are_no_answers_is_refused(
    code: str, best: int, worst: int, over: list[float], under: list[float]
) -> None:
    with pytest.raises(DecisionError, match=code):
        BestWorst(best, worst, over, under)  # type: ignore[arg-type]


def test_the_printed_consistency_index_is_the_exact_one_rounded() -> None:
    whole = np.arange(1.0, 10.0)
    assert consistency_index(whole).tolist() == list(CONSISTENCY_INDEX)
    assert consistency_index(whole + 1e-9) == pytest.approx(CONSISTENCY_INDEX, abs=5.1e-3)
    assert consistency_index(10.0) == pytest.approx(6.0)


def test_the_ratio_where_best_and_worst_are_equal() -> None:
    assert best_worst_ratio(0.0, 0.0) == 0
    assert best_worst_ratio(0.3, 0.0) == np.inf
    assert best_worst_ratio(np.array([0.26]), np.array([4.47])) == pytest.approx([0.0582], abs=1e-4)


def test_the_input_based_ratio_by_hand() -> None:
    assert input_based_ratio(CAR) == pytest.approx(8 / 56)  # comfort: 4 x 4 is not 8
    assert input_based_ratio(BestWorst(0, 1, [1, 1], [1, 1])) == 0  # type: ignore[arg-type]


def test_thresholds_as_published_or_none() -> None:
    assert input_based_threshold(5, 8) == 0.2958
    assert input_based_threshold(9, 9) == 0.3662
    for elements, whole in ((2, 5), (10, 5), (5, 2), (5, 10), (5, 4.5)):
        assert input_based_threshold(elements, whole) is None
    assert all(len(row) == 7 for row in INPUT_BASED_THRESHOLDS.values())


def test_a_contradiction_names_the_element_to_reconsider() -> None:
    assert contradiction(CAR, ("quality", "price", "comfort", "safety", "style")) == ()
    wild = BestWorst(1, 4, np.array([2.0, 1, 7, 3, 8]), np.array([4.0, 8, 6, 2, 1]))
    (finding,) = contradiction(wild, ("quality", "price", "comfort", "safety", "style"), "E1/goal")
    assert (finding.code, finding.place) == ("best-worst-contradicting", "E1/goal")
    assert (finding.details["element"], finding.details["product"], finding.details["given"]) == ("comfort", 42, 8)
