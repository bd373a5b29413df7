"""Ratings by words."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.errors import DecisionError
from mcdm.judgments import PairwiseComparisons, PairwiseJudgment
from mcdm.labels import Label
from mcdm.ratings import (
    STANDARD_SCALES,
    RatedCriterion,
    Rating,
    RatingCategory,
    RatingScale,
    RatingTable,
    rate,
)


def scale(name: str, **values: float) -> RatingScale:
    return RatingScale(name, Label(name), tuple(RatingCategory(each, Label(each), v) for each, v in values.items()))


PRICE = scale("price", cheap=4, fair=2, dear=1)
LOOK = scale("look", good=1, bad=0)
CRITERIA = (RatedCriterion("cost", "price"), RatedCriterion("style", "look"))
FULL = (
    Rating("x", "cost", "cheap"),
    Rating("x", "style", "bad"),
    Rating("y", "cost", "dear"),
    Rating("y", "style", "good"),
)


def table(*ratings: Rating, alternatives: tuple[str, ...] = ("x", "y")) -> RatingTable:
    return RatingTable(alternatives, CRITERIA, (PRICE, LOOK), ratings)


def test_totals_are_weighted_sums_of_ideal_values() -> None:
    result = rate(table(*FULL), [0.6, 0.4])
    np.testing.assert_allclose(result.values, [[1, 0], [0.25, 1]])
    np.testing.assert_allclose(result.totals, [0.6, 0.55])
    np.testing.assert_allclose(result.priorities, np.array([0.6, 0.55]) / 1.15)
    assert not result.findings


def test_another_alternative_leaves_totals_as_they_are() -> None:
    more = rate(
        table(*FULL, Rating("z", "cost", "cheap"), Rating("z", "style", "good"), alternatives=("x", "y", "z")), [3, 2]
    )
    np.testing.assert_allclose(more.totals[:2], [0.6, 0.55])
    assert more.totals[2] == pytest.approx(1)


def test_weights_may_be_draws() -> None:
    weights = np.random.default_rng(1).dirichlet([1, 1], 6)
    result = rate(table(*FULL), weights)
    np.testing.assert_allclose(result.totals[3], rate(table(*FULL), weights[3]).totals)
    assert result.priorities is not None
    np.testing.assert_allclose(result.priorities.sum(-1), 1)


def test_a_gap_neither_helps_nor_harms() -> None:
    result = rate(table(*FULL[:1], *FULL[2:]), [0.6, 0.4])
    np.testing.assert_allclose(result.totals, [1.0, 0.55])
    (finding,) = result.findings
    assert (finding.code, finding.place) == ("rating-missing", "x")
    assert finding.details["names"] == "style"
    assert finding.details["share"] == pytest.approx(0.6)


def test_an_alternative_without_ratings_has_a_total_of_zero() -> None:
    result = rate(table(*FULL[:2]), [0.6, 0.4])
    assert result.totals[1] == 0
    assert [finding.code for finding in result.findings] == ["rating-none"]
    assert rate(table(), [1, 1]).priorities is None


def test_categories_may_be_compared_in_pairs() -> None:
    pairs = PairwiseComparisons(
        ("low", "high", "medium"),
        (
            PairwiseJudgment("high", "medium", 2),
            PairwiseJudgment("medium", "low", 2),
            PairwiseJudgment("high", "low", 4),
        ),
    )
    compared = RatingScale(
        "level", Label("Level"), tuple(RatingCategory(each) for each in ("high", "medium", "low")), pairs
    )
    np.testing.assert_allclose(compared.values(), [1, 0.5, 0.25], rtol=1e-9)
    assert not compared.findings()
    turned = RatingScale("level", Label(), tuple(RatingCategory(each) for each in ("medium", "high", "low")), pairs)
    assert [finding.code for finding in turned.findings()] == ["rating-categories-out-of-order"]
    open_pairs = PairwiseComparisons(pairs.elements, pairs.judgments[:1])
    partly = RatingScale("level", Label(), compared.categories, open_pairs)
    assert "comparisons-disconnected" in [finding.code for finding in partly.findings()]


def test_standard_scales_run_from_one_downwards_in_both_languages() -> None:
    for each in STANDARD_SCALES:
        assert each.values()[0] == 1
        assert not each.findings()
        assert all(category.label.en and category.label.zh for category in each.categories)
        assert each.label.zh
    assert len({each.id for each in STANDARD_SCALES}) == len(STANDARD_SCALES)


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda: scale("s"), "rating-scale-empty"),
        (lambda: RatingScale("s", Label(), (RatingCategory("a", value=1),) * 2), "rating-category-repeated"),
        (lambda: scale("s", a=0, b=0), "rating-values-invalid"),
        (lambda: scale("s", a=1, b=-1), "rating-values-invalid"),
        (
            lambda: RatingScale(
                "s", Label(), (RatingCategory("a"), RatingCategory("b")), PairwiseComparisons(("a", "c"))
            ),
            "rating-comparisons-of-others",
        ),
        (lambda: table(Rating("z", "cost", "cheap")), "id-unknown"),
        (lambda: table(Rating("x", "price", "cheap")), "id-unknown"),
        (lambda: table(Rating("x", "cost", "good")), "id-unknown"),
        (lambda: table(FULL[0], FULL[0]), "rating-repeated"),
        (lambda: table(alternatives=("x", "x")), "rating-name-repeated"),
        (lambda: RatingTable(("x",), (RatedCriterion("cost", "prise"),), (PRICE,)), "id-unknown"),
        (lambda: rate(table(*FULL), [1.0]), "rating-weights-invalid"),
        (lambda: rate(table(*FULL), [0.0, 0.0]), "rating-weights-invalid"),
    ],
)
def test_what_is_refused(make, code: str) -> None:
    with pytest.raises(DecisionError) as caught:
        make()
    assert caught.value.code == code
