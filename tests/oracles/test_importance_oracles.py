"""Importance and reliability held against other programs and plain loops over people, orders and subsets."""

from __future__ import annotations

import itertools

import numpy as np
import pandas as pd
import pytest
from scipy import linalg, stats

from satisfaction.correlations import resampled, respondent_correlations, survey_correlations
from satisfaction.drivers import respondent_drivers, survey_drivers
from satisfaction.questionnaire_quality import questionnaire_quality
from satisfaction.relative_importance import johnson_importance, shapley_importance
from satisfaction.respondent_answers import respondent_answers
from satisfaction.respondents import Population
from tests.satisfaction.asked_surveys import asked_survey
from tests.satisfaction.small_surveys import population


def answers(count: int = 150, p: int = 4, seed: int = 11) -> dict[str, np.ndarray]:
    rng = np.random.default_rng(seed)
    table = np.clip(np.rint(3 + 0.6 * rng.normal(size=(count, 1)) + rng.normal(size=(count, p))), 1, 5)
    overall = np.clip(np.rint(5 + table @ np.linspace(0.2, 1.2, p) - 7 + rng.normal(size=count)), 1, 10)
    return {f"Q{k}": table[:, k] for k in range(p)} | {"overall": overall}


def r_squared(table: np.ndarray, outcome: np.ndarray) -> float:
    """Of least squares with an intercept, from residuals."""
    design = np.column_stack([np.ones(len(table)), table])
    residuals = outcome - design @ np.linalg.lstsq(design, outcome, rcond=None)[0]
    return float(1 - (residuals**2).sum() / ((outcome - outcome.mean()) ** 2).sum())


def test_shapley_is_the_mean_over_all_orders_of_regressions() -> None:
    given = answers()
    table, outcome = np.column_stack([given[f"Q{k}"] for k in range(4)]), given["overall"]
    parts = np.zeros(4)
    orders = list(itertools.permutations(range(4)))
    for order in orders:
        for place, k in enumerate(order):
            parts[k] += r_squared(table[:, order[: place + 1]], outcome) - r_squared(table[:, order[:place]], outcome)
    found = survey_drivers(asked_survey(given, {"overall": (1, 10)}), Population(), "overall", tuple(given)[:-1])
    np.testing.assert_allclose(found.importance, parts / len(orders), atol=1e-10)
    assert found.explained == pytest.approx(r_squared(table, outcome))
    scaled = (table - table.mean(0)) / table.std(0)
    slopes = np.linalg.lstsq(scaled, (outcome - outcome.mean()) / outcome.std(), rcond=None)[0]
    np.testing.assert_allclose(found.coefficients, slopes, atol=1e-10)


def test_johnson_by_singular_values_of_the_data() -> None:
    """The nearest uncorrelated drivers are P Q' of the standardised table P D Q' (Johnson's own derivation)."""
    given = answers(p=6)
    table, outcome = np.column_stack([given[f"Q{k}"] for k in range(6)]), given["overall"]
    scaled = (table - table.mean(0)) / table.std(0) / np.sqrt(len(table))
    centred = (outcome - outcome.mean()) / outcome.std() / np.sqrt(len(table))
    p, _, q = linalg.svd(scaled, full_matrices=False)
    nearest = p @ q
    expected = (nearest.T @ scaled).T ** 2 @ (nearest.T @ centred) ** 2
    whole = np.corrcoef(np.column_stack([table, outcome]).T)
    np.testing.assert_allclose(johnson_importance(whole[:-1, :-1], whole[:-1, -1]), expected, atol=1e-10)


def test_resamples_are_surveys_of_those_drawn() -> None:
    """Weights that count how often a respondent was drawn give what a table with these rows gives."""
    given = answers(40)
    people = respondent_answers(asked_survey(given, {"overall": (1, 10)}), Population())
    batch = next(iter(resampled(people, 3, seed=8)))
    rng = np.random.default_rng(8)
    for k in range(3):
        rows = rng.integers(0, 40, 40)
        np.testing.assert_allclose(batch.values[k], np.corrcoef(people.values[rows].T), atol=1e-10)


