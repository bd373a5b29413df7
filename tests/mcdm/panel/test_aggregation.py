"""Aggregation of judgments and of priorities."""

from __future__ import annotations

import numpy as np
import pytest

from mcdm.errors import DecisionError
from mcdm.panel.aggregation import aggregate_judgments, aggregate_priorities, expert_shares
from mcdm.weighting import eigenvector, principal_eigenvector
from tests.mcdm.judgments import noisy, reciprocal

# A family decides on a vacation: Dad, Mom and Kid on costs, fun and spa, with voting power .4, .4, .2
# (gluc/ahp, inst/extdata/vacation.ahp).
VACATION = np.stack(
    [
        reciprocal(3, {(0, 1): 4, (0, 2): 9, (1, 2): 4}),
        reciprocal(3, {(0, 1): "1/4", (0, 2): "1/9", (1, 2): "1/5"}),
        reciprocal(3, {(0, 1): "1/9", (0, 2): 1, (1, 2): 9}),
    ]
)
POWER = (0.4, 0.4, 0.2)


def test_judgments_of_a_family() -> None:
    group = aggregate_judgments(VACATION, POWER)
    assert group[0].tolist() == pytest.approx([1, 0.6443940149772542, 1])
    assert group[1, 2] == pytest.approx(1.4193336415251103)
    pair = principal_eigenvector(group)
    assert pair.weights.tolist() == pytest.approx([0.2827611346313254, 0.42593848564756254, 0.29130037972111206])
    assert pair.lambda_max == pytest.approx(3.000885274981486)


def test_priorities_of_a_family() -> None:
    weights = eigenvector(VACATION)
    arithmetic = aggregate_priorities(weights, POWER, mean="arithmetic")
    assert arithmetic.tolist() == pytest.approx([0.33030853243349567, 0.32805526051650397, 0.34163620705000036])
    geometric = aggregate_priorities(weights, POWER)
    assert geometric.tolist() == pytest.approx([0.2827611346313254, 0.42593848564756254, 0.29130037972111206])


def test_two_experts_meet_at_the_geometric_mean() -> None:
    group = aggregate_judgments([[[1, 3], [1 / 3, 1]], [[1, 5], [1 / 5, 1]]])
    assert group.tolist() == [[1, pytest.approx(15**0.5)], [pytest.approx(15**-0.5), 1]]


def test_a_cell_counts_only_those_who_answered_it() -> None:
    panel = np.stack([reciprocal(3, {(0, 1): 4}), reciprocal(3, {(0, 1): 9, (0, 2): 5}), reciprocal(3, {(0, 2): 7})])
    group = aggregate_judgments(panel, [1, 3, 0])
    assert group[0, 1] == pytest.approx((4 * 9**3) ** 0.25)
    assert group[0, 2] == pytest.approx(5)
    assert group[1, 2] == 0


def test_draws_come_first() -> None:
    panel = noisy(6, 4, 0.4, 1).reshape(2, 3, 4, 4)
    together = aggregate_judgments(panel, POWER)
    assert together.shape == (2, 4, 4)
    assert together[1] == pytest.approx(aggregate_judgments(panel[1], POWER))
    weights = eigenvector(panel)
    assert aggregate_priorities(weights, POWER)[1] == pytest.approx(aggregate_priorities(weights[1], POWER))


def test_a_zero_of_somebody_with_a_vote_is_a_zero_of_the_group() -> None:
    given = [[0.5, 0.5, 0.0], [0.2, 0.3, 0.5]]
    assert aggregate_priorities(given)[2] == 0
    assert aggregate_priorities(given, [0, 1]).tolist() == pytest.approx([0.2, 0.3, 0.5])
    with pytest.raises(DecisionError, match="priorities-not-positive"):
        aggregate_priorities([[1, 0], [0, 1]])


@pytest.mark.parametrize("weights", [[1, -1, 1], [0, 0, 0], [1, np.nan, 1]])
def test_unusable_expert_weights_are_refused(weights: list[float]) -> None:
    with pytest.raises(DecisionError, match="expert-weights-not-positive"):
        aggregate_judgments(VACATION, weights)


def test_missing_expert_weights_are_equal() -> None:
    assert expert_shares(4).tolist() == [0.25] * 4
    assert expert_shares(2, [1, 3]).tolist() == [0.25, 0.75]
    with pytest.raises(DecisionError, match="expert-weights-wrong-length"):
        expert_shares(2, [1, 2, 3])


def test_an_empty_panel_is_refused() -> None:
    with pytest.raises(DecisionError, match="panel-empty"):
        aggregate_judgments(np.eye(3))
    with pytest.raises(DecisionError, match="panel-empty"):
        aggregate_priorities(np.empty((0, 3)))
