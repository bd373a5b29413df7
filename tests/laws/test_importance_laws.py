"""Laws of relative importance: parts sum to R squared, names and units do not matter, copies share."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from satisfaction.correlations import survey_correlations
from satisfaction.customer_value import abc_classes, tier_of
from satisfaction.drivers import survey_drivers
from satisfaction.relative_importance import (
    johnson_importance,
    sampled_shapley_importance,
    shapley_importance,
    standardised_coefficients,
)
from satisfaction.respondents import Population
from tests.satisfaction.asked_surveys import asked_survey

KERNELS = (shapley_importance, johnson_importance, sampled_shapley_importance)
MODEST = settings(max_examples=25, deadline=None, derandomize=True)
sizes = st.integers(2, 6)
seeds = st.integers(0, 10_000)


def problem(p: int, seed: int, rank: int | None = None) -> tuple[np.ndarray, np.ndarray]:
    """Correlations of p drivers (of a lower rank where asked for) and with their outcome."""
    rng = np.random.default_rng(seed)
    table = rng.normal(size=(40, rank or p)) @ rng.normal(size=(rank or p, p))
    outcome = table @ rng.normal(size=p) + rng.normal(size=40)
    whole = np.corrcoef(np.column_stack([table, outcome]).T)
    return whole[:-1, :-1], whole[:-1, -1]


@MODEST
@given(sizes, seeds, st.booleans())
def test_parts_are_not_negative_and_sum_to_r_squared(p: int, seed: int, singular: bool) -> None:
    among, outcome = problem(p, seed, max(p - 1, 1) if singular else None)
    explained = float(standardised_coefficients(among, outcome)[1])
    assert -1e-9 <= explained <= 1 + 1e-9
    for kernel in KERNELS:
        parts = kernel(among, outcome)
        assert (parts >= -1e-9).all()
        assert parts.sum() == pytest.approx(explained, abs=1e-7)


@MODEST
@given(sizes, seeds)
def test_another_order_of_the_drivers_only_orders_the_parts(p: int, seed: int) -> None:
    among, outcome = problem(p, seed)
    turned = np.random.default_rng(seed).permutation(p)
    for kernel in (shapley_importance, johnson_importance):
        np.testing.assert_allclose(
            kernel(among[np.ix_(turned, turned)], outcome[turned]), kernel(among, outcome)[turned], atol=1e-9
        )


@MODEST
@given(sizes, seeds)
def test_a_question_asked_the_other_way_round_matters_as_much(p: int, seed: int) -> None:
    among, outcome = problem(p, seed)
    signs = np.random.default_rng(seed).choice([-1.0, 1.0], p)
    for kernel in (shapley_importance, johnson_importance):
        turned = kernel(among * np.outer(signs, signs), outcome * signs)
        np.testing.assert_allclose(turned, kernel(among, outcome), atol=1e-9)


@MODEST
@given(sizes, seeds)
def test_groups_of_one_are_the_drivers_and_one_group_is_all(p: int, seed: int) -> None:
    among, outcome = problem(p, seed)
    single = shapley_importance(among, outcome, [[k] for k in range(p)])
    np.testing.assert_allclose(single, shapley_importance(among, outcome), atol=1e-9)
    whole = shapley_importance(among, outcome, [range(p)])
    assert whole[0] == pytest.approx(float(standardised_coefficients(among, outcome)[1]))


@MODEST
@given(seeds)
def test_steps_and_the_number_of_customers_do_not_matter(seed: int) -> None:
    """Answers on 1 to 9 in place of 1 to 5, and every respondent twice, change no share."""
    rng = np.random.default_rng(seed)
    table = rng.integers(1, 6, (60, 3)).astype(float)
    overall = np.clip(np.rint(table.mean(1) + rng.normal(0, 0.7, 60)), 1, 5)
    given_ = {"A": table[:, 0], "B": table[:, 1], "C": table[:, 2], "overall": overall}
    once = survey_drivers(asked_survey(given_), Population(), "overall", ("A", "B", "C"))
    stretched = given_ | {"A": 2 * table[:, 0] - 1}
    longer = survey_drivers(asked_survey(stretched, {"A": (1, 9)}), Population(), "overall", ("A", "B", "C"))
    twice = {key: np.concatenate([each, each]) for key, each in given_.items()}
    doubled = survey_drivers(asked_survey(twice), Population(), "overall", ("A", "B", "C"))
    np.testing.assert_allclose(longer.importance, once.importance, atol=1e-9)
    np.testing.assert_allclose(doubled.importance, once.importance, atol=1e-9)


@MODEST
@given(seeds, st.floats(0, 0.6))
def test_correlations_with_gaps_contradict_nothing(seed: int, gaps: float) -> None:
    rng = np.random.default_rng(seed)
    table = np.where(rng.random((12, 5)) < gaps, np.nan, rng.integers(1, 6, (12, 5)).astype(float))
    table[0] = 3.0
    found = survey_correlations(asked_survey({f"Q{k}": table[:, k] for k in range(5)}), Population())
    assert np.linalg.eigvalsh(found.values)[0] > -1e-8
    np.testing.assert_allclose(np.diagonal(found.values), 1)
    assert (np.abs(found.values) <= 1 + 1e-9).all()


@MODEST
@given(st.lists(st.floats(0, 3e6), min_size=1, max_size=30))
def test_who_takes_more_is_in_no_lower_tier_and_class(amounts: list[float]) -> None:
    rank = {"C": 0, "B": 1, "A": 2, "ordinary": 0, "large": 1, "VIP": 2}
    order = np.argsort(amounts, kind="stable")
    given_ = np.array(amounts)[order]
    for classes in (tier_of(given_), abc_classes(given_)):
        ranks = [rank[name] for name in classes]
        assert ranks == sorted(ranks)
