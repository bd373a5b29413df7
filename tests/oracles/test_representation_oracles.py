"""Weights against other ways of computing them: raking as an optimum, means and errors respondent by respondent."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.optimize import minimize

from mcdm.scales import FIVE_GRADES
from satisfaction.nonresponse import invited_cells, response_propensities
from satisfaction.precision import index_estimate
from satisfaction.raking import Margin, rake
from satisfaction.representation import Representation
from satisfaction.strata import stratify
from tests.satisfaction.small_surveys import population, survey_of

RNG = np.random.default_rng(11)
DISTRICTS, TIERS = ("D1", "D2", "D3"), ("VIP", "large", "ordinary")
CITY = population(
    district={"D1": 500, "D2": 300, "D3": 200}, tier={"VIP": 10, "large": 140, "ordinary": 850}
)  # fmt: skip
PEOPLE = 400
CELLS = [
    (DISTRICTS[d], TIERS[t])
    for d, t in zip(RNG.integers(0, 3, PEOPLE).tolist(), RNG.choice(3, PEOPLE, p=[0.1, 0.3, 0.6]).tolist(), strict=True)
]
GRADES = RNG.integers(0, 5, (PEOPLE, 4))
GRADES[RNG.random(GRADES.shape) < 0.1] = -1
SURVEY = survey_of(GRADES, CELLS, ("district", "tier"))
WEIGHTS = np.array([0.4, 0.3, 0.2, 0.1])


def test_raking_is_the_nearest_table_in_relative_entropy() -> None:
    """The dual of min sum(t ln t/s) under the margins, maximised by a general optimiser."""
    start = RNG.integers(1, 50, (3, 4)).astype(float)
    rows, columns = np.array([0.5, 0.3, 0.2]), np.array([0.1, 0.2, 0.3, 0.4])
    down, across = np.indices(start.shape)

    def dual(x: np.ndarray) -> float:
        a, b = x[:3], x[3:]
        return float((start * np.exp(a[:, None] + b[None, :])).sum() - rows @ a - columns @ b)

    x = minimize(dual, np.full(7, -3.0), method="BFGS", options={"gtol": 1e-10}).x
    raked = rake(
        start.ravel(),
        [
            Margin("row", ("a", "b", "c"), down.ravel(), rows),
            Margin("column", ("w", "x", "y", "z"), across.ravel(), columns),
        ],
    )
    assert raked.totals.reshape(3, 4) == pytest.approx(start * np.exp(x[:3, None] + x[None, 3:]), abs=1e-6)


def weights_by_respondent(representation: Representation) -> np.ndarray:
    """The weight of every respondent, by loops over people."""
    share = {d: s.customers / 1000 for dim in CITY.dimensions for s in dim.segments for d in (s.id,)}
    if representation.method == "none":
        return np.full(PEOPLE, 1 / PEOPLE)
    if representation.method == "post-stratification":
        counts = {cell: CELLS.count(cell) for cell in set(CELLS)}
        return np.array([share[d] * share[t] / counts[d, t] for d, t in CELLS])
    weight = np.full(PEOPLE, 1 / PEOPLE)
    for _ in range(500):
        for axis, names in ((0, DISTRICTS), (1, TIERS)):
            for name in names:
                inside = np.array([cell[axis] == name for cell in CELLS])
                weight[inside] *= share[name] / weight[inside].sum()
    return weight


@pytest.mark.parametrize("method", ["post-stratification", "raking", "none"])
def test_means_are_those_of_weighted_respondents(method) -> None:
    representation = Representation(method)
    weight = weights_by_respondent(representation)
    assert weight.sum() == pytest.approx(1)
    strata = stratify(SURVEY, CITY, representation)
    assert strata.effective_respondents == pytest.approx(1 / (weight**2).sum())
    if method == "none":
        scores = np.array([*FIVE_GRADES.scores, 0.0])[GRADES]
        means = [(weight * s)[g >= 0].sum() / weight[g >= 0].sum() for s, g in zip(scores.T, GRADES.T, strict=True)]
        assert strata.memberships().values @ np.array(FIVE_GRADES.scores) == pytest.approx(means)


@pytest.mark.parametrize("method", ["post-stratification", "raking"])
def test_the_standard_error_is_that_of_a_stratified_sample_of_scores(method) -> None:
    """With complete answers: sum of W_h^2 s_h^2 / n_h (1 - n_h / N_h), where the weights come from the loops above."""
    complete = np.where(GRADES < 0, 2, GRADES)
    strata = stratify(survey_of(complete, CELLS, ("district", "tier")), CITY, Representation(method))
    weight, own = weights_by_respondent(Representation(method)), np.array(FIVE_GRADES.scores)[complete] @ WEIGHTS
    share = {s.id: s.customers / 1000 for dim in CITY.dimensions for s in dim.segments}
    variance = 0.0
    for cell in sorted(set(CELLS)):
        inside = np.array([each == cell for each in CELLS])
        n, size = inside.sum(), 1000 * share[cell[0]] * share[cell[1]]
        left = max(1 - n / max(size, n), 0.0)
        variance += weight[inside].sum() ** 2 * own[inside].var(ddof=1) / n * left
    assert index_estimate(strata, WEIGHTS, FIVE_GRADES).standard_error == pytest.approx(np.sqrt(variance), rel=1e-6)


def test_response_is_the_maximum_of_the_binomial_likelihood() -> None:
    from dataclasses import replace

    asked = tuple(
        replace(d, segments=tuple(replace(s, invited=300 + 100 * k) for k, s in enumerate(d.segments)))
        for d in CITY.dimensions
    )
    cells, invited, answered = invited_cells(SURVEY, asked)
    design = np.array([[1.0, *(c[0] == d for d in DISTRICTS[1:]), *(c[1] == t for t in TIERS[1:])] for c in cells])

    def loss(b: np.ndarray) -> float:
        eta = design @ b
        return float((invited * np.logaddexp(0, eta) - answered * eta).sum())

    fitted = minimize(loss, np.zeros(5), method="BFGS", options={"gtol": 1e-9}).x
    chances, settled = response_propensities(cells, answered, invited)
    assert settled
    assert chances == pytest.approx(1 / (1 + np.exp(-design @ fitted)), abs=1e-6)