def test_intervals_are_percentiles_of_regressions_on_resampled_rows() -> None:
    given = answers(80, 3)
    people = respondent_answers(asked_survey(given, {"overall": (1, 10)}), Population())
    found = respondent_drivers(people, "overall", ("Q0", "Q1", "Q2"), resamples=60, seed=5)
    rng, drawn = np.random.default_rng(5), []
    for _ in range(60):
        rows = people.values[rng.integers(0, 80, 80)]
        whole = np.corrcoef(rows.T)
        parts = shapley_importance(whole[:-1, :-1], whole[:-1, -1])
        drawn.append(parts / parts.sum())
    assert found.intervals is not None
    np.testing.assert_allclose(found.intervals.low, np.quantile(drawn, 0.025, axis=0), atol=1e-9)
    np.testing.assert_allclose(found.intervals.high, np.quantile(drawn, 0.975, axis=0), atol=1e-9)


@pytest.mark.parametrize("weighted", [False, True])
def test_pairwise_correlations_are_those_of_pandas(weighted: bool) -> None:
    """Means and spreads too are those of the respondents who answered both; weights as if rows stood there so often."""
    given, rng = answers(90), np.random.default_rng(1)
    given = {key: np.where(rng.random(90) < 0.15, np.nan, each) for key, each in given.items()}
    times = np.where(np.arange(90) % 3 == 0, 4, 1) if weighted else np.ones(90, int)
    tiers = population(tier={"VIP": 120, "large": 60}) if weighted else Population()
    cells = [("VIP",) if count == 4 else ("large",) for count in times] if weighted else None
    survey = asked_survey(given, {"overall": (1, 10)}, cells, ("tier",) if weighted else ())
    expected = pd.DataFrame({key: np.repeat(each, times) for key, each in given.items()}).corr().to_numpy()
    np.testing.assert_allclose(survey_correlations(survey, tiers).values, expected, atol=1e-12)
    np.testing.assert_allclose(respondent_correlations(respondent_answers(survey, tiers)).values, expected, atol=1e-12)


def test_alpha_kmo_and_bartlett_by_their_definitions() -> None:
    given = answers(120, 5)
    items = {key: given[key] for key in list(given)[:-1]}
    table = np.column_stack(list(items.values()))
    found = questionnaire_quality(asked_survey(items), tuple(items))
    k = table.shape[1]
    alpha = k / (k - 1) * (1 - table.var(0, ddof=1).sum() / table.sum(1).var(ddof=1))
    assert found.overall.value == pytest.approx(alpha)
    for i in range(k):
        rest = np.delete(table, i, 1)
        without = (k - 1) / (k - 2) * (1 - rest.var(0, ddof=1).sum() / rest.sum(1).var(ddof=1))
        assert found.overall.deleted[i] == pytest.approx(without)
        assert found.overall.to_rest[i] == pytest.approx(stats.pearsonr(table[:, i], rest.sum(1))[0])
    high = 1 - (1 - alpha) * stats.f.ppf(0.025, 119, 119 * (k - 1))
    assert found.overall.high == pytest.approx(high)
    whole = np.corrcoef(table.T)
    inverse = np.linalg.inv(whole)
    partial = -inverse / np.sqrt(np.outer(np.diag(inverse), np.diag(inverse)))
    off = ~np.eye(k, dtype=bool)
    kmo = (whole[off] ** 2).sum() / ((whole[off] ** 2).sum() + (partial[off] ** 2).sum())
    assert found.factorability.kmo == pytest.approx(kmo)
    chi_square = -(120 - 1 - (2 * k + 5) / 6) * np.log(np.linalg.det(whole))
    assert found.factorability.chi_square == pytest.approx(chi_square)
    assert found.factorability.p_value == pytest.approx(stats.chi2.sf(chi_square, k * (k - 1) / 2), abs=1e-12)
