"""What answers that are all alike leave open: against the binomial and against a search."""

import numpy as np
import pytest
from scipy import optimize, stats

from satisfaction.unanimity import unseen


@pytest.mark.parametrize("count", [1, 2, 5, 30, 1000])
def test_one_stratum_is_the_exact_binomial_bound(count: int) -> None:
    assert unseen(np.array([1.0]), np.array([float(count)])) == pytest.approx(stats.beta.ppf(0.95, 1, count))


def test_strata_are_the_worst_case_that_keeps_the_chance() -> None:
    loads, answers = np.array([0.5, 0.3, 0.2]), np.array([2.0, 10.0, 200.0])
    worst = optimize.minimize(
        lambda q: -loads @ q,
        np.full(3, 0.01),
        bounds=[(0, 0.99)] * 3,
        constraints={"type": "ineq", "fun": lambda q: answers @ np.log1p(-q) - np.log(0.05)},
    )
    assert unseen(loads, answers) == pytest.approx(-worst.fun, abs=1e-4)


def test_strata_in_proportion_to_what_they_count_for_are_one() -> None:
    assert unseen(np.array([0.25, 0.75]), np.array([10.0, 30.0])) == pytest.approx(1 - 0.05 ** (1 / 40))


def test_nothing_is_open_where_nothing_counts() -> None:
    assert unseen(np.empty(0), np.empty(0)) == 0.0
