"""Stated against derived importance: only what can be told from chance is a disagreement."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.errors import DecisionError
from satisfaction.respondent_answers import respondent_answers
from satisfaction.respondents import Population
from satisfaction.stated_importance import ImportanceShares, asked_importance, importance_gaps
from tests.satisfaction.asked_surveys import asked_survey

ITEMS = ("a", "b", "c")


def shares(*values: float, half: float) -> ImportanceShares:
    at = np.array(values)
    return ImportanceShares(ITEMS, at, at - half, at + half)


def test_sure_differences_have_a_name() -> None:
    gaps = importance_gaps(shares(0.6, 0.1, 0.3, half=0.02), shares(0.1, 0.6, 0.3, half=0.02))
    assert [gap.verdict for gap in gaps] == ["said but not acting", "hidden driver", "agree"]
    assert [gap.rank_gap for gap in gaps] == [2, -2, 0]
    assert gaps[0].difference == pytest.approx(0.5)
    assert gaps[0].low == pytest.approx(0.5 - np.hypot(0.02, 0.02))


def test_wide_intervals_tell_nothing() -> None:
    gaps = importance_gaps(shares(0.6, 0.1, 0.3, half=0.5), shares(0.1, 0.6, 0.3, half=0.5))
    assert {gap.verdict for gap in gaps} == {"agree"}
    ranked = importance_gaps(shares(0.6, 0.1, 0.3, half=0.5), shares(0.1, 0.6, 0.3, half=0.5), "ranks")
    assert {gap.verdict for gap in ranked} == {"agree"}


def test_a_flat_scale_is_compared_by_ranks() -> None:
    """What is called important by everybody in the same order is no disagreement, however flat the answers are."""
    flat, steep = shares(0.35, 0.33, 0.32, half=0.001), shares(0.8, 0.15, 0.05, half=0.01)
    assert {gap.verdict for gap in importance_gaps(flat, steep)} != {"agree"}
    by_rank = importance_gaps(flat, steep, "ranks")
    assert {gap.verdict for gap in by_rank} == {"agree"}
    assert by_rank[0].derived_ranks == (1, 1)
    turned = importance_gaps(shares(0.32, 0.33, 0.35, half=0.001), steep, "ranks")
    assert [gap.verdict for gap in turned] == ["hidden driver", "agree", "said but not acting"]


def test_other_items_are_refused() -> None:
    first = shares(0.6, 0.1, 0.3, half=0.1)
    with pytest.raises(DecisionError, match="importance-of-other-items"):
        importance_gaps(first, first.over(("a", "b")))


def test_some_of_the_items_sum_to_one_again() -> None:
    part = shares(0.6, 0.1, 0.3, half=0.1).over(("a", "c"))
    np.testing.assert_allclose(part.values, [2 / 3, 1 / 3])
    np.testing.assert_allclose(part.high - part.values, [1 / 9, 1 / 9])


def importance_of(a: np.ndarray, b: np.ndarray) -> ImportanceShares:
    spans = {"a/importance": (1, 10), "b/importance": (1, 10)}
    survey = asked_survey({"a": a * 0 + 3, "a/importance": a, "b/importance": b}, spans)
    return asked_importance(respondent_answers(survey, Population()), ("a", "b"))


def test_customers_say_what_is_important() -> None:
    found = importance_of(np.array([10.0, 10, 10, 10]), np.array([1.0, 10, 10, 1]))
    np.testing.assert_allclose(found.values, [2 / 3, 1 / 3])
    assert (found.low < found.values).all()
    assert (found.values < found.high).all()


def test_the_interval_covers_the_truth_as_often_as_it_says() -> None:
    rng, hits = np.random.default_rng(5), 0
    for _ in range(200):
        a, b = np.clip(np.rint(rng.normal((7.0, 4.0), 1.5, (120, 2))), 1, 10).T
        found = importance_of(a, b)
        hits += bool(found.low[0] <= 6 / 9 <= found.high[0])
    assert 0.90 <= hits / 200 <= 0.99


def test_nothing_said_is_refused() -> None:
    with pytest.raises(DecisionError, match="importance-unanswered"):
        importance_of(np.array([5.0, 6]), np.array([np.nan, np.nan]))
    with pytest.raises(DecisionError, match="importance-unanswered"):
        importance_of(np.array([1.0, 1]), np.array([1.0, 1]))


def test_answers_all_alike_leave_shares_open() -> None:
    """Three who call everything important: somebody who was not asked may not."""
    given = {f"{item}/importance": np.full(3, 4.0) for item in ITEMS}
    found = asked_importance(respondent_answers(asked_survey(given | {"a": np.full(3, 3.0)}), Population()), ITEMS)
    assert found.values == pytest.approx(np.full(3, 1 / 3))
    assert (found.high - found.low > 0.2).all()
