"""The next question and the stop rule."""

from __future__ import annotations

import math

import numpy as np
import pytest

from mcdm.comparisons.design import asking_order, recommended_design
from mcdm.comparisons.graph import uncertainty
from mcdm.comparisons.matrix import answered, is_connected
from mcdm.comparisons.questions import LEAST_SIGMA, connecting_pairs, enough, judgment_spread, next_pair
from mcdm.errors import DecisionError
from mcdm.judgments import FloatArray
from mcdm.weighting.incomplete_least_squares import least_squares_weights
from tests.mcdm.judgments import consistent, noisy, reciprocal, thinned


def asked(matrix: FloatArray, count: int) -> FloatArray:
    """The first answers in the recommended order."""
    result = np.eye(len(matrix))
    for i, j in asking_order(len(matrix))[:count]:
        result[i, j], result[j, i] = matrix[i, j], matrix[j, i]
    return result


def test_questions_begin_with_the_design_and_end_with_the_last_pair() -> None:
    matrix = np.eye(5)
    assert next_pair(matrix) == recommended_design(5)[0]
    assert next_pair(matrix, skipped=[recommended_design(5)[0]]) == asking_order(5)[1]
    count = 0
    while (pair := next_pair(matrix)) is not None:
        matrix[pair] = matrix[pair[::-1]] = 1
        count += 1
        assert is_connected(matrix) == (count >= 4)
    assert count == 10
    assert next_pair(np.eye(1)) is None


@pytest.mark.parametrize("seed", range(5))
def test_the_next_answer_lowers_the_uncertainty_most(seed: int) -> None:
    matrix = thinned(noisy(1, 7, 0.4, seed), 9, seed)[0]
    links = answered(matrix)
    traces = {}
    for i, j in np.argwhere(np.triu(~links, 1)).tolist():
        more = links.copy()
        more[i, j] = more[j, i] = True
        traces[i, j] = np.trace(uncertainty(more))
    chosen = next_pair(matrix)
    assert chosen is not None
    assert traces[chosen] == pytest.approx(min(traces.values()), abs=1e-9)
    assert next_pair(matrix, skipped=[chosen[::-1]]) != chosen


def test_the_fewest_questions_that_link_all() -> None:
    apart = reciprocal(7, {(0, 1): 2, (1, 2): 3, (3, 4): 1, (4, 5): 5})
    pairs = connecting_pairs(apart)
    assert pairs == ((1, 4), (1, 6))
    for i, j in pairs:
        apart[i, j] = apart[j, i] = 1
    assert is_connected(apart)
    assert connecting_pairs(apart) == ()
    assert connecting_pairs(np.eye(3), skipped=[(0, 2), (1, 2)]) == ((0, 1),)


def test_before_the_answers_link_all_there_is_no_ranking() -> None:
    found = enough(reciprocal(6, {(0, 1): 2}))
    assert (found.settled, found.order_probability, found.first_probability) == (False, None, None)
    assert found.further == len(recommended_design(6)) - 1


def test_all_answered_is_enough_however_contradictory() -> None:
    found = enough(noisy(1, 5, 2.0, 1)[0])
    assert found.settled
    assert (found.order_probability, found.first_probability) == (1, 1)
    assert (found.closest, found.swap_probability, found.further) == (None, 0, 0)
    assert found.sigma > 0.5


def test_clear_differences_settle_early_and_equal_weights_late() -> None:
    clear = enough(asked(consistent(np.array([64.0, 16, 4, 1])), 4))
    assert clear.settled
    alike = enough(asked(consistent(np.array([1.1, 1.05, 1, 0.95])), 4))
    assert not alike.settled
    assert alike.order_probability is not None
    assert clear.order_probability is not None
    assert alike.order_probability < clear.order_probability
    assert 1 <= alike.further <= 2
    assert alike.closest is not None


def test_the_pair_that_could_swap_is_the_nearest_one() -> None:
    found = enough(asked(consistent(np.array([1.0, 8, 7, 0.2, 30])), 5), tie=0)
    assert found.closest == (1, 2)
    assert 0 < found.swap_probability < 0.5


def test_what_nobody_will_answer_changes_nothing() -> None:
    matrix = asked(consistent(np.array([1.1, 1.05, 1, 0.95])), 4)
    open_pairs = [tuple(pair) for pair in np.argwhere(np.triu(matrix == 0)).tolist()]
    assert enough(matrix, skipped=open_pairs).settled
    assert not enough(matrix, skipped=open_pairs[:1]).settled


def test_the_way_to_the_final_weights_has_the_variance_that_is_claimed() -> None:
    complete = noisy(4_000, 5, 0.25, 7)
    pairs = np.array(asking_order(5)[:6]).T
    mask = np.eye(5)
    mask[pairs[0], pairs[1]] = mask[pairs[1], pairs[0]] = 1
    moved = np.log(least_squares_weights(complete)) - np.log(least_squares_weights(complete * mask))
    moved -= moved.mean(-1, keepdims=True)
    links = mask.astype(bool) & ~np.eye(5, dtype=bool)
    claimed = 0.25**2 * (uncertainty(links) - uncertainty(~np.eye(5, dtype=bool)))
    assert moved.T @ moved / 4_000 == pytest.approx(claimed, abs=0.002)


def test_probabilities_hold_for_the_rankings_that_come() -> None:
    weights = np.array([1.0, 1.5, 2.0, 2.4])
    errors = np.triu(np.random.default_rng(3).normal(0, 0.25, (600, 4, 4)), 1)
    complete = consistent(weights) * np.exp(errors - errors.swapaxes(-1, -2))
    stayed, claimed = [], []
    for one in complete:
        part = asked(one, 4)
        before, after = (np.log(least_squares_weights(matrix)) for matrix in (part, one))
        ranked = after[np.argsort(-before)]
        stayed.append(all(ranked[k + 1 :].max() <= ranked[: k + 1].min() + math.log(1.05) for k in range(3)))
        claimed.append(enough(part).order_probability)
    assert np.mean(stayed) == pytest.approx(np.mean(claimed), abs=0.05)


def test_the_spread_is_learnt_from_residuals_and_has_a_floor() -> None:
    tree = reciprocal(4, {(0, 1): 2, (1, 2): 2, (2, 3): 2})
    assert judgment_spread(tree) == 0.25
    assert judgment_spread(consistent(np.geomspace(9, 1, 9))) == LEAST_SIGMA
    rough = [judgment_spread(one) for one in noisy(20, 9, 0.6, 2)]
    assert np.mean(rough) == pytest.approx(0.58, abs=0.05)


@pytest.mark.parametrize("setting", [{"sigma": 0.0}, {"certainty": 1.0}, {"tie": -0.1}, {"sigma": math.nan}])
def test_settings_out_of_range(setting: dict[str, float]) -> None:
    with pytest.raises(DecisionError, match="question-setting"):
        enough(np.ones((3, 3)), **setting)
