"""Synthesis by merits."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.bocr import (
    FLOOR,
    MERITS,
    Contribution,
    additive_reciprocal,
    by_formula,
    multiplicative,
    multiplicative_weighted,
    probabilistic_additive,
    subtractive,
    weighted_sum,
)
from mcdm.errors import DecisionError

B, O, C, R = (  # noqa: E741
    np.array(each) for each in ([0.40, 0.35, 0.25], [0.30, 0.45, 0.25], [0.45, 0.30, 0.25], [0.30, 0.40, 0.30])
)
b, o, c, r = 0.4, 0.2, 0.25, 0.15
FOUR = [Contribution(*each) for each in zip(MERITS, (B, O, C, R), (b, o, c, r), MERITS, strict=True)]


def reciprocal(values: np.ndarray) -> np.ndarray:
    return (1 / values) / (1 / values).sum()


def test_the_formulas() -> None:
    np.testing.assert_allclose(weighted_sum(FOUR).raw, b * B + o * O + c * C + r * R)
    np.testing.assert_allclose(multiplicative(FOUR).raw, B * O / (C * R))
    np.testing.assert_allclose(multiplicative_weighted(FOUR).raw, B**b * O**o / (C**c * R**r))
    np.testing.assert_allclose(subtractive(FOUR).raw, b * B + o * O - c * C - r * R)
    np.testing.assert_allclose(additive_reciprocal(FOUR).raw, b * B + o * O + c * reciprocal(C) + r * reciprocal(R))
    np.testing.assert_allclose(probabilistic_additive(FOUR).raw, b * B + o * O + c * (1 - C) + r * (1 - R))


@pytest.mark.parametrize("method", [multiplicative, subtractive, additive_reciprocal])
def test_the_second_alternative_wins_the_worked_example(method) -> None:
    assert method(FOUR).raw.argmax() == 1


def test_ideal_priorities_are_divided_by_their_largest_first() -> None:
    ideal = [each / each.max() for each in (B, O, C, R)]
    found = subtractive(FOUR, ideal=True).raw
    np.testing.assert_allclose(found, b * ideal[0] + o * ideal[1] - c * ideal[2] - r * ideal[3])
    inverse = [(1 / each) / (1 / each).max() for each in ideal[2:]]
    found = additive_reciprocal(FOUR, ideal=True).raw
    np.testing.assert_allclose(found, b * ideal[0] + o * ideal[1] + c * inverse[0] + r * inverse[1])


def test_ideal_and_normalised_results() -> None:
    result = multiplicative(FOUR)
    assert result.ideal is not None
    assert result.normalised is not None
    np.testing.assert_allclose(result.ideal, result.raw / result.raw.max())
    np.testing.assert_allclose(result.normalised.sum(), 1)
    with pytest.raises(ValueError, match="read-only"):
        result.raw[0] = 1


def test_negative_numbers_have_no_shares() -> None:
    result = subtractive(
        [Contribution("in", [0.9, 0.1], 0.5, "benefits"), Contribution("out", [0.2, 0.8], 0.5, "costs")]
    )
    assert result.normalised is None
    assert result.ideal is not None
    assert [finding.code for finding in result.findings] == ["synthesis-negative"]
    assert result.findings[0].details["count"] == 1
    assert subtractive([Contribution("out", [0.2, 0.8], 1, "costs")]).ideal is None


def test_a_merit_without_a_network_is_left_out() -> None:
    two = [FOUR[0], FOUR[2]]
    np.testing.assert_allclose(multiplicative(two).raw, B / C)
    np.testing.assert_allclose(subtractive(two).raw, b * B - c * C)


def test_networks_of_one_merit_are_averaged_by_their_weights() -> None:
    parts = [Contribution("money", B, 0.3, "benefits"), Contribution("people", O, 0.1, "benefits"), FOUR[2]]
    mean = 0.75 * B + 0.25 * O
    np.testing.assert_allclose(subtractive(parts).raw, 0.4 * mean - c * C)
    np.testing.assert_allclose(multiplicative(parts).raw, mean / C)


def test_a_priority_of_zero_is_floored_and_said() -> None:
    parts = [Contribution("in", [0.5, 0.5], 0.5, "benefits"), Contribution("out", [1.0, 0.0], 0.5, "costs")]
    for method in (multiplicative, multiplicative_weighted, additive_reciprocal):
        result = method(parts)
        assert np.isfinite(result.raw).all()
        assert result.findings[0].code == "synthesis-zero-floored"
        assert result.findings[0].place == "costs"
    assert multiplicative(parts).raw[1] == pytest.approx(0.5 / FLOOR)
    assert "synthesis-zero-floored" not in [finding.code for finding in subtractive(parts).findings]


def test_draws_run_along() -> None:
    rng = np.random.default_rng(3)
    draws = rng.dirichlet(np.ones(3), (5, 2))
    weights = rng.random((5, 2))
    parts = [Contribution("in", draws[:, 0], weights[:, 0], "benefits"), Contribution("out", draws[:, 1], 0.3, "costs")]
    found = subtractive(parts).raw
    np.testing.assert_allclose(found[2], weights[2, 0] * draws[2, 0] - 0.3 * draws[2, 1])
    assert found.shape == (5, 3)


def test_a_formula_of_ones_own() -> None:
    text = "weight.benefits * ideal(benefits) - weight.costs * ideal(costs)"
    np.testing.assert_allclose(by_formula(FOUR, text=text).raw, b * B / B.max() - c * C / C.max())
    np.testing.assert_allclose(by_formula(FOUR, text="benefits - costs", ideal=True).raw, B / B.max() - C / C.max())
    assert by_formula(FOUR, text="1").raw.tolist() == [1, 1, 1]


def test_a_formula_says_where_it_meets_zero() -> None:
    parts = [Contribution("in", [0.5, 0.5]), Contribution("out", [1.0, 0.0]), Contribution("unused", [1.0, 0.0])]
    result = by_formula(parts, text="in / out")
    assert [finding.place for finding in result.findings] == ["out"]


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ([], "synthesis-empty"),
        ([FOUR[0], FOUR[0]], "synthesis-name-repeated"),
        ([FOUR[0], Contribution("x", [1, 2], 1, "costs")], "synthesis-sizes-differ"),
        ([Contribution("x", [1, 2])], "synthesis-merit-missing"),
    ],
)
def test_what_cannot_be_put_together(parts: list[Contribution], code: str) -> None:
    with pytest.raises(DecisionError) as caught:
        subtractive(parts)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("x", [0.5], 1, "benefit"), "synthesis-merit-unknown"),
        (("x", [], 1, "benefits"), "synthesis-priorities-invalid"),
        (("x", [0, 0], 1, "benefits"), "synthesis-priorities-invalid"),
        (("x", [1, -1], 1, "benefits"), "synthesis-priorities-invalid"),
        (("x", [1, np.nan], 1, "benefits"), "synthesis-priorities-invalid"),
        (("x", [1, 2], -1, "benefits"), "synthesis-weight-invalid"),
    ],
)
def test_what_is_no_contribution(arguments: tuple, code: str) -> None:
    with pytest.raises(DecisionError) as caught:
        Contribution(*arguments)
    assert caught.value.code == code


def test_what_is_left_of_one_needs_priorities_below_it() -> None:
    parts = [Contribution("costs", [1.5, 0.5], 1, "costs")]
    with pytest.raises(DecisionError, match="synthesis-above-one"):
        probabilistic_additive(parts)
    assert probabilistic_additive(parts, ideal=True).raw == pytest.approx([0, 2 / 3])


def test_numbers_too_large_are_refused() -> None:
    with pytest.raises(DecisionError, match="synthesis-out-of-range"):
        multiplicative_weighted([Contribution("costs", [1e-6, 1], 100, "costs")])
